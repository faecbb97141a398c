"""Every model, as sheets and back, says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_in import WRITERS, differing, loaded, read_again
from whole_models import Whole, models, styles

from alignment.sheets.book import book_of
from alignment.sheets.changes import RowChanges
from alignment.sheets.files import model_files
from alignment.sheets.rows import ElementRow, rows_of

pytestmark = pytest.mark.behaviour


def in_order(rows: tuple[ElementRow, ...]) -> list[tuple[str, str]]:
    return [(row.kind, row.key) for row in rows]


@given(models, styles, st.sampled_from(list(WRITERS)))
def test_a_model_as_sheets_and_back_is_no_change_faults_and_all(model: Whole, style: int, form: str) -> None:
    strategy = loaded(model.written(style))
    read = read_again(book_of(strategy, []), form)
    assert (read.unused, read.has_details) == ((), True)
    assert in_order(read.rows) == in_order(rows_of(strategy))
    assert differing(rows_of(strategy), read) == RowChanges()


@given(models, styles)
def test_the_files_made_of_rows_say_the_same(model: Whole, style: int) -> None:
    strategy = loaded(model.written(style))
    again = loaded(model_files(rows_of(strategy), strategy.metamodel))
    assert in_order(rows_of(again)) == in_order(rows_of(strategy))
    assert differing(rows_of(strategy), read_again(book_of(again, []))) == RowChanges()
