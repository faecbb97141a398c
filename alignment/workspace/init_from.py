"""The use case of beginning from what there is: a project made of plans and papers, told apart by what they hold."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path, PurePath, PurePosixPath
from typing import Final, NamedTuple

from alignment.config import FILE_NAME as SETTINGS
from alignment.documents.parse import parse
from alignment.importing.read import Imported
from alignment.model.load import load
from alignment.papers.read import PAPER_SUFFIXES
from alignment.project.request import RequestError
from alignment.scaffold.project import MODEL, STRATEGY_FILE
from alignment.source import SourceFile
from alignment.text import join_words, visible
from alignment.workspace.import_ import TableRequest, given_grids, holds_plan, imported_project, project_in
from alignment.workspace.import_paper import ImportedPaper, paper_into
from alignment.workspace.init import NewProject, new_project

_WORD: Final = frozenset({".docx", ".docm"})


class BegunProject(NamedTuple):
    """Holds a project, what became of the cells of its plans, where there are any, and its papers."""

    project: NewProject
    account: Imported | None
    papers: tuple[ImportedPaper, ...]


def project_from(folder: Path, directory: Path, today: date, ci: str | None, given: Sequence[Path]) -> BegunProject:
    """Makes a project of files; raises RequestError where one cannot be read, or something is in the way."""
    root = Path(os.path.normpath(folder / directory))
    plans = tuple(one for one in given if _is_plan(folder, one))
    found = (
        imported_project(TableRequest(folder, plans, directory, None, today), given_grids(folder, plans))
        if plans
        else None
    )
    files = [(path, content) for path, content in found.new if path != root / SETTINGS] if found else []
    project, papers = project_in(folder, root), list[ImportedPaper]()
    for one in given:
        if one not in plans:
            written = [_source(root, path, content) for path, content in files if (root / MODEL) in path.parents]
            strategy, _ = load((parse(source)[0] for source in written), project.metamodel)
            papers.append(paper_into(project, strategy, folder / one))
            files += papers[-1].files
    _demand_apart(root, (path for path, _ in files))
    strategy_file = root / MODEL / STRATEGY_FILE
    new = new_project(folder, directory, today, ci, {path: text for path, text in files if path != strategy_file})
    return BegunProject(new, found.account if found else None, tuple(papers))


def _is_plan(folder: Path, path: Path) -> bool:
    """Tells a plan from a paper: a spreadsheet is one, and a Word file that holds a table of actions or measures."""
    suffix = PurePath(path).suffix.lower()
    return suffix not in PAPER_SUFFIXES or (suffix in _WORD and holds_plan(folder / path, path))


def _source(root: Path, path: Path, content: bytes) -> SourceFile:
    return SourceFile(PurePosixPath(path.relative_to(root).as_posix()), content)


def _demand_apart(root: Path, paths: Iterable[Path]) -> None:
    """Raises RequestError where two of the given files would be written to one place."""
    every = list(paths)
    if twice := [path for path in dict.fromkeys(every) if every.count(path) > 1]:
        names = join_words(visible(one.relative_to(root).as_posix()) for one in twice)
        message = f"Two of the files would both be written as {names}. Give one of them another name."
        raise RequestError(message)
