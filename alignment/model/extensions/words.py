"""Reading words for a vocabulary: they are compared folded, and shown as they were written."""

from collections.abc import Iterable
from typing import Final

from alignment.documents.document import YamlValue
from alignment.documents.reader import Reader
from alignment.model.extensions.parts import given, plain_text
from alignment.model.vocabularies import OwnWord, Vocabulary
from alignment.text import fold

A_WORD: Final = "a word of a vocabulary"


def read_word(reader: Reader, value: YamlValue) -> OwnWord | None:
    """Reads one word; None, and a finding, where it cannot be one."""
    if given(value) is None:
        message = f"An empty value cannot be {A_WORD}"
        reader.refuse("CONFIG-VALUE", message, value, fix="Write the word, or take it out.", label="no word")
    text = plain_text(reader, value, A_WORD)
    return OwnWord.of(fold(text), text) if text else None


def vocabulary_of_words(name: str, words: Iterable[OwnWord], *, is_ordered: bool) -> Vocabulary:
    """Makes a vocabulary of nothing but own words."""
    listed = tuple(words)
    return Vocabulary(name, tuple(map(str, listed)), is_ordered, own=spellings(listed))


def spellings(words: Iterable[OwnWord]) -> dict[str, OwnWord]:
    """Gives the words that are spelled otherwise than they are compared."""
    return {str(word): word for word in words if word.own != word}
