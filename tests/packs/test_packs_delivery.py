"""Delivery, rule by rule and at its edges, on 14 September 2026; the strategy runs from April 2026 to March 2029."""

import pytest
from packs_in import FAILED, NOT_LOOKED_AT, PASSED, became, counted, told

CASES = (
    ("ACT-DUE", "actions", "", FAILED),
    ("ACT-DUE", "actions", "due: TBC", FAILED),
    ("ACT-DUE", "actions", "starts: 2026-10, completed_on: 2026-12", FAILED),
    ("ACT-DUE", "actions", "due: 2027", PASSED),
    ("ACT-DUE", "actions", "how_often: monthly", PASSED),
    ("ACT-DUE", "actions", "status: done", FAILED),
    ("ACT-DUE", "actions", "status: stopped", NOT_LOOKED_AT),
    ("ACT-DATES", "actions", "due: 2026-03-31", FAILED),
    ("ACT-DATES", "actions", "due: 2026-04-01", PASSED),
    ("ACT-DATES", "actions", "due: 2026-03", FAILED),
    ("ACT-DATES", "actions", "due: 2026-04", PASSED),
    ("ACT-DATES", "actions", "due: 2026", PASSED),
    ("ACT-DATES", "actions", "due: 2025/26", FAILED),
    ("ACT-DATES", "actions", "due: 2029-03-31", PASSED),
    ("ACT-DATES", "actions", "due: 2029-04-01", FAILED),
    ("ACT-DATES", "actions", "due: 2029-03", PASSED),
    ("ACT-DATES", "actions", "due: 2028/29", PASSED),
    ("ACT-DATES", "actions", "due: 2029", FAILED),
    ("ACT-DATES", "actions", "due: 2030, status: stopped", FAILED),
    ("ACT-DATES", "actions", "how_often: monthly", NOT_LOOKED_AT),
    ("ACT-DATES", "actions", "due: TBC", NOT_LOOKED_AT),
    ("ACT-OVERDUE", "actions", "due: 2026-09-13", FAILED),
    ("ACT-OVERDUE", "actions", "due: 2026-09-13, status: on track", FAILED),
    ("ACT-OVERDUE", "actions", "due: 2026-09-13, status: on hold", FAILED),
    ("ACT-OVERDUE", "actions", "due: 2026-09-13, status: done", PASSED),
    ("ACT-OVERDUE", "actions", "due: 2026-09-13, status: stopped", PASSED),
    ("ACT-OVERDUE", "actions", "due: 2026-09-13, completed_on: 2026-09-01", FAILED),
    ("ACT-OVERDUE", "actions", "due: 2026-08", FAILED),
    ("ACT-OVERDUE", "actions", "due: 2025/26", FAILED),
    ("ACT-OVERDUE", "actions", "due: 2026-09-14", NOT_LOOKED_AT),
    ("ACT-OVERDUE", "actions", "due: 2026-09", NOT_LOOKED_AT),
    ("ACT-OVERDUE", "actions", "due: 2026", NOT_LOOKED_AT),
    ("ACT-OVERDUE", "actions", "how_often: monthly", NOT_LOOKED_AT),
    ("ACT-DONE", "actions", "status: done", FAILED),
    ("ACT-DONE", "actions", "status: done, completed_on: TBC", FAILED),
    ("ACT-DONE", "actions", "status: done, due: 2026-07", FAILED),
    ("ACT-DONE", "actions", "status: done, completed_on: 2026-07", PASSED),
    ("ACT-DONE", "actions", "completed_on: 2026-07", NOT_LOOKED_AT),
    ("ACT-DONE", "actions", "status: stopped", NOT_LOOKED_AT),
    ("ACT-SLIP", "actions", "due: 2027-01-01, due_original: 2026-12-31", FAILED),
    ("ACT-SLIP", "actions", "due: 2027-01-01, due_original: 2026-12-31, slip_reason: TBC", FAILED),
    ("ACT-SLIP", "actions", "due: 2027-01-01, due_original: 2026-12-31, slip_reason: Post vacant", PASSED),
    ("ACT-SLIP", "actions", "due: 2027-01, due_original: 2026-12", FAILED),
    ("ACT-SLIP", "actions", "due: 2027-01-01, due_original: 2026", FAILED),
    ("ACT-SLIP", "actions", "due: 2026-12-31, due_original: 2026-12", NOT_LOOKED_AT),
    ("ACT-SLIP", "actions", "due: 2026-12, due_original: 2026-12-01", NOT_LOOKED_AT),
    ("ACT-SLIP", "actions", "due: 2026-12-31, due_original: 2026-12-31", NOT_LOOKED_AT),
    ("ACT-SLIP", "actions", "due: 2026-12-30, due_original: 2026-12-31", NOT_LOOKED_AT),
    ("ACT-SLIP", "actions", "due: 2027", NOT_LOOKED_AT),
    ("ACT-SLIP", "actions", "due_original: 2026", NOT_LOOKED_AT),
    ("ACT-CYCLE", "actions", "", PASSED),
    ("ACT-CYCLE", "actions", "depends_on: X", FAILED),
    ("ACT-STEP", "actions", "", FAILED),
    ("ACT-STEP", "actions", "due: 2026-09-13", FAILED),
    ("ACT-STEP", "actions", "due: 2026-09-14", PASSED),
    ("ACT-STEP", "actions", "due: 2027-09-14", PASSED),
    ("ACT-STEP", "actions", "due: 2027-09-15", FAILED),
    ("ACT-STEP", "actions", "due: 2026-08", FAILED),
    ("ACT-STEP", "actions", "due: 2026-09", PASSED),
    ("ACT-STEP", "actions", "due: 2027-08", PASSED),
    ("ACT-STEP", "actions", "due: 2027-09", FAILED),
    ("ACT-STEP", "actions", "how_often: monthly", PASSED),
    ("ACT-STEP", "actions", "due: 2028, how_often: monthly", PASSED),
    ("ACT-STEP", "actions", "due: 2028, status: on hold", FAILED),
    ("ACT-STEP", "actions", "due: 2028, status: done", NOT_LOOKED_AT),
    ("ACT-STEP", "actions", "due: 2028, status: stopped", NOT_LOOKED_AT),
    ("COM-ACTION", "commitments", "", FAILED),
    ("COM-WHEN", "commitments", "", FAILED),
    ("COM-WHEN", "commitments", "due: TBC", FAILED),
    ("COM-WHEN", "commitments", "how_often: TBC", FAILED),
    ("COM-WHEN", "commitments", "due: 2027", PASSED),
    ("COM-WHEN", "commitments", "how_often: termly", PASSED),
)
STEPS = "actions: [{id: X, title: T, due: 2028-12}]\nmilestones: "
PROMISE = "commitments: [{id: K, title: T}]\n"
PLAN = "plans: [{id: X, title: T, fulfils: K}]\n"
WHOLE = (
    ("ACT-DUE", "actions: [{id: X, title: T}]\nmilestones: [{id: MS, title: T, part_of: X, due: 2027}]", PASSED),
    ("ACT-DUE", "actions: [{id: X, title: T}]\nmilestones: [{id: MS, title: T, part_of: X}]", "failed X"),
    (
        "ACT-DUE",
        "actions: [{id: X, title: T}]\nmilestones: [{id: MS, title: T, part_of: X, how_often: weekly}]",
        "failed X",
    ),
    ("ACT-DATES", "actions: [{id: X, title: T, due: 2027}]", "failed X"),
    ("ACT-CYCLE", "actions: [{id: X, title: T, depends_on: Y}, {id: Y, title: T}]", PASSED),
    ("ACT-CYCLE", "actions: [{id: X, title: T, depends_on: Y}, {id: Y, title: T, depends_on: X}]", "failed X"),
    ("ACT-CYCLE", "milestones: [{id: MS, title: T}]", NOT_LOOKED_AT),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, part_of: X, due: 2027-09-14}]", PASSED),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, part_of: X, due: 2027-09-15}]", "failed X"),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, part_of: X, due: 2026-09-13}]", "failed X"),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, part_of: X}]", "failed X"),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, part_of: X, how_often: yearly, due: 2028}]", PASSED),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, part_of: X, how_often: every two years, due: 2028}]", "failed X"),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, part_of: X, how_often: monthly, due: 2026-08}]", "failed X"),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, part_of: X, how_often: monthly}]", "failed X"),
    ("ACT-STEP", STEPS + "[{id: MS, title: T, due: 2027-01}]", "failed X"),
    (
        "ACT-STEP",
        STEPS + "[{id: MS, title: T, part_of: X, due: 2026-01}, {id: M2, title: T, part_of: X, due: 2027}]",
        "failed X",
    ),
    (
        "ACT-STEP",
        STEPS + "[{id: MS, title: T, part_of: X, due: 2026-01}, {id: M2, title: T, part_of: X, due: 2026}]",
        PASSED,
    ),
    ("COM-ACTION", PROMISE + "actions: [{id: X, title: T, fulfils: K}]", PASSED),
    ("COM-ACTION", PROMISE + "plans: [{id: X, title: T, fulfils: K}]", "failed K"),
    ("COM-ACTION", PROMISE + PLAN + "actions: [{id: Y, title: T, part_of: X}]", PASSED),
    ("COM-ACTION", PROMISE + PLAN + "ambitions: [{id: Y, title: T, part_of: X}]", "failed K"),
    ("COM-ACTION", PROMISE + "actions: [{id: X, title: T}]", "failed K"),
    ("COM-ACTION", "actions: [{id: X, title: T}]", NOT_LOOKED_AT),
    ("COM-WHEN", PROMISE + "actions: [{id: X, title: T, fulfils: K}]", "failed K"),
    ("COM-WHEN", PROMISE + "actions: [{id: X, title: T, fulfils: K, due: 2027}]", PASSED),
    ("COM-WHEN", PROMISE + "actions: [{id: X, title: T, fulfils: K, how_often: termly}]", PASSED),
    ("COM-WHEN", PROMISE + "plans: [{id: X, title: T, fulfils: K}]", "failed K"),
    ("COM-WHEN", "actions: [{id: X, title: T, due: 2027}]", NOT_LOOKED_AT),
)
PERIOD = "strategy: {id: ST, title: T, period_from: 2022, period_to: 2025, stage: draft}\n"


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize(("rule", "model", "expected"), WHOLE)
def test_a_rule_looks_at_a_whole_model(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2021-12-31", "failed X"),
        ("2021", "failed X"),
        ("2021/22", PASSED),
        ("2022-01-01", PASSED),
        ("2025-12-31", PASSED),
        ("2025", PASSED),
        ("2025/26", "failed X"),
        ("2026-01-01", "failed X"),
    ],
)
def test_a_period_given_in_years_runs_from_the_first_day_to_the_last(due: str, expected: str) -> None:
    assert told("ACT-DATES", f"{PERIOD}actions: [{{id: X, title: T, due: {due}}}]") == expected


def test_all_who_wait_for_each_other_fail_together_and_who_waits_for_them_does_not() -> None:
    model = """
    actions:
      - {id: BEFORE, title: T, depends_on: C}
      - {id: C, title: T, depends_on: [A, AFTER]}
      - {id: A, title: T, depends_on: B}
      - {id: B, title: T, depends_on: C}
      - {id: AFTER, title: T}
      - {id: LONE, title: T, depends_on: LONE}
    """
    assert told("ACT-CYCLE", model) == "failed A LONE"
    assert counted("ACT-CYCLE", model) == (6, 4)
