"""Which of what a path leads to counts: what meets a condition, the latest by a date, the one before."""

import pytest
from rules_in import AS_AT, Mistake, checked, expected, failing, found_one, shown, sound, told
from yaml_in import strategy_of

from alignment.dates import PartialDate, parse_date
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.choice import Turn, in_turn
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import with_links
from alignment.rules.mutate import mutants
from alignment.rules.places import PlaceFinder
from alignment.rules.sentences import sentences

METAMODEL = with_links(built_in_metamodel())
SOURCES = """
    sources:
      - {id: S1, title: Spring, when: 2026-03, responses: 10, method: survey, level: consulted}
      - {id: S2, title: Autumn, when: 2026-09, responses: 7, method: survey, level: participated}
      - {id: S3, title: Winter, when: 2026-12-01, responses: 20, method: forum, level: informed}
      - {id: S4, title: Undated, responses: 99, method: survey}
      - {id: S5, title: The year, when: 2026, responses: 1, method: forum}
"""
ACTIONS = """
    actions:
      - {id: X1, title: T, cost: 17, informed_by: [S1, S2, S3]}
      - {id: X2, title: T, cost: 10, informed_by: S1}
      - {id: X3, title: T, cost: 99, informed_by: S4}
      - {id: X4, title: T, cost: 27, informed_by: [S1, S3, S4]}
      - {id: X5, title: T, cost: 1, informed_by: [S2, S5]}
      - {id: X6, title: T}
"""


@pytest.mark.parametrize(
    ("test", "held"),
    [
        ("informed_by.responses: {where: {method: {is: survey}}, adds_up_to: {value_of: cost}}", "X1 X2 X3"),
        ("informed_by.responses: {where: {method: {is: survey}}, is_at_least: 10}", "X2 X3 X4"),
        ("informed_by.responses: {where: {method: {is: survey}}, is_not: 7}", "X2 X3 X4 X6"),
        ("informed_by.method: {where: {responses: {is_at_most: 10}}, different_values: {at_most: 1}}", "X1 X2 X3 X4 X6"),
        ("cost: {is: {value_of: informed_by.responses, where: {method: {is: survey}}}}", "X2 X3"),
        ("cost: {is: {value_of: informed_by.responses, latest_by: when, plus: 7}}", "X4"),
        ("informed_by.responses: {latest_by: when, is_more_than: {value_of: informed_by.responses, before_latest_by: when}}", "X1 X4"),
        ("informed_by.responses: {latest_by: when, is: 20}", "X1 X4"),
        ("informed_by.responses: {latest_by: when, is_at_most: 10}", "X2 X5"),
        ("informed_by.responses: {where: {method: {is: survey}}, latest_by: when, is_at_most: 10}", "X1 X2 X4 X5"),
        ("informed_by.responses: {before_latest_by: when, is: 7}", "X1"),
        ("informed_by.responses: {before_latest_by: when, is_at_most: 10}", "X1 X4"),
        ("informed_by.when: {latest_by: when, within: {of: informed_by.when, before_latest_by: when, at_most: 4 months}}", "X1"),
        ("informed_by: {latest_by: when, some: {level: {is: participated}}}", "X5"),
        ("informed_by: {latest_by: when, every: {method: {is: forum}}}", "X1 X3 X4 X6"),
        ("informed_by: {before_latest_by: when, none: {level: {is: consulted}}}", "X1 X2 X3 X5 X6"),
        ("informed_by: {latest_by: when, at_least: 2}", "X5"),
        ("informed_by: {where: {method: {is: survey}}, latest_by: when, exactly: 1}", "X1 X2 X4 X5"),
        ("informed_by: {latest_by: when, at_least: 1, overlaps: informed_by}", "X1 X2 X4 X5"),
        ("informed_by: {where: {method: {is: forum}}, at_least: 1, same_as: informed_by}", ""),
        ("informed_by.responses: {where: {responses: {is: {value_of: subject.cost}}}, is_more_than: 0}", "X2 X3 X5"),
        ("informed_by: {latest_by: when, some: {responses: {is_more_than: {value_of: subject.cost}}}}", "X1 X5"),
    ],
)  # fmt: skip
def test_what_does_not_count_is_as_if_it_were_not_reached(test: str, held: str) -> None:
    failed = failing(f"must: {{{test}}}", SOURCES + ACTIONS)
    assert [one for one in ("X1", "X2", "X3", "X4", "X5", "X6") if one not in failed] == held.split()


def test_a_placeholder_is_never_the_latest() -> None:
    model = """
        actions: [{id: X, title: T, informed_by: [S1, S2]}]
        sources: [{id: S1, title: T, when: 2025, responses: 5}, {id: S2, title: TBC, when: 2026, responses: 50}]
    """
    assert failing("must: {informed_by.responses: {latest_by: when, is: 50}}", model) == ["X"]


def test_what_was_found_is_said_of_what_counts_alone() -> None:
    rule = "where: {id: {is: X1}}\nmust: {informed_by.responses: {latest_by: when, is_at_most: 10}}"
    (near,) = shown(found_one(rule, SOURCES + ACTIONS))
    assert near.endswith("`responses` of S3 is 20; it must be at most 10")
    assert found_one(rule, SOURCES + ACTIONS).values == ("S3 responses <= 20",)
    cost = "where: {id: {is: X1}}\nmust: {cost: {is: {value_of: informed_by.responses, before_latest_by: when}}}"
    assert found_one(cost, SOURCES + ACTIONS).values == ("cost = 17 beside 7",)


@pytest.mark.parametrize(
    ("test", "failed", "unchecked"),
    [
        ("informed_by.responses: {latest_by: when, is: 9}", ["X5"], ["X1", "X3", "X4"]),
        ("informed_by.responses: {latest_by: when, is_more_than: 0}", [], ["X1", "X3", "X4"]),
        ("informed_by.responses: {before_latest_by: when, is: 9}", ["X2", "X5"], ["X1", "X3", "X4"]),
        ("informed_by: {before_latest_by: when, at_most: 1}", [], ["X1", "X3", "X4"]),
        ("informed_by.responses: {where: {method: {is: survey}}, adds_up_to: 14}", ["X5"], ["X2", "X3", "X4"]),
        ("informed_by: {where: {method: {is: forum}}, latest_by: when, exactly: 1}", ["X1", "X5"], ["X2", "X3", "X4"]),
    ],
)
def test_what_may_or_may_not_count_is_not_checked(test: str, failed: list[str], unchecked: list[str]) -> None:
    model = """
        actions:
          - {id: X1, title: T, informed_by: [S1, S2]}
          - {id: X2, title: T, informed_by: [S1, S3]}
          - {id: X3, title: T, informed_by: [S1, GONE]}
          - {id: X4, title: T, informed_by: [S1, S2, GONE]}
          - {id: X5, title: T, informed_by: S1}
        sources:
          - {id: S1, title: T, when: 2026-03, responses: 5, method: survey}
          - {id: S2, title: T, when: soon, responses: 9, method: survey}
          - {id: S3, title: T, when: 2026-05, responses: 9, method: asking}
    """
    verdict = checked(f"must: {{{test}}}", model).verdicts["TRIAL"]
    assert (list(verdict.failed), list(verdict.unchecked)) == (failed, unchecked)


def dated(**dates: str) -> dict[str, PartialDate]:
    found = {name: parse_date(text) for name, text in dates.items()}
    return {name: one for name, one in found.items() if isinstance(one, PartialDate)}


def test_none_is_later_than_the_latest() -> None:
    when = dated(A="2026", B="2026-03", C="2026-09-01", D="2025-12-31")
    latest, before, nobody = frozenset("AC"), frozenset("B"), frozenset[str]()
    assert in_turn(when, when, Turn.LATEST) == (latest, latest)
    assert in_turn(when, when, Turn.BEFORE) == (before, before)
    assert in_turn({}, {}, Turn.BEFORE) == (nobody, nobody)
    assert in_turn(when, {**when, "E": None}, Turn.LATEST) == (nobody, latest | {"E"})


PLAN = """
    actions:
      - {id: X, title: T, cost: 5, informed_by: [S1, S2]}
      - {id: Y, title: T}
    ambitions: [{id: A, title: T}]
    sources:
      - {id: S1, title: T, when: 2026-03, responses: 10, method: survey}
      - {id: S2, title: T, when: 2026-09, responses: 3, method: survey}
      - {id: S3, title: T, when: 2026-11, responses: 3, method: forum}
"""


def places(rule: str, subject: str, model: str = PLAN) -> str:
    finder = PlaceFinder.of(Evaluator.of(RuleContext.of(strategy_of(model)[0], "draft", AS_AT)), METAMODEL)
    return " ".join(sorted(finder.of_failure(sound(rule).rules[0], subject).every))


def test_a_failure_is_mended_where_another_would_count() -> None:
    latest = "must: {informed_by.responses: {latest_by: when, is_at_least: 10}}"
    assert places(latest, "X") == "S1 S2 X"
    assert places("must: {informed_by.responses: {before_latest_by: when, is_at_most: 5}}", "X") == "S1 S2 X"
    grants = "must: {informed_by.responses: {where: {method: {is: survey}}, adds_up_to: 10}}"
    assert places(grants, "X") == "S1 S2 X"
    some = "must: {informed_by: {where: {method: {is: survey}}, latest_by: when, some: {responses: {is_at_least: 10}}}}"
    assert places(some, "X") == "S1 S2 X"
    assert places("must: {informed_by: {latest_by: when, none: {responses: {is: 3}}}}", "X") == "S1 S2 X"
    dear = "every: source\nmust: {informs(action).cost: {where: {cost: {is_more_than: 4}}, is_at_least: 6}}"
    assert places(dear, "S1") == "X"
    assert places("must: {informed_by: {latest_by: closes, at_least: 1}}", "X") == "S1 S2 X"


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (
            "informed_by.responses: {where: {method: {is: survey}}, adds_up_to: 10}",
            (
                "taken together, the `responses` of every source that it is informed by (counting only those whose `method`"
                " is survey) adds up to 10 (and one is given)"
            ),
        ),
        (
            "informed_by: {latest_by: when, some: {level: exists}}",
            "at least one source that it is informed by (counting only the latest by `when`) is one whose `level` is given",
        ),
        (
            "informed_by: {where: {level: exists}, before_latest_by: when, at_least: 1}",
            (
                "there is at least one source that it is informed by (counting only those whose `level` is given, and of these"
                " the one before the latest by `when`)"
            ),
        ),
        (
            "cost: {is: {value_of: informed_by.responses, latest_by: when}}",
            "its `cost` is the `responses` of every source that it is informed by (counting only the latest by `when`)",
        ),
    ],
)
def test_what_counts_is_said(condition: str, sentence: str) -> None:
    (rule,) = sound(f"must: {{{condition}}}").rules
    assert sentences(rule, METAMODEL) == [f"Every action: {sentence}."]


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        (
            "must: {informed_by.responses: {where: {level: exists}, latest_by: when, is_at_least: 1}}",
            [
                "without `where` in `informed_by.responses where level latest_by when`",
                "`informed_by.responses where level latest_by when`: `level` turned round",
                "without `latest_by` in `informed_by.responses where level latest_by when`",
                "`before_latest_by` in place of `latest_by` in `informed_by.responses where level latest_by when`",
            ],
        ),
        (
            "must: {cost: {is: {value_of: informed_by.responses, where: {level: exists}}}}",
            [
                "without `where` in `informed_by.responses where level`",
                "`informed_by.responses where level`: `level` turned round",
            ],
        ),
        (
            "must: {cost: {adds_up_to: {value_of: cost, minus: {value_of: informed_by.responses, latest_by: when}}}}",
            [
                "without `latest_by` in `informed_by.responses latest_by when`",
                "`before_latest_by` in place of `latest_by` in `informed_by.responses latest_by when`",
            ],
        ),
        (
            "must: {due: {within: {of: informed_by.when, before_latest_by: when, at_most: 1 year}}}",
            [
                "without `before_latest_by` in `informed_by.when before_latest_by when`",
                "`latest_by` in place of `before_latest_by` in `informed_by.when before_latest_by when`",
            ],
        ),
    ],
)
def test_what_counts_is_weakened(rule: str, names: list[str]) -> None:
    (one,) = sound(rule).rules
    found = {mutant.name: mutant.rule for mutant in mutants(one, METAMODEL)}
    assert set(names) <= found.keys()
    assert all(found[name] != one for name in names)


@pytest.mark.parametrize(
    "mistake",
    [
        Mistake("must: {due: {«latest_by»: due, is: 2026}}", "RULE-TEST `latest_by` chooses among elements, but `due` leads to one", "Leave it out"),
        Mistake("must: {cost: {is: {value_of: cost, «where»: {due: exists}}}}", "RULE-TEST `where` chooses among elements, but `cost`", "Leave it"),
        Mistake("must: {due: {is: {value_of: as_at, «latest_by»: due}}}", "RULE-TEST `latest_by` chooses among elements, but `as_at`", "Leave it"),
        Mistake("must: {informed_by.level: {«where»: {method: exists}}}", "RULE-VALUE `where` stands without a test", "Add what must hold, such as `is: ...`."),
        Mistake("must: {informed_by: {«latest_by»: when}}", "RULE-VALUE `latest_by` stands without a test", "Add what must hold, such as `at_least: ...`."),
        Mistake("must: {informed_by: {latest_by: «level», at_least: 1}}", "RULE-TEST `level` is no date of source", "Name a date: when or closes."),
        Mistake("must: {owner: {latest_by: «due», at_least: 1}}", "RULE-TEST `due` is no date of role", "Choose by `where`."),
        Mistake("must: {informed_by: {latest_by: «[when]», at_least: 1}}", "RULE-VALUE What follows `latest_by` is not one text", ""),
        Mistake("must: {informed_by: {latest_by: when, «before_latest_by»: when, at_least: 1}}", "RULE-TEST `latest_by` and `before_latest_by` stand side", "Choose by one"),
        Mistake("must: {informed_by.level: {where: {«levl»: exists}, is: consulted}}", "RULE-NAME `levl` is neither a field nor a link", "Did you mean"),
    ],
    ids=lambda one: one.says,
)  # fmt: skip
def test_a_choice_that_cannot_be_made_is_said_at_its_place(mistake: Mistake) -> None:
    assert told(mistake) == [expected(mistake)]
