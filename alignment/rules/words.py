"""The words that test a field: what each fits, what may stand after it, and when a value passes.

A new word is a row here; the compiler and the evaluator know none of them by name.
"""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from alignment.dates import PartialDate
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
    """Holds what values are compared with once it is known: any of those accepted, or else each of the others."""

    accepted: frozenset[FieldValue] | None
    others: tuple[Comparable, ...] = ()
    order: tuple[str, ...] = ()


class FieldWord(NamedTuple):
    """Describes one word of the language that tests a field.

    `says` is how a sentence says it; `fits_what` says in words what `fits` accepts; `relation` tells when one value
    passes beside another.
    """

    name: str
    says: str
    polarity: Polarity
    takes: Takes
    fits: Callable[[FieldType], bool]
    fits_what: str
    relation: Relation

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
    FieldWord("is", "is", _POSITIVE, Takes.ONE, _is_single, _ONE, operator.eq),
    FieldWord("is_not", "is not", _NEGATIVE, Takes.ONE, _is_single, _ONE, operator.eq),
    FieldWord("in", "is", _POSITIVE, Takes.LIST, _is_single, _ONE, operator.eq),
    FieldWord("not_in", "is not", _NEGATIVE, Takes.LIST, _is_single, _ONE, operator.eq),
    FieldWord("includes", "includes", _POSITIVE, Takes.EITHER, _is_several, _SEVERAL, operator.eq),
    FieldWord("contains_text", "contains", _POSITIVE, Takes.WORDS, _is_text, _TEXT, _texts(operator.contains)),
    FieldWord("starts_with", "starts with", _POSITIVE, Takes.WORDS, _is_text, _TEXT, _texts(str.startswith)),
    FieldWord("is_more_than", "is more than", _POSITIVE, Takes.ONE, _has_order, _ORDER, _numbers(operator.gt)),
    FieldWord("is_at_least", "is at least", _POSITIVE, Takes.ONE, _has_order, _ORDER, _numbers(operator.ge)),
    FieldWord("is_less_than", "is less than", _POSITIVE, Takes.ONE, _has_order, _ORDER, _numbers(operator.lt)),
    FieldWord("is_at_most", "is at most", _POSITIVE, Takes.ONE, _has_order, _ORDER, _numbers(operator.le)),
    FieldWord("is_before", "is before", _POSITIVE, Takes.ONE, _is_date, _DATE, _dates(lambda one, other: one.last < other.first)),
    FieldWord(
        "is_on_or_before", "is on or before", _POSITIVE, Takes.ONE, _is_date, _DATE, _dates(lambda one, other: one.last <= other.last)
    ),
    FieldWord("is_after", "is after", _POSITIVE, Takes.ONE, _is_date, _DATE, _dates(lambda one, other: one.first > other.last)),
    FieldWord(
        "is_on_or_after", "is on or after", _POSITIVE, Takes.ONE, _is_date, _DATE, _dates(lambda one, other: one.first >= other.first)
    ),
    FieldWord(
        "within_last", "is within the last", _POSITIVE, Takes.PAST, _is_date, _DATE,
        _dates(lambda one, span: span.first <= one.first <= span.last),
    ),
    FieldWord(
        "within_next", "is within the next", _POSITIVE, Takes.FUTURE, _is_date, _DATE,
        _dates(lambda one, span: span.first <= one.last <= span.last),
    ),
    FieldWord(
        "within", "is within", _POSITIVE, Takes.NEARNESS, _is_date, _DATE,
        _dates(lambda one, span: span.first <= one.first and one.last <= span.last),
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
