"""What rules say where something was written and not understood: what is so in any case, and of which nobody can tell."""

from typing import Final

import pytest
from rules_in import checked

MODEL: Final = """
    strategy: {id: S, title: T, period_from: 2022, period_to: soon, stage: draft, owner: R}
    actions:
      - {id: X1, title: T, due: 2026-05, starts: 2026-01, cost: 3, owner: R, slip_reason: monthly}
      - {id: X2, title: T, due: soonish, starts: 2026-01, cost: many, owner: GONE, depends_on: X1}
      - {id: X3, title: T, due: 2026-05, starts: later, depends_on: [X1, X2]}
      - {id: X4, title: T, owner: {to: R, basis: heard}}
    roles: [{id: R, title: T, type: post}]
"""

KNOWN: Final = ["S owner R", "X1 owner R", "X2 depends_on X1", "X3 depends_on X1", "X3 depends_on X2"]
"""Are the links of which all is known."""


def told(rule: str, model: str = MODEL, *, is_stated_only: bool = False) -> tuple[list[str], list[str]]:
    """Gives the subjects that fail a rule, and those of which nobody can tell."""
    verdict = checked(rule, model, is_stated_only=is_stated_only).verdicts["TRIAL"]
    return list(verdict.failed), list(verdict.unchecked)


@pytest.mark.parametrize(
    ("rule", "failed", "unchecked"),
    [
        ("must_have: due", ["X4"], ["X2"]),
        ("must: {due: {is_after: 2027}}", ["X1", "X3", "X4"], ["X2"]),
        # what a value is compared with may be what is not known, or absent
        ("must: {due: {is_after: {value_of: starts}}}", ["X4"], ["X2", "X3"]),
        ("must: {starts: {is_not: {value_of: due}}}", [], ["X2", "X3"]),
        ("must: {due: {is_before: {value_of: strategy.period_to}}}", ["X4"], ["X1", "X2", "X3"]),
        ("must: {due: {within: {of: starts, at_most: 1 month}}}", ["X1", "X4"], ["X2", "X3"]),
        # all values together
        ("must: {cost: {adds_up_to: 3}}", ["X3", "X4"], ["X2"]),
        ("must: {depends_on.cost: {adds_up_to: 3}}", ["X1", "X4"], ["X3"]),
        ("must: {depends_on.due: {different_values: {at_most: 1}}}", [], ["X3"]),
        ("must: {starts: {unique: true}}", ["X1", "X2"], ["X3"]),
        # the element that the rule is about
        ("must: {depends_on: {every: {due: {is: {value_of: subject.due}}}}}", [], ["X2", "X3"]),
        ("must: {depends_on: {some: {not: {due: {is: {value_of: subject.due}}}}}}", ["X1", "X4"], ["X2", "X3"]),
        # which elements the rule is about
        ("where: {due: exists}\nmust_have: overseen_by", ["X1", "X3"], ["X2"]),
        ("where: {due: exists}\nmust: {title: {starts_with: T}}", [], []),
        # links
        ("must: {owner: {some: {type: {is: post}}}}", ["X3"], ["X2"]),
        ("must: {any_of: [{owner: exists}, {status: exists}]}", ["X3"], ["X2"]),
        ("every: role\nmust: {owns(action): {at_most: 2}}", [], ["R"]),
        ("every: role\nmust: {owns(action): {at_least: 2}}", [], []),
        ("every: link\nmust: {basis: {is: stated}}", [], ["X4 owner R"]),
        ("every: link\nmust: {basis: {is: promised}}", KNOWN, ["X4 owner R"]),
        ("every: link\nmust: {from(action).due: exists}", ["S owner R", "X4 owner R"], ["X2 depends_on X1"]),
    ],
)
def test_what_is_not_known_is_not_checked(rule: str, failed: list[str], unchecked: list[str]) -> None:
    assert told(rule) == (failed, unchecked)


def test_by_how_much_a_value_is_moved_may_not_be_known() -> None:
    model = """
        measures:
          - {id: M1, title: T, latest_value: 10, target_value: 12, tolerance: about 2}
          - {id: M2, title: T, latest_value: 10, target_value: 12, tolerance: 2}
          - {id: M3, title: T, latest_value: 10, target_value: 12}
          - {id: M4, title: T, latest_value: 10, target_value: many, tolerance: 2}
    """
    test = "{value_of: target_value, minus: {value_of: tolerance}}"
    assert told(f"every: measure\nmust: {{latest_value: {{is_at_least: {test}}}}}", model) == (["M3"], ["M1", "M4"])
    assert told(f"every: measure\nmust: {{latest_value: {{is_not: {test}}}}}", model) == (["M2"], ["M1", "M4"])


def test_a_link_whose_basis_is_not_known_may_be_stated_or_not() -> None:
    model = MODEL.replace("X3, title: T", "X3, title: T, owner: {to: R, basis: promised}")
    assert told("must_have: owner", model, is_stated_only=True) == (["X3"], ["X2", "X4"])
    assert told("must_have: owner", model) == ([], ["X2"])


AWAITED: Final = """
    actions:
      - {id: X1, title: T, cost: 5, funded_by: [F, G, F9], advances: A9, measured_by: M}
      - {id: X2, title: T, cost: 5, funded_by: [F, G]}
      - {id: X3, title: T, supported_by: [R8, P9]}
      - {id: X4, title: T, supported_by: [R8, R9, Q], owner: R9}
    roles: [{id: Q, title: T}, {id: P, title: T}]
    funds: [{id: F, title: T, amount: 2}, {id: G, title: T, amount: 3}]
    measures: [{id: M, title: T}]
    organisations: [{id: O, title: T}]
"""


@pytest.mark.parametrize(
    ("rule", "failed", "unchecked"),
    [
        ("must: {funded_by.amount: {adds_up_to: {value_of: subject.cost}}}", ["X3", "X4"], ["X1"]),
        ("must: {measured_by: {shares_nothing_with: advances.measured_by}}", [], ["X1"]),
        ("must: {advances.measured_by: {overlaps: measured_by}}", ["X2", "X3", "X4"], ["X1"]),
        ("must_have: owner.belongs_to", ["X1", "X2", "X3"], ["X4"]),
        # a link of which nobody can tell is one link
        ("must: {supported_by: {at_least: 3}}", ["X1", "X2", "X3"], ["X4"]),
        ("must: {supported_by: {at_least: 2, where: {type: missing}}}", ["X1", "X2"], ["X3", "X4"]),
        ("must: {supported_by: {at_most: 2}}", [], ["X4"]),
        ("must: {owner.supports: {at_most: 1}}", [], ["X4"]),
        # nothing else leads to what is yet to be written
        ("every: role\nmust_have: owns(plan)", ["Q", "P"], []),
        ("every: organisation\nmust_have: has_role", ["O"], []),
    ],
)
def test_a_link_that_leads_nowhere_may_lead_to_what_is_yet_to_be_written(
    rule: str, failed: list[str], unchecked: list[str]
) -> None:
    assert told(rule, AWAITED) == (failed, unchecked)


DOUBLED: Final = """
    actions:
      - {id: X1, title: T, owner: R}
      - {id: X2, title: T, owner: Q, measured_by: R}
    roles: [{id: R, title: T, type: post}, {id: Q, title: T}, {id: R, title: U}]
"""


@pytest.mark.parametrize(
    ("rule", "failed", "unchecked"),
    [
        ("must: {owner.type: exists}", ["X2"], ["X1"]),
        ("every: role\nmust: {type: exists}", ["Q"], []),
        ("every: role\nmust: {owns: exists}", [], ["R"]),
        ("every: role\nmust: {owns: {at_most: 1}}", [], ["Q"]),
    ],
)
def test_a_link_to_an_id_that_two_elements_have_leads_to_one_of_them(
    rule: str, failed: list[str], unchecked: list[str]
) -> None:
    assert told(rule, DOUBLED) == (failed, unchecked)


UNREAD: Final = """
    actions: [{id: X1, title: T, owner: R, due: 2026}, {title: U}]
    roles: [{id: R, title: T}]
    plans: [{id: P, title: T}]
"""


@pytest.mark.parametrize(
    ("rule", "failed", "unchecked"),
    [
        ("must_have: due", [], []),
        ("every: role\nmust: {owns(action): {at_least: 2}}", [], ["R"]),
        ("every: role\nmust: {owns(action).due: {different_values: {at_most: 9}}}", [], ["R"]),
        ("every: role\nmust: {owns(action): {every: {owner: {same_as: subject}}}}", [], ["R"]),
        ("every: role\nmust: {owns(action).due: {is_before: 2027}}", [], ["R"]),
        ("every: role\nmust_have: owns(plan)", ["R"], []),
        ("every: plan\nmust: {has_part(action): {none: {due: exists}}}", [], ["P"]),
        ("every: link\nmust: {from(action).due: exists}", [], []),
        ("must: {depends_on: no_cycle}", [], []),
        ("must: {title: {unique: true}}", [], ["X1"]),
    ],
)
def test_what_was_not_read_may_link_to_anything_and_hold_anything(
    rule: str, failed: list[str], unchecked: list[str]
) -> None:
    assert told(rule, UNREAD) == (failed, unchecked)


CUT: Final = """
    strategy: {id: S, title: T, period_from: 2022, stage: draft}
    actions:
      - id: X1
        title: T
        slip_reason: some #1, but every term
        due: 2026
      - id: X2
        title: U
"""


@pytest.mark.parametrize(
    ("rule", "failed", "unchecked"),
    [
        # of a text that is cut off something is there, and nobody can tell all of it
        ("must_have: slip_reason", ["X2"], []),
        ("must: {slip_reason: {contains_text: every}}", ["X2"], ["X1"]),
        ("must: {slip_reason: {is_not: some}}", [], ["X1"]),
        ("must: {slip_reason: missing}", ["X1"], []),
        # what must be there and is not may be anything
        ("must: {due: {is_on_or_before: {value_of: strategy.period_to}}}", ["X2"], ["X1"]),
        ("where: {strategy.period_to: {is_after: 2020}}\nmust_have: owner", [], ["X1", "X2"]),
    ],
)
def test_a_text_cut_off_and_what_must_be_there_and_is_not_are_not_known(
    rule: str, failed: list[str], unchecked: list[str]
) -> None:
    assert told(rule, CUT) == (failed, unchecked)


TWICE: Final = """
    actions:
      - id: X1
        title: T
        owner: R
        due: TBC
        due: 2026
        owner: Q
      - id: X2
        title: U
        owner: {to: R, to: Q}
      - {id: X3, title: T, id: X4}
      - {id: X5, title: T, depends_on: X3}
    roles: [{id: R, title: T, type: post}, {id: Q, title: T}]
"""


@pytest.mark.parametrize(
    ("rule", "failed", "unchecked"),
    [
        ("must_have: due", ["X2", "X3", "X5"], ["X1"]),
        ("must: {owner.type: exists}", ["X3", "X5"], ["X1", "X2"]),
        ("must: {depends_on: exists}", ["X1", "X2", "X3"], ["X5"]),
    ],
)
def test_of_a_key_written_twice_nobody_can_tell_which_counts(
    rule: str, failed: list[str], unchecked: list[str]
) -> None:
    assert told(rule, TWICE) == (failed, unchecked)


def test_of_a_section_written_twice_there_may_be_more() -> None:
    assert told("must: {title: {unique: true}}", "actions: [{id: X1, title: T}]\nactions: later\n") == ([], ["X1"])
