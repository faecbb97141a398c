"""Dates that cannot all be true, rule by rule and at their edges, on 14 September 2026."""

import pytest
from packs_in import FAILED, NOT_LOOKED_AT, PASSED, STRATEGY, became, told

CASES = (
    ("ACT-ORDER", "actions", "starts: 2027", PASSED),
    ("ACT-ORDER", "actions", "starts: 2027, due: 2026-12-31", FAILED),
    ("ACT-ORDER", "actions", "starts: 2027-06-15, due: 2027-06", PASSED),
    ("ACT-ORDER", "actions", "starts: 2027-06-15, due: 2027-06-15", PASSED),
    ("ACT-ORDER", "actions", "starts: 2027-06-15, completed_on: 2027-06-14", FAILED),
    ("ACT-ORDER", "actions", "due: 2027, completed_on: 2026", PASSED),
    ("ACT-AHEAD", "actions", "completed_on: 2026-09-14", PASSED),
    ("ACT-AHEAD", "actions", "completed_on: 2026-09-15", FAILED),
    ("ACT-AHEAD", "actions", "completed_on: 2026", PASSED),
    ("ACT-AHEAD", "actions", "completed_on: 2027, status: done", FAILED),
    ("MS-AHEAD", "milestones", "done_on: 2026-09-15", FAILED),
    ("MS-AHEAD", "milestones", "done_on: 2026-09, due: 2027", PASSED),
    ("MEA-ORDER", "measures", "baseline_on: 2027, target_by: 2026", FAILED),
    ("MEA-ORDER", "measures", "baseline_on: 2026-04, target_by: 2026", PASSED),
    ("MEA-AHEAD", "measures", "latest_on: 2026-09-15", FAILED),
    ("MEA-AHEAD", "measures", "latest_value: 4, latest_on: 2026-09", PASSED),
    ("MEA-AHEAD", "measures", "baseline_on: 2027", PASSED),
    ("MEA-AHEAD", "measures", "baseline_value: 0, baseline_on: 2027", FAILED),
    ("SRC-AHEAD", "sources", "when: 2026-09-14, family_view: agrees", NOT_LOOKED_AT),
    ("SRC-AHEAD", "sources", "when: 2026, responses: 4", NOT_LOOKED_AT),
    ("SRC-AHEAD", "sources", "when: 2030-01, level: co-produced, family_view: not asked", PASSED),
    ("SRC-AHEAD", "sources", "when: 2030-01, level: co-produced, family_view: agrees", FAILED),
    ("SRC-AHEAD", "sources", "when: 2030-01, status: closed", FAILED),
    ("SRC-AHEAD", "sources", "when: 2030-01, responses: 0", FAILED),
)
ACTION = "actions: [{id: X, title: T, due: 2027-12}, {id: Y, title: T, due: 2028}, {id: Z, title: T}]\nmilestones: "
DECIDED = STRATEGY.replace("stage: draft", "stage: draft, decision_on: 2026-06-30, informed_by: S") + "sources: "
PAPERS = (
    "documents: [{id: OLD, title: T, date: 2026-03-01}, {id: NEW, title: T, date: 2027}, {id: UNDATED, title: T}]\n"
)
REVERSED = STRATEGY.replace("2026-04-01", "2030-04-01")
LATE = "actions: [{id: X, title: T, due: 2031}, {id: Y, title: T, due: 2020}]"
WHOLE = (
    ("STR-PERIOD", STRATEGY, PASSED),
    ("STR-PERIOD", REVERSED + LATE, "failed ST"),
    ("ACT-DATES", REVERSED + LATE, NOT_LOOKED_AT),
    ("ACT-DATES", STRATEGY + LATE, "failed X Y"),
    ("MS-DUE", ACTION + "[{id: M, title: T, part_of: X, due: 2027-12-31}]", PASSED),
    ("MS-DUE", ACTION + "[{id: M, title: T, part_of: X, due: 2028-01}]", "failed M"),
    ("MS-DUE", ACTION + "[{id: M, title: T, part_of: [X, Y], due: 2028-01}]", PASSED),
    ("MS-DUE", ACTION + "[{id: M, title: T, part_of: Z, due: 2040}]", PASSED),
    ("SRC-AHEAD", "sources: [{id: S, title: T, when: 2030}]\nfeedback: [{id: F, title: T, said_in: S}]", "failed S"),
    ("SRC-LATE", DECIDED + "[{id: S, title: T, when: 2026}]", PASSED),
    ("SRC-LATE", DECIDED + "[{id: S, title: T, when: 2026-07}]", "failed S"),
    ("SRC-LATE", DECIDED + "[{id: S, title: T, when: 2026-05, closes: 2026-07-01}]", "failed S"),
    ("SRC-LATE", DECIDED + "[{id: S, title: T}, {id: X, title: T, when: 2026-07}]", PASSED),
    (
        "PROV-LATER",
        PAPERS + "paragraphs: [{id: P, title: T, part_of: OLD, evidence: Q}, {id: Q, title: T, part_of: NEW}]",
        "failed P",
    ),
    (
        "PROV-LATER",
        PAPERS + "paragraphs: [{id: P, title: T, part_of: NEW, evidence: Q}, {id: Q, title: T, part_of: OLD}]",
        PASSED,
    ),
    (
        "PROV-LATER",
        PAPERS + "paragraphs: [{id: P, title: T, part_of: OLD, evidence: Q}, {id: Q, title: T, part_of: UNDATED}]",
        PASSED,
    ),
    (
        "PROV-AHEAD",
        PAPERS + "paragraphs: [{id: P, title: T, part_of: NEW}]\nrisks: [{id: X, title: T, evidence: P}]",
        "failed NEW",
    ),
    (
        "PROV-AHEAD",
        PAPERS + "paragraphs: [{id: P, title: T, part_of: OLD}]\nrisks: [{id: X, title: T, evidence: P}]",
        PASSED,
    ),
    ("PROV-AHEAD", PAPERS + "paragraphs: [{id: P, title: T, part_of: NEW}]", NOT_LOOKED_AT),
)


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize(("rule", "model", "expected"), WHOLE)
def test_a_rule_looks_at_a_whole_model(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected
