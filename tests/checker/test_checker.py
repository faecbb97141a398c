"""Running rules on a strategy: what each finds, and what became of each."""

from collections import Counter
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_in import AS_AT, checked, pack_of, read, rule_of
from rules_random import Dice, ModelMaker, RuleMaker
from rules_world import World
from yaml_in import document_of, strategy_of

from alignment.checker.run import Checked, Terms, run_rules
from alignment.findings.finding import Severity
from alignment.model.metamodel import built_in_metamodel
from alignment.results.check import Became, RuleOutcome
from alignment.rules.load import load_packs
from alignment.rules.selection import matching, switched_off
from alignment.rules.shipped import shipped_packs

STAGES = ("draft", "consultation", "approval", "published", "closed")
SEEDS = st.integers(0, 2**64)
SHIPPED = load_packs(
    [document_of(path.read_bytes(), path.name)[0] for path in shipped_packs().values()], built_in_metamodel()
)[0]


def became(result: Checked) -> dict[str, Became]:
    return {outcome.rule: outcome.became for outcome in result.outcomes}


def found(result: Checked) -> set[tuple[str, str | None, str | None, str, Severity]]:
    """Gives findings without their places; which failures a message names first goes by the order of the files."""
    return {(one.rule, one.element, one.facet, one.message.partition(":")[0], one.severity) for one in result.findings}


def unordered(result: Checked) -> list[tuple[RuleOutcome, list[str], list[str], list[str]]]:
    """Gives outcomes, and what was looked at and what rests on more than the paper, in no order and without places."""
    return [
        (
            one._replace(resting=(), subjects=(), failing=(), unchecked=tuple(sorted(one.unchecked))),
            sorted(resting.name for resting in one.resting),
            sorted(one.subjects),
            sorted(one.failing),
        )
        for one in result.outcomes
    ]


def test_of_every_rule_it_is_said_what_became_of_it() -> None:
    packs = read(
        pack_of(
            rule_of("id: PASSES\nmust_have: owner"),
            rule_of("id: FAILS\nmust_have: advances"),
            rule_of("id: EMPTY\nevery: risk\nmust_have: owner"),
            rule_of("id: NONE-MEETS\nwhere: {status: {is: done}}\nmust_have: due"),
            rule_of("id: LATER\nseverity: {approval: error}\nmust_have: advances"),
            rule_of("id: OFF\nmust_have: advances"),
            rule_of("id: UNREAD\nevery: plan\nmust: {has_part(ambition): {at_most: 1}}"),
        )
    ).packs
    strategy, _ = strategy_of(
        """
        actions: [{id: X1, title: T, owner: R}, {id: X2, title: T, owner: R}]
        roles: [{id: R, title: T}]
        plans: [{id: P, title: T}]
        ambitions: [{id: A, title: T, part_of: P}, {title: B}]
        """
    )
    result = run_rules(strategy, packs, Terms("consultation", AS_AT, {"OFF": "by --ignore"}))
    assert [
        (one.rule, one.became.value, one.severity, one.checked, one.failed, one.reason) for one in result.outcomes
    ] == [
        ("PASSES", "passed", Severity.WARNING, 2, 0, ""),
        ("FAILS", "failed", Severity.WARNING, 2, 2, ""),
        ("EMPTY", "nothing to check", Severity.WARNING, 0, 0, "there is no risk"),
        ("NONE-MEETS", "nothing to check", Severity.WARNING, 0, 0, "none of the 2 actions is one that it is about"),
        ("LATER", "not due", None, 0, 0, ""),
        ("OFF", "off", Severity.WARNING, 0, 0, "by --ignore"),
        ("UNREAD", "not checked", Severity.WARNING, 0, 0, "something that it looks at could not be read"),
    ]
    assert {(one.pack, one.title) for one in result.outcomes} == {("trial", "A rule on trial")}
    assert [(one.rule, one.element) for one in result.findings] == [("FAILS", "X1"), ("FAILS", "X2")]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("must_have: title", Became.PASSED),
        ("must_have: owner", Became.PASSED),
        ("must: {advances: missing}", Became.NOT_CHECKED),
        ("must: {follows: missing}", Became.PASSED),
        ("must: {owner|advances: exists}", Became.PASSED),
        ("must: {owner.owns(action).advances: missing}", Became.NOT_CHECKED),
        ("must: {owner: {some: {owns(action): {none: {advances: exists}}}}}", Became.NOT_CHECKED),
        ("must: {advances: {at_most: 1}}", Became.PASSED),
        ("must: {owner: {where: {subject_of: missing}, at_least: 1}}", Became.PASSED),
        ("must: {owner: {where: {owns.advances: missing}, at_least: 1}}", Became.NOT_CHECKED),
        ("must: {any_of: [{owner: exists}, {not: {advances: exists}}]}", Became.PASSED),
        ("must: {meets: idle}", Became.NOT_CHECKED),
        ("must: {advances.title: {is_not: x}}", Became.NOT_CHECKED),
        ("where: {advances: missing}\nmust_have: owner", Became.PASSED),
        ("where: {advances: missing}\nmust_have: due", Became.NOT_CHECKED),
        ("every: ambition\nmust_have: advanced_by", Became.NOT_CHECKED),
        ("every: link\nmust: {basis: {is: stated}}", Became.NOT_CHECKED),
        ("every: plan\nmust_have: owner", Became.NOTHING_TO_CHECK),
        ("must_have: due", Became.FAILED),
        ("must_have: advances", Became.NOT_CHECKED),
    ],
)
def test_a_rule_passes_or_fails_only_where_it_does_whatever_was_not_read(rule: str, expected: Became) -> None:
    model = """
        actions: [{id: X, title: T, owner: R, advances: A}]
        roles: [{id: R, title: T}]
        ambitions: nothing here is a list
    """
    strategy, _ = strategy_of(model)
    define = "idle: {of: action, is: {advances: missing}}" if "idle" in rule else ""
    (outcome,) = run_rules(strategy, read(pack_of(rule_of(rule), define=define)).packs, Terms("draft", AS_AT)).outcomes
    assert outcome.became is expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("must_have: owner", Became.NOT_CHECKED),
        ("every: channel\nmust_have: publishes", Became.NOT_CHECKED),
        ("must_have: due", Became.FAILED),
    ],
)
def test_while_a_whole_file_is_unread_no_rule_passes(rule: str, expected: Became) -> None:
    good = "actions: [{id: X, title: T, owner: R}]\nroles: [{id: R, title: T}]"
    (outcome,) = checked(rule, good, "- not a file of sections").outcomes
    assert outcome.became is expected


@pytest.mark.parametrize(
    ("rule", "names", "failing"),
    [
        ("must_have: owner", ("X1", "X2"), ("X2",)),
        ("where: {owner: missing}\nmust: {title: {is: T}}", ("X2",), ()),
        ("must: {title: {unique: true}}", ("X1", "X2"), ("X1", "X2")),
        ("every: link\nmust: {basis: {is: inferred}}", ("X1 owner R",), ("X1 owner R",)),
        ("of_all: action\nat_least: 90%\nmust_have: owner\nmessage: 'lacks {failures}'", ("S",), ("S",)),
        ("of_all: action\nat_least: 50%\nmust_have: owner\nmessage: 'lacks {failures}'", ("S",), ()),
        ("every: risk\nmust_have: owner", (), ()),
        ("of_all: risk\nat_least: 90%\nmust_have: owner\nmessage: 'lacks {failures}'", (), ()),
    ],
)
def test_of_every_rule_it_is_said_what_its_findings_could_be_about_and_what_of_that_fails(
    rule: str, names: tuple[str, ...], failing: tuple[str, ...]
) -> None:
    model = """
        strategy: {id: S, title: T, period_from: 2022, period_to: 2025, stage: draft}
        actions: [{id: X1, title: T, owner: R}, {id: X2, title: T}]
        roles: [{id: R, title: T}]
    """
    (outcome,) = checked(rule, model).outcomes
    assert (outcome.subjects, outcome.failing) == (names, failing)


def test_a_rule_on_a_share_names_no_subject_where_the_strategy_could_not_be_read() -> None:
    rule = "of_all: action\nat_least: 90%\nmust_have: owner\nmessage: 'lacks {failures}'"
    assert checked(rule, "actions: [{id: X, title: T}]").outcomes[0].subjects == ()


@pytest.mark.parametrize("stage", ["draft", "closed"])
def test_a_rule_says_the_same_of_itself_whether_it_is_due_or_not(stage: str) -> None:
    strategy, _ = strategy_of("actions: [{id: X, title: T}]")
    told = {one.rule: one for one in run_rules(strategy, SHIPPED, Terms(stage, AS_AT)).outcomes}
    for rule in (rule for pack in SHIPPED for rule in pack.every):
        one = told[rule.id]
        assert (one.why, one.fix, one.tags) == (rule.why, rule.fix, rule.tags)
        assert one.source == f"{rule.cited.document}; {rule.cited.locator}"


def test_findings_come_in_the_order_of_packs_rules_and_elements() -> None:
    packs = read(
        pack_of(rule_of("id: Z\nmust_have: owner"), rule_of("id: A\nmust_have: advances")),
        pack_of(rule_of("id: M\nmust_have: due")),
    ).packs
    strategy, _ = strategy_of("actions: [{id: X9, title: T}]", "actions: [{id: X1, title: T}]")
    assert [(one.rule, one.element) for one in run_rules(strategy, packs, Terms("draft", AS_AT)).findings] == [
        (rule, element) for rule in "ZAM" for element in ("X9", "X1")
    ]


def test_a_finding_is_in_the_file_of_its_element_and_its_near_misses_in_theirs() -> None:
    (finding,) = checked(
        "every: ambition\nmust: {advanced_by: {some: {status: {is: done}}}}",
        "ambitions: [{id: A, title: T}]",
        "\nactions: [{id: X, title: T, advances: A}]",
    ).findings
    assert (finding.location.path, finding.location.line) == (PurePosixPath("1.yaml"), 1)
    assert [(one.location.path, one.location.line) for one in finding.related] == [(PurePosixPath("2.yaml"), 2)]


def test_nothing_at_all_is_nothing_to_check() -> None:
    strategy, _ = strategy_of("")
    assert set(became(run_rules(strategy, SHIPPED, Terms("closed", AS_AT))).values()) == {Became.NOTHING_TO_CHECK}


def test_no_packs_is_no_findings() -> None:
    strategy, _ = strategy_of("actions: [{id: X, title: T}]")
    result = run_rules(strategy, [], Terms("draft", AS_AT))
    assert not result.findings
    assert not result.outcomes


@given(SEEDS, st.integers(1, 14), st.sampled_from(STAGES), st.sets(st.sampled_from(["ACT", "SRC", "PLAN-OWNER"])))
def test_what_became_of_the_rules_adds_up_to_the_rules(seed: int, size: int, stage: str, ignored: set[str]) -> None:
    strategy, _ = strategy_of(ModelMaker(Dice(seed), size).model())
    off = switched_off(SHIPPED, {}, dict.fromkeys(ignored, "--ignore"))
    result = run_rules(strategy, SHIPPED, Terms(stage, AS_AT, off))
    every = [rule for pack in SHIPPED for rule in pack.every]
    assert [outcome.rule for outcome in result.outcomes] == [rule.id for rule in every]
    by_rule = Counter(finding.rule for finding in result.findings)
    for rule, outcome in zip(every, result.outcomes, strict=True):
        is_due = rule.schedule.at(stage) is not None
        assert outcome.severity == rule.schedule.at(stage)
        assert (outcome.became is Became.OFF) == (rule.id in off)
        assert bool(outcome.reason) == (outcome.became in {Became.OFF, Became.NOTHING_TO_CHECK, Became.NOT_CHECKED})
        assert outcome.became in {Became.FAILED, Became.NOT_CHECKED} or not outcome.unchecked
        assert (outcome.became is Became.NOT_DUE) == (rule.id not in off and not is_due)
        assert by_rule[rule.id] <= outcome.failed <= outcome.checked
        assert (outcome.became is Became.FAILED) == (by_rule[rule.id] > 0)
        assert outcome.became is not Became.PASSED or outcome.checked
    assert sum(by_rule.values()) == len(result.findings)


@given(SEEDS, st.integers(2, 14))
def test_the_order_of_elements_sections_and_keys_changes_nothing(seed: int, size: int) -> None:
    dice = Dice(seed)
    models = ModelMaker(dice, size)
    rules = RuleMaker(dice, World(models.elements))
    texts = [rule_of(f"id: R{number}\nmessage: 'lacks {{path}}'\n{rules.trial().rule}") for number in range(6)]
    packs = [*SHIPPED, *read(pack_of(*texts)).packs]
    first, second = (run_rules(strategy_of(models.model())[0], packs, Terms("approval", AS_AT)) for _ in range(2))
    assert found(first) == found(second)
    assert unordered(first) == unordered(second)


@given(SEEDS, st.integers(2, 14))
def test_a_link_more_never_adds_a_finding_of_the_headline_rules(seed: int, size: int) -> None:
    headline = matching("headline", SHIPPED)
    assert headline == {"ACT-OWNER", "ACT-MEASURE", "ACT-PRIORITY", "ACT-COPROD"}
    off = {rule.id: "not a headline" for pack in SHIPPED for rule in pack.every if rule.id not in headline}
    models = ModelMaker(Dice(seed), size)
    before = run_rules(strategy_of(models.model())[0], SHIPPED, Terms("draft", AS_AT, off))
    models.add_link()
    after = run_rules(strategy_of(models.model())[0], SHIPPED, Terms("draft", AS_AT, off))
    assert {(one.rule, one.element) for one in after.findings} <= {(one.rule, one.element) for one in before.findings}
