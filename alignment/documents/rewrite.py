"""Mends of YAML: what is to stand in place of a value or a key, and how a text is written so that it is read as one."""

import json
import re
from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

from alignment.documents.document import YamlDocument, YamlValue, location_of
from alignment.source import TextEdit

_PLAIN: Final = re.compile(r"[A-Za-z](?:[\w .,;'()/&+-]*[\w.')])?")
"""Matches text that means the same to every YAML tool without quotes, but for the words below."""

_NOT_PLAIN: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_BETWEEN_ENTRIES: Final = re.compile(r"\s*[,-]\s*")
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


Mend: TypeAlias = Rewrite | Removal


def edits_of(document: YamlDocument, mends: Iterable[Mend]) -> tuple[TextEdit, ...]:
    """Gives the changes to a file that make mends; none where one of them cannot be made."""
    edits = [_edit(document, one) for one in mends]
    return () if None in edits else tuple(filter(None, edits))


def _edit(document: YamlDocument, mend: Mend) -> TextEdit | None:
    if isinstance(mend, Rewrite):
        return TextEdit(document.locate(mend.value), mend.new_text)
    start, end = mend.before.end, mend.entry.end
    if not _BETWEEN_ENTRIES.fullmatch(document.text, start.index, mend.entry.start.index):
        return None
    return TextEdit(location_of(document.source, start, end), "")


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
