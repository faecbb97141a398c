"""Which part of a strategy was asked about, where not all of it was: files, or what a post answers for."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.findings.finding import Finding, Severity


class OwnerFocus(NamedTuple):
    """Names the post of which alone the answer tells; `others` is what counts and others answer for, or nobody.

    The others decide as well: they are only not listed. What is waived or accepted is listed all the same.
    """

    post: str
    title: str
    others: tuple[Finding, ...]

    @property
    def elsewhere(self) -> Mapping[Severity, int]:
        """Counts the others by severity."""
        return Counter(one.severity for one in self.others)

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
