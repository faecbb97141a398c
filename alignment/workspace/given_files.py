"""Files that the command line names and that are no part of a project yet."""

from pathlib import Path
from typing import Final

from alignment.project.request import RequestError
from alignment.revisions.work_tree import read_bytes
from alignment.text import visible

MOST_BYTES: Final = 100 * 1024**2


def content_of(path: Path, named: Path) -> bytes:
    """Gives what a file holds; raises RequestError where it cannot be read, or is larger than any that align takes in."""
    try:
        content = read_bytes(path, MOST_BYTES + 1)
    except OSError as error:
        message = f"{visible(str(named))} cannot be read: {error.strerror or error}."
        raise RequestError(message) from error
    if len(content) > MOST_BYTES:
        message = (
            f"{visible(str(named))} is larger than {MOST_BYTES // 1024**2} MiB. Save it without pictures, or in parts."
        )
        raise RequestError(message)
    return content
