"""A link reads as a sentence from either of its ends, and leads up from the one and down from the other."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from alignment.graph import StrategyGraph
from alignment.model.link_types import LinkName
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import Link


class Direction(Enum):
    """Tells two ways apart: up to why an element is there, and down to what hangs on it."""

    UP = "upstream"
    DOWN = "downstream"


class LinkReading(NamedTuple):
    """Holds a link as it reads from one of its ends: the words that follow that end, and the element at the other.

    `is_inverse` tells that it is the other element that writes the link.
    """

    link: str
    says: str
    is_inverse: bool
    basis: str
    element: str


class LinkReadings(NamedTuple):
    """Reads the links of a graph from any element, in the metamodel's order and then that of the files.

    Citations come last: first what an element is there for, then where it is written.
    """

    graph: StrategyGraph
    metamodel: Metamodel

    def of(self, element: str, direction: Direction) -> Iterator[LinkReading]:
        """Gives the links that lead up or down from an element."""
        for name in self._names():
            is_inverse = name.leads_down is (direction is Direction.UP)
            ends = self.graph.incoming if is_inverse else self.graph.outgoing
            for link in ends.get(name.name, {}).get(element, ()):
                yield _read(link, name, is_inverse=is_inverse)

    def between(self, start: str, end: str) -> tuple[LinkReading, ...]:
        """Gives every link from one element to another, as they read from the first."""
        return tuple(reading for way in Direction for reading in self.of(start, way) if reading.element == end)

    def _names(self) -> list[LinkName]:
        names = (link_type.link for link_type in self.metamodel.links.values())
        return sorted(names, key=lambda name: name.is_citation)


def _read(link: Link, name: LinkName, *, is_inverse: bool) -> LinkReading:
    if is_inverse:
        return LinkReading(name.name, name.inverse_says, is_inverse, link.basis, link.source)
    return LinkReading(name.name, name.says, is_inverse, link.basis, link.target)
