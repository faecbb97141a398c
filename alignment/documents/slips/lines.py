"""The lines of a file as people see them: how far in, with or without a dash, which key, which value."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_ENTRY: Final = re.compile(
    r"(?P<lead> *(?:- +)*)(?:(?P<key>[\w.\-]+|\"[^\"]*\"|'[^']*') *:(?: +|$))?(?P<value>.*)$", re.DOTALL
)
_ONLY_DASH: Final = re.compile(r" *-$")
BULLETS: Final = (
    "\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{FIGURE DASH}\N{MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}•·●▪◦○■➢►*+"
)
_BULLET: Final = re.compile(rf" *(?:[{re.escape(BULLETS)}]|(?:o|\d{{1,2}}[.)])(?= ))[ \u00a0]*(?!id:)\S")
_COMMENT: Final = re.compile(r"(?:^|\s+)#(?=\s|$).*$", re.DOTALL)


class TextLine(NamedTuple):
    """Holds one line: its number from 0, the character where it begins, and its text without the line break.

    `lead` is what stands before the key or the text, `key` is empty where there is none.
    """

    number: int
    start: int
    text: str
    lead: str
    key: str
    value: str

    @property
    def indent(self) -> int:
        """Gives the number of spaces at the beginning."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_content(self) -> bool:
        """Tells whether anything but a comment stands there."""
        return bool(self.text.strip()) and not self.text.lstrip().startswith("#")

    @property
    def has_dash(self) -> bool:
        """Tells whether it begins an entry of a list."""
        return "-" in self.lead or _ONLY_DASH.match(self.text) is not None

    @property
    def has_bullet(self) -> bool:
        """Tells whether it begins with a sign or number that Word puts before the entries of a list."""
        return _BULLET.match(self.text) is not None

    @property
    def is_bare(self) -> bool:
        """Tells whether it holds a text, and neither a key nor an entry of a list."""
        return self.is_content and not self.key and not self.has_dash

    @property
    def column(self) -> int:
        """Gives the column, from 0, of the key or text behind any dashes."""
        return len(self.lead)

    @property
    def value_column(self) -> int:
        """Gives the column, from 0, where the value begins."""
        return len(self.text) - len(self.value)

    @property
    def said(self) -> str:
        """Gives the value without a comment behind it."""
        return _COMMENT.sub("", self.value).rstrip()


TextLines: TypeAlias = Sequence[TextLine]


def lines_of(text: str) -> TextLines:
    """Splits a text where YAML ends a line."""
    breaks = [*_LINE_BREAK.finditer(text)]
    starts = [0, *(found.end() for found in breaks)]
    ends = [*(found.start() for found in breaks), len(text)]
    return [_line(number, at, text[at:end]) for number, (at, end) in enumerate(zip(starts, ends, strict=True))]


def content_before(lines: TextLines, number: int) -> TextLine | None:
    """Gives the nearest line above that is neither empty nor a comment."""
    return next((line for line in reversed(lines[:number]) if line.is_content), None)


def content_after(lines: TextLines, number: int) -> TextLine | None:
    """Gives the nearest line below that is neither empty nor a comment."""
    return next((line for line in lines[number + 1 :] if line.is_content), None)


def is_prose(said: str) -> bool:
    """Tells whether a value can be a text that the next line carries on: words, and more than one."""
    return said[:1].isalnum() and " " in said


def _line(number: int, start: int, text: str) -> TextLine:
    found = next(_ENTRY.finditer(text))
    return TextLine(number, start, text, found["lead"], found["key"] or "", found["value"])
