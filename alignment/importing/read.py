"""Tables to a model, with an account of every cell: it is in the model, or in the list of what is not, with the reason."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from alignment.importing.columns import IN_SEVERAL, NAMES, date_of, is_name, is_priority, is_sure, meaning_of
from alignment.importing.drafts import Draft, Drafts
from alignment.importing.known import NOTHING_KNOWN, KnownElements
from alignment.importing.mapping import HEADING, IGNORED, TableMapping, write_mapping
from alignment.importing.rows import Rows
from alignment.importing.tables import Found, FoundTable, Heads, Left, find_tables, own_cells
from alignment.model.free_ids import nearest_id
from alignment.tables.grid import Grid, GridCell
from alignment.text import fold, fold_name

_NOBODY: Final = "nobody can tell what this column holds; say it in import.yaml, under `columns`"
_IGNORED: Final = "is left out, as import.yaml says"
_HEADING: Final = "may be a priority; if so, write `ambition` for it in import.yaml, under `headings`"
_HIDDEN: Final = "stands on a hidden sheet"


class Imported(NamedTuple):
    """Holds the elements of tables, what was taken for what, and the account: cells read, and those left, with the reason."""

    drafts: tuple[Draft, ...]
    mapping: str
    counts: Mapping[str, int]
    read: int
    left: tuple[Left, ...]
    hidden_rows: int


class _Understood(NamedTuple):
    """Holds a table with what its columns mean, by their place."""

    table: FoundTable
    meanings: Mapping[int, str]


def import_grids(grids: Sequence[Grid], mapping: TableMapping, known: KnownElements = NOTHING_KNOWN) -> Imported:
    """Makes elements of tables; those that are known already are meant by what is said of them again."""
    shown = [one for one in grids if not one.is_hidden]
    found = [_tables_of(one, mapping) for one in shown]
    tables = [_Understood(table, _meanings(table, mapping)) for one in found for table in one.tables]
    rows = Rows(Drafts(_names(tables), known), mapping)
    left = [Left(cell, _HIDDEN) for one in grids if one.is_hidden for row in one.rows for cell in own_cells(row.cells)]
    for one in found:
        left += one.left
        left += _of_headings(one, rows.drafts, mapping)
    for understood in tables:
        left += _of_heads(understood)
        left += _of_rows(understood, rows, mapping)
    columns = {column.name: one.meanings[column.place] for one in tables for column in one.table.columns}
    headings = {cell.text: _said(cell.text, mapping) for one in found for cell in one.headings}
    return Imported(
        drafts=tuple(rows.drafts.all),
        mapping=write_mapping(columns, headings, rows.words),
        counts=Counter(one.kind for one in rows.drafts.all),
        read=sum(len(own_cells(row.cells)) for one in grids for row in one.rows),
        left=tuple(left),
        hidden_rows=sum(row.is_hidden for one in shown for row in one.rows),
    )


def _tables_of(grid: Grid, mapping: TableMapping) -> Found:
    return find_tables(
        grid,
        Heads(
            lambda text: is_name(text) or bool(mapping.columns.get(fold_name(text))), lambda text: bool(date_of(text))
        ),
        lambda text: is_priority(text, mapping),
    )


def _said(heading: str, mapping: TableMapping) -> str:
    return HEADING if is_priority(heading, mapping) else mapping.headings.get(fold(heading), "")


def _meanings(table: FoundTable, mapping: TableMapping) -> dict[int, str]:
    """Gives by place of a column what it holds; what is sure goes first."""
    found: dict[int, str] = {}
    for column in sorted(table.columns, key=lambda one: not is_sure(one, mapping)):
        texts = [row.cells[column.place].text for row in table.rows if column.place in row.cells]
        taken = [one for one in found.values() if one not in IN_SEVERAL]
        found[column.place] = meaning_of(column, mapping, texts, taken)
    return found


def _names(tables: Sequence[_Understood]) -> Iterator[str]:
    """Gives what rows are called by: as they say it, and the ids that it makes."""
    for table, meanings in tables:
        places = [place for place, meaning in meanings.items() if meaning in NAMES]
        for cell in (row.cells[place] for row in table.rows for place in places if place in row.cells):
            yield from filter(None, (cell.text, nearest_id(cell.text)))


def _of_headings(found: Found, drafts: Drafts, mapping: TableMapping) -> Iterator[Left]:
    """Makes ambitions of headings that are priorities, and gives the others."""
    for cell in found.headings:
        said = _said(cell.text, mapping)
        if said == HEADING:
            drafts.named("ambition", " ".join(cell.text.split()))
        else:
            yield Left(cell, _IGNORED if said == IGNORED else _HEADING)


def _of_heads(one: _Understood) -> Iterator[Left]:
    """Gives the heads of columns that are not read; one over several columns is where any of them is."""
    heads: dict[str, GridCell] = {}
    read: set[str] = set()
    for column in one.table.columns:
        for cell in column.heads:
            heads[cell.address] = cell
            if one.meanings[column.place]:
                read.add(cell.address)
    yield from (Left(cell, _NOBODY) for address, cell in heads.items() if address not in read)


def _of_rows(one: _Understood, rows: Rows, mapping: TableMapping) -> Iterator[Left]:
    readable = {place: meaning for place, meaning in one.meanings.items() if meaning and meaning != IGNORED}
    rows.last = None
    for row in one.table.rows:
        for place, cell in row.cells.items():
            if place not in readable and not cell.is_repeat:
                yield Left(cell, _IGNORED if one.meanings.get(place) else _NOBODY)
        ambition = ""
        if row.heading and _said(row.heading.text, mapping) == HEADING:
            ambition = rows.drafts.named("ambition", " ".join(row.heading.text.split())).id
        yield from rows.read(row, readable, ambition)
