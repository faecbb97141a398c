"""Rules read aloud: for each word of the language the sentence, and what holds of every sentence."""

import re
from typing import Final

import pytest
from rules_compared import Case
from rules_in import read, sound

from alignment.model.metamodel import built_in_metamodel
from alignment.project.packs import load_shipped_packs
from alignment.rules.conditions import Condition, Meets, paths_of, whole_of
from alignment.rules.link_subjects import with_links
from alignment.rules.mutate import mutants
from alignment.rules.rule import Rule
from alignment.rules.sentences import sentences

METAMODEL: Final = built_in_metamodel()
SHIPPED: Final = [rule for pack in load_shipped_packs(METAMODEL).packs for rule in pack.rules]


def said(rule: str, define: str = "") -> str:
    (one,) = sound(rule, define).rules
    return " ".join(sentences(one, METAMODEL))


def of_action(condition: str) -> str:
    """Says what a condition demands of every action."""
    return said(f"must: {{{condition}}}").removeprefix("Every action: ").removesuffix(".")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("must_have: owner", "Every action: it is owned by a role."),
        ("must_have: due", "Every action: its `due` is given."),
        ("must_have: [owner, due]", "Every action: it is owned by a role and its `due` is given."),
        (
            "must_have_one_of: [owner, due, how_often]",
            "Every action: either it is owned by a role, its `due` is given or its `how_often` is given.",
        ),
        ("must_not: {owner: exists}", "Every action: it is owned by no role."),
        ("every: [action, plan]\nmust_have: owner", "Every plan or action: it is owned by a role."),
        ("every: element\nmust_have: evidence", "Every element: it rests on a paragraph."),
        ("every: link\nmust: {basis: {is: stated}}", "Every link: its `basis` is stated."),
        ("every: link\nmust: {to(action): exists}", "Every link: it leads to an action."),
        (
            "where: {status: {is: done}}\nmust_have: completed_on",
            "Every action whose `status` is done: its `completed_on` is given.",
        ),
        (
            "where: {owner: exists, due: exists}\nmust_have: measured_by",
            "Every action that is owned by a role and whose `due` is given: it is measured by a measure.",
        ),
        (
            "where: {any_of: [{owner: exists}, {due: exists}]}\nmust_have: measured_by",
            "Every action for which either it is owned by a role or its `due` is given: it is measured by a measure.",
        ),
        (
            "where: {if: {due: exists}, then: {owner: exists}}\nmust_have: measured_by",
            "Every action for which if its `due` is given, then it is owned by a role: it is measured by a measure.",
        ),
        (
            "of_all: action\nat_least: 80%\nmust_have: owner",
            "Of all actions, at least 80%: it is owned by a role.",
        ),
        (
            "of_all: action\nat_least: 100%\nwhere: {advances: exists}\nmust_have: owner",
            "Of all actions that advance an ambition, every one: it is owned by a role.",
        ),
        ("of_all: link\nat_least: 1%\nmust: {basis: {is: stated}}", "Of all links, at least 1%: its `basis` is stated."),
        (
            "of_all: assessment\nat_least: 50%\nwhere: {assesses: exists}\nmust_have: evidence",
            "Of all assessments that assess a strategy, plan, action or reform item, at least 50%: it rests on a paragraph.",
        ),
        (
            "of_all: element\nat_least: 90%\nmust_have: evidence",
            "Of all elements, at least 90%: it rests on a paragraph.",
        ),
    ],
)  # fmt: skip
def test_a_rule_is_one_sentence(rule: str, sentence: str) -> None:
    assert said(rule) == sentence


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("strategy: exists", "there is a strategy"),
        ("strategy: missing", "there is no strategy"),
        # fields of its own
        ("status: {is: done}", "its `status` is done"),
        ("status: {is_not: done}", "its `status` is not done (or is not given)"),
        ("status: {in: [done, on track]}", 'its `status` is done or "on track"'),
        ("status: {not_in: [done, stopped]}", "its `status` is not done or stopped (or is not given)"),
        ("id: {is_not: X}", "its `id` is not X"),
        ("basis: {is_not: inferred}", "its `basis` is not inferred"),
        ("tags: {includes: pilot}", "its `tags` includes pilot"),
        ("title: {contains_text: network}", "its `title` contains network"),
        ("title: {starts_with: Map the}", 'its `title` starts with "map the"'),
        ("cost: {is_more_than: 1}", "its `cost` is more than 1"),
        ("cost: {is_at_least: 1}", "its `cost` is at least 1"),
        ("cost: {is_less_than: 1}", "its `cost` is less than 1"),
        ("cost: {is_at_most: 1}", "its `cost` is at most 1"),
        ("due: {is_before: 2026-04-01}", "its `due` is before 1 April 2026"),
        ("due: {is_on_or_before: 2026-04}", "its `due` is on or before 2026-04"),
        ("due: {is_after: 2026}", "its `due` is after 2026"),
        ("due: {is_on_or_after: {value_of: as_at}}", "its `due` is on or after the day of the check"),
        ("due: {is: {value_of: due_original}}", "its `due` is its `due_original`"),
        ("due: {is: {value_of: due_original, plus: 3 months}}", "its `due` is its `due_original` plus 3 months"),
        ("cost: {is: {value_of: strategy.funded_by.amount, minus: 1.5}}", "its `cost` is the `amount` of every fund that the strategy is funded by minus 1.5"),
        (
            "cost: {is_more_than: {value_of: strategy.funded_by.amount, minus: {value_of: cost}}}",
            "its `cost` is more than the `amount` of every fund that the strategy is funded by minus its `cost` (if given)",
        ),
        ("title: {starts_with: {value_of: slip_reason}}", "its `title` starts with its `slip_reason`"),
        ("due: {is_before: {value_of: strategy.period_to}}", "its `due` is before the `period_to` of the strategy"),
        (
            "due: {is_before: {value_of: depends_on.due}}",
            "its `due` is before the `due` of every action that it depends on",
        ),
        ("due: {within_last: 12 months}", "its `due` is within the last 12 months"),
        ("due: {within_next: 90 days}", "its `due` is within the next 90 days"),
        (
            "due: {within: {of: due_original, at_most: 1 month}}",
            "its `due` is within 1 month of its `due_original`",
        ),
        ("cost: {adds_up_to: 100}", "taken together, its `cost` adds up to 100"),
        ("cost: {unique: true}", "no other action has the same `cost`"),
        ("due: missing", "its `due` is not given"),
        ("strategy.stage: {is: draft}", "the `stage` of the strategy is draft"),
        ("strategy.decision_on: exists", "there is a `decision_on` of the strategy"),
        ("strategy.decision_on: missing", "there is no `decision_on` of the strategy"),
        # turned round
        ("not: {status: {is: done}}", "its `status` is not done (or is not given)"),
        ("not: {status: {is_not: done}}", "its `status` is done"),
        ("not: {tags: {includes: pilot}}", "its `tags` does not include pilot (or is not given)"),
        ("not: {title: {contains_text: network}}", "its `title` does not contain network"),
        ("not: {title: {starts_with: Map}}", "its `title` does not start with map"),
        ("not: {due: {is_on_or_before: 2026}}", "its `due` is not on or before 2026 (or is not given)"),
        ("not: {strategy.stage: {is: draft}}", "the `stage` of the strategy is not draft"),
        (
            "not: {strategy.decision_on: {is_before: {value_of: due}}}",
            "the `decision_on` of the strategy is not before its `due` (or is not given)",
        ),
        ("not: {not: {due: exists}}", "it is not so that its `due` is not given"),
        ("not: {owner: exists, due: exists}", "it is not so that (it is owned by a role and its `due` is given)"),
        ("not: {depends_on: no_cycle}", "it is itself an action that it depends on, or is through others"),
        # fields further on
        ("owner.type: {is: post}", "the `type` of every role that it is owned by is post (and one is given)"),
        ("owner.type: {is_not: unit}", "the `type` of every role that it is owned by is not unit (or is not given)"),
        ("owner.type: exists", "there is a `type` of a role that it is owned by"),
        ("owner.type: missing", "there is no `type` of a role that it is owned by"),
        (
            "not: {owner.type: {is: post}}",
            "it is not so that the `type` of every role that it is owned by is post (and one is given)",
        ),
        (
            "funded_by.amount: {adds_up_to: {value_of: cost}}",
            "taken together, the `amount` of every fund that it is funded by adds up to its `cost` (and one is given)",
        ),
        (
            "funded_by.type: {different_values: {at_most: 1}}",
            "the `type` of every fund that it is funded by is the same wherever it is given",
        ),
        (
            "funded_by.type: {different_values: {at_most: 2}}",
            "the `type` of every fund that it is funded by takes at most 2 different values",
        ),
        # links
        ("advances: missing", "it advances no ambition"),
        ("owner|supported_by: exists", "it is owned by or is supported by a role"),
        ("depends_on+: exists", "it depends on (in one step or many) an action"),
        ("part_of(plan): exists", "it is part of a plan"),
        ("advances: {at_least: 2}", "it advances at least 2 ambitions"),
        ("advances: {at_most: 1}", "it advances at most one ambition"),
        ("advances: {at_least: 1, at_most: 3}", "it advances at least one and at most 3 ambitions"),
        ("advances: {exactly: 1}", "it advances exactly one ambition"),
        ("advances: {exactly: 0}", "it advances no ambition"),
        (
            "informed_by: {at_least: 2, where: {gave_rise_to: exists}}",
            "it is informed by at least 2 sources that gave rise to a feedback",
        ),
        (
            "informed_by: {at_least: 2, where: {evidence: exists, status: {is: closed}}}",
            "it is informed by at least 2 sources that rest on a paragraph and whose `status` is closed",
        ),
        (
            "measured_by: {at_least: 1, where: {owner: exists}}",
            "it is measured by at least one measure that is owned by a role",
        ),
        (
            "depends_on: {at_most: 2, where: {has_part: exists}}",
            "it depends on at most 2 actions that have as part a milestone",
        ),
        ("measured_by: {some: {owner: exists}}", "it is measured by at least one measure that is owned by a role"),
        ("measured_by: {none: {owner: exists}}", "it is measured by no measure that is owned by a role"),
        (
            "measured_by: {every: {owner: exists}}",
            "every measure that it is measured by is one that is owned by a role",
        ),
        (
            "part_of(plan).overseen_by: {some: {title: {contains_text: x}}}",
            "at least one board that oversees a plan that it is part of is one whose `title` contains x",
        ),
        (
            "part_of(plan).overseen_by: {none: {title: {contains_text: x}}}",
            "no board that oversees a plan that it is part of is one whose `title` contains x",
        ),
        ("part_of(plan).overseen_by: exists", "there is a board that oversees a plan that it is part of"),
        ("part_of(plan).overseen_by: missing", "there is no board that oversees a plan that it is part of"),
        (
            "part_of(plan).overseen_by: {exactly: 1}",
            "there is exactly one board that oversees a plan that it is part of",
        ),
        (
            "part_of(plan).overseen_by: {at_least: 2}",
            "there are at least 2 boards, each a board that oversees a plan that it is part of",
        ),
        (
            "part_of(plan).overseen_by: {at_most: 1, where: {decided: exists}}",
            "at most one board that oversees a plan that it is part of is one that decides a strategy, plan, ambition or source",
        ),
        (
            "part_of(plan).overseen_by: {at_least: 2, where: {decided: exists}}",
            "at least 2 boards, each a board that oversees a plan that it is part of, are each one that decides a strategy, plan, ambition or source",
        ),
        # again and again
        (
            "depends_on*.owner: exists",
            "there is a role that owns it or an action that it depends on (however many steps on)",
        ),
        (
            "depends_on*: {every: {status: {is: done}}}",
            "every action that it is or depends on (however many steps on) is one whose `status` is done",
        ),
        (
            "advances.contributes_to.has_part*: {every: {notes: exists}}",
            (
                "every outcome that is or is part of (however many steps on) an outcome that is contributed to by an"
                " ambition that it advances is one whose `notes` is given"
            ),
        ),
        (
            "evidence*(paragraph): {every: {notes: exists}}",
            "every paragraph that it rests on (however many steps on) is one whose `notes` is given",
        ),
        ("depends_on: no_cycle", "it is never itself an action that it depends on, nor through others"),
        # two paths
        (
            "owner: {overlaps: supported_by}",
            "at least one role that it is owned by is also a role that it is supported by",
        ),
        (
            "owner: {shares_nothing_with: strategy.owner}",
            "no role that it is owned by is also a role that the strategy is owned by",
        ),
        (
            "owner: {same_as: supported_by}",
            "every role that it is owned by is also a role that it is supported by, and the other way round",
        ),
        (
            "informed_by: {every: {evidence: {overlaps: subject.evidence}}}",
            (
                "every source that it is informed by is one for which at least one paragraph that it rests on is also a"
                " paragraph that the action in question rests on"
            ),
        ),
        (
            "informed_by: {every: {when: {is_before: {value_of: subject.due}}}}",
            "every source that it is informed by is one whose `when` is before the `due` of the action in question",
        ),
        # several
        (
            "all_of: [{owner: exists}, {all_of: [{due: exists}, {cost: exists}]}]",
            "it is owned by a role, its `due` is given and its `cost` is given",
        ),
        (
            "any_of: [{owner: exists}, {any_of: [{due: exists}, {cost: exists}]}]",
            "either it is owned by a role, its `due` is given or its `cost` is given",
        ),
        (
            "any_of: [{owner: exists, due: exists}, {cost: exists}]",
            "either (it is owned by a role and its `due` is given) or its `cost` is given",
        ),
        (
            "owner: exists, if: {due: exists}, then: {cost: exists}",
            "(if its `due` is given, then its `cost` is given) and it is owned by a role",
        ),
        (
            "informed_by: {some: {level: {is: co-produced}, evidence: exists}}, owner: exists",
            (
                "(it is informed by at least one source whose `level` is co-produced and that rests on a paragraph) and it"
                " is owned by a role"
            ),
        ),
        (
            "informed_by: {at_least: 2, where: {level: {is: co-produced}, evidence: exists}}, owner: exists",
            (
                "(it is informed by at least 2 sources whose `level` is co-produced and that rest on a paragraph) and it"
                " is owned by a role"
            ),
        ),
    ],
)  # fmt: skip
def test_every_word_is_said_as_people_say_it(condition: str, sentence: str) -> None:
    assert of_action(condition) == sentence


LIVE: Final = "live:\n  of: action\n  is: {status: {is_not: stopped}}\n"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("where: {meets: live}\nmust_have: owner", "Every action that is “live”: it is owned by a role."),
        ("must: {meets: live}", "Every action: it is “live”."),
        ("must_not: {meets: live}", "Every action: it is not “live”."),
        ("where: {not: {meets: live}}\nmust_have: owner", "Every action that is not “live”: it is owned by a role."),
        (
            "of_all: action\nat_least: 50%\nwhere: {meets: live}\nmust_have: owner",
            "Of all actions that are “live”, at least 50%: it is owned by a role.",
        ),
    ],
)
def test_a_definition_is_named_and_said_once_after_the_rule(rule: str, sentence: str) -> None:
    means = "By “live” is meant one whose `status` is not stopped (or is not given)."
    assert said(rule, LIVE) == f"{sentence} {means}"
    twice = "must: {all_of: [{meets: live}, {depends_on: {every: {meets: live}}}]}"
    assert said(twice, LIVE).count("is meant") == 1


def test_a_definition_of_alternatives_is_one_for_which_either_holds() -> None:
    define = "timed:\n  of: action\n  is: {any_of: [{due: exists}, {how_often: exists}]}\n"
    assert said("must: {meets: timed}", define).endswith(
        "By “timed” is meant one for which either its `due` is given or its `how_often` is given."
    )


def whole(rule: Rule) -> str:
    return " ".join(sentences(rule, METAMODEL))


def meant(rule: Rule) -> list[tuple[str, Condition]]:
    """Gives what each definition means where it is used; a weakening changes it in one place only."""
    every = (part for condition in rule.conditions for part in whole_of(condition))
    return [(one.name, one.part) for one in every if isinstance(one, Meets)]


def assert_well_said(rule: Rule) -> None:
    text = whole(rule)
    for one in (part for condition in rule.conditions for part in whole_of(condition)):
        assert all(f"`{path.field}`" in text for path in paths_of(one) if path.field), text
        assert not isinstance(one, Meets) or text.count(f"By “{one.name}” is meant") == 1, text
    assert text.startswith(("Every ", "Of all "))
    assert text.endswith(".")
    assert text.count("(") == text.count(")")
    assert not re.search(r",,|  | ,|\b(?:an?|no|every) (?:it|the)\b", text), text


@pytest.mark.parametrize("seed", range(1000, 1040))
def test_a_sentence_names_every_field_that_is_read_whatever_the_rule(seed: int) -> None:
    found = read(Case.of(seed).pack)
    for pack in found.packs:
        for rule in pack.rules:
            assert_well_said(rule)


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_a_shipped_rule_is_well_said_and_no_weaker_rule_is_said_alike(rule: Rule) -> None:
    assert_well_said(rule)
    metamodel = with_links(METAMODEL)
    weaker = [one for one in mutants(rule, metamodel) if len(set(meant(one.rule))) == len(dict(meant(one.rule)))]
    assert [one.name for one in weaker if whole(one.rule) == whole(rule)] == []
    assert weaker
