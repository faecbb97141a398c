"""Writing files of the project: whole or not at all."""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Final, NamedTuple

import click

from alignment.results.check import Report
from alignment.text import join_words, visible

_MAY_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def unless_read(path: Path, root: Path, report: Report) -> Path:
    """Gives the path of a file to be written; raises click.UsageError where it is one of those that the answer is about."""
    target = os.path.realpath(path)
    unused = report.trusted.altered if report.trusted else ()
    read = (*(file.path for file in report.files if not file.is_ignored), *unused)
    if any(os.path.realpath(root / one) == target for one in read):
        message = f"{visible(str(path))} is read for this answer and would be lost. Name another file."
        raise click.UsageError(message)
    return path


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file beside its place and then puts it there; where that fails the old file stays, and click says so.

    A link is followed: the file that it leads to is the one replaced. Who owns it and who may read it stays as it is.
    """
    target = Path(os.path.realpath(path))
    if why := _why_not(target):
        message = f"{visible(str(path))} cannot be written: {why} Nothing was changed."
        raise click.ClickException(message)
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        _write(beside, content)
        with contextlib.suppress(FileNotFoundError):
            _keep_owner(target, beside)
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        message = f"{visible(str(path))} cannot be written: {error.strerror}. Nothing was changed."
        raise click.ClickException(message) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _why_not(target: Path) -> str:
    """Says why a file is not to be replaced, as a sentence with the mend; nothing where it may be, or is not there."""
    if not target.exists():
        return ""
    if not target.is_file():
        return "it is not an ordinary file."
    state = target.stat()
    if not state.st_mode & _MAY_WRITE or not os.access(target, os.W_OK):
        return "it is read-only. Allow writing to it first, if that is not meant."
    if state.st_nlink > 1:
        return "it has another name as well (a hard link), which would keep what it holds now. Put a copy in its place first."
    return ""


def _keep_owner(target: Path, beside: Path) -> None:
    """Gives a new file the owner and group of the one that it replaces; raises OSError where that is not allowed."""
    wanted, given = target.stat(), beside.stat()
    if (wanted.st_uid, wanted.st_gid) != (given.st_uid, given.st_gid):
        try:
            os.chown(beside, wanted.st_uid, wanted.st_gid)
        except PermissionError as error:
            raise PermissionError(error.errno, "it belongs to another user or group, and would no longer") from error


class Rewritten(NamedTuple):
    """Holds what a file is to hold, and what was read of it; where it holds something else by now, it is not written."""

    path: Path
    read: bytes
    content: bytes


def replace_files(files: Sequence[Rewritten]) -> None:
    """Writes several files anew, all of them or none.

    Each is looked at before the first is written. Where one cannot be written, those written before it are put back, and
    click says so.
    """
    if changed := [one.path for one in files if _content(one.path) != one.read]:
        names = join_words(visible(str(path)) for path in changed)
        message = f"{names} changed while it was looked at. Nothing was written; run the same again."
        raise click.ClickException(message)
    for number, one in enumerate(files):
        try:
            replace_file(one.path, one.content)
        except click.ClickException:
            for before in reversed(files[:number]):
                replace_file(before.path, before.read)
            raise


def _content(path: Path) -> bytes | None:
    """Gives what a file holds; None where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def write_new_files(files: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Writes files that do not exist yet, and the folders that they need, all of them or none; gives what it made.

    Where one cannot be written, what was made before it is taken away again, and click says so.
    """
    made: list[Path] = []
    for path, content in files:
        try:
            _write_new(path, content, made)
        except BaseException as error:
            left = _take_away(made)
            if not isinstance(error, OSError):
                raise
            message = f"{visible(str(path))} cannot be written: {error.strerror}. {_says_left(left)}"
            raise click.ClickException(message) from error
    return made


def write_files(new: Sequence[tuple[Path, bytes]], changed: Sequence[Rewritten]) -> None:
    """Writes new files and others anew, all of them or none."""
    made = write_new_files(new)
    try:
        replace_files(changed)
    except click.ClickException:
        _take_away(made)
        raise


def _write_new(path: Path, content: bytes, made: list[Path]) -> None:
    """Writes one file, and notes it and each folder as soon as it is there."""
    missing = [folder for folder in path.parents if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        made.append(folder)
    with path.open("xb") as opened:
        made.append(path)
        _fill(opened, content)


def _take_away(made: list[Path]) -> list[Path]:
    """Takes away what was made, the last first, and gives what cannot be taken away."""
    left = []
    for path in reversed(made):
        try:
            (path.rmdir if path.is_dir() else path.unlink)()
        except OSError:
            left.append(path)
    return left


def _says_left(left: list[Path]) -> str:
    if not left:
        return "Nothing was changed: what had been written was taken away again."
    names = join_words(visible(str(path)) for path in reversed(left))
    return f"What had been written was taken away again, but for {names}."


def _write(path: Path, content: bytes) -> None:
    """Writes a new file and waits until it is on the disk."""
    with path.open("xb") as opened:
        _fill(opened, content)


def _fill(opened: IO[bytes], content: bytes) -> None:
    opened.write(content)
    opened.flush()
    os.fsync(opened.fileno())
