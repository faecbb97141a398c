"""Co-production, rule by rule and at its edges, on 14 September 2026."""

import pytest
from packs_in import FAILED, NOT_CHECKED, NOT_LOOKED_AT, PASSED, STRATEGY, became, told

CASES = (
    ("ACT-COPROD", "actions", "", FAILED),
    ("ACT-COPROD", "actions", "informed_by: INFORMED", FAILED),
    ("ACT-COPROD", "actions", "informed_by: ASKED", FAILED),
    ("ACT-COPROD", "actions", "informed_by: AMONG-US", FAILED),
    ("ACT-COPROD", "actions", "informed_by: NOBODY", FAILED),
    ("ACT-COPROD", "actions", "informed_by: [ASKED, AMONG-US]", FAILED),
    ("ACT-COPROD", "actions", "informed_by: TOOK-PART", PASSED),
    ("ACT-COPROD", "actions", "informed_by: [ASKED, TOOK-PART]", PASSED),
    ("ACT-COPROD", "actions", "informed_by: MADE", PASSED),
    ("ACT-COPROD", "actions", "informed_by: MADE, status: stopped", NOT_LOOKED_AT),
    ("SRC-LEVEL", "sources", "level: co-produced, who: children", PASSED),
    ("SRC-LEVEL", "sources", "level: co-produced, who: [health, young people], method: forum", PASSED),
    ("SRC-LEVEL", "sources", "level: co-produced, who: health", FAILED),
    ("SRC-LEVEL", "sources", "level: co-produced, who: [residents, stakeholders]", FAILED),
    ("SRC-LEVEL", "sources", "level: co-produced", FAILED),
    ("SRC-LEVEL", "sources", "level: co-produced, who: children, method: survey", FAILED),
    ("SRC-LEVEL", "sources", "level: co-produced, who: children, method: consultation", PASSED),
    ("SRC-LEVEL", "sources", "level: participated, who: health", NOT_LOOKED_AT),
    ("SRC-LEVEL", "sources", "method: survey", NOT_LOOKED_AT),
    ("SRC-USED", "sources", "status: closed", FAILED),
    ("SRC-USED", "sources", "status: open", NOT_LOOKED_AT),
    ("SRC-USED", "sources", "status: planned", NOT_LOOKED_AT),
    ("SRC-USED", "sources", "closes: 2026-09-13", FAILED),
    ("SRC-USED", "sources", "closes: 2026-09-14", NOT_LOOKED_AT),
    ("SRC-USED", "sources", "when: 2026-08", FAILED),
    ("SRC-USED", "sources", "when: 2026-09", NOT_LOOKED_AT),
    ("SRC-USED", "sources", "when: 2026-08, status: open", NOT_LOOKED_AT),
    ("SRC-FAMILY-VIEW", "sources", "level: co-produced", FAILED),
    ("SRC-FAMILY-VIEW", "sources", "level: co-produced, family_view: not asked", FAILED),
    ("SRC-FAMILY-VIEW", "sources", "level: co-produced, family_view: disagrees", FAILED),
    ("SRC-FAMILY-VIEW", "sources", "level: co-produced, family_view: agrees", PASSED),
    ("SRC-FAMILY-VIEW", "sources", "level: participated, family_view: disagrees", NOT_LOOKED_AT),
    ("SRC-FAMILY-VIEW", "sources", "", NOT_LOOKED_AT),
    ("FB-SOURCE", "feedback", "", FAILED),
    ("FB-SOURCE", "feedback", "said_in: S9", NOT_CHECKED),
    ("FB-SOURCE", "feedback", "said_in: MADE", PASSED),
    ("FB-ANSWERED", "feedback", "", FAILED),
    ("FB-ANSWERED", "feedback", "answer: pending, reason: Not yet", FAILED),
    ("FB-ANSWERED", "feedback", "answer: taken, reason: Many asked for it", FAILED),
    ("FB-ANSWERED", "feedback", "reason: No staff", FAILED),
    ("FB-ANSWERED", "feedback", "answer: partly", FAILED),
    ("FB-ANSWERED", "feedback", "answer: not taken", FAILED),
    ("FB-ANSWERED", "feedback", "answer: not taken, reason: TBC", FAILED),
    ("FB-ANSWERED", "feedback", "answer: partly, reason: The annexes have no pictures", PASSED),
    ("FB-ANSWERED", "feedback", "answer: not taken, reason: No staff", PASSED),
    ("CONS-CLOSED", "sources", "method: consultation", FAILED),
    ("CONS-CLOSED", "sources", "method: consultation, status: planned", FAILED),
    ("CONS-CLOSED", "sources", "method: consultation, status: open, closes: 2026-09-13", FAILED),
    ("CONS-CLOSED", "sources", "method: consultation, status: closed", PASSED),
    ("CONS-CLOSED", "sources", "method: consultation, status: closed, closes: 2026-09-13", PASSED),
    ("CONS-CLOSED", "sources", "method: consultation, status: closed, closes: 2026-09-14", FAILED),
    ("CONS-CLOSED", "sources", "method: consultation, status: closed, closes: 2026-09-15", FAILED),
    ("CONS-CLOSED", "sources", "method: consultation, status: closed, closes: TBC", PASSED),
    ("CONS-CLOSED", "sources", "method: consultation, closes: 2026-09-13", FAILED),
    ("CONS-CLOSED", "sources", "closes: 2026-09-13", FAILED),
    ("CONS-CLOSED", "sources", "method: survey, status: open", FAILED),
    ("CONS-CLOSED", "sources", "method: survey, status: closed", PASSED),
    ("CONS-CLOSED", "sources", "method: survey", NOT_LOOKED_AT),
    ("CONS-CLOSED", "sources", "method: survey, when: 2026-08", PASSED),
    ("CONS-CLOSED", "sources", "method: survey, when: 2026-09", FAILED),
    ("CONS-CLOSED", "sources", "method: survey, when: 2026-08, status: open", FAILED),
    ("CONS-CLOSED", "sources", "method: consultation, when: 2026-08", FAILED),
    ("CONS-CLOSED", "sources", "when: 2026-08", FAILED),
    ("CONS-CLOSED", "sources", "", NOT_LOOKED_AT),
)
SOURCE = {"when": "2026-05", "who": "children", "level": "informed", "evidence": "D1"}
CLOSED = STRATEGY + "sources: [{id: S1, title: T, status: closed}]\n"
TWO = "feedback: [{id: F1, title: T}, {id: F2, title: T}]\nroles: [{id: R1, title: T}]\n"


def actions(*written: str) -> str:
    """Writes actions in answer to the first piece of feedback."""
    each = (f"{{id: X{number}, title: T, responds_to: F1, {one}}}" for number, one in enumerate(written))
    return f"{TWO.replace(', {id: F2, title: T}', '')}actions: [{', '.join(each)}]"


WHOLE = (
    ("SRC-USED", CLOSED + "actions: [{id: X, title: T, informed_by: S1}]", PASSED),
    ("SRC-USED", CLOSED + "ambitions: [{id: X, title: T, informed_by: S1}]", PASSED),
    ("SRC-USED", CLOSED + "feedback: [{id: X, title: T, said_in: S1}]", PASSED),
    ("SRC-USED", CLOSED + "risks: [{id: X, title: T, mitigated_by: S1}]", "failed S1"),
    ("SRC-USED", CLOSED + "contingencies: [{id: X, title: T, waits_on: S1}]", "failed S1"),
    ("FB-ANSWERED", actions("owner: R1, due: 2027"), PASSED),
    ("FB-ANSWERED", actions("owner: R1, how_often: monthly"), PASSED),
    ("FB-ANSWERED", actions("owner: R1, due: 2026-01, status: done"), PASSED),
    ("FB-ANSWERED", actions("owner: R1, due: 2027, status: stopped"), "failed F1"),
    ("FB-ANSWERED", actions("owner: R1"), "failed F1"),
    ("FB-ANSWERED", actions("due: 2027"), "failed F1"),
    ("FB-ANSWERED", actions("supported_by: R1, due: 2027"), "failed F1"),
    ("FB-ANSWERED", actions("owner: R1", "due: 2027"), "failed F1"),
    ("FB-ANSWERED", actions("owner: R1", "owner: R1, due: 2027"), PASSED),
    ("FB-ANSWERED", TWO + "actions: [{id: X, title: T, responds_to: F2, owner: R1, due: 2027}]", "failed F1"),
    ("FB-ANSWERED", "sources: [{id: S1, title: T}]", NOT_LOOKED_AT),
    ("FB-SOURCE", "sources: [{id: S1, title: T}]", NOT_LOOKED_AT),
    ("SRC-EVIDENCE", "feedback: [{id: F1, title: T}]", NOT_LOOKED_AT),
)


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize(("rule", "model", "expected"), WHOLE)
def test_a_rule_looks_at_a_whole_model(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected


@pytest.mark.parametrize("left_out", [None, *SOURCE])
def test_a_source_says_when_who_how_far_and_where_it_is_written(left_out: str | None) -> None:
    written = ", ".join(f"{key}: {value}" for key, value in SOURCE.items() if key != left_out)
    assert became("SRC-EVIDENCE", "sources", written) == (FAILED if left_out else PASSED)


def test_a_consultation_that_closes_has_a_date_as_well() -> None:
    written = ", ".join(f"{key}: {value}" for key, value in SOURCE.items() if key != "when")
    assert became("SRC-EVIDENCE", "sources", f"{written}, closes: 2026-09-21") == PASSED
