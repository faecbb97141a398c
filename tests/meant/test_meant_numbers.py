"""The numbers that officers write otherwise than align reads them: what each can mean, and its unit."""

from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.meant.numbers import DIGITS_ONLY, MOST_DIGITS, NUMBER, refused_number

NOTES: Final = "What else it says can stand in `notes`."
LIMIT: Final = "is a limit and not a number"
ONE_NUMBER: Final = "Write the one number that is meant, or leave it empty and say this in `notes`."
CHANGE: Final = "is a change and not a value"
OUTCOME: Final = "Write the value that comes of it, without a sign."
SURE: Final = {
    "1,200": "1200", "1,200,000": "1200000", "1,200.50": "1200.5", "1 200": "1200", "5 000 000": "5000000", ".5": "0.5",
    "5.": "5", "\u22125": "-5", "1e3": "1000", "two": "2", "1.5 million": "1500000", "3k": "3000",
}  # fmt: skip


@pytest.mark.parametrize("text", SURE)
def test_what_can_mean_one_number_only_may_be_replaced_by_it(text: str) -> None:
    found = refused_number(text)
    assert (found.refused.mend, found.refused.instead, found.unit) == (f"Write {SURE[text]}.", SURE[text], "")


WITH_UNIT: Final = {
    "£20.5m": ("20500000", "£"),
    "£1.2 million": ("1200000", "£"),
    "£3k": ("3000", "£"),
    "£0.5bn": ("500000000", "£"),
    "£5,000": ("5000", "£"),
    "20.5 million pounds": ("20500000", "pounds"),
    "GBP 5000": ("5000", "gbp"),
    "95%": ("95", "%"),
    "95 per cent": ("95", "%"),
    "-2.5%": ("-2.5", "%"),
    "12 weeks": ("12", "weeks"),
}


@pytest.mark.parametrize("text", WITH_UNIT)
def test_a_unit_is_told_apart_and_never_put_away_without_asking(text: str) -> None:
    number, unit = WITH_UNIT[text]
    found = refused_number(text)
    assert (found.refused.mend, found.refused.instead, found.unit) == (f"Write {number}.", None, unit)


@pytest.mark.parametrize(
    ("text", "reason", "mend"),
    [
        ("approx 30", "is not a number", f"Write 30. {NOTES}"),
        ("c. 40", "is not a number", f"Write 40. {NOTES}"),
        ("61% (2025)", "is not a number", f"Write 61. {NOTES}"),
        ("61 in 2025/26", "is not a number", f"Write 61. {NOTES}"),
        ("about £1.5m, March 2026", "is not a number", f"Write 1500000. {NOTES}"),
        ("2,000 (as at 31 March 2026)", "is not a number", f"Write 2000. {NOTES}"),
        ("20-30 (in 2026)", "holds two numbers", f"Write 20, or 30. {NOTES}"),
        ("<5", LIMIT, ONE_NUMBER),
        (">90", LIMIT, ONE_NUMBER),
        ("up to £50k", LIMIT, ONE_NUMBER),
        ("fewer than 5 (2026)", LIMIT, ONE_NUMBER),
        ("+5", CHANGE, OUTCOME),
        ("+14%", CHANGE, OUTCOME),
        ("up 14%", CHANGE, OUTCOME),
        ("by £5k", CHANGE, OUTCOME),
        ("£40k + £80k", "is a sum", "Add it up, and write the one number."),
        ("5 plus 3 plus 1", "is a sum", "Add it up, and write the one number."),
        ("about £1.5m a year", "is not a number", f"Write 1500000. {NOTES}"),
        ("(1,200)", "is not a number", "Write -1200, or 1200."),
        ("1,20", "is not a number", "Write 1.2, or 120."),
        ("1.200,50", "is not a number", "Write 1200.5, or 120050."),
        ("20.5m", "is not a number", "Write 20500000, or 20.5. The first is meant if `m` stands for millions."),
        ("20-30", "holds two numbers", "Write 20, or 30."),
        ("£20m to £22m", "holds two numbers", "Write 20000000, or 22000000."),
        ("£20-22m", "holds two numbers", "Write 20000000, or 22000000."),
        ("3/4", "is a part of a whole", "Write 3, 0.75 for the share, or 75 for the share in per cent."),
        ("3 of 8", "is a part of a whole", "Write 3, 0.375 for the share, or 37.5 for the share in per cent."),
        ("3 in 5", "is a part of a whole", "Write 60 for the share in per cent, or 0.6 for the share."),
        ("one in four", "is a part of a whole", "Write 25 for the share in per cent, or 0.25 for the share."),
        ("two out of 3", "is a part of a whole", "Write the share in per cent, rounded, such as 66.7."),
        ("1/3", "is a part of a whole", "Write 1."),
        ("1/0", "holds two numbers", "Write 1, or 0."),
    ],
)
def test_what_can_mean_several_numbers_or_says_more_is_left_to_people(text: str, reason: str, mend: str) -> None:
    found = refused_number(text)
    assert (found.refused.reason, found.refused.mend, found.refused.instead) == (reason, mend, None)


@pytest.mark.parametrize(
    "text", ["", "NaN", "lots", "-.inf", "\u0663", "1,2,3", "5.000.000", "1 2 3", "1234567890123456m"]
)
def test_where_no_number_is_plainly_meant_the_mend_says_how_one_is_written(text: str) -> None:
    found = refused_number(text)
    assert (found.refused.reason, found.refused.mend, found.refused.choices) == ("is not a number", DIGITS_ONLY, ())
    assert found.unit == ""


SIGNS: Final = st.sampled_from(
    [*"0123456789.,-+£%()/ ", "k", "m", "bn", " million", "per cent", "c. ", "two", "e3", "of"]
)


@given(st.lists(SIGNS, max_size=8).map("".join))
def test_every_number_that_is_offered_is_one(text: str) -> None:
    refused = refused_number(text).refused
    for choice in refused.choices:
        found = NUMBER.fullmatch(choice.text)
        assert found is not None
        assert len(found[1]) + len(found[2] or "") <= MOST_DIGITS
    assert refused.instead in {None, *(choice.text for choice in refused.choices)}
    assert refused.mend.endswith(".")


@given(st.decimals(-(10**6), 10**6, places=2))
def test_a_number_with_commas_is_that_number(number: Decimal) -> None:
    written = f"{number:,}"
    if "," in written:
        assert Decimal(refused_number(written).refused.instead or "") == number


@given(st.integers(1, 999), st.sampled_from([("k", 10**3), (" million", 10**6), ("bn", 10**9)]))
def test_thousands_and_millions_are_multiplied(number: int, scale: tuple[str, int]) -> None:
    word, times = scale
    (choice,) = refused_number(f"£{number}{word}").refused.choices
    assert Decimal(choice.text) == number * times


def test_a_long_text_is_read_once() -> None:
    assert refused_number("1 in 2020 " * 8_000).refused.mend == DIGITS_ONLY
