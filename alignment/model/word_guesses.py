"""Guesses at words of a vocabulary: the same one written otherwise, one that plans use elsewhere, several in one text."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from alignment.documents.rewrite import quoted, scalar
from alignment.model.synonyms import VALUE_WORDS
from alignment.model.vocabularies import Vocabulary
from alignment.text import did_you_mean, fold, fold_name, join_words, visible

_BETWEEN: Final = re.compile(r"\s*[,;/&\n]\s*")
_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_SHOWN_AS_PICTURE: Final = "\ufe0f"
_SIGNS: Final = re.compile(r"[^\w%' -]| - |^rag\b")
_SHORTEST_PIECE: Final = 3
_LONGEST_OWN_WORD: Final = 60
_DENIAL: Final = re.compile(
    r"\s*(?:(?:do|does|is|are)\s+)?(not|no|non|never|pre|partly|nearly|almost)\b", re.IGNORECASE
)


class ListedWords(NamedTuple):
    """Holds the words of a vocabulary that one text names; `are_as_written` says that each is one of them as it stands.

    `unknown` are the parts of the text that are none.
    """

    words: tuple[str, ...]
    are_as_written: bool
    unknown: tuple[str, ...]


def same_word(text: str, vocabulary: Vocabulary) -> str | None:
    """Finds the word that a text is but for case, hyphens and spaces."""
    folded = fold_name(text)
    return next((word for word in vocabulary.words if fold_name(word) == folded), None)


def usual_words(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Gives the words of a vocabulary that people mean by another one, the likeliest first; none where nobody can tell."""
    folded = fold(text).replace(_SHOWN_AS_PICTURE, "").rstrip(".!")
    if words := _meant_by(folded, vocabulary):
        return words
    found = {words for piece in _pieces(folded) if (words := _meant_by(piece, vocabulary))}
    return found.pop() if len(found) == 1 else ()


def likely_word(text: str, vocabulary: Vocabulary) -> str | None:
    """Gives the word that a text is likely a slip of; none of which it says that it is not, or how many times."""
    meant = did_you_mean(text, vocabulary.words)
    denial = _DENIAL.match(text)
    is_other = denial is not None and not (meant or "").startswith(denial[1].casefold())
    return None if is_other or any(map(str.isdecimal, text)) else meant


def guess_word(text: str, vocabulary: Vocabulary) -> str:
    """Says which word of a vocabulary is meant by another, or which words there are."""
    same, spelled = same_word(text, vocabulary), likely_word(text, vocabulary)
    meant = (same,) if same else usual_words(text, vocabulary) or ((spelled,) if spelled else ())
    if not meant:
        return f"Use one of: {join_words(vocabulary.words, 'or')}."
    return f"Did you mean {join_words((f'`{word}`' for word in meant), 'or')}?"


def _meant_by(folded: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    if vocabulary.find(folded):
        return (folded,)
    table = VALUE_WORDS.get(vocabulary.name, {})
    return tuple(value for value, words in table.items() if folded in words and value in vocabulary.values)


def _pieces(folded: str) -> Iterator[str]:
    """Gives the parts of a text between signs: `amber (at risk)` has two; letters alone may be anything."""
    parts = (part.strip() for part in _SIGNS.split(folded))
    yield from (part for part in parts if len(part) >= _SHORTEST_PIECE)
    yield from (char for char in folded if not char.isascii())


def listed_words(text: str, vocabulary: Vocabulary) -> ListedWords | None:
    """Gives the words that are written one after another in a text; None where it is not several, or none is known."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    parts = [piece for part in parts for piece in ([part] if vocabulary.find(part) else _AND.split(part))]
    if len(parts) == 1:
        return None
    meant = {part: usual_words(part, vocabulary) for part in parts}
    words = dict.fromkeys(words[0] for words in meant.values() if len(words) == 1)
    unknown = tuple(part for part, words in meant.items() if len(words) != 1)
    return ListedWords(tuple(words), all(map(vocabulary.find, parts)), unknown) if words else None


def how_to_keep(text: str, value: str, vocabulary: Vocabulary) -> str:
    """Says how a project keeps a word of its own for a value; nothing where align itself works with the words."""
    own = " ".join(text.split())
    if vocabulary.is_closed or len(own) > _LONGEST_OWN_WORD or visible(own) != own or not any(map(str.isalnum, own)):
        return ""
    key = own if re.fullmatch(r"[A-Za-z][A-Za-z -]*", own) and scalar(own) == own else quoted(own)
    lines = f"extensions: {{vocabularies: {{{vocabulary.name}: {{map: {{{key}: {value}}}}}}}}}"
    return f"To keep the word, say in align.yaml what it stands for: `{lines}`."
