"""A rule that takes more steps than any rule may is not checked, and says so; what explains a finding is left out."""

from bisect import bisect_left

import pytest
from rules_in import AS_AT, checked, found_one, pack_of, read, rule_of
from yaml_in import strategy_of

from alignment.checker.run import Terms, run_rules
from alignment.results.check import Became
from alignment.rules import traverse

DEEP = "must: {depends_on+: {at_most: 1}}"
LINKED = (f"  - {{id: X{n}, title: T, depends_on: X{n + 1}}}" for n in range(19))
CHAIN = "\n".join(["actions:", *LINKED, "  - {id: X19, title: T}"])


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Takes away the steps that come with every element and link."""
    monkeypatch.setattr(traverse, "_STEPS_EACH", 0)
    return monkeypatch


def test_a_rule_over_its_budget_is_not_checked(steps: pytest.MonkeyPatch) -> None:
    steps.setattr(traverse, "_LEAST_STEPS", 100)
    result = checked(DEEP, CHAIN)
    (outcome,) = result.outcomes
    assert (outcome.became, outcome.checked, outcome.failed) == (Became.NOT_CHECKED, 0, 0)
    assert outcome.reason == "it takes more than 100 steps"
    (finding,) = result.findings
    assert (finding.rule, finding.message) == (
        "RULE-BUDGET",
        "TRIAL was not checked: on this model it takes more than 100 steps",
    )
    assert (str(finding.location.path), finding.location.line, finding.label) == ("pack.yaml", 5, "takes too long")
    assert not result.verdicts


def test_the_budget_grows_with_the_model(steps: pytest.MonkeyPatch) -> None:
    steps.setattr(traverse, "_LEAST_STEPS", 10)
    assert checked(DEEP, CHAIN).outcomes[0].became is Became.NOT_CHECKED
    steps.setattr(traverse, "_STEPS_EACH", 20)
    assert checked(DEEP, CHAIN).outcomes[0].became is Became.FAILED


def test_every_rule_has_a_budget_of_its_own(steps: pytest.MonkeyPatch) -> None:
    steps.setattr(traverse, "_LEAST_STEPS", 100)
    packs = read(
        pack_of(
            rule_of(f"id: DEEP\n{DEEP}"), *(rule_of(f"id: R{n}\nmust: {{owner: {{at_most: {n}}}}}") for n in range(9))
        )
    ).packs
    strategy, _ = strategy_of(CHAIN)
    result = run_rules(strategy, packs, Terms("draft", AS_AT))
    assert [one.became for one in result.outcomes] == [Became.NOT_CHECKED, *[Became.PASSED] * 9]


def test_where_near_misses_would_take_too_long_the_finding_stays_without_them(steps: pytest.MonkeyPatch) -> None:
    rule = "where: {title: {is: first}}\nmust: {depends_on+: {every: {status: exists}}}"
    model = f"{CHAIN}\n  - {{id: X, title: first, depends_on: X0}}"
    steps.setattr(traverse, "_LEAST_STEPS", 100)
    whole = found_one(rule, model)
    assert (whole.label, len(whole.related)) == ("X0 has no `status`", 19)
    steps.setattr(traverse, "_LEAST_STEPS", 55)
    found = found_one(rule, model)
    assert (found.label, found.related) == ("", ())
    assert (found.element, found.facet, found.message) == (whole.element, whole.facet, whole.message)


def test_a_rule_over_its_budget_is_not_checked_where_titles_are_placeholders(steps: pytest.MonkeyPatch) -> None:
    steps.setattr(traverse, "_LEAST_STEPS", 100)
    (outcome,) = checked(DEEP, CHAIN.replace("title: T,", "title: TBC,")).outcomes
    assert (outcome.became, outcome.checked, outcome.failed) == (Became.NOT_CHECKED, 0, 0)


def test_what_came_near_is_looked_for_within_one_budget_for_all_that_fail(steps: pytest.MonkeyPatch) -> None:
    steps.setattr(traverse, "_LEAST_STEPS", 300)
    labels = [finding.label for finding in checked("must_have: depends_on+.owner", CHAIN).findings]
    assert labels[0] == "X1 has no `owner`"
    assert labels[-2:] == ["", "no `depends_on` here"]


def test_a_rule_that_just_comes_to_an_end_is_explained_whatever_that_takes(steps: pytest.MonkeyPatch) -> None:
    rule = (
        "must: {any_of: [{status: exists}, {depends_on+: {where: {due: {is: {value_of: subject.due}}}, at_least: 1}}]}"
    )
    steps.setattr(traverse, "_LEAST_STEPS", 1000)
    least = bisect_left(range(1000), x=True, key=lambda budget: _became(steps, budget, rule) is Became.FAILED)
    steps.setattr(traverse, "_LEAST_STEPS", least)
    assert len(checked(rule, CHAIN).findings) == 20


def _became(steps: pytest.MonkeyPatch, budget: int, rule: str) -> Became:
    steps.setattr(traverse, "_LEAST_STEPS", budget)
    return checked(rule, CHAIN).outcomes[0].became


def test_where_what_may_be_takes_too_long_nobody_can_tell(steps: pytest.MonkeyPatch) -> None:
    steps.setattr(traverse, "_LEAST_STEPS", 100)
    (outcome,) = checked(DEEP, CHAIN.replace("X19, title: T", "X19, title: T, depends_on: GONE")).outcomes
    assert (outcome.became, len(outcome.unchecked)) == (Became.NOT_CHECKED, 20)
