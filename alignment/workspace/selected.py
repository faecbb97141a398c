"""The use case of whoever asks for some of what align finds itself: all is read and the rest is counted, not listed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from alignment.checker.result import CheckResult
from alignment.findings.built_in import BUILT_IN
from alignment.findings.families import codes_named
from alignment.findings.finding import Finding
from alignment.project.request import RequestError
from alignment.results.focus import Focus
from alignment.rules.selection import matching
from alignment.text import visible
from alignment.workspace.focus import narrowed


def only_selected(result: CheckResult, selectors: Sequence[str]) -> CheckResult:
    """Leaves out what no selector names where any names what align finds itself, and counts it; else all is listed.

    What a check comes to where something could not be read stays, whatever is left out.
    """
    named = {one.strip().upper(): codes for one in selectors if (codes := codes_named(one))}
    if not named:
        return result
    codes, report = frozenset[str]().union(*named.values()), result.report
    has_rules = any(matching(one, result.packs) for one in selectors)

    def is_listed(finding: Finding) -> bool:
        return finding.rule in codes or (has_rules and finding.rule not in BUILT_IN)

    left_out = Counter(one.severity for one in report.standing if not is_listed(one))
    before = report.focus or Focus()
    focus = before._replace(families=tuple(named), elsewhere=Counter(before.elsewhere) + left_out)
    listed = tuple(filter(is_listed, report.findings))
    return result._replace(report=replace(narrowed(report, listed), focus=focus))


def demand_rules(result: CheckResult, selectors: Iterable[str]) -> None:
    """Raises RequestError where a selector names no rule but what align finds itself: not all answers can leave that out."""
    for one in selectors:
        if codes_named(one) and not matching(one, result.packs):
            message = (
                f"`{visible(one)}` names no rule but what align finds itself, which this answer holds in any case. "
                f"Leave it out, or ask `align check --select {visible(one)}`."
            )
            raise RequestError(message)
