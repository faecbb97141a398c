"""How each type of field turns text into a value, or says why it cannot."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from alignment.dates import DateRefused, PartialDate, parse_date
from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.rewrite import Rewrite, quoted
from alignment.model.absence import absence_of
from alignment.model.values import Converted, Fault, FieldValue
from alignment.model.vocabularies import Vocabulary
from alignment.text import did_you_mean, fold, join_words, shorten, visible

Read: TypeAlias = tuple[FieldValue | None, tuple[Fault, ...]]

_NUMBER: Final = re.compile(r"-?(\d+)(?:\.(\d+))?", re.ASCII)
_DIGITS: Final = re.compile(r"(?:(?<!\w)-)?[\d.,]+", re.ASCII)
_NUMBER_WITH_COMMAS: Final = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
MOST_DIGITS: Final = 15
URL: Final = re.compile(r"""(https?://|mailto:)[^\s"'<>]+""")
_YES_OR_NO: Final = frozenset({"yes", "no", "on", "off"})
_SHOWN: Final = 40
_STATUS_WORDS: Final = frozenset(
    {
        "achieved", "at risk", "cancelled", "closed", "complete", "completed", "continuous", "discontinued", "done",
        "in progress", "not started", "off track", "on hold", "on track", "ongoing", "open", "paused", "rolling",
        "stopped", "superseded", "underway",
    }
)  # fmt: skip


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
            return None, (_wrong_shape(value, "one text"),)
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
            return None, (_wrong_shape(value, "one address"),)
        if not URL.fullmatch(value.text):
            says = f'says "{_shown(value)}", which is not an address'
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
            return None, (_wrong_shape(value, "one date"),)
        found = parse_date(value.text)
        if isinstance(found, PartialDate) and (found.is_day or not self.is_whole):
            return found, ()
        return None, (_not_the_date(found, value),)


@dataclass(frozen=True, slots=True)
class NumberType:
    """Reads a decimal number of at most fifteen digits."""

    name: str = "number"

    def read(self, value: YamlValue) -> Read:
        """Gives the exact decimal."""
        if not isinstance(value, YamlText):
            return None, (_wrong_shape(value, "one number"),)
        found = _NUMBER.fullmatch(value.text)
        if not found:
            return None, (_not_a_number(value),)
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
            return None, (_wrong_shape(value, "one word"),)
        found = self.vocabulary.find(value.text)
        return (found, ()) if found else (None, (_unknown_word(value, self.vocabulary),))


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
        return _read_each(value, ChoiceType(self.vocabulary))


@dataclass(frozen=True, slots=True)
class WordsType:
    """Reads a list of words of the author's own; one word alone is a list of one."""

    name: str = "list of words"

    def read(self, value: YamlValue) -> Read:
        """Gives the words."""
        return _read_each(value, TextType())


FieldType: TypeAlias = TextType | UrlType | DateType | NumberType | ChoiceType | ChoicesType | WordsType

ConvertedDate: TypeAlias = Annotated[PartialDate, Converted()]

Label: TypeAlias = Annotated[str, TextType(is_label=True)]
Title: TypeAlias = Annotated[str, TextType(is_free=True)]
OptionalText: TypeAlias = Annotated[str | None, TextType()]
OptionalLabel: TypeAlias = Annotated[str | None, TextType(is_label=True)]
FreeText: TypeAlias = Annotated[str | None, TextType(is_free=True)]
Url: TypeAlias = Annotated[str | None, UrlType()]
Date: TypeAlias = Annotated[ConvertedDate, DateType()]
OptionalDate: TypeAlias = Annotated[ConvertedDate | None, DateType()]
OptionalDay: TypeAlias = Annotated[ConvertedDate | None, DateType(is_whole=True)]
Number: TypeAlias = Annotated[Decimal | None, NumberType()]
Words: TypeAlias = Annotated[tuple[str, ...], WordsType()]


def vocabulary_of(field_type: FieldType) -> Vocabulary | None:
    """Gives the vocabulary of a field that has one."""
    return field_type.vocabulary if isinstance(field_type, ChoiceType | ChoicesType) else None


def is_own_word(field_type: FieldType, value: YamlValue) -> bool:
    """Tells whether a value is a word of the field's vocabulary, even if it looks like a placeholder."""
    vocabulary = vocabulary_of(field_type)
    return vocabulary is not None and isinstance(value, YamlText) and vocabulary.find(value.text) is not None


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


def _unknown_word(value: YamlText, vocabulary: Vocabulary) -> Fault:
    meant = did_you_mean(value.text, vocabulary.words)
    guess = f"Did you mean `{meant}`? " if meant else ""
    fix = f"{guess}Use one of: {join_words(vocabulary.words, 'or')}."
    return Fault("MODEL-VALUE", f'says "{_shown(value)}", which is none of its values', fix, value, value.text)


def _not_the_date(found: PartialDate | DateRefused, value: YamlText) -> Fault:
    shown = _shown(value)
    if isinstance(found, PartialDate):
        fix = "Write year, month and day, as in 2022-09-21."
        return Fault("MODEL-DATE", f"says {shown}, where the day is needed", fix, value)
    if fold(value.text) in _STATUS_WORDS:
        says = f'says "{shown}", which is a status, not a date'
        hints = (("status", "Say the status in `status`."), ("how_often", "Say a repetition in `how_often`."))
        return Fault("MODEL-DATE", says, "Write a date, or leave it empty.", value, hints=hints)
    return Fault("MODEL-DATE", f'says "{shown}", which {found.reason}', found.mend, value)


def _not_a_number(value: YamlText) -> Fault:
    """Says what to write instead; names the number where the text holds one, and only one way to read it."""
    says, fix = f'says "{_shown(value)}", which is not a number', "Write digits only, with a point for decimals."
    found = [run for run in _DIGITS.findall(value.text) if run.strip("-.,")]
    if len(found) != 1 or not _NUMBER_WITH_COMMAS.fullmatch(found[0]):
        return Fault("MODEL-NUMBER", says, fix, value)
    number, rest = found[0].replace(",", ""), value.text.replace(found[0], "")
    if any(char.isalpha() for char in rest):
        hint = ("unit", f"Write {number} here and the unit in `unit`.")
        return Fault("MODEL-NUMBER", says, fix, value, hints=(hint,))
    hint = ("unit", "Write its unit in `unit`.")
    return Fault("MODEL-NUMBER", says, f"Write {number}.", value, hints=(hint,) if rest else ())


def _wrong_shape(value: YamlList | YamlMapping, wanted: str) -> Fault:
    given = "a list" if isinstance(value, YamlList) else "`key: value` lines"
    return Fault("MODEL-TEXT", f"holds {given} where {wanted} is expected", f"Write {wanted}.", value)


def _shown(value: YamlText) -> str:
    return visible(shorten(value.text, _SHOWN))


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
