"""The use case of beginning from tables: the files of a project, and what became of every cell."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.config import DEFAULT_MODEL
from alignment.config import FILE_NAME as SETTINGS
from alignment.documents.parse import parse
from alignment.importing.columns import FIELDS
from alignment.importing.mapping import FILE_NAME, NotAMapping, TableMapping, read_mapping
from alignment.importing.read import Imported, import_grids
from alignment.office.package import NotOpened
from alignment.project.request import RequestError
from alignment.revisions.work_tree import WORK_TREE
from alignment.scaffold.project import starter_files
from alignment.source import SourceFile, as_stored
from alignment.tables.grid import Grid
from alignment.tables.read import read_grids
from alignment.text import join_words, visible
from alignment.workspace.given_files import content_of

_BEGUN: Final = (SETTINGS, f"{DEFAULT_MODEL}/strategy.yaml")


class ImportedProject(NamedTuple):
    """Holds the files that would be written, with their whole paths, and the account."""

    files: tuple[tuple[Path, bytes], ...]
    account: Imported


def imported_project(
    folder: Path, paths: Sequence[Path], into: Path, mapping: Path | None, today: date
) -> ImportedProject:
    """Reads tables and makes a project of them; raises RequestError where one cannot be read, or something is in the way."""
    root = Path(os.path.normpath(folder / into))
    grids = [grid for path in paths for grid in _grids(folder / path, path)]
    known = root / FILE_NAME if mapping is None else folder / mapping
    said = _mapping(known) if mapping or WORK_TREE.exists(known) else None
    account = import_grids(grids, said or TableMapping(), join_words(visible(path.name) for path in paths))
    if not account.counts:
        message = (
            f"{join_words(visible(str(path)) for path in paths)} holds no table of actions or measures. A head needs two names "
            "such as Action and Lead; say what others mean in a file for --map, under `columns:`."
        )
        raise RequestError(message)
    return ImportedProject(tuple(_files(root, account, today, has_mapping=said is not None)), account)


def demand_free(folder: Path, project: ImportedProject) -> None:
    """Raises RequestError where a file that is to be written is there already."""
    if taken := [path for path, _ in project.files if WORK_TREE.exists(path)]:
        names = join_words(visible(Path(os.path.relpath(path, folder)).as_posix()) for path in taken)
        are, them = ("is", "it") if len(taken) == 1 else ("are", "them")
        message = f"{names} {are} there already, so nothing was written. Move {them} away, or name another folder with --into."
        raise RequestError(message)


def _grids(path: Path, named: Path) -> tuple[Grid, ...]:
    content = content_of(path, named)
    found = read_grids(path.name, content)
    if isinstance(found, NotOpened):
        message = f"{visible(str(named))} cannot be read: {found.says}"
        raise RequestError(message)
    return found


def _mapping(path: Path) -> TableMapping:
    name = PurePosixPath(path.name)
    document, findings = parse(SourceFile(name, as_stored(content_of(path, path))))
    if findings:
        message = f"{visible(str(path))} cannot be read: {findings[0].message}. {findings[0].fix}".strip()
        raise RequestError(message)
    found = read_mapping(document, FIELDS)
    if isinstance(found, NotAMapping):
        message = f"{visible(str(path))} {found.says}"
        raise RequestError(message)
    return found


def _files(root: Path, account: Imported, today: date, *, has_mapping: bool) -> Iterator[tuple[Path, bytes]]:
    """Gives the settings and the strategy where there are none, what the columns mean where nobody has said, and the model."""
    for one in starter_files(today.year):
        if str(one.path) in _BEGUN and not WORK_TREE.exists(root / one.path):
            yield root / one.path, one.content
    if not has_mapping:
        yield root / FILE_NAME, account.mapping.encode()
    for name, text in account.files.items():
        yield root / DEFAULT_MODEL / name, text.encode()
