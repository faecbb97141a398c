"""Priorities, rule by rule and at its edges."""

import pytest
from packs_in import FAILED, NOT_CHECKED, NOT_LOOKED_AT, PASSED, STRATEGY, became, counted, told

CASES = (
    ("ACT-PRIORITY", "actions", "", FAILED),
    ("ACT-PRIORITY", "actions", "advances: O1", NOT_CHECKED),
    ("ACT-PRIORITY", "actions", "advances: [A9]", NOT_CHECKED),
    ("ACT-PRIORITY", "actions", "advances: [A1]", PASSED),
    ("ACT-PRIORITY", "actions", "advances: [A1, A2], status: on hold", PASSED),
    ("ACT-PRIORITY", "actions", "status: stopped", NOT_LOOKED_AT),
    ("AMB-OUTCOME-LINK", "ambitions", "", FAILED),
    ("AMB-OUTCOME-LINK", "ambitions", "contributes_to: PL1", NOT_CHECKED),
    ("AMB-OUTCOME-LINK", "ambitions", "contributes_to: O1", PASSED),
    ("AMB-OUTCOME-LINK", "ambitions", "contributes_to: {to: O1, basis: inferred, note: Same words}", PASSED),
    ("AMB-ACTION", "ambitions", "contributes_to: O1", FAILED),
)
AMBITIONS = "ambitions: [{id: A1, title: T}, {id: A2, title: T}]\n"
PRINCIPLES = STRATEGY + "principles: [{id: P1, title: T}, {id: P2, title: T}]\n"
OUTCOMES = STRATEGY + (
    "outcomes: [{id: O1, title: T}, {id: O2, title: T, type: activity, part_of: O1},"
    " {id: O3, title: T, type: activity, part_of: O2}]\n"
)
WHOLE = (
    ("AMB-ACTION", AMBITIONS + "actions: [{id: X, title: T, advances: [A1, A2]}]", PASSED),
    ("AMB-ACTION", AMBITIONS + "actions: [{id: X, title: T, advances: A1}]", "failed A2"),
    ("AMB-ACTION", AMBITIONS + "actions: [{id: X, title: T, advances: [A1, A2], status: stopped}]", "failed A1 A2"),
    ("AMB-ACTION", AMBITIONS + "actions: [{id: X, title: T, advances: [A1, A2], status: done}]", PASSED),
    ("AMB-ACTION", "actions: [{id: X, title: T}]", NOT_LOOKED_AT),
    ("AMB-OUTCOME-LINK", "outcomes: [{id: O1, title: T}]", NOT_LOOKED_AT),
    ("PRN-EXERCISED", PRINCIPLES, "failed ST"),
    ("PRN-EXERCISED", PRINCIPLES + "actions: [{id: X, title: T, follows: P2}]", "failed ST"),
    ("PRN-EXERCISED", PRINCIPLES + "actions: [{id: X, title: T, follows: [P1, P2]}]", PASSED),
    ("PRN-EXERCISED", PRINCIPLES + "actions: [{id: X, title: T, follows: [P1, P9]}]", NOT_CHECKED),
    ("PRN-EXERCISED", STRATEGY, NOT_LOOKED_AT),
    ("OUT-SERVED", OUTCOMES, "failed ST"),
    ("OUT-SERVED", OUTCOMES + "ambitions: [{id: A, title: T, contributes_to: O1}]", "failed ST"),
    ("OUT-SERVED", OUTCOMES + "ambitions: [{id: A, title: T, contributes_to: [O1, O2]}]", "failed ST"),
    ("OUT-SERVED", OUTCOMES + "ambitions: [{id: A, title: T, contributes_to: O3}]", PASSED),
    ("OUT-SERVED", STRATEGY, NOT_LOOKED_AT),
    ("AMB-RISK", STRATEGY + AMBITIONS, "failed ST"),
    ("AMB-RISK", STRATEGY + AMBITIONS + "risks: [{id: X, title: T, threatens: ST}]", "failed ST"),
    ("AMB-RISK", STRATEGY + AMBITIONS + "risks: [{id: X, title: T, threatens: [ST, A1]}]", "failed ST"),
    ("AMB-RISK", STRATEGY + AMBITIONS + "risks: [{id: X, title: T, threatens: [A2, A1]}]", PASSED),
    ("AMB-RISK", STRATEGY, NOT_LOOKED_AT),
)


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize(("rule", "model", "expected"), WHOLE)
def test_a_rule_looks_at_a_whole_model(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected


@pytest.mark.parametrize(
    ("contributes_to", "expected"), [("[]", (3, 3)), ("[O1]", (3, 2)), ("[O2]", (3, 1)), ("[O3]", (3, 0))]
)
def test_an_outcome_is_served_from_below_and_not_from_above(contributes_to: str, expected: tuple[int, int]) -> None:
    model = f"{OUTCOMES}ambitions: [{{id: A, title: T, contributes_to: {contributes_to}}}]"
    assert counted("OUT-SERVED", model.replace("contributes_to: []", "notes: none")) == expected
