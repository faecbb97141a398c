"""The use case of beginning from tables, or going on from them: the files of a project, and what became of every cell."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.config import DEFAULT_MODEL, Config
from alignment.config import FILE_NAME as SETTINGS
from alignment.diff.compare import compare
from alignment.diff.sentences import sentences
from alignment.documents.amend import NotAmended, amended, amendments
from alignment.documents.parse import parse
from alignment.importing.again import Present, Update, update_of
from alignment.importing.columns import FIELDS
from alignment.importing.known import known_elements
from alignment.importing.mapping import FILE_NAME, NotAMapping, TableMapping, read_mapping
from alignment.importing.read import Imported, import_grids
from alignment.model.load import load
from alignment.model.strategy import Strategy
from alignment.office.package import NotOpened
from alignment.project.find import Project, find_project
from alignment.project.load import load_strategy
from alignment.project.request import RequestError, demand_all_read
from alignment.revisions.files import is_yaml
from alignment.revisions.work_tree import WORK_TREE
from alignment.scaffold.project import STRATEGY_FILE, starter_files
from alignment.source import SourceFile, as_stored
from alignment.tables.grid import Grid
from alignment.tables.read import read_grids
from alignment.text import join_words, visible
from alignment.workspace.given_files import content_of


class TableRequest(NamedTuple):
    """Says which tables are to be read, into which folder, and which file says what their columns mean."""

    folder: Path
    paths: tuple[Path, ...]
    into: Path
    mapping: Path | None
    today: date


class ChangedFile(NamedTuple):
    """Holds a file with its whole path, as it is and as it would be."""

    path: Path
    before: bytes
    after: bytes


class ImportedProject(NamedTuple):
    """Holds the files that would be written and those that would change, and the account.

    `changes` says the difference between the model that is there and that which would be; None where there is none yet.
    """

    root: Path
    new: tuple[tuple[Path, bytes], ...]
    changed: tuple[ChangedFile, ...]
    account: Imported
    before: Strategy
    update: Update
    changes: tuple[str, ...] | None


def given_grids(folder: Path, paths: Sequence[Path]) -> tuple[Grid, ...]:
    """Reads the tables of files, of a folder those with separators; raises RequestError where one cannot be read."""
    return tuple(grid for path in paths for one in _files_of(folder, path) for grid in _grids(folder / one, one))


def _files_of(folder: Path, path: Path) -> list[Path]:
    names = WORK_TREE.names(folder / path)
    return [path] if names is None else [path / name for name in sorted(names) if name.endswith(".csv")]


def imported_project(request: TableRequest, grids: Sequence[Grid]) -> ImportedProject:
    """Reads tables into a project; raises RequestError where none is one of a plan, or the project cannot be read."""
    root = Path(os.path.normpath(request.folder / request.into))
    known = root / FILE_NAME if request.mapping is None else request.folder / request.mapping
    said = _mapping(known) if request.mapping or WORK_TREE.exists(known) else None
    project = project_in(request.folder, root)
    present = _present(project)
    account = import_grids(grids, said or TableMapping(), known_elements(present.strategy))
    if not account.counts:
        message = (
            f"{join_words(visible(str(path)) for path in request.paths)} holds no table of actions or measures. A head needs two "
            "names such as Action and Lead; say what others mean in a file for --map, under `columns:`."
        )
        raise RequestError(message)
    update = update_of(account.drafts, present, join_words(visible(path.name) for path in request.paths))
    changed = tuple(_changed(update, present))
    begun = dict(_begun(project, present.strategy, request.today))
    if said is None:
        begun[root / FILE_NAME] = account.mapping.encode()
    is_again = bool(changed) or any(one.is_known for one in account.drafts)
    return ImportedProject(
        root=root,
        new=tuple(_files(project, update, begun)),
        changed=tuple(ChangedFile(project.root / one.path, now.content, one.content) for now, one in changed),
        account=account,
        before=present.strategy,
        update=update,
        changes=_changes(present, update, [one for _, one in changed]) if is_again else None,
    )


def demand_free(folder: Path, project: ImportedProject) -> None:
    """Raises RequestError where a file that is to be new is there already."""
    if taken := [path for path, _ in project.new if WORK_TREE.exists(path)]:
        names = join_words(visible(Path(os.path.relpath(path, folder)).as_posix()) for path in taken)
        are, them = ("is", "it") if len(taken) == 1 else ("are", "them")
        message = f"{names} {are} there already, so nothing was written. Move {them} away, or name another folder with --into."
        raise RequestError(message)


def project_in(folder: Path, root: Path) -> Project:
    """Gives the project of the very folder, as its settings have it; one further up is another one."""
    if WORK_TREE.exists(root / SETTINGS):
        return find_project(folder, root, None)
    return Project(root, Config(), root / DEFAULT_MODEL)


def _present(project: Project) -> Present:
    """Reads the model that is there; raises RequestError where not all of it can be read, as then nobody knows what is new."""
    is_one_file = is_yaml(project.model.name)
    if not WORK_TREE.exists(project.model):
        demand_all_read(project.findings, "nothing is imported")
        return Present(load((), project.metamodel)[0], (), is_one_file)
    loaded = load_strategy(project)
    demand_all_read(loaded.findings, "nothing is imported")
    return Present(loaded.strategy, loaded.documents, is_one_file)


def _changed(update: Update, present: Present) -> Iterator[tuple[SourceFile, SourceFile]]:
    """Gives files as they are and as they would be."""
    for document in present.documents:
        wishes = update.wishes.get(document.source.path)
        edits = amendments(document, wishes) if wishes else ()
        if isinstance(edits, NotAmended):
            message = (
                f"{edits.name} is laid out so that nothing can be changed in it without changing more, so nothing is imported. "
                "Write each `key: value` and each entry of its lists on a line of its own."
            )
            raise RequestError(message)
        if edits:
            yield document.source, amended(document, edits)


def _changes(present: Present, update: Update, changed: Sequence[SourceFile]) -> tuple[str, ...]:
    """Says the difference as any comparison of two states of a strategy says it."""
    anew = {one.path: one for one in changed}
    kept = [one for one in present.documents if one.source.path not in anew]
    new = [SourceFile(PurePosixPath(name), text.encode()) for name, text in update.files.items()]
    after, _ = load(
        [*kept, *(parse(one)[0] for one in (*changed, *new))], present.strategy.metamodel, used=present.strategy.used
    )
    return sentences(compare(present.strategy, after))


def holds_plan(path: Path, named: Path) -> bool:
    """Tells whether a file holds a table of actions or measures; raises RequestError where it cannot be read."""
    return bool(import_grids(_grids(path, named), TableMapping()).counts)


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


def _begun(project: Project, strategy: Strategy, today: date) -> Iterator[tuple[Path, bytes]]:
    """Gives the settings and the strategy where there are none."""
    starters = {str(one.path): one.content for one in starter_files(today.year)}
    if project.file is None:
        yield project.root / SETTINGS, starters[SETTINGS]
    place = project.model if is_yaml(project.model.name) else project.model / STRATEGY_FILE
    if strategy.root is None and not WORK_TREE.exists(place):
        yield place, starters[f"{DEFAULT_MODEL}/{STRATEGY_FILE}"]


def _files(project: Project, update: Update, begun: dict[Path, bytes]) -> Iterator[tuple[Path, bytes]]:
    """Gives the new files: what is begun, then the model's; where that is one file, all in it."""
    files = {project.model / name: text.encode() for name, text in update.files.items()}
    if is_yaml(project.model.name) and files:
        files = {project.model: b"\n".join((*filter(None, (begun.get(project.model),)), *files.values()))}
    yield from (begun | files).items()
