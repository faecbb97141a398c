"""How each type of field turns text into a value, or says why it cannot."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from alignment.dates import PartialDate, parse_date
from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.rewrite import Rewrite, quoted
from alignment.meant.numbers import MOST_DIGITS, NUMBER
from alignment.model.absence import absence_of
from alignment.model.value_faults import (
    not_a_number,
    not_the_date,
    one_of_list,
    several_words,
    shown,
    unknown_word,
    wrong_shape,
)
from alignment.model.values import Converted, Fault, FieldValue
from alignment.model.vocabularies import Vocabulary
from alignment.model.word_guesses import usual_words

Read: TypeAlias = tuple[FieldValue | None, tuple[Fault, ...]]

URL: Final = re.compile(r"""(https?://|mailto:)[^\s"'<>]+""")
_YES_OR_NO: Final = frozenset({"yes", "no", "on", "off"})


@dataclass(frozen=True, slots=True)
class TextType:
    """Reads any text; where `is_free`, placeholders are words like any other.

    `is_label` tells that it names, numbers or measures something, and is not what the paper says of it.
    """

    is_free: bool = False
    is_label: bool = False
    name: str = "text"

    def read(self, value: YamlValue) -> Read:
        """Gives the text without white space at its ends."""
        if not isinstance(value, YamlText):
            return None, (wrong_shape(value, "one text"),)
        if value.plain and value.text.lower() in _YES_OR_NO:
            says = f"writes {value.text} without quotes, which other tools read as true or false"
            in_quotes = Rewrite(value, quoted(value.text))
            return value.text, (
                Fault("MODEL-YES-NO", says, f"Write {in_quotes.new_text} in quotes.", value, edits=(in_quotes,)),
            )
        return value.text.strip(), ()


@dataclass(frozen=True, slots=True)
class UrlType:
    """Reads an address on the web or of a mailbox."""

    name: str = "address"

    def read(self, value: YamlValue) -> Read:
        """Gives the address as written."""
        if not isinstance(value, YamlText):
            return None, (wrong_shape(value, "one address"),)
        if not URL.fullmatch(value.text):
            says = f'says "{shown(value)}", which is not an address'
            return None, (Fault("MODEL-VALUE", says, "Write the whole address, beginning with https://.", value),)
        return value.text, ()


@dataclass(frozen=True, slots=True)
class DateType:
    """Reads a date; where `is_whole`, only one that names a day."""

    is_whole: bool = False
    name: str = "date"

    def read(self, value: YamlValue) -> Read:
        """Gives the date as the interval that it means."""
        if not isinstance(value, YamlText):
            return None, (_not_one(self, value, "one date"),)
        found = parse_date(value.text)
        if isinstance(found, PartialDate) and (found.is_day or not self.is_whole):
            return found, ()
        return None, (not_the_date(found if isinstance(found, PartialDate) else None, value),)


@dataclass(frozen=True, slots=True)
class NumberType:
    """Reads a decimal number of at most fifteen digits."""

    name: str = "number"

    def read(self, value: YamlValue) -> Read:
        """Gives the exact decimal."""
        if not isinstance(value, YamlText):
            return None, (_not_one(self, value, "one number"),)
        found = NUMBER.fullmatch(value.text)
        if not found:
            return None, (not_a_number(value),)
        if len(found[1]) + len(found[2] or "") > MOST_DIGITS:
            says = f"gives a number of more than {MOST_DIGITS} digits"
            hint = ("unit", "Give it in thousands or millions, and say so in `unit`.")
            return None, (Fault("MODEL-NUMBER", says, "Write fewer digits.", value, hints=(hint,)),)
        return Decimal(value.text), ()


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """Reads one word of a vocabulary."""

    vocabulary: Vocabulary

    @property
    def name(self) -> str:
        """Names the type in messages."""
        return "choice"

    def read(self, value: YamlValue) -> Read:
        """Gives the vocabulary's own spelling of the word."""
        if not isinstance(value, YamlText):
            return None, (_not_one(self, value, "one word"),)
        found = self.vocabulary.find(value.text)
        return (found, ()) if found else (None, (unknown_word(value, self.vocabulary),))


@dataclass(frozen=True, slots=True)
class ChoicesType:
    """Reads a list of words of a vocabulary; one word alone is a list of one."""

    vocabulary: Vocabulary

    @property
    def name(self) -> str:
        """Names the type in messages."""
        return "list of choices"

    def read(self, value: YamlValue) -> Read:
        """Gives the words that the vocabulary knows; each other one is a fault of its own."""
        if isinstance(value, YamlText) and (several := self._several(value)):
            return None, (several,)
        return _read_each(value, ChoiceType(self.vocabulary))

    def _several(self, value: YamlText) -> Fault | None:
        is_one = self.vocabulary.find(value.text) is not None
        return None if is_one else several_words(value, self.vocabulary)


@dataclass(frozen=True, slots=True)
class WordsType:
    """Reads a list of words of the author's own; one word alone is a list of one."""

    name: str = "list of words"

    def read(self, value: YamlValue) -> Read:
        """Gives the words."""
        return _read_each(value, TextType())


FieldType: TypeAlias = TextType | UrlType | DateType | NumberType | ChoiceType | ChoicesType | WordsType


@dataclass(frozen=True, slots=True)
class Needed:
    """Says, beside a field of a kind, that every element of it must have one; what has none is said, and read all the same."""


NEEDED: Final = Needed()

ConvertedDate: TypeAlias = Annotated[PartialDate, Converted()]

Label: TypeAlias = Annotated[str, TextType(is_label=True)]
Title: TypeAlias = Annotated[str, TextType(is_free=True), NEEDED]
OwnTitle: TypeAlias = Annotated[str, TextType(is_free=True)]
OptionalText: TypeAlias = Annotated[str | None, TextType()]
OptionalLabel: TypeAlias = Annotated[str | None, TextType(is_label=True)]
FreeText: TypeAlias = Annotated[str | None, TextType(is_free=True)]
Url: TypeAlias = Annotated[str | None, UrlType()]
NeededLabel: TypeAlias = Annotated[str | None, TextType(is_label=True), NEEDED]
NeededDate: TypeAlias = Annotated[ConvertedDate | None, DateType(), NEEDED]
OptionalDate: TypeAlias = Annotated[ConvertedDate | None, DateType()]
OptionalDay: TypeAlias = Annotated[ConvertedDate | None, DateType(is_whole=True)]
Number: TypeAlias = Annotated[Decimal | None, NumberType()]
Words: TypeAlias = Annotated[tuple[str, ...], WordsType()]


def vocabulary_of(field_type: FieldType) -> Vocabulary | None:
    """Gives the vocabulary of a field that has one."""
    return field_type.vocabulary if isinstance(field_type, ChoiceType | ChoicesType) else None


def is_own_word(field_type: FieldType, value: YamlValue) -> bool:
    """Tells whether a value is a word of the field's vocabulary, or one that people write for such, whatever it looks like."""
    vocabulary = vocabulary_of(field_type)
    if vocabulary is None or not isinstance(value, YamlText):
        return False
    return vocabulary.find(value.text) is not None or bool(usual_words(value.text, vocabulary))


def _not_one(of: DateType | NumberType | ChoiceType, value: YamlList | YamlMapping, wanted: str) -> Fault:
    """Says that one value is wanted, and which of a list can stand there."""
    fault = wrong_shape(value, wanted)
    if isinstance(value, YamlMapping):
        return fault
    fitting = [item for item in value.items if isinstance(item, YamlText) and not of.read(item)[1]]
    return one_of_list(fault, value, fitting)


def _read_each(value: YamlValue, of: ChoiceType | TextType) -> Read:
    items = value.items if isinstance(value, YamlList) else (value,)
    words: list[str] = []
    faults: list[Fault] = []
    for item in items:
        if not is_own_word(of, item) and (absence := absence_of(item)):
            faults.append(Fault(absence.kind.value, absence.holds, "", item, absence.text))
            continue
        word, found = of.read(item)
        faults.extend(found)
        if isinstance(word, str):
            words.append(word)
    return tuple(words) or None, tuple(faults)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Says, beside a field of a kind, that whoever links to an element has to look again when the field changes.

    It marks the words, the figures and the days that an element is about, and what sort of thing it is; not how far it
    has come, who holds it, where it is filed, nor what is noted beside it.
    """


MEANING: Final = Meaning()


@dataclass(frozen=True, slots=True)
class FirstGiven:
    """Says, beside a date, that another field holds what has become of it, and which field says why."""

    of: str
    reason: str


@dataclass(frozen=True, slots=True)
class InWords:
    """Says, beside a number, which field takes what is judged by a word instead, such as a grade."""

    field: str
