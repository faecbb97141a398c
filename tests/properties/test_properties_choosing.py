"""Rules and packs mind their own business: switching one off, leaving one out or another stage changes no other."""

from dataclasses import replace
from functools import cache
from random import Random
from typing import Final

from hypothesis import event, given
from hypothesis import strategies as st
from packs_in import DOCUMENTS, EVERY_RULE, PACK_OF, RULES
from whole_checks import METAMODEL, Answer, checked
from whole_models import Whole, dices, models, styles

from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import STRATEGY
from alignment.model.vocabularies import STAGES
from alignment.results.check import Became, RuleOutcome
from alignment.rules.conditions import paths_of, whole_of
from alignment.rules.load import load_packs
from alignment.rules.rule import RulePack
from alignment.rules.selection import switched_off

stages = st.sampled_from(STAGES)
names = st.sets(st.sampled_from(sorted(DOCUMENTS)), min_size=1)
READS_STAGE: Final = {
    rule.id
    for rule in RULES.values()
    for condition in rule.conditions
    for one in whole_of(condition)
    for path in paths_of(one)
    if path.field == "stage" and STRATEGY in path.end
}


@cache
def packs_of(chosen: frozenset[str]) -> tuple[RulePack, ...]:
    """Reads some of the shipped packs, as if the project named no others."""
    packs, findings = load_packs([DOCUMENTS[name][0] for name in sorted(chosen)], METAMODEL)
    assert findings == ()
    return packs


def but_for(rules: set[str], answer: Answer) -> tuple[list[Finding], list[RuleOutcome]]:
    """Gives an answer without all that is about some rules."""
    return (
        [finding for finding in answer.findings if finding.rule not in rules],
        [outcome for outcome in answer.outcomes if outcome.rule not in rules],
    )


@given(models, styles, stages, names)
def test_leaving_packs_out_removes_their_findings_and_outcomes_and_changes_no_other(
    whole: Whole, style: int, stage: str, chosen: set[str]
) -> None:
    files = whole.written(style)
    every = checked(files, whole.as_at, stage=stage)
    some = checked(files, whole.as_at, stage=stage, packs=packs_of(frozenset(chosen)))
    left_out = {rule for rule, pack in PACK_OF.items() if pack not in chosen}
    assert (list(some.findings), list(some.outcomes)) == but_for(left_out, every)


def is_meant(rule: str, selector: str) -> bool:
    return rule.startswith(selector) or selector in {PACK_OF[rule], *EVERY_RULE[rule].tags}


@given(models, dices, styles, stages)
def test_switching_rules_off_removes_their_findings_and_changes_no_other(
    whole: Whole, dice: Random, style: int, stage: str
) -> None:
    files = whole.written(style)
    selectors = dice.sample(
        [*EVERY_RULE, *DOCUMENTS, *{rule[:4] for rule in EVERY_RULE}, "headline", "reform"], dice.randint(1, 3)
    )
    off = switched_off(packs_of(frozenset(DOCUMENTS)), {}, dict.fromkeys(selectors, "--ignore"))
    every = checked(files, whole.as_at, stage=stage)
    some = checked(files, whole.as_at, stage=stage, off=off)
    gone = {outcome.rule for outcome in some.outcomes if outcome.became is Became.OFF}
    event(f"{len(gone) // 10 * 10} rules or more are off")
    assert gone == set(off) != set()
    assert all(any(is_meant(rule, selector) for selector in selectors) for rule in gone)
    assert but_for(gone, some) == but_for(gone, every)
    assert not [finding for finding in some.findings if finding.rule in gone]
    assert [outcome.rule for outcome in some.outcomes] == [outcome.rule for outcome in every.outcomes]


@given(models, styles, stages, stages)
def test_another_stage_changes_only_how_much_a_rule_matters_and_whether_it_is_due(
    whole: Whole, style: int, stage: str, another: str
) -> None:
    files = whole.written(style)
    one, other = (checked(files, whole.as_at, stage=at) for at in (stage, another))
    due = {
        outcome.rule
        for outcome, again in zip(one.outcomes, other.outcomes, strict=True)
        if Became.NOT_DUE not in {outcome.became, again.became}
    } - READS_STAGE

    def alike(answer: Answer) -> list[Finding]:
        """Gives the findings of rules that are due, as if all mattered alike; the gravest stands first otherwise."""
        chosen = (replace(finding, severity=Severity.INFO) for finding in answer.of_rules if finding.rule in due)
        return sorted(chosen, key=lambda finding: finding.fingerprint)

    assert alike(one) == alike(other)
    assert {rule: one.became[rule] for rule in due} == {rule: other.became[rule] for rule in due}
    assert [finding for finding in one.findings if finding not in one.of_rules] == [
        finding for finding in other.findings if finding not in other.of_rules
    ]


def test_rules_of_shipped_packs_are_due_at_every_stage_that_is_later() -> None:
    for rule in EVERY_RULE.values():
        severities = [rule.schedule.at(stage) for stage in STAGES]
        assert severities == sorted(severities, key=lambda severity: severity or 0)
