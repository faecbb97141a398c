"""How many beside how many: one path beside another, a share of all, and each group that a field makes by itself."""

import pytest
from rules_in import AS_AT, Mistake, checked, expected, failing, found_one, shown, sound, told
from yaml_in import strategy_of

from alignment.model.metamodel import built_in_metamodel
from alignment.rules.context import RuleContext
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import with_links
from alignment.rules.mutate import mutants
from alignment.rules.places import PlaceFinder
from alignment.rules.sentences import sentences

METAMODEL = with_links(built_in_metamodel())
MODEL = """
    actions:
      - {id: X1, title: T, supported_by: [R1, R2], informed_by: [S1, S2, S3]}
      - {id: X2, title: T, supported_by: R1, informed_by: [S1, S4]}
      - {id: X3, title: T, supported_by: [R1, R2, R3], informed_by: [S3, S5]}
      - {id: X4, title: T, supported_by: R3}
      - {id: X5, title: T, informed_by: S6}
    roles: [{id: R1, title: Head, type: post}, {id: R2, title: Lead, type: post}, {id: R3, title: Chair}]
    sources:
      - {id: S1, title: Spring, when: 2024-03, responses: 60, level: consulted, who: parent carer forum}
      - {id: S2, title: Autumn, when: 2024-09, responses: 40, level: consulted, who: [health, parent carer forum]}
      - {id: S3, title: Winter, when: 2025-12, responses: 100, level: participated, who: health}
      - {id: S4, title: Later, when: 2026, responses: 40, level: participated}
      - {id: S5, title: The year, when: 2025/26, responses: 5, level: informed}
      - {id: S6, title: Nothing said}
"""


@pytest.mark.parametrize(
    ("test", "held"),
    [
        ("supported_by: {at_least_as_many_as: informed_by}", "X3 X4"),
        ("supported_by: {at_most_as_many_as: informed_by}", "X1 X2 X5"),
        ("supported_by: {as_many_as: informed_by}", ""),
        ("supported_by: {where: {type: exists}, as_many_as: informed_by}", "X3 X4"),
        ("supported_by: {at_least_as_many_as: {of: informed_by, where: {level: {is: consulted}}}}", "X1 X2 X3 X4 X5"),
        ("supported_by: {as_many_as: {of: informed_by, latest_by: when}}", "X2 X5"),
        ("informed_by: {where: {level: {is: consulted}}, overlaps: {of: informed_by, latest_by: when}}", ""),
        ("informed_by: {where: {level: {is: consulted}}, at_least: 50%}", "X1 X2 X4"),
        ("informed_by: {where: {level: {is: consulted}}, at_least: 67%}", "X4"),
        ("informed_by: {where: {level: {is: consulted}}, at_most: 50 %}", "X2 X3 X4 X5"),
        ("informed_by: {where: {level: {is: consulted}}, exactly: 50%}", "X2 X4"),
        ("informed_by: {where: {level: {is: consulted}}, at_least: 1, at_most: 50%}", "X2"),
        ("informed_by: {latest_by: when, at_least: 50%}", "X2 X3 X4"),
        ("informed_by: {in_each: level, at_least: 2}", "X4 X5"),
        ("informed_by: {in_each: level, at_most: 1}", "X2 X3 X4 X5"),
        ("informed_by: {in_each: who, at_most: 1}", "X2 X3 X4 X5"),
        ("informed_by: {in_each: when, at_least: 1}", "X1 X3 X4 X5"),
        ("informed_by: {in_each: when, at_most: 1}", "X2 X4 X5"),
        ("informed_by: {in_each: level, where: {when: {is_before: 2024-06}}, at_least: 50%}", "X4 X5"),
        ("informed_by: {in_each: level, some: {responses: {is_at_least: 50}}, at_most: 2}", "X1 X4 X5"),
        ("informed_by: {in_each: level, latest_by: when, none: {responses: {is: 60}}}", "X1 X3 X4 X5"),
        ("informed_by.responses: {in_each: level, adds_up_to: 100}", "X1 X4 X5"),
        ("informed_by.level: {in_each: when, different_values: {at_most: 1}}", "X1 X2 X4 X5"),
        ("informed_by: {in_each: level, at_most_as_many_as: supported_by}", "X1 X2 X3 X4 X5"),
        ("informed_by: {in_each: level, same_as: informed_by}", "X4 X5"),
        ("informed_by: {in_each: level, every: {responses: {is_more_than: {value_of: subject.cost}}}}", "X4 X5"),
        ("not: {informed_by: {in_each: level, at_most: 1}}", "X1"),
    ],
)  # fmt: skip
def test_how_many_there_are_is_held_to_how_many_others_there_are(test: str, held: str) -> None:
    failed = failing(f"must: {{{test}}}", MODEL)
    assert [one for one in ("X1", "X2", "X3", "X4", "X5") if one not in failed] == held.split()


@pytest.mark.parametrize(
    ("test", "near", "members"),
    [
        ("supported_by: {at_least_as_many_as: informed_by}", ["X1 has 2 by `supported_by` and 3 by `informed_by`"], ""),
        ("depends_on: {at_least_as_many_as: informed_by}", ["X1 has 0 by `depends_on` and 3 by `informed_by`"], "missing:2 missing:3"),
        ("informed_by: {at_most_as_many_as: supported_by}", ["X1 has 3 by `informed_by` and 2 by `supported_by`"], "S1 S2 S3"),
        ("informed_by: {where: {level: {is: informed}}, at_least: 50%}", ["X1 has 0 of 3 that count"], "missing:2"),
        ("informed_by: {where: {level: {is: consulted}}, exactly: 34%}", ["X1 has 2 of 3 that count"], "S1 S2"),
        ("informed_by: {in_each: level, at_most: 1}", ["X1 falls short where `level` is consulted", "S1 is one of 2, where 1 is the most", "S2 is one of 2, where 1 is the most"], "S1 S2 level:consulted"),
        ("informed_by: {in_each: when, at_least: 2}", ["X1 falls short in 2025 by `when`"], "when:2025"),
    ],
)  # fmt: skip
def test_what_falls_short_is_said_and_known_again(test: str, near: list[str], members: str) -> None:
    found = found_one(f"where: {{id: {{is: X1}}}}\nmust: {{{test}}}", MODEL)
    assert [one.partition(" ")[2] for one in shown(found)] == near
    assert " ".join(found.members) == members


def test_values_are_to_blame_in_the_groups_that_fall_short() -> None:
    test = "informed_by.responses: {in_each: level, is_at_least: 50}"
    assert found_one(f"where: {{id: {{is: X1}}}}\nmust: {{{test}}}", MODEL).values == ("S2 responses >= 40",)


@pytest.mark.parametrize(
    ("test", "failed", "unchecked"),
    [
        ("supported_by: {at_least_as_many_as: informed_by}", ["X2"], ["X3", "X4"]),
        ("informed_by: {where: {method: {is: survey}}, at_least: 100%}", [], ["X2", "X3", "X4"]),
        ("informed_by: {where: {method: {is: survey}}, at_most: 50%}", ["X1"], ["X2", "X3", "X4"]),
        ("informed_by: {in_each: method, at_most: 1}", [], ["X2", "X3"]),
        ("informed_by: {in_each: method, at_least: 2}", ["X1"], ["X2", "X3", "X4"]),
    ],
)
def test_what_may_count_or_belong_to_any_group_is_not_checked(
    test: str, failed: list[str], unchecked: list[str]
) -> None:
    model = """
        actions:
          - {id: X1, title: T, supported_by: R, informed_by: S1}
          - {id: X2, title: T, supported_by: R, informed_by: [S1, S2]}
          - {id: X3, title: T, supported_by: R, informed_by: [S3, GONE]}
          - {id: X4, title: T, supported_by: GONE, informed_by: S2}
        roles: [{id: R, title: T}]
        sources:
          - {id: S1, title: T, method: survey}
          - {id: S2, title: T, method: asking}
          - {id: S3, title: T, method: forum}
    """
    verdict = checked(f"must: {{{test}}}", model).verdicts["TRIAL"]
    assert (list(verdict.failed), list(verdict.unchecked)) == (failed, unchecked)


def places(rule: str, subject: str) -> str:
    finder = PlaceFinder.of(Evaluator.of(RuleContext.of(strategy_of(MODEL)[0], "draft", AS_AT)), METAMODEL)
    return " ".join(sorted(finder.of_failure(sound(rule).rules[0], subject).every))


@pytest.mark.parametrize(
    ("test", "where"),
    [
        ("supported_by: {at_least_as_many_as: informed_by}", "X1"),
        ("informed_by: {at_most_as_many_as: supported_by}", "X1"),
        ("informed_by: {as_many_as: supported_by}", "X1"),
        ("informed_by: {where: {level: {is: consulted}}, at_least: 100%}", "S3 X1"),
        ("informed_by: {in_each: level, at_most: 1}", "S1 S2 X1"),
        ("informed_by: {in_each: level, at_least: 2}", "S1 S2 S3 X1"),
        ("not: {informed_by: {in_each: level, at_most: 2}}", "S3 X1"),
        ("not: {informed_by: {in_each: level, where: {method: exists}, at_most: 50%}}", "S1 S2 S3 X1"),
        ("not: {informed_by: {at_least_as_many_as: supported_by}}", "X1"),
        ("not: {supported_by: {at_most_as_many_as: informed_by}}", "X1"),
        ("not: {supported_by: {as_many_as: {of: informed_by, where: {level: {is: consulted}}}}}", "S1 S2 S3 X1"),
    ],
)
def test_a_failure_is_mended_where_others_would_be_counted(test: str, where: str) -> None:
    assert places(f"must: {{{test}}}", "X1") == where


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (
            "supported_by: {at_least_as_many_as: {of: informed_by, where: {level: exists}}}",
            (
                "there are at least as many roles, each a role that it is supported by, as"
                " there are sources, each a source that it is informed by (counting only those whose `level` is given)"
            ),
        ),
        (
            "informed_by: {where: {level: exists}, at_least: 50%}",
            "of all sources, each a source that it is informed by, at least 50% are among those whose `level` is given",
        ),
        ("informed_by: {in_each: level, at_least: 2}", "for each `level` alone, there are at least 2 sources, each a source that it is informed by"),
        ("informed_by: {in_each: when, at_least: 1}", "year by year of `when`, there is at least one source that it is informed by"),
    ],
)  # fmt: skip
def test_how_many_there_must_be_is_said(condition: str, sentence: str) -> None:
    (rule,) = sound(f"must: {{{condition}}}").rules
    assert sentences(rule, METAMODEL) == [f"Every action: {sentence}."]


@pytest.mark.parametrize(
    ("test", "names"),
    [
        (
            "supported_by: {at_least_as_many_as: {of: informed_by, where: {level: exists}}}",
            [
                "at_most_as_many_as informed_by where level in place of `supported_by at_least_as_many_as informed_by where level`",
                "without `where` in `informed_by where level`",
                "`owner` in place of `supported_by` in `supported_by`",
            ],
        ),
        (
            "informed_by: {where: {level: exists}, at_least: 90%}",
            [
                "at_most 90% in place of `informed_by where level at_least 90%`",
                "at_least 50% in place of `informed_by where level at_least 90%`",
                "without `where` in `informed_by where level`",
            ],
        ),
        ("informed_by: {where: {level: exists}, at_most: 20%}", ["at_most 50% in place of `informed_by where level at_most 20%`"]),
        (
            "informed_by: {in_each: level, at_least: 2, none: {method: exists}}",
            [
                "without `in_each level`",
                "without `in_each level` `informed_by at_least 2`",
                "at_least 1 in place of `informed_by at_least 2`",
            ],
        ),
    ],
)  # fmt: skip
def test_how_many_there_must_be_is_weakened(test: str, names: list[str]) -> None:
    (one,) = sound(f"must: {{{test}}}").rules
    found = {mutant.name: mutant.rule for mutant in mutants(one, METAMODEL)}
    assert set(names) <= found.keys()
    assert all(found[name] != one for name in names)


@pytest.mark.parametrize(
    "mistake",
    [
        Mistake("must: {due: {«in_each»: due, is: 2026}}", "RULE-TEST `in_each` divides elements, but `due` leads to one alone", "Leave it out"),
        Mistake("must: {informed_by: {«in_each»: level}}", "RULE-VALUE `in_each` stands without a test", "Add what must hold of each, such as `at_least: ...`."),
        Mistake("must: {informed_by.level: {«in_each»: when}}", "RULE-VALUE `in_each` stands without a test", "Add what must hold of each, such as `is: ...`."),
        Mistake("must: {informed_by: {in_each: «levl», at_least: 1}}", "RULE-TEST `levl` is no field of source", "Did you mean `level`?"),
        Mistake("must: {informed_by: {in_each: «zz», at_least: 1}}", "RULE-TEST `zz` is no field of source", "Name a field: "),
        Mistake("must: {informed_by: {in_each: «[level]», at_least: 1}}", "RULE-VALUE What follows `in_each` is not one text", ""),
        Mistake("must: {informed_by: {at_least: «50%»}}", "RULE-COUNT The share is one of all, so it is always 100%", "Say by `where:` which of them count, or write `at_least: 1`."),
        Mistake("must: {informed_by: {where: {level: exists}, at_least: «0%»}}", "RULE-VALUE `0%` is not a share", "Write a whole number of percent from 1% to 100%."),
        Mistake("must: {informed_by: {as_many_as: «due»}}", "RULE-TEST `due` leads to a value, where elements are counted", "Name a path of links."),
        Mistake("must: {informed_by: {as_many_as: «strategy»}}", "RULE-TEST `strategy` leads to one element alone, where", "Name a path of links."),
        Mistake("must: {informed_by: {as_many_as: {of: owner, «were»: {type: exists}}}}", "RULE-KEY `were` ", "Did you mean `where`?"),
        Mistake("must: {informed_by: {as_many_as: {«where»: {type: exists}}}}", "RULE-REQUIRED", ""),
        Mistake("must: {informed_by: {as_many_as: «[owner]»}}", "RULE-VALUE What follows `as_many_as` is not one text", ""),
        Mistake("must: {informed_by: {as_many_as: «informd_by»}}", "RULE-NAME `informd_by` is neither", "Did you mean"),
    ],
    ids=lambda one: one.says,
)  # fmt: skip
def test_what_cannot_be_counted_is_said_at_its_place(mistake: Mistake) -> None:
    assert told(mistake) == [expected(mistake)]
