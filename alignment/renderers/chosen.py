"""Which findings are listed where there is not room for all: never so that a graver one is left out for a lesser."""

from collections.abc import Sequence

from alignment.findings.finding import Finding
from alignment.report import Report


def gravest(findings: Sequence[Finding], most: int | None) -> tuple[Finding, ...]:
    """Chooses the findings to list: where there are too many the gravest, in the order in which they stand."""
    if most is None or len(findings) <= most:
        return tuple(findings)
    order = sorted(range(len(findings)), key=lambda place: -findings[place].severity)
    return tuple(findings[place] for place in sorted(order[:most]))


def new_first(findings: Sequence[Finding], report: Report) -> list[Finding]:
    """Sorts findings: what is new comes first, then the gravest; what is alike in both stays in reading order."""
    return sorted(findings, key=lambda one: (not report.is_new(one), -one.severity))
