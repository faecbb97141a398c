"""Which strategies the paths of a command line name: by patterns, and by a folder that holds several."""

import os
from collections.abc import Sequence
from glob import glob, has_magic
from itertools import combinations
from pathlib import Path

from alignment.checker.result import CheckResult
from alignment.project.request import Request, RequestError
from alignment.project.several import strategies_below, strategies_beside
from alignment.revisions.files import is_yaml
from alignment.text import natural


def strategies_named(request: Request, paths: Sequence[Path]) -> list[Path | None]:
    """Gives the path of each strategy; None for the project of the current folder.

    A shell that does not spread `plans/*` leaves that to align. A folder that is none itself stands for those right below.
    """
    return [one for path in _spread(request.folder, paths) for one in _meant(request, path)]


def strategies_left_out(request: Request, paths: Sequence[Path]) -> list[Path]:
    """Names strategies near those of a command line that it does not name, as far as a short look tells."""
    if request.config is not None:
        return []
    named = {os.path.normpath(request.folder / (path or "")) for path in strategies_named(request, paths)}
    near = (one for path in _spread(request.folder, paths) for one in strategies_beside(request.folder, path))
    return [one for one in dict.fromkeys(near) if os.path.normpath(request.folder / one) not in named]


def _spread(folder: Path, paths: Sequence[Path]) -> Sequence[Path | None]:
    return [found for path in paths for found in _matching(folder, path)] or [None]


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


def _matching(folder: Path, path: Path) -> list[Path]:
    """Gives the folders and model files that a pattern matches; the path itself where it is none, or matches nothing."""
    if not has_magic(str(path)) or os.path.lexists(folder / path):
        return [path]
    found = sorted(glob(str(path), root_dir=folder), key=natural)  # noqa: PTH207 - a pattern may be a whole path
    return [Path(one) for one in found if is_yaml(one) or (folder / one).is_dir()] or [path]


def _meant(request: Request, path: Path | None) -> Sequence[Path | None]:
    below = strategies_below(request.folder, path) if request.config is None else ()
    return below or [path]
