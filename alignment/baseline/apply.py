"""From accepted findings and those of a check to what is new, and what no longer occurs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from alignment.baseline.baseline import Baseline, may_be_accepted
from alignment.findings.built_in import built_in
from alignment.findings.finding import Accepted, Finding, parts_of


def accept(findings: Iterable[Finding], baseline: Baseline, governed: Collection[str] = ()) -> tuple[Finding, ...]:
    """Marks the findings that have been accepted.

    `governed` are the fingerprints of those that waivers name: with an exception that somebody has approved for a time
    goes its end, so they are never accepted.
    """
    return tuple(one if one.fingerprint in governed else _marked(one, baseline) for one in findings)


def _marked(finding: Finding, baseline: Baseline) -> Finding:
    place = baseline.accepted.get(finding.fingerprint)
    if place is None or finding.suppression is not None or not may_be_accepted(finding.rule):
        return finding
    return replace(finding, suppression=Accepted(place))


def gone(findings: Iterable[Finding], baseline: Baseline, idle: Collection[str]) -> Iterator[Finding]:
    """Gives a finding for every accepted one that no longer occurs.

    `idle` are rules that were not run, of which nobody can tell.
    """
    there = {finding.fingerprint for finding in findings}
    for fingerprint, place in baseline.accepted.items():
        if fingerprint not in there and parts_of(fingerprint).rule not in idle:
            message = f"The accepted finding {fingerprint} no longer occurs"
            yield built_in("BASELINE-GONE", message, place, label="accepted in vain", facet=fingerprint)
