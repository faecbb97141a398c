"""Text on its way into Markdown: it stays text, whatever it says, and still reads well where nobody renders it."""

import re
from collections.abc import Iterable
from typing import Final

from alignment.text import visible

MOST_BYTES: Final = 890_000
"""Is less than what GitHub takes for the summary of a step and GitLab for a comment, a sentence on the rest included."""

_JOINER: Final = "\u2060"
"""Is not seen and joins what stands beside it: a name, a number or an address with one in it is linked by nobody."""

_MARKS: Final = re.compile(r"[\\`*\[\]<>|~$^#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?\w+;)|\{(?=[{%:#])")
_MARKS_AT_THE_BEGINNING: Final = re.compile(r"^(?:[-+](?=[\s-]|$)|[=:%]|\d+(?=[.)](?:\s|$)))")
_LINKED: Final = re.compile(r"@(?=\w)|(?<=[#!~%&$])(?=\d)|GH-(?=\d)|:(?=//)|www(?=\.)|:(?=[\w+-]+:)", re.IGNORECASE)
_CODE: Final = re.compile(r"[A-Za-z0-9_.:\-/]+(?: [A-Za-z0-9_.:\-/]+)*")


def plain(text: str) -> str:
    """Writes a text on one line so that no sign in it means anything."""
    line = _LINKED.sub(lambda found: f"{found[0]}{_JOINER}", visible(" ".join(text.split())))
    return _MARKS_AT_THE_BEGINNING.sub(_begun, _MARKS.sub(r"\\\g<0>", line))


def coded(text: str) -> str:
    """Writes a text as `plain` does, but sets as code the names that stand between backticks."""
    parts = text.split("`")
    if not len(parts) % 2:
        return plain(text)
    return "".join(_code(part) if number % 2 else _between(part) for number, part in enumerate(parts))


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Writes a table of cells that are Markdown already, and a blank line after it."""
    names = [*headings]
    return [_row(names), _row(["---"] * len(names)), *(_row(row) for row in rows), ""]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _begun(found: re.Match[str]) -> str:
    r"""Breaks what would begin a list or a rule: `1\.` and `\-`."""
    return f"{found[0]}\\" if found[0].isdecimal() else f"\\{found[0]}"


def _between(text: str) -> str:
    """Writes what stands beside code; the spaces that part them stay."""
    before, after = (" " if part.isspace() else "" for part in (text[:1], text[-1:]))
    return f"{before}{plain(text)}{after}" if text.strip() else before


def _code(text: str) -> str:
    return f"`{text}`" if _CODE.fullmatch(text) else f"\\`{plain(text)}\\`"
