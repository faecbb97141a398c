"""The forms in which people write dates: what is read in each, and whether it can mean anything else."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from alignment.dates import MONTHS, spoken


class Reading(NamedTuple):
    """Holds a date that a text can mean, as align writes it; `said` are the words for it where others than the usual are due.

    The calendar need not have it.
    """

    written: str
    said: str = ""


class Told(NamedTuple):
    """Holds what a text tells: the dates that it can mean, and what there is to say of it.

    `is_exact` says that nothing of the text is lost where the one date is put in its place.
    """

    readings: tuple[Reading, ...]
    is_exact: bool = True
    reason: str = "is not a date"
    after: str = ""


Match: TypeAlias = "re.Match[str]"


class Form(NamedTuple):
    """Holds a form, and how a text of that form is read; None where it turns out to be none.

    The pattern is compiled where it is first asked for: most checks meet no date that is none.
    """

    pattern: str
    read: Callable[[Match], Told | None]

    def told(self, text: str) -> Told | None:
        """Gives what a text of this form tells; None where it is not of this form."""
        found = re.fullmatch(self.pattern, text, re.ASCII)
        return self.read(found) if found else None


_NAMES: Final = "|".join(
    rf"{name[:3].lower()}(?:{'|'.join(name[3:n].lower() for n in range(len(name), 3, -1)) or '(?!)'})?"
    for name in MONTHS[1:]
)
_MONTH: Final = rf"(?P<month>(?:{_NAMES})(?![a-z]))\.?"
_YEAR: Final = r"(?P<year>\d{4})"
_ANY_YEAR: Final = r"'?(?P<year>\d{4}|\d{2})"
_YEARS: Final = r"(?P<year>\d{4}|\d{2})(?: ?[-/] ?(?P<end>\d{4}|\d{2}))?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY: Final = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun)\.?,? )?"
_SEASONS: Final = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}
_ENDS_OF_TERMS: Final = {"spring": (3, 4), "summer": (7,), "autumn": (12,), "winter": (12,)}
"""By term of a school year, the months in which it ends; that of spring ends with Easter."""

_ORDINALS: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_QUARTER: Final = rf"(?:q(?:uarter)? ?(?P<number>[1-4])|(?P<ordinal>{'|'.join(_ORDINALS)}) quarter)"
_HALF: Final = r"(?:h(?:alf)? ?(?P<number>[12])|(?P<ordinal>first|1st|second|2nd) half)"
_OF_CALENDAR, _OF_FINANCIAL = "the calendar year", "the financial year"
CHOOSE: Final = "Choose the one that this field is about."
_APRIL, _AUGUST, _CENTURY, _YEARS_OF_A_PLAN = 4, 8, 100, 30
_DAY_ZERO: Final = date(1899, 12, 30)
"""Is the day from which spreadsheets count theirs."""

_DAYS_OF_OURS: Final = range(36_526, 73_051)
"""Numbers the days of this century as spreadsheets do."""


class _Part(NamedTuple):
    """Holds a part of a year that people number: its name, and how many months it has."""

    name: str
    months: int


_A_QUARTER: Final = _Part("quarter", 3)
_A_HALF: Final = _Part("half", 6)


def _of(pattern: str, read: Callable[[Match], Told | None]) -> Form:
    return Form(pattern, read)


def _full(year: str) -> int:
    """Gives a year in full: two digits are of this century."""
    return int(year) + (2000 if len(year) < 4 else 0)  # noqa: PLR2004 - digits of a year in full


def _number_of(month: str) -> int:
    return next(number for number, name in enumerate(MONTHS) if number and name.lower().startswith(month[:3]))


def _one(written: str) -> Told:
    return Told((Reading(written),))


def _ymd(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"


def _ym(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def _financial(year: int) -> str:
    return f"{year:04d}/{(year + 1) % _CENTURY:02d}"


def _year_first(found: Match) -> Told:
    return _one(_ymd(int(found["year"]), int(found["month"]), int(found["day"])))


def _with_time(found: Match) -> Told:
    """Reads a day with a time of day, which is lost unless it is the first moment of the day."""
    return _year_first(found)._replace(is_exact=not found["time"].strip("0:.z+-"))


def _numbers(found: Match) -> Told:
    """Reads day, month and year in figures: the day first, unless there is no such month."""
    first, second, year = int(found["first"]), int(found["second"]), _full(found["year"])
    written = [_ymd(year, second, first)]
    if found["sign"] != "." and second != first:
        written.append(_ymd(year, first, second))
    if found["sign"] == "-" and len(found["year"]) < len("2027"):
        written.append(_ymd(_full(f"{first:02d}"), second, int(found["year"])))
    return Told(tuple(map(Reading, written)))


def _spoken(found: Match) -> Told:
    """Reads a day in words; a day of the week may contradict it, so that nobody but the author can put it away."""
    written = _ymd(_full(found["year"]), _number_of(found["month"]), int(found["day"]))
    return _one(written)._replace(is_exact=not found["weekday"])


def _month_and_year(found: Match) -> Told:
    return _one(_ym(_full(found["year"]), _number_of(found["month"])))


def _month_and_two_digits(found: Match) -> Told:
    """Reads `May 25`, which is May 2025 or the 25th of a May; after an apostrophe, or past the month's end, it is a year."""
    number, year, month = int(found["year"]), _full(found["year"]), _number_of(found["month"])
    told = _one(_ym(year, month))
    if found["mark"] or not 1 <= number <= calendar.monthrange(year, month)[1]:
        return told
    example = _ymd(year, month, number)
    after = f"If {number} {MONTHS[month]} is meant, write its year too, as in {example}."
    return told._replace(is_exact=False, after=after)


def _as_written(found: Match) -> Told:
    return _one(found[0])


def _month_in_figures(found: Match) -> Told:
    return _one(_ym(int(found["year"]), int(found["month"])))


def _year_and_figures(found: Match) -> Told:
    """Reads `2027-3` and `2027/03`, a month; `2021/2` may be a financial year as well."""
    year, month = int(found["year"]), found["month"]
    readings = [Reading(_ym(year, int(month)))]
    if len(month) == 1 and int(month) == (year + 1) % 10:
        readings.insert(0, Reading(_financial(year)))
    return Told(tuple(readings))


def _years(found: Match) -> Told | None:
    """Reads two years: a financial year where one follows the other, otherwise the first and the last of several."""
    year, end = _full(found["year"]), found["end"]
    last = int(end) if len(end) > 2 else year + (int(end) - year) % _CENTURY  # noqa: PLR2004 - digits of a year in short
    if last == year + 1:
        is_exact = len(found["year"]) == len(f"{year}") or found["name"] is not None
        return _one(_financial(year))._replace(is_exact=is_exact, reason="is not how a financial year is written")
    if not year < last < year + _YEARS_OF_A_PLAN or found["name"]:
        return None
    return Told((Reading(f"{year}"), Reading(f"{last}")), reason="names more than one year", after=CHOOSE)


def _named_financial(found: Match) -> Told:
    """Reads `FY26`, which some name by the year in which it ends and some by that in which it begins."""
    year = _full(found["year"])
    return Told((Reading(_financial(year - 1)), Reading(_financial(year))))


def _academic(found: Match) -> Told:
    year = _full(found["year"])
    said = f"August {year + 1}, the last month of the school year"
    return Told((Reading(_ym(year + 1, _AUGUST), said),), is_exact=False)


def _part_of_year(part: _Part, found: Match) -> Told:
    """Reads a quarter or a half: of a financial year where two years are named, otherwise perhaps of the calendar's."""
    number, year = int(found["number"] or _ORDINALS[found["ordinal"]]), _full(found["year"])
    before = part.months * (number - 1)
    of_financial = _last_of(part, year, _APRIL + before, _OF_FINANCIAL)
    if found["end"]:
        other: tuple[Reading, ...] = ()
    elif found["fy"]:
        other = (_last_of(part, year - 1, _APRIL + before, _OF_FINANCIAL),)
    else:
        other = (_last_of(part, year, 1 + before, _OF_CALENDAR),)
    reason = f"is a {part.name} of a year, written as its last month"
    return Told((*other, of_financial), is_exact=False, reason=reason)


def _last_of(part: _Part, year: int, first: int, whose: str) -> Reading:
    (begun, begins), (later, ends) = divmod(first - 1, 12), divmod(first + part.months - 2, 12)
    since = f"{MONTHS[begins + 1]}{f' {year + begun}' if begun != later else ''}"
    said = f"{since} to {MONTHS[ends + 1]} {year + later} (a {part.name} of {whose})"
    return Reading(_ym(year + later, ends + 1), said)


def _season(found: Match) -> Told:
    """Reads a season, or a term of that name, which ends in another month."""
    season, year = found["season"], _full(found["year"])
    months = _ENDS_OF_TERMS[season] if re.search(r"\bterm\b", found[0]) else (_SEASONS[season],)
    readings = (Reading(_ym(year, month), f"{MONTHS[month]} {year}, the last month that is meant") for month in months)
    return Told(tuple(readings), is_exact=False, reason="is a season, written as a month")


def _of_spreadsheet(found: Match) -> Told | None:
    """Reads the number that a spreadsheet has for a day, which nobody writes by hand."""
    number = int(found[0])
    if number not in _DAYS_OF_OURS:
        return None
    day = _DAY_ZERO + timedelta(days=number)
    said = f"{spoken(day)}, the day that a spreadsheet keeps as {number}"
    return Told((Reading(f"{day:%Y-%m-%d}", said),), is_exact=False)


def _months(found: Match) -> Told:
    year, first, last = (found[name] for name in ("year", "first", "month"))
    readings = (Reading(_ym(_full(year), _number_of(first))), Reading(_ym(_full(year), _number_of(last))))
    return Told(readings, reason="names more than one month", after=CHOOSE)


def _without_year(found: Match) -> Told:
    month = _number_of(found["month"])
    example = _ymd(2022, month, int(found["day"])) if found["day"] else _ym(2022, month)
    return Told((), reason="is a date without its year", after=f"Write the year as well, as in {example}.")


_YMD: Final = rf"{_YEAR}(?P<sign>[-/.]| ?- ?)(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})"
_DMY: Final = r"(?P<first>\d{1,2})(?P<sign>[-/.]| ?- ?| ?/ ?)(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})"
_SPOKEN: Final = rf"{_WEEKDAY}{_DAY}(?: of)?[ -]?{_MONTH},?[ -]?{_ANY_YEAR}(?!\d)"
_MONTH_FIRST: Final = rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}"
_MONTH_YEAR: Final = rf"{_MONTH}[ ,/-]*{_YEAR}"
_YEAR_MONTH: Final = rf"{_YEAR}[ ,/-]*{_MONTH}"
_FINANCIAL: Final = r"(?P<name>fy ?|f/y ?|financial year )?(?P<year>\d{4}|\d{2}) ?[-/] ?(?P<end>\d{4}|\d{2})"

_CLEAR: Final = (
    _of(_YMD, _year_first),
    _of(_DMY, _numbers),
    _of(_SPOKEN, _spoken),
    _of(_MONTH_FIRST, _spoken),
    _of(_MONTH_YEAR, _month_and_year),
    _of(_YEAR_MONTH, _month_and_year),
    _of(rf"(?P<name>fy ?|f/y ?|financial year )?{_YEAR} ?[-/] ?(?P<end>\d{{4}}|\d{{2}})", _years),
    _of(rf"{_YEAR}-(?P<month>\d{{2}})", _month_in_figures),
    _of(r"(?:19|20)\d{2}", _as_written),
)
"""Forms that are a date wherever they stand in a text."""

FORMS: Final = (
    _of(rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})[t ](?P<time>\d{{1,2}}:\d{{2}}.*)", _with_time),
    _of(rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})", _year_first),
    _of(rf"{_YEAR}(?P<month>\d{{2}})", _month_in_figures),
    _of(r"\d{5}", _of_spreadsheet),
    *_CLEAR[:6],
    _of(rf"{_MONTH}[ /-]*(?P<mark>'?)(?P<year>\d{{2}})", _month_and_two_digits),
    _of(rf"(?P<month>\d{{1,2}})[-/.]{_YEAR}", _month_in_figures),
    _of(_FINANCIAL, _years),
    _of(rf"{_YEAR}[-/.](?P<month>\d{{1,2}})", _year_and_figures),
    _of(rf"(?:fy|f/y|financial year) ?{_ANY_YEAR}", _named_financial),
    _of(rf"(?:academic|school) year {_YEARS}", _academic),
    *(
        _of(pattern, partial(_part_of_year, part))
        for part, numbered in ((_A_QUARTER, _QUARTER), (_A_HALF, _HALF))
        for pattern in (
            rf"{numbered}[ ,:/-]*(?:of )?(?P<fy>fy ?|financial year )?{_YEARS}",
            rf"(?P<fy>fy ?|financial year )?{_YEARS}[ ,:/-]*{numbered}",
        )
    ),
    _of(rf"(?P<season>{'|'.join(_SEASONS)})\b[^\d]*{_YEARS}", _season),
    _of(rf"{_YEARS}[ ,/-]*(?P<season>{'|'.join(_SEASONS)})(?: term)?", _season),
    _of(rf"(?P<first>{_NAMES})\.?(?: ?[-/&] ?| to | and ){_MONTH} {_YEAR}", _months),
    _of(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]?)?{_MONTH}", _without_year),
)


class Inside(NamedTuple):
    """Holds the forms that are a date wherever they stand, and where in a text they stand."""

    pattern: str
    forms: tuple[Form, ...]

    def parts(self, text: str) -> list[str]:
        """Gives the parts of a text that are dates."""
        return [found[0] for found in re.finditer(self.pattern, text, re.ASCII)]

    def rest(self, text: str) -> str:
        """Gives a text without the dates in it."""
        return re.sub(self.pattern, "", text, flags=re.ASCII)


def _anonymous(pattern: str) -> str:
    """Gives a pattern in which groups have no names, so that it can stand beside others."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern).replace("(?P=sign)", "[-/.]")


INSIDE: Final = Inside(
    rf"(?<![\w/])(?:{'|'.join(_anonymous(form.pattern) for form in _CLEAR)})(?![\w/])",
    _CLEAR,
)
