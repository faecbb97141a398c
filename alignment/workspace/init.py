"""The use case of beginning: the files of a new project, where none of them is in anybody's way."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from alignment.model.metamodel import built_in_metamodel
from alignment.project.request import RequestError
from alignment.revisions.work_tree import WORK_TREE
from alignment.scaffold.project import MODEL, SCHEMA, StarterFile, ci_file, git_file, starter_files
from alignment.schema.json_schema import as_json
from alignment.schema.make import make_schema
from alignment.text import join_words, visible


class NewProject(NamedTuple):
    """Holds the folder of a new project, and its files in the order in which they are written.

    `to_add` are those that git had already, and whose lines belong into them as well.
    """

    root: Path
    files: tuple[StarterFile, ...]
    to_add: tuple[StarterFile, ...] = ()


def new_project(folder: Path, directory: Path, today: date, ci: str | None) -> NewProject:
    """Gives the files that a new project begins with; raises RequestError where they cannot be put there."""
    root = Path(os.path.normpath(folder / directory))
    for_git = git_file()
    has_own = WORK_TREE.exists(root / for_git.path)
    files = (*_files(today, ci), *(() if has_own else (for_git,)))
    new = NewProject(root, files, (for_git,) if has_own else ())
    if ci and (top := _repository_above(root)):
        message = (
            f"{visible(root.name)} is a folder of the repository {visible(str(top))}, and CI looks for its file at "
            "the top of a repository. Begin there, or leave out `--ci`."
        )
        raise RequestError(message)
    if taken := _taken(new):
        raise RequestError(_says_taken(folder, taken))
    if outside := [file for file in new.files if not WORK_TREE.is_inside(root, (root / file.path).parent)]:
        message = f"{outside[0].path.parent} is a link that leads out of the new project. Take it away first."
        raise RequestError(message)
    return new


def _files(today: date, ci: str | None) -> Iterator[StarterFile]:
    yield from starter_files(today.year)
    yield StarterFile(SCHEMA, "what the editor knows of model files", as_json(make_schema(built_in_metamodel(), None)))
    if ci:
        yield ci_file(ci)


def _repository_above(root: Path) -> Path | None:
    """Finds the repository that a folder is a part of; None where it is the top of one, or in none."""
    found = next((folder for folder in (root, *root.parents) if WORK_TREE.is_top(folder)), root)
    return None if found == root else found


def _taken(new: NewProject) -> list[Path]:
    """Gives what is there already; of the model its folder, as anything in it would be read with the new files."""
    places = dict.fromkeys(MODEL if MODEL in file.path.parents else file.path for file in new.files)
    return [new.root / place for place in places if WORK_TREE.exists(new.root / place)]


def _says_taken(folder: Path, taken: list[Path]) -> str:
    names = join_words(visible(Path(os.path.relpath(path, folder)).as_posix()) for path in taken)
    are, them = ("exists", "it") if len(taken) == 1 else ("exist", "them")
    return (
        f"{names} {are} already, so nothing was written. Begin in a folder of its own, as in `align init plan`, "
        f"or move {them} away first."
    )
