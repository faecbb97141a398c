"""The strategy as a graph: elements by kind, links both ways by type; frozen, in the order of the files.

Adjacency is kept here because importing networkx costs more than a whole check; networkx serves analysis.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from alignment.model.kinds.base import Element
from alignment.model.strategy import Link, Strategy
from alignment.model.vocabularies import STATED

if TYPE_CHECKING:
    from networkx import Graph

Adjacency: TypeAlias = Mapping[str, Mapping[str, tuple[Link, ...]]]
"""Links by type, then by the element at one end."""


class StrategyGraph(NamedTuple):
    """Holds elements by id, ids by kind, and links by type from either end.

    `used` are the elements of other models that links lead to and on from; `kinds` has the strategy's own alone.
    """

    elements: Mapping[str, Element]
    kinds: Mapping[str, tuple[str, ...]]
    outgoing: Adjacency
    incoming: Adjacency
    used: Mapping[str, Element] = MappingProxyType({})

    @classmethod
    def of(cls, strategy: Strategy) -> "StrategyGraph":
        """Builds the graph of a strategy, with what it uses of other models."""
        return cls.built(strategy.elements, (*strategy.links, *strategy.used.links), strategy.used.elements)

    @classmethod
    def built(
        cls, elements: Mapping[str, Element], links: Iterable[Link], used: Mapping[str, Element] = MappingProxyType({})
    ) -> "StrategyGraph":
        """Builds the graph of elements, of those of other models, and of links between them."""
        kinds: dict[str, list[str]] = {}
        for element in elements.values():
            kinds.setdefault(element.KIND, []).append(element.id)
        outgoing: dict[str, dict[str, list[Link]]] = {}
        incoming: dict[str, dict[str, list[Link]]] = {}
        for link in links:
            outgoing.setdefault(link.type, {}).setdefault(link.source, []).append(link)
            incoming.setdefault(link.type, {}).setdefault(link.target, []).append(link)
        return cls(
            elements=MappingProxyType(dict(elements)),
            kinds=MappingProxyType({kind: tuple(ids) for kind, ids in kinds.items()}),
            outgoing=_frozen(outgoing),
            incoming=_frozen(incoming),
            used=used,
        )

    @property
    def every(self) -> Iterator[Element]:
        """Gives all elements, first the strategy's own."""
        return chain(self.elements.values(), self.used.values())

    def element(self, name: str) -> Element | None:
        """Gives the element of an id, also one of another model; None where there is none."""
        return self.elements.get(name) or self.used.get(name)

    @property
    def links(self) -> Iterator[Link]:
        """Gives every link, by type and then in the order of the files."""
        return (link for by_source in self.outgoing.values() for links in by_source.values() for link in links)

    def of_kinds(self, kinds: Iterable[str]) -> Iterator[str]:
        """Gives the ids of all elements of some kinds."""
        return (element for kind in kinds for element in self.kinds.get(kind, ()))

    def neighbours(self, element: str, link: str, *, inverse: bool = False) -> Iterator[str]:
        """Gives the elements that a link type leads to from an element, or from which it leads there."""
        if inverse:
            return (found.source for found in self.incoming.get(link, {}).get(element, ()))
        return (found.target for found in self.outgoing.get(link, {}).get(element, ()))

    def stated_only(self) -> "StrategyGraph":
        """Gives the graph of the links that the paper states; every element stays."""
        return StrategyGraph.built(self.elements, (link for link in self.links if link.basis == STATED), self.used)


def circles(successors: Mapping[str, Iterable[str]]) -> list[frozenset[str]]:
    """Gives the groups of elements that are each reached from every other of the group, and from themselves.

    Most plans have none, which takes no networkx to find.
    """
    if not _has_circle(successors):
        return []
    from networkx import DiGraph, strongly_connected_components  # noqa: PLC0415 - see the head of this module

    graph: DiGraph[str] = DiGraph((start, end) for start, ends in successors.items() for end in ends)
    groups = (frozenset(group) for group in strongly_connected_components(graph))
    return [group for group in groups if len(group) > 1 or any(graph.has_edge(one, one) for one in group)]


def shortest_circle(successors: Mapping[str, Iterable[str]], start: str) -> list[str]:
    """Gives the shortest way from an element back to itself, which must exist; the element stands first and last."""
    from networkx import DiGraph, has_path, shortest_path  # noqa: PLC0415 - see the head of this module

    graph: DiGraph[str] = DiGraph((one, end) for one, ends in successors.items() for end in ends)
    ways = [shortest_path(graph, end, start) for end in sorted(graph[start]) if has_path(graph, end, start)]
    return [start, *min(ways, key=len)]


def shortest_ways(graph: StrategyGraph, start: str, end: str, most: int) -> tuple[list[list[str]], int]:
    """Gives the shortest ways from one element to another over links in either direction, the first so many of them.

    Gives beside them how many there are in all. They are counted, not listed, as their number can double at every step.
    """
    from networkx import all_shortest_paths, single_source_shortest_path_length  # noqa: PLC0415 - as above

    joined = _joined(graph)
    steps: dict[str, int] = dict(single_source_shortest_path_length(joined, start))
    number = {start: 1}
    for one in sorted(steps.keys() - {start}, key=steps.__getitem__):
        number[one] = sum(number[other] for other in joined[one] if steps[other] == steps[one] - 1)
    if end not in number:
        return [], 0
    return list(islice(all_shortest_paths(joined, start, end), most)), number[end]


def components(graph: StrategyGraph) -> list[tuple[str, ...]]:
    """Gives the groups of elements that no link joins to one another; all in the order of the files."""
    from networkx import connected_components  # noqa: PLC0415 - see the head of this module

    group_of = {one: number for number, group in enumerate(connected_components(_joined(graph))) for one in group}
    groups: dict[int, list[str]] = {}
    for one in graph.every:
        groups.setdefault(group_of[one.id], []).append(one.id)
    return [tuple(group) for group in groups.values()]


def _joined(graph: StrategyGraph) -> "Graph[str]":
    """Gives the graph as networkx knows it where it makes no difference which way links lead."""
    from networkx import Graph  # noqa: PLC0415 - see the head of this module

    joined: Graph[str] = Graph()
    joined.add_nodes_from(one.id for one in graph.every)
    joined.add_edges_from((link.source, link.target) for link in graph.links)
    return joined


def _has_circle(successors: Mapping[str, Iterable[str]]) -> bool:
    """Takes away what leads nowhere until nothing is left, or only circles and what leads into them."""
    ahead = {start: set(ends) for start, ends in successors.items()}
    behind: dict[str, list[str]] = {}
    for start, ends in ahead.items():
        for end in ends:
            behind.setdefault(end, []).append(start)
    waiting = [end for end in behind if not ahead.get(end)]
    while waiting:
        gone = waiting.pop()
        for start in behind.get(gone, ()):
            ahead[start].discard(gone)
            if not ahead[start]:
                waiting.append(start)
    return any(ahead.values())


def _frozen(adjacency: Mapping[str, Mapping[str, list[Link]]]) -> Adjacency:
    return MappingProxyType(
        {link: MappingProxyType({end: tuple(links) for end, links in ends.items()}) for link, ends in adjacency.items()}
    )
