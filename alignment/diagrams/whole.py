"""A whole graph as values: every element, of whatever kind, and every link between them, for other programs to draw."""

from collections.abc import Collection
from typing import NamedTuple

from alignment.graph import StrategyGraph
from alignment.model.metamodel import Metamodel


class WholeElement(NamedTuple):
    """Holds an element as other programs know it."""

    id: str
    kind: str
    title: str
    basis: str


class WholeLink(NamedTuple):
    """Holds a link as other programs know it; `says` are the words between its ends."""

    source: str
    type: str
    says: str
    target: str
    basis: str
    note: str | None
    quote: str | None
    evidence: str | None = None


class WholeGraph(NamedTuple):
    """Holds elements in the order of the files, and links by type; `of` is the element that it was chosen for, if any.

    `note` warns of what it may lack, if anything.
    """

    title: str
    of: str | None
    elements: tuple[WholeElement, ...]
    links: tuple[WholeLink, ...]
    note: str = ""

    @property
    def is_complete(self) -> bool:
        """Tells whether nothing may be lacking."""
        return not self.note


def elements_of(graph: StrategyGraph, chosen: Collection[str]) -> tuple[WholeElement, ...]:
    """Gives the chosen elements."""
    every = (one for one in graph.every if one.id in chosen)
    return tuple(WholeElement(one.id, one.KIND, one.called, one.basis) for one in every)


def links_of(graph: StrategyGraph, metamodel: Metamodel, chosen: Collection[str]) -> tuple[WholeLink, ...]:
    """Gives the links between chosen elements."""
    return tuple(
        WholeLink(
            source=link.source,
            type=link.type,
            says=metamodel.links[link.type].link.says,
            target=link.target,
            basis=link.basis,
            note=link.note,
            quote=link.quote,
            evidence=link.evidence,
        )
        for link in graph.links
        if link.source in chosen and link.target in chosen
    )
