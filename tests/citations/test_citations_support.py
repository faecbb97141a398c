"""Which values of an element its quotes hold: by value, from a text that is at hand."""

import string
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quotes_in import PAPER, model_of, quotes_of, standings

from alignment.dates import PartialDate, parse_date

DEFICIT: Final = "evidence: {to: P-1.1, quote: the area-wide deficit was £20.5m}"
YEAR: Final = "evidence: {to: P-1.1, quote: In the 2024/25 financial year}"
SURVEY: Final = "evidence: {to: P-1.2, quote: The survey closed on 21st September 2025}"
CITED: Final = "evidence: P-1.1"


@pytest.mark.parametrize(
    ("section", "lines", "expected"),
    [
        ("funds", ("amount: 20.5", "unit: £m", DEFICIT), {"amount": "supported"}),
        ("funds", ("amount: 20500000", DEFICIT), {"amount": "supported"}),
        ("funds", ("amount: 20.5", DEFICIT), {"amount": "not found 20.5"}),
        ("funds", ("amount: 20.6", "unit: £m", DEFICIT), {"amount": "not found 20.6 (£m)"}),
        ("funds", ("amount: 20.5", "unit: £m", CITED), {"amount": "no quote 20.5 (£m)"}),
        ("funds", ("amount: 20.5", "unit: £m"), {}),
        ("funds", ("year: 2024/25", YEAR), {"year": "supported"}),
        ("funds", ("year: 2024", YEAR), {"year": "supported"}),
        ("funds", ("year: 2023/24", YEAR), {"year": "not found 2023/24"}),
        ("sources", ("closes: 2025-09-21", SURVEY), {"closes": "supported"}),
        ("sources", ("when: 2025-09", SURVEY), {"when": "supported"}),
        ("sources", ("when: 2025", SURVEY), {"when": "supported"}),
        ("sources", ("closes: 2025-09-20", SURVEY), {"closes": "not found 2025-09-20"}),
        ("sources", ("when: 2025-10", SURVEY), {"when": "not found 2025-10"}),
        ("actions", ("slip_reason: 2 times a year", "evidence: {to: P-1.2, quote: twice a year}"), {"slip_reason": "supported"}),
        ("actions", ("slip_reason: twice a year", "evidence: {to: P-1.2, quote: twice a year}"), {"slip_reason": "supported"}),
        ("actions", ("slip_reason: three times a year", "evidence: {to: P-1.2, quote: twice a year}"), {"slip_reason": "not found three"}),
        ("actions", ("slip_reason: once one is ready", "evidence: {to: P-1.2, quote: twice a year}"), {}),
        ("actions", ("slip_reason: yearly", CITED), {}),
        ("risks", ("rating: D2", "evidence: {to: P-1.2, quote: The risk is rated D2}"), {"rating": "supported"}),
        ("risks", ("rating: D3", "evidence: {to: P-1.2, quote: The risk is rated D2}"), {"rating": "not found D3"}),
        ("risks", ("cause: In 2024 the 41% near home", YEAR), {"cause": "not found 41%"}),
        ("measures", ("target_value: 41", 'unit: "%"', "evidence: {to: P-1.1, quote: 41 per cent of them}"), {"target_value": "supported"}),
        ("measures", ("target_value: 1250", "unit: children", 'evidence: {to: P-1.1, quote: "Places for 1,250 children"}'), {"target_value": "supported"}),
        ("measures", ("unit: per 100 children", "direction: increase", "type: outcome", CITED), {}),
        ("duties", ("url: https://example.org/2011", "act: Plan of 2024", YEAR), {"act": "supported"}),
        ("boards", ("tags: [phase-2]", CITED), {}),
    ],
)  # fmt: skip
def test_a_value_is_looked_for_in_what_is_quoted(
    section: str, lines: tuple[str, ...], expected: dict[str, str]
) -> None:
    assert standings(section, *lines) == expected


def test_neither_a_title_nor_any_other_name_is_looked_at() -> None:
    model = model_of("boards").replace(
        "{id: PAPER,", '{id: PAPER, file: paper-2001.txt, sha256: "0123", evidence: P-1.1,'
    )
    assert quotes_of(model).support == ()


@pytest.mark.parametrize(
    ("quote", "standing"),
    [
        ("deficit was £20.5m", "supported"),
        ("deficit was £20.5", "not found 20.5 (£m)"),
        ("5m", "not found 20.5 (£m)"),
        ("the deficit was £20.5m", "not found 20.5 (£m)"),
        ("the deficit", "not found 20.5 (£m)"),
    ],
)
def test_a_value_counts_only_whole_and_in_a_quote_that_stands_in_the_text(quote: str, standing: str) -> None:
    lines = ("amount: 20.5", "unit: £m", f"evidence: {{to: P-1.1, quote: {quote}}}")
    assert standings("funds", *lines) == {"amount": standing}


def test_what_a_quote_cuts_off_is_not_what_it_holds() -> None:
    paper = "Of 20.5 million pounds, 12 were spent on 21 September 2025."
    for value, quote in (("20.5", "Of 20.5"), ("2025-09-21", "September 2025")):
        field = "year" if "-" in value else "amount"
        found = standings("funds", f"{field}: {value}", f"evidence: {{to: P-1.1, quote: {quote}}}", paper=paper)
        assert found == {field: f"not found {value}"}


def test_a_quote_that_stands_in_several_places_holds_what_any_of_them_holds() -> None:
    paper = "It was 20.5 million. It was 20 here. It was 20 there."
    assert standings("funds", "amount: 20", "evidence: {to: P-1.1, quote: It was 20}", paper=paper) == {
        "amount": "supported"
    }


def test_several_quotes_together_hold_a_text() -> None:
    lines = (
        "cause: 2025 ended with £20.5m",
        "evidence:",
        f"  - {DEFICIT[10:]}",
        "  - {to: P-1.2, quote: The survey closed on 21st September 2025}",
    )
    assert standings("risks", *lines) == {"cause": "supported"}


@pytest.mark.parametrize(
    ("evidence", "standing"),
    [
        ("[P-1.1]", "no text to hand 20.5 (£m)"),
        ("[{to: P-1.1, quote: the area-wide deficit was £20.5m}]", "no text to hand 20.5 (£m)"),
    ],
)
def test_without_a_text_nothing_is_said_to_be_missing(evidence: str, standing: str) -> None:
    found = standings("funds", "amount: 20.5", "unit: £m", f"evidence: {evidence}", paper=None)
    assert found == {"amount": standing}


@pytest.mark.parametrize(
    ("elsewhere", "standing"),
    [
        ("O-1", "no text to hand 3 (£m)"),
        ("LOOSE", "no text to hand 3 (£m)"),
        ("{to: O-1, quote: was £3m}", "no text to hand 3 (£m)"),
        ("{to: O-1, quote: was £4m}", "not found 3 (£m)"),
    ],
)
def test_what_a_text_may_hold_that_is_not_at_hand_is_not_said_to_be_missing(elsewhere: str, standing: str) -> None:
    evidence = f"evidence: [{{to: P-1.1, quote: deficit was £20.5m}}, {elsewhere}]"
    assert standings("funds", "amount: 3", "unit: £m", evidence) == {"amount": standing}


def test_two_elements_may_quote_the_same_words() -> None:
    second = f"  - {{id: Y, title: Also on trial, amount: 21, unit: £m, {DEFICIT}}}\n"
    support = quotes_of(model_of("funds", "amount: 20.5", "unit: £m", DEFICIT) + second).support
    assert [(one.element, one.standing.value) for one in support] == [("X", "supported"), ("Y", "not found")]


def test_the_words_that_hold_a_value_are_kept_with_their_paragraph() -> None:
    lines = ("amount: 20.5", "unit: £m", "evidence: [P-1.2, {to: P-1.1, quote: deficit was £20.5m}]")
    (support,) = quotes_of(model_of("funds", *lines)).support
    assert (support.element, support.field, support.said) == ("X", "amount", "20.5 (£m)")
    (holding,) = support.holding
    assert (holding.link.target, holding.link.quote, holding.document) == ("P-1.1", "deficit was £20.5m", "PAPER")
    assert [one.text for one in holding.holds] == ["£20.5m"]


NUMBERS: Final = st.integers(1, 999_999).map(str)


@given(number=NUMBERS, place=st.integers(0, 5), digit=st.sampled_from(string.digits), has_comma=st.booleans())
def test_one_wrong_digit_is_always_found(number: str, place: int, digit: str, *, has_comma: bool) -> None:
    at = place % len(number)
    mistyped = f"{number[:at]}{digit}{number[at + 1 :]}"
    written = f"{int(number):,}" if has_comma else number
    lines = ("unit: children", f'evidence: {{to: P-1.1, quote: "for {written} children"}}')
    found = standings("measures", f"target_value: {mistyped}", *lines, paper=f"Places\nfor {written}\nchildren.")
    assert found == {
        "target_value": "supported" if int(mistyped) == int(number) else f"not found {int(mistyped)} (children)"
    }


SAID: Final = (
    ("funds", "amount", "20.5", "unit: £m", "deficit was £20.5m"),
    ("funds", "amount", "12.5", 'unit: "%"', "which 12.5% was owed"),
    ("funds", "year", "2024/25", "", "the 2024/25 financial year"),
    ("measures", "target_value", "1250", "unit: children", "for 1,250 children"),
    ("measures", "target_value", "41", 'unit: "%"', "41 per cent"),
    ("sources", "closes", "2025-09-21", "", "on 21st September 2025"),
    ("commitments", "due", "2027-03", "", "until March 2027"),
    ("risks", "rating", "D2", "", "rated D2"),
)


def mistyped() -> list[tuple[str, str, str, str, str]]:
    """Gives every value of the paper with each of its digits changed to the next, but what no calendar has."""
    return [
        (section, field, wrong, unit, quote)
        for section, field, value, unit, quote in SAID
        for at, char in enumerate(value)
        if char.isdigit()
        for wrong in [f"{value[:at]}{(int(char) + 1) % 10}{value[at + 1 :]}"]
        if field in {"amount", "target_value", "rating"} or isinstance(parse_date(wrong), PartialDate)
    ]


def evidence(unit: str, quote: str) -> list[str]:
    paragraph = "P-1.2" if quote in PAPER.split("1.2 ")[1].replace("215t", "21st") else "P-1.1"
    return [*([unit] if unit else []), f'evidence: {{to: {paragraph}, quote: "{quote}"}}']


@pytest.mark.parametrize(("section", "field", "value", "unit", "quote"), SAID)
def test_a_value_as_printed_is_supported(section: str, field: str, value: str, unit: str, quote: str) -> None:
    assert standings(section, f"{field}: {value}", *evidence(unit, quote)) == {field: "supported"}


@pytest.mark.parametrize(("section", "field", "value", "unit", "quote"), mistyped())
def test_a_value_with_any_digit_changed_is_not(section: str, field: str, value: str, unit: str, quote: str) -> None:
    found = standings(section, f"{field}: {value}", *evidence(unit, quote))
    assert found[field].startswith("not found")


def test_more_than_twenty_wrong_digits_were_tried() -> None:
    assert len(mistyped()) >= 20


@given(st.binary(max_size=300) | st.text().map(str.encode))
def test_any_text_of_a_document_can_be_looked_in(content: bytes) -> None:
    lines = ("amount: 20.5", "unit: £m", "evidence: {to: P-1.1, quote: deficit was £20.5m}")
    (support,) = quotes_of(model_of("funds", *lines), content.decode("utf-8", errors="replace")).support
    assert support.standing.value == "not found"
    (whole,) = quotes_of(model_of("funds", *lines), f"{content.decode('utf-8', errors='replace')}\n{PAPER}").support
    assert whole.standing.value == "supported"
