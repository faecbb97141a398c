"""The values that a text says: numbers, sums, percentages, days, months and years, each as what it means."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from alignment.citations.folding import MONTH, Folded, fold
from alignment.dates import PartialDate, parse_date
from alignment.meant.numbers import MOST_DIGITS

PLAIN: Final = ""
PER_CENT: Final = "%"
ANY: Final = "any"
"""Stands for the unit of a number of which a model does not say what it counts: any unit will do."""

_CURRENCIES: Final = {
    "£": "£", "pound": "£", "pounds": "£", "sterling": "£", "gbp": "£",
    "€": "€", "euro": "€", "euros": "€", "eur": "€",
    "$": "$", "dollar": "$", "dollars": "$", "usd": "$",
}  # fmt: skip
_SCALES: Final = {
    "hundred": 2, "k": 3, "thousand": 3, "000": 3, "000s": 3, "m": 6, "mn": 6, "million": 6, "millions": 6,
    "bn": 9, "billion": 9, "billions": 9,
}  # fmt: skip
_ONE: Final = frozenset({"one", "once"})
_SPELLED: Final = {
    **dict.fromkeys(_ONE, 1), "two": 2, "twice": 2, "three": 3, "thrice": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT: Final = 3
_YEAR_LENGTH: Final = len("2022")
_MONTH_LENGTH: Final = len("2022-09")
_DATES: Final = (("year", "numbered", "day"), ("in", "of", "spoken"), ("then", "month", "on"), ("when", "whole", None))
"""Names the groups of year, month and day of every way to write a date in words or numbers."""

_NUMBER: Final = rf"\.[0-9]+|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|{'|'.join(_SPELLED)}"
_OF_RANGE: Final = r"\s?%|\s?per\s?cent|\s?(?:hundred|thousand|million|billion)|k|mn?|bn"
_SAID: Final = rf"""(?<![\w£€$])(?<![0-9][.,])(?:
      (?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?![\w-])
    | (?P<day>[0-9]{{1,2}})(?P<sep>[/.-])(?P<numbered>[0-9]{{1,2}})(?P=sep)(?P<year>[0-9]{{4}})(?!\w|[.,]?[0-9])
    | (?P<spoken>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<of>{MONTH}),?(?:\s(?P<in>[0-9]{{4}}))?(?!\w|[.,]?[0-9])
    | (?P<month>{MONTH})\s(?P<on>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s(?P<then>[0-9]{{4}})(?!\w|[.,]?[0-9])
    | (?P<whole>{MONTH}),?\s(?P<when>[0-9]{{4}})(?!\w|[.,]?[0-9])
    | (?P<from>[0-9]{{4}})\s?[/-]\s?(?P<to>[0-9]{{4}}|[0-9]{{2}})(?!\w|[.,]?[0-9])
    | (?P<sign>(?<![%)])-)?(?:(?:us)?(?P<currency>[£€$])\s?)?(?P<number>{_NUMBER})
      (?: (?P<share>\s?%|\s?per\s?cent(?:age)?)
        | (?=-[£€$]?[0-9][0-9.,]*(?P<later>{_OF_RANGE})(?!\w))
        | (?P<scale>\s?(?:hundred|thousand|millions?|billions?)|(?(currency)\s?)(?:k|mn?|bn))?
          (?P<named>\s(?:pounds?|sterling|gbp|euros?|eur|dollars?|usd))? )
      (?!\w|[.,]?[0-9])
    | (?P<word>[£€$]?\w*[0-9]\w*(?:[.,]\w+)*)
    )"""
_MAY_MENTION: Final = re.compile(rf"[0-9]|(?<!\w)(?:{'|'.join(_SPELLED)})(?!\w)", re.IGNORECASE)
_SCALE_OF_UNIT: Final = re.compile(r"(?<![\w.,])'?(000s?|thousand|millions?|billions?|mn|bn)(?!\w)")
_SCALE_OF_SUM: Final = re.compile(r"(?<![\w.,])'?(k|m)(?!\w)")
_CURRENCY_OF_UNIT: Final = re.compile(r"[£€$]|(?<!\w)(?:pounds?|sterling|gbp|euros?|eur|dollars?|usd)(?!\w)")
_SHARE_OF_UNIT: Final = re.compile(r"%|(?<!\w)per\s?cent")


class Amount(NamedTuple):
    """Holds a number, its thousands and millions written out, and its unit.

    The unit is the sign of a currency, `%`, nothing, or ANY where a model gives none.
    """

    number: Decimal
    unit: str


class Days(NamedTuple):
    """Holds a day, a month, a year or a span of years as the days that it covers."""

    first: date
    last: date


class Token(NamedTuple):
    """Holds a word with digits in it that is no number, such as the rating D2."""

    text: str


Value: TypeAlias = Amount | Days | Token


class Mention(NamedTuple):
    """Says where a text mentions a value, in which words, and every way in which these can be read.

    What `is_part` lies in another mention: the month and the year of a day, the span of two years.
    """

    start: int
    end: int
    text: str
    readings: frozenset[Value]
    is_part: bool = False
    is_one: bool = False


def may_mention(text: str) -> bool:
    """Tells in little time whether a text can mention any value; most texts cannot."""
    return _MAY_MENTION.search(text) is not None


def mentions(text: Folded, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Gives every value that a text mentions, or a stretch of it, in order.

    A number inside a longer one, or inside a word, is none. Every text is read; none raises.
    """
    found = _pattern().finditer(text.compared, start, len(text.compared) if end is None else end)
    every = (mention for one in found for mention in _read(one))
    return tuple(one._replace(text=one.text or text.shown[one.start : one.end]) for one in every)


def is_held(wanted: Value, found: Value) -> bool:
    """Tells whether a value is the wanted one: a sum may leave its currency unsaid, a percentage says that it is one."""
    if not isinstance(wanted, Amount) or not isinstance(found, Amount):
        return wanted == found
    is_sum = wanted.unit in _CURRENCIES and found.unit == PLAIN
    return wanted.number == found.number and (wanted.unit in {ANY, found.unit} or is_sum)


def in_unit(number: Decimal, unit: str | None) -> Amount:
    """Gives a number of a model in its unit: 20.5 in `£m` are 20,500,000 pounds."""
    if unit is None:
        return Amount(number, ANY)
    unit = fold(unit).compared
    if _SHARE_OF_UNIT.search(unit):
        return Amount(number, PER_CENT)
    currency = _CURRENCY_OF_UNIT.search(unit)
    scale = _SCALE_OF_UNIT.search(unit) or (_SCALE_OF_SUM.search(unit) if currency else None)
    said = _CURRENCIES[currency[0]] if currency else PLAIN
    return Amount(_scaled(number, scale[1] if scale else ""), said)


def in_days(written: PartialDate) -> Days:
    """Gives a date of a model as the days that it covers."""
    return Days(written.first, written.last)


@cache
def _pattern() -> re.Pattern[str]:
    """Gives the pattern of everything that can be a value; it takes a while to make, and most checks need none."""
    return re.compile(_SAID, re.VERBOSE)


def _read(found: re.Match[str]) -> Iterator[Mention]:
    """Reads one match; which group took part tells what it is."""
    if found["iso"]:
        return _dated(found, found["iso"], 0, 0)
    for year, month, day in _DATES:
        if found[year]:
            written = f"{found[year]}-{_month(found[month])}" + (f"-{int(found[day]):02}" if day else "")
            return _dated(found, written, month if day == "spoken" else 0, year)
    return _span(found) if found["from"] else _counted(found)


def _dated(found: re.Match[str], written: str, month: str | int, year: str | int) -> Iterator[Mention]:
    """Reads a day or a month; a day says its month as well, and both say their year, from these groups on."""
    read = _dates(written)
    yield _mention(found, read or {Token(found[0])})
    if read:
        yield _mention(found, _dates(written[:_MONTH_LENGTH]), month, until=year, is_part=True)
        yield _mention(found, _dates(written[:_YEAR_LENGTH]), year, is_part=True)


def _span(found: re.Match[str]) -> Iterator[Mention]:
    """Reads two years as in 2022-25 or 2021/22: each of them, the years between, and the month that may be meant."""
    first, last = found["from"], _last_year(found["from"], found["to"])
    as_month = _dates(f"{first}-{found['to']}")
    if not (_dates(first) and _dates(last)):
        yield _mention(found, as_month or {Token(found[0])})
        yield _mention(found, _dates(first), "from", is_part=True)
        return
    yield _mention(found, _dates(first) | {_plain(first)}, "from")
    second = _mention(found, _dates(last) | ({_plain(last)} if last == found["to"] else set()), "to")
    yield second._replace(text=last)
    between = Days(date(int(first), 1, 1), date(int(last), 12, 31))
    yield _mention(found, {between, *_dates(f"{first}/{last[2:]}"), *as_month}, is_part=True)


def _counted(found: re.Match[str]) -> Iterator[Mention]:
    """Reads a number or a word with digits; a number of four digits may be a year."""
    if found["spoken"]:
        yield _mention(found, {Token(found[0]), _plain(found["spoken"])})
        return
    written = (found["number"] or "").replace(",", "")
    if not written or len(written.replace(".", "")) > MOST_DIGITS:
        yield _mention(found, {Token(found[0])})
        return
    later = (found["later"] or "").strip()
    number = Decimal(f"{found['sign'] or ''}{_SPELLED.get(written, written)}")
    is_share = found["share"] is not None or _SHARE_OF_UNIT.match(later) is not None
    unit = PER_CENT if is_share else (found["currency"] or (found["named"] or "").strip())
    amount = Amount(_scaled(number, (found["scale"] or later).strip()), _CURRENCIES.get(unit, unit))
    years = _dates(found[0]) if len(found[0]) == _YEAR_LENGTH else set()
    yield _mention(found, {*years, amount}, is_one=found[0] in _ONE)


def _mention(  # noqa: PLR0913 - the parts of a mention
    found: re.Match[str],
    readings: set[Value],
    group: str | int = 0,
    *,
    until: str | int | None = None,
    is_part: bool = False,
    is_one: bool = False,
) -> Mention:
    start, end = found.start(group), found.end(group if until is None else until)
    return Mention(start, end, "", frozenset(readings), is_part, is_one)


def _dates(written: str) -> set[Value]:
    read = parse_date(written)
    return {in_days(read)} if isinstance(read, PartialDate) else set()


def _last_year(first: str, last: str) -> str:
    """Gives the second of two years in four digits; nothing where it does not come after the first."""
    whole = last if len(last) == _YEAR_LENGTH else f"{first[:2]}{last}"
    if whole[2:] == "00" and first[2:] == "99":
        whole = str(int(first) + 1)
    return whole if whole > first else ""


def _month(written: str) -> str:
    number = int(written) if written.isdigit() else _MONTHS.index(written[:_SHORT]) + 1
    return f"{number:02}"


def _plain(number: str) -> Amount:
    return Amount(Decimal(number), PLAIN)


def _scaled(number: Decimal, scale: str) -> Decimal:
    return number.scaleb(_SCALES.get(scale, 0))
