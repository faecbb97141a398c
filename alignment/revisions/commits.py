"""From the name of a revision to the commit that it means; which files of a project are as its commit has them."""

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.revisions.commit_tree import CommitTree
from alignment.revisions.files import is_hidden, is_yaml, relative_to
from alignment.revisions.git import GitError, ask_git, run_git
from alignment.revisions.lookup import Lookup
from alignment.revisions.work_tree import WORK_TREE
from alignment.source import SourceFile
from alignment.text import fold, join_words, shorten, suggestion, upper_first, visible

_ID: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHOWN: Final = 40
_MOST_NAMES: Final = "--count=1000"
_NO_REPOSITORY: Final = "not a git repository"
_AMBIGUOUS: Final = re.compile(r"^warning: refname '(.+)' is ambiguous\.$", re.MULTILINE)
_TWO_OBJECTS: Final = re.compile(r"^error: short object ID \S+ is ambiguous$", re.MULTILINE)
_PLACES: Final = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
"""Where git looks for a name, in its order."""

_SHORTENED: Final = re.compile(r"[0-9a-fA-F]{4,}")
_HEADS: Final = frozenset({"HEAD", "@"})
_CI: Final = "In CI have all of it fetched: `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab."


class NoRevision(NamedTuple):
    """Says in one sentence, and with what to do about it, why there is no such revision."""

    message: str


class _Looked(NamedTuple):
    """Holds the id of an object, nothing where git knows none, and what git said of the name."""

    id: str
    said: str


def open_commit(start: Path, revision: str) -> CommitTree | NoRevision:
    """Finds a revision in the repository that a path is in, or was; only the folders above the path must be there.

    A name that more than one branch or tag has is none, since whoever may push the other would choose what is meant.
    """
    shown = visible(shorten(revision, _SHOWN))
    if revision.startswith("-") or not revision.isprintable():
        return NoRevision(f"No revision can be called `{shown}`. Name a commit, a branch or a tag.")
    near = next(folder for folder in (start, *start.parents) if os.path.isdir(folder))  # noqa: PTH112 - never raises
    try:
        top = _top(near)
        looked = _look_up(top, f"{revision}^{{commit}}")
        if meant := _several(top, looked.said):
            return NoRevision(f"`{shown}` is ambiguous in this repository. {meant}")
        return _opened(top, revision, looked.id) or NoRevision(_unknown(top, shown))
    except GitError as error:
        return NoRevision(_said(error, start))


def _top(near: Path) -> Path:
    return Path(run_git(near, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").removesuffix("\n"))


def _opened(top: Path, revision: str, commit: str) -> CommitTree | None:
    tree = _look_up(top, f"{commit}^{{tree}}").id if commit else ""
    return CommitTree(revision, commit, Lookup(top, tree)) if tree else None


def _look_up(top: Path, wanted: str) -> _Looked:
    answer = ask_git(top, "rev-parse", "--verify", "--end-of-options", wanted)
    given = answer.printed.decode().strip()
    return _Looked(given if _ID.fullmatch(given) else "", answer.said.decode("utf-8", "replace"))


def _several(top: Path, said: str) -> str:
    """Says how to name one of several things that a name means; nothing where it means one.

    A whole id and a whole name come before all others in git, whatever else has been given such a name.
    """
    if _TWO_OBJECTS.search(said):
        return "Write more of the id of the commit."
    for name in _AMBIGUOUS.findall(said):
        places = [place.format(name) for place in _PLACES]
        there = run_git(top, "for-each-ref", "--format=%(refname)", name, *places).decode("utf-8", "replace").split()
        if name not in {*there, *_HEADS} and not _ID.fullmatch(name):
            ids = ["the whole id of a commit"] if _SHORTENED.fullmatch(name) else []
            return f"Say which is meant: {join_words([*(f'`{one}`' for one in places if one in there), *ids], 'or')}."
    return ""


def _unknown(top: Path, shown: str) -> str:
    names = run_git(top, "for-each-ref", _MOST_NAMES, "--format=%(refname:short)").decode("utf-8", "replace").split()
    of_remote = next((f"Did you mean `{one}`?" for one in names if one.endswith(f"/{shown}")), "")
    guess = suggestion(shown, names) or "`git branch --all` and `git tag` name what there is."
    return f"There is no revision `{shown}` in this repository. {of_remote or _not_fetched(top) or guess}"


def _not_fetched(top: Path) -> str:
    """Says how a clone comes by what it was not given of its history or its branches; nothing where it was given all."""
    is_shallow = run_git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
    remotes = run_git(top, "remote").decode("utf-8", "replace").split()
    remote = remotes[0] if remotes and "origin" not in remotes else "origin"
    all_branches = f"+refs/heads/*:refs/remotes/{remote}/*"
    if is_shallow:
        says = "This clone is shallow and may lack it"
        return f"{says}; `git fetch --unshallow {remote} '{all_branches}'` brings the rest. {_CI}"
    fetched = ask_git(top, "config", "--get-all", f"remote.{remote}.fetch").printed.decode("utf-8", "replace").split()
    if not fetched or all_branches in fetched:
        return ""
    return f"This clone has not every branch and may lack it; `git fetch {remote} '{all_branches}'` brings the rest."


def _said(error: GitError, start: Path) -> str:
    """Says why git gave no answer about a folder."""
    if _NO_REPOSITORY in str(error):
        return f"{visible(str(start))} is in no git repository, so there are no revisions of it."
    return upper_first(f"{error}.")


_SHA256_CHARACTERS: Final = 64


class Recorded(NamedTuple):
    """Holds a commit, those files read that are not what it holds, and those of it that were not there to be read."""

    commit: str
    uncommitted: tuple[PurePosixPath, ...]
    deleted: tuple[PurePosixPath, ...] = ()


class Expected(NamedTuple):
    """Says which files a project would read of a commit, but for `known`.

    They are those below the folder of the model, others by their names, and, right in the folder of texts where one is
    named, those that are called as a text is.
    """

    folder: Path
    known: Collection[PurePosixPath]
    named: tuple[Path, ...] = ()
    texts: Path | None = None
    text_names: Collection[str] = ()

    @property
    def places(self) -> tuple[Path, ...]:
        """Gives the paths that such files are at, or below."""
        return (self.folder, *self.named, *filter(None, [self.texts]))

    def has(self, path: Path) -> bool:
        """Tells whether a file would be read, if nothing else was read in its place."""
        is_text = path.parent == self.texts and fold(path.name) in self.text_names
        return path in self.named or is_text or _is_model(path, self.folder)


def record(
    root: Path, files: Iterable[SourceFile], expected: Expected, revision: str = "HEAD"
) -> Recorded | NoRevision | None:
    """Compares files of a project as they were read with a commit, by default the one checked out; None without it.

    Where there may be one, and git gives no answer, that is said.

    Neither the index nor any filter is asked: a file is committed where its bytes are, or would be with the line ends
    that git writes on this system taken back.
    """
    try:
        top = _top(root)
        tree = _opened(top, revision, _look_up(top, f"{revision}^{{commit}}").id)
        if tree is None:
            return None
        uncommitted = tuple(one.path for one in files if not _is_committed(tree, root, one))
        return Recorded(tree.commit, uncommitted, tuple(_deleted(tree, root, expected)))
    except GitError as error:
        is_in_one = any(WORK_TREE.is_top(folder) for folder in (root, *root.parents))
        return NoRevision(_said(error, root)) if is_in_one else None


def _deleted(commit: CommitTree, root: Path, expected: Expected) -> Iterator[PurePosixPath]:
    """Names the files of a commit that would be read, had they been there."""
    top = commit.lookup.top
    ways = map(commit.lookup.way, expected.places)
    asked = [os.fsdecode(b"/".join(way)) or "." for way in ways if way is not None]
    listed = run_git(top, "ls-tree", "-r", "-z", "--name-only", commit.commit, "--", *asked) if asked else b""
    for name in filter(None, listed.split(b"\0")):
        path = top / os.fsdecode(name)
        relative = relative_to(root, path)
        if expected.has(path) and relative not in expected.known:
            yield relative


def _is_model(path: Path, folder: Path) -> bool:
    """Tells whether a file would be read as part of a model."""
    parts = path.relative_to(folder).parts if path.is_relative_to(folder) else ("..",)
    return is_yaml(path.name) and not any(map(is_hidden, parts))


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
