"""The annex to a paper and the columns of a spreadsheet: each view put to a strategy, and what no view shows besides."""

from collections.abc import Iterator
from dataclasses import replace

from alignment.dates import PartialDate
from alignment.model.values import FieldValue
from alignment.results.report import (
    AnnexCount,
    AnnexItem,
    AnnexList,
    AnnexPart,
    AnnexSaid,
    AnnexSection,
    AnnexTable,
    Cell,
    CellEntry,
    ReportGap,
    Sheet,
)
from alignment.rules.phrases import shown
from alignment.text import upper_first
from alignment.views.columns import entries, further, lacking, unread
from alignment.views.context import Context
from alignment.views.tables import without_view
from alignment.views.view import (
    ColumnView,
    CountView,
    ListView,
    PartView,
    SayView,
    SectionView,
    TableView,
    Views,
)

_NOTHING = "not said"
_SOME_UNREAD = "Some may stand in what could not be read."
_LACKS = ColumnView("What it lacks", has_findings=True, otherwise="nothing that was found")


def sheet(context: Context, views: Views) -> Sheet:
    """Fills the columns of a spreadsheet, a row an element; what a project adds has columns besides. Dates can be sorted."""
    context = replace(context, shown=_sortable)
    own = {
        column.heading: column
        for kind in context.metamodel.kinds
        if any(context.of_kind(kind))
        for column in further(context.metamodel, kind, views.spreadsheet)
    }
    columns = (*views.spreadsheet, *own.values())
    return Sheet(
        headings=tuple(one.heading for one in columns),
        rows=tuple(tuple(_listed(context, one.id, column) for column in columns) for one in context.graph.every),
    )


def _sortable(value: FieldValue) -> str:
    """Writes a value so that sorting by it puts dates in order: the year before the month and the day."""
    return str(value.first) if isinstance(value, PartialDate) and value.is_day else shown(value)


def _listed(context: Context, element: str, column: ColumnView) -> tuple[CellEntry, ...]:
    missing = unread(context, element, column)
    return (*entries(context, element, column), *([CellEntry(missing)] if missing else []))


def annex(context: Context, views: Views) -> tuple[AnnexSection, ...]:
    """Fills the sections of the annex; own kinds that none of them shows have one each."""
    viewed = (part.of for section in views.annex for part in section.parts if not isinstance(part, SayView))
    plain = (_plain(context, kind) for kind in without_view(context, viewed) if any(context.of_kind(kind)))
    return tuple(
        AnnexSection(section.heading, tuple(_part(context, part) for part in section.parts))
        for section in (*views.annex, *plain)
    )


def _plain(context: Context, name: str) -> SectionView:
    kind = context.metamodel.kinds[name]
    columns = (*further(context.metamodel, name), _LACKS)
    return SectionView(upper_first(kind.plural), (TableView(name, columns, heading=upper_first(kind.label)),))


def _part(context: Context, part: PartView) -> AnnexPart:
    match part:
        case TableView():
            return _table(context, part)
        case ListView():
            return AnnexList(part.intro, tuple(_items(context, part)), _nothing(context, part), part.unnamed)
        case CountView(of, field, says):
            elements = [*context.of_kind(of)]
            given = sum(bool(context.value(one, field)) for one in elements)
            unclear = sum(context.unread(one, field) != "" for one in elements)
            kind = context.metamodel.kinds[of]
            told = f"{says}, and of {unclear:,} nobody can tell" if unclear else says
            return AnnexCount(kind.label, kind.plural, len(elements), given, told)
        case _:
            return AnnexSaid(part.what)


def _table(context: Context, view: TableView) -> AnnexTable:
    own = further(context.metamodel, view.of, view.columns)
    columns = sorted((*view.columns, *own), key=lambda one: one.has_findings)
    return AnnexTable(
        headings=(view.heading, *(one.heading for one in columns)),
        rows=tuple(
            (Cell((_self(context, one),)), *(_cell(context, one, column) for column in columns))
            for one in context.of_kind(view.of)
        ),
        nothing=_nothing(context, view),
    )


def _nothing(context: Context, view: TableView | ListView) -> str:
    """Gives what is said where there is no element of a kind; some may have gone unread."""
    return f"{view.nothing} {_SOME_UNREAD}" if view.of in context.hidden else view.nothing


def _cell(context: Context, element: str, column: ColumnView) -> Cell:
    """Gives what stands in a column, its first field with a capital as in a paper, or says that nothing does."""
    if column.has_findings:
        return lacking(context, element, column.otherwise)
    found = entries(context, element, column)
    if column.fields and context.value(element, column.fields[0]):
        found = (replace(found[0], text=upper_first(found[0].text)), *found[1:])
    missing = unread(context, element, column) or ("" if found else column.otherwise or _NOTHING)
    return Cell(found, ReportGap(missing) if missing else None)


def _items(context: Context, view: ListView) -> Iterator[AnnexItem]:
    for one in context.of_kind(view.of):
        asked, about = (context.told(one, link) if link else () for link in (view.to, view.about))
        yield AnnexItem(_self(context, one), context.said(one, "summary"), asked, about)


def _self(context: Context, element: str) -> CellEntry:
    """Names an element with what it rests on itself."""
    return context.entry(element, str(context.strategy.known(element).value("basis")))
