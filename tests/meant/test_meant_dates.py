"""The dates that officers write otherwise than align reads them: why each is none, and what it can mean."""

import calendar
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.dates import PartialDate, parse_date
from alignment.meant.dates import refused_date, refused_day

DAYS: Final = st.dates(date(2001, 1, 1), date(2098, 12, 31))
NO_DATE: Final = "is not a date"
ANY_DATE: Final = "Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22."
YEAR: Final = "is not how a financial year is written"
QUARTER: Final = "is a quarter of a year, written as its last month"
HALF: Final = "is a half of a year, written as its last month"
SEASON: Final = "is a season, written as a month"

SURE: Final = {
    "2027-28": ("2027/28", YEAR),
    "2026 - 27": ("2026/27", YEAR),
    "2026\u201327": ("2026/27", YEAR),
    "2026-2027": ("2026/27", YEAR),
    "2026/2027": ("2026/27", YEAR),
    "FY26/27": ("2026/27", YEAR),
    "FY2026/27": ("2026/27", YEAR),
    "financial year 2026-27": ("2026/27", YEAR),
    "2027-3-31": ("2027-03-31", NO_DATE),
    "2027/03/31": ("2027-03-31", NO_DATE),
    "2027-03-31T00:00:00Z": ("2027-03-31", NO_DATE),
    "2027-03-31 00:00": ("2027-03-31", NO_DATE),
    "20270331": ("2027-03-31", NO_DATE),
    "202703": ("2027-03", NO_DATE),
    "2027/03": ("2027-03", NO_DATE),
    "2027-3": ("2027-03", NO_DATE),
    "03/2027": ("2027-03", NO_DATE),
    "March 2027": ("2027-03", NO_DATE),
    "DEC 2022": ("2022-12", NO_DATE),
    "2027 March": ("2027-03", NO_DATE),
    "May '25": ("2025-05", NO_DATE),
    "Feb 30": ("2030-02", NO_DATE),
    "May 99": ("2099-05", NO_DATE),
    "31 March 2027": ("2027-03-31", NO_DATE),
    "31-Mar-27": ("2027-03-31", NO_DATE),
    "21st of September 2022": ("2022-09-21", NO_DATE),
    "3rd sept 2022": ("2022-09-03", NO_DATE),
    "March 31, 2027": ("2027-03-31", NO_DATE),
    "31/03/2027": ("2027-03-31", NO_DATE),
    "03/31/2027": ("2027-03-31", NO_DATE),
    "31.3.27": ("2027-03-31", NO_DATE),
    "1.4.2022": ("2022-04-01", NO_DATE),
    "21-09-2022": ("2022-09-21", NO_DATE),
    "end of March 2027": ("2027-03-31", NO_DATE),
    "By the end of Feb 2028": ("2028-02-29", NO_DATE),
    "end 2027": ("2027-12-31", NO_DATE),
    "end of FY2026/27": ("2027-03-31", YEAR),
}
"""By text, the one date that it means, and what is said of it."""


@pytest.mark.parametrize("text", SURE)
def test_what_can_mean_one_date_only_may_be_replaced_by_it(text: str) -> None:
    written, reason = SURE[text]
    refused = refused_date(text)
    assert ([choice.text for choice in refused.choices], refused.instead) == ([written], written)
    assert (refused.reason, refused.fix) == (reason, "")
    assert refused.mend.startswith(f"Write {written} for ")


OPEN: Final = {
    "FY26": "Write 2025/26 for April 2025 to March 2026, or 2026/27 for April 2026 to March 2027.",
    "2021/2": "Write 2021/22 for April 2021 to March 2022, or 2021-02 for February 2021.",
    "26/27": "Write 2026/27 for April 2026 to March 2027.",
    "03/04/2027": "Write 2027-04-03 for 3 April 2027, or 2027-03-04 for 4 March 2027.",
    "22-09-21": "Write 2021-09-22 for 22 September 2021, or 2022-09-21 for 21 September 2022.",
    "May 25": "Write 2025-05 for May 2025. If 25 May is meant, write its year too, as in 2025-05-25.",
    "Mar-27": "Write 2027-03 for March 2027. If 27 March is meant, write its year too, as in 2027-03-27.",
    "2027-03-31 09:30": "Write 2027-03-31 for 31 March 2027.",
    "Monday 31 March 2027": "Write 2027-03-31 for 31 March 2027.",
    "By 1 April 2026": "Write 2026-04-01 for 1 April 2026.",
    "by 2026-27": "Write 2026/27 for April 2026 to March 2027.",
    "2027 (tbc)": "Write 2027 for the year 2027. What else it says can stand in `notes`.",
    "end of FY26": "Write 2025/26 for April 2025 to March 2026, or 2026/27 for April 2026 to March 2027.",
    "46568": "Write 2027-06-30 for 30 June 2027, the day that a spreadsheet keeps as 46568.",
    "10 November 2023 (provisional)": (
        "Write 2023-11-10 for 10 November 2023. What else it says can stand in `notes`."
    ),
    "TBC March 2027": "Write 2027-03 for March 2027. What else it says can stand in `notes`.",
    "school year 2026/27": "Write 2027-08 for August 2027, the last month of the school year.",
}  # fmt: skip
RANGES: Final = {
    "April 2026 - March 2027": ("more than one date", "2026-04 for April 2026, or 2027-03 for March 2027"),
    "April 2026-March 2027": ("more than one date", "2026-04 for April 2026, or 2027-03 for March 2027"),
    "2026-04 to 2027-03": ("more than one date", "2026-04 for April 2026, or 2027-03 for March 2027"),
    "from April 2026 to March 2027": ("more than one date", "2026-04 for April 2026, or 2027-03 for March 2027"),
    "from April to June 2027": ("more than one month", "2027-04 for April 2027, or 2027-06 for June 2027"),
    "April to June 2027": ("more than one month", "2027-04 for April 2027, or 2027-06 for June 2027"),
    "2021/23": ("more than one year", "2021 for the year 2021, or 2023 for the year 2023"),
    "2026-2030": ("more than one year", "2026 for the year 2026, or 2030 for the year 2030"),
}
QUARTERS: Final = {
    "Q3 2026": (
        "2026-09 for July to September 2026 (a quarter of the calendar year), "
        "or 2026-12 for October to December 2026 (a quarter of the financial year)"
    ),
    "Q4 2025-26": "2026-03 for January to March 2026 (a quarter of the financial year)",
    "third quarter of 2026/27": "2026-12 for October to December 2026 (a quarter of the financial year)",
    "2026/27 Q1": "2026-06 for April to June 2026 (a quarter of the financial year)",
    "Q2 FY26": (
        "2025-09 for July to September 2025 (a quarter of the financial year), "
        "or 2026-09 for July to September 2026 (a quarter of the financial year)"
    ),
}
HALVES: Final = {
    "H1 2027": (
        "2027-06 for January to June 2027 (a half of the calendar year), "
        "or 2027-09 for April to September 2027 (a half of the financial year)"
    ),
    "second half of 2026/27": "2027-03 for October 2026 to March 2027 (a half of the financial year)",
    "end of FY27 H2": (
        "2027-03 for October 2026 to March 2027 (a half of the financial year), "
        "or 2028-03 for October 2027 to March 2028 (a half of the financial year)"
    ),
}
SEASONS: Final = {
    "Spring 2023": "2023-05 for May 2023",
    "Summer 2023": "2023-08 for August 2023",
    "end of summer term 2023": "2023-07 for July 2023",
    "Autumn Term 2023": "2023-12 for December 2023",
    "2023 autumn": "2023-11 for November 2023",
    "Winter 2023/24": "2023-12 for December 2023",
}
BESIDE: Final = {
    "from April 2027": "2027-04-01",
    "Starting in April 2027": "2027-04-01",
    "2027-04-01 onwards": "2027-04-01",
    "no earlier than 2027-04-01": "2027-04-01",
    "not before 1 April 2027": "2027-04-01",
    "on or after 1 April 2027": "2027-04-01",
    "from 2027/28": "2027-04-01",
    "after 31 March 2027": "2027-04-01",
    "later than March 2027": "2027-04-01",
    "before April 2027": "2027-03-31",
    "earlier than 1 April 2027": "2027-03-31",
    "on or before 31 March 2027": "2027-03-31",
    "no later than 31 March 2027": "2027-03-31",
    "not after 31 March 2027": "2027-03-31",
    "from Q3 2027": "",
    "from summer 2027": "",
}
"""By text, the day that it tells of one side of a date; none where it is a part of a year, which is read as its last month."""


@pytest.mark.parametrize("text", BESIDE)
def test_a_date_that_something_is_only_after_or_before_is_not_told_as_its_own(text: str) -> None:
    refused = refused_date(text)
    assert ([choice.text for choice in refused.choices], refused.instead) == (
        [BESIDE[text]] if BESIDE[text] else [],
        None,
    )
    is_beginning = BESIDE[text].endswith("-01") or not BESIDE[text]
    assert (refused.reason == "says when something begins") == is_beginning
    assert all("where a beginning is meant" in choice.said for choice in refused.choices if is_beginning)


@pytest.mark.parametrize("text", OPEN)
def test_what_can_mean_several_dates_or_says_more_is_left_to_people(text: str) -> None:
    refused = refused_date(text)
    assert refused.mend == OPEN[text]
    assert refused.instead is None


@pytest.mark.parametrize("text", RANGES)
def test_of_a_time_from_and_to_both_ends_are_named(text: str) -> None:
    named, choices = RANGES[text]
    refused = refused_date(text)
    assert (refused.reason, refused.instead) == (f"names {named}", None)
    assert refused.mend == f"Write {choices}. Choose the one that this field is about."


def test_of_a_quarter_the_last_month_is_written_and_whose_quarter_it_is() -> None:
    for text, choices in QUARTERS.items():
        refused = refused_date(text)
        assert (refused.reason, refused.mend, refused.instead) == (QUARTER, f"Write {choices}.", None)


def test_of_a_half_of_a_year_the_last_month_is_written_and_whose_half_it_is() -> None:
    for text, choices in HALVES.items():
        refused = refused_date(text)
        assert (refused.reason, refused.mend, refused.instead) == (HALF, f"Write {choices}.", None)


def test_of_a_season_the_last_month_is_written() -> None:
    for text, choice in SEASONS.items():
        refused = refused_date(text)
        assert (refused.reason, refused.instead) == (SEASON, None)
        assert refused.mend == f"Write {choice}, the last month that is meant."


def test_a_term_of_spring_ends_in_one_of_two_months() -> None:
    assert [choice.text for choice in refused_date("Spring term 2027").choices] == ["2027-03", "2027-04"]


MONTH: Final = "month that is meant, as in 2022-09"
DAY: Final = "day that is meant, as in 2022-09-21"
NARROWED: Final = {
    "Easter 2027": (MONTH, "2027", "31 December 2027"),
    "mid-2027": (MONTH, "2027", "31 December 2027"),
    "Mayor 2022": (MONTH, "2022", "31 December 2022"),
    "Autumn Term 2 2026": (MONTH, "2026", "31 December 2026"),
    "half-term 2026 or Easter 2027": (MONTH, "2026", "31 December 2026"),
    "early in 2026-27": (MONTH, "2026/27", "31 March 2027"),
    "early June 2027": (DAY, "2027-06", "30 June 2027"),
}


def test_a_year_or_month_beside_words_that_may_mean_a_part_of_it_is_never_offered_as_the_whole() -> None:
    for text, (wanted, alone, until) in NARROWED.items():
        refused = refused_date(text)
        assert (refused.reason, refused.choices) == (NO_DATE, ())
        assert refused.mend == f"Write the {wanted}; {alone} alone means any day up to {until}."


@pytest.mark.parametrize(
    ("text", "reason", "mend"),
    [
        ("31 September 2020", "is not a date: September 2020 has 30 days", "Write a day that the month has, at most 2020-09-30."),
        ("31/02/2022", "is not a date: February 2022 has 28 days", "Write a day that the month has, at most 2022-02-28."),
        ("2022-13", "is not a date: there is no month 13", "Write year, month, day, as in 2022-09-21."),
        ("1999/99", "is not a financial year", "Write 1999/00 for April 1999 to March 2000."),
        ("0022", "is not a date: 0022 is not a year of any strategy", "Write the year that is meant."),
        ("25 May", "is a date without its year", "Write the year as well, as in 2022-05-25."),
        ("March", "is a date without its year", "Write the year as well, as in 2022-03."),
    ],
)  # fmt: skip
def test_what_the_calendar_has_not_says_why(text: str, reason: str, mend: str) -> None:
    refused = refused_date(text)
    assert (refused.reason, refused.mend, refused.choices) == (reason, mend, ())


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "30 days", "Spring 0005", "Mayor 22", "Marches 202", "Ma 22", "FY27/26", "end of time", "q5 26", "from 2030-2020",
        "36525", "73051", "\u0662\u0660\u0662\u0662", "Spring \uff12\uff10\uff12\uff12",
    ],
)  # fmt: skip
def test_where_nothing_is_plainly_meant_the_mend_shows_every_form(text: str) -> None:
    refused = refused_date(text)
    assert (refused.reason, refused.mend, refused.choices) == (NO_DATE, ANY_DATE, ())


@pytest.mark.parametrize(
    ("text", "reason", "mend", "instead"),
    [
        ("2026-11", "is not a day", "Write 2026-11-30 for the last day of November 2026.", None),
        ("2025/26", "is not a day", "Write 2026-03-31 for the last day of April 2025 to March 2026.", None),
        ("14 September 2022", NO_DATE, "Write 2022-09-14 for 14 September 2022.", "2022-09-14"),
        ("March 2027", NO_DATE, "Write 2027-03-31 for the last day of March 2027.", None),
        ("2022-02-30", "is not a date: February 2022 has 28 days", "Write a day that the month has, at most 2022-02-28.", None),
        ("today", NO_DATE, "Write year, month and day, as in 2022-09-21.", None),
    ],
)  # fmt: skip
def test_where_a_day_is_wanted_days_are_named(text: str, reason: str, mend: str, instead: str | None) -> None:
    refused = refused_day(text)
    assert (refused.reason, refused.mend, refused.instead) == (reason, mend, instead)


NUMBERS = ("0", "1", "21", "29", "31", "99", "0022", "2022", "2027", "9999", "\u0662")
WORDS = ("st", "of", "by", "end of ", "spring", "q3 ", "fy", "may", "June", "feb", "September", "term", "to")
PARTS = st.sampled_from((*NUMBERS, *WORDS, "/", ".", "-", " ", "\n", "'"))


@given(st.lists(PARTS, max_size=7).map("".join))
def test_every_date_that_is_offered_is_one(text: str) -> None:
    assert all(isinstance(parse_date(choice.text), PartialDate) for choice in refused_date(text).choices)
    days = [parse_date(choice.text) for choice in refused_day(text).choices]
    assert all(isinstance(day, PartialDate) and day.is_day for day in days)


@given(st.text(max_size=12))
def test_any_text_at_all_gives_a_sentence(text: str) -> None:
    refused = refused_date(text)
    assert refused.mend.endswith(".")
    assert refused.instead in {None, *(choice.text for choice in refused.choices)}


@given(DAYS)
def test_a_day_in_words_is_that_day(day: date) -> None:
    month = calendar.month_name[day.month]
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", f"{day:%d.%m.%Y}", f"{day:%Y%m%d}"):
        assert refused_date(text).instead == day.isoformat(), text


@given(DAYS)
def test_a_day_in_figures_is_that_day_or_the_one_with_month_and_day_exchanged(day: date) -> None:
    refused = refused_date(f"{day:%d/%m/%Y}")
    exchanged = {day.isoformat()} | ({f"{day:%Y-%d-%m}"} if day.day <= 12 else set())
    assert {choice.text for choice in refused.choices} == exchanged
    assert (refused.instead is not None) == (len(exchanged) == 1)


@given(DAYS)
def test_the_number_that_a_spreadsheet_keeps_for_a_day_is_that_day(day: date) -> None:
    (choice,) = refused_date(f"{(day - date(2000, 1, 1)).days + 36526}").choices
    assert choice.text == day.isoformat()


@given(st.integers(1, 4), st.integers(2001, 2098))
def test_a_quarter_of_a_financial_year_ends_three_months_after_the_one_before(number: int, year: int) -> None:
    (choice,) = refused_date(f"Q{number} {year}/{(year + 1) % 100:02d}").choices
    months = year * 12 + 3 + 3 * number - 1
    assert choice.text == f"{months // 12:04d}-{months % 12 + 1:02d}"
