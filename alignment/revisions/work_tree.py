"""Reading files from the work tree, as they are now. This is the module that touches the disk."""

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from alignment.documents import limits
from alignment.revisions.files import (
    LEADS_OUT,
    LEADS_TO_FOLDER,
    NO_FILE,
    NO_FILES,
    NO_YAML,
    Files,
    Ignored,
    Tree,
    is_hidden,
    is_yaml,
    relative_to,
)
from alignment.revisions.git import is_submodule
from alignment.source import SourceFile
from alignment.text import natural

_OPEN: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REPOSITORY: Final = ".git"


@dataclass(frozen=True, slots=True)
class WorkTree:
    """Holds the files that are on the disk; `anew` gives, by whole path, what is read in place of what a file holds."""

    anew: Mapping[Path, bytes] = field(default_factory=dict, hash=False)

    @property
    def commit(self) -> str:
        """Gives nothing: the files on the disk are those of no commit."""
        return ""

    def read_tree(self, root: Path, start: Path, leave_out: Collection[PurePosixPath] = ()) -> Files:
        """Reads every YAML file below a folder, or the one file that is named."""
        files = Files(leave_out=leave_out)
        relative = relative_to(root, start)
        if start.is_relative_to(root) and not self.is_inside(root, start):
            files.refuse("FILE-OUTSIDE", relative, LEADS_OUT)
            return files
        try:
            is_folder = stat.S_ISDIR(start.stat().st_mode)
        except FileNotFoundError:
            lost = self.lost_submodule(start)
            code, says = ("FILE-SUBMODULE", NO_FILES) if lost else ("FILE-MISSING", "does not exist")
            files.refuse(code, relative_to(root, lost or start), says)
        except OSError as error:
            files.refuse("FILE-NOT-READ", relative, f"cannot be read: {_reason(error)}")
        else:
            (_read_entries if is_folder else _read_one)(files, root, start)
        return self._renewed(files, root)

    def read_folder(self, root: Path, folder: Path, why_not: Callable[[str], str]) -> Files:
        """Reads the files of a folder, and none below it; `why_not` says of a name why it is not read, if it is not."""
        files = Files()
        _read_all(files, root, _listed(files, root, folder, why_not))
        return self._renewed(files, root)

    def read_file(self, root: Path, path: Path) -> Files:
        """Reads one file."""
        files = Files()
        _read_one(files, root, path)
        return self._renewed(files, root)

    def exists(self, path: Path) -> bool:
        """Tells whether there is anything at a path, be it a link that leads nowhere."""
        return os.path.lexists(path)

    def names(self, folder: Path) -> Sequence[str] | None:
        """Gives the names in a folder, in no order; None where it is none, or cannot be opened."""
        try:
            return os.listdir(folder)  # noqa: PTH208 - names are what is looked at
        except OSError:
            return None

    def is_inside(self, root: Path, path: Path) -> bool:
        """Tells whether a path, all its links followed, is in a folder; unlike `Path.resolve` it never raises."""
        return _is_inside(root, path)

    def days_written(self, path: Path) -> Sequence[date]:
        """Gives nothing: nobody can tell of a file on the disk when it was written down."""
        del path
        return ()

    def lost_submodule(self, path: Path) -> Path | None:
        """Gives the submodule that a path lies in, or is, where nobody has fetched its files."""
        near = next(one for one in (path, *path.parents) if os.path.lexists(one))
        return near if _is_empty(near) and is_submodule(near) else None

    def is_top(self, folder: Path) -> bool:
        """Tells whether a folder is that of a whole repository."""
        return os.path.lexists(folder / _REPOSITORY)

    def _renewed(self, files: Files, root: Path) -> Files:
        if self.anew:
            wholes = ((one, Path(os.path.normpath(root / one.path))) for one in files.read)
            files.read = [replace(one, content=self.anew.get(whole, one.content)) for one, whole in wholes]
        return files


WORK_TREE: Final[Tree] = WorkTree()


def read_bytes(path: Path, most: int) -> bytes:
    """Reads an ordinary file wherever it is, but no more than `most` bytes; raises OSError where it cannot be read."""
    return _content(path, most)


def _is_inside(root: Path, path: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _read_entries(files: Files, root: Path, folder: Path) -> None:
    _read_all(files, root, _below(files, root, folder))


def _listed(files: Files, root: Path, folder: Path, why_not: Callable[[str], str]) -> Iterator[Path]:
    """Gives the entries of a folder in the order of their names, noting those that are not to be read."""
    for entry in reversed(_entries(files, root, folder)):
        path = Path(entry.path)
        if reason := why_not(entry.name):
            files.ignored.append(Ignored(relative_to(root, path), reason))
        else:
            yield path


def _read_all(files: Files, root: Path, paths: Iterable[Path]) -> None:
    """Reads files until there are too many, or too many bytes."""
    total = 0
    for path in paths:
        if len(files.read) == limits.PROJECT_FILES or total > limits.PROJECT_BYTES:
            files.refuse_rest(relative_to(root, path))
            return
        before = len(files.read)
        _read_one(files, root, path)
        total += sum(len(source.content) for source in files.read[before:])


def _below(files: Files, root: Path, folder: Path) -> Iterator[Path]:
    """Gives the YAML files below a folder in the order of their names, noting everything else.

    Folders wait in a list instead of a call each, so that no depth of theirs exhausts the stack.
    """
    waiting = _entries(files, root, folder)
    while waiting:
        entry = waiting.pop()
        path = Path(entry.path)
        relative = relative_to(root, path)
        if relative in files.leave_out:
            continue
        if reason := _why_ignored(entry):
            files.leave(relative, reason)
        elif is_yaml(entry.name):
            yield path
        elif not entry.is_symlink():
            waiting.extend(_entries(files, root, path))
        elif _is_inside(root, path):
            files.refuse("FILE-NOT-READ", relative, LEADS_TO_FOLDER)
        else:
            files.refuse("FILE-OUTSIDE", relative, LEADS_OUT)


def _entries(files: Files, root: Path, folder: Path) -> list[os.DirEntry[str]]:
    """Lists a folder, the first name last; git keeps no empty ones, so that one is looked at twice."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: natural(entry.name), reverse=True)
    except OSError as error:
        files.refuse("FILE-NOT-READ", relative_to(root, folder), f"cannot be opened: {_reason(error)}")
        return []
    if not listed and is_submodule(folder):
        files.refuse("FILE-SUBMODULE", relative_to(root, folder), NO_FILES)
    return listed


def _is_empty(path: Path) -> bool:
    """Tells whether a path is a folder in which nothing is; never of one that cannot be opened."""
    try:
        return not os.listdir(path)  # noqa: PTH208 - `Path.iterdir` raises only later
    except OSError:
        return False


def _why_ignored(entry: os.DirEntry[str]) -> str:
    """Says why an entry of a folder is no part of the model; nothing where it is."""
    return is_hidden(entry.name) or ("" if is_yaml(entry.name) or _is_folder(entry) else NO_YAML)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tells whether an entry is a folder or a link to one; unlike `Path.is_dir` it never raises."""
    is_link = entry.is_symlink()
    return os.path.isdir(entry) if is_link else entry.is_dir(follow_symlinks=False)  # noqa: PTH112 - see above


def _read_one(files: Files, root: Path, path: Path) -> None:
    relative = relative_to(root, path)
    try:
        if path.is_symlink() and not _is_inside(root, path):
            files.refuse("FILE-OUTSIDE", relative, LEADS_OUT)
            return
        content = _content(path, limits.FILE_BYTES + 1)  # one more than is parsed, so that a larger one is known to be
    except FileNotFoundError:
        files.refuse("FILE-NOT-READ", relative, NO_FILE)
    except OSError as error:
        files.refuse("FILE-NOT-READ", relative, f"cannot be read: {_reason(error)}")
    else:
        files.read.append(SourceFile(relative, content))


def _content(path: Path, most: int) -> bytes:
    """Reads a regular file through one handle, no further than `most` bytes; anything else is refused at once."""
    handle = os.open(path, _OPEN)
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(f"it is {'a folder' if stat.S_ISDIR(mode) else 'not an ordinary file'}")  # noqa: EM102, TRY003
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return opened.read(most)
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    """Says why the system refused a file, without the path, which may be long and is already named."""
    return error.strerror or str(error)
