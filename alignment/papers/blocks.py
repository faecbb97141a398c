"""Cutting the text of a paper into what stands apart in it: headings, paragraphs, items of lists, numbers on lines of their own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final, NamedTuple

from alignment.citations.folding import is_list_item

_MOST_WORDS_OF_HEADING: Final = 10
_MOST_SMALL_WORDS: Final = 5
_SMALL: Final = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<mark>[.,)]?)(?:\s+(?P<rest>\S.*))?")
_CONTENTS: Final = re.compile(r"(?:(?:\.\s*){3,}|…\s*)\d+$")
_PAGE_NUMBER: Final = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")
_ENDS: Final = (*".:;!?)", '"', "\u201d", "\u2019")
_OF_SENTENCE: Final = tuple(".:;!?")


class BlockKind(Enum):
    """Tells what a block is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    NUMBER = "number"


class Block(NamedTuple):
    """Holds lines that stand together: what they are, on which page from 1, and the number before them where one is."""

    kind: BlockKind
    page: int
    lines: tuple[str, ...]
    number: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Gives the words of the block in one line, without its number."""
        return " ".join(self.lines)

    @property
    def ends_a_sentence(self) -> bool:
        """Tells whether nothing has to follow on it."""
        return self.text.endswith(_ENDS)


def blocks_of(pages: Sequence[str]) -> tuple[Block, ...]:
    """Cuts pages into blocks; lines that every page repeats, page numbers and tables of contents are left out."""
    repeated = _repeated(pages)
    found: list[Block] = []
    for number, page in enumerate(pages, 1):
        for group in _groups(page, repeated):
            found += _cut(group, number)
    return tuple(found)


def _repeated(pages: Sequence[str]) -> frozenset[str]:
    """Gives the first and last lines, without their digits, that more than one page has."""
    outer = Counter[str]()
    for page in pages:
        lines = [_bare(one) for one in page.splitlines() if one.strip()]
        outer.update({*lines[:2], *lines[-2:]})
    return frozenset(line for line, times in outer.items() if times > 1 and any(map(str.isalpha, line)))


def _bare(line: str) -> str:
    return _DIGITS.sub("", " ".join(line.split()))


def _groups(page: str, repeated: frozenset[str]) -> Iterator[list[str]]:
    """Gives the lines of a page that no empty line parts."""
    group: list[str] = []
    for line in page.splitlines():
        said = " ".join(line.split())
        if not said:
            if group:
                yield group
            group = []
        elif not (_PAGE_NUMBER.fullmatch(said) or _CONTENTS.search(said) or _bare(said) in repeated):
            group.append(said)
    if group:
        yield group


def _cut(group: list[str], page: int) -> Iterator[Block]:
    """Cuts lines that stand together where a number or an item of a list begins; a heading without a number is their first."""
    rest: list[str] = []
    for place, line in enumerate(group):
        following = group[place + 1] if place + 1 < len(group) else ""
        begun = _begun(line, following, page)
        if begun is None or (place and begun.kind is BlockKind.HEADING and not begun.number):
            rest.append(line)
            continue
        yield from _block(rest, page)
        rest = []
        if begun.kind in {BlockKind.HEADING, BlockKind.NUMBER}:
            yield begun
        else:
            rest = [line]
    yield from _block(rest, page)


def _begun(line: str, following: str, page: int) -> Block | None:
    """Gives the block that a line begins; None where it goes on with the one before."""
    if found := _NUMBERED.fullmatch(line):
        number = tuple(map(int, found["number"].split(".")))
        said = found["rest"] or ""
        if not said:
            return Block(BlockKind.NUMBER, page, (line,), number) if len(number) > 1 else None
        if not said[0].islower():
            is_heading = len(number) == 1 and _is_short(said, following, _MOST_WORDS_OF_HEADING)
            return Block(BlockKind.HEADING if is_heading else BlockKind.TEXT, page, (said,), number)
    if is_list_item(line):
        return Block(BlockKind.ITEM, page, (line,))
    return Block(BlockKind.HEADING, page, (line,)) if _is_heading(line, following) else None


def _block(lines: list[str], page: int) -> Iterator[Block]:
    """Gives the block of lines, the first of which may begin with a number or the mark of a list."""
    if lines:
        begun = _begun(lines[0], lines[1] if len(lines) > 1 else "", page)
        if begun is None or (not begun.number and begun.kind is BlockKind.HEADING):
            yield Block(BlockKind.TEXT, page, tuple(lines))
        else:
            yield begun._replace(lines=(*begun.lines, *lines[1:]))


def _is_heading(line: str, following: str) -> bool:
    """Tells whether a line reads as a heading: a few words, or more of which each begins with a capital."""
    if not line[0].isupper() or not _is_short(line, following, _MOST_WORDS_OF_HEADING):
        return False
    words = [word for word in line.split() if word.casefold() not in _SMALL]
    are_capital = all(word[0].isupper() or not word[0].isalpha() for word in words)
    return are_capital or (not following and _is_short(line, following, _MOST_SMALL_WORDS))


def _is_short(line: str, following: str, most: int) -> bool:
    """Tells whether a line has few words, no full stop, and no sentence going on behind it."""
    return len(line.split()) <= most and not line.endswith((*_OF_SENTENCE, ",")) and not following[:1].islower()
