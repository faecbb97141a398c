"""The report: values only, and what they add up to."""

import pytest
from reports import finding, report_of

from alignment.findings.finding import Severity
from alignment.results.check import Became, ExitStatus, Report, RuleOutcome, exit_status
from alignment.results.read import KindCount

INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR


def report(*severities: Severity, is_complete: bool = True) -> Report:
    return report_of(*(finding(severity=severity) for severity in severities), is_complete=is_complete)


@pytest.mark.parametrize(
    ("found", "fail_on", "expected"),
    [
        ((), ERROR, ExitStatus.CLEAN),
        ((), INFO, ExitStatus.CLEAN),
        ((), None, ExitStatus.CLEAN),
        ((INFO,), WARNING, ExitStatus.CLEAN),
        ((INFO,), INFO, ExitStatus.FINDINGS),
        ((INFO, WARNING), ERROR, ExitStatus.CLEAN),
        ((INFO, WARNING), WARNING, ExitStatus.FINDINGS),
        ((ERROR,), ERROR, ExitStatus.FINDINGS),
        ((ERROR,), INFO, ExitStatus.FINDINGS),
        ((ERROR,), None, ExitStatus.CLEAN),
    ],
)
def test_the_verdict_is_a_function_of_the_gravest_finding(
    found: tuple[Severity, ...], fail_on: Severity | None, expected: ExitStatus
) -> None:
    assert exit_status(report(*found), fail_on) is expected


@pytest.mark.parametrize("fail_on", [None, INFO, WARNING, ERROR])
@pytest.mark.parametrize("found", [(), (ERROR,)])
def test_incomplete_comes_before_everything_else(found: tuple[Severity, ...], fail_on: Severity | None) -> None:
    assert exit_status(report(*found, is_complete=False), fail_on) is ExitStatus.INCOMPLETE


def test_the_verdicts_are_the_exit_codes() -> None:
    assert [one.value for one in (ExitStatus.CLEAN, ExitStatus.FINDINGS, ExitStatus.INCOMPLETE)] == [0, 1, 2]


def test_findings_are_counted_by_severity_and_from_a_severity_up() -> None:
    counted = report(INFO, INFO, WARNING, ERROR, ERROR, ERROR)
    assert [counted.count(severity) for severity in (INFO, WARNING, ERROR)] == [2, 1, 3]
    assert [counted.at_least(severity) for severity in (INFO, WARNING, ERROR)] == [6, 4, 3]


def test_elements_are_those_of_all_kinds() -> None:
    kinds = (KindCount("action", "action", "actions", 12), KindCount("duty", "duty", "duties", 3))
    assert report_of(kinds=kinds).elements == 15
    assert report_of().elements == 0


def test_rules_are_found_by_what_became_of_them() -> None:
    rules = tuple(RuleOutcome(f"R-{one.name}", "t", "p", None, one) for one in (*Became, Became.OFF))
    found = report_of(rules=rules)
    assert [one.rule for one in found.rules_that(Became.OFF)] == ["R-OFF", "R-OFF"]
    assert sum(len(found.rules_that(became)) for became in Became) == len(rules)
