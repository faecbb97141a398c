"""The answer of mending: the files that change, as values."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.findings.finding import Finding


class MendedFile(NamedTuple):
    """Holds a file that changes: what was read of it, its text then and once mended, and the findings that this mends.

    `name` is its path as whoever asks knows it, and so are the places of findings; `path` is the whole one.
    """

    path: Path
    name: PurePosixPath
    read: bytes
    content: bytes
    before: str
    after: str
    findings: tuple[Finding, ...]


class Mends(NamedTuple):
    """Holds the files that change, and the findings that are left as they are for now.

    Some wait for another run, since others change the same text; some are refused, since less could be read afterwards.
    `is_any_found` tells whether anything counts, mended or not.
    """

    files: tuple[MendedFile, ...] = ()
    waiting: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    is_any_found: bool = False

    @property
    def contents(self) -> Mapping[Path, bytes]:
        """Gives what the files would hold, by whole path."""
        return {one.path: one.content for one in self.files}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Gives the findings that are mended."""
        return tuple(dict.fromkeys(finding for one in self.files for finding in one.findings))
