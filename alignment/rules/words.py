"""The words that test a field: what each fits, what may stand after it, and when a value passes.

A new word is a row here; the compiler and the evaluator know none of them by name.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from alignment.documents.document import YamlList, YamlText, YamlValue
from alignment.model.absence import kind_of_absence
from alignment.model.field_types import ChoicesType, ChoiceType, FieldType, TextType, WordsType, vocabulary_of
from alignment.model.values import FieldValue
from alignment.model.vocabularies import Vocabulary
from alignment.text import fold, join_words, suggestion, visible

Operand: TypeAlias = frozenset[FieldValue]
"""The values that a test looks for, folded where they are text."""


class OperandRefused(NamedTuple):
    """Says why something cannot stand after a word; `value` is what cannot."""

    says: str
    fix: str
    value: YamlValue


class Polarity(Enum):
    """Tells what a word says where nothing is there."""

    POSITIVE = "false where nothing is there"
    NEGATIVE = "true where nothing is there"


class Takes(Enum):
    """Tells what may stand after a word."""

    ONE = "one value"
    LIST = "a list, as in `[one, other]`"
    EITHER = "one value or a list"


class FieldWord(NamedTuple):
    """Describes one word of the language that tests a field.

    `fits_what` says in words what `fits` accepts; `expand` gives the values of a vocabulary that a word after it
    stands for.
    """

    name: str
    polarity: Polarity
    takes: Takes
    fits: Callable[[FieldType], bool]
    fits_what: str
    expand: Callable[[str, Vocabulary], tuple[str, ...]]

    @property
    def is_positive(self) -> bool:
        """Tells whether a value must be there for the word to hold."""
        return self.polarity is Polarity.POSITIVE

    def holds(self, value: FieldValue, operand: Operand) -> bool:
        """Tells whether one value passes."""
        values = value if isinstance(value, tuple) else (value,)
        found = any(_folded(one) in operand for one in values)
        return found if self.is_positive else not found

    def read(self, value: YamlValue, field_type: FieldType) -> Operand | list[OperandRefused]:
        """Reads what stands after the word for a field of a type; each value that cannot stand there is refused."""
        is_list = isinstance(value, YamlList)
        if self.takes is not Takes.EITHER and is_list != (self.takes is Takes.LIST):
            return [OperandRefused(f"`{self.name}` needs {self.takes.value}", f"Write {self.takes.value}.", value)]
        if isinstance(value, YamlList) and not value.items:
            return [OperandRefused(f"the list after `{self.name}` is empty", "Write the values.", value)]
        items = value.items if isinstance(value, YamlList) else (value,)
        read = [self._read_one(item, field_type) for item in items]
        refused = [one for one in read if isinstance(one, OperandRefused)]
        return refused or frozenset[FieldValue]().union(*(one for one in read if isinstance(one, frozenset)))

    def _read_one(self, item: YamlValue, field_type: FieldType) -> Operand | OperandRefused:
        if not isinstance(item, YamlText):
            return OperandRefused(f"`{self.name}` needs text", "Write a value.", item)
        vocabulary = vocabulary_of(field_type)
        if vocabulary is not None:
            return self._read_word(item, vocabulary)
        if not _is_free(field_type) and kind_of_absence(item.text):
            says = f'"{visible(item.text)}" counts as absent, so no value is ever that'
            return OperandRefused(says, "Write a value, or test for `missing`.", item)
        read, faults = field_type.read(item)
        if read is None:
            return OperandRefused(f"the value after `{self.name}` {faults[0].says}", faults[0].fix, item)
        return frozenset(_folded(one) for one in (read if isinstance(read, tuple) else (read,)))

    def _read_word(self, item: YamlText, vocabulary: Vocabulary) -> Operand | OperandRefused:
        if found := self.expand(fold(item.text), vocabulary):
            return frozenset(found)
        known = (*vocabulary.values, *vocabulary.groups)
        fix = f"{suggestion(item.text, known)} Use one of: {join_words(known, 'or')}.".strip()
        return OperandRefused(f'"{visible(item.text)}" is none of the values of {vocabulary.name}', fix, item)


def _folded(value: FieldValue) -> FieldValue:
    return fold(value) if isinstance(value, str) else value


def _is_free(field_type: FieldType) -> bool:
    return isinstance(field_type, TextType) and field_type.is_free


def _is_single(field_type: FieldType) -> bool:
    return not isinstance(field_type, ChoicesType | WordsType)


def _is_several(field_type: FieldType) -> bool:
    return not _is_single(field_type)


def _is_ordered(field_type: FieldType) -> bool:
    return isinstance(field_type, ChoiceType) and field_type.vocabulary.is_ordered


def _itself(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return (word,) if word in vocabulary.values else ()


def _members(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return vocabulary.members(word)


def _from_there_on(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return vocabulary.values[vocabulary.rank(word) :] if word in vocabulary.values else ()


_POSITIVE: Final = Polarity.POSITIVE
_NEGATIVE: Final = Polarity.NEGATIVE
_ONE: Final = "a field that holds one value"
_SEVERAL: Final = "a field that holds a list"
_ORDER: Final = "a field whose values have an order"
_ROWS: Final = (
    FieldWord("is", _POSITIVE, Takes.ONE, _is_single, _ONE, _itself),
    FieldWord("is_not", _NEGATIVE, Takes.ONE, _is_single, _ONE, _itself),
    FieldWord("in", _POSITIVE, Takes.LIST, _is_single, _ONE, _members),
    FieldWord("not_in", _NEGATIVE, Takes.LIST, _is_single, _ONE, _members),
    FieldWord("includes", _POSITIVE, Takes.EITHER, _is_several, _SEVERAL, _members),
    FieldWord("is_at_least", _POSITIVE, Takes.ONE, _is_ordered, _ORDER, _from_there_on),
)

FIELD_WORDS: Final[Mapping[str, FieldWord]] = MappingProxyType({row.name: row for row in _ROWS})


def words_for(field_type: FieldType) -> list[str]:
    """Gives the words that fit a field."""
    return [word.name for word in FIELD_WORDS.values() if word.fits(field_type)]
