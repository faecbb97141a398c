"""How much a rule matters at which stage."""

import pytest
from rules_in import checked, sound

from alignment.findings.finding import Severity
from alignment.results.check import Became

STAGES = ("draft", "consultation", "approval", "published", "closed")


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("error", ("error",) * 5),
        ("{draft: info}", ("info",) * 5),
        ("{approval: error}", (None, None, "error", "error", "error")),
        ("{draft: info, consultation: warning, approval: error}", ("info", "warning", "error", "error", "error")),
        ("{approval: error, draft: warning}", ("warning", "warning", "error", "error", "error")),
        ("{consultation: error, published: info}", (None, "error", "error", "info", "info")),
        ("{closed: warning}", (None, None, None, None, "warning")),
    ],
)
def test_a_severity_holds_from_its_stage_on_and_before_the_first_a_rule_is_not_due(
    severity: str, expected: tuple[str | None, ...]
) -> None:
    (rule,) = sound(f"severity: {severity}").rules
    assert tuple(str(at) if (at := rule.schedule.at(stage)) else None for stage in STAGES) == expected


def test_findings_have_the_severity_of_the_stage() -> None:
    rule = "severity: {consultation: warning, approval: error}"
    model = "actions: [{id: X, title: T}]"
    found = {stage: checked(rule, model, stage=stage) for stage in STAGES}
    assert [one.severity for stage in STAGES for one in found[stage].findings] == [
        Severity.WARNING,
        *[Severity.ERROR] * 3,
    ]
    (draft,) = found["draft"].outcomes
    assert (draft.became, draft.severity, draft.checked) == (Became.NOT_DUE, None, 0)
