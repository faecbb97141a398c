"""Where in the text of its document a paragraph stands, and that a quote counts only there."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quotes_in import RULE, checked, loaded

from alignment.citations.places import Unplaced
from alignment.citations.support import look_up
from alignment.findings.finding import Finding

PAPER: Final = """\
Summary of it all, in few words
1.1 The board met in May. 6.2 million were
owed by then.
1.2.
1.3.
Nobody was asked, as the minutes show.
6.2. For 2021/22 the deficit was £20.5m.
6.2.1 Of it, £1m was for trans-
port.
6.3 Talks go on.
"""


def model_of(quote: str, *paragraphs: str) -> str:
    """Writes a strategy in which a board quotes P, and the paragraphs of its paper."""
    written = "".join(f"  - {{title: T, part_of: PAPER, {one}}}\n" for one in paragraphs)
    return (
        "strategy: {id: ST, title: Plan, period_from: 2024, period_to: 2027, stage: approval}\n"
        f"documents: [{{id: PAPER, title: The paper}}]\nparagraphs:\n{written}"
        f"boards: [{{id: X, title: Board, evidence: {{to: P, quote: {quote}}}}}]\n"
    )


def said(model: str, paper: str = PAPER) -> list[str]:
    return [one.message for one in found(model, paper)]


def found(model: str, paper: str = PAPER) -> tuple[Finding, ...]:
    return checked(model, paper)[1].findings


NUMBERED: Final = tuple(f'id: N-{number}, number: "{number}"' for number in ("6.2.1", "6.3"))
DEFICIT: Final = 'id: P, number: "6.2"'


@pytest.mark.parametrize(
    ("quote", "paragraphs", "says"),
    [
        ("the deficit was £20.5m", (DEFICIT, *NUMBERED), ""),
        ("The board met in May", ('id: P, number: "1.1"', *NUMBERED), ""),
        ("For 2021/22", ('id: P, begins: "For 2021/22 the deficit"', *NUMBERED), ""),
        ("as the minutes show", ("id: P, begins: nobody was", *NUMBERED), ""),
        ("£1m was for transport", (DEFICIT, *NUMBERED), ""),  # 6.2.1 is part of 6.2
        ("in few words", ('id: P, begins: "Summary of it"', *NUMBERED), ""),
        ("Talks go on", (DEFICIT, *NUMBERED), "which PAPER says in N-6.3"),
        ("in few words", (DEFICIT, *NUMBERED), "which PAPER says elsewhere"),
        ("in many words", (DEFICIT, *NUMBERED), "which PAPER does not say"),
        ("£20.5m. 6.2.1 Of it", ('id: P, number: "6.2.1"', DEFICIT.replace("P", "N")), "which PAPER says in N"),
        ("£20.5m. 6.2.1 Of it", ('id: P, begins: "Talks"', 'id: N, number: "6.2.1"'), "which PAPER says elsewhere"),
    ],
)
def test_a_quote_counts_where_its_paragraph_stands(quote: str, paragraphs: tuple[str, ...], says: str) -> None:
    expected = [f'X "Board" quotes "{quote}" from P, {says}'] if says else []
    assert said(model_of(f'"{quote}"', *paragraphs)) == expected


def test_a_quote_of_another_paragraph_is_told_where_it_stands() -> None:
    (finding,) = found(model_of("Talks go on", DEFICIT, *NUMBERED))
    assert (finding.rule, finding.element, finding.facet, finding.label) == (RULE, "X", "evidence:P", "not in P")
    assert finding.fix == "Cite N-6.3, or mend the quote. Copy the words of P as they stand in PAPER."
    (finding,) = found(model_of("in few words", DEFICIT))
    assert finding.fix.startswith("Cite the paragraph that says it, or mend the quote. ")
    assert found(model_of("Talks go on", DEFICIT, *NUMBERED).replace("{to: P,", "{to: N-6.3,")) == ()


def test_a_value_that_only_another_paragraph_holds_is_not_held() -> None:
    model = model_of("£20.5m", *NUMBERED, 'id: P, number: "6.3"', DEFICIT.replace("P", "N")).replace(
        "boards:", "funds:"
    )
    valued = model.replace("id: X,", "id: X, amount: 20.5, unit: £m,").replace("NUM", "")
    (support,) = look_up(loaded(valued), {"PAPER": PAPER}).support
    assert support.standing.value == "not found"
    assert [one.facet for one in found(valued)] == ["evidence:P"]
    other = found(valued.replace("amount: 20.5", "amount: 21"))
    assert [one.facet for one in other] == ["evidence:P", "amount"]
    assert other[1].related[0].message == "the quote of P is not in P"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("id: P", Unplaced.UNSAID),
        ('id: P, number: "1.2"', Unplaced.UNSAID),  # where the scanner took the number from its paragraph
        ('id: P, number: "9.9"', Unplaced.UNSAID),
        ('id: P, begins: "Talks went on"', Unplaced.NOWHERE),
        ('id: P, begins: "the"', Unplaced.SEVERAL),
    ],
)
def test_a_paragraph_that_is_quoted_and_cannot_be_placed_is_said(written: str, why: Unplaced) -> None:
    model = model_of("Talks go on", written, 'id: N, number: "6.3"')
    (finding,) = found(model)
    assert finding.message == (
        f'P "T" {why.value.format(document="PAPER")}, so what is quoted from it may stand anywhere there'
    )
    assert (finding.rule, finding.element, finding.facet) == (RULE, "P", "begins")
    assert finding.fix == (
        "Write in `begins` its first words as they stand in PAPER, so many that they stand there once."
    )
    mended = model.replace(f"{written}}}", 'id: P, begins: "Talks go"}')
    assert said(mended) == []
    assert said(model.replace("quote: Talks", "quote: No talks"))[1:] == [
        'X "Board" quotes "No talks go on" from P, which PAPER does not say'
    ]


def test_what_is_not_quoted_needs_no_place() -> None:
    outcome, result = checked(model_of("Talks go on", 'id: P, number: "6.3"', "id: N"), PAPER)
    assert (result.findings, outcome.checked, outcome.failed) == ((), 1, 0)
    outcome, _ = checked(model_of("Talks go on", "id: P"), PAPER)
    assert (outcome.checked, outcome.failed) == (2, 1)


def test_a_number_twice_at_the_beginning_of_a_line_places_nothing() -> None:
    (finding,) = found(model_of("Talks go on", 'id: P, number: "6.3."'), f"{PAPER}6.3 Again, nobody knows.\n")
    assert finding.element == "P"


WORDS: Final = ("zebra", "yak", "vole", "trout", "swan", "robin", "quail", "owl")


@given(st.permutations(WORDS), st.integers(0, 7), st.integers(0, 7))
def test_of_any_order_of_paragraphs_each_holds_its_own_words_alone(words: list[str], cited: int, holder: int) -> None:
    paper = "".join(f"Of the {word} we know {word[::-1]}\nand no more.\n" for word in words)
    paragraphs = [f'id: {"P" if word == WORDS[cited] else word}, begins: "of the {word}"' for word in sorted(WORDS)]
    messages = said(model_of(f"know {WORDS[holder][::-1]}", *paragraphs), paper)
    assert bool(messages) == (cited != holder)
    assert all(one.endswith(f"which PAPER says in {WORDS[holder]}") for one in messages)
