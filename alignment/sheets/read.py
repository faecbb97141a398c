"""What an export says when it comes back: rows by the metamodel, and each cell of which nothing can be made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from alignment.model.link_entries import fault_of_id, is_id
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import STRATEGY
from alignment.sheets.book import ABOUT, DETAIL_COLUMNS, DETAILS, MARK, WORDS, sheet_names
from alignment.sheets.items import parted
from alignment.sheets.rows import ElementRow, Item, Said, is_list, key_of
from alignment.tables.formulas import unguarded
from alignment.tables.grid import Grid, GridCell, GridRow
from alignment.text import join_words

GUARDED: Final = "guarded"
"""Stands in the third cell of the first sheet where texts that look like formulas are marked."""
_OWN: Final = frozenset({ABOUT, DETAILS, WORDS})
_OF_NO_KIND: Final = "its sheet is of no kind that is known here, so nothing in it is used"


class Unused(NamedTuple):
    """Holds a cell that is not used, and why."""

    cell: GridCell
    why: str


class ReadBook(NamedTuple):
    """Holds the rows of an export; of kinds that are not among `kinds` it says nothing, without `has_details` nothing of what stands beside values and links."""

    rows: tuple[ElementRow, ...]
    unused: tuple[Unused, ...]
    kinds: frozenset[str]
    has_details: bool


class NotAnExport(NamedTuple):
    """Says why an export cannot be read, and what to do."""

    says: str


def marks_in(grids: Iterable[Grid]) -> list[tuple[str, ...]]:
    """Gives the first cells of sheets that say that they are of an export."""
    firsts = (tuple(cell.text for _, cell in sorted(grid.rows[0].cells.items())) for grid in grids if grid.rows)
    return [first for first in firsts if first[:1] == MARK[:1]]


def read_book(grids: Sequence[Grid], metamodel: Metamodel) -> ReadBook | NotAnExport:
    """Reads the sheets of an export."""
    marks = marks_in(grids)
    if len(marks) > 1:
        return NotAnExport("is several exports. Import one at a time.")
    if marks[0][1:2] != MARK[1:]:
        return NotAnExport("is an export of another version of align. Export anew, and make the changes in that file.")
    reading = _Reading(metamodel, is_guarded=GUARDED in marks[0])
    kinds = {name: metamodel.kinds[kind] for kind, name in sheet_names(metamodel).items()}
    sheets = [(kinds[grid.name], grid) for grid in grids if grid.name in kinds and grid.rows]
    for kind, grid in sheets:
        reading.read_kind(kind, grid)
    reading.unused += [
        Unused(_first(grid), _OF_NO_KIND) for grid in grids if grid.rows and grid.name not in {*kinds, *_OWN}
    ]
    details = next((grid for grid in grids if grid.name == DETAILS and grid.rows), None)
    has_details = details is not None and reading.read_details(details)
    order = {kind: number for number, kind in enumerate(metamodel.kinds)}
    rows = sorted(reading.rows.values(), key=lambda one: order[one.kind])
    said = frozenset(kind.name for kind, _ in sheets)
    return ReadBook(tuple(rows), tuple(reading.unused), said, has_details)


def _first(grid: Grid) -> GridCell:
    return min(grid.rows[0].cells.items())[1]


@dataclass(slots=True, eq=False, repr=False)
class _Reading:
    """Gathers rows, by what each is known by, and what is not used."""

    metamodel: Metamodel
    is_guarded: bool
    rows: dict[str, ElementRow] = field(default_factory=dict)
    unused: list[Unused] = field(default_factory=list)

    def read_kind(self, kind: Kind, grid: Grid) -> None:
        """Reads the rows of a sheet."""
        heads = self._heads(grid.rows[0], kind.names, f"is no field or link of {kind.one}")
        for row in grid.rows[1:]:
            said = {name: self._said(kind, name, row.cells.get(place)) for place, name in heads.items()}
            cells = [one for place, one in sorted(row.cells.items()) if place in heads]
            if cells:
                self._add(kind, cells, {name: value for name, value in said.items() if value is not None})

    def _add(self, kind: Kind, cells: Sequence[GridCell], said: Mapping[str, Said]) -> None:
        key = key_of(kind, said)
        if why := self._why_not(kind, key):
            self.unused += [Unused(one, why) for one in cells]
        else:
            self.rows[key] = ElementRow(kind.name, key, said, cells[0].address)

    def _why_not(self, kind: Kind, key: str) -> str:
        if not key:
            names = (
                ("id",)
                if kind.element.WRITTEN_UNDER is None
                else (kind.element.WRITTEN_UNDER.name, *kind.element.TOLD_APART_BY)
            )
            return f"its row has no {join_words(f'`{name}`' for name in names)}, by which it is known"
        if not is_id(key):
            return f"its row has an `id` that {fault_of_id(key)}"
        if key in self.rows:
            return f"{key} is there already, in {self.rows[key].address}"
        is_second = kind.name == STRATEGY and any(one.kind == STRATEGY for one in self.rows.values())
        return "a model has one strategy, and its row is another" if is_second else ""

    def _heads(self, row: GridRow, names: Iterable[str], why: str) -> Mapping[int, str]:
        """Gives by place the names that the heads of a sheet say, each once."""
        wanted, heads = set(names), dict[int, str]()
        for place, cell in sorted(row.cells.items()):
            if cell.text in wanted:
                heads[place] = cell.text
                wanted.remove(cell.text)
            else:
                self.unused.append(Unused(cell, f"{why}, or stands there twice, so its column is not used"))
        return heads

    def _said(self, kind: Kind, name: str, cell: GridCell | None) -> Said | None:
        """Gives what a cell says; None where that cannot be told, so that nothing is said of the field."""
        if cell is not None and cell.fault:
            self.unused.append(Unused(cell, cell.fault))
            return None
        text = self._text(cell)
        texts = parted(text) if is_list(kind, name) else (text,)
        return tuple(Item(one) for one in texts if one)

    def _text(self, cell: GridCell | None) -> str:
        if cell is None:
            return ""
        return unguarded(cell.text) if self.is_guarded else cell.text

    def read_details(self, grid: Grid) -> bool:
        """Adds what a sheet says beside values and links; tells whether it is such a sheet."""
        heads = self._heads(grid.rows[0], DETAIL_COLUMNS, "is no column of it")
        if len(heads) < len(DETAIL_COLUMNS):
            why = f"its sheet needs the columns {join_words(DETAIL_COLUMNS)}, so nothing in it is used"
            self.unused.append(Unused(_first(grid), why))
            return False
        for row in grid.rows[1:]:
            said = {name: self._text(row.cells.get(place)) for place, name in heads.items()}
            element, name, *full = (said[one] for one in DETAIL_COLUMNS)
            if not self._said_beside(element, name, Item(*full)):
                why = f'its row says more of `{name}` of {element}, which does not say "{full[0]}" in its own sheet'
                self.unused += [Unused(cell, why) for _, cell in sorted(row.cells.items())]
        return True

    def _said_beside(self, element: str, name: str, full: Item) -> bool:
        """Puts what is said beside a value or a link in its place; tells whether there is such a one."""
        row = self.rows.get(element)
        there = row.said.get(name, ()) if row else ()
        if row is None or Item(full.text) not in there:
            return False
        at = there.index(Item(full.text))
        said = {**row.said, name: (*there[:at], full, *there[at + 1 :])}
        self.rows[element] = row._replace(said=said)
        return True
