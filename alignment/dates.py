"""Dates as strategies write them: a day, a month, a year or a financial year, each an interval of days; durations."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR: Final = re.compile(r"(\d{4})", re.ASCII)
_FINANCIAL_YEAR: Final = re.compile(r"(\d{4})/(\d{1,4})", re.ASCII)
_SPOKEN: Final = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", re.ASCII)
_DURATION: Final = re.compile(r"(\d{1,4}) (day|week|month|year)s?", re.ASCII)
MONTHS: Final = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ANY_DATE: Final = "Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22."
_YEARS: Final = range(1000, date.max.year)
_APRIL: Final = 4


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Holds a date as precisely as it was written: the first and the last day that it can mean."""

    first: date
    last: date
    text: str = field(compare=False)

    @property
    def is_day(self) -> bool:
        """Tells whether the date names one day."""
        return self.first == self.last

    def __str__(self) -> str:
        """Gives the date as it was written."""
        return self.text


class Duration(NamedTuple):
    """Holds a length of time as it was written: so many months of the calendar, or so many days."""

    months: int
    days: int
    text: str

    def before(self, day: date) -> date:
        """Gives the day that lies so long before; the first or last of all days where there is no such day."""
        return _moved(day, -self.months, -self.days)

    def after(self, day: date) -> date:
        """Gives the day that lies so long after."""
        return _moved(day, self.months, self.days)


TWELVE_MONTHS: Final = Duration(12, 0, "12 months")


class DateRefused(NamedTuple):
    """Says why a text is no date, and what to write instead."""

    reason: str
    mend: str


@lru_cache(maxsize=1 << 12)
def parse_date(text: str) -> PartialDate | DateRefused:
    """Reads `2022-09-21`, `2022-09`, `2022` or `2021/22` (1 April 2021 to 31 March 2022).

    Only ASCII digits count, and only days that the calendar has.
    """
    for pattern, read in ((_DAY, _day), (_MONTH, _month), (_YEAR, _year), (_FINANCIAL_YEAR, _financial_year)):
        if found := pattern.fullmatch(text):
            return read(text, *found.groups())
    return DateRefused("is not a date", ANY_DATE)


def parse_duration(text: str) -> Duration | None:
    """Reads `12 months`, `90 days`, `2 weeks` or `1 year`."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    number, unit = int(found[1]), found[2]
    months = {"month": number, "year": 12 * number}.get(unit, 0)
    days = {"day": number, "week": 7 * number}.get(unit, 0)
    return Duration(months, days, text)


def spoken(day: date) -> str:
    """Writes a day as people say it: `14 September 2022`."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def heard(text: str) -> date | None:
    """Reads a day as `spoken` writes it; None for any other text."""
    said = _SPOKEN.fullmatch(text)
    if said is None or said[2] not in MONTHS:
        return None
    found = parse_date(f"{said[3]}-{MONTHS.index(said[2]):02d}-{int(said[1]):02d}")
    return found.first if isinstance(found, PartialDate) else None


def in_words(when: PartialDate) -> str:
    """Writes what a date means as people say it: `31 March 2027`, `March 2027`, `April 2026 to March 2027`."""
    if when.is_day:
        return spoken(when.first)
    if (when.first.year, when.first.month) == (when.last.year, when.last.month):
        return f"{MONTHS[when.first.month]} {when.first.year}"
    if when.first.month == 1:
        return f"the year {when.first.year}"
    return f"April {when.first.year} to March {when.last.year}"


def _moved(day: date, months: int, days: int) -> date:
    """Moves a day by months of the calendar, the last day of a month where it has no such day, and by days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    last = calendar.monthrange(year, month + 1)[1]
    moved = date(year, month + 1, min(day.day, last)).toordinal() + days
    return date.fromordinal(max(date.min.toordinal(), min(moved, date.max.toordinal())))


def _day(text: str, year: str, month: str, day: str) -> PartialDate | DateRefused:
    whole = _month(text, year, month)
    if isinstance(whole, DateRefused):
        return whole
    if not 1 <= int(day) <= whole.last.day:
        named = f"{MONTHS[int(month)]} {year}"
        mend = f"Write a day that the month has, at most {whole.last:%Y-%m-%d}."
        if not int(day):
            return DateRefused(
                "is not a date: no month has a day 0", f"{mend} Of the month alone, write {whole.text[:7]}."
            )
        return DateRefused(f"is not a date: {named} has {whole.last.day} days", mend)
    exact = date(int(year), int(month), int(day))
    return PartialDate(exact, exact, text)


def _month(text: str, year: str, month: str) -> PartialDate | DateRefused:
    whole = _year(text, year)
    if isinstance(whole, DateRefused):
        return whole
    if not 1 <= int(month) < len(MONTHS):
        return DateRefused(f"is not a date: there is no month {month}", "Write year, month, day, as in 2022-09-21.")
    last = calendar.monthrange(int(year), int(month))[1]
    return PartialDate(date(int(year), int(month), 1), date(int(year), int(month), last), text)


def _year(text: str, year: str) -> PartialDate | DateRefused:
    if int(year) not in _YEARS:
        return DateRefused(f"is not a date: {year} is not a year of any strategy", "Write the year that is meant.")
    return PartialDate(date(int(year), 1, 1), date(int(year), 12, 31), text)


def _financial_year(text: str, year: str, following: str) -> PartialDate | DateRefused:
    whole = _year(text, year)
    if isinstance(whole, DateRefused):
        return whole
    start = int(year)
    written = f"{start}/{(start + 1) % 100:02d}"
    if following != written[5:]:
        return DateRefused("is not a financial year", f"Write {written} for April {start} to March {start + 1}.")
    return PartialDate(date(start, _APRIL, 1), date(start + 1, _APRIL, 1) - timedelta(days=1), text)
