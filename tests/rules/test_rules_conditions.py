"""Tests that do not fit, counts that cannot be, and definitions that do not hold together.

The place that a finding must point to stands between « and ».
"""

import pytest
from rules_in import Mistake, expected, failing, read, told, trial, unmarked

from alignment.findings.finding import Severity

TESTS = (
    Mistake(
        "must: {owner: «yes»}",
        "RULE-KEY `yes` is not a test",
        "Write `exists`, `missing` or a test such as `{at_least: 1}`.",
    ),
    Mistake(
        "must: {status: «stopped»}",
        "RULE-KEY `stopped` is not a test",
        "Write `exists`, `missing` or a test such as `{is: stopped}`.",
    ),
    Mistake("must: {owner: «exist»}", "RULE-KEY `exist` is not a test", "Did you mean `exists`?"),
    Mistake("must: {owner: «[exists]»}", "RULE-VALUE The test is not a mapping", ""),
    Mistake(
        "must: {advances: {«is»: A1}}",
        "RULE-TEST `is` tests a field, but the path leads to elements",
        "Add the field to the path, as in `advances.title`.",
    ),
    Mistake(
        "must: {status: {«at_least»: 1}}",
        "RULE-TEST `at_least` tests links, but the path leads to a field",
        "Use is, is_not, in, not_in, different_values or unique.",
    ),
    Mistake(
        "must: {status: {«is_at_least»: on track}}",
        "RULE-TEST `is_at_least` does not fit a field of type choice",
        "It tests a number, or a field whose values have an order. Use is, is_not, in or not_in.",
    ),
    Mistake(
        "must: {status: {«includes»: done}}",
        "RULE-TEST `includes` does not fit a field of type choice",
        "It tests a field that holds a list. Use is, is_not, in or not_in.",
    ),
    Mistake(
        "every: source\nmust: {who: {«is»: children}}",
        "RULE-TEST `is` does not fit a field of type list of choices",
        "It tests a field that holds one value. Use includes.",
    ),
    Mistake(
        "must: {tags: {«in»: [a, b]}}",
        "RULE-TEST `in` does not fit a field of type list of words",
        "It tests a field that",
    ),
    Mistake(
        "must: {cost: {«is_before»: 2026-05}}",
        "RULE-TEST `is_before` does not fit a field of type number",
        "It tests a date. Use is, is_not, in, not_in, is_more_than, is_at_least, is_less_than or is_at_most.",
    ),
    Mistake("must: {status: {is: «[done]»}}", "RULE-VALUE `is` needs one value", "Use `in` for a list."),
    Mistake("must: {status: {is_not: «[done]»}}", "RULE-VALUE `is_not` needs one value", "Use `not_in` for a list."),
    Mistake(
        "must: {due: {is_before: «strategy.period_to»}}",
        'RULE-VALUE The value after `is_before` says "strategy.period_to", which is not a date',
        "Write `{value_of: strategy.period_to}`.",
    ),
    Mistake(
        "must: {due: {is_before: «as_at»}}",
        'RULE-VALUE The value after `is_before` says "as_at", which is not a date',
        "Write `{value_of: as_at}`.",
    ),
    Mistake(
        "must: {status: {in: «done»}}",
        "RULE-VALUE `in` needs a list, as in `[one, other]`",
        "Write a list, as in `[one, other]`.",
    ),
    Mistake(
        "must: {status: {is: {«valu_of»: status}}}",
        "RULE-KEY `valu_of` is not a word of what follows `is`",
        "Did you mean `value_of`?",
    ),
    Mistake("must: {status: {in: [done, «{a: b}»]}}", "RULE-VALUE `in` needs text", "Write a value."),
    Mistake("must: {status: {in: [done, «[stopped]»]}}", "RULE-VALUE `in` needs text", "Write a value."),
    Mistake("must: {status: {in: «[]»}}", "RULE-VALUE The list after `in` is empty", "Write the values."),
    Mistake("every: source\nmust: {who: {includes: «[]»}}", "RULE-VALUE The list after `includes` is", "Write the"),
    Mistake("must: {slip_reason: {is: «»}}", 'RULE-VALUE "" counts as absent', "Write a value, or test for"),
    Mistake(
        "must: {slip_reason: {is_not: «TBC»}}",
        'RULE-VALUE "TBC" counts as absent, so no value is ever that',
        "Write a value, or test for `missing`.",
    ),
    Mistake(
        "must: {cost: {is: «much»}}",
        'RULE-VALUE The value after `is` says "much", which is not a number',
        "Write digits only,",
    ),
    Mistake(
        "must: {due: {is: «21 Sept 2022»}}",
        'RULE-VALUE The value after `is` says "21 Sept 2022", which is not a date',
        "Write `2022-09-21` for 21 September 2022 in its place.",
    ),
    Mistake("must: {«owner»: {}}", "RULE-VALUE `owner` is followed by no test", "Write `exists`, `missing` or a test"),
    Mistake("where: {«status»: {}}", "RULE-VALUE `status` is followed by no test", "Write `exists`, `missing` or"),
)

COUNTS = (
    Mistake(
        "must: {informed_by: {«where»: {level: {is: informed}}}}",
        "RULE-COUNT `where` stands without a count",
        "Add `at_least: 1`, or use `some:` in place of `where:`.",
    ),
    Mistake(
        "must: {advances: {at_least: «3», at_most: 2}}",
        "RULE-COUNT `at_least: 3` and `at_most: 2` contradict each other",
        "",
    ),
    Mistake(
        "must: {advances: {exactly: 2, at_least: «3»}}", "RULE-COUNT `at_least: 3` and `exactly: 2` contradict each", ""
    ),
    Mistake(
        "must: {owner: {at_least: «2»}}",
        "RULE-COUNT `owner` holds at most 1 link, so 2 cannot be reached",
        "",
    ),
    Mistake("must: {owner.belongs_to: {exactly: «2»}}", "RULE-COUNT `owner.belongs_to` holds at most 1 link, so 2", ""),
    Mistake("must: {advances: {at_least: «0»}}", "RULE-COUNT At least 0 is always true", "Write 1 or more."),
    Mistake("must: {advances: {at_least: «0», at_most: 3}}", "RULE-COUNT At least 0 is always true", "Write 1 or"),
    Mistake(
        "must: {advances: {at_least: «many»}}",
        "RULE-VALUE `at_least` is followed by something that is not a whole number",
        "Write a number such as 1.",
    ),
    Mistake("must: {advances: {at_most: «-1»}}", "RULE-VALUE `at_most` is followed by something that is", "Write a"),
    Mistake("must: {advances: {exactly: «[1]»}}", "RULE-VALUE `exactly` is followed by something that is", "Write a"),
    Mistake("must: {advances: {exactly: «1.5»}}", "RULE-VALUE `exactly` is followed by something that is", "Write a"),
)

DEFINITIONS = (
    Mistake(
        "must: {meets: live}",
        "RULE-KEY `off` is not a word of a definition",
        "Did you mean `of`?",
        define="live: {of: action, is: {status: {is_not: stopped}}, «off»: true}",
    ),
    Mistake(
        "must: {meets: live}",
        "RULE-NAME `acton` is not a kind",
        "Did you mean `action`?",
        define="live: {of: «acton», is: {status: {is_not: stopped}}}",
    ),
    Mistake(
        "where: {meets: live}",
        "RULE-NAME `statu` is neither a field nor a link",
        "Did you mean `status`?",
        define="live: {of: action, is: {«statu»: {is_not: stopped}}}",
    ),
    Mistake(
        "where: {meets: live}",
        "RULE-VALUE `of` names no kind",
        "The kinds are",
        define="live: {of: «[]», is: {owner: exists}}",
    ),
    Mistake(
        "where: {meets: live}",
        "RULE-REQUIRED The definition `live` has no `of`",
        "Write `of:`.",
        define="live: {«is»: {owner: exists}}",
    ),
    Mistake(
        "where: {meets: live}",
        "RULE-REQUIRED The definition `live` has no `is`",
        "Write `is:`.",
        define="live: {«of»: action}",
    ),
    Mistake("where: {meets: live}", "RULE-VALUE A definition is not a mapping", "", define="live: «action»"),
    Mistake(
        "where: {meets: live}",
        "RULE-VALUE `is` is not a mapping",
        "",
        define="live: {of: action, is: «exists»}",
    ),
    Mistake(
        "must: {informed_by: {some: {meets: «live»}}}",
        "RULE-PATH `live` is defined of action, not of source",
        "Define another one of source.",
        define="live: {of: action, is: {status: {is_not: stopped}}}",
    ),
    Mistake(
        "every: [action, plan]\nwhere: {meets: «live»}",
        "RULE-PATH `live` is defined of action, not of action or plan",
        "Define another one of action or plan.",
        define="live: {of: action, is: {status: {is_not: stopped}}}",
    ),
    Mistake(
        "where: {meets: endless}",
        "RULE-NAME `endless` is defined by itself",
        "Say it without its own name.",
        define="endless: {of: action, is: {not: {meets: «endless»}}}",
    ),
    Mistake(
        "where: {meets: one}",
        "RULE-NAME `one` is defined by itself",
        "Say it without its own name.",
        define="""
            one: {of: action, is: {owner: exists, meets: other}}
            other: {of: action, is: {advances: exists, meets: «one»}}
        """,
    ),
)


@pytest.mark.parametrize("mistake", [*TESTS, *COUNTS, *DEFINITIONS], ids=lambda one: one.says)
def test_a_condition_that_says_nothing_is_said_at_its_place(mistake: Mistake) -> None:
    assert told(mistake) == [expected(mistake)]


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("must_have: [owner, «title»]", "`title` is required, so it always exists"),
        ("must: {«title»: exists}", "`title` is required, so it always exists"),
        ("must: {owner: exists, not: {«title»: missing}}", "`title` is required, so it is never missing"),
        ("every: [action, plan]\nmust_have: [owner, «id»]", "`id` is required, so it always exists"),
        ("every: strategy\nmust_have: [owner, «stage»]", "`stage` is required, so it always exists"),
        ("must: {due: {«is»: {value_of: due}}}", "`due` is compared with itself"),
        ("must: {due: {«within»: {of: due, at_most: 1 day}}}", "`due` is compared with itself"),
        (
            "must: {advances: {some: {measured_by: {none: {unit: {«is_not»: {value_of: unit}}}}}}}",
            "`unit` is compared with itself",
        ),
        (
            "must: {status: {«different_values»: {at_most: 1}}}",
            "`status` holds one value at most, so there are never different ones",
        ),
        (
            "must: {strategy.stage: {«different_values»: {at_most: 3}}}",
            "`strategy.stage` holds one value at most, so there are never",
        ),
        ("must: {owner: {at_most: «1»}}", "`owner` holds at most 1 link, so there are never more than 1"),
        (
            "must: {owner|owner.belongs_to: {at_most: «9»}}",
            "`owner|owner.belongs_to` holds at most 2 links, so there are never",
        ),
        (
            "must: {owner: {where: {type: exists}, at_most: «1»}}",
            "`owner` holds at most 1 link, so there are never more",
        ),
    ],
)
def test_a_test_that_can_only_come_out_one_way_is_a_warning(rule: str, says: str) -> None:
    text, places = unmarked(trial(rule))
    found = read(text)
    assert [(one.location, one.rule, one.severity, one.message[: len(says)]) for one in found.findings] == [
        (places[0], "RULE-ALWAYS", Severity.WARNING, says)
    ]
    assert found.rules == ["TRIAL"]


@pytest.mark.parametrize(
    "rule",
    [
        "must_have: owner.title",
        "must: {due: {is: {value_of: due_original}}}",
        "must: {depends_on: {every: {due: {is: {value_of: subject.due}}}}}",
        "must: {depends_on.due: {is: {value_of: depends_on.due}}}",
        "must: {depends_on.status: {different_values: {at_most: 1}}}",
        "must: {owner: {at_most: 0}}",
        "must: {owner: {exactly: 1}}",
        "must: {owner: {at_least: 1, at_most: 1}}",
        "must: {owner|owner.belongs_to: {at_most: 1}}",
        "must: {owner+: {at_most: 1}}",
        "must: {advances: {at_most: 1}}",
        "must: {needed_by: {at_most: 1}}",
    ],
)
def test_a_test_that_can_come_out_either_way_is_none(rule: str) -> None:
    assert not read(trial(rule)).findings


def test_a_definition_that_no_rule_uses_is_a_warning() -> None:
    text, places = unmarked(trial("must_have: owner", define="«idle»: {of: action, is: {owner: exists}}"))
    found = read(text)
    assert [(one.location, one.rule, one.severity, one.message) for one in found.findings] == [
        (places[0], "RULE-UNUSED", Severity.WARNING, "The definition `idle` is used by no rule")
    ]
    assert found.rules == ["TRIAL"]


def test_a_definition_used_by_a_rule_with_another_mistake_is_used() -> None:
    text, places = unmarked(
        trial("every: «acton»\nwhere: {meets: live}", define="live: {of: action, is: {owner: exists}}")
    )
    assert [one.location for one in read(text).findings] == places


def test_definitions_can_use_each_other_in_any_order() -> None:
    define = """
        owned and live: {of: action, is: {meets: live, owner: exists}}
        live: {of: action, is: {status: {is_not: stopped}}}
    """
    assert not read(trial("must: {meets: owned and live}", define=define)).findings


def chain(lengths: int, condition: str) -> list[str]:
    """Gives definitions of which each meets the one before it."""
    first = "d0: {of: action, is: {owner: exists}}"
    return [first, *(f"d{n}: {{of: action, is: {condition.format(n - 1)}}}" for n in range(1, lengths))]


def test_definitions_that_grow_without_end_are_refused_where_they_become_too_long() -> None:
    for condition, limit in (("{{all_of: [{{meets: d{0}}}, {{meets: d{0}}}]}}", 6), ("{{meets: d{0}}}", 200)):
        lines = chain(limit + 5, condition)
        text, places = unmarked(
            trial(f"must: {{meets: d{limit + 4}}}", "\n".join(lines).replace(f"d{limit}:", f"«d{limit}»:"))
        )
        (finding,) = read(text).findings
        assert (finding.rule, finding.location) == ("RULE-BUDGET", places[0])
        assert finding.message == f"`d{limit}` says more than 200 things, with the definitions that it meets"
        assert not read(text).rules
        demand, define = f"must: {{meets: d{limit - 1}}}", "\n".join(lines[:limit])
        assert failing(demand, "actions: [{id: X, title: T}]", define) == ["X"]


def test_a_definition_that_is_met_by_way_of_many_others_has_to_stand_before_them() -> None:
    lines = chain(9, "{{meets: d{0}}}")
    assert not read(trial("must: {meets: d8}", "\n".join(reversed(lines)))).findings
    lines = chain(10, "{{meets: d{0}}}")
    text, places = unmarked(trial("must: {meets: d9}", "\n".join(reversed(lines)).replace("meets: d0", "meets: «d0»")))
    (finding,) = read(text).findings
    assert (finding.rule, finding.location) == ("RULE-BUDGET", places[0])
    assert (finding.message, finding.fix) == (
        "`d0` is met by way of more than 8 other definitions",
        "Write it before those that meet it.",
    )
    assert not read(trial("must: {meets: d9}", "\n".join(lines))).findings
