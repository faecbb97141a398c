"""SEND duties and reform, rule by rule and at its edges."""

import pytest
from packs_in import FAILED, NOT_CHECKED, NOT_LOOKED_AT, PASSED, became, told

CASES = (
    ("DUTY-DISCHARGED", "duties", "", NOT_LOOKED_AT),
    ("DUTY-DISCHARGED", "duties", "act: Children and Families Act 2014", NOT_LOOKED_AT),
    ("DUTY-DISCHARGED", "duties", "section: TBC", NOT_LOOKED_AT),
    ("DUTY-DISCHARGED", "duties", "section: section 27", FAILED),
    ("DUTY-DISCHARGED", "duties", "section: section 27, held_by: ORG1", FAILED),
    ("DUTY-HOLDER", "duties", "section: section 27, held_by: ORG1", NOT_LOOKED_AT),
    ("DUTY-SECTION", "duties", "", FAILED),
    ("DUTY-SECTION", "duties", "act: Care Act 2014", FAILED),
    ("DUTY-SECTION", "duties", "section: section 58", FAILED),
    ("DUTY-SECTION", "duties", "act: TBC, section: section 58", FAILED),
    ("DUTY-SECTION", "duties", "act: Care Act 2014, section: section 58", PASSED),
    ("SVIP-ALIGNED", "reform_items", "", FAILED),
    ("SVIP-ALIGNED", "reform_items", "aligns_with: O1", NOT_CHECKED),
    ("SVIP-ALIGNED", "reform_items", "aligns_with: A1", PASSED),
    ("SVIP-ALIGNED", "reform_items", "aligns_with: [A1, A9]", PASSED),
    ("SVIP-DELIVERED", "reform_items", "", FAILED),
    ("SVIP-DELIVERED", "reform_items", "status: negotiating", NOT_LOOKED_AT),
    ("SVIP-DELIVERED", "reform_items", "status: agreed", FAILED),
    ("SVIP-DELIVERED", "reform_items", "status: delivering", FAILED),
    ("SVIP-DELIVERED", "reform_items", "status: settled", FAILED),
    ("SVIP-ENGAGED", "reform_items", "", FAILED),
    ("SVIP-ENGAGED", "reform_items", "status: negotiating", NOT_LOOKED_AT),
    ("SVIP-ENGAGED", "reform_items", "status: agreed", FAILED),
    ("SVIP-ENGAGED", "reform_items", "status: settled", FAILED),
    ("SVIP-ENGAGED", "reform_items", "status: agreed, informed_by: ASKED", PASSED),
    ("SVIP-ENGAGED", "reform_items", "status: delivering, informed_by: [MADE]", PASSED),
    ("SVIP-SAVING", "reform_items", "status: negotiating", NOT_LOOKED_AT),
    ("SVIP-SAVING", "reform_items", "", FAILED),
)
SAVING = {"saving_profile": "A third in each year", "balance_by": "2028-03", "reporting": "Every quarter"}
HOLDERS = """
organisations: [{id: ORG1, title: Council}, {id: ORG2, title: Health body}]
roles:
  - {id: R1, title: T, belongs_to: ORG1}
  - {id: R2, title: T, belongs_to: ORG2}
  - {id: R3, title: T}
"""


def duty(held_by: str, *dischargers: str) -> str:
    """Writes a duty, who holds it, and actions or commitments that discharge it."""
    written = f"duties: [{{id: D, title: T{f', held_by: {held_by}' if held_by else ''}}}]{HOLDERS}"
    for number, one in enumerate(dischargers):
        section, _, more = one.partition(" ")
        written += f"{section}: [{{id: X{number}, title: T, discharges: D{more and f', {more}'}}}]\n"
    return written


PLANS = """
plans:
  - {id: PL, title: T, type: action plan, status: final, aligns_with: [TO]}
  - {id: RECOVERY, title: T, type: recovery plan, status: final}
  - {id: CORPORATE, title: T, type: corporate plan}
programmes:
  - {id: PROPOSED, title: T, status: proposed}
  - {id: TALKED-OF, title: T, status: in discussion}
  - {id: AGREED, title: T, status: agreed}
  - {id: CLOSED, title: T, status: closed}
  - {id: SILENT, title: T}
"""


def plan(to: str, *statuses: str, status: str = "final", kind: str = "action plan") -> str:
    """Writes a plan, what it aligns with, and the contingencies that hold it up."""
    each = (f"{{id: C{number}, title: T, holds_up: PL{one}}}" for number, one in enumerate(statuses))
    plans = PLANS.replace("[TO]", f"[{to}]").replace(", aligns_with: []", "")
    plans = plans.replace("action plan, status: final", f"{kind}, status: {status}")
    return f"{plans}contingencies: [{', '.join(each)}]" if statuses else plans


DECIDED = (
    "strategy: {id: ST, title: T, period_from: 2026, period_to: 2029, stage: draft, decision_on: 2026-10-20"
    ", assessed_by: [AS1, AS2]}\n"
)
OPEN = DECIDED.replace(", decision_on: 2026-10-20", "")
EQUALITY = (
    "assessments: [{id: AS1, title: T, type: equality, date: DAY}, {id: AS2, title: T, type: health, date: 2026}]"
)
WHOLE = (
    ("DUTY-DISCHARGED", "duties: [{id: D, title: T, section: 1}]\nactions: [{id: X, title: T, discharges: D}]", PASSED),
    ("DUTY-DISCHARGED", "duties: [{id: D, title: T, section: 1}]\nactions: [{id: X, title: T}]", "failed D"),
    ("DUTY-HOLDER", duty("ORG1"), NOT_LOOKED_AT),
    ("DUTY-HOLDER", duty("ORG1", "actions owner: R1"), PASSED),
    ("DUTY-HOLDER", duty("ORG1", "commitments owner: R1"), PASSED),
    ("DUTY-HOLDER", duty("ORG1", "actions owner: R2"), "failed D"),
    ("DUTY-HOLDER", duty("ORG1", "actions owner: R3"), "failed D"),
    ("DUTY-HOLDER", duty("ORG1", "actions"), "failed D"),
    ("DUTY-HOLDER", duty("ORG1", "actions supported_by: R1"), "failed D"),
    ("DUTY-HOLDER", duty("", "actions owner: R1"), "failed D"),
    ("DUTY-HOLDER", duty("ORG1", "actions owner: R2", "commitments owner: R1"), PASSED),
    ("DUTY-HOLDER", duty("[ORG1, ORG2]", "actions owner: R2"), PASSED),
    ("EQ-ASSESSED", DECIDED + EQUALITY.replace("DAY", "2026-10-19"), PASSED),
    ("EQ-ASSESSED", DECIDED + EQUALITY.replace("DAY", "2026-10-20"), "failed ST"),
    ("EQ-ASSESSED", DECIDED + EQUALITY.replace("DAY", "2026-10-21"), "failed ST"),
    ("EQ-ASSESSED", DECIDED + EQUALITY.replace("DAY", "2026-09"), PASSED),
    ("EQ-ASSESSED", DECIDED + EQUALITY.replace("DAY", "2026-10"), "failed ST"),
    ("EQ-ASSESSED", DECIDED + EQUALITY.replace("DAY", "2026"), "failed ST"),
    ("EQ-ASSESSED", DECIDED + EQUALITY.replace("DAY", "TBC"), "failed ST"),
    ("EQ-ASSESSED", DECIDED + EQUALITY.replace("DAY", "2026-10-19").replace("equality", "health"), "failed ST"),
    ("EQ-ASSESSED", DECIDED.replace("[AS1, AS2]", "AS2") + EQUALITY.replace("DAY", "2026-10-19"), "failed ST"),
    ("EQ-ASSESSED", OPEN + EQUALITY.replace("DAY", "2030"), PASSED),
    ("EQ-ASSESSED", OPEN + EQUALITY.replace("DAY", "TBC"), "failed ST"),
    ("SVIP-ALIGNED", "ambitions: [{id: A, title: T}]", NOT_LOOKED_AT),
    (
        "SVIP-DELIVERED",
        "reform_items: [{id: X, title: T, status: agreed}]\nactions: [{id: Y, title: T, delivers: X}]",
        PASSED,
    ),
    ("PLAN-GATE", plan("AGREED"), PASSED),
    ("PLAN-GATE", plan("CLOSED"), PASSED),
    ("PLAN-GATE", plan("AGREED, CLOSED, RECOVERY"), PASSED),
    ("PLAN-GATE", plan(""), "failed PL"),
    ("PLAN-GATE", plan("RECOVERY"), "failed PL"),
    ("PLAN-GATE", plan("PROPOSED"), "failed PL"),
    ("PLAN-GATE", plan("TALKED-OF"), "failed PL"),
    ("PLAN-GATE", plan("SILENT"), "failed PL"),
    ("PLAN-GATE", plan("AGREED, TALKED-OF"), "failed PL"),
    ("PLAN-GATE", plan("AGREED", ", status: ended"), PASSED),
    ("PLAN-GATE", plan("AGREED", ", status: open"), "failed PL"),
    ("PLAN-GATE", plan("AGREED", ", status: ended", ", status: open"), "failed PL"),
    ("PLAN-GATE", plan("AGREED", ""), "failed PL"),
    ("PLAN-GATE", plan("", status="draft"), NOT_LOOKED_AT),
    ("PLAN-GATE", plan("", status="TBC"), "failed PL"),
    ("PLAN-GATE", plan("", kind="recovery plan"), NOT_LOOKED_AT),
    ("PLAN-ALIGNED", plan("RECOVERY, PROPOSED"), PASSED),
    ("PLAN-ALIGNED", plan("RECOVERY, PROPOSED", status="draft"), PASSED),
    ("PLAN-ALIGNED", plan("CORPORATE, RECOVERY, AGREED"), PASSED),
    ("PLAN-ALIGNED", plan(""), "failed PL"),
    ("PLAN-ALIGNED", plan("RECOVERY"), "failed PL"),
    ("PLAN-ALIGNED", plan("AGREED"), "failed PL"),
    ("PLAN-ALIGNED", plan("CORPORATE, AGREED"), "failed PL"),
    ("PLAN-ALIGNED", plan("", kind="partnership plan"), NOT_LOOKED_AT),
)


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize(("rule", "model", "expected"), WHOLE)
def test_a_rule_looks_at_a_whole_model(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected


@pytest.mark.parametrize("status", ["agreed", "delivering", "settled"])
@pytest.mark.parametrize("left_out", [None, *SAVING])
def test_what_was_agreed_says_what_it_saves_by_when_and_who_hears_of_it(left_out: str | None, status: str) -> None:
    written = "".join(f", {key}: {value}" for key, value in SAVING.items() if key != left_out)
    assert became("SVIP-SAVING", "reform_items", f"status: {status}{written}") == (FAILED if left_out else PASSED)
