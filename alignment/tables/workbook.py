"""Workbooks of Excel (.xlsx, .xlsm): the values that were last shown, never formulas or macros."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from alignment.office.package import NotOpened, Package, package_of
from alignment.office.xml import Xml, below, child, children, name_of, number_of, value_of
from alignment.tables.grid import Area, Grid, GridCell, GridRow, PlacedRow, address_of, clean, grid_of, number_text

WORKBOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOT_OF_FORMAT: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SHARE: Final = "0%"
_DAY, _MONTH, _TIME = "d", "m", "h"
_BUILT_IN: Final = {
    **dict.fromkeys((9, 10), _SHARE), **dict.fromkeys((14, 15, 16, 22), "d"), 17: "m y", **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h"),
}  # fmt: skip
_FIRST_1900, _FIRST_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST: Final = 2_958_465
"""Numbers the last day of the year 9999."""


class _Book(NamedTuple):
    """Holds what the sheets of a workbook share: texts, number formats by style, and the day from which days count."""

    texts: tuple[str, ...]
    formats: tuple[str, ...]
    first: date


class _Sheet(NamedTuple):
    """Holds a sheet as the workbook lists it."""

    name: str
    path: str
    is_hidden: bool


def workbook_grids(content: bytes) -> tuple[Grid, ...] | NotOpened:
    """Reads every sheet of a workbook."""
    opened = package_of(content, (WORKBOOK, _LINKS, _STRINGS, _STYLES))
    if isinstance(opened, NotOpened):
        return opened
    roots: list[Xml | None] = []
    for name in (WORKBOOK, _LINKS, _STRINGS, _STYLES):
        root = opened.xml(name)
        if isinstance(root, NotOpened):
            return root
        roots.append(root)
    workbook, links, strings, styles = roots
    sheets = tuple(_sheets(workbook, links))
    begun = value_of(child(workbook, "workbookPr"), "date1904") in {"1", "true"}
    book = _Book(
        tuple(map(_text, children(strings, "si"))), tuple(_formats(styles)), _FIRST_1904 if begun else _FIRST_1900
    )
    opened = package_of(content, tuple(one.path for one in sheets) or (WORKBOOK,))
    return opened if isinstance(opened, NotOpened) else _grids(opened, sheets, book)


def _sheets(workbook: Xml | None, links: Xml | None) -> Iterator[_Sheet]:
    paths = {value_of(one, "Id"): value_of(one, "Target") for one in children(links, "Relationship")}
    for one in children(child(workbook, "sheets"), "sheet"):
        path = paths.get(value_of(one, "id"), "")
        is_hidden = value_of(one, "state") in {"hidden", "veryHidden"}
        yield _Sheet(value_of(one, "name"), path[1:] if path.startswith("/") else f"xl/{path}", is_hidden)


def _formats(styles: Xml | None) -> Iterator[str]:
    own = {
        value_of(one, "numFmtId"): value_of(one, "formatCode") for one in children(child(styles, "numFmts"), "numFmt")
    }
    for one in children(child(styles, "cellXfs"), "xf"):
        number = value_of(one, "numFmtId")
        code = own.get(number) or _BUILT_IN.get(number_of(number, 0), "")
        yield _NOT_OF_FORMAT.sub("", code).partition(";")[0].casefold().replace("general", "")


def _grids(opened: Package, sheets: tuple[_Sheet, ...], book: _Book) -> tuple[Grid, ...] | NotOpened:
    found: list[Grid] = []
    for sheet in sheets:
        root = opened.xml(sheet.path)
        if isinstance(root, NotOpened):
            return root
        if root is not None:
            grid = grid_of(sheet.name, _rows(root, sheet.name, book), _areas(root), is_hidden=sheet.is_hidden)
            if isinstance(grid, NotOpened):
                return grid
            found.append(grid)
    return tuple(found)


def _areas(root: Xml) -> Iterator[Area]:
    for one in children(child(root, "mergeCells"), "mergeCell"):
        ends = [_place(end) for end in value_of(one, "ref").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:  # noqa: PLR2004 - the first cell and the last
            yield Area(*ends[0], *ends[1])


def _rows(root: Xml, sheet: str, book: _Book) -> Iterator[PlacedRow]:
    number = -1
    for row in children(child(root, "sheetData"), "row"):
        number = number_of(value_of(row, "r"), number + 2) - 1
        cells: dict[int, GridCell] = {}
        column = -1
        for one in children(row, "c"):
            place = _place(value_of(one, "r"))
            column = place[1] if place else column + 1
            if text := _value(one, book):
                fault = "its formula failed" if value_of(one, "t") == "e" else ""
                cells[column] = GridCell(text, address_of(sheet, number, column), fault)
        is_hidden = value_of(row, "hidden") in {"1", "true"}
        row.clear()  # what was read need not be kept beside what is made of it
        yield PlacedRow(number, GridRow(cells, is_hidden))


def _place(written: str) -> tuple[int, int] | None:
    """Gives row and column of an address as spreadsheets write it, from 0."""
    found = _PLACE.fullmatch(written)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _value(cell: Xml, book: _Book) -> str:
    """Gives what a cell shows."""
    kind = value_of(cell, "t") or "n"
    parts = {name_of(one): one for one in cell}
    written = (parts["v"].text or "") if "v" in parts else ""
    if "is" in parts:
        return _text(parts["is"])
    if kind == "s":
        return _listed(book.texts, written)
    if kind == "b":
        return {"1": "yes", "0": "no"}.get(written, written)
    if kind != "n" or not written:
        return _plain(written)
    return _number(written, _listed(book.formats, value_of(cell, "s")), book)


def _listed(texts: tuple[str, ...], number: str) -> str:
    """Gives the text of a number; an empty one where there is none."""
    return "".join(texts[at : at + 1]) if (at := number_of(number, -1)) >= 0 else ""


def _number(written: str, code: str, book: _Book) -> str:
    """Gives a number as its format means it: a day, a month, a share or a number."""
    try:
        value = float(written)
    except ValueError:
        return _plain(written)
    if not set("ydm").isdisjoint(code) and _TIME not in code and 0 < value <= _LAST:
        day = book.first + timedelta(days=min(int(value), (date.max - book.first).days))
        return f"{day:%Y-%m-%d}" if _DAY in code else f"{day:%Y-%m}"
    return number_text(written, is_share="%" in code)


def _text(element: Xml) -> str:
    """Gives the words of a text with formats in it, but not how they are pronounced."""
    return _plain("".join(one.text or "" for one in below(element, "t", but=frozenset({"rPh"})) if name_of(one) == "t"))


def _plain(text: str) -> str:
    return clean(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
