"""From the words of a rule to conditions: every word, name and value is checked before anything runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from alignment.documents.document import YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.absence import AbsenceKind, absence_of
from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import (
    Condition,
    Exists,
    IfThen,
    Meets,
    NoCycle,
    Not,
    all_of,
    any_of,
    in_each,
    negated,
    whole_of,
)
from alignment.rules.field_tests import FieldTests, fitting
from alignment.rules.link_tests import LINK_WORDS, LinkTests
from alignment.rules.path import Path, Root
from alignment.rules.read_choice import IN_EACH, ChoiceReader
from alignment.rules.read_paths import Scope, read_path
from alignment.text import join_words, suggestion, visible

_NO_CYCLE: Final = "no_cycle"
_SINGLE: Final = ("exists", "missing", _NO_CYCLE)
"""The tests that are one word."""

_LONGEST: Final = 200
"""So many conditions a definition may hold, those of others that it meets counted as often as it meets them."""

_DEEPEST: Final = 8
"""By way of so many definitions another may be met that has not been read yet."""

_IF: Final = "if"
_THEN: Final = "then"


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

    def condition(self, value: YamlValue, scope: Scope) -> Condition | None:
        """Compiles a mapping, all of whose entries must hold; None where anything in it is wrong."""
        mapping = self.reader.mapping(value, "The condition")
        if mapping is None:
            return None
        if not mapping.values:
            self.reader.refuse("RULE-VALUE", "The condition is empty", mapping, fix="Write a test, or leave it out.")
            return None
        entries = [
            self._entry(mapping.keys[name], entry, scope)
            for name, entry in mapping.values.items()
            if name not in {_IF, _THEN}
        ]
        return all_of([*self._if_then(mapping, scope), *entries])

    def exists(self, path: YamlText, scope: Scope) -> Condition | None:
        """Compiles the demand that a path leads somewhere."""
        read = read_path(path, scope, self.metamodel, self.reader)
        if read is None:
            return None
        self._warn_if_required(read, path, "always exists")
        return Exists(read)

    def defined(self, name: str) -> Condition | None:
        """Compiles a definition, once."""
        if name not in self.compiled:
            definition = self.definitions[name]
            self.open.add(name)
            self.compiled[name] = self._short(definition) if definition else None
            self.open.discard(name)
        return self.compiled[name]

    def _short(self, definition: Definition) -> Condition | None:
        """Compiles a definition that, with those that it meets, is not too long to be taken step by step."""
        condition = self.condition(definition.condition, Scope(definition.kinds, None))
        if condition is None or len(list(islice(whole_of(condition), _LONGEST + 1))) <= _LONGEST:
            return condition
        message = f"`{visible(definition.name)}` says more than {_LONGEST} things, with the definitions that it meets"
        self.reader.refuse("RULE-BUDGET", message, definition.key, fix="Say it in fewer words.", label="too long")
        return None

    def _if_then(self, mapping: YamlMapping, scope: Scope) -> list[Condition | None]:
        """Compiles `if` with its `then`; neither says anything without the other."""
        given = [word for word in (_IF, _THEN) if word in mapping.values]
        if not given:
            return []
        if len(given) == 1:
            lacking = _THEN if given == [_IF] else _IF
            place = mapping.keys[given[0]]
            message = f"`{given[0]}` stands without `{lacking}`"
            fix = f"Write `{lacking}:` beside it."
            self.reader.refuse("RULE-REQUIRED", message, place, fix=fix, label=f"no `{lacking}`")
            return [None]
        premise, conclusion = (self.condition(mapping.values[word], scope) for word in given)
        return [IfThen(premise, conclusion) if premise and conclusion else None]

    def _entry(self, key: YamlText, value: YamlValue, scope: Scope) -> Condition | None:
        match key.text:
            case "all_of":
                return all_of(self._each(value, scope))
            case "any_of":
                return any_of(self._each(value, scope))
            case "not":
                return negated(self.condition(value, scope))
            case "meets":
                return self._meets(value, scope.kinds)
            case _:
                return self._test(key, value, scope)

    def _each(self, value: YamlValue, scope: Scope) -> list[Condition | None]:
        items = self.reader.items(value, "What follows")
        if isinstance(value, YamlList) and not items:
            self.reader.refuse("RULE-VALUE", "The list of conditions is empty", value, fix="Write the conditions.")
        return [self.condition(item, scope) for item in items]

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
        elif len(self.open) > _DEEPEST and name not in self.compiled:
            message = f"`{shown}` is met by way of more than {_DEEPEST} other definitions"
            fix = "Write it before those that meet it."
            self.reader.refuse("RULE-BUDGET", message, value, fix=fix, label="too deep")
        elif definition is not None and not kinds <= definition.kinds:
            of, here = join_words(sorted(definition.kinds), "or"), join_words(sorted(kinds), "or")
            message = f"`{shown}` is defined of {of}, not of {here}"
            self.reader.refuse("RULE-PATH", message, value, fix=f"Define another one of {here}.", label=f"of {of}")
        else:
            return True
        return False

    def _test(self, key: YamlText, value: YamlValue, scope: Scope) -> Condition | None:
        path = read_path(key, scope, self.metamodel, self.reader)
        if path is None:
            return None
        if (absence := absence_of(value)) and absence.kind is AbsenceKind.EMPTY:
            message = f"`{path.text}` is followed by no test"
            self.reader.refuse("RULE-VALUE", message, key, fix=self._how_to_test(path), label="no test")
            return None
        if isinstance(value, YamlText):
            return self._single(path, key, value)
        tests = self.reader.mapping(value, "The test")
        if tests is None:
            return None
        choices = ChoiceReader(self.condition, self.metamodel, self.reader)
        if IN_EACH in tests.values:
            divided = choices.divided(tests, path)
            condition = self._tests(divided[0], path, scope, choices) if divided else None
            return in_each(condition, divided[1]) if condition and divided else None
        return self._tests(tests, path, scope, choices)

    def _tests(self, tests: YamlMapping, path: Path, scope: Scope, choices: ChoiceReader) -> Condition | None:
        """Compiles the tests of what a path leads to."""
        if not choices.is_tested(tests, path):
            return None
        if path.field is None:
            return LinkTests(path, scope, tests, choices, self.metamodel, self.reader).read()
        return FieldTests(path, scope, self.metamodel, self.reader, choices, LINK_WORDS).read(tests)

    def _single(self, path: Path, key: YamlText, value: YamlText) -> Condition | None:
        """Compiles a test that is one word."""
        if value.text not in _SINGLE:
            shown = visible(value.text)
            fix = suggestion(shown, _SINGLE) or self._how_to_test(path, shown)
            self.reader.refuse("RULE-KEY", f"`{shown}` is not a test", value, fix=fix, label="not a test")
            return None
        if value.text == _NO_CYCLE:
            return self._no_cycle(path, value)
        if value.text == "exists":
            self._warn_if_required(path, key, "always exists")
            return Exists(path)
        self._warn_if_required(path, key, "is never missing")
        return Not(Exists(path))

    def _no_cycle(self, path: Path, value: YamlText) -> Condition | None:
        if path.root is Root.ELEMENT and path.field is None and not path.end.isdisjoint(path.start):
            return NoCycle(path)
        ends = f"{join_words(sorted(path.end), 'or')}, not back" if path.field is None else "a value"
        message = f"`{path.text}` leads to {ends}, so there is never a circle"
        fix = "Name a path that leads back to the kind that it starts from."
        self.reader.refuse("RULE-TEST", message, value, fix=fix, label="never a circle")
        return None

    def _how_to_test(self, path: Path, value: str = "...") -> str:
        words = fitting(path, self.metamodel)
        example = f"{words[0]}: {value}" if words else "at_least: 1"
        return f"Write `exists`, `missing` or a test such as `{{{example}}}`."

    def _warn_if_required(self, path: Path, key: YamlText, says: str) -> None:
        if not path.is_own or path.field is None:
            return
        if all(self.metamodel.kinds[kind].fields[path.field].is_required for kind in path.start):
            message = f"`{path.field}` is required, so it {says}"
            self.reader.refuse("RULE-ALWAYS", message, key, label=says)
