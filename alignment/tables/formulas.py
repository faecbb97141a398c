"""Texts in which a spreadsheet that opens a file of separators would find a formula, marked so that it finds none."""

import re
import unicodedata
from typing import Final

_STARTS_A_FORMULA: Final = frozenset("=+-@|\t\r\n")
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
"""What is no more than a number is counted as one, also where it is less than nothing."""

_PASSED_OVER: Final = " \"'"
_MARK: Final = "'"
_SEPARATOR: Final = ";"
"""Where lists are separated by semicolons, a spreadsheet may take one for the end of a cell."""


def guarded(text: str) -> str:
    """Puts a mark before each part of a text that would be taken for a formula."""
    return _SEPARATOR.join(f"{_MARK}{one}" if _is_formula(one) else one for one in text.split(_SEPARATOR))


def unguarded(text: str) -> str:
    """Gives the text that was guarded."""
    return _SEPARATOR.join(
        one[1:] if one[:1] == _MARK and _is_formula(one[1:]) else one for one in text.split(_SEPARATOR)
    )


def _is_formula(text: str) -> bool:
    begins = unicodedata.normalize("NFKC", text).lstrip(_PASSED_OVER)[:1]
    return begins in _STARTS_A_FORMULA and begins != "" and not _NUMBER.fullmatch(text)
