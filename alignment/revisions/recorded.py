"""What a report records beside its answer: which commit the project stood at, and which files differ from it."""

import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.revisions.commit_tree import CommitTree
from alignment.revisions.git import GitError
from alignment.revisions.resolve import NoRevision, open_commit
from alignment.source import SHIPPED, SourceFile

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
    contents = (file.content, file.content.replace(b"\r\n", b"\n"))
    return entry is not None and any(entry.id == _id(content, len(entry.id)) for content in contents)


def _id(content: bytes, characters: int) -> str:
    """Gives the id that git has for the bytes of a file."""
    whole = b"blob %d\0%b" % (len(content), content)
    if characters == _SHA256_CHARACTERS:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()
