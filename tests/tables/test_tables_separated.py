"""Text with separators is read in any of the letters and with any of the signs that spreadsheets write."""

import pytest

from alignment.office.package import NotOpened
from alignment.tables import grid as grids
from alignment.tables.grid import Grid
from alignment.tables.read import read_grids


def read(content: bytes) -> Grid:
    found = read_grids("my plan.csv", content)
    assert not isinstance(found, NotOpened), found.says
    return found[0]


TABLE = 'Action;Lead\n"Café; a\nline";Head, of\n'


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", ";\t|")
def test_letters_and_signs_are_told_from_the_text(code: str, sign: str) -> None:
    grid = read(TABLE.replace(";L", f"{sign}L").replace(";H", f"{sign}H").encode(code))
    assert [[one.text for one in row.cells.values()] for row in grid.rows] == [
        ["Action", "Lead"],
        ["Café; a\nline", "Head, of"],
    ]
    assert grid.rows[1].cells[1].address == "my plan!B2"


def test_commas_part_cells_where_nothing_else_does_and_a_first_line_may_name_the_sign() -> None:
    assert [one.text for one in read(b"a,b\n").rows[0].cells.values()] == ["a", "b"]
    assert [one.text for one in read(b"sep=|\na,b,c|d\n").rows[0].cells.values()] == ["a,b,c", "d"]
    assert read(b"").rows == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"a\0b", "it is no text."), (b'"' + b"x" * 140_000, "one of its cells has more than 131,072 letters")],
)
def test_what_is_no_such_text_is_refused(content: bytes, says: str) -> None:
    found = read_grids("plan.csv", content)
    assert isinstance(found, NotOpened)
    assert found.says.startswith(says)


def test_more_cells_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MOST_CELLS", 1)
    assert isinstance(read_grids("plan.csv", b"a,b\n"), NotOpened)
