"""The parts of a paper that can be cited: numbered paragraphs, headed parts without numbers, rows of a table of risks."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from alignment.citations.folding import Folded, fold
from alignment.papers.blocks import Block, BlockKind, blocks_of
from alignment.papers.numbering import Number, Numbered, numbering_of
from alignment.text import count_of

_LEAST_WORDS: Final = 4
_MOST_WORDS: Final = 12
_MARKS: Final = (".", "", ")", ",")
"""Stand behind the number of a paragraph, where that stands before its text."""

_RATING: Final = re.compile(r"(?:^|\s)(?:[A-F][1-6]|[1-9]\d?|low|medium|high|very high)$", re.IGNORECASE)
_OF_RISKS: Final = re.compile(r"\brisk\b.*\brating\b|\brisk\b.*\bscore\b", re.IGNORECASE)


class Part(NamedTuple):
    """Holds one part: its number as it is written, empty where it has none, the heading over it, and its first words.

    `page` counts from 1, and is 0 where nobody can tell. `unsure` says in a sentence what a person should look at; empty where nothing is unsure.
    """

    number: str
    heading: str
    begins: str
    page: int
    row: int = 0
    unsure: str = ""


class Paper(NamedTuple):
    """Holds the parts of a paper in their order, and the numbers that stand in it without a text that could be theirs."""

    parts: tuple[Part, ...]
    without_text: tuple[str, ...]


def paper_of(pages: Sequence[str]) -> Paper:
    """Finds the parts of a paper."""
    found = numbering_of(blocks_of(pages))
    whole = fold("\n".join(pages))
    begins = _Beginnings(whole)
    has_pages = len(pages) > 1
    parts = tuple(begins.placed(one if has_pages else one._replace(page=0)) for one in _drafts(found.blocks))
    return Paper(parts, tuple(map(_written, found.without_text)))


class _Draft(NamedTuple):
    """Holds a part of which the first words are still to be chosen.

    `lead` is its heading where that stands before them, `label` its number where that does, `before` what else.
    """

    number: Number
    heading: str
    lead: str
    text: str
    page: int
    before: str
    row: int = 0
    unsure: str = ""
    label: str = ""


class _Section(NamedTuple):
    """Holds a heading, None before the first, and what follows up to the next, each with the words before it."""

    heading: Numbered | None
    below: list[tuple[str, Numbered]]

    @property
    def title(self) -> str:
        """Gives the words of the heading."""
        return self.heading.block.text if self.heading else ""


def _drafts(blocks: Sequence[Numbered]) -> Iterator[_Draft]:
    for section in _sections(blocks):
        if section.heading and section.below and not section.below[0][1].number:
            yield from _unnumbered(section.heading, [one.block for _, one in section.below if not one.number])
        for before, one in section.below:
            if one.number:
                label = _written(one.block.number)
                draft = _Draft(one.number, section.title, "", one.block.text, one.block.page, before)
                yield draft._replace(unsure=_unsure(one), label=label)


def _sections(blocks: Sequence[Numbered]) -> list[_Section]:
    sections, before = [_Section(None, [])], ""
    for one in blocks:
        if one.block.kind is BlockKind.HEADING:
            sections.append(_Section(one, []))
        else:
            sections[-1].below.append((before, one))
        before = one.block.text
    return sections


def _unnumbered(heading: Numbered, blocks: Sequence[Block]) -> Iterator[_Draft]:
    """Gives what stands under a heading without a number: the rows of a table of risks, or one part."""
    title, page = heading.block.text, heading.block.page
    if not _OF_RISKS.search(" ".join(blocks[0].lines[:2])):
        yield _Draft(heading.number, title, title, blocks[0].text, page, "")
        return
    rows = ((block.page, row) for block in blocks for row in _rows(block))
    for number, (at, text) in enumerate(rows, 1):
        yield _Draft((), title, "", text, at, "", number)


def _rows(block: Block) -> Iterator[str]:
    """Gives the text of each row that begins in a block: the first line of a row ends with its rating."""
    rows: list[list[str]] = []
    for line in block.lines:
        if _RATING.search(line):
            rows.append([line])
        elif rows:
            rows[-1].append(line)
    yield from (" ".join(row) for row in rows)


class _Beginnings(NamedTuple):
    """Chooses first words that stand once in the text of a paper."""

    whole: Folded

    def placed(self, draft: _Draft) -> Part:
        """Gives a part with its first words."""
        begins = self._first_words(draft)
        return Part(_written(draft.number), draft.heading, begins, draft.page, draft.row, draft.unsure)

    def _first_words(self, draft: _Draft) -> str:
        words, lead, before = draft.text.split(), draft.lead.split(), draft.before.split()
        least = 0 if lead else _LEAST_WORDS
        forward = ([*lead, *words[:number]] for number in range(least, _MOST_WORDS + 1))
        backward = ([*before[-number:], *words[:_LEAST_WORDS]] for number in range(1, _MOST_WORDS + 1))
        numbered = ([f"{draft.label}{mark}", *words[:_LEAST_WORDS]] for mark in _MARKS if draft.label)
        for said in map(" ".join, (*forward, *numbered, *backward)):
            if len([*islice(self.whole.places_of(fold(said)), 2)]) == 1:
                return said
        return ""


def _unsure(one: Numbered) -> str:
    if one.apart is None:
        return ""
    numbers, texts = one.apart
    return f"{count_of(numbers, 'number')} and {count_of(texts, 'text')} stand apart here; see that this is {_written(one.number)}"


def _written(number: Number) -> str:
    return ".".join(map(str, number))
