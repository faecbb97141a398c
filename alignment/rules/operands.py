"""What values are compared with: written in the rule, looked up elsewhere, or a length of time; plain data."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from alignment.dates import Duration, PartialDate, spoken
from alignment.model.values import FieldValue
from alignment.rules.path import Path


class Clock(Enum):
    """Stands for the day of the check."""

    AS_AT = "as_at"


Source: TypeAlias = Path | Clock
"""Where values are looked up."""


class AcceptedWord(NamedTuple):
    """Holds one value as it was written, and the values that count as it: for a group all its members."""

    said: str
    values: frozenset[FieldValue]


class OneOf(NamedTuple):
    """Accepts any of some values, folded where they are text."""

    words: tuple[AcceptedWord, ...]

    @property
    def values(self) -> frozenset[FieldValue]:
        """Gives everything that is accepted."""
        return frozenset[FieldValue]().union(*(word.values for word in self.words))


class Bound(NamedTuple):
    """Holds the one value that others are compared with."""

    value: FieldValue


class Sign(Enum):
    """Tells which way a value is moved."""

    PLUS = "plus"
    MINUS = "minus"

    @property
    def other(self) -> "Sign":
        """Gives the opposite way."""
        return Sign.MINUS if self is Sign.PLUS else Sign.PLUS


class Offset(NamedTuple):
    """Says by how much values that are looked up are moved: by a number, a length of time, or numbers looked up too."""

    sign: Sign
    by: Decimal | Duration | Path

    def amounts(self, look_up: Callable[[Path], Sequence[FieldValue]]) -> Sequence[FieldValue | Duration]:
        """Gives by how much; nothing where it is looked up and not there, so that nothing is moved."""
        return look_up(self.by) if isinstance(self.by, Path) else (self.by,)

    def moved(self, value: FieldValue, by: FieldValue | Duration) -> FieldValue:
        """Gives a value as it is compared: a number more or less, or a date of which both ends are moved."""
        is_more = self.sign is Sign.PLUS
        if isinstance(value, PartialDate) and isinstance(by, Duration):
            move = by.after if is_more else by.before
            return _days(move(value.first), move(value.last))
        return value + (by if is_more else -by) if isinstance(value, Decimal) and isinstance(by, Decimal) else value


def _days(first: date, last: date) -> PartialDate:
    return PartialDate(first, last, first.isoformat() if first == last else f"{spoken(first)} to {spoken(last)}")


class LookedUpValue(NamedTuple):
    """Says where the values to compare with are found; `order` are the words of the vocabulary that both sides share."""

    source: Source
    order: tuple[str, ...] = ()
    offset: Offset | None = None


class Lately(NamedTuple):
    """Holds a length of time up to the day of the check."""

    duration: Duration


class Soon(NamedTuple):
    """Holds a length of time from the day of the check on."""

    duration: Duration


class Near(NamedTuple):
    """Holds a length of time round dates that are looked up."""

    source: Source
    duration: Duration


Operand: TypeAlias = OneOf | Bound | LookedUpValue | Lately | Soon | Near


def with_path(operand: Operand, path: Path, other: Path) -> Operand:
    """Gives an operand that is looked up on one path in place of another."""
    match operand:
        case LookedUpValue(source, _, offset):
            moved = offset._replace(by=other) if offset and offset.by == path else offset
            return operand._replace(source=other if source == path else source, offset=moved)
        case Near(source):
            return operand._replace(source=other if source == path else source)
        case _:
            return operand


def looked_up(operand: Operand) -> tuple[Path, ...]:
    """Gives the paths on which an operand is looked up: of its values first, then of what they are moved by."""
    match operand:
        case LookedUpValue(source, _, Offset(_, by)):
            return tuple(one for one in (source, by) if isinstance(one, Path))
        case LookedUpValue(source) | Near(source):
            return (source,) if isinstance(source, Path) else ()
        case _:
            return ()
