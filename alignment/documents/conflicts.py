"""Marks that git leaves in a file where both sides of a merge changed the same lines."""

import re
from typing import Final

MARKS: Final = "<<<<<<<, ======= and >>>>>>>"
_MARK: Final = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?= |\r?$)|={7}\r?$)", re.MULTILINE)
_MARKED: Final = re.compile(
    r"^\|{7}(?= |\r?$).*?^={7}\r?$|^(?:<{7}|>{7})(?= |\r?$)[^\n]*|^={7}\r?$", re.MULTILINE | re.DOTALL
)
_LINE: Final = re.compile(r"[^\n]+")


def first_mark(text: str) -> int | None:
    """Gives the character at which the first mark stands; None where there is none."""
    found = _MARK.search(text)
    return found.start() if found else None


def both_sides(text: str) -> str:
    """Gives the lines of both sides, each where it stands: marks, and what was there before either side, are left blank."""
    return _MARKED.sub(lambda found: _LINE.sub("", found[0]), text)
