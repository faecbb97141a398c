"""What the sheets of an export say otherwise than the model: rows that are new, cells that have changed, rows that are gone."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import STRATEGY
from alignment.sheets.read import ReadBook
from alignment.sheets.rows import ElementRow, Said, is_same


class RowChanges(NamedTuple):
    """Holds what differs; `changed` has of each row only the cells that say something else."""

    new: tuple[ElementRow, ...] = ()
    changed: tuple[ElementRow, ...] = ()
    gone: tuple[ElementRow, ...] = ()


def row_changes(before: Iterable[ElementRow], book: ReadBook, metamodel: Metamodel) -> RowChanges:
    """Compares rows by their keys, and the one of the strategy whatever it is called."""
    then, now = ({_key(row): row for row in rows} for rows in (before, book.rows))
    changed = (
        row._replace(key=then[key].key, said=dict(_changed(metamodel.kinds[row.kind], then[key].said, row.said, book)))
        for key, row in now.items()
        if key in then and then[key].kind == row.kind
    )
    return RowChanges(
        tuple(row for key, row in now.items() if key not in then),
        tuple(row for row in changed if row.said),
        tuple(row for key, row in then.items() if key not in now and row.kind in book.kinds),
    )


def _key(row: ElementRow) -> str:
    return "" if row.kind == STRATEGY else row.key


def _changed(
    kind: Kind, before: Mapping[str, Said], after: Mapping[str, Said], book: ReadBook
) -> Iterator[tuple[str, Said]]:
    for name, value in after.items():
        now = value if book.has_details else _in_full(before[name], value)
        if not is_same(kind, name, before[name], now):
            yield name, now


def _in_full(before: Said, after: Said) -> Said:
    """Gives values and links with what is said beside them now, where the sheets do not speak of that."""
    known = {one.text: one for one in before}
    return tuple(known.get(one.text, one) for one in after)


def merged(before: Iterable[ElementRow], changes: RowChanges) -> tuple[ElementRow, ...]:
    """Gives the rows as they are with the changes made; none is taken away."""
    cells = {row.key: row.said for row in changes.changed}
    return (*(row._replace(said={**row.said, **cells.get(row.key, {})}) for row in before), *changes.new)
