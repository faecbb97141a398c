"""Values as people read them."""

from typing import Final

from alignment.dates import PartialDate, spoken
from alignment.model.values import FieldValue
from alignment.text import join_words, shorten, visible

_SHOWN: Final = 60
_CONTEXT: Final = 20
"""How much of what is the same in both is shown before that."""


def said(value: FieldValue) -> str:
    """Writes the value of a field; a date by the month's name, a list as a sentence does."""
    if isinstance(value, PartialDate):
        return _date(value)
    return join_words(map(visible, value)) if isinstance(value, tuple) else visible(str(value))


def quoted(text: str) -> str:
    """Writes words of an author in quotes, cut where they are long."""
    return f'"{visible(shorten(" ".join(text.split()), _SHOWN))}"'


def quoted_apart(old: str, new: str) -> tuple[str, str]:
    """Writes two long texts in quotes so that where they begin to differ is seen."""
    before, now = (" ".join(text.split()) for text in (old, new))
    differing = (at for at, (one, other) in enumerate(zip(before, now, strict=False)) if one != other)
    same = next(differing, min(len(before), len(now)))
    start = before.rfind(" ", 0, max(same - _CONTEXT, 0)) + 1
    if max(len(before), len(now)) <= _SHOWN or not start:
        return quoted(before), quoted(now)
    return quoted(f"...{before[start:]}"), quoted(f"...{now[start:]}")


def _date(value: PartialDate) -> str:
    if value.is_day:
        return spoken(value.first)
    first, last = (spoken(day).split(" ", maxsplit=1)[1] for day in (value.first, value.last))
    return first if first == last else value.text
