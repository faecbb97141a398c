"""What is waived or accepted, in sentences: counted by how much it matters, and told beside every success."""

from dataclasses import replace

import pytest
from reports import ACCEPTED, APPROVED, WAIVED, excepted, finding, report_of

from alignment.findings.finding import Severity
from alignment.renderers import text
from alignment.renderers.support import sentences
from alignment.renderers.support.excepted import but_excepted, number_by_severity
from alignment.renderers.support.excepted import excepted as sentences_of
from alignment.results.check import Became, RenderOptions, Report, RuleOutcome, Shown

NOTE = replace(excepted(ACCEPTED), severity=Severity.INFO)
WAIVED_ONE, ACCEPTED_ONE = excepted(WAIVED), excepted(ACCEPTED)


def test_what_is_accepted_is_counted_by_how_much_it_matters_and_what_is_waived_is_named() -> None:
    many = tuple(replace(WAIVED_ONE, element=f"ACT-{number}") for number in range(1, 8))
    waived, accepted = sentences_of(report_of(*many, NOTE, ACCEPTED_ONE, ACCEPTED_ONE))
    assert waived.startswith("7 errors waived: H-OWNER on ACT-1, until 1 December 2022; H-OWNER on ACT-2")
    assert waived.endswith("H-OWNER on ACT-5, until 1 December 2022; 2 more")
    assert accepted == "2 errors and 1 note accepted without a reason"
    (one,) = sentences_of(report_of(excepted(APPROVED)))
    assert one == "1 error accepted on 1 September 2022 by R-DIR, until 1 September 2023"
    (two,) = sentences_of(report_of(excepted(APPROVED), ACCEPTED_ONE))
    assert two == "2 errors accepted: 1 on 1 September 2022 by R-DIR, until 1 September 2023; 1 without a reason"
    assert number_by_severity([]) == ""


@pytest.mark.parametrize(
    ("report", "says"),
    [
        (report_of(), "All is well"),
        (report_of(WAIVED_ONE), "All is well but what is waived"),
        (report_of(WAIVED_ONE, NOTE), "All is well but what is waived or accepted"),
    ],
)
def test_no_success_is_told_without_what_is_excepted(report: Report, says: str) -> None:
    assert but_excepted("All is well", report) == says


def test_where_only_lesser_findings_are_excepted_nobody_says_that_an_error_is() -> None:
    rules = (RuleOutcome("H-OWNER", "Every action", "house", Severity.ERROR, Became.FAILED),)
    note = finding(severity=Severity.INFO)
    lesser = replace(WAIVED_ONE, severity=Severity.WARNING)
    says = (
        "No error stands in the way at this stage, with 1 warning and 1 note waived or accepted; 1 finding to look at."
    )
    assert sentences.conclusion(report_of(lesser, NOTE, note, rules=rules), Severity.ERROR) == says
    says = "No error stands in the way at this stage but what is waived; 1 finding to look at."
    assert sentences.conclusion(report_of(WAIVED_ONE, NOTE, note, rules=rules), Severity.ERROR) == says


def test_that_no_error_stands_in_the_way_is_said_with_what_is_accepted() -> None:
    rules = (RuleOutcome("H-OWNER", "Every action", "house", Severity.ERROR, Became.FAILED),)
    report = report_of(ACCEPTED_ONE, finding(severity=Severity.INFO), rules=rules)
    says = "No error stands in the way at this stage but what is accepted; 1 finding to look at."
    assert sentences.conclusion(report, Severity.ERROR) == says


def test_of_several_strategies_those_with_exceptions_are_named() -> None:
    shown = [Shown(report_of(*found), RenderOptions(name=name)) for name, found in (("a", ()), ("b", (ACCEPTED_ONE,)))]
    says = "All 2 strategies: 2 passed, with findings waived or accepted in b."
    assert says in " ".join(text.render(shown).decode().split())
