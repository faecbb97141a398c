"""Mends of YAML: what is to stand in place of a value or a key, and how a text is written so that it is read as one."""

import json
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlValue
from alignment.source import TextEdit

_PLAIN: Final = re.compile(r"[A-Za-z](?:[\w .,;'()/&+-]*[\w.')])?")
"""Matches text that means the same to every YAML tool without quotes, but for the words below."""

_NOT_PLAIN: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Rewrite(NamedTuple):
    """Puts text, as YAML writes it, in place of a value or a key; whoever makes it need not know the file."""

    value: YamlValue
    new_text: str


def edits_of(document: YamlDocument, rewrites: Iterable[Rewrite]) -> tuple[TextEdit, ...]:
    """Gives the changes to a file that put the texts in place."""
    return tuple(TextEdit(document.locate(one.value), one.new_text) for one in rewrites)


def quoted(text: str) -> str:
    """Writes a text in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def scalar(text: str) -> str:
    """Writes a text, in quotes where any YAML tool could take it for something else."""
    is_plain = _DAY.fullmatch(text) or (_PLAIN.fullmatch(text) and text.casefold() not in _NOT_PLAIN)
    return text if is_plain else quoted(text)
