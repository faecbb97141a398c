"""Links followed again and again: however often, past circles, to elements of other kinds, and back to themselves."""

import pytest
from rules_in import failing

CHAIN = """
    actions:
      - {id: X1, title: T, depends_on: X2, status: done, part_of: PL}
      - {id: X2, title: T, depends_on: [X3, X4], owner: R}
      - {id: X3, title: T, depends_on: X3, due: 2026-05}
      - {id: X4, title: T}
      - {id: X5, title: T, depends_on: X6}
      - {id: X6, title: T, depends_on: X5, due: 2026-06}
    outcomes:
      - {id: O1, title: T}
      - {id: O2, title: T, part_of: O1}
      - {id: O3, title: T, part_of: [O2, PL]}
      - {id: O4, title: T, part_of: O4}
    ambitions: [{id: A1, title: T, contributes_to: O3}]
    milestones: [{id: MS, title: T, part_of: X1}]
    plans: [{id: PL, title: T, aligns_with: PL2, overseen_by: B1}, {id: PL2, title: T, aligns_with: PL}]
    boards: [{id: B1, title: T, reports_to: B2}, {id: B2, title: T}]
    roles: [{id: R, title: T}]
"""


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        # once or more often: the element itself only where a circle leads back to it
        ("must: {depends_on+: exists}", "X4"),
        ("must: {depends_on+: {exactly: 2}}", "X1 X3 X4"),
        ("must: {depends_on+: {exactly: 3}}", "X2 X3 X4 X5 X6"),
        ("must: {depends_on+: {at_most: 1}}", "X1 X2 X5 X6"),
        ("must: {depends_on+.due: exists}", "X4"),
        ("must: {depends_on+: {none: {due: {is: 2026-05}}}}", "X1 X2 X3"),
        ("must: {depends_on+: {some: {owner: exists}}}", "X2 X3 X4 X5 X6"),
        ("must: {needed_by+: exists}", "X1"),
        ("must: {needed_by+: {exactly: 2}}", "X1 X2 X3"),
        # never, once or more often: the element itself always
        ("must: {depends_on*: exists}", ""),
        ("must: {depends_on*: {exactly: 1}}", "X1 X2 X5 X6"),
        ("must: {depends_on*: {at_least: 4}}", "X2 X3 X4 X5 X6"),
        ("must: {depends_on*.due: exists}", "X4"),
        ("must: {depends_on*: {some: {status: {is: done}}}}", "X2 X3 X4 X5 X6"),
        ("must: {needed_by*: {some: {status: {is: done}}}}", "X5 X6"),
        # either, again and again
        ("must: {depends_on|needed_by+: {exactly: 4}}", "X5 X6"),
        ("must: {depends_on|needed_by*: {exactly: 2}}", "X1 X2 X3 X4"),
        ("must: {depends_on|part_of+: {exactly: 4}}", "X2 X3 X4 X5 X6"),
        ("must: {depends_on|part_of+(plan): exists}", "X2 X3 X4 X5 X6"),
        # one kind of what is met, past elements of others
        ("every: outcome\nmust: {part_of+(plan): exists}", "O1 O2 O4"),
        ("every: plan\nmust: {has_part+(outcome): exists}", "PL2"),
        ("every: plan\nmust: {has_part+(milestone): exists}", "PL2"),
        ("every: plan\nmust: {has_part+: {exactly: 3}}", "PL2"),
        ("every: plan\nmust: {has_part*(milestone): {exactly: 1}}", "PL2"),
        ("every: plan\nmust: {has_part*(plan): {exactly: 1}}", ""),
        ("every: outcome\nmust: {has_part*.contributed_to_by: exists}", "O4"),
        ("every: outcome\nmust: {part_of*(outcome): {at_most: 1}}", "O2 O3"),
        # steps before and after
        ("every: milestone\nmust: {part_of.depends_on+.due: exists}", ""),
        ("every: milestone\nmust: {part_of.depends_on+: {exactly: 3}}", ""),
        ("every: plan\nmust: {aligns_with*.overseen_by.reports_to+: exists}", ""),
        ("every: plan\nmust: {aligns_with+.overseen_by: exists}", ""),
        ("every: plan\nmust: {aligns_with.overseen_by: exists}", "PL"),
        ("every: board\nmust: {receives_from+.oversees: exists}", "B1"),
        ("every: board\nmust: {receives_from*.oversees: exists}", ""),
    ],
)
def test_a_link_is_followed_until_it_leads_no_further(rule: str, failed: str) -> None:
    assert failing(rule, CHAIN) == failed.split()


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        ("must: {depends_on: no_cycle}", "X3 X5"),
        ("must: {depends_on+: no_cycle}", "X3 X5"),
        ("must: {needed_by: no_cycle}", "X3 X5"),
        ("must: {depends_on: no_cycle, status: missing}", "X1 X3 X5"),
        ("must: {not: {depends_on: no_cycle}}", "X1 X2 X4"),
        ("must: {any_of: [{depends_on: no_cycle}, {due: exists}]}", "X5"),
        ("where: {depends_on: no_cycle, owner: missing}\nmust: {status: exists}", "X4"),
        ("where: {due: {is: 2026-06}}\nmust: {depends_on: no_cycle}", "X6"),
        ("must: {depends_on: {none: {not: {depends_on: no_cycle}}}}", "X2 X3 X5 X6"),
        ("every: outcome\nmust: {part_of: no_cycle}", "O4"),
        ("every: plan\nmust: {aligns_with: no_cycle}", "PL"),
        ("every: plan\nmust: {aligns_with.overseen_by.oversees: no_cycle}", ""),
        ("every: board\nmust: {reports_to: no_cycle}", ""),
        ("every: action\nmust: {part_of.has_part(action): no_cycle}", "X1"),
    ],
)
def test_no_element_may_be_reached_from_itself(rule: str, failed: str) -> None:
    assert failing(rule, CHAIN) == failed.split()
