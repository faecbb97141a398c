"""Which of the elements that a path leads to count: those that meet a condition, and of these the latest or the ones before."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Final, NamedTuple

from alignment.dates import PartialDate
from alignment.model.values import FieldValue
from alignment.rules.words import folded


class Criterion:
    """Stands for a condition, as a path knows of it: conditions are made of paths in their turn."""

    __slots__ = ()


class Turn(Enum):
    """Tells which of several dated elements count."""

    LATEST = "latest_by"
    BEFORE = "before_latest_by"

    @property
    def other(self) -> "Turn":
        """Gives the other of the two."""
        return Turn.BEFORE if self is Turn.LATEST else Turn.LATEST


class InTurn(NamedTuple):
    """Chooses by the dates in a field."""

    turn: Turn
    by: str


class OneGroup(NamedTuple):
    """Keeps those elements whose field has one value; of dates those that reach into one year."""

    by: str
    key: FieldValue


class WhichCount(NamedTuple):
    """Chooses among the elements at the end of a path: those of a group, of them by a condition, and then by their dates."""

    where: Criterion | None
    in_turn: InTurn | None = None
    group: OneGroup | None = None


NO_KEY: Final[FieldValue] = ()
"""Stands for a group that nothing surely belongs to: whoever has a value has another."""


def keys_of(value: FieldValue) -> tuple[FieldValue, ...]:
    """Gives the groups to which what has a value belongs: of a list one for each of its values, of a date each year."""
    match value:
        case PartialDate(first, last):
            return tuple(_year(year) for year in range(first.year, last.year + 1))
        case tuple():
            return tuple(map(folded, value))
        case _:
            return (folded(value),)


def groups_among(values: Iterable[FieldValue]) -> tuple[FieldValue, ...]:
    """Gives the groups that values make; of dates each year from the first to the last, also one that holds nothing."""
    keys = dict.fromkeys(key for value in values for key in keys_of(value))
    years = [key.first.year for key in keys if isinstance(key, PartialDate)]
    return tuple(map(_year, range(min(years), max(years) + 1))) if years else tuple(keys)


def _year(year: int) -> PartialDate:
    return PartialDate(date(year, 1, 1), date(year, 12, 31), f"{year:04}")


def in_turn(
    sure: Mapping[str, PartialDate], maybe: Mapping[str, PartialDate | None], turn: Turn
) -> tuple[frozenset[str], frozenset[str]]:
    """Gives which elements surely count, and which may.

    All that may be there are among those that are `maybe` there; None is a date of which nobody can tell. An element is
    among the latest where no other's date begins after its own has ended.
    """
    newest = max((date.max if when is None else when.first for when in maybe.values()), default=date.min)
    known = max((when.first for when in sure.values()), default=date.min)
    surely = frozenset(one for one, when in sure.items() if when.last >= newest)
    may = frozenset(one for one, when in maybe.items() if when is None or when.last >= known)
    if turn is Turn.LATEST:
        return surely, may
    sure_before = {one: when for one, when in sure.items() if one not in may}
    maybe_before = {one: when for one, when in maybe.items() if one not in surely}
    return in_turn(sure_before, maybe_before, Turn.LATEST)
