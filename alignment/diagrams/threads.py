"""What a layered picture shows of a strategy: the elements of its columns, and the links from one column to another."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from alignment.diagrams.order import Layers
from alignment.graph import StrategyGraph
from alignment.model.link_entries import model_of
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import Link
from alignment.model.vocabularies import STATED


class Join(NamedTuple):
    """Holds the links between two elements, the first of which stands in a column further left."""

    start: str
    end: str
    says: str
    is_stated: bool


class Threads(NamedTuple):
    """Holds the elements of each column in the order of the files, what joins them, and what each one lacks.

    What an element lacks is judged on the whole strategy, however little of it is shown; what one of another model lacks, not
    at all.
    """

    kinds: tuple[Kind, ...]
    columns: Layers
    joins: tuple[Join, ...]
    gaps: Mapping[str, tuple[str, ...]]

    @property
    def joined(self) -> frozenset[str]:
        """Gives the elements that something joins to another column."""
        return frozenset(end for join in self.joins for end in (join.start, join.end))

    def only(self, chosen: Iterable[str]) -> "Threads":
        """Gives the same with some of the elements."""
        shown = frozenset(chosen)
        columns = tuple(tuple(one for one in column if one in shown) for column in self.columns)
        joins = (join for join in self.joins if {join.start, join.end} <= shown)
        return self._replace(columns=columns, joins=tuple(joins))

    def of_one(self, first: str) -> "Threads":
        """Gives what belongs to one element of the first column: what leads to it, column by column."""
        shown = {first}
        for column in self.columns:
            shown |= {join.end for join in self.joins if join.start in shown & set(column)}
        return self.only(shown)


def threads(graph: StrategyGraph, metamodel: Metamodel, columns: tuple[str, ...] = ()) -> Threads:
    """Reads off a strategy what its picture shows: the kinds named, or those of the golden thread."""
    kinds = tuple(metamodel.kinds[kind] for kind in columns or metamodel.drawn)
    layers = tuple(tuple(one.id for one in graph.every if kind.name == one.KIND) for kind in kinds)
    joins = tuple(_joins(graph, metamodel, layers))
    return Threads(kinds, layers, joins, _gaps(kinds, layers, joins))


def _joins(graph: StrategyGraph, metamodel: Metamodel, layers: Layers) -> Iterable[Join]:
    """Gathers the links between any two elements of different columns, by the order of the elements."""
    column = {one: number for number, layer in enumerate(layers) for one in layer}
    place = {one: number for number, one in enumerate(column)}
    found: dict[tuple[str, str], list[Link]] = {}
    for link in graph.links:
        ends = sorted((link.source, link.target), key=lambda end: place.get(end, -1))
        if all(end in column for end in ends) and column[ends[0]] != column[ends[1]]:
            found.setdefault((ends[0], ends[1]), []).append(link)
    for (start, end), links in sorted(found.items(), key=lambda item: (place[item[0][0]], place[item[0][1]])):
        says = "; ".join(_said(link, metamodel) for link in links)
        yield Join(start, end, says, any(link.basis == STATED for link in links))


def _said(link: Link, metamodel: Metamodel) -> str:
    basis = "" if link.basis == STATED else f" ({link.basis})"
    return f"{link.source} {metamodel.links[link.type].link.says} {link.target}{basis}"


def _gaps(kinds: tuple[Kind, ...], layers: Layers, joins: tuple[Join, ...]) -> dict[str, tuple[str, ...]]:
    """Says what each element lacks: anything on its left, and what stands in the next column on its right."""
    column = {one: number for number, layer in enumerate(layers) for one in layer}
    led_to = {join.end for join in joins}
    goes_on = {join.start for join in joins if column[join.end] == column[join.start] + 1}
    gaps: dict[str, tuple[str, ...]] = {}
    for one, number in column.items():
        lacks = [kinds[number - 1].label] if number and one not in led_to else []
        if number + 1 < len(kinds) and one not in goes_on:
            lacks.append(kinds[number + 1].label)
        gaps[one] = () if model_of(one) else tuple(f"no {label}" for label in lacks)
    return gaps
