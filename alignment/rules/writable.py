"""What an officer could write in a field, as far as a test can tell: of all values that pass alike, one."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from string import ascii_lowercase
from typing import Final

from alignment.dates import PartialDate, parse_date
from alignment.model.absence import kind_of_absence
from alignment.model.field_types import (
    URL,
    ChoicesType,
    ChoiceType,
    DateType,
    FieldType,
    NumberType,
    TextType,
    UrlType,
    WordsType,
)
from alignment.model.metamodel import Kind
from alignment.model.values import FieldValue
from alignment.rules.words import Against, Comparable

_ADDRESS: Final = "https://a.example/"
_OTHER: Final = "other"
_SOME_DAY: Final = date(2000, 1, 1)


def may_be_absent(kind: Kind, field: str) -> bool:
    """Tells whether nothing need stand in a field, and nothing counts as there where nothing does."""
    return not kind.fields[field].is_required and kind.element.model_fields[field].default in {None, ()}


def writable(field_type: FieldType, against: Against) -> Iterator[FieldValue]:
    """Gives values of a type that differ in how they stand to what they are compared with: on it, and to either side."""
    beside = tuple(against.others if against.accepted is None else against.accepted)
    match field_type:
        case ChoiceType(vocabulary):
            yield from vocabulary.values
        case ChoicesType(vocabulary):
            yield from ((word,) for word in vocabulary.values)
        case WordsType():
            yield from ((word,) for word in _texts(beside))
        case NumberType():
            yield from _numbers(beside)
        case DateType(is_whole):
            yield from (one for one in _days(beside) if one.is_day or not is_whole)
        case UrlType():
            yield from (one for text in _texts(beside) for one in (text, _ADDRESS + text) if URL.fullmatch(one))
        case TextType(is_free=True):
            yield from (one for one in beside if isinstance(one, str) and one.strip())
            yield from _texts(beside)
        case _:
            yield from _texts(beside)


def _texts(beside: Iterable[Comparable]) -> Iterator[str]:
    """Gives the texts that are words at all, one that is none of them, and one that has no letter of theirs."""
    texts = [one for one in beside if isinstance(one, str)]
    yield from (one for one in texts if kind_of_absence(one) is None)
    yield f"{_OTHER} {max(texts, key=len, default='')}".strip()
    yield from [2 * one for one in ascii_lowercase if not any(one in text.casefold() for text in texts)][:1]


def _numbers(beside: Iterable[Comparable]) -> Iterator[Decimal]:
    yield Decimal()
    yield from (one + by for one in beside if isinstance(one, Decimal) for by in (-1, 0, 1))


def _days(beside: Iterable[Comparable]) -> Iterator[PartialDate]:
    """Gives each date that was written, the days at both its ends and those just outside, as far as they are read."""
    spans = [one for one in beside if isinstance(one, PartialDate)]
    days = (
        _moved(day, by) for one in spans for day, sides in ((one.first, (-1, 0)), (one.last, (0, 1))) for by in sides
    )
    found = (
        parse_date(text) for text in (*(one.text for one in spans), *(day.isoformat() for day in (_SOME_DAY, *days)))
    )
    yield from (one for one in found if isinstance(one, PartialDate))


def _moved(day: date, by: int) -> date:
    """Gives the day beside another; itself at the end of all days."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))
