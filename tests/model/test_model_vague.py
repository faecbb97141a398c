"""Words that can mean anything: absent wherever a rule may rely on them, with words of their own."""

from typing import Final

import pytest
from yaml_in import Loaded, said, strategy_of

VAGUE: Final = (
    *(
        "regularly",
        "Ongoing",
        "on-going",
        "on a regular basis",
        "at regular intervals",
        "periodically",
        "periodic",
        "ad hoc",
    ),
    *(
        "as and when",
        "as and when required",
        "when needed",
        "as required",
        "if necessary",
        "continuous",
        "in due course",
    ),
    *(
        "as soon as possible",
        "ASAP",
        "various",
        "business as usual",
        "regularly, as needed",
        "ongoing / rolling",
        "routine.",
    ),
)
CHECKABLE: Final = (
    *(
        "regularly, each month",
        "ongoing talks with the forum",
        "the regular survey",
        "soon after Easter",
        "as required by law",
    ),
    *("variable rate", "often enough for the board to act", "Rolling Hills School"),
)


def action_with(field: str, text: str) -> Loaded:
    title = "" if field == "title" else "title: T, "
    return strategy_of(f"actions: [{{id: X, {title}{field}: '{text}'}}]")


@pytest.mark.parametrize("text", VAGUE)
@pytest.mark.parametrize("field", ["how_often", "slip_reason"])
def test_a_vague_word_is_absent_with_words_of_its_own(field: str, text: str) -> None:
    strategy, findings = action_with(field, text)
    column = 31 + len(field)
    assert said(findings) == [f'1:{column} MODEL-VAGUE `{field}` of X "T" says "{text}", which counts as absent']
    assert findings[0].why.startswith("Nobody can be held to it")
    assert strategy.elements["X"].value(field) is None
    assert strategy.absences["X", field].text == text


def test_what_says_more_is_a_value() -> None:
    for text in CHECKABLE:
        strategy, findings = action_with("slip_reason", text)
        assert (strategy.elements["X"].value("slip_reason"), findings) == (text, ())


def test_often_may_be_a_grade() -> None:
    strategy, findings = strategy_of(
        "measures: [{id: X, title: T, scale: [never, often, always], target_grade: often}]"
    )
    assert (strategy.elements["X"].value("target_grade"), findings) == ("often", ())


@pytest.mark.parametrize("field", ["title", "summary", "notes", "tags"])
def test_nor_is_it_absent_where_no_rule_relies_on_it(field: str) -> None:
    for text in VAGUE:
        strategy, findings = action_with(field, text)
        assert strategy.elements["X"].value(field) in {text, (text,)}
        assert findings == ()


@pytest.mark.parametrize(
    ("field", "rule"), [("due", "MODEL-DATE"), ("cost", "MODEL-NUMBER"), ("status", "MODEL-VALUE")]
)
def test_where_it_is_no_value_anyway_that_is_said(field: str, rule: str) -> None:
    strategy, findings = action_with(field, "ongoing")
    assert [one.rule for one in findings] == [rule]
    assert strategy.elements["X"].value(field) is None
