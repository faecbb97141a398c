"""The use case of whoever goes on in a spreadsheet: everything that a strategy says as sheets, or empty ones to begin with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from alignment.explanation.kind import kind_account
from alignment.findings.finding import Finding
from alignment.model.metamodel import Metamodel
from alignment.project.find import Project
from alignment.project.load import load_strategy
from alignment.project.request import Request, RequestError
from alignment.sheets.book import ABOUT, Book, book_of, sheet_names, template_of
from alignment.sheets.read import GUARDED
from alignment.text import visible
from alignment.workspace.check import check

_SAYS: Final = (
    "This file holds a strategy: a sheet a kind of thing, a row each, a column for everything that can be said of it.",
    "Change it and give it back: `align import FILE` says what has changed, and with --write changes the strategy.",
    "Leave heads, names of sheets and the first line here as they are. Columns and sheets that are not needed may go.",
    "Rows may be added. What is missing stays as it is: a row that is gone is named, and nothing is deleted.",
    "Links name ids. What a list offers behind a | is for whoever chooses. Several in a cell stand with semicolons between.",
    "What is said of one link, such as its basis and its evidence, stands in the sheet of links.",
    "Write days as 2026-03-31, months as 2026-03 and years as 2026 or 2021/22.",
    "Sheets of which there is nothing yet are hidden: right-click the name of any sheet, and show them.",
)
_LIBRARY: Final = "xlsxwriter"
_MOST_OF_EXCEL: Final = 32_767
"""So many letters Excel keeps in a cell."""


class ExportedBook(NamedTuple):
    """Holds the sheets of a strategy, and a finding for everything that could not be read and may not be in them.

    `elsewhere` counts the findings that are to be noted and are about no row.
    """

    book: Book
    hidden: tuple[Finding, ...] = ()
    elsewhere: int = 0


def export_book(project: Project) -> ExportedBook:
    """Gives everything that the strategy of a project says."""
    read = load_strategy(project)
    return ExportedBook(book_of(read.strategy, _about(project.metamodel)), read.hidden)


def with_findings(exported: ExportedBook, request: Request) -> ExportedBook:
    """Adds to the sheets what a check finds, each finding at its cell, or at the id where none is the one."""
    places = {
        element: (sheet, row) for sheet in exported.book.sheets[:-1] for row, element in enumerate(sheet.elements)
    }
    notes, standing = defaultdict[tuple[str, int, int], list[str]](list), check(request).report.standing
    for one in standing:
        if one.element in places:
            sheet, row = places[one.element]
            names = [column.name for column in sheet.columns]
            facet = (one.facet or "").partition(":")[0]
            notes[sheet.name, row, names.index(facet) if facet in names else 0].append(_note(one))
    noted = {place: "\n\n".join(said) for place, said in notes.items()}
    return exported._replace(
        book=exported.book._replace(notes=noted), elsewhere=sum(one.element not in places for one in standing)
    )


def _note(finding: Finding) -> str:
    return visible(f"{finding.severity}[{finding.rule}]: {finding.message}. {finding.fix}".strip())


def template_book(metamodel: Metamodel) -> Book:
    """Gives empty sheets, with the words of a project where there is one."""
    return template_of(metamodel, _about(metamodel))


def _about(metamodel: Metamodel) -> Iterator[tuple[str, ...]]:
    yield from ((one,) for one in _SAYS)
    yield "sheet", "column", "what it holds"
    names = sheet_names(metamodel)
    for kind in metamodel.kinds.values():
        account = kind_account(kind, metamodel)
        yield names[kind.name], "", account.summary
        yield from ((names[kind.name], name, holds) for name, holds in account.fields)
        yield from ((names[kind.name], name, f"leads to {to}") for name, to in account.links)


def demand_writable(book: Book, format_: str, output: Path) -> None:
    """Raises RequestError where a book cannot be written in a format, or not to such a file."""
    if format_ == "csv":
        return
    if output.suffix.casefold() != f".{format_}":
        message = f"{visible(str(output))} does not end in .{format_}. Name another file, or another --format."
        raise RequestError(message)
    if format_ == "xlsx":
        _demand_excel(book)


def _demand_excel(book: Book) -> None:
    if find_spec(_LIBRARY) is None:
        message = (
            "A workbook of Excel needs the library XlsxWriter, which align brings with its extra `office`. Install align with "
            "it, or write --format ods, which Excel opens too."
        )
        raise RequestError(message)
    for sheet in book.sheets:
        for element, row in zip(sheet.elements, sheet.rows, strict=True):
            for column, text in zip(sheet.columns, row, strict=True):
                if len(text) > _MOST_OF_EXCEL:
                    message = f"`{column.name}` of {element} has {len(text):,} letters, and a cell of Excel keeps {_MOST_OF_EXCEL:,}. Write --format ods."
                    raise RequestError(message)


def rows_by_file(book: Book) -> Mapping[str, Iterable[Sequence[str]]]:
    """Gives by name of file the rows of each sheet."""
    first, *about = book.about
    sheets = {sheet.name: [tuple(one.name for one in sheet.columns), *sheet.rows] for sheet in book.sheets}
    return {f"{name}.csv": rows for name, rows in {ABOUT: [(*first, GUARDED), *about], **sheets}.items()}
