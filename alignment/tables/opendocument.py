"""Spreadsheets of LibreOffice (.ods), row by row: groups of rows, repeated cells and failed formulas as they are shown."""

from collections.abc import Iterator
from typing import Final

from alignment.office.package import NotOpened, package_of
from alignment.office.xml import Xml, below, child, children, name_of, number_of, value_of
from alignment.tables.grid import (
    MOST_CELLS,
    Area,
    Grid,
    GridCell,
    GridRow,
    PlacedRow,
    address_of,
    clean,
    grid_of,
    number_text,
)

CONTENT: Final = "content.xml"
_NOTES: Final = frozenset({"annotation"})
_SIGNS: Final = {"tab": " ", "line-break": "\n", "s": " "}
_HIDDEN: Final = frozenset({"collapse", "filter"})


def opendocument_grids(content: bytes) -> tuple[Grid, ...] | NotOpened:
    """Reads every sheet of such a file."""
    opened = package_of(content, (CONTENT,))
    root = opened if isinstance(opened, NotOpened) else opened.xml(CONTENT)
    if root is None or isinstance(root, NotOpened):
        return root or NotOpened("it holds no sheet. Save it anew as .ods.")
    hidden = frozenset(_hidden_styles(root))
    found: list[Grid] = []
    for sheet in children(child(child(root, "body"), "spreadsheet"), "table"):
        name, areas = value_of(sheet, "name"), list[Area]()
        grid = grid_of(name, _rows(sheet, name, areas), areas, is_hidden=value_of(sheet, "style-name") in hidden)
        if isinstance(grid, NotOpened):
            return grid
        found.append(grid)
    return tuple(found)


def _hidden_styles(root: Xml) -> Iterator[str]:
    for one in children(child(root, "automatic-styles"), "style"):
        if value_of(child(one, "table-properties"), "display") == "false":
            yield value_of(one, "name")


def _rows(sheet: Xml, name: str, areas: list[Area]) -> Iterator[PlacedRow]:
    """Gives the rows of all groups; what is repeated is given again only where it holds anything."""
    number = 0
    for row in below(sheet, "table-row"):
        times = _times(row, "number-rows-repeated")
        first = _cells(row, name, number, areas)
        is_hidden = value_of(row, "visibility") in _HIDDEN
        for again in range(min(times, MOST_CELLS + 1) if first else 0):
            cells = (
                first
                if not again
                else {at: one._replace(address=address_of(name, number + again, at)) for at, one in first.items()}
            )
            yield PlacedRow(number + again, GridRow(cells, is_hidden))
        number += times


def _cells(row: Xml, name: str, number: int, areas: list[Area]) -> dict[int, GridCell]:
    cells: dict[int, GridCell] = {}
    column = 0
    for one in below(row, "table-cell", "covered-table-cell"):
        times = _times(one, "number-columns-repeated")
        text = _value(one) if name_of(one) == "table-cell" else ""
        down, across = _times(one, "number-rows-spanned"), _times(one, "number-columns-spanned")
        if text and (down > 1 or across > 1):
            areas.append(Area(number, column, number + down - 1, column + across - 1))
        if text:
            fault = "its formula failed" if _is_failed(one, text) else ""
            for at in range(column, column + min(times, MOST_CELLS + 1)):
                cells[at] = GridCell(text, address_of(name, number, at), fault)
        column += times
    return cells


def _times(element: Xml, name: str) -> int:
    return number_of(value_of(element, name), 1)


def _is_failed(cell: Xml, text: str) -> bool:
    kinds = {value for key, value in cell.attrib.items() if key.endswith("}value-type")}
    return "error" in kinds or text.startswith(("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "Err:"))


def _value(cell: Xml) -> str:
    """Gives what a cell shows; of dates and numbers the value behind it."""
    shown = clean("\n".join(_words(one) for one in below(cell, "p", but=_NOTES)))
    kind = next((value for key, value in cell.attrib.items() if key.endswith("office:1.0}value-type")), "")
    if kind == "date" and shown:
        return value_of(cell, "date-value").partition("T")[0]
    if kind in {"float", "percentage", "currency"} and not _is_failed(cell, shown):
        return _number(cell, shown, is_share=kind == "percentage")
    return {"TRUE": "yes", "FALSE": "no"}.get(shown, shown) if kind == "boolean" else shown


def _number(cell: Xml, shown: str, *, is_share: bool) -> str:
    try:
        return number_text(value_of(cell, "value"), is_share=is_share)
    except ValueError:
        return shown


def _words(element: Xml) -> str:
    """Gives the words of a paragraph, with those of links, but without those of notes."""
    parts = [element.text or ""]
    for one in element:
        if name_of(one) not in _NOTES:
            parts.append(_SIGNS.get(name_of(one)) or _words(one))
        parts.append(one.tail or "")
    return "".join(parts)
