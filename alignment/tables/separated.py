"""Text with separators (.csv, .tsv), as spreadsheets of any country write it: the letters and the separator are told from it."""

import csv
from typing import Final

from alignment.office.package import NotOpened
from alignment.tables.grid import Grid, GridCell, GridRow, PlacedRow, address_of, clean, grid_of

_SEPARATORS: Final = ";\t|,"
_FIRST_LINES: Final = 20


def separated_grids(name: str, content: bytes) -> tuple[Grid, ...] | NotOpened:
    """Reads the one table of such a file."""
    text = _decoded(content)
    if "\0" in text:
        return NotOpened("it is no text. Open it in the program that made it, and save it as .xlsx or .docx.")
    lines = text.splitlines(keepends=True)
    separator = _separator(lines)
    try:
        read = list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        return NotOpened(
            f"one of its cells has more than {csv.field_size_limit():,} letters. A quotation mark may be missing: add it, or save it as .xlsx."
        )
    rows = (PlacedRow(number, _row(name, number, row)) for number, row in enumerate(read))
    grid = grid_of(name, rows)
    return grid if isinstance(grid, NotOpened) else (grid,)


def _row(name: str, number: int, written: list[str]) -> GridRow:
    texts = ((column, clean(text)) for column, text in enumerate(written))
    return GridRow({column: GridCell(text, address_of(name, number, column)) for column, text in texts if text})


def _decoded(content: bytes) -> str:
    """Reads bytes as Unicode where they are, else as Windows-1252, in which spreadsheets of western Europe write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(lines: list[str]) -> str:
    """Gives the sign that parts most cells of the first lines, outside of quotation marks; what `sep=` names is that."""
    if lines and lines[0].startswith("sep=") and len(lines[0].strip()) == len("sep=;"):
        return lines.pop(0).strip()[-1]
    begin = "".join(lines[:_FIRST_LINES])
    outside = "".join(begin.split('"')[::2])
    return max(_SEPARATORS, key=lambda one: (outside.count(one), one == ","))
