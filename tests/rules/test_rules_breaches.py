"""Why an element fails: where, which part of the demand, what came near to meeting it, and what would do."""

import pytest
from rules_in import found_one, shown

LADDER = """
    actions:
      - id: X
        title: T
        informed_by: [S1, S2, S3, S4, S6]
    sources:
      - {id: S1, title: T, level: consulted, who: parents and carers}
      - {id: S2, title: T, who: parents and carers}
      - {id: S3, title: T, level: participated, who: [schools, health]}
      - {id: S4, title: T, level: co-produced}
      - {id: S5, title: T, level: co-produced, who: children}
      - {id: S6, title: T, level: informed, who: schools}
"""
WITH_FAMILIES = """
    with families:
      of: source
      is: {level: {is_at_least: participated}, who: {includes: people affected}}
"""


def test_each_source_that_came_near_says_at_its_link_what_it_lacks() -> None:
    finding = found_one("must: {informed_by: {some: {meets: with families}}}", LADDER, define=WITH_FAMILIES)
    needed = "children, young people, parents and carers or parent carer forum is needed"
    assert shown(finding) == [
        "5:19 S1 is only consulted; participated or co-produced is needed",
        "5:23 S2 has no `level`",
        f"5:27 S3 names schools and health; {needed}",
        "5:31 S4 has no `who`",
        "5:35 S6 is only informed; participated or co-produced is needed",
    ]
    assert finding.facet == "informed_by"
    assert (
        finding.fix
        == 'Mend it. If it is S5 "T", the only such source in this model, add `S5` to `informed_by`; if not, add the right one under `sources:`.'
    )


ONE = "actions: [{id: X, title: T, status: stopped, owner: R1, advances: [A1, A2]}]\n"
OTHERS = """\
roles: [{id: R1, title: T, type: unit}, {id: R2, title: T, type: post, belongs_to: O1}]
organisations: [{id: O1, title: T}]
ambitions: [{id: A1, title: One, part_of: PL1}, {id: A2, title: Two}, {id: A3, title: Three}]
plans: [{id: PL1, title: T, type: action plan}]
boards: [{id: B1, title: T}]
"""


@pytest.mark.parametrize(
    ("demand", "facet", "places"),
    [
        # nothing is written
        ("must_have: overseen_by", "overseen_by", ["1:16 no `overseen_by` here"]),
        ("must_have: due", "due", ["1:16 no `due` here"]),
        ("must: {due: {is: 2026-05}}", "due", ["1:16 X has no `due`"]),
        ("must: {informed_by: {some: {level: exists}}}", "informed_by", ["1:16 no `informed_by` here"]),
        ("must: {informed_by.level: {is: consulted}}", "informed_by", ["1:16 no `informed_by` here"]),
        ("must: {informed_by: {at_least: 1}}", "informed_by", ["1:16 no `informed_by` here"]),
        ("must_not: {due: missing}", "due", ["1:16 no `due` here"]),
        ("must: {needed_by: exists}", None, ["1:16 "]),
        ("must: {needed_by: {some: {owner: exists}}}", None, ["1:16 "]),
        # something is written and does not do
        ("must: {status: {is_not: stopped}}", "status", ["1:37 X has the status stopped"]),
        ("must: {status: {in: [done, on track]}}", "status", ["1:37 X has the status stopped; on track or done is needed"]),
        ("must: {owner.type: {is_not: unit}}", "owner", ["1:53 R1 has the type unit"]),
        ("must: {owner.type: {is: post}}", "owner", ["1:53 R1 has the type unit; post is needed"]),
        ("must_have: owner.belongs_to", "owner", ["1:53 R1 has no `belongs_to`"]),
        ("must_have: owner.belongs_to.title", "owner", ["1:53 R1 has no `belongs_to.title`"]),
        ("must_have: advances.part_of.owner", "advances", ["1:67 PL1 has no `owner`", "5:14 PL1 has no `owner`"]),
        ("must: {advances: {some: {title: {is: x}}}}", "advances", [
            "1:68 `title` of A1 is One; x is needed", "1:72 `title` of A2 is Two; x is needed",
        ]),
        ("must: {advances: {every: {part_of: exists}}}", "advances", ["1:72 A2 has no `part_of`"]),
        ("must: {advances: {none: {part_of: exists}}}", "advances", ["1:68 A1 is one that must not be here"]),
        ("must: {advances: {at_most: 1}}", "advances", [
            "1:68 A1 is one of 2, where 1 is the most", "1:72 A2 is one of 2, where 1 is the most",
        ]),
        ("must: {advances: {where: {part_of: exists}, exactly: 0}}", "advances", ["1:68 A1 is one that must not be here"]),
        ("must: {advances: {where: {part_of: exists}, at_least: 2}}", "advances", ["1:72 A2 has no `part_of`"]),
        ("must: {advances: {at_least: 3}}", "advances", ["1:67 "]),
        ("must_not: {owner: exists}", "owner", ["1:53 "]),
        ("must_not: {status: exists, advances: exists}", "status", ["1:37 "]),
        ("must: {not: {any_of: [{advances: exists}, {owner: exists}]}}", "advances", ["1:67 "]),
        ("must: {advances: {where: {part_of: missing}, at_most: 9, every: {title: {is: x}}}}", "advances", [
            "1:72 `title` of A2 is Two; x is needed",
        ]),
        # more than a word can say
        ("must: {advances: {some: {part_of: missing, title: {is: One}}}}", "advances", [
            "1:68 A1 does not meet what is asked of it", "1:72 `title` of A2 is Two; one is needed",
        ]),
        ("must: {advances: {every: {part_of.type: {is: action plan}}}}", "advances", [
            "1:72 A2 does not meet what is asked of it",
        ]),
    ],
)  # fmt: skip
def test_the_place_is_the_key_that_an_officer_would_write(demand: str, facet: str | None, places: list[str]) -> None:
    finding = found_one(demand, ONE + OTHERS)
    assert (finding.facet, shown(finding)) == (facet, places)


@pytest.mark.parametrize(
    ("demand", "facet"),
    [
        ("must_have: [due, starts]", "due"),
        ("must_have_one_of: [due, how_often]", "due"),
        ("must: {any_of: [{all_of: [{advances: exists}, {due: exists}]}, {how_often: exists}]}", "due"),
        ("must: {any_of: [{any_of: [{due: exists}, {starts: exists}]}, {how_often: exists}]}", "due"),
        ("must: {all_of: [{advances: exists}, {due: exists}, {starts: exists}]}", "due"),
        ("must: {meets: planned}", "due"),
    ],
)
def test_the_first_part_that_fails_is_shown(demand: str, facet: str) -> None:
    define = "planned: {of: action, is: {advances: exists, due: exists}}" if "meets" in demand else ""
    model = "actions: [{id: X, title: T, owner: R1, advances: A1}]\nambitions: [{id: A1, title: T}]"
    assert found_one(demand, model, define=define).facet == facet


@pytest.mark.parametrize(
    ("demand", "named"),
    [
        ("must_have: [owner, advances, due]", "`owner` and `due`"),
        ("must_have: [owner.type, due, starts]", "`owner.type`, `due` and `starts`"),
        ("must_have_one_of: [owner, due]", "`owner` or `due`"),
        ("must: {owner: exists, status: {is: done}, advances: {at_least: 2}}", "`owner`, `status` and `advances`"),
        ("must: {status: {is: done, in: [done, stopped]}}", "`status`"),
        ("must_not: {advances: exists}", "`advances`"),
        ("must: {informed_by: {some: {level: exists}}}", "`informed_by`"),
        ("must: {advances.part_of: {every: {owner: exists}}}", "`advances.part_of`"),
    ],
)
def test_the_message_can_name_every_path_that_fails(demand: str, named: str) -> None:
    model = """
        actions: [{id: X, title: T, advances: A1}]
        ambitions: [{id: A1, title: T, part_of: PL1}]
        plans: [{id: PL1, title: T}]
    """
    finding = found_one(f"message: 'lacks {{path}}, and {{{{so on}}}}'\n{demand}", model)
    assert finding.message == f'X "T" lacks {named}, and {{so on}}'


@pytest.mark.parametrize(
    ("written", "says", "label"),
    [
        ("TBC", ' (`owner` says "TBC")', "counts as absent"),
        ("to be agreed.", ' (`owner` says "to be agreed.")', "counts as absent"),
        ("[vacant]", ' (`owner` says "vacant")', "counts as absent"),
        ("see action plan", ' (`owner` says "see action plan")', "counts as absent"),
        ("[]", "", "left empty"),
        ("", "", "left empty"),
        (f"awaiting {'the view of the board ' * 20}", ' (`owner` says "awaiting the view of the board the vi...")', "counts as absent"),
    ],
)  # fmt: skip
def test_what_stands_in_place_of_an_owner_is_named(written: str, says: str, label: str) -> None:
    finding = found_one(
        "", f"actions:\n  - id: X\n    title: T\n    owner: {written}\nambitions: [{{id: A1, title: T}}]"
    )
    assert finding.message == f'X "T" fails{says}'
    assert finding.label == label
    assert finding.location.line == 4


@pytest.mark.parametrize(
    ("word", "value", "says"),
    [
        ("is_at_least: participated", "informed", "S is only informed; participated or co-produced is needed"),
        ("is: consulted", "co-produced", "S has the level co-produced; consulted is needed"),
        ("in: [consulted, co-produced]", "informed", "S is only informed; consulted or co-produced is needed"),
        ("in: [informed, co-produced]", "consulted", "S has the level consulted; informed or co-produced is needed"),
        ("not_in: [consulted, informed]", "consulted", "S has the level consulted"),
    ],
)
def test_only_is_said_of_what_is_below_what_is_needed(word: str, value: str, says: str) -> None:
    finding = found_one(
        f"every: source\nmust: {{level: {{{word}}}}}", f"sources: [{{id: S, title: T, level: {value}}}]"
    )
    assert finding.label == says


@pytest.mark.parametrize(
    ("test", "value", "says"),
    [
        ("status: {in: [done, on hold]}", "not started", "X has the status not started; on hold or done is needed"),
        ("cost: {in: [10, 2.5]}", "3", "`cost` of X is 3; 10 or 2.5 is needed"),
        ("due: {is: 2026-05}", "2026-06", "`due` of X is 2026-06; 2026-05 is needed"),
        ("slip_reason: {is_not: none given}", "None given", "`slip_reason` of X is None given"),
        ("tags: {includes: [pilot, trial]}", "[later, sooner]", "X names later and sooner; pilot or trial is needed"),
    ],
)
def test_values_of_every_type_are_said_as_written(test: str, value: str, says: str) -> None:
    field = test.partition(":")[0]
    assert found_one(f"must: {{{test}}}", f"actions: [{{id: X, title: T, {field}: {value}}}]").label == says


def test_of_a_kind_without_the_field_it_is_said_that_it_cannot_have_it() -> None:
    model = """
        risks:
          - id: K
            title: T
            mitigated_by: [C]
        commitments: [{id: C, title: T}]
    """
    assert shown(found_one("every: risk\nmust: {mitigated_by.status: exists}", model)) == [
        "5:20 C is a commitment, which cannot have `status`"
    ]
    finding = found_one("every: risk\nmust: {mitigated_by(action).status: {is: done}}", model)
    assert shown(finding) == ["5:19 "]


def test_where_one_value_fails_those_without_a_value_are_not_named() -> None:
    model = "actions: [{id: X, title: T, informed_by: [S1, S2]}]\nsources: [{id: S1, title: T}, {id: S2, title: T, level: informed}]"
    finding = found_one("must: {informed_by.level: {is: consulted}}", model)
    assert shown(finding) == ["1:47 S2 is only informed; consulted is needed"]


def test_what_two_rules_say_of_the_same_elements_is_not_mixed_up() -> None:
    model = "actions: [{id: X, title: T, owner: R1}]\nroles: [{id: R1, title: T, type: unit}]"
    for _ in range(50):
        assert found_one("must: {owner.type: {is: post}}", model).label == "R1 has the type unit; post is needed"
        assert found_one("must: {owner.type: {is_not: unit}}", model).label == "R1 has the type unit"


def test_what_is_reached_from_the_other_end_is_shown_where_it_stands() -> None:
    model = """
        ambitions:
          - {id: A1, title: T}
        actions:
          - {id: X1, title: T, advances: A1, status: stopped}
          - {id: X2, title: T, advances: A1, status: stopped}
    """
    finding = found_one("every: ambition\nmust: {advanced_by: {some: {status: {is_not: stopped}}}}", model)
    assert finding.facet is None
    assert shown(finding) == [
        "3:10 X1 has the status stopped",
        "5:10 X1 has the status stopped",
        "6:10 X2 has the status stopped",
    ]


def test_a_finding_carries_what_the_rule_says() -> None:
    finding = found_one("", "actions: [{id: X, title: A title of more than forty characters in all}]")
    assert finding.rule == "TRIAL"
    assert finding.why == "Because."
    assert str(finding.severity) == "warning"
    assert finding.element == "X"
    assert finding.message == 'X "A title of more than forty characters..." fails'
