"""Tables in Word (.docx): the cells as they are shown, through content controls and with all changes that are tracked accepted."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from alignment.office.package import NotOpened, package_of
from alignment.office.word import AWAY, DOCUMENT, rows_of, words_of
from alignment.office.xml import Xml, below, child, name_of, number_of, value_of
from alignment.tables.grid import Grid, GridCell, GridRow, clean

_TWICE: Final = "Fallback"
_MOST_COLUMNS: Final = 63
"""So many columns a table of Word's can have."""


class _Box(NamedTuple):
    """Holds a cell of a row of Word's: its first column, how many it takes, and whether it goes on with the one above."""

    column: int
    columns: int
    text: str
    goes_on: bool


def word_grids(content: bytes) -> tuple[Grid, ...] | NotOpened:
    """Reads every table of a document, each with the heading above it; tables inside cells are words of the cell."""
    opened = package_of(content, (DOCUMENT,))
    root = opened if isinstance(opened, NotOpened) else opened.xml(DOCUMENT)
    if root is None or isinstance(root, NotOpened):
        return root or NotOpened("it holds no text. Save it anew as .docx.")
    found: list[Grid] = []
    heading = ""
    for one in below(root, "tbl", "p"):
        if name_of(one) == "tbl":
            found.append(_grid(one, f"table {len(found) + 1}", heading))
        elif value_of(child(child(one, "pPr"), "pStyle"), "val").casefold().startswith("heading"):
            heading = _words(one) or heading
    return tuple(found)


def _grid(table: Xml, name: str, heading: str) -> Grid:
    above: dict[int, GridCell] = {}
    rows: list[GridRow] = []
    for number, row in enumerate(rows_of(table), start=1):
        cells: dict[int, GridCell] = {}
        for box in _boxes(row):
            first = (
                above.get(box.column)
                if box.goes_on
                else GridCell(box.text, f"{name}, row {number}, column {box.column + 1}")
            )
            if first is None or not first.text:
                continue
            cells[box.column] = first._replace(is_repeat=box.goes_on)
            for column in range(box.column + 1, box.column + box.columns):
                cells[column] = first._replace(is_repeat=True)
        above = cells
        if cells:
            rows.append(GridRow(cells))
    return Grid(name, tuple(rows), heading)


def _boxes(row: Xml) -> Iterator[_Box]:
    column = _number(child(child(row, "trPr"), "gridBefore"), 0)
    for cell in below(row, "tc", but=AWAY):
        about = child(cell, "tcPr")
        merged = child(about, "vMerge")
        columns = min(max(_number(child(about, "gridSpan"), 1), 1), _MOST_COLUMNS)
        text = clean("\n".join(_words(one) for one in _paragraphs(cell)))
        yield _Box(column, columns, text, merged is not None and value_of(merged, "val") != "restart")
        column += columns


def _paragraphs(parent: Xml) -> Iterator[Xml]:
    """Gives all paragraphs, those in boxes and in tables of a cell too; what is written twice for old programs but once."""
    for one in parent:
        if name_of(one) == "p":
            yield one
        if name_of(one) != _TWICE:
            yield from _paragraphs(one)


def _number(element: Xml | None, otherwise: int) -> int:
    return number_of(value_of(element, "val"), otherwise)


def _words(paragraph: Xml) -> str:
    return clean(words_of(paragraph))
