"""No strategy is approved without an ambition, an action that is not stopped, and a plan."""

import pytest
from packs_in import EVERY_RULE, PACKS
from rules_in import AS_AT
from yaml_in import strategy_of

from alignment.checker.run import Checked, Terms, run_rules
from alignment.findings.finding import Finding
from alignment.results.check import Became, RuleOutcome

STRATEGY = "strategy: {id: ST, title: Play, period_from: 2026, period_to: 2029, stage: approval}\n"
AMBITION = "ambitions: [{id: A, title: Close to home}]\n"
ACTION = "actions: [{id: X, title: Open a park, status: on track}]\n"
PLAN = "plans: [{id: P, title: Three years}]\n"
WHOLE = STRATEGY + AMBITION + ACTION + PLAN
RULE = "STR-SUBSTANCE"


def checked(model: str, stage: str) -> Checked:
    off = dict.fromkeys(EVERY_RULE.keys() - {RULE}, "not on trial")
    return run_rules(strategy_of(model)[0], PACKS, Terms(stage, AS_AT, off))


def outcome(model: str, stage: str = "approval") -> RuleOutcome:
    return next(one for one in checked(model, stage).outcomes if one.rule == RULE)


def found(model: str, stage: str = "approval") -> tuple[Finding, ...]:
    return checked(model, stage).findings


@pytest.mark.parametrize("stage", ["approval", "published", "closed"])
def test_a_strategy_cut_to_one_element_fails_from_approval_on(stage: str) -> None:
    findings = found(STRATEGY, stage)
    assert [(one.message, one.facet, str(one.severity)) for one in findings] == [
        ('ST "Play" has no ambition', "ambitions", "error"),
        ('ST "Play" has no action', "actions", "error"),
        ('ST "Play" has no plan', "plans", "error"),
    ]
    assert len({one.fingerprint for one in findings}) == len(findings)
    assert findings[0].fix.endswith("It stands under `ambitions:`.")
    assert (outcome(STRATEGY, stage).checked, outcome(STRATEGY, stage).failed) == (3, 3)


def test_one_of_each_is_enough() -> None:
    assert outcome(WHOLE).became is Became.PASSED


@pytest.mark.parametrize("stage", ["draft", "consultation"])
def test_before_approval_it_is_not_due(stage: str) -> None:
    assert outcome(STRATEGY, stage).became is Became.NOT_DUE


@pytest.mark.parametrize(("part", "section"), [(AMBITION, "ambitions"), (ACTION, "actions"), (PLAN, "plans")])
def test_each_of_them_is_missed_alone(part: str, section: str) -> None:
    assert [one.facet for one in found(WHOLE.replace(part, ""))] == [section]


@pytest.mark.parametrize(("before", "after"), [("on track", "stopped"), ("Open a park", "TBC")])
def test_what_is_stopped_or_has_no_title_of_its_own_does_not_count(before: str, after: str) -> None:
    (finding,) = found(WHOLE.replace(before, after))
    assert finding.message == 'ST "Play" has no action but X, stopped or with a placeholder for a title'
    assert [related.message for related in finding.related] == ["X"]


def test_what_may_stand_where_something_went_unread_is_not_said_to_be_missing() -> None:
    assert outcome(WHOLE.replace("id: P,", "id: P 1,")).became is Became.NOT_CHECKED
    assert outcome(STRATEGY.replace("id: ST", "id: S T")).became is Became.NOT_CHECKED
    assert outcome(WHOLE + "risks: [{title: K}]").became is Became.PASSED
    assert outcome(WHOLE.replace(", title: Three years", "")).became is Became.PASSED


def test_without_a_strategy_there_is_nothing_to_check() -> None:
    nothing = outcome(AMBITION)
    assert (nothing.became, nothing.reason) == (Became.NOTHING_TO_CHECK, "there is no strategy")
