"""Tests that look at all that is reached together: sums, different values, what two paths share, what nobody else has."""

import pytest
from rules_in import failing

FUNDED = """
    actions:
      - {id: X0, title: T, cost: 10}
      - {id: X1, title: T, cost: 10, funded_by: [F1, F2, F3]}
      - {id: X2, title: T, cost: 7.5, funded_by: [F1, F2]}
      - {id: X3, title: T, funded_by: [F1, F3]}
      - {id: X4, title: T, cost: 2.5, funded_by: [F4, F2]}
      - {id: X5, title: T, cost: 0, funded_by: [F4]}
      - {id: X6, title: T, cost: 0, funded_by: [F2, F5]}
    funds:
      - {id: F1, title: T, amount: 5.00, type: grant, year: 2026}
      - {id: F2, title: T, amount: 2.5, type: Grant, year: 2026}
      - {id: F3, title: T, amount: 2.50, type: saving, year: 2026/27}
      - {id: F4, title: T, unit: pounds}
      - {id: F5, title: T, amount: -2.5, unit: POUNDS, year: 2026}
"""


@pytest.mark.parametrize(
    ("test", "passing"),
    [
        ("funded_by.amount: {adds_up_to: 10}", "X1"),
        ("funded_by.amount: {adds_up_to: 7.50}", "X2 X3"),
        ("funded_by.amount: {adds_up_to: 0}", "X6"),
        ("funded_by.amount: {adds_up_to: {value_of: cost}}", "X1 X2 X4 X6"),
        ("cost: {adds_up_to: 10}", "X0 X1"),
        ("cost: {adds_up_to: {value_of: funded_by.amount}}", "X4"),
        ("funded_by: {every: {amount: {adds_up_to: {value_of: subject.cost}}}}", "X0"),
        ("funded_by.type: {different_values: {at_most: 1}}", "X0 X2 X4 X5 X6"),
        ("funded_by.amount: {different_values: {at_most: 1}}", "X0 X4 X5"),
        ("funded_by.amount: {different_values: {at_most: 2}}", "X0 X1 X2 X3 X4 X5 X6"),
        ("funded_by.year: {different_values: {at_most: 1}}", "X0 X2 X4 X5 X6"),
        ("funded_by.unit: {different_values: {at_most: 1}}", "X0 X1 X2 X3 X4 X5 X6"),
    ],
)
def test_sums_and_different_values(test: str, passing: str) -> None:
    failed = failing(f"must: {{{test}}}", FUNDED)
    assert [one for one in ("X0", "X1", "X2", "X3", "X4", "X5", "X6") if one not in failed] == passing.split()


SHARED = """
    actions:
      - {id: X0, title: T}
      - {id: X1, title: T, owner: R1}
      - {id: X2, title: T, supported_by: R1}
      - {id: X3, title: T, owner: R1, supported_by: R1}
      - {id: X4, title: T, owner: R1, supported_by: R2}
      - {id: X5, title: T, owner: R1, supported_by: [R2, R1]}
"""


@pytest.mark.parametrize(
    ("test", "passing"),
    [
        ("owner: {overlaps: supported_by}", "X3 X5"),
        ("supported_by: {overlaps: owner}", "X3 X5"),
        ("owner: {shares_nothing_with: supported_by}", "X0 X1 X2 X4"),
        ("owner: {same_as: supported_by}", "X3"),
        ("supported_by: {same_as: owner}", "X3"),
        ("owner.belongs_to: {same_as: supported_by.belongs_to}", "X3 X4 X5"),
        ("owner|supported_by: {same_as: supported_by}", "X2 X3 X5"),
        ("owner: {overlaps: supported_by, same_as: supported_by}", "X3"),
        ("owner: {overlaps: supported_by, exactly: 1}", "X3 X5"),
        ("owner.owns: {overlaps: subject}", "X1 X3 X4 X5"),
        ("owner.owns.supported_by: {same_as: subject.supported_by}", "X5"),
        ("supported_by: {some: {owns: {overlaps: subject}}}", "X3 X5"),
        ("supported_by: {none: {owns: {overlaps: subject}}}", "X0 X1 X2 X4"),
    ],
)
def test_what_two_paths_reach(test: str, passing: str) -> None:
    roles = "    roles: [{id: R1, title: T, belongs_to: O}, {id: R2, title: T, belongs_to: O}]\n    organisations: [{id: O, title: T}]"
    failed = failing(f"must: {{{test}}}", SHARED + roles)
    assert [one for one in ("X0", "X1", "X2", "X3", "X4", "X5") if one not in failed] == passing.split()


TITLES = """
    actions:
      - {id: X3, title: Map the network, status: done, cost: 1, due: 2026-05}
      - {id: X1, title: MAP  the network, cost: 1.0, due: 2026-05-01}
      - {id: X2, title: Open a caf\u00e9, status: done}
      - {id: X4, title: open a cafe\u0301, cost: 2, due: 2026-05, owner: R}
      - {id: X5, title: Once}
    plans: [{id: P, title: once}]
    roles: [{id: R, title: T}]
"""


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        # one finding for all that share a value, on the smallest id
        ("must: {title: {unique: true}}", "X1 X2"),
        ("must: {status: {unique: true}}", "X2"),
        ("must: {cost: {unique: true}}", "X1"),
        ("must: {due: {unique: true}}", "X3"),
        ("must: {slip_reason: {unique: true}}", ""),
        ("every: [action, plan]\nmust: {title: {unique: true}}", "P X1 X2"),
        ("every: plan\nmust: {title: {unique: true}}", ""),
        # compared with all of the kind, whichever of them are looked at
        ("where: {status: exists}\nmust: {title: {unique: true}}", "X3 X2"),
        ("must_not: {title: {unique: true}}", "X5"),
        ("must: {any_of: [{title: {unique: true}}, {status: exists}]}", "X1 X4"),
        # where something else is wrong too, each is a finding of its own
        ("must: {title: {unique: true}, owner: exists}", "X3 X1 X2 X5"),
        ("every: role\nmust: {owns: {every: {title: {unique: true}}}}", "R"),
    ],
)
def test_no_other_element_has_the_same_value(rule: str, failed: str) -> None:
    assert sorted(failing(rule, TITLES)) == sorted(failed.split())
