"""Risks and what waits, rule by rule and at its edges, on 14 September 2026."""

import pytest
from packs_in import FAILED, NOT_CHECKED, NOT_LOOKED_AT, PASSED, became, counted, told

CASES = (
    ("RISK-MITIGATED", "risks", "", FAILED),
    ("RISK-MITIGATED", "risks", "mitigated_by: NOT-OWNED", FAILED),
    ("RISK-MITIGATED", "risks", "mitigated_by: MADE", FAILED),
    ("RISK-MITIGATED", "risks", "mitigated_by: OWNED", PASSED),
    ("RISK-MITIGATED", "risks", "mitigated_by: K-OWNED", PASSED),
    ("RISK-MITIGATED", "risks", "mitigated_by: [MADE, NOT-OWNED, OWNED]", PASSED),
    ("RISK-MITIGATED", "risks", "mitigated_by: [MADE, NOT-OWNED], owner: R1", FAILED),
    ("RISK-MITIGATED", "risks", "mitigated_by: GONE, owner: R1", NOT_CHECKED),
    ("RISK-MITIGATED", "risks", "controls: Heads meet", FAILED),
    ("RISK-MITIGATED", "risks", "owner: R1", FAILED),
    ("RISK-MITIGATED", "risks", "controls: TBC, owner: R1", FAILED),
    ("RISK-MITIGATED", "risks", "controls: Heads meet, owner: R1", PASSED),
    ("RISK-MITIGATED", "risks", "mitigated_by: NOT-OWNED, controls: Heads meet, owner: R1", PASSED),
    ("RISK-KEY", "risks", "rating: D2", FAILED),
    ("RISK-KEY", "risks", "rating: D2, matrix: TBC", FAILED),
    ("RISK-KEY", "risks", "rating: D2, matrix: A to F by 1 to 4", PASSED),
    ("RISK-KEY", "risks", "matrix: A to F by 1 to 4", NOT_LOOKED_AT),
    ("RISK-KEY", "risks", "rating: TBC", NOT_LOOKED_AT),
    ("RISK-TITLE", "risks", "", PASSED),
    ("CON-OPEN", "contingencies", "", NOT_LOOKED_AT),
    ("CON-OPEN", "contingencies", "status: open", NOT_LOOKED_AT),
    ("CON-OPEN", "contingencies", "review: TBC", NOT_LOOKED_AT),
    ("CON-OPEN", "contingencies", "review: 2026-09-13", FAILED),
    ("CON-OPEN", "contingencies", "review: 2026-09-13, status: open", FAILED),
    ("CON-OPEN", "contingencies", "review: 2026-09-14", PASSED),
    ("CON-OPEN", "contingencies", "review: 2026-08", FAILED),
    ("CON-OPEN", "contingencies", "review: 2026-09", PASSED),
    ("CON-OPEN", "contingencies", "review: 2026", PASSED),
    ("CON-OPEN", "contingencies", "review: 2025/26", FAILED),
    ("CON-OPEN", "contingencies", "review: 2026-09-13, status: ended", NOT_LOOKED_AT),
)
AWAITED = "programmes: [{id: PG, title: T}]\nsources: [{id: S, title: T}]\n"


def waits(*written: str) -> str:
    """Writes contingencies, each in a few words, on a programme and a source that can be waited for."""
    each = (f"{{id: C{number}, title: T, {one}}}" for number, one in enumerate(written))
    return f"{AWAITED}contingencies: [{', '.join(each)}]"


WHOLE = (
    ("RISK-TITLE", "risks: [{id: X, title: Staff leave}, {id: Y, title: Staff stay}]", PASSED),
    ("RISK-TITLE", "risks: [{id: Y, title: Staff leave}, {id: X, title: Staff leave}]", "failed X"),
    ("RISK-TITLE", "risks: [{id: X, title: Staff leave}, {id: Y, title: staff  LEAVE}]", "failed X"),
    ("RISK-TITLE", "risks: [{id: X, title: T}]\ncontingencies: [{id: Y, title: T}]", PASSED),
    ("RISK-TITLE", "contingencies: [{id: Y, title: T}]", NOT_LOOKED_AT),
    ("CON-TRIGGER", waits("waits_on: PG, trigger: Signed"), PASSED),
    ("CON-TRIGGER", waits("waits_on: PG, trigger: Signed", "waits_on: PG, trigger: Signed"), PASSED),
    ("CON-TRIGGER", waits("waits_on: PG, trigger: Signed", "waits_on: PG, trigger: Done"), "failed PG"),
    ("CON-TRIGGER", waits("waits_on: PG, trigger: Signed", "waits_on: S, trigger: Done"), PASSED),
    ("CON-TRIGGER", waits("waits_on: PG, trigger: Signed", "waits_on: PG"), PASSED),
    ("CON-TRIGGER", waits("waits_on: [PG, S], trigger: A", "waits_on: [S, PG], trigger: B"), "failed PG S"),
    (
        "CON-TRIGGER",
        waits("waits_on: PG, trigger: Signed", "waits_on: PG, trigger: Done, status: ended"),
        "failed PG",
    ),
    ("CON-TRIGGER", AWAITED, NOT_LOOKED_AT),
    ("CON-TRIGGER", "actions: [{id: X, title: T}]", NOT_LOOKED_AT),
    ("CON-OPEN", AWAITED, NOT_LOOKED_AT),
)


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize(("rule", "model", "expected"), WHOLE)
def test_a_rule_looks_at_a_whole_model(rule: str, model: str, expected: str) -> None:
    assert told(rule, model) == expected


@pytest.mark.parametrize("kind", ["plans", "programmes", "reform_items", "sources", "funds"])
def test_whatever_can_be_waited_for_is_waited_for_with_one_trigger(kind: str) -> None:
    model = f"{kind}: [{{id: X, title: T}}]\ncontingencies: "
    model += "[{id: C1, title: T, trigger: A, waits_on: X}, {id: C2, title: T, trigger: B, waits_on: X}]"
    assert told("CON-TRIGGER", model) == "failed X"


def test_of_three_risks_of_one_title_all_fail_and_one_speaks() -> None:
    model = "risks: [{id: A, title: T}, {id: B, title: T}, {id: C, title: T}, {id: D, title: Other}]"
    assert counted("RISK-TITLE", model) == (4, 3)
    assert told("RISK-TITLE", model) == "failed A"
