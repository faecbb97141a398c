"""The line of a file that a finding is about, with carets under the place, within the width of the terminal."""

import unicodedata
from typing import NamedTuple

from alignment.source import Location
from alignment.text import split_lines, visible

_CUT = "..."


class Excerpt(NamedTuple):
    """Holds a line number, its text, and the carets and label under it."""

    number: str
    line: str
    carets: str
    label: str


def excerpt(text: str, location: Location, label: str, width: int) -> Excerpt | None:
    """Cuts the line of a place to a width, the place kept in sight; None where the file has no such line."""
    lines = split_lines(text)
    if location.line > len(lines) or not lines[location.line - 1].strip():
        return None
    line = lines[location.line - 1]
    start = location.column - 1
    end = location.end_column - 1 if location.end_line == location.line else len(line.rstrip())
    number = str(location.line)
    room = width - len(number) - (3 if end > start else 4)  # one caret stands even where nothing is marked
    before, marked, after = visible(line[:start]), visible(line[start:end]), visible(line[end:])
    before, marked, after = _cut(before, marked, after, room)
    carets = " " * _columns(before) + "^" * max(_columns(marked), 1)
    return Excerpt(number, f"{before}{marked}{after}".rstrip(), carets, label)


def _cut(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """Shortens the three parts of a line until they fit: what follows first, then what comes before, then the middle."""
    if _columns(before + marked + after) <= room:
        return before, marked, after
    most_before = room // 2
    if _columns(before) > most_before:
        before = _CUT + _last(before, most_before - len(_CUT))
    left = room - _columns(before)
    if _columns(marked) > left:
        return before, _first(marked, left - len(_CUT)) + _CUT, ""
    left -= _columns(marked)
    if _columns(after) > left:
        after = _first(after, left - len(_CUT)) + _CUT if left > len(_CUT) else ""
    return before, marked, after


def _first(text: str, columns: int) -> str:
    while _columns(text) > columns:
        text = text[: columns if len(text) > columns else -1]
    return text


def _last(text: str, columns: int) -> str:
    while _columns(text) > columns:
        text = text[-columns if len(text) > columns else 1 :]
    return text


def _columns(text: str) -> int:
    """Counts the columns that a terminal gives a text: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


def _columns_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
