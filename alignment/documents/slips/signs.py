"""Dashes and colons that officers write otherwise than YAML: a dash of Word's, `-id:`, `- - id:`, `owner:R-SEND`, `owner R-SEND`."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from alignment.documents.slips.lines import BULLETS, TextLine, TextLines, content_after, content_before, is_prose
from alignment.documents.slips.slip import LineEdit, YamlSlip, rewritten
from alignment.text import shorten, visible

_TABLE_ROW: Final = re.compile(r" *\|.*\|")
_BULLET: Final = re.compile(rf"(?P<indent> *)(?P<sign>[{re.escape(BULLETS)}])[ \u00a0]*(?P<rest>\S.*)$")
_NO_SPACE: Final = re.compile(r"(?P<lead> *(?:- +)*-)(?P<rest>[^\W\d_][\w.]*:(?: .*)?)$")
_TWO_DASHES: Final = re.compile(r"(?P<lead> *- +)(?:- +)+(?P<rest>[\w.\-]+:(?: .*)?)$")
_NUMBERED: Final = re.compile(r" *(?P<number>\d{1,3}[.)]) *(?P<rest>[\w.\-]+:(?: .*)?)$")
_KEY_ALONE: Final = re.compile(r"[a-z_]+ *$")
_NO_SPACE_AFTER_COLON: Final = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[^\W\d]\w*):(?P<rest>[^\s:/].*)$")
_OTHER_SIGN: Final = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<key>[^\W\d]\w*) *(?P<sign>[;=\uff1a\ufe55\u2236]) *(?P<rest>.*)$"
)
ENTRY_INSIDE: Final = re.compile(r" *(?P<entry>(?<= )- +[\w.\-]+: .*)$")
"""Finds the beginning of an entry behind a text: two lines that were made one."""

_DASH_AND_SPACE: Final = 2
_SHOWN: Final = 60
_NO_WORD: Final = frozenset("[{\"'0123456789")
_NO_COLON: Final = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[^\W\d]\w*)(?: +(?P<rest>.*))?$")


def table_slips(line: TextLine) -> Iterator[YamlSlip]:
    """Gives the row of a table drawn with `|`; what its columns mean, only its writer knows."""
    if _TABLE_ROW.match(line.text):
        says = "a table drawn with `|` is not read"
        yield YamlSlip(
            line, line.indent, says, "Write each row as an entry: `- id: ACT-1`, and below it a line for each column."
        )


def dash_slips(line: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives what may be wrong with the sign that begins an entry of a list."""
    if found := _BULLET.match(line.text):
        named = f"`{found['sign']}` ({unicodedata.name(found['sign']).lower()})"
        says = f"an entry of a list begins with {named} instead of `-`"
        yield rewritten(line, found.start("sign"), f"- {found['rest']}", says, "with `- ` at its beginning")
    if found := _NUMBERED.match(line.text):
        below = content_after(lines, line.number)
        width = below.indent - line.indent if below is not None and below.key and not below.has_dash else 0
        says = "an entry of a list begins with a number instead of `-`"
        written = f"{'-'.ljust(max(width, _DASH_AND_SPACE))}{found['rest']}"
        yield rewritten(line, line.indent, written, says, "with `- ` at its beginning")
    if found := _NO_SPACE.match(line.text):
        yield rewritten(
            line, found.end("lead"), f" {found['rest']}", "no space follows the `-`", "with a space after `-`"
        )
    if found := _TWO_DASHES.match(line.text):
        yield rewritten(
            line, found.end("lead"), found["rest"], "an entry of a list begins with two dashes", "with one dash"
        )


def colon_slips(line: TextLine, lines: TextLines, keys: frozenset[str]) -> Iterator[YamlSlip]:
    """Gives what may be wrong with the colon behind a key; `keys` are those that stand elsewhere in the file."""
    if found := _NO_SPACE_AFTER_COLON.match(line.text):
        says = f"no space follows the colon of `{found['key']}`"
        yield rewritten(line, found.start("rest"), f" {found['rest']}", says, "with a space after the colon")
    if (found := _OTHER_SIGN.match(line.text)) and found["key"] in keys:
        says = f"`{found['key']}` is followed by `{found['sign']}` instead of a colon"
        yield rewritten(line, found.end("key"), f": {found['rest']}", says, "with a colon")
    found = _NO_COLON.match(line.text)
    if found and (found["key"] in keys or _stands_as_a_key(line, lines, found["key"], found["rest"] or "")):
        rest = f" {found['rest']}" if found["rest"] else ""
        says = f"no colon follows `{found['key']}`"
        yield rewritten(line, found.end("key"), f":{rest}", says, "with a colon after the key")


def joined_entries(line: TextLine) -> Iterator[YamlSlip]:
    """Gives the entry of a list that stands behind the text of the line above it."""
    if line.key and (found := ENTRY_INSIDE.search(line.text, line.value_column)):
        says = "an entry of a list stands behind a text"
        fix = f"Begin a new line with `{visible(shorten(found['entry'], _SHOWN))}`."
        edit = LineEdit(line, found.start(), found.start(), "\n")
        yield YamlSlip(line, found.start("entry"), says, fix, (edit,))


def _stands_as_a_key(line: TextLine, lines: TextLines, word: str, rest: str) -> bool:
    """Tells whether a word is one of a field, or the name of a section at the margin above what is further in."""
    above, below = content_before(lines, line.number), content_after(lines, line.number)
    if _KEY_ALONE.match(line.text):
        return below is not None and (below.indent > 0 or below.has_dash)
    if above is None or not above.key or above.column != line.column or not word.islower():
        return False
    return "_" in word or rest[:1] in _NO_WORD or not is_prose(above.said)
