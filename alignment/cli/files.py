"""Writing files of the project: whole or not at all."""

import contextlib
import os
import shutil
from pathlib import Path

import click

from alignment.text import visible


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file beside its place and then puts it there; where that fails the old file stays, and click says so.

    A link is followed: the file that it leads to is the one replaced.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        _write(beside, content)
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        message = f"{visible(str(path))} cannot be written: {error.strerror}. Nothing was changed."
        raise click.ClickException(message) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Writes a new file and waits until it is on the disk."""
    with path.open("xb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
