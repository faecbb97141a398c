"""From the words of a rule to conditions: every word, name and value is checked before anything runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.absence import AbsenceKind, absence_of
from alignment.model.field_types import FieldType
from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import Condition, Exists, FieldTest, Meets, Not, Path, all_of, any_of, negated
from alignment.rules.link_tests import LINK_WORDS, LinkTests
from alignment.rules.paths import read_path
from alignment.rules.words import FIELD_WORDS, FieldWord, Operand, words_for
from alignment.text import join_words, suggestion, upper_first, visible

_EXISTENCE: Final = ("exists", "missing")


class Definition(NamedTuple):
    """Holds a named condition, not yet compiled, and the kinds that it is about."""

    name: str
    kinds: frozenset[str]
    condition: YamlMapping
    key: YamlText


@dataclass(slots=True, eq=False, repr=False)
class Compiler:
    """Compiles the conditions of one pack; mistakes are gathered in its reader.

    A definition is None where it could not be read.
    """

    reader: Reader
    metamodel: Metamodel
    definitions: Mapping[str, Definition | None]
    used: set[str] = field(default_factory=set)
    compiled: dict[str, Condition | None] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)

    def condition(self, value: YamlValue, kinds: frozenset[str]) -> Condition | None:
        """Compiles a mapping, all of whose entries must hold; None where anything in it is wrong."""
        mapping = self.reader.mapping(value, "The condition")
        if mapping is None:
            return None
        if not mapping.values:
            self.reader.refuse("RULE-VALUE", "The condition is empty", mapping, fix="Write a test, or leave it out.")
            return None
        return all_of([self._entry(mapping.keys[name], entry, kinds) for name, entry in mapping.values.items()])

    def exists(self, path: YamlText, kinds: frozenset[str]) -> Condition | None:
        """Compiles the demand that a path leads somewhere."""
        read = read_path(path, kinds, self.metamodel, self.reader)
        if read is None:
            return None
        self._warn_if_required(read, path, "always exists")
        return Exists(read)

    def defined(self, name: str) -> Condition | None:
        """Compiles a definition, once."""
        if name not in self.compiled:
            definition = self.definitions[name]
            self.open.add(name)
            self.compiled[name] = self.condition(definition.condition, definition.kinds) if definition else None
            self.open.discard(name)
        return self.compiled[name]

    def _entry(self, key: YamlText, value: YamlValue, kinds: frozenset[str]) -> Condition | None:
        match key.text:
            case "all_of":
                return all_of(self._each(value, kinds))
            case "any_of":
                return any_of(self._each(value, kinds))
            case "not":
                return negated(self.condition(value, kinds))
            case "meets":
                return self._meets(value, kinds)
            case _:
                return self._test(key, value, kinds)

    def _each(self, value: YamlValue, kinds: frozenset[str]) -> list[Condition | None]:
        items = self.reader.items(value, "What follows")
        if isinstance(value, YamlList) and not items:
            self.reader.refuse("RULE-VALUE", "The list of conditions is empty", value, fix="Write the conditions.")
        return [self.condition(item, kinds) for item in items]

    def _meets(self, value: YamlValue, kinds: frozenset[str]) -> Condition | None:
        name = self.reader.text(value, "The name of a definition")
        if name is None or not self._is_usable(name, value, kinds):
            return None
        self.used.add(name)
        part = self.defined(name)
        return Meets(name, part) if part else None

    def _is_usable(self, name: str, value: YamlValue, kinds: frozenset[str]) -> bool:
        shown = visible(name)
        definition = self.definitions.get(name)
        if name not in self.definitions:
            fix = suggestion(name, self.definitions) or f"Define it under `define:`, as `{shown}:`."
            self.reader.refuse(
                "RULE-NAME", f"`{shown}` is not defined in this pack", value, fix=fix, label="not defined"
            )
        elif name in self.open:
            self.reader.refuse(
                "RULE-NAME",
                f"`{shown}` is defined by itself",
                value,
                fix="Say it without its own name.",
                label="itself",
            )
        elif definition is not None and not kinds <= definition.kinds:
            of, here = join_words(sorted(definition.kinds), "or"), join_words(sorted(kinds), "or")
            message = f"`{shown}` is defined of {of}, not of {here}"
            self.reader.refuse("RULE-PATH", message, value, fix=f"Define another one of {here}.", label=f"of {of}")
        else:
            return True
        return False

    def _test(self, key: YamlText, value: YamlValue, kinds: frozenset[str]) -> Condition | None:
        path = read_path(key, kinds, self.metamodel, self.reader)
        if path is None:
            return None
        if (absence := absence_of(value)) and absence.kind is AbsenceKind.EMPTY:
            message = f"`{path.text}` is followed by no test"
            self.reader.refuse("RULE-VALUE", message, key, fix=self._how_to_test(path), label="no test")
            return None
        if isinstance(value, YamlText):
            return self._existence(path, key, value)
        tests = self.reader.mapping(value, "The test")
        if tests is None:
            return None
        if path.field is None:
            return LinkTests(path, tests, self.condition, self.metamodel, self.reader).read()
        return all_of([self._field_test(path, tests.keys[word], operand) for word, operand in tests.values.items()])

    def _existence(self, path: Path, key: YamlText, value: YamlText) -> Condition | None:
        if value.text not in _EXISTENCE:
            shown = visible(value.text)
            fix = suggestion(shown, _EXISTENCE) or self._how_to_test(path, shown)
            self.reader.refuse("RULE-KEY", f"`{shown}` is not a test", value, fix=fix, label="not a test")
            return None
        if value.text == "exists":
            self._warn_if_required(path, key, "always exists")
            return Exists(path)
        self._warn_if_required(path, key, "is never missing")
        return Not(Exists(path))

    def _how_to_test(self, path: Path, value: str = "...") -> str:
        fitting = self._fitting(path)
        example = f"{fitting[0]}: {value}" if fitting else "at_least: 1"
        return f"Write `exists`, `missing` or a test such as `{{{example}}}`."

    def _warn_if_required(self, path: Path, key: YamlText, says: str) -> None:
        if path.hops or path.field is None:
            return
        if all(self.metamodel.kinds[kind].fields[path.field].is_required for kind in path.start):
            message = f"`{path.field}` is required, so it {says}"
            self.reader.refuse("RULE-ALWAYS", message, key, label=says)

    def _field_test(self, path: Path, key: YamlText, value: YamlValue) -> Condition | None:
        word = FIELD_WORDS.get(key.text)
        if word is None:
            self._refuse_word(path, key)
            return None
        operands: dict[str, Operand] = {}
        for kind, field_type in self._types(path).items():
            operand = self._operand(word, key, value, field_type)
            if operand is None:
                return None
            operands[kind] = operand
        return FieldTest(path, word, operands)

    def _types(self, path: Path) -> dict[str, FieldType]:
        """Gives the type of the field at the end of a path, by the kinds that have it."""
        fields = ((kind, self.metamodel.kinds[kind].fields.get(path.field or "")) for kind in sorted(path.end))
        return {kind: found.type for kind, found in fields if found is not None}

    def _operand(self, word: FieldWord, key: YamlText, value: YamlValue, field_type: FieldType) -> Operand | None:
        if not word.fits(field_type):
            message = f"`{word.name}` does not fit a field of type {field_type.name}"
            fix = f"It tests {word.fits_what}. Use {join_words(words_for(field_type), 'or')}."
            self.reader.refuse("RULE-TEST", message, key, fix=fix, label="does not fit here")
            return None
        operand = word.read(value, field_type)
        if isinstance(operand, frozenset):
            return operand
        for one in operand:
            self.reader.refuse("RULE-VALUE", upper_first(one.says), one.value, fix=one.fix, label="cannot stand here")
        return None

    def _fitting(self, path: Path) -> list[str]:
        """Gives the words that fit the field at the end of a path; none where the path leads to elements."""
        types = self._types(path).values()
        return [name for name, word in FIELD_WORDS.items() if types and all(word.fits(one) for one in types)]

    def _refuse_word(self, path: Path, key: YamlText) -> None:
        """Refuses a word that tests no field; one that tests links is said to be so."""
        shown = visible(key.text)
        listed = f"Use {join_words(self._fitting(path), 'or')}."
        if key.text in LINK_WORDS:
            message = f"`{shown}` tests links, but the path leads to a field"
            self.reader.refuse("RULE-TEST", message, key, fix=listed, label="does not fit here")
            return
        fix = suggestion(shown, FIELD_WORDS) or listed
        self.reader.refuse("RULE-KEY", f"`{shown}` is not a test of a field", key, fix=fix, label="not known")
