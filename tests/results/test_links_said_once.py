"""Links that name the same, which there is not, are listed as one with every place; each counts and is known by itself."""

from pathlib import PurePosixPath
from typing import Final

from reports import report_of

from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.results.by_rule import said_once
from alignment.source import Location

UNKNOWN: Final = "LINK-UNKNOWN"


def dangling(element: str, end: str, line: int, rule: str = UNKNOWN, fix: str = "Did you mean R-SEND?") -> Finding:
    place = Location(PurePosixPath("plan.yaml"), line, 1, line, 7)
    label = "not defined in this model" if rule == UNKNOWN else f'names "{end}", which is not an id: it holds a space'
    return built_in(rule, f"is owned by {end}", place, label=label, element=element, facet=f"owner:{end}", fix=fix)


def test_links_to_one_mistyped_id_are_one_entry_of_the_list_and_as_many_findings_as_there_are_links() -> None:
    alone = dangling("ACT-3", "R-X", 9)
    several = (dangling("ACT-1", "R-SNED", 1), dangling("ACT-2", "R-SNED", 5))
    report = report_of(*several, alone)
    first, second = said_once(report, report.findings)
    assert first.finding.message == "2 links: each names R-SNED, which does not exist: ACT-1 and ACT-2"
    assert (first.finding.fix, first.number) == ("Did you mean R-SEND?", 2)
    assert [(one.location.line, one.message) for one in first.finding.related] == [(5, "ACT-2")]
    assert (first.alike, second.finding, second.alike) == (several, alone, ())


def test_what_is_no_id_is_said_once_too_and_a_mend_that_differs_is_that_of_the_first() -> None:
    shape = "LINK-SHAPE"
    several = (
        dangling("ACT-1", "Head of x", 1, shape, "Write one."),
        dangling("ACT-2", "Head of x", 5, shape, "Or two."),
    )
    report = report_of(*several)
    (only,) = said_once(report, report.findings)
    assert (
        only.finding.message == '2 links: each names "Head of x", which is not an id: it holds a space: ACT-1 and ACT-2'
    )
    assert only.finding.fix == "Write one. That is for ACT-1; mend the others likewise."
