"""Reading files from the work tree: every file is read once, or named with the reason why not.

This is the room that touches the disk. What it gives are bytes with paths relative to the project.
"""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment.documents import limits
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import SourceFile
from alignment.text import visible

_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_LEADS_OUT: Final = "is a link that leads out of the project"
_OPEN: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Ignored(NamedTuple):
    """Names a file that was not read because it is no part of a model, and why."""

    path: PurePosixPath
    reason: str


@dataclass(slots=True, eq=False, repr=False)
class Files:
    """Holds what was found below a folder; `unread` names what should have been read and could not be."""

    read: list[SourceFile] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    unread: list[PurePosixPath] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    leave_out: Collection[PurePosixPath] = ()

    def refuse(self, code: str, path: PurePosixPath, says: str) -> None:
        """Notes a file that cannot be read."""
        self.unread.append(path)
        place = SourceFile(path, b"").location()
        self.findings.append(built_in(code, f"{path} {says}", place, label="not read"))


def read_tree(root: Path, start: Path, leave_out: Collection[PurePosixPath] = ()) -> Files:
    """Reads every YAML file below a folder, or the one file that is named; paths are relative to `root`.

    `leave_out` names files that are read elsewhere, such as the configuration.
    """
    files = Files(leave_out=leave_out)
    relative = _relative(root, start)
    if start.is_relative_to(root) and not is_inside(root, start):
        files.refuse("FILE-OUTSIDE", relative, _LEADS_OUT)
        return files
    try:
        is_folder = stat.S_ISDIR(start.stat().st_mode)
    except FileNotFoundError:
        files.refuse("FILE-MISSING", relative, "does not exist")
    except OSError as error:
        files.refuse("FILE-NOT-READ", relative, f"cannot be read: {_reason(error)}")
    else:
        (_read_entries if is_folder else _read_one)(files, root, start)
    return files


def read_file(root: Path, path: Path) -> Files:
    """Reads one file."""
    files = Files()
    _read_one(files, root, path)
    return files


def is_inside(root: Path, path: Path) -> bool:
    """Tells whether a path, all its links followed, is in a folder; unlike `Path.resolve` it never raises."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _read_entries(files: Files, root: Path, folder: Path) -> None:
    total = 0
    for path in _below(files, root, folder):
        if len(files.read) == limits.PROJECT_FILES or total > limits.PROJECT_BYTES:
            says = f"and what follows is not read: {limits.PROJECT_FILES:,} files or 1 GiB are the most"
            files.refuse("FILE-LIMIT", _relative(root, path), says)
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
        relative = _relative(root, path)
        if relative in files.leave_out:
            continue
        if reason := _why_ignored(entry):
            files.ignored.append(Ignored(relative, reason))
        elif _is_yaml(path):
            yield path
        elif not entry.is_symlink():
            waiting.extend(_entries(files, root, path))
        elif is_inside(root, path):
            files.refuse("FILE-NOT-READ", relative, "is a link to a folder, which is not followed")
        else:
            files.refuse("FILE-OUTSIDE", relative, _LEADS_OUT)


def _entries(files: Files, root: Path, folder: Path) -> list[os.DirEntry[str]]:
    """Lists a folder, the first name last."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name, reverse=True)
    except OSError as error:
        files.refuse("FILE-NOT-READ", _relative(root, folder), f"cannot be opened: {_reason(error)}")
        return []


def _why_ignored(entry: os.DirEntry[str]) -> str:
    """Says why an entry of a folder is no part of the model; nothing where it is."""
    if entry.name.startswith("."):
        return "its name begins with a dot"
    return "" if _is_yaml(Path(entry.path)) or _is_folder(entry) else "it is not a .yaml or .yml file"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tells whether an entry is a folder or a link to one; unlike `Path.is_dir` it never raises."""
    is_link = entry.is_symlink()
    return os.path.isdir(entry) if is_link else entry.is_dir(follow_symlinks=False)  # noqa: PTH112 - see above


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES


def _read_one(files: Files, root: Path, path: Path) -> None:
    relative = _relative(root, path)
    try:
        if path.is_symlink() and not is_inside(root, path):
            files.refuse("FILE-OUTSIDE", relative, _LEADS_OUT)
            return
        content = _content(path)
    except FileNotFoundError:
        files.refuse("FILE-NOT-READ", relative, "is a link to a file that does not exist")
    except OSError as error:
        files.refuse("FILE-NOT-READ", relative, f"cannot be read: {_reason(error)}")
    else:
        files.read.append(SourceFile(relative, content))


def _content(path: Path) -> bytes:
    """Reads a regular file through one handle; anything else is refused without waiting for it.

    Reads one byte more than the largest file that is parsed, so that a larger one is known to be.
    """
    handle = os.open(path, _OPEN)
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(f"it is {'a folder' if stat.S_ISDIR(mode) else 'not an ordinary file'}")  # noqa: EM102, TRY003
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return opened.read(limits.FILE_BYTES + 1)
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    """Says why the system refused a file, without the path, which may be long and is already named."""
    return error.strerror or str(error)


def _relative(root: Path, path: Path) -> PurePosixPath:
    """Gives a path as the project knows it; characters that cannot be printed are spelled out."""
    return PurePosixPath(visible(Path(os.path.relpath(path, root)).as_posix()))
