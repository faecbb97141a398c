"""The columns of a picture and the boxes in them, each as high as its text needs, before they have a place."""

from collections.abc import Iterator, Mapping
from typing import Final

from alignment.diagrams.diagram import Box, Column
from alignment.diagrams.threads import Join, Threads
from alignment.graph import StrategyGraph
from alignment.model.kinds.base import Element
from alignment.model.strategy import in_full
from alignment.text import upper_first, visible

_GROUPS: Final = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "-()`r{}",
    355: '"',
    389: "*",
    500: "Jcksvxyz^",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_WIDTHS: Final = {char: width for width, chars in _GROUPS.items() for char in chars}
_OTHER: Final = 667
_MARKS: Final = range(0x300, 0x370)
_FROM_WIDE: Final = 0x2E80
_WIDE: Final = 1050
_SPARE: Final = 1.05
BOLDER: Final = 1.08
"""By how much wider bold text is."""

_CUT: Final = "..."
_SHORT: Final = 0.4
_SHARES: Final = (0.9, 0.8, 0.7, 0.6)
"""The parts of its room with which a text is tried, to find lines of about one length."""


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Measures a text at a size."""
    thousandths = sum(_width(char) for char in text)
    return thousandths * size / 1000 * _SPARE * (BOLDER if is_bold else 1)


def fitted(text: str, width: float, size: float, *, is_bold: bool = False) -> str:
    """Cuts a text to a width, with `...` where something is left out."""
    if width_of(text, size, is_bold=is_bold) <= width:
        return text
    room = len(text)
    while room and width_of(text[:room].rstrip() + _CUT, size, is_bold=is_bold) > width:
        room -= 1
    return text[:room].rstrip() + _CUT


def wrapped(text: str, width: float, size: float, *, first: float = 0, most: int = 4) -> tuple[str, ...]:
    """Breaks a text into as few lines as it takes; where the last would be a word or two, into lines of about one length.

    Past `most` lines the rest is cut. The first line has less room, by as much as stands before it, and is empty where
    nothing fits. A word too wide for a line of its own is cut.
    """
    lines = _filled(text, width, size, first, most)
    if width_of(lines[-1], size) > width * _SHORT:
        return lines
    narrower = (_filled(text, width * share, size, first, len(lines)) for share in _SHARES)
    whole = [lines, *(other for other in narrower if " ".join(other) == " ".join(lines))]
    return min(whole, key=lambda other: max(width_of(one, size) + first * (one is other[0]) for one in other))


def _filled(text: str, width: float, size: float, first: float, most: int) -> tuple[str, ...]:
    """Fills line after line."""
    lines = [""]
    words = text.split()
    for number, word in enumerate(words):
        joined = f"{lines[-1]} {word}".strip()
        room = width - (first if len(lines) == 1 else 0)
        if width_of(joined, size) <= room:
            lines[-1] = joined
        elif len(lines) == most:
            rest = " ".join([lines[-1], *words[number:]]).strip()
            lines[-1] = fitted(rest, room, size)
            break
        else:
            lines.append(fitted(word, width, size))
    return tuple(lines)


def _width(char: str) -> int:
    if char in _WIDTHS:
        return _WIDTHS[char]
    code = ord(char)
    if code in _MARKS:
        return 0
    return _WIDE if code >= _FROM_WIDE else _OTHER


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
    hues, every = _hues(threads), {one.id: one for one in graph.every}
    return {
        one: _box(every[one], column, ", ".join(threads.gaps[one]), hues[one], is_first=column == columns[0])
        for column, names in zip(columns, threads.columns, strict=True)
        for one in names
    }


def _box(element: Element, column: Column, gap: str, hue: int | None, *, is_first: bool) -> Box:
    room = column.width - 2 * INSET
    title = visible(element.called)
    own = fitted(element.id, room, SIZE, is_bold=True)
    lines = wrapped(title, room, SIZE, first=width_of(own, SIZE, is_bold=True) + SPACE, most=_MOST_LINES)
    lacks = wrapped(gap, room - SIGN, SIZE * BOLDER) if gap else ()
    return Box(
        element=element.id,
        id=own,
        title=lines,
        gap=lacks,
        says=f"{in_full(element.id, element.called)}, {element.basis}{f': {gap}' if gap else ''}",
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
