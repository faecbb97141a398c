"""Of a spreadsheet of LibreOffice's every row is read, in groups or not, and what failed is known."""

import pytest
from office_files import open_cell, open_row, opendocument, packed

from alignment.office.package import NotOpened
from alignment.tables import grid as grids
from alignment.tables.grid import Grid
from alignment.tables.read import read_grids


def read(rows: str, styles: str = "", about: str = "") -> Grid:
    found = read_grids("plan.ods", opendocument(f'<table:table table:name="P" {about}>{rows}</table:table>', styles))
    assert not isinstance(found, NotOpened), found.says
    return found[0]


def texts(grid: Grid) -> list[list[str]]:
    return [[one.text for _, one in sorted(row.cells.items())] for row in grid.rows]


def test_rows_in_groups_of_groups_are_read() -> None:
    inner = f"<table:table-row-group>{open_row('c')}</table:table-row-group>"
    rows = f"<table:table-header-rows>{open_row('a')}</table:table-header-rows><table:table-row-group>{open_row('b')}{inner}</table:table-row-group>"
    assert texts(read(rows)) == [["a"], ["b"], ["c"]]


def test_what_is_repeated_has_addresses_of_its_own() -> None:
    twice = '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
    empty = '<table:table-cell table:number-columns-repeated="16380"/>'
    rows = open_row(twice, empty, "y", about='table:number-rows-repeated="2"') + open_row(
        empty, about='table:number-rows-repeated="1048574"'
    )
    grid = read(rows)
    assert texts(grid) == [["x", "x", "y"]] * 2
    assert [one.address for row in grid.rows for one in row.cells.values()] == [
        "P!A1", "P!B1", "P!XFC1", "P!A2", "P!B2", "P!XFC2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "shown", "text"),
    [
        ('office:value-type="date" office:date-value="2026-03-31T00:00:00"', "31/03/26", "2026-03-31"),
        ('office:value-type="percentage" office:value="0.756"', "76%", "75.6%"),
        ('office:value-type="float" office:value="3.0"', "3.00", "3"),
        ('office:value-type="float"', "three", "three"),
        ('office:value-type="boolean"', "TRUE", "yes"),
        ('office:value-type="string"', "TRUE", "TRUE"),
    ],
)
def test_a_value_is_what_is_behind_what_is_shown(about: str, shown: str, text: str) -> None:
    assert texts(read(open_row(open_cell(shown, about)))) == [[text]]


@pytest.mark.parametrize(
    ("about", "shown"),
    [
        ('office:value-type="float" office:value="0" calcext:value-type="error"', "odd"),
        ('office:value-type="float"', "#N/A"),
    ],
)
def test_a_failed_formula_is_a_cell_with_a_fault(about: str, shown: str) -> None:
    cell = read(open_row(open_cell(shown, about))).rows[0].cells[0]
    assert (cell.text, cell.fault) == (shown, "its formula failed")


def test_words_are_read_through_links_and_without_notes() -> None:
    words = (
        "<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation>"
        "<text:p>a<text:s/>b<text:tab/>c<text:line-break/><text:a>link</text:a>!"
        "<office:annotation>x</office:annotation></text:p><text:p>d</text:p></table:table-cell>"
    )
    assert texts(read(open_row(words))) == [["a b c\nlink!\nd"]]


def test_merged_cells_are_repeated_and_leftovers_below_them_are_not_read() -> None:
    first = open_cell("a", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    wide = open_cell("w", 'table:number-columns-spanned="2"')
    covered = "<table:covered-table-cell><text:p>left</text:p></table:covered-table-cell>"
    grid = read(open_row(first, wide, covered) + open_row(covered, "b", "c"))
    assert texts(grid) == [["a", "w", "w"], ["a", "b", "c"]]


def test_hidden_sheets_and_rows_are_known() -> None:
    styles = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style><style:style/>'
    grid = read(open_row("a", about='table:visibility="filter"'), styles, 'table:style-name="ta1"')
    assert (grid.is_hidden, grid.rows[0].is_hidden) == (True, True)


def test_more_cells_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MOST_CELLS", 3)
    rows = open_row("a", about='table:number-rows-repeated="1048576"')
    found = read_grids("p.ods", opendocument(f"<table:table>{rows}</table:table>"))
    assert isinstance(found, NotOpened)
    assert "more than" in found.says


def test_a_damaged_file_is_refused() -> None:
    found = read_grids("p.ods", packed({"content.xml": "<a"}))
    assert isinstance(found, NotOpened)
    assert "damaged" in found.says
