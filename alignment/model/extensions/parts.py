"""What readers of all parts of extensions share: entries that may be left empty, and never too many of them."""

from collections.abc import Iterable, Iterator
from typing import Final

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.vocabularies import OwnWord, Vocabulary
from alignment.text import fold, shorten, upper_first, visible

MOST: Final = 200
"""So many entries a mapping or a list may hold: more are no words that people know."""

LONGEST: Final = 60
_SHOWN: Final = 40
_YES_NO: Final = ("yes", "no")
_NOTHING: Final = frozenset({"", "~", "null"})


def given(value: YamlValue | None) -> YamlValue | None:
    """Gives a value, or None where it is left empty."""
    return None if isinstance(value, YamlText) and fold(value.text) in _NOTHING else value


def entries(reader: Reader, value: YamlValue | None, what: str) -> Iterator[tuple[YamlText, YamlValue | None]]:
    """Gives the keys of a mapping with their values, None for each that is left empty."""
    mapping = reader.mapping(given(value), what)
    if mapping is None:
        return
    for number, (name, entry) in enumerate(mapping.values.items()):
        if number == MOST:
            _refuse_rest(reader, mapping.keys[name], what)
            return
        yield mapping.keys[name], given(entry)


def items(reader: Reader, value: YamlValue | None, what: str) -> tuple[YamlValue, ...]:
    """Gives the items of a list; one value alone is a list of one."""
    found = given(value)
    listed = found.items if isinstance(found, YamlList) else (found,) if found is not None else ()
    if len(listed) > MOST:
        _refuse_rest(reader, listed[MOST], what)
    return listed[:MOST]


def named(text: str) -> str:
    """Gives what was written as messages show it."""
    return f"`{visible(shorten(text, _SHOWN))}`"


def yes_or_no(reader: Reader, mapping: YamlMapping | None, key: str, what: str) -> bool:
    """Tells whether a key says `yes`; where nothing is written, or something else, it does not."""
    value = given(mapping.values.get(key)) if mapping else None
    text = reader.only_text(value, what) if value is not None else None
    return text is not None and reader.word(text, _YES_NO, "`yes` or `no`") == _YES_NO[0]


def plain_text(reader: Reader, value: YamlValue | None, what: str) -> str | None:
    """Gives a short text that can stand in a sentence; None where there is none, or it cannot."""
    found = given(value)
    written = reader.only_text(found, upper_first(what)) if found is not None else None
    if written is None:
        return None
    text = " ".join(written.text.split())
    if len(text) <= LONGEST and visible(text) == text and any(char.isalnum() for char in text):
        return text
    fix = f"Use letters and digits, at most {LONGEST} characters in all."
    reader.refuse("CONFIG-VALUE", f"{named(text)} cannot be {what}", written, fix=fix, label="cannot be read aloud")
    return None


def _refuse_rest(reader: Reader, place: YamlValue, what: str) -> None:
    fix = "Keep those that people use."
    reader.refuse("CONFIG-VALUE", f"{what} holds more than {MOST} entries", place, fix=fix, label="one too many")


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
