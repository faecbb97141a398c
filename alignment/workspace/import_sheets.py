"""The use case of whoever has gone on in the sheets of an export: a project made of them, or what they say otherwise."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.config import FILE_NAME
from alignment.diff.compare import compare
from alignment.diff.sentences import sentences
from alignment.documents.amend import NotAmended, amended, amendments
from alignment.documents.parse import parse
from alignment.findings.finding import Finding
from alignment.model.load import load
from alignment.model.strategy import Strategy
from alignment.project.find import Project
from alignment.project.load import load_strategy
from alignment.project.request import RequestError
from alignment.revisions.files import is_yaml
from alignment.revisions.work_tree import WORK_TREE
from alignment.scaffold.project import STRATEGY_FILE, starter_files
from alignment.sheets.amending import Amending, amending
from alignment.sheets.changes import RowChanges, merged, row_changes
from alignment.sheets.files import model_files
from alignment.sheets.read import NotAnExport, ReadBook, Unused, marks_in, read_book
from alignment.sheets.rows import ElementRow, rows_of
from alignment.source import SourceFile
from alignment.tables.grid import Grid
from alignment.text import count_of, join_words, visible
from alignment.workspace.import_ import ChangedFile, project_in

_MOST_NAMED = 8


class ImportedSheets(NamedTuple):
    """Holds what sheets say, in sentences, and the files that are to say so.

    `gone` names elements whose rows are gone, `unused` the cells of which nothing is made, and `hidden` what of the
    project could not be read.
    """

    new: tuple[tuple[Path, bytes], ...]
    changed: tuple[ChangedFile, ...]
    says: tuple[str, ...]
    gone: tuple[str, ...]
    unused: tuple[Unused, ...]
    hidden: tuple[Finding, ...]


def is_export(grids: Iterable[Grid]) -> bool:
    """Tells whether sheets are those of an export."""
    return bool(marks_in(grids))


def imported_sheets(folder: Path, grids: Sequence[Grid], into: Path, today: date) -> ImportedSheets:
    """Compares the sheets of an export with a project, or begins one; raises RequestError where that cannot be done."""
    project = project_in(folder, Path(os.path.normpath(folder / into)))
    book = read_book(grids, project.metamodel)
    if isinstance(book, NotAnExport):
        message = f"What is imported {book.says}"
        raise RequestError(message)
    return _compared(project, book) if WORK_TREE.exists(project.model) else _begun(project, book, today)


def _begun(project: Project, book: ReadBook, today: date) -> ImportedSheets:
    """Begins a project with the rows of sheets, and with the strategy of a new project where they have none."""
    begun, metamodel = {one.path.name: one.content for one in starter_files(today.year)}, project.metamodel
    texts = {f"{section}.yaml": text.encode() for section, text in model_files(book.rows, metamodel).items()}
    texts = {STRATEGY_FILE: begun[STRATEGY_FILE], **texts}
    if is_yaml(project.model.name):
        files = [(project.model, b"".join(texts.values()))]
    else:
        files = [(project.model / name, content) for name, content in texts.items()]
    if project.file is None:
        files.insert(0, (project.root / FILE_NAME, begun[FILE_NAME]))
    kinds = Counter(metamodel.kinds[row.kind].label for row in book.rows)
    found = join_words(count_of(number, kind) for kind, number in kinds.items()) or "nothing"
    return ImportedSheets(tuple(files), (), (f"Found {found}.",), (), book.unused, ())


def _compared(project: Project, book: ReadBook) -> ImportedSheets:
    """Gives what sheets say otherwise than a project, and its files with that changed and nothing else."""
    read, metamodel = load_strategy(project), project.metamodel
    before = rows_of(read.strategy)
    changes = row_changes(before, book, metamodel)
    documents = {one.source.path: one for one in read.documents}
    whole = next(iter(documents.values()), None) if is_yaml(project.model.name) else None
    found = amending(read.strategy, changes, whole)
    changed = {one.path: one for one in _amended(found)}
    new = tuple(_new_files(project, found.homeless))
    kept = (one for path, one in documents.items() if path not in changed)
    anew = (parse(one)[0] for one in (*changed.values(), *new))
    now, _ = load((*kept, *anew), metamodel, read.strategy.unread, read.strategy.used)
    _demand_said(merged(before, changes), now)
    return ImportedSheets(
        tuple((project.root / one.path, one.content) for one in new),
        tuple(
            ChangedFile(project.root / path, documents[path].source.content, one.content)
            for path, one in changed.items()
        ),
        sentences(compare(read.strategy, now)) if changes.new or changes.changed else (),
        tuple(read.strategy.subject(row.key) for row in changes.gone),
        book.unused,
        read.hidden,
    )


def _amended(found: Amending) -> Iterator[SourceFile]:
    for document, wishes in found.by_document.items():
        edits = amendments(document, wishes)
        if isinstance(edits, NotAmended):
            message = (
                f"{visible(edits.name)} is laid out so that these changes would change more. Make them there by hand."
            )
            raise RequestError(message)
        yield amended(document, edits)


def _new_files(project: Project, rows: Iterable[ElementRow]) -> Iterator[SourceFile]:
    """Gives files for rows for which none has a place, under names that no file has."""
    for section, text in model_files(rows, project.metamodel).items():
        names = (f"{section}{f'-{number}' if number else ''}.yaml" for number in count())
        path = next(one for one in (project.model / name for name in names) if not WORK_TREE.exists(one))
        yield SourceFile(PurePosixPath(Path(os.path.relpath(path, project.root)).as_posix()), text.encode())


def _demand_said(wanted: Sequence[ElementRow], now: Strategy) -> None:
    """Raises RequestError where files, as they would be, do not say what the sheets say."""
    book = ReadBook(tuple(wanted), (), frozenset(now.metamodel.kinds), has_details=True)
    left = row_changes(rows_of(now), book, now.metamodel)
    if left != RowChanges():
        keys = dict.fromkeys(row.key for row in (*left.new, *left.changed, *left.gone))
        message = f"What the sheets say of {join_words(keys, most=_MOST_NAMED)} cannot be put in the files as they are. Change that by hand in the files, and import the rest."
        raise RequestError(message)
