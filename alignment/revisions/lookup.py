"""Looking up paths in a commit the way the system does on a disk: name by name, symbolic links followed."""

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from alignment.documents import limits
from alignment.revisions.git import MISSING, GitError
from alignment.revisions.objects import Entry, contents_of, entries_of, folder_of, sizes_of

Way: TypeAlias = tuple[bytes, ...]
"""Names folders, each in the one before, and at last what is in them; the first lies at the top of the repository."""

_MOST_LINKS: Final = 40
_LONGEST_TARGET: Final = 4096
_TOO_LARGE: Final = "a folder of the commit is too large"


class LookedUp(NamedTuple):
    """Says where a path ends: the real way there, and what is there.

    `way` is None where the path leads out of the repository. Without an `entry`, `fault` is the system's number for why.
    """

    way: Way | None
    entry: Entry | None
    fault: int = 0


_OUT: Final = LookedUp(None, None, errno.ENOENT)


@dataclass(slots=True, eq=False, repr=False)
class Lookup:
    """Looks up paths in one commit, whose topmost folder has the id `tree`; each folder is read once."""

    top: Path
    tree: str
    folders: dict[str, Mapping[bytes, Entry]] = field(default_factory=dict)
    targets: dict[str, bytes] = field(default_factory=dict)

    def way(self, path: Path) -> Way | None:
        """Gives the way to a path as it is written; None where it is outside of the repository."""
        for folder in (self.top, path, *path.parents):
            if path.is_relative_to(folder) and (folder == self.top or os.path.realpath(folder) == str(self.top)):
                return tuple(os.fsencode(part) for part in path.relative_to(folder).parts)
        return None

    def find(self, way: Way | None, *, is_followed: bool = True) -> LookedUp:
        """Follows a way to its end, and where what is there is a link, past it."""
        return _OUT if way is None else _Walk(self, list(reversed(way)), is_followed=is_followed).found()

    def is_inside(self, outer: Way | None, inner: Way | None) -> bool:
        """Tells whether a way, all its links followed, ends in what is at the end of another."""
        real, within = self.find(inner).way, self.find(outer).way
        return real is not None and within is not None and real[: len(within)] == within

    def entries(self, folder: Entry) -> Mapping[bytes, Entry]:
        """Gives what is in a folder."""
        self.fetch([folder])
        return self.folders[folder.id]

    def fetch(self, folders: Iterable[Entry]) -> None:
        """Reads folders, all that are new in one go."""
        sizes = sizes_of(self.top, (one.id for one in folders if one.id not in self.folders))
        if any(size > limits.FILE_BYTES for size in sizes.values()):
            raise GitError(_TOO_LARGE)
        for tree, content in contents_of(self.top, sizes, limits.FILE_BYTES).items():
            self.folders[tree] = entries_of(content, tree)
        if any(one.id not in self.folders for one in folders):
            raise GitError(MISSING)

    def target(self, link: Entry) -> bytes:
        """Gives the path that a link leads to."""
        if link.id not in self.targets:
            self.targets |= contents_of(self.top, sizes_of(self.top, [link.id]), _LONGEST_TARGET)
        if link.id not in self.targets:
            raise GitError(MISSING)
        return self.targets[link.id]


@dataclass(slots=True, eq=False, repr=False)
class _Walk:
    """Follows one way: `waiting` holds the names still to come, the next one last."""

    lookup: Lookup
    waiting: list[bytes]
    is_followed: bool
    way: list[bytes] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    links: int = 0

    def found(self) -> LookedUp:
        """Goes to the end of the way."""
        while self.waiting:
            name = self.waiting.pop()
            ended = self._up() if name == b".." else self._into(name)
            if ended is not None:
                return ended
        return LookedUp(tuple(self.way), self._here())

    def _here(self) -> Entry:
        return self.entries[-1] if self.entries else folder_of(self.lookup.tree)

    def _up(self) -> LookedUp | None:
        if not self.way:
            return _OUT
        self.way.pop()
        self.entries.pop()
        return None

    def _into(self, name: bytes) -> LookedUp | None:
        if name in {b"", b"."}:
            return None
        here = self._here()
        if not here.is_folder:
            return self._nowhere(name, errno.ENOTDIR)
        entry = self.lookup.entries(here).get(name)
        if entry is None:
            return self._nowhere(name, errno.ENOENT)
        if entry.is_link and (self.waiting or self.is_followed):
            return self._along(name, entry)
        self.way.append(name)
        self.entries.append(entry)
        return None

    def _along(self, name: bytes, link: Entry) -> LookedUp | None:
        """Follows a link; one that does not begin in its own folder is about some disk, not about the commit."""
        self.links += 1
        if self.links > _MOST_LINKS:
            return self._nowhere(name, errno.ELOOP)
        target = self.lookup.target(link)
        if target.startswith(b"/"):
            return _OUT
        if len(target) == _LONGEST_TARGET:
            return self._nowhere(name, errno.ENAMETOOLONG)
        self.waiting += reversed(target.split(b"/"))
        return None

    def _nowhere(self, name: bytes, fault: int) -> LookedUp:
        """Gives the way to what is not there: what is left of it is followed as written."""
        way = [*self.way, name]
        for step in reversed(self.waiting):
            if step != b"..":
                way.append(step)
            elif not way:
                return _OUT
            else:
                way.pop()
        return LookedUp(tuple(way), None, fault)
