"""The columns of a picture and the boxes in them, each as high as its text needs, before they have a place."""

from collections.abc import Iterator, Mapping
from typing import Final

from alignment.diagrams.picture import Box, Column
from alignment.diagrams.threads import Join, Threads
from alignment.diagrams.widths import BOLDER, fitted, width_of, wrapped
from alignment.graph import StrategyGraph
from alignment.model.kinds.base import Element
from alignment.text import upper_first, visible

SIZE: Final = 12.5
"""The size of the text in boxes."""

LEADING: Final = 16
"""From one line of text to the next."""

INSET: Final = 9
"""Between the sides of a box and its text."""

PADDING: Final = 6
"""Between the upper and lower edge of a box and its text."""

SPACE: Final = 5
"""Between an id and its title."""

SIGN: Final = 18
"""Before what is missing, for a sign."""

WIDTH: Final = 780
"""The width of a picture; on paper of A4 its text is then nearly as large as that of a footnote."""

_EDGE: Final = 1
_GUTTER: Final = 80
_MOST_LINES: Final = 4


def columns_of(threads: Threads) -> tuple[Column, ...]:
    """Gives the columns, each as wide as the others."""
    number = len(threads.kinds)
    width = (WIDTH - 2 * _EDGE - _GUTTER * (number - 1)) / number
    return tuple(
        Column(kind.name, upper_first(kind.plural), _EDGE + place * (width + _GUTTER), width, f"No {kind.plural}")
        for place, kind in enumerate(threads.kinds)
    )


def boxes_of(threads: Threads, graph: StrategyGraph, columns: tuple[Column, ...]) -> dict[str, Box]:
    """Gives a box for every element, by its id; all at the top of their columns."""
    hues = _hues(threads)
    return {
        one: _box(graph.elements[one], column, ", ".join(threads.gaps[one]), hues[one], is_first=column == columns[0])
        for column, names in zip(columns, threads.columns, strict=True)
        for one in names
    }


def _box(element: Element, column: Column, gap: str, hue: int | None, *, is_first: bool) -> Box:
    room = column.width - 2 * INSET
    title = visible(element.title)
    own = fitted(element.id, room, SIZE, is_bold=True)
    lines = wrapped(title, room, SIZE, first=width_of(own, SIZE, is_bold=True) + SPACE, most=_MOST_LINES)
    lacks = wrapped(gap, room - SIGN, SIZE * BOLDER) if gap else ()
    return Box(
        element=element.id,
        id=own,
        title=lines,
        gap=lacks,
        says=f'{element.id} "{title}", {element.basis}{f": {gap}" if gap else ""}',
        left=column.left,
        top=0,
        width=column.width,
        height=2 * PADDING + (len(lines) + len(lacks)) * LEADING,
        is_first=is_first,
        hue=hue,
    )


def _hues(threads: Threads) -> Mapping[str, int | None]:
    """Numbers the elements of the first column, and gives the number to all that belong to one of them alone."""
    roots: dict[str, set[int]] = {one: set() for names in threads.columns for one in names}
    roots |= {one: {number} for number, one in enumerate(threads.columns[0])}
    for join in _from_the_left(threads):
        roots[join.end] |= roots[join.start]
    return {one: min(found) if len(found) == 1 else None for one, found in roots.items()}


def _from_the_left(threads: Threads) -> Iterator[Join]:
    """Gives what joins elements by the column where it starts, so that all that leads to an element comes before it."""
    for names in threads.columns:
        here = frozenset(names)
        yield from (join for join in threads.joins if join.start in here)
