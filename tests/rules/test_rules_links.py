"""Links as what a rule is about: their name, their basis, their two ends; and what a finding about one looks like."""

import pytest
from rules_in import checked, found_one, shown

from alignment.results.check import Became

MODEL = """\
strategy: {id: S, title: The plan, period_from: 2026, period_to: 2029, stage: draft}
actions:
  - {id: X1, title: Map, owner: R1, advances: [A1, {to: A2, basis: inferred}]}
  - {id: X2, title: Train, depends_on: {to: X1, basis: promised}, basis: illustrative}
  - {id: X3, title: Ask, depends_on: X3}
ambitions: [{id: A1, title: T, contributes_to: O1}, {id: A2, title: T}]
outcomes: [{id: O1, title: T}]
roles: [{id: R1, title: T, type: post}]
"""


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        ("must: {basis: {is: stated}}", "X1 advances:A2, X2 depends_on:X1"),
        ("must: {basis: {not_in: [inferred, promised]}}", "X1 advances:A2"),
        ("must: {name: {is_not: advances}}", "X1 advances:A1, X1 advances:A2"),
        ("where: {name: {in: [advances, owner]}}\nmust: {basis: {is: stated}}", "X1 advances:A2"),
        ("where: {name: {is: advances}}\nmust: {to(ambition): {some: {contributes_to: exists}}}", "X1 advances:A2"),
        ("where: {name: {is: advances}}\nmust: {to(ambition).contributes_to: exists}", "X1 advances:A2"),
        ("where: {name: {is: advances}}\nmust: {from(action).owner.type: {is: post}}", ""),
        ("where: {name: {is: depends_on}}\nmust: {from: {shares_nothing_with: to}}", "X3 depends_on:X3"),
        ("where: {name: {is: depends_on}}\nmust: {to: {at_least: 1, at_most: 1}}", ""),
        ("where: {from(action): exists}\nmust: {to(action): exists}", "X1 owner:R1, X1 advances:A1, X1 advances:A2"),
        ("must: {from|to: {at_least: 2}}", "X3 depends_on:X3"),
        ("must: {from+: {exactly: 1}}", ""),
        ("must: {to*(link): exists}", ""),
        ("must: {to*(ambition): exists}", "X1 owner:R1, X2 depends_on:X1, X3 depends_on:X3, A1 contributes_to:O1"),
        ("where: {name: {is: depends_on}}\nmust: {to: {some: {title: {is: Ask}}}}", "X2 depends_on:X1"),
        ("where: {name: {is: depends_on}}\nmust: {from: {some: {id: {unique: true}}}}", ""),
        ("must_have: to.title", ""),
        ("where: {strategy.stage: {is: draft}, basis: {is_not: stated}}\nmust_not: {name: {is: advances}}", "X1 advances:A2"),
    ],
)  # fmt: skip
def test_a_rule_of_every_link_looks_at_each_of_them(rule: str, failed: str) -> None:
    found = checked(f"every: link\n{rule}", MODEL).findings
    assert sorted(f"{one.element} {one.facet}" for one in found) == sorted(failed.split(", ") if failed else [])


def test_a_finding_about_a_link_is_on_the_element_that_writes_it_at_the_place_of_the_link() -> None:
    finding = found_one("every: link\nwhere: {name: {is: advances}}\nmust: {basis: {is: stated}}", MODEL)
    assert (finding.element, finding.facet) == ("X1", "advances:A2")
    assert finding.message == 'X1 "Map" advances A2: the link fails'
    assert shown(finding) == ["3:57 it has the basis inferred; stated is needed"]


def test_what_came_near_at_an_end_of_a_link_is_shown_where_it_is_written_and_nothing_is_suggested() -> None:
    finding = found_one(
        "every: link\nwhere: {name: {is: owner}}\nmust: {to(role): {some: {belongs_to: exists}}}", MODEL
    )
    assert finding.message == 'X1 "Map" is owned by R1: the link fails'
    assert shown(finding) == ["3:33 `owner` is this link", "8:14 R1 has no `belongs_to`"]
    assert finding.fix == "Mend it."


def test_where_there_are_no_links_there_is_nothing_to_check() -> None:
    (outcome,) = checked("every: link\nmust: {basis: {is: stated}}", "actions: [{id: X, title: T}]").outcomes
    assert (outcome.became, outcome.checked) == (Became.NOTHING_TO_CHECK, 0)


def test_while_anything_at_all_is_unread_no_rule_of_links_passes() -> None:
    model = "actions: [{id: X, title: T, owner: R}]\nroles: [{id: R, title: T}]\nchannels: nothing here is a list"
    (outcome,) = checked("every: link\nmust: {basis: {is: stated}}", model).outcomes
    assert outcome.became is Became.NOT_CHECKED
    (outcome,) = checked("must: {owner: exists}", model).outcomes
    assert outcome.became is Became.PASSED
