"""How two elements are linked: the shortest ways over links in either direction, or none."""

from itertools import pairwise
from typing import Final, NamedTuple

from alignment.graph import components, shortest_ways
from alignment.trace.readings import Direction, LinkReading, LinkReadings

MOST_WAYS: Final = 10


class Leg(NamedTuple):
    """Holds one stretch of a way: every link to the next element, as they read from the one before."""

    readings: tuple[LinkReading, ...]
    element: str


class Ways(NamedTuple):
    """Holds the shortest ways from one element to another, each a leg after the other; `left_out` counts the rest.

    Where there is none, `around` says for either end what it is linked to, and how many elements stand in its group.
    """

    start: str
    end: str
    ways: tuple[tuple[Leg, ...], ...]
    left_out: int
    around: tuple["Around", ...] = ()


class Around(NamedTuple):
    """Says what an element is linked to, and how many elements links join to it in all."""

    element: str
    readings: tuple[LinkReading, ...]
    group: int


def ways(readings: LinkReadings, start: str, end: str) -> Ways:
    """Finds the shortest ways from one element to another."""
    found, number = shortest_ways(readings.graph, start, end, MOST_WAYS)
    chains = tuple(
        tuple(Leg(readings.between(one, following), following) for one, following in pairwise(way)) for way in found
    )
    around = () if found else tuple(_around(readings, element) for element in (start, end))
    return Ways(start, end, chains, number - len(found), around)


def _around(readings: LinkReadings, element: str) -> Around:
    linked = tuple(reading for way in Direction for reading in readings.of(element, way))
    (group,) = (group for group in components(readings.graph) if element in group)
    return Around(element, linked, len(group) - 1)
