"""Measurement, rule by rule and at its edges, on 14 September 2026."""

import pytest
from packs_in import FAILED, NOT_CHECKED, NOT_LOOKED_AT, PASSED, became, told

CASES = (
    ("ACT-MEASURE", "actions", "", FAILED),
    ("ACT-MEASURE", "actions", "measured_by: to be agreed", FAILED),
    ("ACT-MEASURE", "actions", "measured_by: [M9]", NOT_CHECKED),
    ("ACT-MEASURE", "actions", "measured_by: [M1]", PASSED),
    ("ACT-MEASURE", "actions", "measured_by: M1, status: done", PASSED),
    ("ACT-MEASURE", "actions", "status: off track", FAILED),
    ("ACT-MEASURE", "actions", "status: stopped", NOT_LOOKED_AT),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: 41, target_value: 42", PASSED),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: 41, target_value: 41.001", PASSED),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: 41, target_value: 41", FAILED),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: 41, target_value: 41.0", FAILED),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: 41, target_value: 40.999", FAILED),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: 0, target_value: 1", PASSED),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: -5, target_value: -6", FAILED),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: 9, target_value: 10", PASSED),
    ("MEA-DIRECTION", "measures", "direction: decrease, baseline_value: 12, target_value: 11", PASSED),
    ("MEA-DIRECTION", "measures", "direction: decrease, baseline_value: 12, target_value: 0", PASSED),
    ("MEA-DIRECTION", "measures", "direction: decrease, baseline_value: 12, target_value: 12", FAILED),
    ("MEA-DIRECTION", "measures", "direction: decrease, baseline_value: 12, target_value: 13", FAILED),
    ("MEA-DIRECTION", "measures", "direction: decrease, baseline_value: -5, target_value: -6", PASSED),
    ("MEA-DIRECTION", "measures", "direction: maintain, baseline_value: 30, target_value: 20", NOT_LOOKED_AT),
    ("MEA-DIRECTION", "measures", "baseline_value: 41, target_value: 30", NOT_LOOKED_AT),
    ("MEA-DIRECTION", "measures", "direction: increase, baseline_value: TBC, target_value: 30", NOT_LOOKED_AT),
    ("MEA-DIRECTION", "measures", "direction: increase, target_value: 30", NOT_LOOKED_AT),
    ("MEA-DIRECTION", "measures", "direction: decrease, baseline_value: 30", NOT_LOOKED_AT),
    ("MEA-FRESH", "measures", "", FAILED),
    ("MEA-FRESH", "measures", "last_reviewed: TBC", FAILED),
    ("MEA-FRESH", "measures", "last_reviewed: 2025-09-13", FAILED),
    ("MEA-FRESH", "measures", "last_reviewed: 2025-09-14", PASSED),
    ("MEA-FRESH", "measures", "last_reviewed: 2026-09-14", PASSED),
    ("MEA-FRESH", "measures", "last_reviewed: 2026-09-15", FAILED),
    ("MEA-FRESH", "measures", "last_reviewed: 2025-09", FAILED),
    ("MEA-FRESH", "measures", "last_reviewed: 2025-10", PASSED),
    ("MEA-FRESH", "measures", "last_reviewed: 2026-09", PASSED),
    ("MEA-FRESH", "measures", "last_reviewed: 2026-10", FAILED),
    ("MEA-FRESH", "measures", "last_reviewed: 2025", FAILED),
    ("MEA-FRESH", "measures", "last_reviewed: 2026", PASSED),
    ("MEA-FRESH", "measures", "last_reviewed: 2026/27", PASSED),
    ("MEA-FRESH", "measures", "latest_on: 2026-09-01", FAILED),
    ("MEA-CURRENT", "measures", "", FAILED),
    ("MEA-CURRENT", "measures", "target_by: 2028", FAILED),
    ("MEA-CURRENT", "measures", "latest_value: 47", FAILED),
    ("MEA-CURRENT", "measures", "latest_value: TBC, target_by: 2028", FAILED),
    ("MEA-CURRENT", "measures", "latest_value: 0, target_by: 2028", PASSED),
    ("MEA-CURRENT", "measures", "latest_value: 47, target_by: 2026-09-13", FAILED),
    ("MEA-CURRENT", "measures", "latest_value: 47, target_by: 2026-09-14", PASSED),
    ("MEA-CURRENT", "measures", "latest_value: 47, target_by: 2026-08", FAILED),
    ("MEA-CURRENT", "measures", "latest_value: 47, target_by: 2026-09", PASSED),
    ("MEA-CURRENT", "measures", "latest_value: 47, target_by: 2025/26", FAILED),
    ("MEA-CURRENT", "measures", "latest_value: 47, target_by: 2026", PASSED),
)
MEASURE = {
    "baseline_value": "41",
    "target_value": "60",
    "target_by": "2028",
    "how_often": "monthly",
    "data_from": "Case system",
    "direction": "increase",
}
MEASURES = """
measures:
  - {id: OUTPUT, title: T, type: output}
  - {id: INPUT, title: T, type: input}
  - {id: OUTCOME, title: T, type: outcome}
  - {id: EXPERIENCE, title: T, type: experience}
  - {id: UNTYPED, title: T}
"""


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize("left_out", [None, *MEASURE])
@pytest.mark.parametrize("is_to_be_confirmed", [False, True])
def test_a_measure_is_complete_with_all_six(left_out: str | None, is_to_be_confirmed: object) -> None:
    instead = {left_out: "TBC"} if is_to_be_confirmed and left_out else {}
    fields = {key: value for key, value in MEASURE.items() if key != left_out} | instead
    written = ", ".join(f"{key}: {value}" for key, value in fields.items())
    assert became("MEA-COMPLETE", "measures", written) == (FAILED if left_out else PASSED)


@pytest.mark.parametrize(
    ("of_the_ambition", "of_the_action", "expected"),
    [
        ("", None, NOT_LOOKED_AT),
        ("", ", status: stopped", NOT_LOOKED_AT),
        (", measured_by: OUTPUT", ", status: stopped, measured_by: OUTCOME", NOT_LOOKED_AT),
        ("", "", "failed A"),
        ("", ", status: done", "failed A"),
        ("", ", measured_by: [OUTPUT, INPUT, UNTYPED]", "failed A"),
        (", measured_by: [OUTPUT, INPUT, UNTYPED]", "", "failed A"),
        ("", ", measured_by: [OUTPUT, OUTCOME]", PASSED),
        ("", ", measured_by: EXPERIENCE", PASSED),
        ("", ", measured_by: EXPERIENCE, status: done", PASSED),
        (", measured_by: OUTCOME", "", PASSED),
        (", measured_by: [OUTPUT, EXPERIENCE]", ", measured_by: OUTPUT", PASSED),
    ],
)
def test_an_ambition_that_is_worked_on_has_an_outcome_or_an_experience(
    of_the_ambition: str, of_the_action: str | None, expected: str
) -> None:
    action = "" if of_the_action is None else f"actions: [{{id: X, title: T, advances: A{of_the_action}}}]"
    model = f"ambitions: [{{id: A, title: T{of_the_ambition}}}]\n{action}{MEASURES}"
    assert told("AMB-OUTCOME", model) == expected


def test_the_measure_of_a_stopped_action_does_not_help_a_live_one() -> None:
    stopped = "{id: X, title: T, advances: A, status: stopped, measured_by: OUTCOME}"
    live = "{id: Y, title: T, advances: A}"
    assert (
        told("AMB-OUTCOME", f"ambitions: [{{id: A, title: T}}]\nactions: [{stopped}, {live}]{MEASURES}") == "failed A"
    )
