"""JSON as every format of that kind writes it: UTF-8, nothing in it a command to a build service."""

import json
import re
from typing import Final, TypeAlias

_COMMAND: Final = re.compile(r"#(?=#\w*\[)")
"""Finds what build services take for a command to themselves, wherever it stands in a log."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"


def written(whole: Json) -> bytes:
    """Writes a document, indented."""
    return _encoded(json.dumps(whole, indent=2, ensure_ascii=False))


def written_on_a_line(whole: Json) -> bytes:
    """Writes a document on one line; what some programs take for the end of one is spelled out."""
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return _encoded(text.replace("\x85", r"\u0085").replace("\u2028", r"\u2028").replace("\u2029", r"\u2029"))


def _encoded(text: str) -> bytes:
    """Encodes a document; half of a pair, which is no character, is spelled as JSON spells it."""
    return (_COMMAND.sub(r"\\u0023", text) + "\n").encode("utf-8", "backslashreplace")
