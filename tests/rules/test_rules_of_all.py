"""So many of all: one finding, on the strategy, that names those that fail."""

import pytest
from rules_in import checked, found_one, shown

from alignment.results.check import Became

STRATEGY = "strategy: {id: S, title: The plan, period_from: 2026, period_to: 2029, stage: draft}\n"


def actions(owned: int, unowned: int) -> str:
    """Gives a model of actions of which so many have an owner and so many have none."""
    lines = [
        f"  - {{id: X{number}, title: T{', owner: R' if number < owned else ''}}}" for number in range(owned + unowned)
    ]
    return "\n".join(["actions:" if lines else "", *lines, "roles: [{id: R, title: T}]"])


def rule(share: str, extra: str = "") -> str:
    return f"of_all: action\nat_least: {share}\nmust_have: owner\nmessage: 'lacks {{count}} of {{total}}, {{share}}: {{failures}}'\n{extra}"


@pytest.mark.parametrize(
    ("share", "owned", "unowned", "became"),
    [
        ("50%", 1, 1, Became.PASSED),
        ("51%", 1, 1, Became.FAILED),
        ("50%", 49, 50, Became.FAILED),
        ("90%", 9, 1, Became.PASSED),
        ("90%", 8, 1, Became.FAILED),
        ("67%", 2, 1, Became.FAILED),
        ("66%", 2, 1, Became.PASSED),
        ("100%", 99, 1, Became.FAILED),
        ("100%", 100, 0, Became.PASSED),
        ("1%", 1, 99, Became.PASSED),
        ("1%", 1, 100, Became.FAILED),
        ("1%", 0, 1, Became.FAILED),
        ("100%", 0, 0, Became.NOTHING_TO_CHECK),
    ],
)
def test_the_share_is_reached_or_not(share: str, owned: int, unowned: int, became: Became) -> None:
    result = checked(rule(share), actions(owned, unowned))
    (outcome,) = result.outcomes
    assert (outcome.became, outcome.checked, outcome.failed) == (became, owned + unowned, unowned)
    assert len(result.findings) == (became is Became.FAILED)


def test_the_finding_is_on_the_strategy_and_shows_each_that_fails() -> None:
    finding = found_one(rule("80%"), STRATEGY, actions(2, 2))
    assert finding.message == 'S "The plan" lacks 2 of 4, 50%: X2 and X3'
    assert (finding.element, finding.facet, finding.fix, finding.why) == ("S", None, "Mend it.", "Because.")
    assert shown(finding) == ["1:16 ", "4:10 X2", "5:10 X3"]


def test_the_share_is_never_rounded_up() -> None:
    assert found_one(rule("100%"), actions(999, 1)).message == "The strategy lacks 1 of 1,000, 99%: X999"


def test_without_a_strategy_the_finding_stands_at_the_first_that_fails() -> None:
    finding = found_one(rule("80%"), actions(1, 2))
    assert finding.message == "The strategy lacks 2 of 3, 33%: X1 and X2"
    assert finding.element is None
    assert shown(finding) == ["3:10 ", "3:10 X1", "4:10 X2"]


def test_of_many_failures_ten_are_named_and_all_are_shown() -> None:
    finding = found_one(rule("80%"), actions(0, 13))
    assert finding.message == "The strategy lacks 13 of 13, 0%: X0, X1, X2, X3, X4, X5, X6, X7, X8, X9 and 3 more"
    assert len(finding.related) == 13


def test_of_links_the_finding_says_what_each_says() -> None:
    model = f"{STRATEGY}actions: [{{id: X, title: T, owner: {{to: R, basis: inferred}}, overseen_by: B}}]\nroles: [{{id: R, title: T}}]\nboards: [{{id: B, title: T}}]"
    finding = found_one(
        "of_all: link\nat_least: 90%\nmust: {basis: {is: stated}}\nmessage: 'rests on {failures}'", model
    )
    assert finding.message == 'S "The plan" rests on X is owned by R'
    assert shown(finding) == ["1:16 ", "2:41 X is owned by R"]


def test_only_those_that_are_asked_for_are_counted() -> None:
    model = "actions: [{id: X, title: T, status: done}, {id: Y, title: T}, {id: Z, title: T}]"
    assert found_one(rule("80%", "where: {status: missing}"), model).message == "The strategy lacks 2 of 2, 0%: Y and Z"
