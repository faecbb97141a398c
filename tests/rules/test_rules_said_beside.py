"""Values that are not stated: what passes only by them is named, and what says so of itself is found."""

import pytest
from packs_in import PACKS
from rules_in import AS_AT, checked
from yaml_in import strategy_of

from alignment.checker.run import Checked, Terms, run_rules
from alignment.results.check import Became

MODEL = """
    actions:
      - {id: X1, title: T, due: {is: 2026, basis: inferred}, status: done}
      - {id: X2, title: T, due: 2026, status: {is: done, basis: promised}, owner: R}
      - {id: X3, title: T, due: {is: 2026, basis: illustrative}, owner: {to: R, basis: inferred}}
      - {id: X4, title: T, due: {is: 2026, basis: stated, note: N}}
      - {id: X5, title: T}
    roles: [{id: R, title: T}]
"""


def resting(result: Checked) -> str:
    (outcome,) = result.outcomes
    return ", ".join(one.name for one in outcome.resting)


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("must_have: due", "X1, X3"),
        ("must: {due: {is_before: 2027-01-01}}", "X1, X3"),
        ("must_have_one_of: [due, owner]", "X1, X3"),
        ("must: {due: missing}", ""),
        ("where: {status: {is: done}}\nmust_have: due", "X1"),
        ("must_have: owner", "X3"),
        ("every: role\nmust: {owns(action).status: {is: done}}", "R"),
        ("of_all: action\nat_least: 80%\nmust_have: due", "X1, X3"),
        ("of_all: action\nat_least: 40%\nmust_have: due", ""),
        ("must: {strategy: missing}", ""),
    ],
)
def test_what_passes_only_by_values_that_are_not_stated_is_named(rule: str, named: str) -> None:
    assert resting(checked(rule, MODEL)) == named


def test_on_what_is_stated_alone_a_value_that_is_not_is_missing() -> None:
    found = checked("must_have: due", MODEL, is_stated_only=True)
    assert [(one.element, one.label) for one in found.findings] == [
        ("X1", "not stated by the paper"),
        ("X3", "not stated by the paper"),
        ("X5", "no `due` here"),
    ]


def test_what_nobody_can_tell_the_basis_of_neither_fails_nor_passes_on_what_is_stated_alone() -> None:
    model = "actions: [{id: X, title: T, due: {is: 2026, basis: guessed}}]"
    (plain,) = checked("must_have: due", model).outcomes
    assert (plain.became, [one.name for one in plain.resting]) == (Became.PASSED, [])
    (stated,) = checked("must_have: due", model, is_stated_only=True).outcomes
    assert (stated.became, stated.unchecked) == (Became.NOT_CHECKED, ("X",))


def test_a_latest_value_is_as_sure_as_the_observation_that_supplies_it() -> None:
    model = """
        measures:
          - id: M
            title: T
            observations: [{date: 2026-06-30, actual_value: {is: 91, basis: inferred}}]
    """
    assert resting(checked("every: measure\nmust_have: latest_value", model)) == "M"
    assert resting(checked("every: measure\nmust_have: latest_on", model)) == ""


def of_fields(model: str, stage: str = "approval") -> tuple[str, list[str]]:
    """Gives what becomes of the rule of fields, and what it finds."""
    strategy, _ = strategy_of(model)
    off = {rule.id: "not on trial" for pack in PACKS for rule in pack.every if rule.id != "PROV-FIELD"}
    result = run_rules(strategy, PACKS, Terms(stage, AS_AT, off))
    (outcome,) = (one for one in result.outcomes if one.rule == "PROV-FIELD")
    became = f"{outcome.became.value}: {outcome.reason}" if outcome.reason else outcome.became.value
    return became, [f"{one.severity} {one.location.line}: {one.message}" for one in result.findings]


def test_every_field_that_is_not_stated_is_found() -> None:
    became, found = of_fields(MODEL)
    assert became == "failed"
    assert found == [
        'error 3: X1 "T" gives `due`, which is only inferred',
        'error 4: X2 "T" gives `status`, which is only promised',
        'error 5: X3 "T" gives `due`, which only illustrates',
    ]


@pytest.mark.parametrize(
    ("model", "became"),
    [
        ("actions: [{id: X, title: T, due: {is: 2026, note: N}}]", "passed"),
        ("actions: [{id: X, title: T, due: 2026}]", "nothing to check: no field says what it rests on"),
        (
            "actions: [{id: X, title: T, due: {is: 2026, basis: guessed}}]",
            "not checked: something that it looks at could not be read",
        ),
    ],
)
def test_what_becomes_of_the_rule_where_no_field_is_known_to_be_unstated(model: str, became: str) -> None:
    assert of_fields(model) == (became, [])


@pytest.mark.parametrize("cited", ["due: {is: 2026, evidence: D-1}", "due: {is: 2026, basis: inferred, evidence: D-1}"])
def test_a_paragraph_that_a_value_cites_is_evidence_for_something(cited: str) -> None:
    rule = "every: paragraph\nmust_have_one_of: [evidence_for, evidence_for_link]"
    model = f"paragraphs: [{{id: D-1, title: T}}, {{id: D-2, title: T}}]\nactions: [{{id: X, title: T, {cited}}}]"
    assert [one.element for one in checked(rule, model).findings] == ["D-2"]
    assert [one.element for one in checked("must_have: evidence", model).findings] == ["X"]


def test_a_paragraph_that_a_value_may_cite_is_not_said_to_be_evidence_for_nothing() -> None:
    rule = "every: paragraph\nmust_have_one_of: [evidence_for, evidence_for_link]"
    for cited in ("[D-1]", "D 1"):
        model = (
            f"paragraphs: [{{id: D-1, title: T}}]\nactions: [{{id: X, title: T, due: {{is: 2026, evidence: {cited}}}}}]"
        )
        (outcome,) = checked(rule, model).outcomes
        assert outcome.became is Became.NOT_CHECKED, cited
