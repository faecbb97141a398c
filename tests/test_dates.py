"""Dates as strategies write them: each an interval of days, or a reason and a mend."""

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.dates import (
    ANY_DATE,
    DateRefused,
    Duration,
    PartialDate,
    heard,
    in_words,
    parse_date,
    parse_duration,
    spoken,
)

DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))
YEARS = st.integers(1000, 9998)


def days_of(text: str) -> tuple[date, date]:
    read = parse_date(text)
    assert isinstance(read, PartialDate), read
    return read.first, read.last


def refused(text: str) -> DateRefused:
    read = parse_date(text)
    assert isinstance(read, DateRefused), read
    return read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-09-21", "2022-09-21", "2022-09-21"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2021/22", "2021-04-01", "2022-03-31"),
        ("1999/00", "1999-04-01", "2000-03-31"),
        ("2099/00", "2099-04-01", "2100-03-31"),
    ],
)
def test_a_date_is_an_interval_of_days(text: str, first: str, last: str) -> None:
    assert days_of(text) == (date.fromisoformat(first), date.fromisoformat(last))


@given(DAYS)
def test_every_day_of_the_calendar_is_one_day(day: date) -> None:
    read = parse_date(f"{day:%Y-%m-%d}")
    assert isinstance(read, PartialDate)
    assert read.is_day
    assert (read.first, read.last) == (day, day)


@given(YEARS, st.integers(1, 12))
def test_a_month_is_the_days_that_the_calendar_gives_it(year: int, month: int) -> None:
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    days = [day for week in weeks for day in week if day.month == month]
    assert days_of(f"{year}-{month:02d}") == (min(days), max(days))


@given(YEARS)
def test_a_year_ends_where_the_next_begins(year: int) -> None:
    first, last = days_of(str(year))
    assert (first.year, first - timedelta(days=1), last + timedelta(days=1)) == (
        year,
        date(year - 1, 12, 31),
        date(year + 1, 1, 1),
    )


@given(YEARS, st.integers(0, 366))
def test_a_financial_year_holds_the_days_from_april_to_march(year: int, after: int) -> None:
    day = date(year, 4, 1) + timedelta(days=after)
    first, last = days_of(f"{year}/{(year + 1) % 100:02d}")
    begun = day.year if day.month > 3 else day.year - 1
    assert (first <= day <= last) == (begun == year)


@given(DAYS)
def test_what_is_less_exact_holds_what_is_more_exact(day: date) -> None:
    intervals = [days_of(f"{day:{form}}") for form in ("%Y", "%Y-%m", "%Y-%m-%d")]
    for (outer_first, outer_last), (first, last) in pairwise(intervals):
        assert outer_first <= first <= last <= outer_last


@given(st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|/[0-9]{1,4})?", fullmatch=True))
def test_a_date_is_written_back_as_it_was_and_never_ends_before_it_begins(text: str) -> None:
    read = parse_date(text)
    assert isinstance(read, DateRefused) or (str(read) == text and read.first <= read.last)


@given(st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True))
def test_a_day_is_accepted_exactly_where_the_calendar_has_it(text: str) -> None:
    try:
        known = date.fromisoformat(text)
    except ValueError:
        known = None
    read = parse_date(text)
    is_read = isinstance(read, PartialDate)
    assert is_read == (known is not None and 1000 <= known.year < 9999)


@pytest.mark.parametrize("text", ["2022-09-21", "2022-09", "2022", "2021/22"])
def test_only_a_day_is_a_day(text: str) -> None:
    read = parse_date(text)
    assert isinstance(read, PartialDate)
    assert read.is_day == (text == "2022-09-21")


@pytest.mark.parametrize(
    ("text", "reason", "mend"),
    [
        (
            "2022-09-31",
            "is not a date: September 2022 has 30 days",
            "Write a day that the month has, at most 2022-09-30.",
        ),
        (
            "2023-02-29",
            "is not a date: February 2023 has 28 days",
            "Write a day that the month has, at most 2023-02-28.",
        ),
        (
            "2022-09-00",
            "is not a date: no month has a day 0",
            "Write a day that the month has, at most 2022-09-30. Of the month alone, write 2022-09.",
        ),
        ("2022-13", "is not a date: there is no month 13", "Write year, month, day, as in 2022-09-21."),
        ("2022-00-01", "is not a date: there is no month 00", "Write year, month, day, as in 2022-09-21."),
        ("2022-21-09", "is not a date: there is no month 21", "Write year, month, day, as in 2022-09-21."),
        ("0022", "is not a date: 0022 is not a year of any strategy", "Write the year that is meant."),
        ("9999-12-31", "is not a date: 9999 is not a year of any strategy", "Write the year that is meant."),
        ("9999/00", "is not a date: 9999 is not a year of any strategy", "Write the year that is meant."),
        ("2021/2", "is not a financial year", "Write 2021/22 for April 2021 to March 2022."),
        ("2021/2022", "is not a financial year", "Write 2021/22 for April 2021 to March 2022."),
        ("2021/23", "is not a financial year", "Write 2021/22 for April 2021 to March 2022."),
        ("1999/99", "is not a financial year", "Write 1999/00 for April 1999 to March 2000."),
    ],
)
def test_what_is_no_date_says_why_and_what_to_write(text: str, reason: str, mend: str) -> None:
    assert refused(text) == DateRefused(reason, mend)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2022-9-1", "22-09-21", " 2022", "2022\n", "2022-09-21T00:00:00", "21 September 2022", "Spring 2022",
        "\u0662\u0660\u0662\u0662",  # digits, but not ASCII ones
        "\uff12\uff10\uff12\uff12-09",  # full width ones
    ],
)  # fmt: skip
def test_what_has_the_form_of_no_date_is_shown_every_form(text: str) -> None:
    assert refused(text) == DateRefused("is not a date", ANY_DATE)


@given(st.text(max_size=12))
def test_any_text_at_all_gives_a_date_or_a_sentence(text: str) -> None:
    read = parse_date(text)
    assert isinstance(read, PartialDate) or (read.reason.startswith("is not a ") and read.mend.endswith("."))


@given(DAYS)
def test_a_day_is_spoken_as_people_say_it(day: date) -> None:
    assert spoken(day) == f"{day.day} {calendar.month_name[day.month]} {day.year}"
    assert spoken(date(2022, 9, 4)) == "4 September 2022"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-09-04", "4 September 2022"),
        ("2022-09", "September 2022"),
        ("2022", "the year 2022"),
        ("2021/22", "April 2021 to March 2022"),
    ],
)
def test_a_date_in_words_says_what_it_means(text: str, words: str) -> None:
    read = parse_date(text)
    assert isinstance(read, PartialDate)
    assert in_words(read) == words


@given(DAYS)
def test_what_is_spoken_is_heard(day: date) -> None:
    assert heard(spoken(day)) == day


@pytest.mark.parametrize("text", ["", "2022", "2022-09-21", "September 2022", "31 June 2022", "soon"])
def test_nothing_else_is_heard_as_a_day(text: str) -> None:
    assert heard(text) is None


def duration(text: str) -> Duration:
    read = parse_duration(text)
    assert read is not None, text
    return read


@pytest.mark.parametrize(
    ("day", "length", "before", "after"),
    [
        ("2022-09-14", "1 day", "2022-09-13", "2022-09-15"),
        ("2022-09-14", "0 days", "2022-09-14", "2022-09-14"),
        ("2022-09-14", "90 days", "2022-06-16", "2022-12-13"),
        ("2022-09-14", "2 weeks", "2022-08-31", "2022-09-28"),
        ("2022-09-14", "1 month", "2022-08-14", "2022-10-14"),
        ("2022-09-14", "12 months", "2021-09-14", "2023-09-14"),
        ("2022-09-14", "1 year", "2021-09-14", "2023-09-14"),
        ("2022-12-31", "1 month", "2022-11-30", "2023-01-31"),
        ("2022-12-31", "2 months", "2022-10-31", "2023-02-28"),
        ("2023-12-31", "2 months", "2023-10-31", "2024-02-29"),
        ("2024-02-29", "12 months", "2023-02-28", "2025-02-28"),
        ("2024-02-29", "4 years", "2020-02-29", "2028-02-29"),
        ("2024-01-31", "1 month", "2023-12-31", "2024-02-29"),
        ("2024-02-29", "365 days", "2023-03-01", "2025-02-28"),
        ("1000-01-01", "9999 years", "0001-01-01", "9999-12-31"),
        ("9998-12-31", "24 months", "9996-12-31", "9999-12-31"),
        ("0001-01-05", "1 week", "0001-01-01", "0001-01-12"),
        ("9999-12-30", "1 week", "9999-12-23", "9999-12-31"),
    ],
)
def test_a_length_of_time_is_counted_on_the_calendar(day: str, length: str, before: str, after: str) -> None:
    start = date.fromisoformat(day)
    found = duration(length)
    assert (found.before(start).isoformat(), found.after(start).isoformat()) == (before, after)
    assert found.text == length


@pytest.mark.parametrize(
    "text",
    [
        "", "12", "months", "12months", "12  months", "-1 days", "1.5 years", "12 Months", "12 monthss", "a year",
        "12345 days", "٢ days", "1 day ", "2 fortnights",
    ],
)  # fmt: skip
def test_anything_else_is_no_length_of_time(text: str) -> None:
    assert parse_duration(text) is None


@given(DAYS, st.integers(0, 9999))
def test_days_and_weeks_are_so_many_days(day: date, number: int) -> None:
    for unit, days in (("days", number), ("weeks", 7 * number)):
        found = duration(f"{number} {unit}")
        assert (day - found.before(day)).days == min(days, (day - date.min).days)
        assert (found.after(day) - day).days == min(days, (date.max - day).days)


@given(st.dates(date(1000, 1, 1), date(8000, 12, 31)), st.integers(0, 1200))
def test_so_many_months_later_is_the_same_day_of_the_month_or_its_last(day: date, number: int) -> None:
    for moved, months in (
        (duration(f"{number} months").after(day), number),
        (duration(f"{number} months").before(day), -number),
    ):
        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
        assert moved.day == min(day.day, calendar.monthrange(moved.year, moved.month)[1])


@given(st.dates(date(1000, 1, 1), date(8000, 12, 31)), st.integers(0, 99))
def test_a_year_is_twelve_months(day: date, number: int) -> None:
    year, months = duration(f"{number} years"), duration(f"{12 * number} months")
    assert (year.before(day), year.after(day)) == (months.before(day), months.after(day))
