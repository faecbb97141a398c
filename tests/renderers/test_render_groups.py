"""Findings under the names of their groups: what stands over them, in which order, and what is left out where."""

from dataclasses import replace
from typing import Final

import pytest
from reports import ACCEPTED, WAIVED, at, excepted, finding, report_of

from alignment.findings.finding import Finding, Severity
from alignment.renderers import concise, markdown, text
from alignment.results.check import Detail, Listing, RenderOptions, Report, Shown
from alignment.results.groups import Grouping, GroupName, gathered
from alignment.results.since import SinceRevision

IN_LINES: Final = RenderOptions(detail=Detail.BY_RULE)
ENDING: Final = "`--full` lists each with its line and how to mend it."


def by_element(*findings: Finding) -> Report:
    groups = gathered(Grouping.ELEMENT, findings, lambda one: (GroupName(one.element),) if one.element else ())
    return replace(report_of(*findings), groups=groups)


def of(element: str, severity: Severity = Severity.ERROR) -> Finding:
    return replace(finding("has no owner", severity=severity), element=element, subject=element)


def lines(report: Report, options: RenderOptions = IN_LINES) -> list[str]:
    return text.render([Shown(report, options)]).decode().partition(ENDING)[0].partition("\n\n")[2].splitlines()


def test_without_a_name_then_what_hides_something_then_the_most_of_the_gravest() -> None:
    hidden = replace(finding("X", rule="MODEL-VALUE", severity=Severity.WARNING), element="A-9")
    report = by_element(
        of("A-1", Severity.WARNING), of("A-10"), of("A-2"), of("A-2"), hidden, of("A-3"), finding("The file is empty")
    )
    assert [line for line in lines(report) if line and not line.startswith(" ")] == [
        "About no element: 1 error",
        "A-9: 1 warning",
        "A-2: 2 errors",
        "A-3: 1 error",
        "A-10: 1 error",
        "A-1: 1 warning",
    ]


def test_what_does_not_count_stands_after_why_and_what_was_accepted_only_where_that_is_asked_for() -> None:
    report = by_element(of("ACT-1"), excepted(WAIVED), excepted(ACCEPTED), excepted(ACCEPTED, element="ACT-2"))
    waived = "  waived error[H-OWNER]: ACT-1 has no owner"
    accepted = "  accepted error[H-OWNER]: ACT-1 has no owner"
    assert lines(report)[:4] == ["ACT-1: 1 error, 1 waived", "  error[H-OWNER]: has no owner", waived, ""]
    only = lines(report, IN_LINES._replace(waived=Listing.ONLY))
    assert only == ["ACT-1: 1 waived, 1 accepted", waived, accepted, "", "ACT-2: 1 accepted", accepted, ""]
    assert lines(report, IN_LINES._replace(waived=Listing.HIDE))[0] == "ACT-1: 1 error"
    assert lines(by_element(of("A-1")), IN_LINES._replace(waived=Listing.ONLY))[0] == "Nothing is waived or accepted."
    in_full = lines(report, RenderOptions(waived=Listing.ONLY))
    assert in_full[2:4] == ["waived error[H-OWNER]: ACT-1 has no owner", "  --> plan.yaml:1:1"]


def test_what_is_new_says_so_and_a_long_sentence_is_folded() -> None:
    one = replace(of("A-1"), says="has " + "no " * 30 + "owner")
    compared = SinceRevision("main", "0" * 40, (), frozenset({one.fingerprint}), (), {})
    _, first, second, *_ = lines(replace(by_element(one), compared=compared))
    assert len(first) <= 80
    assert f"{first}{second[3:]}" == f"  error[H-OWNER]: {one.says} (new)"


@pytest.mark.parametrize("number", [50, 51, 60])
def test_a_page_in_markdown_lists_fifty_and_counts_the_rest(number: int) -> None:
    report = by_element(*(of(f"A-{one}") for one in range(number)), of("Z-1"), of("Z-1"))
    page = markdown.render([Shown(report, IN_LINES)]).decode()
    assert page.count("\n### ") == 49
    assert page.index("### Z-1: 2 errors") < page.index("### A-0: 1 error")
    assert f"And {number - 48} more findings: `align check --full` lists them." in page


def test_lines_for_editors_stand_in_the_order_of_the_groups() -> None:
    report = by_element(
        of("A-1"), of("A-2"), replace(of("A-1"), location=at("z.yaml")), excepted(WAIVED, element="A-2")
    )
    found = concise.render([Shown(report, RenderOptions(waived=Listing.HIDE))]).decode().splitlines()[:-1]
    assert [line.split(":")[0] for line in found] == ["plan.yaml", "z.yaml", "plan.yaml"]
