"""Where text came from: files as read, places in them, and changes at a place."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias

from alignment.text import natural

SHIPPED: Final = "align:"
"""Begins the path of a file that travels with align, wherever it is installed; no folder of a project is called so."""

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")

PathKey: TypeAlias = "tuple[tuple[tuple[tuple[int, int, str], ...], str], ...]"


@lru_cache(maxsize=1 << 12)
def in_order(path: PurePosixPath) -> PathKey:
    """Gives the key by which files are sorted: folder by folder, their names in natural order."""
    return tuple(map(natural, path.parts))


@dataclass(frozen=True, slots=True)
class Location:
    """Names a stretch of text in a file; places are sorted by files in natural order, and then as they are read.

    Lines and columns count from 1 in code points; the end is exclusive. `path` is relative to the project.
    """

    path: PurePosixPath
    line: int
    column: int
    end_line: int
    end_column: int

    def __lt__(self, other: "Location") -> bool:
        """Tells whether a place comes before another."""
        return self._place < other._place

    @property
    def _place(self) -> "tuple[PathKey, int, int, int, int]":
        return in_order(self.path), self.line, self.column, self.end_line, self.end_column

    def __str__(self) -> str:
        """Writes the place the way terminals and editors link to it."""
        return f"{self.path}:{self.line}:{self.column}"


class TextEdit(NamedTuple):
    """Puts a text in the place of another; a place without width is where it is put in."""

    location: Location
    new_text: str


def as_stored(content: bytes) -> bytes:
    """Gives the bytes of a text as git stores them: whichever line ends a checkout writes, they are the same."""
    return content.replace(b"\r\n", b"\n")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Holds one file: its path relative to the project and the bytes that were read and parsed."""

    path: PurePosixPath
    content: bytes

    @property
    def is_shipped(self) -> bool:
        """Tells whether the file travels with align."""
        return self.path.name.startswith(SHIPPED)

    @property
    def stored(self) -> bytes:
        """Gives the bytes as git stores them."""
        return as_stored(self.content)

    @property
    def sha256(self) -> str:
        """Gives the digest of the bytes as stored, in hexadecimal."""
        return hashlib.sha256(self.stored).hexdigest()

    @property
    def size(self) -> int:
        """Gives the number of the bytes as stored."""
        return len(self.stored)

    def location(self, line: int = 1, column: int = 1, width: int = 0) -> Location:
        """Gives the place of `width` characters on one line."""
        return Location(self.path, line, column, line, column + width)


def edited(text: str, edits: Iterable[TextEdit]) -> str:
    """Makes changes to a text; their places are those of the text as it is, and none overlaps another."""
    starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda one: one.location):
        at = edit.location
        pieces += [text[done : starts[at.line - 1] + at.column - 1], edit.new_text]
        done = starts[at.end_line - 1] + at.end_column - 1
    return "".join([*pieces, text[done:]])
