"""Every model, as sheets and back, says the same."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_in import WRITERS, differing, loaded, read_again
from whole_models import Whole, dices, models, readable_models, styles

from alignment.documents.amend import NotAmended, amended, amendments
from alignment.model.metamodel import built_in_metamodel
from alignment.sheets.amending import amending
from alignment.sheets.book import book_of
from alignment.sheets.changes import RowChanges, merged
from alignment.sheets.files import model_files
from alignment.sheets.read import ReadBook
from alignment.sheets.rows import ElementRow, Item, rows_of

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


def otherwise(row: ElementRow, dice: Random) -> ElementRow:
    """Gives a row of which a few texts are others and a few cells are empty; what it is known by stays."""
    fixed = {
        "id",
        "title",
        "summary",
        *built_in_metamodel().kinds[row.kind].element.TOLD_APART_BY,
        "observation_of",
        "benchmark_for",
    }
    names = dice.sample([name for name in row.said if name not in fixed], 3)
    said = {"summary": (Item(f"Other words {dice.random()}: all; of them"),), **dict.fromkeys(names, ())}
    return row._replace(said={**row.said, **said})


@given(readable_models, styles, dices)
def test_what_is_changed_in_rows_is_what_changes_in_the_files(model: Whole, style: int, dice: Random) -> None:
    strategy = loaded(model.written(style))
    rows = rows_of(strategy)
    chosen = set(dice.sample(range(len(rows)), min(3, len(rows))))
    wished = [otherwise(row, dice) if number in chosen else row for number, row in enumerate(rows)]
    new = ElementRow("action", "ZQ-new", {"id": (Item("ZQ-new"),), "title": (Item("New"),)})
    changes = differing(rows, ReadBook((*wished, new), (), frozenset(strategy.metamodel.kinds), has_details=True))
    assert {row.key for row in changes.changed} == {rows[number].key for number in chosen}
    found = amending(strategy, changes)
    files = {**model.written(style), "zz.yaml": model_files(found.homeless, strategy.metamodel).get("actions", "")}
    for document, wishes in found.by_document.items():
        edits = amendments(document, wishes)
        assert not isinstance(edits, NotAmended)
        files[str(document.source.path)] = amended(document, edits).content.decode()
    wanted = ReadBook(merged(rows, changes), (), frozenset(strategy.metamodel.kinds), has_details=True)
    assert differing(rows_of(loaded(files)), wanted) == RowChanges()
