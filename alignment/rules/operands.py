"""What stands after a word that tests a field: values of its own, or where they are looked up."""

from enum import Enum
from typing import NamedTuple, TypeAlias

from alignment.dates import Duration
from alignment.model.values import FieldValue
from alignment.rules.route import Path


class Clock(Enum):
    """Stands for the day of the check."""

    AS_AT = "as_at"


Source: TypeAlias = Path | Clock
"""Where values are looked up."""


class Word(NamedTuple):
    """Holds one value as it was written, and the values that count as it: for a group all its members."""

    said: str
    values: frozenset[FieldValue]


class OneOf(NamedTuple):
    """Accepts any of some values, folded where they are text."""

    words: tuple[Word, ...]

    @property
    def values(self) -> frozenset[FieldValue]:
        """Gives everything that is accepted."""
        return frozenset[FieldValue]().union(*(word.values for word in self.words))


class Bound(NamedTuple):
    """Holds the one value that others are compared with."""

    value: FieldValue


class LookedUp(NamedTuple):
    """Says where the values to compare with are found; `order` are the words of the vocabulary that both sides share."""

    source: Source
    order: tuple[str, ...] = ()


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


Operand: TypeAlias = OneOf | Bound | LookedUp | Lately | Soon | Near
