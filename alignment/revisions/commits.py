"""From the name of a revision to the commit that it means; which files of a project are as its commit has them."""

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.revisions.commit_tree import CommitTree
from alignment.revisions.git import GitError, GitRefusedError, run_git
from alignment.revisions.lookup import Lookup
from alignment.source import SHIPPED, SourceFile
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


_SHA256_CHARACTERS: Final = 64


class Recorded(NamedTuple):
    """Holds the commit of a work tree, and those files read from it that are not what the commit holds."""

    commit: str
    uncommitted: tuple[PurePosixPath, ...]


def record(root: Path, files: Iterable[SourceFile]) -> Recorded | None:
    """Compares files of a project as they were read with the commit checked out; None where there is none.

    Neither the index nor any filter is asked: a file is committed where its bytes are, or would be with the line ends
    that git writes on this system taken back.
    """
    tree = open_commit(root, "HEAD")
    if isinstance(tree, NoRevision):
        return None
    own = (one for one in files if not one.path.name.startswith(SHIPPED))
    try:
        return Recorded(tree.commit, tuple(one.path for one in own if not _is_committed(tree, root, one)))
    except GitError:
        return None


def _is_committed(tree: CommitTree, root: Path, file: SourceFile) -> bool:
    entry = tree.lookup.find(tree.lookup.way(root / file.path)).entry
    contents = (file.content, file.stored)
    return entry is not None and any(entry.id == _blob_id(content, len(entry.id)) for content in contents)


def _blob_id(content: bytes, characters: int) -> str:
    """Gives the id that git has for the bytes of a file."""
    whole = b"blob %d\0%b" % (len(content), content)
    if characters == _SHA256_CHARACTERS:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()
