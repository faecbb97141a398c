"""What a table is before anybody knows what it means: cells in rows, each with the address that an officer would give it."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from alignment.office.package import NotOpened

MOST_CELLS: Final = 1_000_000
"""So many cells a file may fill; a plan of 50,000 rows fills two thirds of it."""

_TOO_MANY: Final = NotOpened(
    f"it fills more than {MOST_CELLS:,} cells. Keep the sheet of the plan, and leave the rest out."
)
_TICKS: Final = {"\uf0fe": "\u2714", "\uf0fc": "\u2714"}
_NUMBERS_OF_LETTERS: Final = 26
_LARGEST: Final = Decimal("1e15")
_SPACES: Final = re.compile(r"[^\S\n]+")


class GridCell(NamedTuple):
    """Holds what stands in a cell as text: dates as `2026-03-31`, shares as `76%`.

    `fault` says why it cannot be used, as of a formula that failed. One that `is_repeat` stands for the cell that it is
    merged with.
    """

    text: str
    address: str
    fault: str = ""
    is_repeat: bool = False


class GridRow(NamedTuple):
    """Holds the cells of a row that are not empty, by the number of their column from 0."""

    cells: Mapping[int, GridCell]
    is_hidden: bool = False


class Grid(NamedTuple):
    """Holds the rows of a sheet or of a table in a text that are not empty; `heading` stands above a table in a text."""

    name: str
    rows: tuple[GridRow, ...]
    heading: str = ""
    is_hidden: bool = False


class Area(NamedTuple):
    """Holds which cells are merged, by numbers from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class PlacedRow(NamedTuple):
    """Holds a row with its number from 0."""

    number: int
    row: GridRow


def grid_of(
    name: str, placed: Iterable[PlacedRow], areas: Iterable[Area] = (), *, is_hidden: bool = False
) -> Grid | NotOpened:
    """Makes a grid of the rows of a sheet that hold anything, with what is merged repeated in each of them."""
    rows: dict[int, GridRow] = {}
    count = 0
    for one in placed:
        if one.row.cells:
            rows[one.number] = one.row
        count += len(one.row.cells)
        if count > MOST_CELLS:
            return _TOO_MANY
    last, width = max(rows, default=-1), max((max(row.cells) for row in rows.values()), default=0)
    for area in areas:
        seen = Area(area.top, area.left, min(area.bottom, last), min(area.right, width))
        count += (seen.bottom - seen.top + 1) * (seen.right - seen.left + 1)
        if count > MOST_CELLS:
            return _TOO_MANY
        _repeat(rows, seen)
    return Grid(name, tuple(rows[number] for number in sorted(rows)), is_hidden=is_hidden)


def _repeat(rows: dict[int, GridRow], area: Area) -> None:
    """Repeats the first cell of an area in the others of it, in rows that hold anything."""
    first = rows[area.top].cells.get(area.left) if area.top in rows else None
    if first is None:
        return
    repeated = dict.fromkeys(range(area.left, area.right + 1), first._replace(is_repeat=True))
    for number in range(area.top, area.bottom + 1):
        if number in rows:
            rows[number] = rows[number]._replace(cells={**repeated, **rows[number].cells})


def clean(text: str) -> str:
    """Gives a text without what nobody sees: one space for several and for unusual ones, lines without spaces at their ends."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # as nearly all texts are, at a fifth of the time
    lines = "".join(map(_seen, text.replace("\r\n", "\n").replace("\r", "\n"))).split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()


def _seen(char: str) -> str:
    if char in _TICKS:
        return _TICKS[char]
    if char == "\n" or char.isprintable():
        return char
    return "" if char in "\u200b\u200c\u200d\u2060\ufeff\u00ad" else " "


def number_text(written: str, *, is_share: bool = False) -> str:
    """Gives a number of a spreadsheet as people write it: fifteen digits, no exponent, a share in per cent."""
    value = Decimal(f"{float(written):.15g}") * (100 if is_share else 1)
    if not value.is_finite() or abs(value) >= _LARGEST:
        return written
    return f"{value.normalize():f}{'%' if is_share else ''}"


def column_letters(number: int) -> str:
    """Names a column as spreadsheets do: A, B, AA."""
    letters = ""
    number += 1
    while number:
        number, last = divmod(number - 1, _NUMBERS_OF_LETTERS)
        letters = chr(ord("A") + last) + letters
    return letters


def address_of(sheet: str, row: int, column: int) -> str:
    """Gives the address of a cell: `Actions!C14`."""
    return f"{sheet}!{column_letters(column)}{row + 1}"
