"""The values that words hold, by what they mean: written as people write them, and as models do."""

import string
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.citations.folding import fold
from alignment.citations.values import Value, in_days, in_unit, is_held, mentions
from alignment.dates import PartialDate, parse_date, spoken


def value_of(written: str, unit: str | None) -> Value:
    """Reads a value as a field of a model would hold it: a date, or a number in its unit; `=2022` is a number."""
    found = parse_date(written)
    return in_days(found) if isinstance(found, PartialDate) else in_unit(Decimal(written.removeprefix("=")), unit)


def holds(words: str, written: str, unit: str | None = None) -> bool:
    wanted = value_of(written, unit)
    return any(is_held(wanted, reading) for one in mentions(fold(words)) for reading in one.readings)


HELD: Final = [
    ("there are 20 schools", "20", None),
    ("there are 20 schools", "20", "schools"),
    ("there are 20.", "20", None),
    ("(20)", "20", None),
    ("1,234,567 pupils", "1234567", None),
    ("1,234.50", "1234.5", None),
    ("20.50", "20.5", None),
    (".5 of it", "0.5", None),
    ("ages 0-25", "0", None),
    ("ages 0-25", "25", None),
    ("a change of -3.5", "-3.5", None),
    ("a change of \u22123.5 points", "-3.5", None),
    ("from 20%-30%", "30", "%"),
    ("20.5%", "20.5", "%"),
    ("20.5 %", "20.5", "% of settings"),
    ("20.5 per cent", "20.5", "per cent"),
    ("20.5 percent", "20.5", "%"),
    ("2 percentage points", "2", "%"),
    ("41%", "41", None),
    ("£20.5m", "20.5", "£m"),
    ("£20.5M", "20.5", "£m"),
    ("£20.5 m", "20.5", "£m"),
    ("£ 20.5 million", "20.5", "£m"),
    ("£20.5m", "20.5", "£ million"),
    ("£20.5m", "20.5", "million pounds"),
    ("£20.5m", "20500", "£k"),
    ("£20.5m", "20500", "£000s"),
    ("£20.5m", "20500", "£'000"),
    ("£20.5m", "20500000", None),
    ("£20.5m", "20500000", "£"),
    ("£20,500,000", "20.5", "£m"),
    ("20.5 million pounds", "20.5", "£m"),
    ("20.5 million", "20.5", "£m"),
    ("20.5m", "20.5", "£m"),
    ("£1.2bn", "1.2", "£bn"),
    ("£1.2 billion", "=1200", "£m"),
    ("£5k", "=5000", None),
    ("£5 thousand", "5", "£k"),
    ("-£5m", "-5", "£m"),
    ("€3m", "3", "€m"),
    ("US$3m", "3", "$m"),
    ("3 dollars", "3", "$"),
    ("2 million people", "2", "million"),
    ("twice a year", "2", None),
    ("Three boards", "3", "boards"),
    ("one board", "1", None),
    ("twenty per cent", "20", "%"),
    ("two million", "2000000", None),
    ("the Care Act 2014", "2014", None),
    ("2014 of them", "=2014", None),
    ("1000-2000 of them", "=2000", None),
    ("2022-25", "2022", None),
    ("2022-25", "2025", None),
    ("2022\u201325", "2025", None),
    ("2022/25", "2025", None),
    ("2022 - 2025", "2025", None),
    ("2022 to 2025", "2025", None),
    ("from 2021 until 2024.", "2024", None),
    ("1999-00", "2000", None),
    ("2021/22", "2021/22", None),
    ("2021-22", "2021/22", None),
    ("2021/2022", "2021/22", None),
    ("2021/22", "2022", None),
    ("November 2021", "2021-11", None),
    ("Nov 2021", "2021-11", None),
    ("Sept. 2021", "2021-09", None),
    ("may 2021", "2021-05", None),
    ("2021-11", "2021-11", None),
    ("2022-09", "2022", None),
    ("November 2021", "2021", None),
    ("21 September 2022", "2022-09-21", None),
    ("21st September 2022", "2022-09-21", None),
    ("21st of September, 2022", "2022-09-21", None),
    ("21 st September 2022", "2022-09-21", None),
    ("215t September 2022", "2022-09-21", None),
    ("15t September 2022", "2022-09-01", None),
    ("315t of August 2022", "2022-08-31", None),
    ("2nd Sep 2022", "2022-09-02", None),
    ("September 21st, 2022", "2022-09-21", None),
    ("21/09/2022", "2022-09-21", None),
    ("21.9.2022", "2022-09-21", None),
    ("2022-09-21", "2022-09-21", None),
    ("21 September 2022", "2022-09", None),
    ("21/09/2022", "2022-09", None),
    ("21 September 2022", "2022", None),
    ("on 21 September", "21", None),
    ("US$5m", "5", "$m"),
    ("£5-10m", "5", "£m"),
    ("£5-£10 million", "5", "£m"),
    ("5-10%", "5", "%"),
    ("5 hundred", "=500", None),
]

NOT_HELD: Final = [
    ("", "5", None),
    ("in 2022", "20", None),
    ("in 2022", "22", None),
    ("£20.5m", "5", None),
    ("£20.5m", "20", None),
    ("£20.5m", "20.5", None),
    ("£20.5m", "20.5", "£"),
    ("£20.5m", "20.5", "£k"),
    ("£20.5m", "20.5", "€m"),
    ("£20.5", "20.5", "schools"),
    ("£5-10m", "5", "£"),
    ("5-10%", "5", "schools"),
    ("20.5%", "20.5", "schools"),
    ("20.5", "20.5", "%"),
    ("20.5%", "20.5", "£"),
    ("20 m of rope", "20", "£m"),
    ("1,234,567", "234", None),
    ("1,234,567", "1", None),
    ("10,50", "10", None),
    ("10,50", "50", None),
    ("1.2.3", "2.3", None),
    ("1.2.3", "1.2", None),
    ("20km", "20", None),
    ("D2", "2", None),
    ("A12B", "12", None),
    ("٣20", "20", None),
    ("-3.5", "3.5", None),
    ("3.5", "-3.5", None),
    ("11111111111111111", "=1111111111111111", None),
    ("12.5 per 1,000 children", "12500", "per 1,000 children"),
    ("September 2022", "2022-09-21", None),
    ("in 2022", "2022-09", None),
    ("2021 and 2022", "2021/22", None),
    ("2021/22", "2020/21", None),
    ("2021/2", "2021/22", None),
    ("2022-25", "2023", None),
    ("2022-15", "2015", None),
    ("0900-20", "=20", None),
    ("9998-9999", "=9999", None),
    ("30/02/2022", "2022-02", None),
    ("30 February 2022", "2022", None),
    ("21 September 20225", "2022", None),
    ("25t September 2022", "2022-09-02", None),
    ("version 12022-25", "2022", None),
    ("one", "11", None),
    ("someone", "1", None),
    ("\u017fix of them", "6", None),
    ("\u017fept 2022", "2022-09", None),
    ("2 thou\u017fand", "=2000", None),
    ("\u00bd", "0.5", None),
]


@pytest.mark.parametrize(("words", "written", "unit"), HELD)
def test_words_hold_a_value_however_it_is_written(words: str, written: str, unit: str | None) -> None:
    assert holds(words, written, unit)
    assert holds(f"In all, {words}", written, unit)


@pytest.mark.parametrize(("words", "written", "unit"), NOT_HELD)
def test_words_do_not_hold_what_they_only_look_like(words: str, written: str, unit: str | None) -> None:
    assert not holds(words, written, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rated D2", ["D2"]),
        ("£20.5m in 2021/22", ["£20.5m", "2021", "2022"]),
        ("until 21 September 2022", ["21 September 2022"]),
        ("once 20 may attend", ["once", "20 may"]),
        ("version 1.2.3", ["1.2.3"]),
        ("COVID-19", ["19"]),
        ("€5,5m", ["€5,5m"]),
        ("nothing here", []),
    ],
)
def test_what_is_mentioned_is_named_in_the_words_of_the_text(text: str, expected: list[str]) -> None:
    assert [one.text for one in mentions(fold(text)) if not one.is_part] == expected


WORDS: Final = st.lists(
    st.text(string.ascii_lowercase, min_size=1, max_size=9).filter(lambda word: not mentions(fold(f"{word} 1"))[1:]),
    max_size=6,
).map(" ".join)
DAYS: Final = st.dates(date(1000, 1, 1), date(2999, 12, 31))
NUMBERS: Final = st.decimals(0, 99999, places=1).map(lambda number: Decimal(f"{number.normalize():f}"))
SUMS: Final = (
    ("£{0:f}m", "£m"),
    ("£{0:,f} million", "£m"),
    ("{0:f} million pounds", "£m"),
    ("{0:,f}m", "£m"),
    ("£{0:,f}", "£"),
    ("{0:,f}%", "%"),
    ("{0:f} per cent", "%"),
    ("{0:f}", None),
    ("({0:,f})", "children"),
)
DATES: Final = (
    "{0.day} {1} {0.year}",
    "{0.day}th of {1}, {0.year}",
    "{1} {0.day} {0.year}",
    "{0.day}/{0.month}/{0.year}",
)


@given(before=WORDS, after=WORDS, number=NUMBERS, style=st.sampled_from(SUMS))
def test_a_number_is_found_in_any_style_among_any_words(
    before: str, after: str, number: Decimal, style: tuple[str, str | None]
) -> None:
    pattern, unit = style
    assert holds(f"{before} {pattern.format(number)}, {after}", f"={number}", unit)


@given(before=WORDS, after=WORDS, day=DAYS, style=st.sampled_from(DATES))
def test_a_day_is_found_in_any_style_and_so_are_its_month_and_year(
    before: str, after: str, day: date, style: str
) -> None:
    said = f"{before} {style.format(day, spoken(day).split()[1])}, {after}"
    for written in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert holds(said, written)
    assert not holds(said, (day + timedelta(days=1)).isoformat())


@given(first=st.integers(1000, 2998), style=st.sampled_from(["{0}/{1:02}", "{0}-{1:02}", "{0} \u2013 {2}", "{0}/{2}"]))
def test_a_financial_year_is_found_and_so_are_its_years(first: int, style: str) -> None:
    said = style.format(first, (first + 1) % 100, first + 1)
    assert holds(said, f"{first}/{(first + 1) % 100:02}")
    assert holds(said, str(first))
    assert holds(said, str(first + 1))
    assert not holds(said, str(first + 2))


@given(number=NUMBERS, before=st.sampled_from([*"123456789", *"aZé_", "1.", "2,", "£1."]))
def test_a_number_is_not_found_behind_a_letter_or_digit(number: Decimal, before: str) -> None:
    assert not holds(f"are {before}{number} of them", f"={number}")


@given(number=NUMBERS, after=st.sampled_from([*string.digits, *"qZé_", ".1", ",1"]))
def test_a_number_is_not_found_before_a_letter_or_digit(number: Decimal, after: str) -> None:
    longer = f"{number}{after}"
    is_same = longer.replace(".", "", 1).isdigit() and Decimal(longer) == number
    assert holds(f"are {longer} of them", f"={number}") == is_same


@given(number=NUMBERS, place=st.integers(0, 9), digit=st.sampled_from(string.digits), style=st.sampled_from(SUMS))
def test_another_digit_is_another_number(
    number: Decimal, place: int, digit: str, style: tuple[str, str | None]
) -> None:
    pattern, unit = style
    written = str(number)
    at = place % len(written)
    mistyped = f"{written[:at]}{digit}{written[at + 1 :]}"
    if written[at] in {".", digit}:
        return
    assert not holds(pattern.format(number), f"={mistyped}", unit)


@given(st.text() | st.text("0123456789.,-/£%km tésept\u00ad\n\u017f\u0130\u0131\u212a²½٣"))
def test_any_text_can_be_read(text: str) -> None:
    folded = fold(text)
    for one in mentions(folded):
        assert 0 <= one.start < one.end <= len(folded.shown)
        assert one.readings
        assert one.text
    assert len(folded.shown) == len(folded.compared)
