"""From bytes to text: the encoding, and the characters that no strategy needs or that YAML reads otherwise than people."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final, TypeAlias

from alignment.documents.limits import FINDINGS_OF_ONE_KIND
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import Location, SourceFile, TextEdit

_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
UTF_8_MARK: Final = b"\xef\xbb\xbf"
"""Is the byte order mark, which some programs put before a text in UTF-8."""

_UNWANTED: Final = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_HARMLESS: Final = re.compile("[\t\x0b\x0c\x85\u200e\u200f\u2028\u2029\ufeff]+")
_MARKS_OF_DIRECTION: Final = frozenset("\u200e\u200f\ufeff")
"""Are signs without width that stand beside text and change none; the others of these part words."""

_ORDINARY: Final = bytes([*b"\n\r", *range(0x20, 0x7F)])
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_LINE_BEGINS: Final = r"(?<![^\r\n])"
_INDENTING_TAB: Final = rf"{_LINE_BEGINS}[ ]*(?P<tab>\t)[^\S\r\n]*(?=\S)"
_TAB_OR_UNWANTED: Final = re.compile(rf"{_INDENTING_TAB}|(?P<other>{_UNWANTED.pattern}+)")
_PERCENT: Final = re.compile(f"%(?<={_LINE_BEGINS}%)")
_NO_BREAK_SPACE: Final = "\u00a0"
_NO_BREAK_SPACES: Final = re.compile(f"{_NO_BREAK_SPACE}+")
_WHERE_SPACES_COUNT: Final = re.compile(
    rf"{_LINE_BEGINS}(?:[ \u00a0]*(?:-[ \u00a0]+)*[\w.\-]+:[ \u00a0]*"  # up to a key and its colon
    r"|[ \u00a0]*(?:-[ \u00a0]+)+"  # up to an entry of a list
    r"|[ \u00a0]+(?![^\r\n]))"  # a line with nothing on it
)

_Refusal: TypeAlias = Callable[[Location, str, int], Finding]


def decode(source: SourceFile) -> tuple[str | None, tuple[Finding, ...]]:
    """Gives the text of a file with every unwanted character blanked, so that places stay as they are.

    The text is None where the bytes are not UTF-8. A byte order mark is not part of the text. A directive becomes a
    comment, and a non-breaking space an ordinary one where YAML counts spaces.
    """
    text = text_of(source)
    if isinstance(text, Finding):
        return None, (text,)
    if not _has_unusual(source.content.removeprefix(UTF_8_MARK), text):
        return text, ()
    findings = (*_unwanted(source, text), *_directives(source, text), *_no_break_spaces(source, text))
    blanked = _PERCENT.sub("#", blank_unwanted(text))
    return _WHERE_SPACES_COUNT.sub(lambda found: found[0].replace(_NO_BREAK_SPACE, " "), blanked), findings


def text_of(source: SourceFile) -> str | Finding:
    """Gives the text of a file without its byte order mark, or the finding that it is not UTF-8."""
    content = source.content.removeprefix(UTF_8_MARK)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _not_utf_8(source, content, fault.start)


def _has_unusual(content: bytes, text: str) -> bool:
    """Tells whether a second, slower look is worth it.

    What is left of UTF-8 without its ordinary ASCII is short, and itself UTF-8.
    """
    rare = content.translate(None, _ORDINARY).decode("utf-8")
    return _UNWANTED.search(rare) is not None or _NO_BREAK_SPACE in rare or _PERCENT.search(text) is not None


def blank_unwanted(text: str) -> str:
    """Puts a space in place of every character that no strategy needs."""
    return _UNWANTED.sub(" ", text)


def first_unwanted(text: str) -> str | None:
    """Names the first character that no strategy needs; None where there is none."""
    found = _UNWANTED.search(text)
    return _name(found[0]) if found else None


def place_of(source: SourceFile, text: str, index: int) -> Location:
    """Gives the place of one character; at the end of a line it has no width."""
    breaks = [found.end() for found in _LINE_BREAK.finditer(text, 0, index)]
    start = breaks[-1] if breaks else 0
    is_at_end = text[index : index + 1] in {"", "\r", "\n"}
    return source.location(len(breaks) + 1, index - start + 1, width=0 if is_at_end else 1)


def _not_utf_8(source: SourceFile, content: bytes, index: int) -> Finding:
    if content.startswith(_UTF_16_MARKS):
        message = f"{source.path} is saved as UTF-16, not as UTF-8"
        return built_in("YAML-ENCODING", message, source.location(), label="read as UTF-16")
    before = content[:index].decode("utf-8", errors="replace")
    place = place_of(source, f"{before}?", len(before))
    message = f"{source.path} is not UTF-8 text: byte {content[index]:#04x} stands at line {place.line}"
    return built_in("YAML-ENCODING", message, place, label="first byte that is not UTF-8")


def _unwanted(source: SourceFile, text: str) -> Iterator[Finding]:
    tabs = (found.start("tab") for found in _TAB_OR_UNWANTED.finditer(text) if found["tab"])
    others = (found.start("other") for found in _TAB_OR_UNWANTED.finditer(text) if found["other"])
    yield from _listed(source, text, tabs, _indenting_tab)
    yield from _listed(source, text, others, _unseen)


def _directives(source: SourceFile, text: str) -> Iterator[Finding]:
    yield from _listed(source, text, (found.start() for found in _PERCENT.finditer(text)), _directive)


def _no_break_spaces(source: SourceFile, text: str) -> Iterator[Finding]:
    stretches = (found.span() for found in _WHERE_SPACES_COUNT.finditer(text))
    found = (spaces.start() for start, end in stretches for spaces in _NO_BREAK_SPACES.finditer(text, start, end))
    yield from _listed(source, text, found, _no_break_space)


def _listed(source: SourceFile, text: str, indexes: Iterable[int], refusal: _Refusal) -> Iterator[Finding]:
    """Makes the findings of one kind; only so many, the last of which says that there are more."""
    some = list(islice(indexes, FINDINGS_OF_ONE_KIND + 1))
    for number, index in enumerate(some):
        finding = refusal(place_of(source, text, index), text, index)
        more = "; further ones like it in this file are not listed" if number == FINDINGS_OF_ONE_KIND else ""
        yield replace(finding, says=finding.says + more)


def _indenting_tab(place: Location, _text: str, _index: int) -> Finding:
    message = f"{place.path} has a tab at the beginning of line {place.line}"
    return built_in("YAML-TAB", message, place, label="tab")


def _unseen(place: Location, text: str, index: int) -> Finding:
    named = _name(text[index])
    fix = "Replace the tab by a space." if text[index] == "\t" else ""
    message = f"{place.path} holds {named} at line {place.line}, which cannot be seen"
    edits = _without_unseen(place, text, index)
    return built_in("YAML-CHARACTER", message, place, label=f"{named} here", fix=fix, edits=edits)


def _without_unseen(place: Location, text: str, index: int) -> tuple[TextEdit, ...]:
    """Gives the change that takes out what programs leave in pasted text; what turns text round people have to look at."""
    found = _HARMLESS.match(text, index)
    if not found or _UNWANTED.match(text, found.end()):
        return ()
    typed = "" if _MARKS_OF_DIRECTION.issuperset(found[0]) else " "
    return (TextEdit(_stretch(place, len(found[0])), typed),)


def _directive(place: Location, _text: str, _index: int) -> Finding:
    message = f"{place.path} has a line that begins with `%`, which YAML takes for a directive"
    return built_in("YAML-DIRECTIVE", message, place, label="not read")


def _no_break_space(place: Location, text: str, index: int) -> Finding:
    where = "after a colon" if text[index - 1 : index] == ":" else "where a line begins"
    message = f"{place.path} has a non-breaking space {where}"
    width = len(next(_NO_BREAK_SPACES.finditer(text, index))[0])
    edits = (TextEdit(_stretch(place, width), " " * width),)
    return built_in("YAML-SPACE", message, place, label="looks like a space, is none", edits=edits)


def _stretch(place: Location, width: int) -> Location:
    """Gives the place of so many characters from one on."""
    return replace(place, end_column=place.column + width)


def _name(char: str) -> str:
    if char == "\t":
        return "a tab"
    unnamed = "a control character" if unicodedata.category(char) == "Cc" else "not a character"
    name = unicodedata.name(char, unnamed).lower()
    return f"U+{ord(char):04X} ({name})"
