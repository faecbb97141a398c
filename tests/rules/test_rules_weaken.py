"""Weakening: for each kind of condition the steps there are, and what holds of every step from every rule."""

from typing import Final

import pytest
from rules_compared import Case
from rules_in import read, sound

from alignment.model.metamodel import built_in_metamodel
from alignment.project.packs import load_shipped_packs
from alignment.rules.link_subjects import with_links
from alignment.rules.mutate import mutants
from alignment.rules.rule import Rule
from alignment.rules.shipped import shipped_packs

METAMODEL: Final = with_links(built_in_metamodel())
SHIPPED: Final = [rule for pack in load_shipped_packs(built_in_metamodel()).packs for rule in pack.rules]
LIVE: Final = "live:\n  of: action\n  is: {status: {is_not: stopped}}\n"


def weaker(rule: str, define: str = "") -> list[str]:
    """Names the rules that are one step away from the rule on trial."""
    (one,) = sound(rule, define).rules
    return [weakening.name for weakening in mutants(one, METAMODEL)]


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        # something is there, or nothing is
        ("must_have: due", ["`due` turned round"]),
        ("must: {due: missing}", ["`due` turned round"]),
        ("every: link\nmust_have: to", ["`to` turned round", "`from` in place of `to` in `to`"]),
        # another way
        ("must_have: owner", ["`owner` turned round", "`responsible` in place of `owner` in `owner`"]),
        (
            "must_have: owner|supported_by",
            [
                "`owner|supported_by` turned round",
                "without `owner` in `owner|supported_by`",
                "`responsible` in place of `owner` in `owner|supported_by`",
                "without `supported_by` in `owner|supported_by`",
                "`responsible` in place of `supported_by` in `owner|supported_by`",
            ],
        ),
        (
            "every: role\nmust_have: owns.advances",
            [
                "`owns.advances` turned round",
                "`responsible_for` in place of `owns` in `owns.advances`",
                "`replaces` in place of `advances` in `owns.advances`",
            ],
        ),
        (
            "must_have: depends_on+",
            [
                "`depends_on+` turned round",
                "`replaces` in place of `depends_on` in `depends_on+`",
                "without `+` in `depends_on+`",
            ],
        ),
        (
            "every: outcome\nmust_have: has_part*.contributed_to_by",
            [
                "`has_part*.contributed_to_by` turned round",
                "`replaced_by` in place of `has_part` in `has_part*.contributed_to_by`",
                "without `*` in `has_part*.contributed_to_by`",
            ],
        ),
        (
            "every: link\nmust_have: to(action)",
            [
                "`to(action)` turned round",
                "`from` in place of `to` in `to(action)`",
                "without `(action)` in `to(action)`",
            ],
        ),
        # where a field is read at the end, taking other kinds in as well could leave nothing to read
        (
            "every: link\nmust_have: to(action).due",
            ["`to(action).due` turned round", "`from` in place of `to` in `to(action).due`"],
        ),
        # fields
        ("must: {status: {is: done}}", ["is_not done in place of `status is done`"]),
        ("must: {status: {is_not: done}}", ["is done in place of `status is_not done`"]),
        (
            "must: {status: {in: [done, on track]}}",
            [
                "`status in done, on track` without done",
                "`status in done, on track` without on track",
                "not_in done, on track in place of `status in done, on track`",
            ],
        ),
        ("must: {tags: {includes: pilot}}", ["`tags includes pilot` turned round"]),
        (
            "must: {tags: {includes: [a, b]}}",
            ["`tags includes a, b` without a", "`tags includes a, b` without b", "`tags includes a, b` turned round"],
        ),
        ("must: {title: {contains_text: map}}", ["`title contains_text map` turned round"]),
        ("must: {title: {starts_with: map}}", ["`title starts_with map` turned round"]),
        (
            "must: {cost: {is_more_than: 1}}",
            [
                "is_at_least 1 in place of `cost is_more_than 1`",
                "is_less_than 1 in place of `cost is_more_than 1`",
            ],
        ),
        (
            "must: {due: {is_before: {value_of: as_at}}}",
            [
                "is_on_or_before value_of as_at in place of `due is_before value_of as_at`",
                "is_after value_of as_at in place of `due is_before value_of as_at`",
            ],
        ),
        (
            "must: {due: {is: {value_of: due_original}}}",
            ["is_not value_of due_original in place of `due is value_of due_original`"],
        ),
        (
            "must: {due: {is: {value_of: due_original, plus: 3 months}}}",
            [
                "is value_of due_original in place of `due is value_of due_original plus 3 months`",
                "is value_of due_original minus 3 months in place of `due is value_of due_original plus 3 months`",
                "is_not value_of due_original plus 3 months in place of `due is value_of due_original plus 3 months`",
            ],
        ),
        (
            "must: {cost: {adds_up_to: {value_of: cost, minus: 2}}}",
            [
                "`cost adds_up_to value_of cost minus 2` turned round",
                "adds_up_to value_of cost in place of `cost adds_up_to value_of cost minus 2`",
                "adds_up_to value_of cost plus 2 in place of `cost adds_up_to value_of cost minus 2`",
            ],
        ),
        (
            "must: {cost: {adds_up_to: {value_of: cost, plus: {value_of: depends_on.cost}}}}",
            [
                "`cost adds_up_to value_of cost plus value_of depends_on.cost` turned round",
                "adds_up_to value_of cost in place of `cost adds_up_to value_of cost plus value_of depends_on.cost`",
                (
                    "adds_up_to value_of cost minus value_of depends_on.cost in place of"
                    " `cost adds_up_to value_of cost plus value_of depends_on.cost`"
                ),
            ],
        ),
        (
            "must: {due: {within_last: 12 months}}",
            [
                "within_last twice 12 months in place of `due within_last 12 months`",
                "within_next 12 months in place of `due within_last 12 months`",
            ],
        ),
        (
            "must: {due: {within_next: 90 days}}",
            [
                "within_next twice 90 days in place of `due within_next 90 days`",
                "within_last 90 days in place of `due within_next 90 days`",
            ],
        ),
        (
            "must: {due: {within: {of: due_original, at_most: 1 month}}}",
            [
                (
                    "within twice 1 month of due_original in place of `due within 1 month of due_original`"
                ),
                "`due within 1 month of due_original` turned round",
            ],
        ),
        # an order
        (
            "every: source\nmust: {level: {is_at_least: participated}}",
            [
                "is_at_least consulted in place of `level is_at_least participated`",
                "is_at_least co-produced in place of `level is_at_least participated`",
                "`level is_at_least participated` turned round",
            ],
        ),
        (
            "every: source\nmust: {level: {is_more_than: participated}}",
            [
                "is_more_than consulted in place of `level is_more_than participated`",
                "`level is_more_than participated` turned round",
            ],
        ),
        (
            "every: source\nmust: {level: {is_at_least: {value_of: replaces.level}}}",
            [
                "is_more_than value_of replaces.level in place of `level is_at_least value_of replaces.level`",
                "is_at_most value_of replaces.level in place of `level is_at_least value_of replaces.level`",
            ],
        ),
        # values together
        ("must: {funded_by.amount: {adds_up_to: 5}}", ["`funded_by.amount adds_up_to 5` turned round"]),
        (
            "must: {funded_by.type: {different_values: {at_most: 1}}}",
            ["different_values at_most 2 in place of `funded_by.type different_values at_most 1`"],
        ),
        ("must: {cost: {unique: true}}", ["`cost unique` turned round"]),
        # counts
        ("must: {advances: {at_least: 1}}", ["`advances at_least 1` turned round"]),
        ("must: {advances: {at_least: 2}}", ["at_least 1 in place of `advances at_least 2`"]),
        ("must: {advances: {at_most: 2}}", ["at_most 3 in place of `advances at_most 2`"]),
        ("must: {advances: {exactly: 0}}", ["at_most 1 in place of `advances exactly 0`"]),
        (
            "must: {advances: {exactly: 1}}",
            [
                "at_most 1 in place of `advances exactly 1`",
                "at_least 1 at_most 2 in place of `advances exactly 1`",
            ],
        ),
        (
            "must: {informed_by: {at_least: 1, where: {level: exists}}}",
            [
                "`informed_by at_least 1` without `where`",
                "`informed_by at_least 1` turned round",
                "`informed_by at_least 1`: `level` turned round",
            ],
        ),
        # some, every, none
        (
            "must: {informed_by: {some: {level: exists}}}",
            [
                "every in place of `informed_by some`",
                "`informed_by some` without `level`",
                "`informed_by some`: `level` turned round",
            ],
        ),
        (
            "must: {informed_by: {every: {level: exists}}}",
            [
                "none in place of `informed_by every`",
                "`informed_by every` without `level`",
                "`informed_by every`: `level` turned round",
            ],
        ),
        (
            "must: {informed_by: {none: {level: exists}}}",
            [
                "every in place of `informed_by none`",
                "`informed_by none` without `level`",
                "`informed_by none`: `level` turned round",
            ],
        ),
        # two paths
        (
            "must: {owner: {overlaps: supported_by}}",
            [
                "shares_nothing_with supported_by in place of `owner overlaps supported_by`",
                "`responsible` in place of `owner` in `owner`",
                "`owner` in place of `supported_by` in `supported_by`",
            ],
        ),
        (
            "must: {advances: {shares_nothing_with: subject.advances}}",
            ["overlaps subject.advances in place of `advances shares_nothing_with subject.advances`"],
        ),
        (
            "must: {advances: {same_as: depends_on.advances}}",
            [
                "overlaps depends_on.advances in place of `advances same_as depends_on.advances`",
                "`replaces` in place of `depends_on` in `depends_on.advances`",
            ],
        ),
        (
            "must: {depends_on: no_cycle}",
            ["`depends_on no_cycle` turned round", "`replaces` in place of `depends_on` in `depends_on`"],
        ),
        # several conditions
        (
            "must_have: [due, cost]",
            ["without `due`", "`due` turned round", "without `cost`", "`cost` turned round"],
        ),
        (
            "must_have_one_of: [due, cost]",
            ["without `due`", "`due` turned round", "without `cost`", "`cost` turned round"],
        ),
        (
            "must: {not: {any_of: [{due: exists}, {cost: exists}]}}",
            [
                "`due` or `cost` turned round",
                "without `due`",
                "`due` turned round",
                "without `cost`",
                "`cost` turned round",
            ],
        ),
        (
            "must: {all_of: [{not: {cost: {is: 1}}}, {if: {due: exists}, then: {cost: exists}}]}",
            [
                "without not `cost is 1`",
                "`cost is 1` turned round",
                "is_not 1 in place of `cost is 1`",
                "without `if`",
                "`then` without `if`",
                "if: `due` turned round",
                "then: `cost` turned round",
            ],
        ),
        # the rule as a whole
        (
            "where: {due: exists}\nmust_have: cost",
            ["without `where`", "where: `due` turned round", "`cost` turned round"],
        ),
        (
            "of_all: action\nat_least: 80%\nmust_have: due",
            ["`due` turned round", "at_least 50% in place of 80%"],
        ),
        ("of_all: action\nat_least: 50%\nmust_have: due", ["`due` turned round"]),
    ],
)  # fmt: skip
def test_each_step_away_from_a_rule_is_named(rule: str, names: list[str]) -> None:
    assert weaker(rule) == names


def test_a_definition_is_turned_round_and_weakened_as_what_it_means() -> None:
    assert weaker("must: {meets: live}", LIVE) == [
        "`live` turned round",
        "`live`: is stopped in place of `status is_not stopped`",
    ]


def assert_steps_are_steps(rule: Rule) -> None:
    steps = list(mutants(rule, METAMODEL))
    names = [one.name for one in steps]
    assert steps
    assert len(set(names)) == len(names)
    for one in steps:
        assert (one.rule.where, one.rule.claim, one.rule.at_least) != (rule.where, rule.claim, rule.at_least), one.name
        assert one.rule == rule._replace(where=one.rule.where, claim=one.rule.claim, at_least=one.rule.at_least)


@pytest.mark.parametrize("seed", range(2000, 2030))
def test_no_step_is_the_same_rule_under_another_name_whatever_the_rule(seed: int) -> None:
    for pack in read(Case.of(seed).pack).packs:
        for rule in pack.rules:
            assert_steps_are_steps(rule)


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_no_step_from_a_shipped_rule_is_the_same_rule(rule: Rule) -> None:
    assert_steps_are_steps(rule)


def test_every_shipped_pack_is_looked_at() -> None:
    assert len({rule.location.path for rule in SHIPPED}) == len(shipped_packs())
