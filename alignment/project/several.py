"""Which strategies a folder stands for that is none itself, and what is said where one must be named."""

import os
from pathlib import Path
from typing import Final

from alignment.config import DEFAULT_MODEL, FILE_NAME
from alignment.project.find import Project, find_project
from alignment.project.request import RequestError
from alignment.revisions.files import Tree, is_hidden
from alignment.revisions.work_tree import WORK_TREE
from alignment.text import join_words, natural, visible

_MOST_NAMED: Final = 20


def strategies_below(folder: Path, path: Path | None, tree: Tree = WORK_TREE) -> list[Path]:
    """Names the projects right below a path, or below the current folder, whatever else lies beside them.

    There are none where the path is a project or the model of one, now or in `tree`, nor where the current folder is
    a part of one.
    """
    return [] if _is_project(WORK_TREE, _whole(folder, path)) else strategies_there(folder, path, tree)


def strategies_there(folder: Path, path: Path | None, tree: Tree) -> list[Path]:
    """Names the projects right below a path as they are in one tree, whatever is in any other."""
    if _is_project(tree, _whole(folder, path)):
        return []
    found = _right_below(folder, path or Path(), tree)
    return [] if found and _is_part(folder, path, tree) else found


def strategies_beside(folder: Path, path: Path | None) -> list[Path]:
    """Names projects near a path that are not meant by it: right below one that is a project, or else one folder deeper.

    What lies further down nobody looks for, since that could be the whole disk.
    """
    if _is_project(WORK_TREE, _whole(folder, path)):
        model = find_project(folder, path, None).model
        return [one for one in _right_below(folder, path or Path()) if not (folder / one).is_relative_to(model)]
    if not strategies_below(folder, path) and (path or _is_part(folder, path)):
        return []
    return [
        found
        for name in _names(_whole(folder, path), WORK_TREE)
        for found in strategies_below(folder, Path(path or "") / name)
    ]


def find_one_project(folder: Path, path: Path | None, config: Path | None, tree: Tree = WORK_TREE) -> Project:
    """Finds the project of a path, or of the current folder; raises RequestError where that stands for others below it."""
    if config is None and (below := strategies_below(folder, path, tree)):
        names = join_words((f"`{visible(str(one))}`" for one in below), "and", _MOST_NAMED)
        which = names if len(below) == 1 else f"one of {names}"
        holds = f"holds {'a strategy' if len(below) == 1 else 'several strategies'} and is none itself"
        shown = visible(str(path))
        message = f"{shown} {holds}: name {which}." if path else f"The current folder {holds}: run this in {which}."
        raise RequestError(message)
    return find_project(folder, path, config, tree)


def _whole(folder: Path, path: Path | None) -> Path:
    return Path(os.path.normpath(folder / (path or "")))


def _is_project(tree: Tree, folder: Path) -> bool:
    return tree.exists(folder / FILE_NAME) or tree.exists(folder / DEFAULT_MODEL)


def _right_below(folder: Path, path: Path, tree: Tree = WORK_TREE) -> list[Path]:
    start = _whole(folder, path)
    return [path / name for name in _names(start, tree) if _is_project(tree, start / name)]


def _names(folder: Path, tree: Tree) -> list[str]:
    """Gives the names in a folder as people count, but for hidden ones; none where it is no folder, or cannot be listed."""
    return sorted((name for name in tree.names(folder) or () if not is_hidden(name)), key=natural)


def _is_part(folder: Path, path: Path | None, tree: Tree = WORK_TREE) -> bool:
    """Tells whether a path is a part of the model of the project above it; the current folder is one of any project."""
    above = find_project(folder, path, None, tree).file
    if above is None or path is None:
        return above is not None
    return _whole(folder, path).is_relative_to(find_project(folder, above.parent, None, tree).model)
