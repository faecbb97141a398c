"""What each word of the language says: where nothing is there, where one value is there, and where there are several."""

from collections.abc import Sequence

import pytest
from rules_in import checked, failing

NOTHING = ""


def models_with(section: str, field: str, values: Sequence[str]) -> str:
    """Gives a model of one section, whose elements X0, X1 ... hold one value each."""
    lines = [
        f"  - {{id: X{number}, title: T{f', {field}: {value}' if value else ''}}}"
        for number, value in enumerate(values)
    ]
    return "\n".join([f"{section}:", *lines])


def holding(rule: str, section: str, field: str, values: Sequence[str]) -> list[str]:
    """Gives the values with which an element passes a rule; with one that cannot be read it neither passes nor fails."""
    verdict = checked(rule, models_with(section, field, values)).verdicts["TRIAL"]
    return [value for number, value in enumerate(values) if f"X{number}" in {*verdict.checked} - {*verdict.failed}]


STATUSES = (NOTHING, "TBC", "[]", "done", "stopped", "on track", "DONE", "no such word")


@pytest.mark.parametrize(
    ("test", "passing"),
    [
        ("exists", ("done", "stopped", "on track", "DONE")),
        ("missing", (NOTHING, "TBC", "[]")),
        ("{is: done}", ("done", "DONE")),
        ("{is: '  Done '}", ("done", "DONE")),
        ("{is_not: done}", (NOTHING, "TBC", "[]", "stopped", "on track")),
        ("{in: [done, stopped]}", ("done", "stopped", "DONE")),
        ("{not_in: [done, stopped]}", (NOTHING, "TBC", "[]", "on track")),
        ("{is_not: done, is: stopped}", ("stopped",)),
        ("{is_not: done, not_in: [stopped]}", (NOTHING, "TBC", "[]", "on track")),
    ],
)
def test_a_field_of_one_value(test: str, passing: tuple[str, ...]) -> None:
    assert holding(f"must: {{status: {test}}}", "actions", "status", STATUSES) == list(passing)


@pytest.mark.parametrize(
    ("test", "passing"),
    [
        ("exists", ("staff", "children", "[children, staff]", "[TBC, health]")),
        ("missing", (NOTHING, "[]", "[TBC]")),
        ("{includes: children}", ("children", "[children, staff]")),
        ("{includes: people affected}", ("children", "[children, staff]")),
        ("{includes: professionals}", ("staff", "[children, staff]", "[TBC, health]")),
        ("{includes: [children, health]}", ("children", "[children, staff]", "[TBC, health]")),
        ("{includes: [public, children]}", ("children", "[children, staff]")),
        ("{includes: Public}", ()),
    ],
)
def test_a_field_of_several_values_includes_a_value_or_any_of_a_group(test: str, passing: tuple[str, ...]) -> None:
    who = (NOTHING, "[]", "[TBC]", "staff", "children", "[children, staff]", "[TBC, health]")
    assert holding(f"every: source\nmust: {{who: {test}}}", "sources", "who", who) == list(passing)


@pytest.mark.parametrize(
    ("level", "passing"),
    [
        ("informed", ("informed", "consulted", "participated", "co-produced")),
        ("participated", ("participated", "co-produced")),
        ("co-produced", ("co-produced",)),
    ],
)
def test_is_at_least_goes_by_the_order_of_the_vocabulary(level: str, passing: tuple[str, ...]) -> None:
    levels = (NOTHING, "TBC", "informed", "consulted", "participated", "co-produced")
    rule = f"every: source\nmust: {{level: {{is_at_least: {level}}}}}"
    assert holding(rule, "sources", "level", levels) == list(passing)


@pytest.mark.parametrize(
    ("kind", "test", "values", "passing"),
    [
        ("action", "cost: {is: 41}", ("41", "41.0", "041", "41.5", "-41"), ("41", "41.0", "041")),
        ("action", "cost: {in: [1, 2.50]}", ("2.5", "1.00", "3"), ("2.5", "1.00")),
        ("action", "due: {is: 2026-05}", ("2026-05", "2026-05-01", "2026"), ("2026-05",)),
        ("action", "slip_reason: {is: every term}", ("Every  Term", "each term"), ("Every  Term",)),
        ("action", "tags: {includes: pilot}", ("Pilot", "[a, pilot]", "pilots"), ("Pilot", "[a, pilot]")),
        ("action", "basis: {is_not: inferred}", (NOTHING, "stated", "inferred"), (NOTHING, "stated")),
        ("plan", "type: {is: Action Plan}", ("action plan", "recovery plan"), ("action plan",)),
        ("document", "url: {is: 'https://a.b'}", ("'https://a.b'", "'https://a.c'"), ("'https://a.b'",)),
    ],
)
def test_values_are_compared_by_what_they_mean(
    kind: str, test: str, values: tuple[str, ...], passing: tuple[str, ...]
) -> None:
    field = test.partition(":")[0]
    assert holding(f"every: {kind}\nmust: {{{test}}}", f"{kind}s", field, values) == list(passing)


def test_a_title_is_a_value_even_where_it_reads_like_a_placeholder() -> None:
    assert failing("must: {title: {is: TBC}}", "actions: [{id: X, title: tbc}, {id: Y, title: Map}]") == ["Y"]


def informed(*levels: str) -> str:
    """Gives a model of one action, informed by a source of each level; `TBC` stands for a source that has none."""
    sources = [f"  - {{id: S{number}, title: S, level: {level}}}" for number, level in enumerate(levels)]
    ids = ", ".join(f"S{number}" for number in range(len(levels)))
    return "\n".join([f"actions: [{{id: X, title: T, informed_by: [{ids}]}}]", "sources:", *sources])


@pytest.mark.parametrize(
    ("test", "levels", "holds"),
    [
        ("level: exists", (), False),
        ("level: exists", ("TBC",), False),
        ("level: exists", ("TBC", "informed"), True),
        ("level: missing", (), True),
        ("level: missing", ("TBC",), True),
        ("level: missing", ("TBC", "informed"), False),
        ("level: {is: consulted}", (), False),
        ("level: {is: consulted}", ("TBC",), False),
        ("level: {is: consulted}", ("consulted",), True),
        ("level: {is: consulted}", ("consulted", "TBC"), True),
        ("level: {is: consulted}", ("consulted", "consulted"), True),
        ("level: {is: consulted}", ("consulted", "informed"), False),
        ("level: {is_not: consulted}", (), True),
        ("level: {is_not: consulted}", ("TBC",), True),
        ("level: {is_not: consulted}", ("informed", "TBC"), True),
        ("level: {is_not: consulted}", ("informed", "consulted"), False),
        ("level: {in: [informed, consulted]}", ("informed", "consulted"), True),
        ("level: {in: [informed, consulted]}", ("informed", "participated"), False),
        ("level: {not_in: [informed, consulted]}", (), True),
        ("level: {not_in: [informed, consulted]}", ("participated", "consulted"), False),
        ("level: {is_at_least: participated}", ("participated", "co-produced"), True),
        ("level: {is_at_least: participated}", ("consulted", "co-produced"), False),
        ("level: {is_at_least: participated}", (), False),
    ],
)
def test_a_field_through_a_path_every_value_must_pass(test: str, levels: tuple[str, ...], holds: object) -> None:
    path, _, words = test.partition(": ")
    assert (not failing(f"must: {{informed_by.{path}: {words}}}", informed(*levels))) is holds


IS_INFORMED = "{level: {is: informed}}"


@pytest.mark.parametrize(
    ("test", "levels", "holds"),
    [
        ("exists", (), False),
        ("exists", ("TBC",), True),
        ("missing", (), True),
        ("missing", ("TBC",), False),
        (f"{{some: {IS_INFORMED}}}", (), False),
        (f"{{some: {IS_INFORMED}}}", ("TBC", "consulted"), False),
        (f"{{some: {IS_INFORMED}}}", ("TBC", "informed"), True),
        (f"{{every: {IS_INFORMED}}}", (), True),
        (f"{{every: {IS_INFORMED}}}", ("informed", "informed"), True),
        (f"{{every: {IS_INFORMED}}}", ("informed", "consulted"), False),
        (f"{{every: {IS_INFORMED}}}", ("informed", "TBC"), False),
        (f"{{none: {IS_INFORMED}}}", (), True),
        (f"{{none: {IS_INFORMED}}}", ("TBC", "consulted"), True),
        (f"{{none: {IS_INFORMED}}}", ("informed", "consulted"), False),
        ("{at_least: 1}", (), False),
        ("{at_least: 2}", ("informed",), False),
        ("{at_least: 2}", ("informed", "informed"), True),
        ("{at_most: 1}", (), True),
        ("{at_most: 1}", ("informed",), True),
        ("{at_most: 1}", ("informed", "TBC"), False),
        ("{at_most: 0}", (), True),
        ("{exactly: 0}", (), True),
        ("{exactly: 0}", ("TBC",), False),
        ("{exactly: 2}", ("TBC",), False),
        ("{exactly: 2}", ("TBC", "TBC"), True),
        ("{exactly: 2}", ("TBC", "TBC", "TBC"), False),
        ("{at_least: 1, at_most: 2}", (), False),
        ("{at_least: 1, at_most: 2}", ("TBC", "TBC"), True),
        ("{at_least: 1, at_most: 2}", ("TBC", "TBC", "TBC"), False),
        ("{exactly: 2, at_least: 1}", ("TBC",), False),
        ("{exactly: 2, at_least: 1}", ("TBC", "TBC"), True),
        ("{exactly: 1, at_most: 2}", ("TBC", "TBC"), False),
        ("{exactly: 1, at_most: 2}", ("TBC",), True),
        (f"{{where: {IS_INFORMED}, at_least: 1}}", ("consulted",), False),
        (f"{{where: {IS_INFORMED}, at_least: 1}}", ("consulted", "informed"), True),
        (f"{{where: {IS_INFORMED}, exactly: 1}}", ("consulted", "informed"), True),
        (f"{{where: {IS_INFORMED}, exactly: 1}}", ("informed", "informed"), False),
        (f"{{where: {IS_INFORMED}, at_most: 1}}", ("informed", "consulted", "TBC"), True),
        (f"{{some: {IS_INFORMED}, at_most: 1}}", ("informed",), True),
        (f"{{some: {IS_INFORMED}, at_most: 1}}", ("informed", "consulted"), False),
        (f"{{where: {{level: exists}}, at_least: 1, every: {IS_INFORMED}}}", ("TBC", "informed"), True),
        (f"{{where: {{level: exists}}, at_least: 1, every: {IS_INFORMED}}}", ("TBC",), False),
        (f"{{where: {{level: exists}}, at_least: 1, every: {IS_INFORMED}}}", ("consulted", "informed"), False),
        (f"{{where: {{level: exists}}, at_most: 2, none: {IS_INFORMED}}}", ("TBC", "consulted"), True),
        (f"{{where: {{level: exists}}, at_most: 2, none: {IS_INFORMED}}}", ("TBC", "informed"), False),
        (f"{{where: {{title: {{is: other}}}}, at_most: 2, some: {IS_INFORMED}}}", ("informed",), False),
    ],
)
def test_links_are_counted_and_looked_at(test: str, levels: tuple[str, ...], holds: object) -> None:
    assert (not failing(f"must: {{informed_by: {test}}}", informed(*levels))) is holds


TWO_WAYS = """
    actions:
      - {id: TWICE, title: T, advances: [A1, A2]}
      - {id: ONCE, title: T, advances: [A2]}
      - {id: BOTH, title: T, advances: [A1, A3]}
    ambitions:
      - {id: A1, title: T, contributes_to: [O1]}
      - {id: A2, title: T, contributes_to: [O1]}
      - {id: A3, title: T, contributes_to: [O2, O1]}
    outcomes: [{id: O1, title: T}, {id: O2, title: T}]
"""


@pytest.mark.parametrize(
    ("test", "failed"),
    [("{exactly: 1}", ["BOTH"]), ("{at_least: 2}", ["TWICE", "ONCE"]), ("{at_most: 1}", ["BOTH"])],
)
def test_an_element_reached_by_two_ways_counts_once(test: str, failed: list[str]) -> None:
    assert failing(f"must: {{advances.contributes_to: {test}}}", TWO_WAYS) == failed


GRAPH = """
    actions:
      - {id: X1, title: T, owner: R1, part_of: PL1, advances: A1, status: done, overseen_by: B1}
      - {id: X2, title: T, follows: P1, part_of: PL2, supported_by: [R1, R2], depends_on: X1}
      - {id: X3, title: T, supported_by: R2}
    ambitions: [{id: A1, title: T, part_of: PL1}, {id: A2, title: T, part_of: PL2}]
    principles: [{id: P1, title: T, part_of: PL2}]
    plans: [{id: PL1, title: T, owner: R1}, {id: PL2, title: T, overseen_by: B1}]
    roles: [{id: R1, title: T, belongs_to: O1, type: post}, {id: R2, title: T}]
    organisations: [{id: O1, title: T}]
    boards: [{id: B1, title: T}]
    risks: [{id: K1, title: T, mitigated_by: [X1, C1]}, {id: K2, title: T, mitigated_by: [X2]}]
    commitments: [{id: C1, title: T}]
"""


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        ("every: ambition\nmust_have: advanced_by", ["A2"]),
        ("every: role\nmust_have: owns", ["R2"]),
        ("every: role\nmust_have: owns(action)", ["R2"]),
        ("every: role\nmust: {owns: {exactly: 2}}", ["R2"]),
        ("every: organisation\nmust_have: has_role.owns.advances", []),
        ("every: organisation\nmust_have: has_role.supports.follows", []),
        ("every: action\nmust_have: owner.belongs_to", ["X2", "X3"]),
        ("every: action\nmust_have: owner|supported_by", []),
        ("every: action\nmust: {owner|supported_by: {exactly: 1}}", ["X2"]),
        ("every: action\nmust_have: owner|supported_by.belongs_to", ["X3"]),
        ("every: action\nmust_have: advances|follows.part_of", ["X3"]),
        ("every: plan\nmust_have: has_part(ambition)", []),
        ("every: plan\nmust_have: has_part(principle)", ["PL1"]),
        ("every: plan\nmust: {has_part: {exactly: 2}}", ["PL2"]),
        ("every: plan\nmust: {has_part(action).status: {is: done}}", ["PL2"]),
        ("every: plan\nmust: {has_part.status: {is_not: done}}", ["PL1"]),
        ("every: action\nmust_have_one_of: [overseen_by, part_of(plan).overseen_by]", ["X3"]),
        ("every: action\nmust_have: [owner, advances]", ["X2", "X3"]),
        ("every: action\nmust: {depends_on.owner.type: {is: post}}", ["X1", "X3"]),
        ("every: action\nmust: {needed_by: exists}", ["X2", "X3"]),
        ("every: risk\nmust: {mitigated_by.status: exists}", ["K2"]),
        ("every: risk\nmust: {mitigated_by.status: missing}", ["K1"]),
        ("every: [plan, action]\nmust_have: overseen_by", ["X2", "X3", "PL1"]),
        ("every: [action, ambition]\nmust_have: advances|part_of", ["X3"]),
        ("every: [role, board]\nmust_have: owns|oversees", ["R2"]),
        ("every: action\nmust: {owner: exists, advances: exists}", ["X2", "X3"]),
        ("every: action\nmust: {all_of: [{owner: exists}, {advances: exists}]}", ["X2", "X3"]),
        ("every: action\nmust: {any_of: [{owner: exists}, {follows: exists}]}", ["X3"]),
        ("every: action\nmust: {any_of: [{owner: exists}], follows: missing}", ["X2", "X3"]),
        ("every: action\nmust: {not: {owner: exists, advances: exists}}", ["X1"]),
        ("every: action\nmust: {not: {not: {owner: exists}}}", ["X2", "X3"]),
        ("every: action\nmust_not: {owner: exists}", ["X1"]),
        ("every: action\nmust_not: {owner: exists, follows: exists}", []),
        ("every: action\nwhere: {owner: missing}\nmust_have: follows", ["X3"]),
        ("every: action\nwhere: {owner: exists}\nmust_not: {status: {is: done}}", ["X1"]),
    ],
)
def test_paths_demands_and_what_joins_them(rule: str, failed: list[str]) -> None:
    assert failing(rule, GRAPH) == failed


OWNED = "owned: {of: [action, plan], is: {owner: exists}}\n"
DONE = "owned and done: {of: action, is: {meets: owned, status: {is: done}}}\n"


@pytest.mark.parametrize(
    ("define", "rule", "failed"),
    [
        (OWNED + DONE, "must: {meets: owned, not: {meets: owned and done}}", ["X1", "X2", "X3"]),
        (DONE + OWNED, "must: {meets: owned and done, part_of: {some: {meets: owned}}}", ["X2", "X3"]),
        (OWNED, "every: [plan, action]\nwhere: {not: {meets: owned}}\nmust_have: overseen_by", ["X2", "X3"]),
        (OWNED + DONE, "every: plan\nwhere: {has_part(action): {some: {meets: owned and done}}}\nmust_have: owner", []),
    ],
)
def test_a_definition_stands_for_its_condition(define: str, rule: str, failed: list[str]) -> None:
    assert failing(rule, GRAPH, define) == failed


def test_where_a_link_leads_nowhere_or_to_the_wrong_kind_nobody_can_tell_where_it_should() -> None:
    model = """
        actions:
          - {id: X1, title: T, owner: GONE, advances: R1}
          - {id: X2, title: T, owner: TBC, advances: [GONE, A1]}
        roles: [{id: R1, title: T}]
        ambitions: [{id: A1, title: T}, {id: A2, title: T}]
    """
    for rule, failed, unchecked in (
        ("must_have: owner", ["X2"], ["X1"]),
        ("must_have: advances", [], ["X1"]),
        ("must: {advances: missing}", ["X2"], ["X1"]),
        ("must: {advances: {exactly: 1}}", [], ["X1", "X2"]),
        ("must: {advances: {at_least: 2}}", ["X1"], ["X2"]),
        ("must_have: due", ["X1", "X2"], []),
    ):
        result = checked(rule, model)
        assert [one.element for one in result.findings] == failed, rule
        assert list(result.outcomes[0].unchecked) == unchecked, rule


def test_findings_follow_the_order_of_the_files() -> None:
    found = checked("must_have: owner", "actions: [{id: X9, title: T}]", "actions: [{id: X1, title: T}]")
    assert [(str(one.location.path), one.element) for one in found.findings] == [("1.yaml", "X9"), ("2.yaml", "X1")]
