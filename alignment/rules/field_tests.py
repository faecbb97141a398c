"""The tests of what a path leads to where it ends in a field: the words of the table, sums, different values."""

from dataclasses import dataclass, replace
from typing import Final

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.field_types import ChoicesType, FieldType, NumberType, WordsType
from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import Condition, Different, FieldTest, Total, Unique, all_of
from alignment.rules.operands import looked_up
from alignment.rules.path import Path
from alignment.rules.read_choice import CHOICE_WORDS, ChoiceReader
from alignment.rules.read_operands import OperandReader, read_count
from alignment.rules.read_paths import Scope
from alignment.rules.words import FIELD_WORDS, FieldWord, words_for
from alignment.text import join_words, suggestion, visible

_UNIQUE: Final = "unique"
_TOTAL: Final = "adds_up_to"
_DIFFERENT: Final = "different_values"
WHOLE_WORDS: Final = (_TOTAL, _DIFFERENT, _UNIQUE)
"""The words that look at all the values together."""

FIELD_TESTS: Final = (*FIELD_WORDS, *WHOLE_WORDS)


def types_at(path: Path, metamodel: Metamodel) -> dict[str, FieldType]:
    """Gives the type of the field at the end of a path, by the kinds that have it."""
    fields = ((kind, metamodel.kinds[kind].fields.get(path.field or "")) for kind in sorted(path.end))
    return {kind: found.type for kind, found in fields if found is not None}


def fitting(path: Path, metamodel: Metamodel) -> list[str]:
    """Gives the words that fit the field at the end of a path; none where the path leads to elements."""
    types = types_at(path, metamodel).values()
    common = [name for name, word in FIELD_WORDS.items() if types and all(word.fits(one) for one in types)]
    wholes = {
        _TOTAL: all(isinstance(one, NumberType) for one in types),
        _DIFFERENT: all(_is_single(one) for one in types),
        _UNIQUE: path.is_own and all(_is_single(one) for one in types),
    }
    return [*common, *(word for word in WHOLE_WORDS if types and wholes[word])]


@dataclass(slots=True, eq=False, repr=False)
class FieldTests:
    """Reads the tests of one path that leads to a field."""

    path: Path
    scope: Scope
    metamodel: Metamodel
    reader: Reader
    choices: ChoiceReader
    link_words: tuple[str, ...]

    def read(self, tests: YamlMapping) -> Condition | None:
        """Gives what all the tests demand together; None where any of them is wrong."""
        words = [word for word in tests.values if word not in CHOICE_WORDS]
        if self.path.choice is None and len(words) < len(tests.values):
            path = self.choices.read(tests, self.path, self.scope)
            return replace(self, path=path).read(tests) if path else None
        return all_of([self._one(tests.keys[word], tests.values[word]) for word in words])

    def _one(self, key: YamlText, value: YamlValue) -> Condition | None:
        word = FIELD_WORDS.get(key.text)
        if word is not None:
            return self._field_test(word, key, value)
        readers = {_TOTAL: self._total, _DIFFERENT: self._different, _UNIQUE: self._unique}
        if key.text not in readers:
            self._refuse_word(key)
            return None
        if key.text not in fitting(self.path, self.metamodel):
            self._refuse_unfit(key)
            return None
        return readers[key.text](key, value)

    def _field_test(self, word: FieldWord, key: YamlText, value: YamlValue) -> Condition | None:
        types = types_at(self.path, self.metamodel)
        unfit = next((one for one in types.values() if not word.fits(one)), None)
        if unfit is not None:
            message = f"`{word.name}` does not fit a field of type {unfit.name}"
            fix = f"It tests {word.fits_what}. Use {join_words(words_for(unfit), 'or')}."
            self.reader.refuse("RULE-TEST", message, key, fix=fix, label="does not fit here")
            return None
        operands = OperandReader(self.scope, self.choices, self.metamodel, self.reader).read(word, value, types)
        if not operands:
            return None
        if self.path.is_own and looked_up(operands[0].operand) == (self.path,):
            message = f"`{self.path.text}` is compared with itself"
            self.reader.refuse("RULE-ALWAYS", message, key, label="with itself")
        return FieldTest(self.path, word, operands)

    def _total(self, key: YamlText, value: YamlValue) -> Condition | None:
        operand = OperandReader(self.scope, self.choices, self.metamodel, self.reader).number(key.text, value)
        return Total(self.path, operand) if operand else None

    def _different(self, key: YamlText, value: YamlValue) -> Condition | None:
        mapping = self.reader.mapping(value, f"What follows `{key.text}`")
        if mapping is None:
            return None
        self.reader.check_keys(mapping, ("at_most",), f"what follows `{key.text}`")
        written = self.reader.require(mapping, "at_most", f"What follows `{key.text}`")
        count = read_count(self.reader, "at_most", written, least=1) if written is not None else None
        if count and not self.path.hops:
            message = f"`{self.path.text}` holds one value at most, so there are never different ones"
            self.reader.refuse("RULE-ALWAYS", message, key, label="never different")
        return Different(self.path, count) if count else None

    def _unique(self, key: YamlText, value: YamlValue) -> Condition | None:
        text = self.reader.only_text(value, f"What follows `{key.text}`")
        if text is None or self.reader.word(text, ("true",), f"what `{key.text}` takes") is None:
            return None
        return Unique(self.path)

    def _refuse_word(self, key: YamlText) -> None:
        """Refuses a word that tests no field; one that tests links is said to be so."""
        shown = visible(key.text)
        listed = f"Use {join_words(fitting(self.path, self.metamodel), 'or')}."
        if key.text in self.link_words:
            message = f"`{shown}` tests links, but the path leads to a field"
            self.reader.refuse("RULE-TEST", message, key, fix=listed, label="does not fit here")
            return
        is_rest = shown.isdecimal()  # of a number such as 50,000, which YAML takes for two entries inside braces
        fix = (
            "Write the number without a comma."
            if is_rest
            else suggestion(shown, (*FIELD_TESTS, *CHOICE_WORDS)) or listed
        )
        self.reader.refuse("RULE-KEY", f"`{shown}` is not a test of a field", key, fix=fix, label="not known")

    def _refuse_unfit(self, key: YamlText) -> None:
        what = {
            _TOTAL: "It adds up numbers",
            _DIFFERENT: "It compares values of fields that hold one each",
            _UNIQUE: "It tests a field of the element itself that holds one value",
        }[key.text]
        fix = f"{what}. Use {join_words(fitting(self.path, self.metamodel), 'or')}."
        self.reader.refuse(
            "RULE-TEST", f"`{key.text}` does not fit `{self.path.text}`", key, fix=fix, label="does not fit here"
        )


def _is_single(field_type: FieldType) -> bool:
    return not isinstance(field_type, ChoicesType | WordsType)
