"""How much fits on one sheet of A4: the roomiest of a few ways to set the page, by an estimate of its lines."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple


class Room(NamedTuple):
    """Says, for a way to set the page, how long texts may be and how many of each there may be; `look` names its grid."""

    title: int
    aim: int
    said: int
    done: int
    wish: int
    most_said: int
    most_wishes: int
    most_open: int
    most_places: int
    look: str


class Texts(NamedTuple):
    """Holds what stands on the page, cut to a room; `said` are pairs of what was said and what is done."""

    title: str
    aim: str
    said: Sequence[tuple[str, str]]
    wishes: Sequence[str]
    open: Sequence[str]
    places: Sequence[str]
    basis: str


class _Grid(NamedTuple):
    """Measures a grid of pictures: columns, signs a line, height of a line and of a picture in lines of plain text."""

    columns: int
    signs: int
    line: float
    picture: float


ROOMS: Final = (
    Room(90, 170, 150, 130, 110, 4, 6, 2, 4, "large"),
    Room(90, 170, 150, 130, 110, 4, 8, 2, 4, "roomy"),
    Room(90, 120, 90, 70, 75, 4, 8, 2, 3, "roomy"),
    Room(60, 110, 60, 50, 60, 2, 8, 1, 2, "roomy"),
    Room(60, 110, 60, 50, 40, 2, 9, 1, 2, "small"),
)
"""From the roomiest to the tightest, which holds whatever there is."""

_GRIDS: Final = {
    "large": _Grid(2, 19, 1.16, 4.2),
    "roomy": _Grid(2, 25, 1, 2.8),
    "small": _Grid(3, 14, 1, 2),
}
_LINES: Final = 49.5
_FRAME: Final = 11.5
"""Is what the frame of the header, three headings, the day and the two lines that count the rest take up."""

_TITLE: Final = (28, 1.65)
_PLAIN: Final = 60
_HALF: Final = 27
_GAP: Final = 0.6
_PANEL: Final = 1.5
_PILL: Final = 1.6
_AROUND: Final = " " * 7
_REST: Final = "and 9 other places" + _AROUND


def chosen(number: int, texts: Callable[[Room], Texts]) -> tuple[Room, Texts]:
    """Chooses the roomiest way to set so many ambitions in which everything fits on the sheet."""
    ways = ((room, texts(room)) for room in ROOMS if number <= room.most_wishes)
    fitting = ((room, cut) for room, cut in ways if _height(cut, _GRIDS[room.look]) <= _LINES)
    return next(fitting, (ROOMS[-1], texts(ROOMS[-1])))


def _height(texts: Texts, grid: _Grid) -> float:
    """Estimates how many lines of plain text the page is high, in a typeface that is a wide one."""
    signs, line = _TITLE
    head = line * _lines(texts.title, signs) + _lines(texts.aim, _PLAIN) + 1
    width = _HALF if len(texts.said) > 1 else _PLAIN
    said = _rows((_lines(one, width) + _lines(done, width) for one, done in texts.said), 2, _PANEL)
    wishes = _rows((max(grid.picture, grid.line * _lines(one, grid.signs)) for one in texts.wishes), grid.columns, _GAP)
    news = (
        sum(_lines(one, _PLAIN) + 1 for one in texts.open)
        + 1
        + _PILL * _lines(_AROUND.join((*texts.places, _REST)), _PLAIN)
    )
    return _FRAME + head + said + wishes + news + _lines(texts.basis, _PLAIN)


def _rows(heights: Iterable[float], columns: int, between: float) -> float:
    """Adds up the rows of a grid, each as high as what is highest in it."""
    cells = [*heights]
    return sum(max(cells[start : start + columns]) + between for start in range(0, len(cells), columns))


def _lines(text: str, width: int) -> int:
    signs = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return -(-signs // width)
