"""The order in which findings are read."""

from collections.abc import Iterable

from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding
from alignment.model.strategy import Strategy
from alignment.source import Location


def by_element(findings: Iterable[Finding], strategy: Strategy) -> tuple[Finding, ...]:
    """Sorts findings by element, elements in the order of files and lines.

    At one place what was found in reading comes first, since what rules find is often its consequence; then the gravest.
    """

    def key(finding: Finding) -> tuple[Location, Location, bool, int, str, str]:
        origin = strategy.origins.get(finding.element or "")
        element = origin.locate(None) if origin else finding.location
        is_of_rule = finding.rule not in BUILT_IN
        return element, finding.location, is_of_rule, -finding.severity, finding.rule, finding.facet or ""

    return tuple(sorted(findings, key=key))
