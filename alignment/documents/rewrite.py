"""Mends of YAML: what is to stand in place of a value or a key, and how a text is written so that it is read as one."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from alignment.documents.document import (
    YamlDocument,
    YamlList,
    YamlMapping,
    YamlText,
    YamlValue,
    has_no_width,
    location_of,
)
from alignment.source import TextEdit
from alignment.text import split_lines

_PLAIN: Final = re.compile(r"[A-Za-z](?:[\w .,;'()/&+-]*[\w.')])?")
"""Matches text that means the same to every YAML tool without quotes, but for the words below."""

_NOT_PLAIN: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_BETWEEN_ENTRIES: Final = re.compile(r"\s*[,-]\s*")
_OPENING: Final = frozenset("[{")
_IN_LINES: Final = ("|", ">")
_STEP: Final = "  "
_PART_OF_BRACKETS: Final = frozenset(",[]{}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Rewrite(NamedTuple):
    """Puts text, as YAML writes it, in place of a value or a key; whoever makes it need not know the file."""

    value: YamlValue
    new_text: str


class Removal(NamedTuple):
    """Takes an entry out of a list, with what parts it from the one before it; only where that is no comment."""

    before: YamlValue
    entry: YamlValue


class Indentation(NamedTuple):
    """Puts text before a key, and moves in by two spaces every line below it down to the end of a value."""

    key: YamlText
    lead: str
    last: YamlValue


Mend: TypeAlias = Rewrite | Removal | Indentation


def edits_of(document: YamlDocument, mends: Iterable[Mend]) -> tuple[TextEdit, ...]:
    """Gives the changes to a file that make mends; none where one of them cannot be made."""
    made = [tuple(_edits(document, one)) for one in mends]
    return tuple(edit for edits in made for edit in edits) if all(made) else ()


def _edits(document: YamlDocument, mend: Mend) -> Iterator[TextEdit]:
    match mend:
        case Rewrite(value, new_text):
            is_glued = document.text.startswith(
                "#", value.end.index
            )  # a comment behind quotes needs no space, else it does
            yield TextEdit(document.locate(value), f"{new_text} " if is_glued else new_text)
        case Removal(before, entry):
            if _BETWEEN_ENTRIES.fullmatch(document.text, before.end.index, entry.start.index):
                yield TextEdit(location_of(document.source, before.end, entry.end), "")
        case _:
            key = mend.key
            yield TextEdit(location_of(document.source, key.start, key.start), mend.lead)
            for line in range(key.start.line + 1, last_line(document, mend.last) + 1):
                yield TextEdit(document.source.location(line + 1), _STEP)


def last_line(document: YamlDocument, value: YamlValue) -> int:
    """Gives the last line of a value, from 0: without brackets, a list or mapping ends for YAML only where the next thing begins."""
    if isinstance(value, YamlText):
        return value.start.line if has_no_width(value) else _last_line_of_text(document, value)
    parts = value.items[-1:] if isinstance(value, YamlList) else value.values.values()
    if is_in_brackets(document, value) or not parts:
        return value.end.line
    return max(last_line(document, one) for one in parts)


def _last_line_of_text(document: YamlDocument, value: YamlText) -> int:
    """Gives the last line of a text; empty lines below one of several lines are of it only where its `+` says so."""
    lines = split_lines(document.text[value.start.index : value.end.index])
    if "+" in lines[0] and is_in_lines(document, value):
        return value.start.line + len(lines) - 1 - (not lines[-1])
    return value.start.line + max(number for number, line in enumerate(lines) if line.strip() or not number)


def is_in_lines(document: YamlDocument, value: YamlValue) -> bool:
    """Tells whether a text is written below a `|` or `>`."""
    return isinstance(value, YamlText) and document.text.startswith(_IN_LINES, value.start.index)


def is_in_brackets(document: YamlDocument, value: YamlValue) -> bool:
    """Tells whether a list or mapping is written in brackets."""
    return document.text[value.start.index] in _OPENING


def in_place(value: YamlValue, text: str | None) -> tuple[Rewrite, ...]:
    """Puts a text in the place of a value; nothing where there is none to put."""
    return () if text is None else (Rewrite(value, text),)


def quoted(text: str) -> str:
    """Writes a text in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def in_quotes(text: str) -> str:
    """Writes a text in the quotes in which it reads best."""
    return f"'{text}'" if '"' in text and "'" not in text else quoted(text)


def scalar(text: str) -> str:
    """Writes a text, in quotes where any YAML tool could take it for something else."""
    is_plain = _DAY.fullmatch(text) or (_PLAIN.fullmatch(text) and text.casefold() not in _NOT_PLAIN)
    return text if is_plain else quoted(text)


def entry(text: str) -> str:
    """Writes a text so that it can stand in brackets as well, where a comma would end it."""
    return scalar(text) if _PART_OF_BRACKETS.isdisjoint(text) else quoted(text)


def as_entry(document: YamlDocument, value: YamlValue) -> tuple[Mend, ...]:
    """Gives the mend that makes of `key: value` lines, written without brackets, the one entry of a list."""
    if not isinstance(value, YamlMapping) or not value.keys or is_in_brackets(document, value):
        return ()
    return (Indentation(next(iter(value.keys.values())), "- ", value),)
