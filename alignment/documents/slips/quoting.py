"""Texts that need quotes, or whose quotes or brackets are not closed: `title: "Best start" for all`, `[name removed], Post`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from alignment.documents.rewrite import in_quotes
from alignment.documents.slips.lines import TextLine, TextLines, content_after
from alignment.documents.slips.slip import YamlSlip, rewritten

_IN_QUOTES: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_OPENS: Final = "[{"
_CLOSES: Final = "]}"
_SIGNS: Final = "@`%*&!|>,]}?"
_BLOCK: Final = re.compile(r"[|>][-+0-9]*(?:#.*)?$")
_INNER_OPENS: Final = re.compile(r"(?:^|\s)$")
_GOES_ON: Final = "a text goes on after its closing quotation mark"


def value_slips(line: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives what may be wrong with the value of a line."""
    said = line.said
    if not said:
        return
    if said[0] in "\"'":
        yield from _quote_slips(line, lines, said)
    elif said[0] in _OPENS:
        yield from _bracket_slips(line, said)
    elif said[-1] in "\"'" and said.count(said[-1]) == 1:
        says = "a quotation mark is closed here that was never opened"
        yield rewritten(line, line.value_column, said[-1] + line.value, says, "with the mark opened")
    elif said[0] in _SIGNS and len(said) > 1 and not _BLOCK.match(said):
        yield _in_quotes(line, said, f"a text cannot begin with {_named(said[0])} unless it is in quotes")
    elif line.key and said.startswith("- "):
        yield _entry_behind_a_key(line, said.removeprefix("- ").strip())


def unclosed_quotes(lines: TextLines) -> Iterator[YamlSlip]:
    """Gives the lines whose value opens a quotation mark, is not carried on by the next line, and does not close it."""
    for line in lines:
        if line.said[:1] in {'"', "'"} and not _IN_QUOTES.match(line.said) and _ends_here(line, lines):
            yield _unclosed(line)


def _unclosed(line: TextLine) -> YamlSlip:
    says = "a quotation mark is opened here and never closed"
    return rewritten(line, line.value_column, line.said + line.said[0], says, "with the mark closed")


def _ends_here(line: TextLine, lines: TextLines) -> bool:
    below = content_after(lines, line.number)
    return below is None or bool(below.key) or below.has_dash


def _quote_slips(line: TextLine, lines: TextLines, said: str) -> Iterator[YamlSlip]:
    found = _IN_QUOTES.match(said)
    if found and found.end() < len(said):
        inner = said[1:-1]
        opens_again = _INNER_OPENS.search(said[1 : found.end() - 1]) or said[found.end()].isalnum()
        is_whole = said[-1] == said[0] and opens_again
        yield _in_quotes(line, inner if is_whole else said, _GOES_ON)
    elif not found and _ends_here(line, lines):
        yield _unclosed(line)


def _bracket_slips(line: TextLine, said: str) -> Iterator[YamlSlip]:
    opening, closing = said[0], _closing(said[0])
    found = _end_of_brackets(said)
    if found is None:
        says = f"the bracket `{opening}` is opened here and never closed"
        yield rewritten(line, line.value_column, f"{said}{closing}", says, "with the bracket closed")
    elif said[found.end - 1] != _closing(found.opening):
        yield from _closed_otherwise(line, said, found)
    elif found.end < len(said):
        says = f"a text goes on after its closing `{closing}`; what begins with `{opening}` is a list or mapping"
        yield _in_quotes(line, said, says)


def _closed_otherwise(line: TextLine, said: str, found: "_Closed") -> Iterator[YamlSlip]:
    """Gives the line with the right sign in the place of the wrong one, or with none, where that closes every bracket.

    Otherwise it may be a text; which is meant, only its writer knows.
    """
    says = f"`{said[found.end - 1]}` cannot close the bracket that `{found.opening}` opened"
    for instead in (_closing(found.opening), ""):
        written = f"{said[: found.end - 1]}{instead}{said[found.end :]}"
        if _end_of_brackets(written) == _Closed(len(written), said[0]):
            whole = rewritten(line, line.value_column, written, says, "with each bracket closed by its own sign")
            yield replace(whole, is_sure=False)
    yield replace(_in_quotes(line, said, says), is_sure=False)


class _Closed(NamedTuple):
    """Says behind which column a bracket is closed, and with which sign it was opened."""

    end: int
    opening: str


def _end_of_brackets(said: str) -> _Closed | None:
    """Finds where the first bracket is closed, or before that one by another sign than its own; None where neither is."""
    opened: list[str] = []
    for end, char in enumerate(said, 1):
        if char in _OPENS:
            opened.append(char)
        elif char in _CLOSES:
            opening = opened.pop()
            if not opened or char != _closing(opening):
                return _Closed(end, opening)
    return None


def _closing(opening: str) -> str:
    return _CLOSES[_OPENS.index(opening)]


def _named(sign: str) -> str:
    return "a backtick" if sign == "`" else f"`{sign}`"


def _in_quotes(line: TextLine, said: str, says: str) -> YamlSlip:
    behind = line.value[len(line.said) :]
    return rewritten(line, line.value_column, f"{in_quotes(said)}{behind}", says, "with the whole text in quotes")


def _entry_behind_a_key(line: TextLine, rest: str) -> YamlSlip:
    """Says that an entry of a list stands on the line of its key; whether a list is meant, only its writer knows."""
    says = f"an entry of a list stands on the line of `{line.key}`"
    fix = f"Write `{line.key}: {rest}`; where the field holds a list, `{line.key}: [{rest}]`."
    return YamlSlip(line, line.value_column, says, fix)
