"""What a rule says of several: its own words where it has some, else its message, said of each."""

import pytest
from packs_in import EVERY_RULE
from rules_in import Mistake, checked, expected, told

from alignment.rules.rule import AnyRule

SEVERAL = "actions: [{id: A-1, title: T}, {id: A-2, title: T, due: 2026}]\n"
MISTAKES = (
    Mistake(
        "together: «'actions lack {paths}'»",
        "RULE-TEMPLATE The `together` of TRIAL has the gap `paths`",
        "Did you mean `path`?",
    ),
    Mistake(
        "of_all: action\nat_least: 90%\nmessage: fails\ntogether: «'{count} lack it'»",
        "RULE-TEMPLATE The `together` of TRIAL has the gap `count`",
        "Write {{ for a brace.",
    ),
    Mistake("together: «[a]»", "RULE-VALUE `together` is not one text", ""),
)


def said(rule: str, model: str = SEVERAL) -> str:
    (outcome,) = checked(rule, model).outcomes
    return outcome.together


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_it_is_found(mistake: Mistake) -> None:
    assert told(mistake) == [expected(mistake)]


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("must_have: owner\nmessage: has no owner\ntogether: actions have no owner", "actions have no owner"),
        ("must_have: owner\nmessage: has no owner", "actions: each has no owner"),
        ("must_have: [owner, due]\nmessage: lacks {path}", "actions: each lacks `due` or `owner`"),
        ("must_have: [owner, due]\nmessage: m\ntogether: actions lack {path}", "actions lack `due` or `owner`"),
        ("must: {title: {is: T}}", ""),
        (
            "of_all: action\nat_least: 90%\nmust_have: owner\ntitle: All have owners",
            'actions do not meet "All have owners"',
        ),
    ],
)
def test_several_are_said_to_lack_what_one_lacks(rule: str, says: str) -> None:
    assert said(rule) == says


@pytest.mark.parametrize("rule", EVERY_RULE.values(), ids=list(EVERY_RULE))
def test_every_shipped_rule_has_words_for_several_that_are_short_enough_for_a_line(rule: AnyRule) -> None:
    assert rule.together is not None
    says = rule.together.fill({"path": "`owner` or `review`"})
    assert says[0].islower()
    assert len(f"{rule.id}  99 of 99 {says}") <= 80
