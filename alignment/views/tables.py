"""The tables of a report: each view put to a strategy, and a plain table for each own kind that has no view."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from alignment.model.kinds.base import UNTITLED
from alignment.model.metamodel import Kind, built_in_metamodel
from alignment.results.report import Cell, Row, Spread, Table, TableColumn
from alignment.text import join_words, upper_first
from alignment.views.columns import cell, further
from alignment.views.context import Context
from alignment.views.view import ColumnView, TableView, Views

_MOST_NAMED: Final = 12
_MOST_COLUMNS: Final = 8
_AS_READ: Final = "As far as it could be read,"
_BARE: Final = Cell(())


def tables(context: Context, views: Views) -> tuple[Table, ...]:
    """Makes every table that has a row: those of the views in their order, then one an own kind that has none."""
    plain = (_plain(context, kind) for kind in without_view(context, (view.of for view in views.tables)))
    every = (*views.tables, *plain)
    return tuple(_Layout.of(context, view).table() for view in every if any(context.of_kind(view.of)))


def without_view(context: Context, viewed: Iterable[str]) -> list[str]:
    """Names the own kinds that no view shows."""
    known = {*built_in_metamodel().kinds, *viewed}
    return [kind for kind in context.metamodel.kinds if kind not in known]


def _plain(context: Context, name: str) -> TableView:
    """Makes the view of an own kind that has none: the columns of what was added to it come by themselves."""
    kind = context.metamodel.kinds[name]
    return TableView(
        name, (), id=name, title=upper_first(kind.plural), intro=kind.element.__doc__ or "", names_gaps=True
    )


def _is_bare(context: Context, kind: str, column: ColumnView) -> bool:
    """Tells whether a column that may be empty is, and says nothing so: no row has anything in it, as far as could be read.

    That nobody is responsible beside the owner says nothing; that no action discharges a duty does.
    """
    is_beside = any(one.link.beside == column.link for one in context.metamodel.links.values())
    return (
        (is_beside or not column.link)
        and column.is_optional
        and all(cell(context, one, column) == _BARE for one in context.of_kind(kind))
    )


def _is_said_above(context: Context, kind: str, column: ColumnView) -> bool:
    """Tells whether the heading of a group says all that stands in a column: the one element to which a row may lead."""
    ends = context.metamodel.kinds[kind].links.get(column.link)
    return column.is_gathered and ends is not None and ends.at_most == 1


@dataclass(frozen=True, slots=True)
class _Layout:
    """Lays out a table; its rows are gathered by the `targets` of the column that is `spread`, or each has a column of its own."""

    context: Context
    view: TableView
    columns: tuple[ColumnView, ...]
    spread: ColumnView | None
    targets: tuple[str, ...]

    @classmethod
    def of(cls, context: Context, view: TableView) -> Self:
        """Gathers what a table needs beside its view."""
        every = (*view.columns, *further(context.metamodel, view.of, view.columns))
        columns = tuple(one for one in every if not _is_bare(context, view.of, one))
        spread = next((one for one in columns if one.is_spread or one.is_gathered), None)
        kinds = context.metamodel.end(spread.link).others(view.of) if spread else ()
        shown = tuple(one for one in columns if one is not spread or not _is_said_above(context, view.of, one))
        rows = context.of_kind(view.of) if spread else ()
        led_to = (other for one in rows for other, _ in context.linked(one, spread.link if spread else ""))
        return cls(context, view, shown, spread, tuple(dict.fromkeys((*context.of_kinds(kinds), *led_to))))

    def table(self) -> Table:
        """Makes the table."""
        elements = sorted(self.context.of_kind(self.view.of), key=self._first)
        return Table(
            id=self.view.id,
            title=self.view.title,
            intro=self.view.intro,
            subject=upper_first(self._kind.label),
            columns=tuple(self._headings()),
            rows=tuple(self._row(one) for one in elements),
            nothing=tuple(sentence for column in self.columns for sentence in self._nothing(column, elements)),
            spread=Spread(self.spread.heading, *self._says(self.spread))
            if self.spread and self.spread.is_spread
            else None,
        )

    @property
    def _kind(self) -> Kind:
        return self.context.metamodel.kinds[self.view.of]

    def _says(self, column: ColumnView) -> tuple[str, str]:
        """Gives the words of a column's link, and what the kinds at its other end are called."""
        end = self.context.metamodel.end(column.link)
        return end.says, join_words(self.context.metamodel.labels(end.others(self.view.of)), "or")

    def _is_across(self, column: ColumnView) -> bool:
        """Tells whether a column is many; no page is wide enough for more than a few."""
        return column is self.spread and column.is_spread and len(self.targets) <= _MOST_COLUMNS

    def _headings(self) -> Iterator[TableColumn]:
        for column in self.columns:
            if self._is_across(column):
                yield from (TableColumn(one, self.context.named(one).title, one) for one in self.targets)
            else:
                yield TableColumn(column.heading)

    def _first(self, element: str) -> int:
        """Gives the place of the first target of a row, by which rows are ordered; those that have none come first."""
        linked = self.context.linked(element, self.spread.link) if self.spread else []
        return min((self.targets.index(one) for one, _ in linked), default=-1)

    def _row(self, element: str) -> Row:
        group, unmarked, first = "", None, self._first(element)
        if self.spread and first < 0:
            unread = " that could be read" if self.context.unread(element, self.spread.link) else ""
            group = f"{upper_first(' no '.join(self._says(self.spread)))}{unread}"
            unmarked = cell(self.context, element, self.spread).gap if self._is_across(self.spread) else None
        elif self.spread:
            group = f"{self.targets[first]} {self.context.named(self.targets[first]).title}"
        cells = tuple(one for column in self.columns for one in self._cells(element, column))
        return Row(self.context.named(element), group, cells, self.context.fingerprints(element), unmarked)

    def _cells(self, element: str, column: ColumnView) -> Iterable[Cell]:
        if not self._is_across(column):
            return [cell(self.context, element, column)]
        entries = {one.element: one for one in self.context.entries(element, column.link)}
        return [Cell((entries[one],) if one in entries else ()) for one in self.targets]

    def _nothing(self, column: ColumnView, elements: Iterable[str]) -> Iterator[str]:
        """Names what a column lacks above the table: targets without a row, all it could hold, or rows without a link."""
        linked = {one: self.context.linked(one, column.link) for one in elements} if column.link else {}
        unread = {one for one in linked if self.context.unread(one, column.link)}
        no = f"{_AS_READ} no" if unread or self.view.of in self.context.hidden else "No"
        if column.is_spread and column is self.spread:
            met = {target for one in linked.values() for target, _ in one}
            begins = f"{no} {self._kind.label} {self._says(column)[0]}"
            yield from self._named(begins, (one for one in self.targets if one not in met))
        elif column.is_optional and column.link and not any(linked.values()):
            end = self.context.metamodel.end(column.link)
            ones = (kind.one for kind in self.context.metamodel.chosen(end.others(self.view.of)))
            yield f"{no} {self._kind.label} {end.says} {join_words(ones, 'or')}."
        elif self.view.names_gaps and not column.is_optional:
            lacking = (one for one in linked if not linked[one] and one not in unread)
            yield from self._named(f"Nothing under “{column.heading}” for", lacking)

    def _named(self, begins: str, elements: Iterable[str]) -> Iterator[str]:
        """Names elements in a sentence, where there are any."""
        titles = {one: self.context.named(one).title for one in elements}
        named = [f"{one} {title if title == UNTITLED else f'“{title}”'}" for one, title in titles.items()]
        if named:
            yield f"{begins} {join_words(named, most=_MOST_NAMED)}."
