"""Of a workbook the values are read that Excel last showed, each with its address; what failed or is hidden is known."""

import pytest
from office_files import packed, sheet_of, table_workbook, workbook

from alignment.office.package import NotOpened
from alignment.tables import grid as grids
from alignment.tables.grid import Grid, column_letters, number_text
from alignment.tables.read import read_grids

STYLES = (
    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='mmm\\ yyyy'/><numFmt numFmtId='171' formatCode='[Red]0.0%'/>"
    "<numFmt numFmtId='172' formatCode='&quot;day &quot;0'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
    "<xf numFmtId='170'/><xf numFmtId='9'/><xf numFmtId='171'/><xf numFmtId='20'/><xf numFmtId='172'/></cellXfs></styleSheet>"
)


def read(content: bytes) -> tuple[Grid, ...]:
    found = read_grids("plan.xlsx", content)
    assert not isinstance(found, NotOpened), found.says
    return found


def refusal(name: str, content: bytes) -> str:
    found = read_grids(name, content)
    assert isinstance(found, NotOpened)
    return found.says


def texts(grid: Grid) -> list[list[str]]:
    return [[one.text for _, one in sorted(row.cells.items())] for row in grid.rows]


def test_cells_keep_their_addresses_and_empty_ones_are_left_out() -> None:
    (grid,) = read(table_workbook([["Action", None, " Lead "], [], [None, "a\r\nb", 1.0]]))
    assert grid.name == "Actions"
    assert texts(grid) == [["Action", "Lead"], ["a\nb", "1"]]
    assert [one.address for row in grid.rows for one in row.cells.values()] == [
        "Actions!A1", "Actions!C1", "Actions!B3", "Actions!C3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c s="1"><v>46112</v></c>', "2026-03-31"),
        ('<c s="2"><v>46112</v></c>', "2026-03"),
        ('<c s="3"><v>0.756</v></c>', "75.6%"),
        ('<c s="4"><v>0.1</v></c>', "10%"),
        ('<c s="5"><v>0.5</v></c>', "0.5"),
        ('<c s="6"><v>3</v></c>', "3"),
        ('<c s="99"><v>0.30000000000000004</v></c>', "0.3"),
        ('<c t="b"><v>1</v></c>', "yes"),
        ('<c t="b"><v>0</v></c>', "no"),
        ('<c t="str"><f>A1</f><v>said</v></c>', "said"),
        ('<c t="d"><v>2026-03-31</v></c>', "2026-03-31"),
        ('<c t="s"><v>0</v></c>', "rich text"),
        ('<c t="inlineStr"><is><t>_x0041_ &#x200b;b\u00a0 c\uf0fe</t></is></c>', "A b c\u2714"),
        ("<c><v>many</v></c>", "many"),
        ("<c><v>1e300</v></c>", "1e300"),
    ],
)
def test_a_value_is_what_its_format_means(cell: str, shown: str) -> None:
    strings = "<sst><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>rich</t></rPh></si></sst>"
    (grid,) = read(workbook({"S": sheet_of([[cell]])}, styles=STYLES, sharedStrings=strings))
    assert texts(grid) == [[shown]]


@pytest.mark.parametrize("cell", ['<c t="s"><v>9</v></c>', '<c t="s"><v>x</v></c>', '<c s="x"/>', "<c><v/></c>"])
def test_what_says_nothing_is_no_cell(cell: str) -> None:
    (grid,) = read(workbook({"S": sheet_of([[cell]])}))
    assert grid.rows == ()


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    content = workbook(
        {"S": sheet_of([['<c s="1"><v>44650</v></c>']])}, styles=STYLES, about="<workbookPr date1904='1'/>"
    )
    assert texts(read(content)[0]) == [["2026-03-31"]]


def test_a_failed_formula_is_a_cell_with_a_fault() -> None:
    (grid,) = read(workbook({"S": sheet_of([['<c t="e"><f>1/0</f><v>#DIV/0!</v></c>']])}))
    cell = grid.rows[0].cells[0]
    assert (cell.text, cell.fault) == ("#DIV/0!", "its formula failed")


def test_merged_cells_are_repeated_where_rows_hold_anything() -> None:
    rows = [["Early help", None, "x"], [None, None, "y"], [], [None, None, "z"]]
    (grid,) = read(table_workbook(rows, ["A1:B9", "C9:D9", "A", "C1:1"]))
    assert texts(grid) == [["Early help", "Early help", one] for one in "xyz"]
    assert [one.is_repeat for row in grid.rows for one in (row.cells[0], row.cells[1])] == [False, *([True] * 5)]
    assert {row.cells[1].address for row in grid.rows} == {"Actions!A1"}


def test_hidden_sheets_and_rows_are_known() -> None:
    hidden = '<worksheet><sheetData><row hidden="1"><c t="str"><v>x</v></c></row></sheetData></worksheet>'
    content = workbook({"Plan": hidden, "Lists": sheet_of([["a"]])}, states={"Lists": "veryHidden"})
    plan, lists = read(content)
    assert (plan.is_hidden, plan.rows[0].is_hidden) == (False, True)
    assert (lists.is_hidden, lists.rows[0].is_hidden) == (True, False)
    assert plan.rows[0].cells[0].address == "Plan!A1"


def test_a_sheet_may_lie_elsewhere_or_be_missing() -> None:
    book = '<w xmlns:r="r"><sheets><sheet name="S" r:id="a"/><sheet name="T" r:id="b"/></sheets></w>'
    links = '<R><Relationship Id="a" Target="/xl/s.xml"/><Relationship Id="b" Target="t.xml"/></R>'
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links, "xl/s.xml": sheet_of([["x"]])}
    assert [grid.name for grid in read(packed(parts))] == ["S"]
    assert read(packed({"xl/workbook.xml": "<w/>"})) == ()


@pytest.mark.parametrize("limit", ["rows", "areas"])
def test_more_cells_than_the_limit_are_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MOST_CELLS", 3)
    rows = [["a", "b"]] * (2 if limit == "rows" else 1)
    assert "more than" in refusal("x.xlsx", table_workbook(rows, ["A1:B1"]))


def test_damaged_parts_are_refused() -> None:
    assert "xl/styles.xml in it is damaged" in refusal("x.xlsx", workbook({"S": sheet_of([])}, styles="<a"))
    assert "xl/worksheets/s0.xml in it is damaged" in refusal("x.xlsx", workbook({"S": "<a"}))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0 old", "it is of an old kind (.xls, .doc), or has a password."),
        (b"%PDF-1.7", "it is a PDF."),
        (b"PK\x03\x04 no more", "it is damaged."),
        (table_workbook([["a"]]).replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"), "it is damaged."),
        (packed({"xl/workbook.bin": ""}), "it is a binary workbook (.xlsb)."),
        (packed({"other": ""}), "it holds no table."),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(content: bytes, says: str) -> None:
    assert refusal("plan.csv", content).startswith(says)


def test_parts_with_a_password_or_beyond_the_limit_are_refused() -> None:
    locked = bytearray(table_workbook([["x"]]))
    at = locked.index(b"PK\x01\x02")
    while at != -1:
        locked[at + 8] |= 1
        at = locked.find(b"PK\x01\x02", at + 1)
    assert refusal("x.xlsx", bytes(locked)) == "it has a password. Save it without one."


def test_columns_are_named_as_spreadsheets_do() -> None:
    assert [column_letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert number_text("nan") == "nan"
