"""Which part of an answer was asked for, where not all of it was: files, families, or what a post answers for."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from alignment.findings.finding import Finding, Severity


class OwnerFocus(NamedTuple):
    """Names the post of which alone the answer tells; `others` is what counts and others answer for, or nobody.

    The others decide as well: they are only not listed. What is waived or accepted is listed all the same. `responsible_for`
    names what is listed because the post is responsible for it, though another owns it, or nobody.
    """

    post: str
    title: str
    others: tuple[Finding, ...]
    responsible_for: tuple[str, ...] = ()

    @property
    def elsewhere(self) -> Mapping[Severity, int]:
        """Counts the others by severity."""
        return Counter(one.severity for one in self.others)

    @property
    def counts_elsewhere(self) -> Mapping[str, int]:
        """Gives how many findings others answer for, or nobody, by the word of each severity, the gravest first."""
        return {str(one): self.elsewhere.get(one, 0) for one in sorted(Severity, reverse=True)}


class Focus(NamedTuple):
    """Names what alone was asked about: files, families of what align finds itself, or both; of neither, all.

    `elsewhere` counts, by severity, what counts and is left out.
    """

    files: tuple[PurePosixPath, ...] = ()
    elsewhere: Mapping[Severity, int] = MappingProxyType({})
    families: tuple[str, ...] = ()

    @property
    def counts_elsewhere(self) -> Mapping[str, int]:
        """Gives how many findings are left out, by the word of each severity, the gravest first."""
        return {str(one): self.elsewhere.get(one, 0) for one in sorted(Severity, reverse=True)}
