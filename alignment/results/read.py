"""What was read for a check: files, elements by kind, and other models that are used."""

from pathlib import PurePosixPath
from typing import Final, NamedTuple

_SHOWN: Final = 10
"""So many digits of a commit are shown."""


class FileRecord(NamedTuple):
    """Names a file: read, with its digest and size, or not, with the reason; `is_ignored`: it is no part of a model."""

    path: PurePosixPath
    sha256: str | None
    size: int | None
    reason: str = ""
    is_ignored: bool = False


class KindCount(NamedTuple):
    """Counts the elements of a kind, with its names."""

    kind: str
    singular: str
    plural: str
    number: int


class UsedRecord(NamedTuple):
    """Names a model that links may lead to: by what its ids begin with, where it lies, at which commit, and its title.

    `commit` is empty where it is read in the state of the strategy itself, `title` where it could not be read.
    """

    name: str
    model: str
    commit: str
    title: str

    @property
    def place(self) -> str:
        """Says where it lies, in the middle of a sentence."""
        return f"{self.model} at {self.commit[:_SHOWN]}" if self.commit else self.model
