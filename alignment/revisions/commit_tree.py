"""Reading files as they were at a commit: the bytes that git holds, whatever the work tree says now."""

import errno
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.documents import limits
from alignment.revisions.blame import days_of_lines
from alignment.revisions.files import (
    LEADS_OUT,
    LEADS_TO_FOLDER,
    NO_FILE,
    NO_YAML,
    Files,
    Ignored,
    is_hidden,
    is_yaml,
    relative_to,
)
from alignment.revisions.git import GitError
from alignment.revisions.lookup import Lookup, Way
from alignment.revisions.objects import Entry, contents_of, sizes_of
from alignment.source import SourceFile
from alignment.text import natural

_SUBMODULE: Final = "it is a submodule, whose files are in another repository"
_ENTRIES_A_FILE: Final = 10
"""How many entries of folders are looked at for each file that may be read: one small folder can list itself as many."""


class _Place(NamedTuple):
    """Holds an entry of a folder with the whole path that it would have in the work tree."""

    path: Path
    way: Way
    entry: Entry

    @property
    def name(self) -> str:
        """Gives the name that the folder lists it by."""
        return os.fsdecode(self.way[-1])


@dataclass(frozen=True, slots=True, eq=False)
class CommitTree:
    """Holds the files of a commit; `revision` is what it was called when it was looked for.

    What cannot be looked at is taken to be there, so that reading it says why.
    """

    revision: str
    commit: str
    lookup: Lookup

    def read_tree(self, root: Path, start: Path, leave_out: Collection[PurePosixPath] = ()) -> Files:
        """Reads every YAML file below a folder, or the one file that is named."""
        reading = _Reading(self.lookup, Files(leave_out=leave_out), root)
        return reading.done(reading.read_below, start)

    def read_folder(self, root: Path, folder: Path, why_not: Callable[[str], str]) -> Files:
        """Reads the files of a folder, and none below it; `why_not` says of a name why it is not read, if it is not."""
        reading = _Reading(self.lookup, Files(), root)
        return reading.done(lambda start: reading.read_in(start, why_not), folder)

    def read_file(self, root: Path, path: Path) -> Files:
        """Reads one file."""
        reading = _Reading(self.lookup, Files(), root)
        return reading.done(reading.read_one, path)

    def exists(self, path: Path) -> bool:
        """Tells whether there is anything at a path, be it a link that leads nowhere."""
        try:
            return self.lookup.find(self.lookup.way(path), is_followed=False).entry is not None
        except GitError:
            return True

    def names(self, folder: Path) -> Sequence[str] | None:
        """Gives the names in a folder, in no order; None where it is none, or git cannot say."""
        try:
            found = self.lookup.find(self.lookup.way(folder)).entry
            return [os.fsdecode(one) for one in self.lookup.entries(found)] if found and found.is_folder else None
        except GitError:
            return None

    def is_inside(self, root: Path, path: Path) -> bool:
        """Tells whether a path, all its links followed, is in a folder."""
        try:
            return self.lookup.is_inside(self.lookup.way(root), self.lookup.way(path))
        except GitError:
            return True

    def days_written(self, path: Path) -> Sequence[date]:
        """Gives for each line of a file the day of the commit that brought it; nothing where git does not say."""
        way = self.lookup.way(path)
        try:
            return () if way is None else days_of_lines(self.lookup.top, self.commit, way)
        except GitError:
            return ()

    def lost_submodule(self, path: Path) -> Path | None:
        """Gives nothing: files of a submodule are never in a commit, and nothing could fetch them into it."""
        del path
        return None

    def is_top(self, folder: Path) -> bool:
        """Tells whether a folder is that of the whole repository."""
        return self.lookup.way(folder) == ()


@dataclass(slots=True, eq=False, repr=False)
class _Reading:
    """Gathers which blobs are to be read, and then reads them together."""

    lookup: Lookup
    files: Files
    root: Path
    wanted: list[tuple[PurePosixPath, str]] = field(default_factory=list)
    listed: int = 0

    def done(self, read: Callable[[Path], None], start: Path) -> Files:
        """Gives what is read from some start on, or what git says against it."""
        try:
            read(start)
        except GitError as error:
            self._refuse(relative_to(self.root, start), str(error))
        return self.files

    def read_below(self, start: Path) -> None:
        """Reads a folder or a file."""
        way, relative = self.lookup.way(start), relative_to(self.root, start)
        found = self.lookup.find(way)
        if start.is_relative_to(self.root) and not self._is_inside(way):
            self.files.refuse("FILE-OUTSIDE", relative, LEADS_OUT)
        elif found.fault == errno.ENOENT:
            self.files.refuse("FILE-MISSING", relative, "does not exist")
        elif way is not None and found.entry is not None and found.entry.is_folder:
            self._want_each(self._below(_Place(start, way, found.entry)))
        else:
            self._want(relative, way)
        self._read()

    def read_in(self, folder: Path, why_not: Callable[[str], str]) -> None:
        """Reads the files of a folder, and none below it."""
        way = self.lookup.way(folder)
        found = self.lookup.find(way)
        if way is None or found.entry is None or not found.entry.is_folder:
            says = f"cannot be opened: {os.strerror(found.fault or errno.ENOTDIR)}"
            self.files.refuse("FILE-NOT-READ", relative_to(self.root, folder), says)
            return
        self._want_each(self._in(_Place(folder, way, found.entry), why_not))
        self._read()

    def read_one(self, path: Path) -> None:
        """Reads a file."""
        self._want(relative_to(self.root, path), self.lookup.way(path))
        self._read()

    def _want_each(self, places: Iterable[_Place]) -> None:
        for place in places:
            relative = relative_to(self.root, place.path)
            if len(self.wanted) == limits.PROJECT_FILES:
                self.files.refuse_rest(relative)
                return
            self._want(relative, place.way)

    def _in(self, folder: _Place, why_not: Callable[[str], str]) -> Iterator[_Place]:
        """Gives the entries of a folder in the order of their names, noting those that are not to be read."""
        for place in reversed(self._entries(folder)):
            if reason := why_not(place.name):
                self.files.ignored.append(Ignored(relative_to(self.root, place.path), reason))
            else:
                yield place

    def _below(self, start: _Place) -> Iterator[_Place]:
        """Gives the YAML files below a folder in the order of their names, noting everything else."""
        waiting = self._entries(start)
        while waiting:
            place = waiting.pop()
            relative = relative_to(self.root, place.path)
            if relative in self.files.leave_out:
                continue
            if reason := self._why_ignored(place):
                self.files.leave(relative, reason)
            elif is_yaml(place.name):
                yield place
            elif place.entry.is_folder:
                waiting += self._entries(place)
            elif self._is_inside(place.way):
                self.files.refuse("FILE-NOT-READ", relative, LEADS_TO_FOLDER)
            else:
                self.files.refuse("FILE-OUTSIDE", relative, LEADS_OUT)

    def _entries(self, folder: _Place) -> list[_Place]:
        """Lists a folder, the first name last; the folders in it are read together."""
        entries = self.lookup.entries(folder.entry)
        self.listed += len(entries)
        if self.listed > _ENTRIES_A_FILE * limits.PROJECT_FILES:
            self.files.refuse_rest(relative_to(self.root, folder.path))
            return []
        self.lookup.fetch([entry for entry in entries.values() if entry.is_folder])
        named = sorted(((os.fsdecode(name), name) for name in entries), key=lambda one: natural(one[0]), reverse=True)
        return [_Place(folder.path / text, (*folder.way, name), entries[name]) for text, name in named]

    def _why_ignored(self, place: _Place) -> str:
        """Says why an entry of a folder is no part of the model; nothing where it is."""
        if hidden := is_hidden(place.name):
            return hidden
        if place.entry.is_submodule:
            return _SUBMODULE
        return "" if is_yaml(place.name) or self._may_be_folder(place) else NO_YAML

    def _may_be_folder(self, place: _Place) -> bool:
        """Tells whether an entry is a folder, or a link to one; of a link out of the repository nobody can tell."""
        found = self.lookup.find(place.way)
        return found.way is None or (found.entry is not None and found.entry.is_folder)

    def _is_inside(self, way: Way | None) -> bool:
        return self.lookup.is_inside(self.lookup.way(self.root), way)

    def _want(self, relative: PurePosixPath, way: Way | None) -> None:
        """Notes a file to be read, or says why it cannot be."""
        written, found = self.lookup.find(way, is_followed=False).entry, self.lookup.find(way)
        if written is not None and written.is_link and not self._is_inside(way):
            self.files.refuse("FILE-OUTSIDE", relative, LEADS_OUT)
        elif found.fault == errno.ENOENT:
            self.files.refuse("FILE-NOT-READ", relative, NO_FILE)
        elif found.entry is None:
            self._refuse(relative, os.strerror(found.fault))
        elif found.entry.is_folder or found.entry.is_submodule:
            self._refuse(relative, "it is a folder" if found.entry.is_folder else _SUBMODULE)
        else:
            self.wanted.append((relative, found.entry.id))

    def _read(self) -> None:
        """Reads what is wanted; of each one byte more than the largest file that is parsed, as in the work tree."""
        sizes, most = sizes_of(self.lookup.top, (one for _, one in self.wanted)), limits.FILE_BYTES + 1
        chosen: list[tuple[PurePosixPath, str]] = []
        total = 0
        for relative, one in self.wanted:
            if total > limits.PROJECT_BYTES:
                self.files.refuse_rest(relative)
                break
            if one in sizes:
                chosen.append((relative, one))
                total += min(sizes[one], most)
            else:
                self._refuse(relative, "this clone does not hold it")
        contents = contents_of(self.lookup.top, {one: sizes[one] for _, one in chosen}, most)
        self.files.read += [SourceFile(relative, contents[one]) for relative, one in chosen]

    def _refuse(self, relative: PurePosixPath, reason: str) -> None:
        self.files.refuse("FILE-NOT-READ", relative, f"cannot be read: {reason}")
