"""Where text came from: files as read, and places in them."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

SHIPPED: Final = "align:"
"""Begins the path of a file that travels with align, wherever it is installed; no folder of a project is called so."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Names a stretch of text in a file.

    Lines and columns count from 1 in code points; the end is exclusive. `path` is relative to the project.
    """

    path: PurePosixPath
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        """Writes the place the way terminals and editors link to it."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Holds one file: its path relative to the project and the bytes that were hashed and parsed."""

    path: PurePosixPath
    content: bytes

    @property
    def sha256(self) -> str:
        """Gives the digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    def location(self, line: int = 1, column: int = 1, width: int = 0) -> Location:
        """Gives the place of `width` characters on one line."""
        return Location(self.path, line, column, line, column + width)
