"""Of a document of Word's every table is read as it would be printed with all changes accepted."""

import pytest
from office_files import packed, word, word_cell, word_heading, word_table

from alignment.office.package import NotOpened
from alignment.tables.grid import Grid
from alignment.tables.read import read_grids


def read(body: str) -> tuple[Grid, ...]:
    found = read_grids("plan.docx", word(body))
    assert not isinstance(found, NotOpened), found.says
    return found


def texts(grid: Grid) -> list[dict[int, str]]:
    return [{at: one.text for at, one in row.cells.items()} for row in grid.rows]


def cell(inside: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr><w:p>{inside}</w:p></w:tc>"


def test_tables_have_the_heading_above_them_and_cells_their_places() -> None:
    first, second = read(
        word_heading("Priority 1") + "<w:p><w:r><w:t>words</w:t></w:r></w:p>" + word_table([["Action", "Lead"], ["", "A\nB"]])
        + word_heading("") + word_table([["x"]])
    )  # fmt: skip
    assert (first.name, first.heading, second.name, second.heading) == (
        "table 1",
        "Priority 1",
        "table 2",
        "Priority 1",
    )
    assert texts(first) == [{0: "Action", 1: "Lead"}, {1: "A\nB"}]
    assert first.rows[1].cells[1].address == "table 1, row 2, column 2"


def test_merged_cells_are_repeated_and_left_out_columns_counted() -> None:
    wide, begun, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>'
    rows = [
        [word_cell("Wide", wide), word_cell("Goal", begun)],
        ["a", "b", word_cell("", "<w:vMerge/>")],
        [word_cell("", goes_on), "c", word_cell("", goes_on)],
    ]
    shifted = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{word_cell("d")}</w:tr>'
    (grid,) = read(word_table(rows).replace("</w:tbl>", f"{shifted}<w:tr/></w:tbl>"))
    assert texts(grid) == [
        {0: "Wide", 1: "Wide", 2: "Goal"}, {0: "a", 1: "b", 2: "Goal"}, {0: "a", 1: "c", 2: "Goal"}, {1: "d"},
    ]  # fmt: skip
    assert [one.is_repeat for one in grid.rows[1].cells.values()] == [False, False, True]


def test_a_cell_that_goes_on_with_nothing_is_empty() -> None:
    assert texts(read(word_table([[word_cell("", "<w:vMerge/>"), "x"]]))[0]) == [{1: "x"}]


def test_content_controls_hide_neither_cells_nor_rows() -> None:
    inside = f"<w:sdt><w:sdtContent>{word_cell('Head of SEND')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{word_cell('c')}</w:tr></w:sdtContent></w:sdt>"
    assert texts(read(f"<w:tbl><w:tr>{word_cell('a')}{inside}</w:tr>{row}</w:tbl>")[0]) == [
        {0: "a", 1: "Head of SEND"},
        {0: "c"},
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    kept = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
    gone = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{word_cell('gone')}</w:tr>"
    assert texts(read(f"<w:tbl><w:tr>{cell(kept + gone)}</w:tr>{row}</w:tbl>")[0]) == [{0: "new"}]


def test_signs_and_links_and_tables_inside_are_words_of_their_cell() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/></w:r>"
        '<w:hyperlink><w:r><w:t>d</w:t></w:r></w:hyperlink><w:r><w:sym w:char="F0FE"/><w:sym w:char="?"/><w:t/></w:r>'
    )
    inner = f"<w:tc>{word_table([['x']])}<w:p/></w:tc>"
    assert texts(read(f"<w:tbl><w:tr>{cell(signs)}{inner}</w:tr></w:tbl>")[0]) == [{0: "a b-c\nd\u2714", 1: "x"}]


@pytest.mark.parametrize(("text", "says"), [("<w", "damaged"), ("<!DOCTYPE a><a/>", "DOCTYPE")])
def test_a_document_that_cannot_be_read_is_refused(text: str, says: str) -> None:
    found = read_grids("plan.docx", packed({"word/document.xml": text}))
    assert isinstance(found, NotOpened)
    assert says in found.says


def test_what_is_nested_without_end_is_refused() -> None:
    found = read_grids("plan.docx", word("<w:sdt>" * 2000 + "</w:sdt>" * 2000))
    assert isinstance(found, NotOpened)
    assert "without end" in found.says


def test_numbers_that_are_none_are_not_read_as_such() -> None:
    rows = [[word_cell("a", f'<w:gridSpan w:val="{"9" * 5000}"/>'), cell('<w:r><w:sym w:char="zzzz"/></w:r>'), "b"]]
    assert texts(read(word_table(rows))[0]) == [{0: "a", 2: "b"}]


def test_a_box_in_a_cell_is_read_once_though_it_is_written_twice_for_old_programs() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:AlternateContent {space}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    (grid,) = read(f"<w:tbl><w:tr>{cell(f'<w:r><w:t>Lead</w:t>{both}</w:r>')}</w:tr></w:tbl>")
    assert texts(grid) == [{0: "Lead\nIn a box"}]
