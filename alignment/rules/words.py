"""The words that test a field: what each fits, what may stand after it, and when a value passes.

A new word is a row here; the compiler and the evaluator know none of them by name.
"""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from alignment.dates import PartialDate
from alignment.findings.degrees import Amount, Shortfall, Side
from alignment.model.field_types import (
    ChoicesType,
    ChoiceType,
    DateType,
    FieldType,
    NumberType,
    TextType,
    UrlType,
    WordsType,
)
from alignment.model.values import FieldValue
from alignment.model.vocabularies import Vocabulary
from alignment.text import fold

Comparable: TypeAlias = FieldValue | int
"""A value as it is compared: text folded, a word of an ordered vocabulary as its place in the order."""

Relation: TypeAlias = Callable[[Comparable, Comparable], bool]

Gaps: TypeAlias = Callable[[Comparable, Comparable], tuple[Shortfall, ...]]
"""Gives how far a value that does not pass is from passing; nothing where a value can only pass or not."""


class Polarity(Enum):
    """Tells what a word says where nothing is there."""

    POSITIVE = "false where nothing is there"
    NEGATIVE = "true where nothing is there"


class Takes(Enum):
    """Tells what may stand after a word."""

    ONE = "one value"
    LIST = "a list, as in `[one, other]`"
    EITHER = "one value or a list"
    WORDS = "words"
    PAST = "a length of time, as in `12 months`"
    FUTURE = "a length of time, as in `90 days`"
    NEARNESS = "a mapping, as in `{of: baseline_on, at_most: 12 months}`"


class Against(NamedTuple):
    """Holds what values are compared with once it is known: any of those accepted, or else each of the others.

    `is_open` tells that there may be further others.
    """

    accepted: frozenset[FieldValue] | None
    others: tuple[Comparable, ...] = ()
    order: tuple[str, ...] = ()
    is_open: bool = False


class FieldWord(NamedTuple):
    """Describes one word of the language that tests a field.

    `says` is how a sentence says it; `fits_what` says in words what `fits` accepts; `relation` tells when one value
    passes beside another, `gaps` how far one that does not is from it.
    """

    name: str
    says: str
    polarity: Polarity
    takes: Takes
    fits: Callable[[FieldType], bool]
    fits_what: str
    relation: Relation
    gaps: Gaps

    @property
    def is_positive(self) -> bool:
        """Tells whether a value must be there for the word to hold."""
        return self.polarity is Polarity.POSITIVE

    def holds(self, value: FieldValue, against: Against) -> bool:
        """Tells whether one value passes; where nothing is known to compare with, as where the value were absent."""
        if against.accepted is not None:
            values = value if isinstance(value, tuple) else (value,)
            return any(folded(one) in against.accepted for one in values) is self.is_positive
        if not against.others:
            return not self.is_positive
        key = comparable(value, against.order)
        return all(self.relation(key, other) is self.is_positive for other in against.others)

    def accepted(self, word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Gives the values of a vocabulary that a word after this one stands for; none where it has no such word."""
        if self.takes is not Takes.ONE:
            return vocabulary.members(word)
        if word not in vocabulary.values:
            return ()
        rank = vocabulary.rank(word)
        return tuple(value for place, value in enumerate(vocabulary.values) if self.relation(place, rank))


def folded(value: FieldValue) -> FieldValue:
    """Gives a value as it is compared."""
    return fold(value) if isinstance(value, str) else value


def comparable(value: FieldValue, order: tuple[str, ...]) -> Comparable:
    """Gives a value as it is compared, a word of an order as its place in it."""
    return order.index(value) if order and isinstance(value, str) else folded(value)


def _numbers(test: Callable[[Decimal | int, Decimal | int], bool]) -> Relation:
    def relation(one: Comparable, other: Comparable) -> bool:
        return isinstance(one, Decimal | int) and isinstance(other, Decimal | int) and test(one, other)

    return relation


def _dates(test: Callable[[PartialDate, PartialDate], bool]) -> Relation:
    def relation(one: Comparable, other: Comparable) -> bool:
        return isinstance(one, PartialDate) and isinstance(other, PartialDate) and test(one, other)

    return relation


def _texts(test: Callable[[str, str], bool]) -> Relation:
    def relation(one: Comparable, other: Comparable) -> bool:
        return isinstance(one, str) and isinstance(other, str) and test(one, other)

    return relation


def _no_gaps(_: Comparable, __: Comparable) -> tuple[Shortfall, ...]:
    return ()


def _number_gaps(side: Side) -> Gaps:
    def gaps(one: Comparable, other: Comparable) -> tuple[Shortfall, ...]:
        both = [(one, other)] if isinstance(one, Decimal | int) and isinstance(other, Decimal | int) else []
        return tuple(_gap(side, Decimal(value), Decimal(value) - Decimal(limit)) for value, limit in both)

    return gaps


_End: TypeAlias = Callable[[PartialDate], date]
_first: Final[_End] = attrgetter("first")
_last: Final[_End] = attrgetter("last")


def _date_gaps(side: Side, end: _End, other_end: _End) -> Gaps:
    def gaps(one: Comparable, other: Comparable) -> tuple[Shortfall, ...]:
        both = [(one, other)] if isinstance(one, PartialDate) and isinstance(other, PartialDate) else []
        return tuple(_gap(side, end(value), Decimal((end(value) - other_end(limit)).days)) for value, limit in both)

    return gaps


def _gap(side: Side, amount: Amount, more: Decimal) -> Shortfall:
    """Makes a gap; `more` is by how much the amount is more than what it is compared with."""
    return Shortfall(side, amount, more if side is Side.ABOVE else -more)


def _span_gaps(first: _End, last: _End) -> Gaps:
    """Gives how far a date begins before a span and how far it ends after it, where it does."""
    early, late = _date_gaps(Side.BELOW, first, _first), _date_gaps(Side.ABOVE, last, _last)
    return lambda one, span: tuple(gap for gap in (*early(one, span), *late(one, span)) if gap.by > 0)


def _is_single(field_type: FieldType) -> bool:
    return not isinstance(field_type, ChoicesType | WordsType)


def _is_several(field_type: FieldType) -> bool:
    return not _is_single(field_type)


def _is_text(field_type: FieldType) -> bool:
    return isinstance(field_type, TextType | UrlType)


def _has_order(field_type: FieldType) -> bool:
    is_ordered = isinstance(field_type, ChoiceType) and field_type.vocabulary.is_ordered
    return is_ordered or isinstance(field_type, NumberType)


def _is_date(field_type: FieldType) -> bool:
    return isinstance(field_type, DateType)


_POSITIVE: Final = Polarity.POSITIVE
_NEGATIVE: Final = Polarity.NEGATIVE
_ONE: Final = "a field that holds one value"
_SEVERAL: Final = "a field that holds a list"
_TEXT: Final = "a field that holds text"
_ORDER: Final = "a number, or a field whose values have an order"
_DATE: Final = "a date"
_ROWS: Final = (
    FieldWord("is", "is", _POSITIVE, Takes.ONE, _is_single, _ONE, operator.eq, _no_gaps),
    FieldWord("is_not", "is not", _NEGATIVE, Takes.ONE, _is_single, _ONE, operator.eq, _no_gaps),
    FieldWord("in", "is", _POSITIVE, Takes.LIST, _is_single, _ONE, operator.eq, _no_gaps),
    FieldWord("not_in", "is not", _NEGATIVE, Takes.LIST, _is_single, _ONE, operator.eq, _no_gaps),
    FieldWord("includes", "includes", _POSITIVE, Takes.EITHER, _is_several, _SEVERAL, operator.eq, _no_gaps),
    FieldWord("contains_text", "contains", _POSITIVE, Takes.WORDS, _is_text, _TEXT, _texts(operator.contains), _no_gaps),
    FieldWord("starts_with", "starts with", _POSITIVE, Takes.WORDS, _is_text, _TEXT, _texts(str.startswith), _no_gaps),
    FieldWord("is_more_than", "is more than", _POSITIVE, Takes.ONE, _has_order, _ORDER, _numbers(operator.gt), _number_gaps(Side.BELOW)),
    FieldWord("is_at_least", "is at least", _POSITIVE, Takes.ONE, _has_order, _ORDER, _numbers(operator.ge), _number_gaps(Side.BELOW)),
    FieldWord("is_less_than", "is less than", _POSITIVE, Takes.ONE, _has_order, _ORDER, _numbers(operator.lt), _number_gaps(Side.ABOVE)),
    FieldWord("is_at_most", "is at most", _POSITIVE, Takes.ONE, _has_order, _ORDER, _numbers(operator.le), _number_gaps(Side.ABOVE)),
    FieldWord("is_before", "is before", _POSITIVE, Takes.ONE, _is_date, _DATE, _dates(lambda one, other: one.last < other.first),
        _date_gaps(Side.ABOVE, _last, _first)),
    FieldWord(
        "is_on_or_before", "is on or before", _POSITIVE, Takes.ONE, _is_date, _DATE, _dates(lambda one, other: one.last <= other.last),
        _date_gaps(Side.ABOVE, _last, _last)
    ),
    FieldWord("is_after", "is after", _POSITIVE, Takes.ONE, _is_date, _DATE, _dates(lambda one, other: one.first > other.last),
        _date_gaps(Side.BELOW, _first, _last)),
    FieldWord(
        "is_on_or_after", "is on or after", _POSITIVE, Takes.ONE, _is_date, _DATE, _dates(lambda one, other: one.first >= other.first),
        _date_gaps(Side.BELOW, _first, _first)
    ),
    FieldWord(
        "within_last", "is within the last", _POSITIVE, Takes.PAST, _is_date, _DATE,
        _dates(lambda one, span: span.first <= one.first <= span.last), _span_gaps(_first, _first),
    ),
    FieldWord(
        "within_next", "is within the next", _POSITIVE, Takes.FUTURE, _is_date, _DATE,
        _dates(lambda one, span: span.first <= one.last <= span.last), _span_gaps(_last, _last),
    ),
    FieldWord(
        "within", "is within", _POSITIVE, Takes.NEARNESS, _is_date, _DATE,
        _dates(lambda one, span: span.first <= one.first and one.last <= span.last), _span_gaps(_first, _last),
    ),
)  # fmt: skip

FIELD_WORDS: Final[Mapping[str, FieldWord]] = MappingProxyType({row.name: row for row in _ROWS})


def words_for(field_type: FieldType) -> list[str]:
    """Gives the words that fit a field."""
    return [word.name for word in FIELD_WORDS.values() if word.fits(field_type)]


def sort_of(field_type: FieldType) -> str:
    """Names what values of a type can be compared with: values of the same sort; a list with nothing."""
    if _is_several(field_type):
        return "a list"
    if isinstance(field_type, ChoiceType):
        return f"a word of {field_type.vocabulary.name}"
    return f"a {field_type.name}" if isinstance(field_type, DateType | NumberType) else "text"
