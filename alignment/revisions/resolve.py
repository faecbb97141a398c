"""From the name of a revision to the commit that it means."""

import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from alignment.revisions.commit_tree import CommitTree
from alignment.revisions.git import GitError, GitRefusedError, run_git
from alignment.revisions.lookup import Lookup
from alignment.text import shorten, suggestion, upper_first, visible

_ID: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHOWN: Final = 40
_MOST_NAMES: Final = "--count=1000"
_NO_REPOSITORY: Final = "not a git repository"


class NoRevision(NamedTuple):
    """Says in one sentence, and with what to do about it, why there is no such revision."""

    message: str


def open_commit(start: Path, revision: str) -> CommitTree | NoRevision:
    """Finds a revision in the repository that a path is in, or was; only the folders above the path must be there."""
    shown = visible(shorten(revision, _SHOWN))
    if revision.startswith("-") or not revision.isprintable():
        return NoRevision(f"No revision can be called `{shown}`. Name a commit, a branch or a tag.")
    near = next(folder for folder in (start, *start.parents) if os.path.isdir(folder))  # noqa: PTH112 - never raises
    try:
        return _opened(near, revision) or NoRevision(_unknown(near, shown))
    except GitError as error:
        return NoRevision(_said(error, start))


def _opened(near: Path, revision: str) -> CommitTree | None:
    top = Path(run_git(near, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").removesuffix("\n"))
    commit = _id(top, f"{revision}^{{commit}}")
    tree = _id(top, f"{commit}^{{tree}}") if commit else ""
    return CommitTree(revision, commit, Lookup(top, tree)) if tree else None


def _id(top: Path, wanted: str) -> str:
    """Gives the id of one object; nothing where git knows none, or more than one is meant."""
    try:
        given = run_git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).decode().strip()
    except GitRefusedError:
        return ""
    return given if _ID.fullmatch(given) else ""


def _unknown(near: Path, shown: str) -> str:
    names = run_git(near, "for-each-ref", _MOST_NAMES, "--format=%(refname:short)").decode("utf-8", "replace").split()
    is_shallow = run_git(near, "rev-parse", "--is-shallow-repository").strip() == b"true"
    mend = "This clone is shallow and may lack it; `git fetch --unshallow` brings the rest." if is_shallow else ""
    guess = mend or suggestion(shown, names) or "`git branch --all` and `git tag` name what there is."
    return f"There is no revision `{shown}` in this repository. {guess}"


def _said(error: GitError, start: Path) -> str:
    """Says why git gave no answer about a folder."""
    if _NO_REPOSITORY in str(error):
        return f"{visible(str(start))} is in no git repository, so there are no revisions of it."
    return upper_first(f"{error}.")
