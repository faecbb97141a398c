"""Which strategies the paths of a command line name: by patterns, and by a folder that holds several."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import filter as matching
from glob import has_magic
from itertools import combinations
from pathlib import Path

from alignment.checker.result import CheckResult
from alignment.project.request import Request, RequestError
from alignment.project.several import strategies_beside, strategies_there
from alignment.revisions.files import Tree, is_hidden, is_yaml
from alignment.revisions.work_tree import WORK_TREE
from alignment.text import natural


def strategies_named(request: Request, paths: Sequence[Path], tree: Tree = WORK_TREE) -> list[Path | None]:
    """Gives the path of each strategy, in the work tree or at a commit; None for the project of the current folder.

    A shell that does not spread `plans/*` leaves that to align. A folder that is none itself stands for those right below.
    """
    return [one for path in _spread(request.folder, paths, tree) for one in _meant(request, path, tree)]


def strategies_left_out(request: Request, paths: Sequence[Path]) -> list[Path]:
    """Names strategies near those of a command line that it does not name, as far as a short look tells."""
    if request.config is not None:
        return []
    named = {os.path.normpath(request.folder / (path or "")) for path in strategies_named(request, paths)}
    near = (
        one for path in _spread(request.folder, paths, WORK_TREE) for one in strategies_beside(request.folder, path)
    )
    return [one for one in dict.fromkeys(near) if os.path.normpath(request.folder / one) not in named]


def _spread(folder: Path, paths: Sequence[Path], tree: Tree) -> Sequence[Path | None]:
    return [found for path in paths for found in _matching(folder, path, tree)] or [None]


def demand_own_ids(results: Sequence[CheckResult]) -> None:
    """Raises RequestError where two strategies under the same settings are called the same.

    Their accepted findings and reviews stand in one list, so that those of the one would count for the other.
    """
    for one, other in combinations(results, 2):
        if one.strategy.root and one.strategy.id == other.strategy.id and _share_lists(one, other):
            places = " and ".join(str(each.loaded.policy.project.place_of_model) for each in (one, other))
            message = (
                f"{places} are both called {one.strategy.id}, under the same settings: what is accepted or reviewed of the one "
                "would count for the other. Give one of them another id."
            )
            raise RequestError(message)


def _share_lists(one: CheckResult, other: CheckResult) -> bool:
    """Tells whether two strategies have the same settings; a part of a model is no strategy beside it."""
    projects = one.loaded.policy.project, other.loaded.policy.project
    (file, model), (other_file, other_model) = ((each.file, each.model) for each in projects)
    is_part = model.is_relative_to(other_model) or other_model.is_relative_to(model)
    return file is not None and file == other_file and not is_part


def _matching(folder: Path, path: Path, tree: Tree) -> list[Path]:
    """Gives the folders and model files that a pattern matches; the path itself where it is none, or matches nothing."""
    if not has_magic(str(path)) or tree.exists(folder / path):
        return [path]
    found = sorted(_matched(folder, path, tree), key=lambda one: natural(str(one)))
    return [one for one in found if is_yaml(one.name) or tree.names(folder / one) is not None] or [path]


def _matched(folder: Path, path: Path, tree: Tree) -> list[Path]:
    """Gives what is there of what a pattern matches, part by part."""
    found = [Path(path.anchor)]
    for part in path.relative_to(path.anchor).parts:
        found = [one / name for one in found for name in _alike(tree, folder / one, part)]
    return [one for one in found if tree.exists(folder / one)]


def _alike(tree: Tree, folder: Path, part: str) -> Iterator[str]:
    """Gives the names in a folder that a part of a pattern matches, hidden ones only where it says so."""
    if not has_magic(part):
        yield part
        return
    names = matching(tree.names(folder) or (), part)
    yield from (name for name in names if is_hidden(part) or not is_hidden(name))


def _meant(request: Request, path: Path | None, tree: Tree) -> Sequence[Path | None]:
    below = strategies_there(request.folder, path, tree) if request.config is None else ()
    return below or [path]
