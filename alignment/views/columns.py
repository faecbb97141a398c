"""What the cells of a column hold, and the columns that nobody had to write: those of what a project adds."""

from collections.abc import Iterable, Iterator
from typing import Final

from alignment.findings.finding import Severity
from alignment.model.kinds.base import Element
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.results.report import Cell, CellEntry, ReportGap
from alignment.text import join_words, upper_first
from alignment.views.context import Context, says
from alignment.views.view import ColumnView

_POUND: Final = "£"
_NOT_CHECKED: Final = "not everything could be checked"


def cell(context: Context, element: str, column: ColumnView) -> Cell:
    """Gives what stands in a column, or what is missing there; what need not be there is not missed."""
    found = entries(context, element, column)
    missing = unread(context, element, column)
    if column.is_optional:
        return Cell(found, ReportGap(missing) if missing else None)
    return context.holding(element, found, column.link or column.fields[0], missing)


def unread(context: Context, element: str, column: ColumnView) -> str:
    """Says that not everything that a column shows of an element could be read; nothing where all could."""
    found = entries(context, element, column)
    names = (*column.fields, *filter(None, [column.link, column.until]))
    return next(filter(None, (context.unread(element, name, found) for name in names)), "")


def entries(context: Context, element: str, column: ColumnView) -> tuple[CellEntry, ...]:
    """Gives the fields and links of an element that a column shows."""
    linked = context.entries(element, column.link) if column.link else ()
    basis = context.basis(element, (*column.fields, *filter(None, [column.until])))
    return (*(CellEntry(text, basis=basis) for text in _texts(context, element, column)), *linked)


def _texts(context: Context, element: str, column: ColumnView) -> list[str]:
    texts = [text for name in column.fields if (text := context.value(element, name))]
    if column.until and not texts and (closes := context.value(element, column.until)):
        return [f"until {closes}"]
    if column.unit and texts:
        return [_counted(texts[0], context.value(element, column.unit) or _POUND)]
    if column.between:
        return [column.between.join(texts)] if texts else []
    return [text.removesuffix(".") for text in texts] if column.link else texts


def _counted(number: str, unit: str) -> str:
    """Gives an amount with its unit: `£20.5m` where the unit is `£m`."""
    return f"{_POUND}{number}{unit[1:]}" if unit.startswith(_POUND) else f"{number} {unit}"


def lacking(context: Context, element: str, otherwise: str) -> Cell:
    """Gives what was found in an element and counts for something, or would but for an exception, and what is unchecked."""
    found = (one for one in context.by_element.get(element, ()) if one.severity > Severity.INFO)
    untold = [f"not checked: {join_words(context.untold[element])}"] if element in context.untold else []
    said = "; ".join((*dict.fromkeys(map(says, found)), *untold))
    return Cell((), ReportGap(said or (otherwise if context.is_checked else _NOT_CHECKED)))


def further(metamodel: Metamodel, kind: str, shown: Iterable[ColumnView] = ()) -> Iterator[ColumnView]:
    """Makes a column of each field and link that a project adds to a kind, or of an own kind all; but for those shown."""
    listed = list(shown)
    known = {*_built_in(kind), *(one.link for one in listed), *(name for one in listed for name in one.fields)}
    for name in metamodel.kinds[kind].fields:
        if name not in known:
            yield ColumnView(_heading(name), fields=(name,))
    for name in metamodel.links_of(kind):
        if name not in known and not _leads_anywhere(metamodel, name):
            yield ColumnView(_heading(name), link=name)


def _built_in(kind: str) -> Iterable[str]:
    """Names what align itself knows of a kind; of an own kind only what every element has."""
    known = built_in_metamodel()
    if kind in known.kinds:
        return (*known.kinds[kind].fields, *known.links_of(kind))
    shared = Element.model_fields
    return (*shared, *(known.links[name].link.inverse for name in shared if name in known.links))


def _leads_anywhere(metamodel: Metamodel, name: str) -> bool:
    """Tells whether a link leads to whatever there is, so that it says little of the kind at its end."""
    end = metamodel.end(name)
    return end.is_inverse and any(len(one.to) == len(metamodel.kinds) for one in end.type.ends.values())


def _heading(name: str) -> str:
    return upper_first(name.replace("_", " "))
