"""The use case of whoever reviews a change: a project as it is, beside what it was at a revision."""

import os
from dataclasses import replace
from pathlib import Path

from alignment.checker.result import CheckResult, check_loaded
from alignment.comparison.pair import Pair
from alignment.comparison.since import listed_since
from alignment.project.find import open_tree
from alignment.project.load import load
from alignment.project.request import Request
from alignment.results.since import SinceRevision
from alignment.text import visible
from alignment.workspace.check import check


def check_since(request: Request, revision: str) -> CheckResult:
    """Checks a project, and leaves out the findings that are neither new nor about what a change touches.

    Touched is what has changed since the revision, what is linked to that, and files that say something else. Of a path
    or folder that was not there, everything is new.
    """
    if commit := _commit_without(request.folder / (request.path or ""), revision):
        return _all_new(request, revision, commit)
    old = _as_it_was(request, revision)
    pair = Pair.of(old, check(request, old.strategy))
    return pair.new._replace(report=listed_since(pair, revision))


def check_both(request: Request, revision: str) -> Pair:
    """Checks a project as it was at a revision and as it is, or at the revision of the request.

    Where a revision is trusted, both are checked by what it says, so that only the model differs. Selectors may name rules
    that there were not yet.
    """
    new = check(request)
    return Pair.of(_as_it_was(request, revision), new)


def _as_it_was(request: Request, revision: str) -> CheckResult:
    """Checks a project as it was at a revision; what had changed until then is no part of that."""
    asked = replace(request, revision=revision)
    return check_loaded(replace(load(asked), before=None), asked)


def _commit_without(path: Path, revision: str) -> str:
    """Gives the commit that a revision is, where there was nothing at a path; nothing where there was something."""
    tree = open_tree(revision, path, path, ())
    return "" if tree.exists(Path(os.path.normpath(path))) else tree.commit


def _all_new(request: Request, revision: str, commit: str) -> CheckResult:
    result = check(request)
    new = frozenset(one.fingerprint for one in result.report.standing)
    place = f"in {visible(str(request.path))}" if request.path else "here"
    says = f"Everything {place} is new: it was not there."
    compared = SinceRevision(revision, commit, (says,), new, (), {})
    return result._replace(report=replace(result.report, compared=compared))
