"""What git holds by its ids: blobs, and the folders that list them."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from alignment.revisions.git import MISSING, GitError, beginning_of, run_git

_ENTRY: Final = re.compile(rb"([0-7]+) ([^\0]+)\0", re.DOTALL)
_NO_NAMES: Final = frozenset({b".", b".."})
_IMPOSSIBLE: Final = "a folder of the commit has an impossible name in it"
_FOLDER: Final = 0o040000
_LINK: Final = 0o120000
_SUBMODULE: Final = 0o160000
_TYPE: Final = 0o170000


class Entry(NamedTuple):
    """Holds what a folder says of one name in it: of which type it is, and the id of its content."""

    mode: int
    id: str

    @property
    def is_folder(self) -> bool:
        """Tells whether the entry is a folder."""
        return self.mode & _TYPE == _FOLDER

    @property
    def is_link(self) -> bool:
        """Tells whether the entry is a symbolic link."""
        return self.mode & _TYPE == _LINK

    @property
    def is_submodule(self) -> bool:
        """Tells whether the entry is a commit of another repository."""
        return self.mode & _TYPE == _SUBMODULE


def folder_of(tree: str) -> Entry:
    """Gives the entry that a folder would have in the one above it."""
    return Entry(_FOLDER, tree)


def sizes_of(top: Path, ids: Iterable[str]) -> dict[str, int]:
    """Gives the sizes of objects by their ids; what this clone does not hold is left out."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    lines = run_git(top, "cat-file", "--batch-check", "--buffer", given=_listed(wanted)).decode().splitlines()
    answers = (line.split(" ") for line in lines)
    return {answer[0]: int(answer[2]) for answer in answers if answer[-1] != "missing"}


def contents_of(top: Path, sizes: Mapping[str, int], most: int) -> dict[str, bytes]:
    """Gives the contents of objects whose sizes are known, of each no more than its first `most` bytes.

    Those that are no larger come out of one run of git.
    """
    whole = [one for one, size in sizes.items() if size <= most]
    contents = {one: beginning_of(top, most, "cat-file", "blob", one) for one, size in sizes.items() if size > most}
    if not whole:
        return contents
    given, at = run_git(top, "cat-file", "--batch", "--buffer", given=_listed(whole)), 0
    for one in whole:
        start = given.index(b"\n", at) + 1
        if not given[at:start].endswith(b" %d\n" % sizes[one]):
            raise GitError(MISSING)
        contents[one] = given[start : start + sizes[one]]
        at = start + sizes[one] + 1
    return contents


def entries_of(content: bytes, tree: str) -> dict[bytes, Entry]:
    """Reads the content of a folder; raises GitError where it lists what no folder of a disk can hold."""
    entries: dict[bytes, Entry] = {}
    at, length = 0, len(tree) // 2
    while at < len(content):
        found = _ENTRY.match(content, at)
        if found is None or found[2] in _NO_NAMES or b"/" in found[2] or found[2] in entries:
            raise GitError(_IMPOSSIBLE)
        at = found.end() + length
        entries[found[2]] = Entry(int(found[1], 8), content[found.end() : at].hex())
    return entries


def _listed(ids: Iterable[str]) -> bytes:
    return "".join(f"{one}\n" for one in ids).encode()
