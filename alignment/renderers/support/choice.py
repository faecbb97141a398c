"""Which findings are listed first where there is not room for all, and what tells a finding from every other of a run."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol, TypeVar

from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding, Severity
from alignment.results.check import RenderOptions, Report


class _Graded(Protocol):
    """Has a severity."""

    @property
    def severity(self) -> Severity: ...


_T = TypeVar("_T", bound=_Graded)


def gravest(findings: Sequence[_T], most: int | None) -> tuple[_T, ...]:
    """Chooses the findings to list: where there are too many the gravest, in the order in which they stand."""
    if most is None or len(findings) <= most:
        return tuple(findings)
    order = sorted(range(len(findings)), key=lambda place: -findings[place].severity)
    return tuple(findings[place] for place in sorted(order[:most]))


def rank(finding: Finding, report: Report) -> tuple[bool, bool]:
    """Ranks a finding by whether something went unread or unchecked, and by what a change has made of it."""
    return not hides_something(finding), not report.is_fresh(finding)


def identity(finding: Finding, options: RenderOptions) -> str:
    """Gives a digest of the fingerprint and of which strategy it is about: the same as long as both are."""
    return identity_of(finding.fingerprint, options)


def identity_of(name: str, options: RenderOptions) -> str:
    """Gives a digest of a name and of which strategy it is about: the same as long as both are."""
    return sha256(f"{options.name}\n{name}".encode("utf-8", "backslashreplace")).hexdigest()


def scope(options: RenderOptions) -> str:
    """Names the strategy in front of other names; nothing where it is the only one that the repository has at its top."""
    return "" if options.name == "." else f"{options.name}/"
