"""Texts made safe where they go: in Markdown, in XML, in the log of a build service, at the end of a sentence."""

import re
from collections.abc import Iterable
from typing import Final

from alignment.text import one_line, visible

_FIRST_COLON: Final = re.compile(r"^(\s*):(?=:)")
_FIRST_HASH: Final = re.compile(r"#(?=#\w*\[)")


def disarmed(line: str) -> str:
    r"""Spells out the first sign of what would be a command: `::error::` at the beginning, `##[error]` anywhere.

    GitHub, which skips leading spaces, Azure and TeamCity know these; `\x3a:error::` means nothing to any of them.
    """
    return _FIRST_HASH.sub(r"\\x23", _FIRST_COLON.sub(r"\1\\x3a", line))


_ENTITIES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "#": "&#35;", ":": "&#58;"}
)
_NO_CHARACTER: Final = re.compile("[\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Gives a text as XML: what cannot be seen or may not stand there is spelled out.

    Hashes and colons are spelled as well: some build services take a line of a log with `##[` or `::` for a command.
    """
    return _NO_CHARACTER.sub(lambda found: f"U+{ord(found[0]):04X}", visible(text)).translate(_ENTITIES)


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


_ENDS: Final = (".", "!", "?")


def sentence(message: str) -> str:
    """Gives a message on one line, with the full stop that it has where nothing else ends it."""
    line = one_line(message).rstrip()
    return line if line.endswith(_ENDS) else f"{line}."
