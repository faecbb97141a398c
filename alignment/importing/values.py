"""What a cell says of a field, as the model writes it; or why it says nothing that can be read."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from alignment.dates import PartialDate, parse_date
from alignment.meant.dates import refused_date
from alignment.meant.numbers import NUMBER, refused_number
from alignment.meant.refused import Refused
from alignment.model.absence import kind_of_absence, says_nothing
from alignment.model.vocabularies import ACTION_STATUS, FREQUENCY, RAG, Vocabulary
from alignment.model.word_guesses import guess_word, usual_words

_REMEMBERED: Final = lru_cache(maxsize=1 << 12)
"""Columns say the same again and again."""

_BULLET: Final = re.compile(r"^(?:[-*\u2022\u25cf\u25aa\u2013]|\(?[0-9a-z]{1,2}[.)])\s+")
_POST: Final = (
    "Head|Director|Deputy|Assistant|Associate|Chief|Manager|Lead|Strategic|Service|Senior|Principal|Designated|Executive"
    "|Corporate|Team|Cabinet|Commissioner|Commissioning|Programme|Virtual|Operations|Group"
)
_BETWEEN_POSTS: Final = re.compile(rf"\s*(?:[;\n]| / |(?:,|/| and | & )\s*(?=(?:the )?(?:{_POST})\b))\s*")
_IS_POST: Final = re.compile(rf"(?:the )?(?:{_POST})\b(?! (?:team|group))", re.IGNORECASE)
_UNITS: Final = re.compile(
    r"\b(team|service|services|department|directorate|unit|council|trust|board|partnership|forum|icb)$"
)
_BODIES: Final = (
    ("organisation", re.compile(r"\b(council|trust|university|college|icb|integrated care board)$")),
    ("board", re.compile(r"\b(board|committee|cabinet|panel|partnership|forum|working group|steering group)$")),
)


class NotRead(NamedTuple):
    """Says why a cell says nothing that a field can hold."""

    why: str


NOTHING: Final = NotRead("counts as nothing")


class ReadNumber(NamedTuple):
    """Holds a number as the model writes it, and what is counted."""

    text: str
    unit: str


def nothing_in(text: str) -> NotRead | None:
    """Says of a text that counts as absent that it does."""
    return NOTHING if kind_of_absence(text) else None


def nothing_said_in(text: str) -> NotRead | None:
    """Says of what was written freely that it is a placeholder alone; `not yet agreed by the board` says something."""
    return NOTHING if says_nothing(text) else None


@_REMEMBERED
def read_date(text: str) -> str | NotRead:
    """Reads a date as precisely as it is written, where it can mean one only."""
    if isinstance(parse_date(text), PartialDate):
        return text
    refused = refused_date(text)
    if len(refused.choices) == 1 and not refused.fix:
        return refused.choices[0].text
    return _not_read(refused)


@_REMEMBERED
def read_amount(text: str) -> ReadNumber | NotRead:
    """Reads a number with its unit, where it can mean one only."""
    if NUMBER.fullmatch(text):
        return ReadNumber(text, "")
    found = refused_number(text)
    if len(found.refused.choices) == 1 and not found.refused.fix:
        return ReadNumber(found.refused.choices[0].text, found.unit)
    return _not_read(found.refused)


def _not_read(refused: Refused) -> NotRead:
    return NotRead(f"{refused.reason}. {refused.mend}".strip())


@_REMEMBERED
def read_status(text: str) -> str | NotRead:
    """Reads a word for how far an action is, where it can mean one only."""
    return _word(text, ACTION_STATUS)


@_REMEMBERED
def read_rag(text: str) -> str | NotRead:
    """Reads the colour of a report on progress, where it can mean one only."""
    return _word(text, RAG)


@_REMEMBERED
def read_frequency(text: str) -> str | NotRead:
    """Reads how often something is done."""
    return _word(text, FREQUENCY)


def _word(text: str, vocabulary: Vocabulary) -> str | NotRead:
    meant = usual_words(text, vocabulary)
    return meant[0] if len(meant) == 1 else NotRead(f"is no word for {vocabulary.name}. {guess_word(text, vocabulary)}")


@_REMEMBERED
def posts_of(text: str) -> tuple[str, ...]:
    """Gives the posts that a cell names, as they are written one after another."""
    parts = (" ".join(_BULLET.sub("", one.strip()).split()) for one in _BETWEEN_POSTS.split(text))
    return tuple(dict.fromkeys(one for one in parts if one and not kind_of_absence(one)))


def kind_of_owner(title: str) -> str:
    """Tells a body from what can be a post or a unit."""
    if _IS_POST.match(title):
        return "role"
    return next((kind for kind, pattern in _BODIES if pattern.search(title.casefold())), "role")


def type_of_role(title: str) -> str:
    """Tells a post from a unit."""
    return "unit" if _UNITS.search(title.casefold()) and not _IS_POST.match(title) else "post"


def items_of(text: str) -> tuple[str, ...]:
    """Gives the items of a list in a cell; the whole text where it is none."""
    lines = [one.strip() for one in text.split("\n") if one.strip()]
    items = [_BULLET.sub("", one) for one in lines] if all(map(_BULLET.match, lines)) else [" ".join(lines)]
    return tuple(dict.fromkeys(items))
