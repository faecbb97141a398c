"""That a link which is no citation names the paragraph that says so, and is held to its words."""

import pytest
from quotes_in import PAPER, checked, loaded, model_of
from yaml_in import said, strategy_of

from alignment.citations.support import look_up, placed_quotes, quotes_without_text

LINK = "informed_by: {{to: S, evidence: {paragraph}, quote: {quote}}}"
SOURCES = "sources: [{id: S, title: Survey}]\n"


def model(paragraph: str, quote: str = "The survey closed", *lines: str) -> str:
    link = LINK.format(paragraph=paragraph, quote=f'"{quote}"')
    return model_of("actions", link, *lines) + SOURCES


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (model("P-1.2"), []),
        (model("P-1.1"), ['X "On trial since 1998" quotes "The survey closed" from P-1.1, which PAPER says in P-1.2']),
        (
            model("P-1.2", "No survey"),
            ['X "On trial since 1998" quotes "No survey" from P-1.2, which PAPER does not say'],
        ),
    ],
)
def test_the_words_for_a_link_stand_in_the_paragraph_that_it_names(written: str, says: list[str]) -> None:
    outcome, result = checked(written)
    assert [one.message for one in result.findings] == says
    assert (outcome.checked, outcome.failed) == (1, len(says))
    assert [one.facet for one in result.findings] == ["informed_by:S"] * len(says)


def test_a_paragraph_that_only_a_link_quotes_needs_a_place_as_well() -> None:
    unplaced = model("P-1.2").replace('number: "1.2", ', "")
    assert [(one.element, one.facet) for one in checked(unplaced)[1].findings] == [("P-1.2", "begins")]


def test_the_words_for_a_link_hold_no_value_of_its_element() -> None:
    quotes = look_up(
        loaded(model("P-1.2", "21st September 2025", "due: 2025-09-21", "evidence: P-1.1")), {"PAPER": PAPER}
    )
    assert [one.standing.value for one in quotes.support] == ["no quote"]


def test_words_for_which_no_text_is_at_hand_are_counted() -> None:
    strategy = loaded(model("O-1"))
    assert quotes_without_text(strategy, {"PAPER": PAPER}) == {"OTHER": 1}
    assert [one.paragraph for one in placed_quotes(strategy, ())] == ["O-1"]
    assert not look_up(strategy, {}).has_text


@pytest.mark.parametrize(
    ("evidence", "finding"),
    [
        ("P9", 'LINK-UNKNOWN X "Train" cites P9 for `informed_by: S`, which does not exist'),
        ("S", 'LINK-KIND X "Train" cites S for `informed_by: S`, which is not a paragraph'),
        (
            "the minutes",
            'LINK-SHAPE `informed_by` of X "Train" holds a link whose `evidence` says "the minutes", which is not an id: it holds a space',
        ),
        ("[P1]", 'LINK-SHAPE `informed_by` of X "Train" holds a link whose `evidence` is not one text'),
        (
            "TBC",
            'MODEL-PLACEHOLDER `informed_by` of X "Train" holds a link whose `evidence` says "TBC", which counts as absent',
        ),
        ("''", 'MODEL-EMPTY `informed_by` of X "Train" holds a link whose `evidence` is left empty'),
        ("P1", ""),
    ],
)
def test_what_a_link_cites_is_one_paragraph(evidence: str, finding: str) -> None:
    strategy, findings = strategy_of(
        f"actions: [{{id: X, title: Train, informed_by: {{to: S, evidence: {evidence}}}}}]\n"
        "sources: [{id: S, title: Survey}]\nparagraphs: [{id: P1, title: The survey}]\n"
    )
    assert [one.split(" ", 1)[1] for one in said(findings)] == ([finding] if finding else [])
    (link,) = strategy.links
    assert link.evidence == (None if finding else "P1")


def test_a_paragraph_that_may_stand_in_what_could_not_be_read_is_not_called_missing() -> None:
    strategy, findings = strategy_of(
        "actions: [{id: X, title: Train, informed_by: {to: S, evidence: P1}}]\n"
        "sources: [{id: S, title: Survey}]\nparagraphs: [{title: The survey}]\n"
    )
    assert [one.rule for one in findings] == ["MODEL-ID"]
    assert strategy.links[0].evidence is None
