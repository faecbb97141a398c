"""Where YAML stops at a sign whose meaning is plain to any reader, the sign is replaced and reading goes on.

Officers write `owner: ?`, `owner: -` and `title: Health: joint`. YAML gives up on the whole file at each; align says
what to write instead and checks the rest. Each replacement is one character for one, so that places stay as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, NamedTuple

from alignment.documents.characters import place_of
from alignment.documents.document import ABSENT
from alignment.documents.rewrite import quoted
from alignment.documents.slips.lines import TextLine, TextLines, lines_of
from alignment.documents.slips.signs import ENTRY_INSIDE
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import Location, SourceFile, TextEdit
from alignment.text import visible

STAND_IN: Final = "\u2069"
"""Stands for a colon inside text while the parser reads; it means nothing to YAML, and decoding leaves none in a text."""

_LONE_SIGN: Final = re.compile(r"[ ]*(?:- )*(?P<key>[\w.\-]+):[ ]+(?P<sign>[-?])[ ]*(?:#.*)?$")
_KEY_AND_TEXT: Final = re.compile(r"[ ]*(?:- )*(?P<key>[\w.\-]+):[ ]+(?P<text>[^\s'\"\[\]{}|>&*!%@`#].*)$")
_COLON: Final = re.compile(r":(?=[ ]|$)")
_LINE_BREAK: Final = re.compile(r"[\r\n]")
_NO_KEY_HERE: Final = "mapping values are not allowed"
_LONGEST_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """Says at which character the parser stopped, in whose words, and the finding for it if nothing can be mended."""

    index: int
    problem: str
    finding: Finding


class Repair(NamedTuple):
    """Replaces single characters of one line; `indexes` are places in the whole text."""

    indexes: tuple[int, ...]
    stand_in: str
    finding: Finding

    def applied_to(self, text: str) -> str:
        """Gives the text with the characters replaced."""
        characters = list(text)
        for index in self.indexes:
            characters[index] = self.stand_in
        return "".join(characters)


def repair_of(source: SourceFile, text: str, stop: Stop) -> Repair | None:
    """Gives the repair for the line where the parser stopped, or None where the meaning is not plain."""
    start = max(text.rfind("\n", 0, stop.index), text.rfind("\r", 0, stop.index)) + 1
    line = _LINE_BREAK.split(text[start:], maxsplit=1)[0]
    column = stop.index - start
    sign = _LONE_SIGN.match(line)
    if sign and sign.start("sign") == column:
        return _lone_sign(place_of(source, text, stop.index), stop.index, sign["key"], sign["sign"])
    given = _KEY_AND_TEXT.match(line)
    is_text = given and not ENTRY_INSIDE.search(line, given.start("text"))
    if given and is_text and given.start("text") < column and _NO_KEY_HERE in stop.problem:
        said = given["text"].partition(" #")[0].rstrip()
        colons = _COLON.finditer(line, column, given.start("text") + len(said))
        indexes = tuple(start + colon.start() for colon in colons)
        at = place_of(source, text, stop.index)
        value = Location(source.path, at.line, given.start("text") + 1, at.line, given.start("text") + len(said) + 1)
        below = _text_below(lines_of(text), at.line - 1, given.start("key"))
        return _colons(at, indexes, given["key"], _in_lines(value, said, below) if below else _in_quotes(value, said))
    return None


def _lone_sign(place: Location, index: int, key: str, sign: str) -> Repair:
    message = f"`{key}` is given as a lone `{sign}`, which YAML cannot read"
    finding = built_in("YAML-DASH", message, place, label="counts as absent", facet=key)
    return Repair((index,), ABSENT, finding)


def _colons(place: Location, indexes: tuple[int, ...], key: str, mend: TextEdit) -> Repair:
    message = f"`{key}` holds a colon followed by a space, which YAML takes for a key"
    head, line_break, _ = mend.new_text.partition("\n")
    if line_break:
        fix = f"Write `{key}: {head}`, and the text from the next line on, every line of it further in than `{key}`."
    else:
        fix = f"Put the text in quotes: `{key}: {visible(head)}`." if len(head) <= _LONGEST_SHOWN else ""
    finding = built_in(
        "YAML-COLON", message, place, label="read as part of the text", fix=fix, facet=key, edits=(mend,)
    )
    return Repair(indexes, STAND_IN, finding)


def _in_quotes(value: Location, said: str) -> TextEdit:
    return TextEdit(value, quoted(said))


def _in_lines(value: Location, said: str, below: Sequence[TextLine]) -> TextEdit:
    """Writes a text of several lines below its key: with its lines as they are where they are bullets, else as one."""
    sign = "|" if any(line.has_dash or line.has_bullet for line in below) else ">"
    return TextEdit(value, f"{sign}\n{' ' * min(line.indent for line in below)}{said}")


def _text_below(lines: TextLines, number: int, column: int) -> list[TextLine]:
    """Gives the lines that carry on the text of a line: those further in than its key."""
    carried = takewhile(lambda line: not line.text.strip() or line.indent > column, lines[number + 1 :])
    return [line for line in carried if line.text.strip()]
