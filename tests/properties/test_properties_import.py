"""Whatever a table holds: each of its cells is in the model or in the list of those left, and never in both."""

import re

from hypothesis import given
from hypothesis import strategies as st
from office_files import table_workbook

from alignment.importing.mapping import TableMapping
from alignment.importing.read import import_grids
from alignment.importing.write import model_files
from alignment.office.package import NotOpened
from alignment.tables.read import read_grids

# By head, what a cell of the column says; each says something that stands nowhere else, be it understood or not.
SAID = {
    "Action": ("Do w{}x",),
    "Lead officer": ("Head of w{}x", "w{}x team", "TBC (w{}x)", "Lead w{}x; Head of w{}y"),
    "Success criteria": ("w{}x rises", "1. w{}x rises\n2. w{}y falls", "See w{}x"),
    "Comments": ("w{}x", "w{}x: yes\n- #no", "'w{}x' & more", "no data w{}x"),
    "Status": ("w{}x",),
    "By when": ("Spring w{}x", "31 September w{}x"),
    "Target": ("w{}x per cent",),
    "Priority": ("Being w{}x", "High w{}x"),
    "Jun 2026": ("w{}x",),
    "Mystery": ("w{}x",),
}


@st.composite
def tables(draw: st.DrawFn) -> list[list[str | None]]:
    heads = draw(st.permutations(list(SAID)))[: draw(st.integers(3, len(SAID)))]
    rows = draw(st.integers(1, 4))
    shapes = [[draw(st.sampled_from((None, *SAID[head]))) for head in heads] for _ in range(rows)]
    numbers = iter(range(100))
    return [list(heads), *([one and one.replace("{}", str(next(numbers))) for one in row] for row in shapes)]


@given(tables())
def test_every_cell_is_in_the_model_or_listed(rows: list[list[str | None]]) -> None:
    grids = read_grids("plan.xlsx", table_workbook(rows))
    assert not isinstance(grids, NotOpened)
    found = import_grids(grids, TableMapping())
    model = "".join(model_files(found.drafts, "plan.xlsx").values())
    listed = {one.cell.text for one in found.left}
    assert found.read == sum(one is not None for row in rows for one in row)
    assert len(found.left) == len({one.cell.address for one in found.left})
    for row in rows[1:]:
        for text in filter(None, row):
            name = re.findall(r"w[0-9]+x", text)[0]
            assert (name in model) != (text in listed), text
