"""Which part of a strategy was asked about, where not all of it was: files, or what a post answers for."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.findings.finding import Severity


class OwnerFocus(NamedTuple):
    """Names the post of which alone the answer tells; `elsewhere` counts, by severity, what others answer for, or nobody.

    What is elsewhere decides as well: it is only not listed. What is waived or accepted is listed all the same.
    """

    post: str
    title: str
    elsewhere: Mapping[Severity, int]

    @property
    def counts_elsewhere(self) -> Mapping[str, int]:
        """Gives how many findings others answer for, or nobody, by the word of each severity, the gravest first."""
        return {str(one): self.elsewhere.get(one, 0) for one in sorted(Severity, reverse=True)}


class Focus(NamedTuple):
    """Names the files that alone were asked about; `elsewhere` counts, by severity, what counts and stands in others."""

    files: tuple[PurePosixPath, ...]
    elsewhere: Mapping[Severity, int]

    @property
    def counts_elsewhere(self) -> Mapping[str, int]:
        """Gives how many findings stand in other files, by the word of each severity, the gravest first."""
        return {str(one): self.elsewhere.get(one, 0) for one in sorted(Severity, reverse=True)}
