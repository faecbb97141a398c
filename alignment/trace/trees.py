"""What is upstream or downstream of an element, as a tree: nearest first, each element spread out once."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from alignment.trace.readings import Direction, LinkReading, LinkReadings

DEEPEST: Final = 20
"""Ends a tree that goes deeper, because nobody can read further in; the last element named begins a tree of its own."""


class TraceStep(NamedTuple):
    """Holds one link of a tree and what follows from the element that it leads to.

    `is_elsewhere` tells that the same element is spread out at another place; `left_out` counts links not listed.
    """

    reading: LinkReading
    steps: tuple["TraceStep", ...]
    is_elsewhere: bool
    left_out: int


class TraceTree(NamedTuple):
    """Holds everything upstream or downstream of an element, or as much as there is room for.

    `reached` counts the elements that there are, `unnamed` those of them that the tree has no room for; `left_out`
    counts links of the element itself that are not listed.
    """

    element: str
    direction: Direction
    steps: tuple[TraceStep, ...]
    left_out: int
    reached: int
    unnamed: int


def upstream(readings: LinkReadings, element: str, most: int | None = None) -> TraceTree:
    """Says why an element is there, in at most so many steps."""
    return _grown(readings, element, Direction.UP, most)


def downstream(readings: LinkReadings, element: str, most: int | None = None) -> TraceTree:
    """Says what hangs on an element, in at most so many steps."""
    return _grown(readings, element, Direction.DOWN, most)


def reached(readings: LinkReadings, element: str, direction: Direction) -> frozenset[str]:
    """Gives every element upstream or downstream of one, that one left aside."""
    found = {element}
    waiting = [element]
    while waiting:
        new = {reading.element for reading in readings.of(waiting.pop(), direction)} - found
        found |= new
        waiting += new
    return frozenset(found - {element})


@dataclass(slots=True, eq=False, repr=False)
class _Branch:
    """Holds an element of a tree that still grows."""

    element: str
    depth: int = 0
    branches: list[tuple[LinkReading, "_Branch"]] = field(default_factory=list)
    is_elsewhere: bool = False
    left_out: int = 0

    def steps(self) -> tuple[TraceStep, ...]:
        """Gives what has grown from the element."""
        return tuple(
            TraceStep(reading, branch.steps(), branch.is_elsewhere, branch.left_out)
            for reading, branch in self.branches
        )


def _grown(readings: LinkReadings, element: str, direction: Direction, most: int | None) -> TraceTree:
    """Grows a tree level by level, so that what is nearest is there where not everything can be."""
    root = _Branch(element)
    waiting = deque([root])
    spread: set[str] = set()
    named: set[str] = set()
    made = 0
    while waiting:
        branch = waiting.popleft()
        found = list(readings.of(branch.element, direction))
        if branch.element in spread:
            branch.is_elsewhere = bool(found)
            continue
        spread.add(branch.element)
        branch.branches = list(_branches(found, branch.depth, None if most is None else most - made))
        branch.left_out = len(found) - len(branch.branches)
        made += len(branch.branches)
        waiting.extend(new for _, new in branch.branches)
        named.update(new.element for _, new in branch.branches)
    every = reached(readings, element, direction)
    return TraceTree(element, direction, root.steps(), root.left_out, len(every), len(every - named))


def _branches(found: list[LinkReading], depth: int, room: int | None) -> Iterator[tuple[LinkReading, _Branch]]:
    if depth < DEEPEST:
        for reading in found[:room]:
            yield reading, _Branch(reading.element, depth + 1)
