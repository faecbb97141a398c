"""Models as sheets, and sheets read again."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from alignment.documents.parse import parse
from alignment.model.load import load
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.office.package import NotOpened
from alignment.renderers import export_csv, export_ods, export_xlsx
from alignment.sheets.book import Book
from alignment.sheets.changes import RowChanges, row_changes
from alignment.sheets.read import ReadBook, read_book
from alignment.sheets.rows import ElementRow
from alignment.source import SourceFile
from alignment.tables.grid import Grid
from alignment.tables.read import read_grids
from alignment.workspace.export import rows_by_file


def _as_csv(book: Book) -> Mapping[str, bytes]:
    return {name: export_csv.render(rows) for name, rows in rows_by_file(book).items()}


WRITERS: Final[Mapping[str, Callable[[Book], Mapping[str, bytes]]]] = {
    "csv": _as_csv,
    "xlsx": lambda book: {"book.xlsx": export_xlsx.render(book)},
    "ods": lambda book: {"book.ods": export_ods.render(book)},
}


def loaded(files: Mapping[str, str], metamodel: Metamodel | None = None) -> Strategy:
    documents = [parse(SourceFile(PurePosixPath(name), text.encode()))[0] for name, text in files.items()]
    return load(documents, metamodel or built_in_metamodel())[0]


def read_again(book: Book, form: str = "csv") -> ReadBook:
    """Writes a book in a format, and reads that."""
    return read_files(WRITERS[form](book))


def read_files(files: Mapping[str, bytes]) -> ReadBook:
    grids = [grid for name, content in files.items() for grid in grids_of(name, content)]
    read = read_book(grids, built_in_metamodel())
    assert isinstance(read, ReadBook)
    return read


def differing(before: Iterable[ElementRow], after: ReadBook) -> RowChanges:
    return row_changes(before, after, built_in_metamodel())


def grids_of(name: str, content: bytes) -> tuple[Grid, ...]:
    found = read_grids(name, content)
    assert not isinstance(found, NotOpened)
    return found
