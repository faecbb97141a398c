"""Ids that an element could have: those of a kind made on as they are, and an id out of a text that is nearly one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final, NamedTuple

from alignment.model.link_entries import is_id
from alignment.model.metamodel import Kind
from alignment.text import as_typed

_NUMBERED: Final = re.compile(r"([A-Za-z]+[-.]?)([0-9]{1,9})", re.ASCII)
_NAMED: Final = re.compile(r"([A-Za-z]+-)[A-Za-z0-9.\-]+", re.ASCII)
_NOT_OF_IDS: Final = re.compile(r"[^A-Za-z0-9.]+")
_LOOK_LIKE_LATIN: Final = str.maketrans(
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u0410\u0412\u0415\u0405\u0406\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u0430\u0435\u0455\u0456\u043e\u0440\u0441\u0445",
    "ABEZHIKMNOPTYXABESIKMHOPCTXaesiopcx",
)
"""Letters of Greek and Russian that nobody can tell from ours by looking."""

_MOST_WORDS: Final = 5
_LONGEST: Final = 40


class IdStyle(NamedTuple):
    """Says how the ids of a kind are made: a beginning, and then a number or words of the title.

    `next_number` is None where words follow; `digits` is how many a number has at least.
    """

    begins: str
    next_number: int | None
    digits: int


def in_latin(text: str) -> str:
    """Gives a text with letters of ours for those that only look like them."""
    return text.translate(_LOOK_LIKE_LATIN)


def nearest_id(text: str) -> str | None:
    """Gives the id that a text would be with hyphens for all signs that cannot stand in one.

    None where it holds letters that an id cannot have, or nothing is left.
    """
    apart = unicodedata.normalize("NFKD", in_latin(as_typed(text)))
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    found = _NOT_OF_IDS.sub("-", bare).strip("-.")
    return found if is_id(found) and not any(one.isalnum() and not one.isascii() for one in bare) else None


def style_of(kind: Kind, ids: Iterable[str], elsewhere: Iterable[str]) -> IdStyle:
    """Tells how most ids of a kind are made; where there are none, as no id `elsewhere` begins."""
    listed = list(ids)
    numbered = _most(_NUMBERED, listed)
    if numbered:
        numbers = [match[2] for one in listed if (match := _NUMBERED.fullmatch(one)) and match[1] == numbered]
        return IdStyle(numbered, max(map(int, numbers)) + 1, min(map(len, numbers)))
    named = _most(_NAMED, listed)
    is_named = bool(named) or kind.element.IS_REFERENCE
    return IdStyle(named or _beginning(kind, elsewhere), None if is_named else 1, 1)


def _beginning(kind: Kind, elsewhere: Iterable[str]) -> str:
    """Gives the initials of a kind, or its whole name where ids of other kinds begin so."""
    words = kind.name.upper().split("_")
    initials = "".join(word[0] for word in words)
    begins_so = re.compile(rf"{initials}[-.]?[0-9]", re.IGNORECASE)
    return f"{'-'.join(words) if any(map(begins_so.match, elsewhere)) else initials}-"


def ids_in_style(style: IdStyle, title: str) -> Iterator[str]:
    """Gives ids made so, the plainest first, without an end."""
    words = (nearest_id(title[:_LONGEST]) or "").upper().split("-")[:_MOST_WORDS]
    if style.next_number is None and any(words):
        named = f"{style.begins}{'-'.join(words)}"[:_LONGEST].rstrip("-.")
        yield named
        yield from (f"{named}-{number}" for number in count(2))
    yield from (f"{style.begins}{number:0{style.digits}}" for number in count(style.next_number or 1))


def is_in_style(style: IdStyle, wanted: str) -> bool:
    """Tells whether an id is made so."""
    rest = wanted.removeprefix(style.begins)
    return rest != wanted and (style.next_number is None or rest.isdecimal())


def id_beside(style: IdStyle, wanted: str) -> Iterator[str]:
    """Gives the ids with the number before and after that of another, as far as the series goes."""
    if style.next_number is not None and is_in_style(style, wanted):
        number = int(wanted.removeprefix(style.begins))
        beside = (one for one in (number - 1, number + 1) if 0 < one < style.next_number)
        yield from (f"{style.begins}{one:0{style.digits}}" for one in beside)


def _most(pattern: re.Pattern[str], ids: list[str]) -> str:
    """Gives the first beginning that half of the ids share, or more; nothing where there is none."""
    found = Counter(match[1] for one in ids if (match := pattern.fullmatch(one)))
    return next((begins for begins, times in found.items() if times * 2 >= len(ids)), "")
