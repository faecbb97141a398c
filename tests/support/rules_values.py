"""Values as the language of rules compares them, and what each word that tests a value means.

Texts are compared folded, numbers as exact decimals, dates as the days from their first to their last. Nothing here
comes from the package.
"""

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from rules_kinds import GROUPS, LISTS, ORDERS, sort_of


class Days(NamedTuple):
    """The days that a date stands for."""

    first: date
    last: date

    @classmethod
    def of(cls, text: str) -> "Days":
        """Reads `2022-09-21`, `2022-09`, `2022` or `2021/22`."""
        if "/" in text:
            year = int(text[:4])
            return cls(date(year, 4, 1), date(year + 1, 3, 31))
        year, month, day = (int(part) for part in (text + "-0-0").split("-")[:3])
        if day:
            return cls(date(year, month, day), date(year, month, day))
        first_month, last_month = (month, month) if month else (1, 12)
        return cls(date(year, first_month, 1), date(year, last_month, calendar.monthrange(year, last_month)[1]))


Value: TypeAlias = str | Decimal | Days | tuple[str, ...]


class Found(NamedTuple):
    """A value, and the type of the field that it was found in."""

    value: Value
    type: str

    @property
    def rank(self) -> int | Decimal:
        """Gives what says which of two values is more: a number, or the place of a word in its order."""
        if isinstance(self.value, Decimal):
            return self.value
        return ORDERS[self.type].index(str(self.value))

    @property
    def days(self) -> Days:
        assert isinstance(self.value, Days)
        return self.value

    @property
    def text(self) -> str:
        assert isinstance(self.value, str)
        return self.value


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def value_of(texts: list[str], field_type: str) -> Found:
    """Reads what is written in a field; only a list field holds several."""
    if field_type in LISTS:
        return Found(tuple(fold(text) for text in texts), field_type)
    (text,) = texts
    sort = sort_of(field_type)
    value: Value = Decimal(text) if sort == "number" else Days.of(text) if sort == "date" else fold(text)
    return Found(value, field_type)


def wanted_of(written: object, field_type: str) -> list[Value]:
    """Reads the literals after a word: one or several, and for a group all its members."""
    texts = [str(one) for one in written] if isinstance(written, list) else [str(written)]
    texts = [one for text in texts for one in GROUPS.get(fold(text) if field_type == "who" else "", (text,))]
    if field_type in LISTS:
        return [fold(text) for text in texts]
    return [value_of([text], field_type).value for text in texts]


def later(day: date, length: str, times: int) -> date:
    """Gives the day that lies so long after another, or before it where `times` is -1."""
    number, unit = length.split()
    count = int(number) * times
    if unit.startswith(("day", "week")):
        return day + timedelta(days=count * (7 if unit.startswith("week") else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit.startswith("year") else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_within_last(days: Days, length: str, as_at: date) -> bool:
    return later(as_at, length, -1) <= days.first <= as_at


def is_within_next(days: Days, length: str, as_at: date) -> bool:
    return as_at <= days.last <= later(as_at, length, 1)


def is_within(days: Days, other: Days, length: str) -> bool:
    return days.first >= later(other.first, length, -1) and days.last <= later(other.last, length, 1)


def moved(found: Found, amount: str, sign: int) -> Found:
    """Gives a number so much more, or less where `sign` is -1; or a date both ends of which lie so long after or before."""
    if isinstance(found.value, Decimal):
        return found._replace(value=found.value + sign * Decimal(amount))
    return found._replace(value=Days(*(later(day, amount, sign) for day in found.days)))


COMPARISONS: Final[Mapping[str, Callable[[Found, Found], bool]]] = {
    "is": lambda one, other: one.value == other.value,
    "is_not": lambda one, other: one.value != other.value,
    "contains_text": lambda one, other: other.text in one.text,
    "starts_with": lambda one, other: one.text.startswith(other.text),
    "is_more_than": lambda one, other: one.rank > other.rank,
    "is_at_least": lambda one, other: one.rank >= other.rank,
    "is_less_than": lambda one, other: one.rank < other.rank,
    "is_at_most": lambda one, other: one.rank <= other.rank,
    "is_before": lambda one, other: one.days.last < other.days.first,
    "is_on_or_before": lambda one, other: one.days.last <= other.days.last,
    "is_after": lambda one, other: one.days.first > other.days.last,
    "is_on_or_after": lambda one, other: one.days.first >= other.days.first,
}
"""The words that compare one value with one other, written after them or looked up."""

NEGATIVE: Final = ("is_not", "not_in")
"""The words that hold where there is nothing to compare."""


def latest_of(dates: dict[str, Days]) -> set[str]:
    """Gives those after whose date no other begins."""
    return {one for one, days in dates.items() if not any(other.first > days.last for other in dates.values())}


def compared(word: str, found: list[Found], others: list[Found]) -> bool:
    """Tells whether values pass a test against others: all pairs must, and there must be one unless it is negative."""
    if word == "adds_up_to":
        numbers = [one.value for one in found if isinstance(one.value, Decimal)]
        return bool(numbers) and bool(others) and all(sum(numbers) == other.value for other in others)
    pairs = [(one, other) for one in found for other in others]
    return all(COMPARISONS[word](one, other) for one, other in pairs) and (bool(pairs) or word in NEGATIVE)


def listed(value: Value) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return tuple(str(one) for one in value)


def group_keys(found: Found) -> list[Value]:
    """Gives the groups of which a value is one: its own, of a list each value's, of a date each year's into which it reaches."""
    if isinstance(found.value, Days):
        return [Days.of(str(year)) for year in range(found.days.first.year, found.days.last.year + 1)]
    return [*listed(found.value)] if isinstance(found.value, tuple) else [found.value]


def groups_of(found: dict[str, Found]) -> list[set[str]]:
    """Gives the elements of each group; of years those between as well, in which there is nothing."""
    keys = {key for value in found.values() for key in group_keys(value)}
    years = [key.first.year for key in keys if isinstance(key, Days)]
    if years:
        keys = {Days.of(str(year)) for year in range(min(years), max(years) + 1)}
    return [{one for one, value in found.items() if key in group_keys(value)} for key in keys]
