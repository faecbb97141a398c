"""Regular expressions that mean the same to Python and to an editor's JavaScript.

Neither knows `re.ASCII` or `re.IGNORECASE` inside a schema, so digits and both cases of letters are written out.
"""

import re
from collections.abc import Iterable
from typing import Final

from alignment.meant.numbers import MOST_DIGITS
from alignment.model.absence import OPENINGS, PLACEHOLDERS, POINTER
from alignment.model.field_types import URL
from alignment.model.link_entries import ID

_SMALL_LETTER: Final = re.compile(r"(?<!\\)[^\W\d_A-Z]")
_SPECIAL: Final = re.compile(r"[.^$*+?()\[\]{}|\\]")
_STOP: Final = r"\s*(?:\.\s*)?$"
_SIGNS: Final = r"[\s!-/:-@\[-`{-~\u2010-\u205e]*"
"""What says nothing: no letter, no digit. A few signs beyond those of keyboards are left out."""

_UNIT: Final = r"\s*[%$\u2030]\s*\.?\s*$"
"""What says by one sign what is counted."""


def in_any_case(pattern: str) -> str:
    """Gives a pattern of small letters with capitals and any white space let in, which is how align compares words."""
    return _SMALL_LETTER.sub(lambda found: _in_both(found[0]), pattern).replace(" ", r"\s+")


def _in_both(letter: str) -> str:
    capital = letter.upper()
    return f"[{capital}{letter}]" if len(capital) == 1 and capital != letter else letter


def one_of(words: Iterable[str]) -> str:
    """Gives the pattern of one of some words."""
    literal = (_SPECIAL.sub(r"\\\g<0>", word) for word in words)
    return rf"^\s*(?:{in_any_case('|'.join(literal))})\s*$"


_NOTHINGS: Final = in_any_case("|".join(sorted(PLACEHOLDERS)))

ABSENT: Final = (
    rf"^(?!{_UNIT})(?:{_SIGNS}$|\s*(?:{in_any_case(OPENINGS.pattern)}|{in_any_case(POINTER.pattern).replace('$', _STOP)}"
    rf"|(?:{_NOTHINGS}){_STOP}))"
)
IDENTIFIER: Final = rf"^(?!(?:{_NOTHINGS})\.?$){ID.pattern}$"
ADDRESS: Final = rf"^{URL.pattern}$"
NUMBER: Final = rf"^-?(?!(?:\.?[0-9]){{{MOST_DIGITS + 1}}})[0-9]+(?:\.[0-9]+)?$"
LARGEST_NUMBER: Final = 10**MOST_DIGITS - 1

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 9998
_MONTH: Final = "(?:0[1-9]|1[0-2])"
_DAY: Final = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_YEAR: Final = "(?!9999)[1-9][0-9]{3}"
_FINANCIAL: Final = "|".join(f"{year:02}/{(year + 1) % 100:02}" for year in range(100))

DAY: Final = rf"^{_YEAR}-{_DAY}$"
"""A day of the calendar; that only some years have a 29 February is left to align."""

DATE: Final = rf"^(?:{_YEAR}(?:-{_MONTH}|-{_DAY})?|[1-9][0-9](?:{_FINANCIAL}))$"
