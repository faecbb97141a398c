"""Where in the text of its document a paragraph stands: from its first words, or its number, to where the next begins."""

from bisect import bisect_right
from collections.abc import Mapping
from enum import Enum
from itertools import islice
from typing import Final, NamedTuple, Self

from alignment.citations.folding import Folded, Stretch, fold
from alignment.model.kinds.base import Element
from alignment.model.strategy import Strategy

BEGINS: Final = "begins"
_NUMBER: Final = "number"
_BEHIND_NUMBERS: Final = ".)"
_FIRST: Final = 8
"""So many words of a numbered line are looked for; more could be broken otherwise where lines are joined."""


class Unplaced(Enum):
    """Tells why nobody can say where a paragraph stands: what follows on its id in a sentence about its document."""

    UNSAID = "has no first words, nor a number that begins one line alone, in the text of {document}"
    NOWHERE = "begins with words that the text of {document} does not hold"
    SEVERAL = "begins with words that stand more than once in the text of {document}"


class Text(NamedTuple):
    """Holds the text of a document, folded, and its lines by the number with which they begin."""

    folded: Folded
    numbered: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> Self:
        """Reads a text; a line begins with a number where a sentence follows it."""
        numbered: dict[str, list[str]] = {}
        for line in text.splitlines():
            words = line.split(maxsplit=1)
            if len(words) > 1 and not words[1][0].islower():
                numbered.setdefault(words[0].rstrip(_BEHIND_NUMBERS), []).append(line)
        return cls(fold(text), {number: tuple(lines) for number, lines in numbered.items()})

    def start_of(self, words: str) -> int | Unplaced:
        """Gives the one place where words stand."""
        places = list(islice(self.folded.places_of(fold(words)), 2))
        return places[0][0] if len(places) == 1 else (Unplaced.SEVERAL if places else Unplaced.NOWHERE)


class ParagraphPlaces(NamedTuple):
    """Holds the stretch of each paragraph in the text of its document, and why others have none.

    What is no paragraph, as a whole document, is in neither: what is quoted from it may stand anywhere in the text.
    """

    stretches: Mapping[str, Stretch]
    unplaced: Mapping[str, Unplaced]

    @classmethod
    def of(cls, strategy: Strategy, texts: Mapping[str, Text], documents: Mapping[str, str]) -> Self:
        """Finds the paragraphs of documents, given by the ids of what is part of them."""
        stretches: dict[str, Stretch] = {}
        unplaced: dict[str, Unplaced] = {}
        starts: dict[str, list[tuple[int, str, str]]] = {}
        for name, document in documents.items():
            element = strategy.elements[name]
            if BEGINS in strategy.metamodel.kinds[element.KIND].fields:
                start = _start(element, texts[document])
                if isinstance(start, Unplaced):
                    unplaced[name] = start
                else:
                    starts.setdefault(document, []).append((start, str(element.value(_NUMBER) or ""), name))
        for document, found in starts.items():
            stretches |= _stretches(sorted(found), len(texts[document].folded.shown))
        return cls(stretches, unplaced)

    def holding(self, name: str, stretch: Stretch) -> bool:
        """Tells whether a stretch of text lies in a paragraph; anywhere does where that has no place."""
        start, end = self.stretches.get(name, stretch)
        return start <= stretch[0] and stretch[1] <= end


def _start(element: Element, text: Text) -> int | Unplaced:
    """Gives where a paragraph begins: with the words that it names, or in the one line that its number begins."""
    begins = element.value(BEGINS)
    if isinstance(begins, str):
        return text.start_of(begins)
    lines = text.numbered.get(str(element.value(_NUMBER)).rstrip(_BEHIND_NUMBERS), ())
    start = text.start_of(_first_words(lines[0])) if len(lines) == 1 else Unplaced.UNSAID
    return Unplaced.UNSAID if isinstance(start, Unplaced) else start


def _first_words(line: str) -> str:
    """Gives the first words of a line, but for one that goes on in the next."""
    return " ".join(word for word in line.split()[:_FIRST] if not word.endswith("-"))


def _stretches(starts: list[tuple[int, str, str]], end: int) -> dict[str, Stretch]:
    """Gives for each paragraph where it ends: where the next one begins that is no part of it by its number."""
    found: dict[str, Stretch] = {}
    for start, number, name in starts:
        behind = starts[bisect_right(starts, start, key=lambda one: one[0]) :]
        inside = f"{number.rstrip(_BEHIND_NUMBERS)}."
        later = (at for at, other, _ in behind if not (number and other.startswith(inside)))
        found[name] = (start, next(later, end))
    return found
