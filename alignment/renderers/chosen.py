"""Which findings are listed where there is not room for all: never so that a graver one is left out for a lesser."""

from collections.abc import Sequence

from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding
from alignment.results.check import Report


def gravest(findings: Sequence[Finding], most: int | None) -> tuple[Finding, ...]:
    """Chooses the findings to list: where there are too many the gravest, in the order in which they stand."""
    if most is None or len(findings) <= most:
        return tuple(findings)
    order = sorted(range(len(findings)), key=lambda place: -findings[place].severity)
    return tuple(findings[place] for place in sorted(order[:most]))


def new_first(findings: Sequence[Finding], report: Report) -> list[Finding]:
    """Sorts findings: first what hides others, then what is new or graver, then the gravest; else in reading order."""
    return sorted(findings, key=lambda one: (*rank(one, report), -one.severity))


def rank(finding: Finding, report: Report) -> tuple[bool, bool]:
    """Ranks a finding by whether something went unread or unchecked, and by what a change has made of it."""
    return not hides_something(finding), not report.is_fresh(finding)
