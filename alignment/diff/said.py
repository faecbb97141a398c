"""Values as people read them."""

from typing import Final

from alignment.dates import PartialDate, spoken
from alignment.model.values import FieldValue
from alignment.text import join_words, shorten, visible

_SHOWN: Final = 60


def said(value: FieldValue) -> str:
    """Writes the value of a field; a date by the month's name, a list as a sentence does."""
    if isinstance(value, PartialDate):
        return _date(value)
    return join_words(map(visible, value)) if isinstance(value, tuple) else visible(str(value))


def quoted(text: str) -> str:
    """Writes words of an author in quotes, cut where they are long."""
    return f'"{visible(shorten(" ".join(text.split()), _SHOWN))}"'


def _date(value: PartialDate) -> str:
    if value.is_day:
        return spoken(value.first)
    first, last = (spoken(day).split(" ", maxsplit=1)[1] for day in (value.first, value.last))
    return first if first == last else value.text
