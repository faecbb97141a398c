"""Performance, rule by rule and at its edges, on 14 September 2026: what the examples of the rules do not show."""

import pytest
from packs_in import FAILED, NOT_LOOKED_AT, PASSED, became, told

RISING = "direction: increase, baseline_value: 41, target_value: 60, "
SEEN = "observations: [{{date: 2026-06, actual_value: {}, rag: green}}]"
CASES = (
    ("MEA-GREEN", "measures", "", PASSED),
    ("MEA-GREEN", "measures", RISING + SEEN.format(59), FAILED),
    ("MEA-GREEN", "measures", RISING + SEEN.format(60), PASSED),
    ("MEA-GREEN", "measures", RISING + "tolerance: 1, " + SEEN.format(59), PASSED),
    ("MEA-GREEN", "measures", RISING + "target_by: 2028, " + SEEN.format(44), PASSED),
    ("MEA-GREEN", "measures", RISING + "target_by: 2026, " + SEEN.format(44), PASSED),
    ("MEA-GREEN", "measures", RISING + "target_by: 2025/26, " + SEEN.format(44), FAILED),
    ("MEA-GREEN", "measures", RISING + "target_by: 2028, " + SEEN.format("40, planned_value: 45"), FAILED),
    ("MEA-GREEN", "measures", RISING.replace("increase", "decrease") + SEEN.format(59), PASSED),
    ("MEA-WORSE", "measures", RISING + SEEN.format(40), FAILED),
    ("MEA-WORSE", "measures", RISING + SEEN.format("40, break_in_series: By term"), NOT_LOOKED_AT),
    ("MEA-WORSE", "measures", RISING + "latest_value: 40", PASSED),
    ("MEA-WORSE", "measures", RISING + SEEN.format(41), NOT_LOOKED_AT),
    ("MEA-SHORT", "measures", "direction: maintain, " + SEEN.format("49, planned_value: 50"), PASSED),
    ("MEA-SHORT", "measures", "direction: maintain, tolerance: 0, " + SEEN.format("49, planned_value: 50"), FAILED),
    ("MEA-OVERDUE", "measures", "how_often: quarterly, latest_on: 2026-04", PASSED),
    ("MEA-OVERDUE", "measures", "how_often: quarterly, latest_on: 2026-03", FAILED),
    ("MEA-OVERDUE", "measures", "how_often: yearly, latest_on: 2025/26", PASSED),
    ("MEA-OVERDUE", "measures", "how_often: yearly, latest_on: 2023/24", FAILED),
    ("MEA-OVERDUE", "measures", "how_often: daily, " + SEEN.format(4), FAILED),
    ("MEA-EASED", "measures", "direction: increase, target_value: 50, target_original: 60, target_reason: TBC", FAILED),
    ("ACT-UNFINISHED", "actions", "status: done, observations: [{date: 2026-06, percent_complete: 75}]", FAILED),
    ("ACT-UNFINISHED", "actions", "status: done, observations: [{date: 2026-06, comment: Open.}]", PASSED),
    ("ACT-RECOVERY", "actions", "status: off track", FAILED),
    ("ACT-RECOVERY", "actions", "status: off track, slip_reason: TBC", FAILED),
    ("ACT-RECOVERY", "actions", "status: on hold", NOT_LOOKED_AT),
    ("MS-OVERDUE", "milestones", "due: 2026-09", NOT_LOOKED_AT),
    ("MS-OVERDUE", "milestones", "due: 2026-08, done_on: TBC", FAILED),
)
SLOW = "actions: [{id: X, title: T, due: 2027-03, observations: [{date: 2026-06, forecast: 2027-04}]}]"


@pytest.mark.parametrize(("rule", "section", "written", "expected"), CASES)
def test_a_rule_looks_at_one_element(rule: str, section: str, written: str, expected: str) -> None:
    assert became(rule, section, written) == expected


@pytest.mark.parametrize(
    ("rule", "said", "expected"),
    [
        ("ACT-FORECAST", "", "failed X"),
        ("ACT-FORECAST", ", comment: The trainer is ill.", PASSED),
        ("ACT-ON-TIME", "", PASSED),
        ("ACT-ON-TIME", ", rag: green", "failed X"),
        ("ACT-ON-TIME", ", rag: amber", PASSED),
    ],
)
def test_a_forecast_after_the_date_is_explained_and_is_not_on_time(rule: str, said: str, expected: str) -> None:
    assert told(rule, SLOW.replace("2027-04", f"2027-04{said}")) == expected
