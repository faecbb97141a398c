"""Which files of a strategy were asked about, where not all of them were, as values."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.findings.finding import Severity


class Focus(NamedTuple):
    """Names the files that alone were asked about; `elsewhere` counts, by severity, what counts and stands in others."""

    files: tuple[PurePosixPath, ...]
    elsewhere: Mapping[Severity, int]

    @property
    def counts_elsewhere(self) -> Mapping[str, int]:
        """Gives how many findings stand in other files, by the word of each severity, the gravest first."""
        return {str(one): self.elsewhere.get(one, 0) for one in sorted(Severity, reverse=True)}
