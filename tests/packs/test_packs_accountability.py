"""Accountability, rule by rule and at its edges: what is written, and what becomes of the rule."""

import pytest
from packs_in import FAILED, NOT_CHECKED, NOT_LOOKED_AT, PASSED, became, told


def dated(*due: str) -> str:
    """Writes actions of one plan, each with the date on which it is due."""
    written = (f"{{id: X{number}, title: T, part_of: PL1, due: {one}}}" for number, one in enumerate(due))
    return f"actions: [{', '.join(written)}]"


CASES = (
    # the rule, the section of an element, what is written of it after id and title, what becomes of the rule
    ("ACT-OWNER", "actions", "", FAILED),
    ("ACT-OWNER", "actions", "owner: TBC", FAILED),
    ("ACT-OWNER", "actions", "owner: R9", NOT_CHECKED),
    ("ACT-OWNER", "actions", "owner: B1", NOT_CHECKED),
    ("ACT-OWNER", "actions", "supported_by: R1", FAILED),
    ("ACT-OWNER", "actions", "responsible: R1", FAILED),
    ("ACT-OWNER", "actions", "responsible: [B1, ORG1]", FAILED),
    ("ACT-OWNER", "actions", "owner: R1", PASSED),
    ("ACT-OWNER", "actions", "owner: R1, responsible: [R2, B1]", PASSED),
    ("ACT-OWNER", "actions", "owner: U1", PASSED),
    ("ACT-OWNER", "actions", "owner: {to: R1, basis: promised}", PASSED),
    ("ACT-OWNER", "actions", "status: done", FAILED),
    ("ACT-OWNER", "actions", "status: on hold", FAILED),
    ("ACT-OWNER", "actions", "status: stopped", NOT_LOOKED_AT),
    ("ACT-OWNER-UNIT", "actions", "owner: U1", FAILED),
    ("ACT-OWNER-UNIT", "actions", "owner: R1", PASSED),
    ("ACT-OWNER-UNIT", "actions", "owner: R3", PASSED),
    ("ACT-OWNER-UNIT", "actions", "owner: R1, supported_by: U1", PASSED),
    ("ACT-OWNER-UNIT", "actions", "", NOT_LOOKED_AT),
    ("ACT-OWNER-UNIT", "actions", "owner: U1, status: done", FAILED),
    ("ACT-OWNER-UNIT", "actions", "owner: U1, status: stopped", NOT_LOOKED_AT),
    ("ACT-OVERSIGHT", "actions", "", FAILED),
    ("ACT-OVERSIGHT", "actions", "part_of: PL2", FAILED),
    ("ACT-OVERSIGHT", "actions", "part_of: PL1", PASSED),
    ("ACT-OVERSIGHT", "actions", "part_of: [PL2, PL1]", PASSED),
    ("ACT-OVERSIGHT", "actions", "overseen_by: B1", PASSED),
    ("ACT-OVERSIGHT", "actions", "overseen_by: B1, part_of: PL2", PASSED),
    ("ACT-OVERSIGHT", "actions", "overseen_by: R1", NOT_CHECKED),
    ("ACT-OVERSIGHT", "actions", "status: stopped", NOT_LOOKED_AT),
    ("AMB-OWNER", "ambitions", "", FAILED),
    ("AMB-OWNER", "ambitions", "responsible: [R1, B1]", FAILED),
    ("AMB-OWNER", "ambitions", "owner: TBC", FAILED),
    ("AMB-OWNER", "ambitions", "owner: B1", NOT_CHECKED),
    ("AMB-OWNER", "ambitions", "owner: R1", PASSED),
    ("MEA-OWNER", "measures", "", FAILED),
    ("MEA-OWNER", "measures", "judged_by: R1, responsible: R1", FAILED),
    ("MEA-OWNER", "measures", "owner: R1", PASSED),
    ("PLAN-OWNER", "plans", "type: action plan", FAILED),
    ("PLAN-OWNER", "plans", "type: action plan, owner: R1", FAILED),
    ("PLAN-OWNER", "plans", "type: action plan, overseen_by: B1", FAILED),
    ("PLAN-OWNER", "plans", "type: action plan, owner: R1, decided_by: B1", FAILED),
    ("PLAN-OWNER", "plans", "type: action plan, owner: R1, overseen_by: B1", PASSED),
    ("PLAN-OWNER", "plans", "type: corporate plan", NOT_LOOKED_AT),
    ("PLAN-OWNER", "plans", "", FAILED),
    ("RISK-OWNER", "risks", "", FAILED),
    ("RISK-OWNER", "risks", "owner: R1", FAILED),
    ("RISK-OWNER", "risks", "review: 2027-03", FAILED),
    ("RISK-OWNER", "risks", "owner: R1, review: TBC", FAILED),
    ("RISK-OWNER", "risks", "owner: R1, review: 2027-03", PASSED),
    ("RISK-OWNER", "risks", "owner: R1, review: 2020", PASSED),
    ("CON-OWNER", "contingencies", "", FAILED),
    ("CON-OWNER", "contingencies", "owner: R1, review: 2027", FAILED),
    ("CON-OWNER", "contingencies", "owner: R1, trigger: Grant letter", FAILED),
    ("CON-OWNER", "contingencies", "owner: R1, trigger: TBC, review: 2027", FAILED),
    ("CON-OWNER", "contingencies", "trigger: Grant letter, review: 2027, status: open", FAILED),
    ("CON-OWNER", "contingencies", "owner: R1, trigger: Grant letter, review: 2027", PASSED),
    ("CON-OWNER", "contingencies", "status: ended", NOT_LOOKED_AT),
    ("PLAN-ACTIONS", "plans", "type: action plan", FAILED),
    ("PLAN-ACTIONS", "plans", "type: action plan, status: draft", FAILED),
    ("PLAN-ACTIONS", "plans", "type: partnership plan", NOT_LOOKED_AT),
    ("PLAN-ACTIONS", "plans", "", FAILED),
)
PLANS = "plans: [{id: PL1, title: T, type: action plan}, {id: PL2, title: T, type: recovery plan}]\n"
WHOLE = (
    ("PLAN-ACTIONS", PLANS + "actions: [{id: X, title: T, part_of: PL1}]", PASSED),
    ("PLAN-ACTIONS", PLANS + "actions: [{id: X, title: T, part_of: PL1, status: stopped}]", PASSED),
    ("PLAN-ACTIONS", PLANS + "actions: [{id: X, title: T, part_of: PL2}]", "failed PL1"),
    ("PLAN-ACTIONS", PLANS + "ambitions: [{id: X, title: T, part_of: PL1}]", "failed PL1"),
    ("PLAN-ACTIONS", "actions: [{id: X, title: T}]", NOT_LOOKED_AT),
    ("PLAN-DATES", PLANS + dated(*["2027"] * 5), "failed PL1"),
    ("PLAN-DATES", PLANS + dated(*["2027-04-01"] * 5, "TBC"), "failed PL1"),
    ("PLAN-DATES", PLANS + dated(*["2027"] * 4), NOT_LOOKED_AT),
    ("PLAN-DATES", PLANS + dated(*["2027"] * 4, "TBC"), NOT_LOOKED_AT),
    ("PLAN-DATES", PLANS + dated(*["2027"] * 4, "2027-12"), PASSED),
)


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize(("rule", "model", "expected"), WHOLE)
def test_a_rule_looks_at_a_whole_model(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected
