"""What may stand after a word that tests a field: read by the field's own type, or found to be looked up elsewhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from alignment.dates import Duration, parse_duration
from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.absence import kind_of_absence
from alignment.model.field_types import DateType, FieldType, NumberType, TextType, vocabulary_of
from alignment.model.metamodel import Metamodel
from alignment.model.vocabularies import Vocabulary
from alignment.rules.conditions import KindOperand
from alignment.rules.operands import (
    AcceptedWord,
    Bound,
    Clock,
    Lately,
    LookedUpValue,
    Near,
    Offset,
    OneOf,
    Operand,
    Sign,
    Soon,
    Source,
)
from alignment.rules.path import Path
from alignment.rules.read_choice import CHOICE_WORDS, ChoiceReader
from alignment.rules.read_paths import Scope, read_source
from alignment.rules.words import FieldWord, Takes, folded, sort_of
from alignment.text import fold, join_words, suggestion, upper_first, visible

_LONGEST_COUNT: Final = 6
_SHARE: Final = re.compile(r"(100|[1-9]\d?) ?%", re.ASCII)


def read_count(reader: Reader, word: str, value: YamlValue, least: int) -> int | None:
    """Reads a whole number that is at least so great; None, and a finding, where it is none."""
    if not isinstance(value, YamlText) or not value.text.isdecimal() or len(value.text) > _LONGEST_COUNT:
        message = f"`{word}` is followed by something that is not a whole number"
        reader.refuse("RULE-VALUE", message, value, fix="Write a number such as 1.", label="not a count")
        return None
    if int(value.text) < least:
        is_always = word == "at_least"
        message = (
            "At least 0 is always true" if is_always else f"`{word}: {int(value.text)}` asks for nothing to be there"
        )
        fix = f"Write {least} or more." if is_always else "Test for `missing` instead."
        reader.refuse("RULE-COUNT", message, value, fix=fix, label="always true" if is_always else "too few")
        return None
    return int(value.text)


def read_share(reader: Reader, text: YamlText) -> int | None:
    """Reads a whole number of percent; None, and a finding, where it is none."""
    found = _SHARE.fullmatch(text.text.strip())
    if found is None:
        message = f"`{visible(text.text)}` is not a share"
        is_bare = _SHARE.fullmatch(f"{text.text.strip()}%")
        fix = f"Write {text.text.strip()}%." if is_bare else "Write a whole number of percent from 1% to 100%."
        reader.refuse("RULE-VALUE", message, text, fix=fix, label="not a share")
    return int(found[1]) if found else None


_LOOKED_UP: Final = "value_of"
_SIGN_WORDS: Final = tuple(sign.value for sign in Sign)
_NUMBER: Final = NumberType()
_ANY_TEXT: Final = TextType()
_DATE: Final = "a date"
_MEMBERSHIP: Final = frozenset({"is", "is_not", "in", "not_in", "includes"})
_FOR_LISTS: Final = {"is": "in", "is_not": "not_in"}
_ROOTS: Final = ("strategy.", "subject.")
_SIDE: Final = {"is_more_than": "after", "is_less_than": "before"}


@dataclass(slots=True, eq=False, repr=False)
class OperandReader:
    """Reads what stands after words in conditions of one scope; what cannot stand there is refused at its place."""

    scope: Scope
    choices: ChoiceReader
    metamodel: Metamodel
    reader: Reader

    def read(self, word: FieldWord, value: YamlValue, types: Mapping[str, FieldType]) -> tuple[KindOperand, ...] | None:
        """Reads what stands after a word, for each kind by the type that the field has there."""
        found: list[KindOperand] = []
        for kind, field_type in types.items():
            operand = self._read(word, value, field_type)
            if operand is None:
                return None
            found.append(KindOperand(kind, operand))
        return tuple(found)

    def number(self, word: str, value: YamlValue) -> Operand | None:
        """Reads a number, or where one is looked up."""
        if isinstance(value, YamlMapping):
            return self._looked_up(word, value, _NUMBER)
        number = self._number(word, value)
        return Bound(number) if number is not None else None

    def _number(self, word: str, value: YamlValue) -> Decimal | None:
        if not isinstance(value, YamlText):
            self._refuse(f"`{word}` needs a number", "Write a number.", value)
            return None
        number, faults = _NUMBER.read(value)
        if number is None:
            self._refuse(f"the value after `{word}` {faults[0].says}", faults[0].mend(), value)
        return number if isinstance(number, Decimal) else None

    def _read(self, word: FieldWord, value: YamlValue, field_type: FieldType) -> Operand | None:
        match word.takes:
            case Takes.PAST:
                past = self._duration(word.name, value)
                return Lately(past) if past else None
            case Takes.FUTURE:
                future = self._duration(word.name, value)
                return Soon(future) if future else None
            case Takes.NEARNESS:
                return self._near(word.name, value)
            case Takes.ONE | Takes.WORDS if isinstance(value, YamlMapping):
                return self._looked_up(word.name, value, field_type)
            case _:
                return self._written(word, value, field_type)

    def _written(self, word: FieldWord, value: YamlValue, field_type: FieldType) -> Operand | None:
        """Reads values that are written in the rule itself."""
        is_list = isinstance(value, YamlList)
        if word.takes is not Takes.EITHER and is_list != (word.takes is Takes.LIST):
            fix = f"Use `{_FOR_LISTS[word.name]}` for a list." if word.name in _FOR_LISTS and is_list else ""
            self._refuse(f"`{word.name}` needs {word.takes.value}", fix or f"Write {word.takes.value}.", value)
            return None
        items = value.items if isinstance(value, YamlList) else (value,)
        if not items:
            self._refuse(f"the list after `{word.name}` is empty", "Write the values.", value)
            return None
        words = [self._one(word, item, field_type) for item in items]
        whole = tuple(one for one in words if one is not None)
        if len(whole) < len(words):
            return None
        is_one_of = vocabulary_of(field_type) or word.name in _MEMBERSHIP
        return OneOf(whole) if is_one_of else Bound(next(iter(whole[0].values)))

    def _one(self, word: FieldWord, item: YamlValue, field_type: FieldType) -> AcceptedWord | None:
        if not isinstance(item, YamlText):
            self._refuse(f"`{word.name}` needs text", "Write a value.", item)
            return None
        vocabulary = vocabulary_of(field_type)
        if vocabulary is not None:
            return self._of_vocabulary(word, item, vocabulary)
        is_part = word.takes is Takes.WORDS or _is_free(field_type)
        if kind_of_absence(item.text) and not (is_part and item.text.strip()):
            says = f'"{visible(item.text)}" counts as absent, so no value is ever that'
            self._refuse(says, "Write a value, or test for `missing`.", item)
            return None
        read, faults = (_ANY_TEXT if word.takes is Takes.WORDS else field_type).read(item)
        if read is None:
            is_path = item.text == Clock.AS_AT.value or item.text.startswith(_ROOTS)
            fix = f"Write `{{value_of: {visible(item.text)}}}`." if is_path else faults[0].mend()
            self._refuse(f"the value after `{word.name}` {faults[0].says}", fix, item)
            return None
        values = read if isinstance(read, tuple) else (read,)
        return AcceptedWord(" ".join(item.text.split()), frozenset(folded(one) for one in values))

    def _of_vocabulary(self, word: FieldWord, item: YamlText, vocabulary: Vocabulary) -> AcceptedWord | None:
        said = fold(item.text)
        if found := word.accepted(said, vocabulary):
            return AcceptedWord(said, frozenset(found))
        if said in vocabulary.values:
            says = f'no value of {vocabulary.name} comes {_SIDE[word.name]} "{visible(said)}"'
            self._refuse(says, "Use another value.", item)
            return None
        known = (*vocabulary.values, *vocabulary.groups)
        meant = vocabulary.find(said)
        guess = f"Write `{meant}`, which it stands for." if meant else suggestion(item.text, known)
        fix = f"{guess} Use one of: {join_words(known, 'or')}.".strip()
        self._refuse(f'"{visible(item.text)}" is none of the values of {vocabulary.name}', fix, item)
        return None

    def _looked_up(self, word: str, value: YamlMapping, field_type: FieldType) -> Operand | None:
        """Reads `{value_of: path}`, moved where `plus` or `minus` says so; the path must lead to values of the same sort."""
        source = self._value_of(word, value, sort_of(field_type), *_SIGN_WORDS)
        given = [sign for sign in Sign if sign.value in value.values]
        offset = self._offset(given, value, field_type) if source is not None and given else None
        if source is None or (given and offset is None):
            return None
        vocabulary = vocabulary_of(field_type)
        return LookedUpValue(source, vocabulary.values if vocabulary and vocabulary.is_ordered else (), offset)

    def _value_of(self, word: str, value: YamlMapping, sort: str, *more: str) -> Source | None:
        """Reads what stands after `value_of`, beside which more may stand."""
        before = len(self.reader.findings)
        self.reader.check_keys(value, (_LOOKED_UP, *CHOICE_WORDS, *more), f"what follows `{word}`")
        if len(self.reader.findings) > before:
            return None
        return self._chosen(value, self.reader.require(value, _LOOKED_UP, f"What follows `{word}`"), sort)

    def _chosen(self, value: YamlMapping, path: YamlValue | None, sort: str) -> Source | None:
        """Reads where values of a sort are looked up, and which of the elements there count."""
        source = self._source(path, sort)
        if isinstance(source, Path):
            return self.choices.read(value, source, self.scope)
        is_refused = source is not None and self.choices.is_refused(value, source.value)
        return None if is_refused else source

    def _offset(self, given: Sequence[Sign], value: YamlMapping, field_type: FieldType) -> Offset | None:
        """Reads by how much values that are looked up are moved."""
        if len(given) > 1:
            place = value.keys[Sign.MINUS.value]
            fix = "Say the difference by one of them."
            self.reader.refuse(
                "RULE-VALUE", "`plus` and `minus` stand side by side", place, fix=fix, label="one too many"
            )
            return None
        word, written = given[0].value, value.values[given[0].value]
        by: Decimal | Duration | Path | None = None
        match field_type:
            case DateType():
                by = self._duration(word, written)
            case NumberType():
                by = self._amount(word, written)
            case _:
                message = f"`{word}` moves numbers and dates, not {sort_of(field_type)}"
                self.reader.refuse(
                    "RULE-TEST", message, value.keys[word], fix=f"Leave `{word}` out.", label="does not fit here"
                )
        return Offset(given[0], by) if by is not None else None

    def _amount(self, word: str, value: YamlValue) -> Decimal | Path | None:
        """Reads a number, or `{value_of: path}` to numbers."""
        if isinstance(value, YamlMapping):
            source = self._value_of(word, value, sort_of(_NUMBER))
            return source if isinstance(source, Path) else None
        return self._number(word, value)

    def _source(self, written: YamlValue | None, sort: str) -> Source | None:
        """Reads where values of a sort are looked up."""
        text = self.reader.only_text(written, "The path") if written is not None else None
        source = read_source(text, self.scope, self.metamodel, self.reader) if text else None
        if text is None or source is None:
            return None
        found = {_DATE} if isinstance(source, Clock) else self._sorts(source.end, source.field)
        if found == {sort}:
            return source
        shown = visible(text.text)
        gives = join_words(sorted(found), "or") if found else "elements, not a value"
        message = f"`{shown}` gives {gives}, where {sort} is compared"
        self.reader.refuse("RULE-TEST", message, text, fix=f"Name a path to {sort}.", label=f"gives {gives}")
        return None

    def _sorts(self, kinds: frozenset[str], field: str | None) -> set[str]:
        fields = (self.metamodel.kinds[kind].fields.get(field or "") for kind in kinds)
        return {sort_of(one.type) for one in fields if one is not None}

    def _duration(self, word: str, value: YamlValue) -> Duration | None:
        text = self.reader.only_text(value, f"What follows `{word}`")
        found = parse_duration(fold(text.text)) if text else None
        if text is not None and found is None:
            says = f'"{visible(text.text)}" is not a length of time'
            self._refuse(says, "Write so many days, weeks, months or years, as in `12 months`.", text)
        return found

    def _near(self, word: str, value: YamlValue) -> Near | None:
        mapping = self.reader.mapping(value, f"What follows `{word}`")
        if mapping is None:
            return None
        what = f"What follows `{word}`"
        self.reader.check_keys(mapping, ("of", "at_most", *CHOICE_WORDS), f"what follows `{word}`")
        length = self.reader.require(mapping, "at_most", what)
        source = self._chosen(mapping, self.reader.require(mapping, "of", what), _DATE)
        duration = self._duration("at_most", length) if length is not None else None
        return Near(source, duration) if source and duration else None

    def _refuse(self, says: str, fix: str, value: YamlValue) -> None:
        self.reader.refuse("RULE-VALUE", upper_first(says), value, fix=fix, label="cannot stand here")


def _is_free(field_type: FieldType) -> bool:
    return isinstance(field_type, TextType) and field_type.is_free
