"""Where boxes stand in their columns, and the points through which lines run."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from alignment.diagrams.diagram import Box, Column, Line, Point
from alignment.diagrams.threads import Join, Threads


class _Block(NamedTuple):
    """Holds neighbours that stand as close as they may; `at` is where the first would begin, were it the first of all."""

    at: float
    weight: float
    size: int


def stacked(heights: Sequence[float], gap: float) -> list[float]:
    """Gives where boxes begin that stand one below the other, from 0."""
    tops: list[float] = []
    below = 0.0
    for height in heights:
        tops.append(below)
        below += height + gap
    return tops


def depth(heights: Sequence[float], gap: float) -> float:
    """Gives how far down a stack of boxes reaches."""
    return sum(heights) + gap * max(0, len(heights) - 1)


def placed(heights: Sequence[float], middles: Sequence[float | None], bottom: float, gap: float) -> list[float]:
    """Gives where boxes begin so that their middles are as near as can be to those wished for, between 0 and a bottom.

    Least squares in a given order is done by joining those that would overlap into blocks. One without a wish goes
    where its neighbours leave it. There must be room for all.
    """
    offsets = stacked(heights, gap)
    spare = bottom - depth(heights, gap)
    blocks: list[_Block] = []
    for height, middle, offset in zip(heights, middles, offsets, strict=True):
        wish = blocks[-1].at if middle is None and blocks else (middle or 0.0) - height / 2 - offset
        blocks.append(_Block(wish, 0.01 if middle is None else 1.0, 1))
        while len(blocks) > 1 and blocks[-2].at > blocks[-1].at:
            lower, upper = blocks.pop(), blocks.pop()
            weight = upper.weight + lower.weight
            at = (upper.at * upper.weight + lower.at * lower.weight) / weight
            blocks.append(_Block(at, weight, upper.size + lower.size))
    shifts = [min(max(block.at, 0.0), spare) for block in blocks for _ in range(block.size)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]


_APART: Final = 4.0
_CLEAR: Final = 8.0


class Route(NamedTuple):
    """Holds what a line runs through from left to right, and in which columns that is: two boxes, places between."""

    join: Join
    stops: tuple[str, ...]
    columns: tuple[int, ...]

    @property
    def legs(self) -> Iterator[tuple[str, str]]:
        """Gives the stretches from one column to the next."""
        return pairwise(self.stops)

    @property
    def through(self) -> Iterator[tuple[str, int]]:
        """Gives the places that the line needs in columns that it crosses."""
        return zip(self.stops[1:-1], self.columns[1:-1], strict=True)


def routes_of(threads: Threads) -> tuple[Route, ...]:
    """Gives the routes of all lines; what a line needs in a column is named after it, as no element can be."""
    column = {one: number for number, names in enumerate(threads.columns) for one in names}
    return tuple(_route(join, range(column[join.start], column[join.end] + 1)) for join in threads.joins)


def _route(join: Join, columns: range) -> Route:
    through = (f"{join.start} {join.end} {number}" for number in columns[1:-1])
    return Route(join, (join.start, *through, join.end), tuple(columns))


def lines_of(
    routes: Sequence[Route], boxes: Mapping[str, Box], tops: Mapping[str, float], columns: Sequence[Column]
) -> Iterator[Line]:
    """Gives every line; those that meet at a box meet it one below the other, in the order in which they come."""
    middles = {one: top + (boxes[one].height / 2 if one in boxes else 0) for one, top in tops.items()}
    legs = [leg for route in routes for leg in route.legs]
    leaving = _ports(legs, boxes, middles)
    arriving = _ports([(other, one) for one, other in legs], boxes, middles)
    for route in routes:
        join, stops = route.join, route.stops
        start, end = boxes[join.start], boxes[join.end]
        through = (
            Point(side, middles[name])
            for name, number in route.through
            for side in (columns[number].left, columns[number].right)
        )
        first = Point(start.right, leaving[stops[0], stops[1]])
        last = Point(end.left, arriving[stops[-1], stops[-2]])
        yield Line(join.start, join.end, join.says, join.is_stated, (first, *through, last), start.hue)


def _ports(
    legs: Sequence[tuple[str, str]], boxes: Mapping[str, Box], middles: Mapping[str, float]
) -> dict[tuple[str, str], float]:
    """Gives how far down each line meets a box on one side, by the box and by what the line leads to."""
    others: dict[str, list[str]] = {}
    for one, other in legs:
        others.setdefault(one, []).append(other)
    ports: dict[tuple[str, str], float] = {}
    for one, found in others.items():
        room = boxes[one].height - _CLEAR if one in boxes else 0
        step = min(_APART, room / len(found))
        for place, other in enumerate(sorted(found, key=middles.__getitem__)):
            ports[one, other] = middles[one] + (place - (len(found) - 1) / 2) * step
    return ports
