"""What rests on links that the paper does not state: counted beside every rule, and findings where only those count."""

import pytest
from rules_in import checked

from alignment.checker.run import Checked
from alignment.results.check import Became

MODEL = """
    actions:
      - {id: X1, title: T, owner: R, advances: {to: A, basis: promised}}
      - {id: X2, title: T, owner: {to: R, basis: inferred}, advances: A}
      - {id: X3, title: T, owner: {to: R, basis: illustrative}, status: done}
      - {id: X4, title: T, owner: R, basis: inferred}
      - {id: X5, title: T}
    ambitions: [{id: A, title: T}]
    roles: [{id: R, title: T}]
"""


def resting(result: Checked) -> str:
    (outcome,) = result.outcomes
    return ", ".join(one.name for one in outcome.resting)


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("must_have: owner", "X2, X3, X4"),
        ("must_have: advances", "X1"),
        ("must_have_one_of: [owner, advances]", "X3, X4"),
        ("must_have: status", ""),
        ("must_have_one_of: [status, owner]", "X2, X4"),
        ("where: {status: {is: done}}\nmust_have: owner", "X3"),
        # who fails with all links and not on the stated ones does not rest on anything
        ("must: {owner: missing}", ""),
        ("must: {advances: {at_most: 0}}", ""),
        ("every: role\nmust: {owns: {at_least: 2}}", "R"),
        ("every: ambition\nmust_have: advanced_by", ""),
        ("every: link\nmust: {basis: {is_not: stated}}", ""),
        ("every: link\nwhere: {name: {is: owner}}\nmust: {from(action).advances: exists}", "X1 is owned by R"),
        ("of_all: action\nat_least: 80%\nmust_have: owner", "X2, X3, X4"),
        ("of_all: action\nat_least: 20%\nmust_have: owner", ""),
        ("of_all: action\nat_least: 21%\nmust_have: owner", "X2, X3, X4"),
        ("of_all: action\nat_least: 81%\nmust_have: owner", ""),
        ("must: {strategy: missing}", ""),
    ],
)
def test_what_passes_only_by_links_that_are_not_stated_is_named(rule: str, named: str) -> None:
    assert resting(checked(rule, MODEL)) == named


@pytest.mark.parametrize(
    ("rule", "failed"),
    [
        ("must_have: owner", "X2 X3 X4 X5"),
        ("must: {owner: missing}", "X1"),
        ("must_have_one_of: [owner, advances]", "X3 X4 X5"),
        ("every: role\nmust: {owns: {at_least: 2}}", "R"),
        # the links that are not stated are still looked at; only paths do not follow them
        ("every: link\nwhere: {basis: {is: promised}}\nmust_not: {name: {is: advances}}", "X1"),
        ("every: link\nwhere: {name: {is: advances}}\nmust: {from(action).owner: exists}", "X2"),
    ],
)
def test_on_the_stated_links_alone_what_rests_on_others_fails(rule: str, failed: str) -> None:
    result = checked(rule, MODEL, is_stated_only=True)
    assert [one.element for one in result.findings] == failed.split()
    assert resting(result) == ""


def test_where_everything_is_stated_nothing_rests_on_more() -> None:
    model = "actions: [{id: X, title: T, owner: R}]\nroles: [{id: R, title: T}]"
    for is_stated_only in (False, True):
        result = checked("must_have: owner", model, is_stated_only=is_stated_only)
        assert resting(result) == ""
        assert result.outcomes[0].became is Became.PASSED


def test_of_all_on_the_stated_links_alone() -> None:
    (outcome,) = checked("of_all: action\nat_least: 21%\nmust_have: owner", MODEL, is_stated_only=True).outcomes
    assert (outcome.became, outcome.failed) == (Became.FAILED, 4)


def test_on_stated_links_alone_a_link_that_is_there_is_called_unstated_and_not_lost() -> None:
    model = "actions: [{id: X, title: T, owner: {to: R, basis: promised}}]\nroles: [{id: R, title: T}]"
    (finding,) = checked("must_have: owner", model, is_stated_only=True).findings
    assert finding.label == "not stated by the paper"
    gone = checked("must_have: owner", model.replace("to: R", "to: GONE"), is_stated_only=True)
    assert (gone.findings, gone.outcomes[0].unchecked) == ((), ("X",))
