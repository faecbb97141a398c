"""The words that test the elements that a path leads to: counts, conditions on some, every or none, other paths."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from alignment.documents.document import YamlMapping, YamlValue
from alignment.documents.reader import Reader
from alignment.model.metamodel import Metamodel
from alignment.rules.choice import WhichCount
from alignment.rules.conditions import (
    Agreement,
    Agrees,
    Condition,
    Counted,
    Quantified,
    Quantifier,
    all_of,
    any_of,
    negated,
)
from alignment.rules.field_tests import FIELD_TESTS
from alignment.rules.operands import Clock
from alignment.rules.path import Closure, Path
from alignment.rules.read_choice import CHOICE_WORDS, TURNS, ChoiceReader
from alignment.rules.read_operands import read_count
from alignment.rules.read_paths import Scope, read_source
from alignment.text import count_of, join_words, suggestion, visible

COUNTS: Final = ("at_least", "at_most", "exactly")
QUANTIFIERS: Final = tuple(quantifier.value for quantifier in Quantifier)
AGREEMENTS: Final = tuple(agreement.value for agreement in Agreement)
LINK_WORDS: Final = (*CHOICE_WORDS, *COUNTS, *QUANTIFIERS, *AGREEMENTS)


@dataclass(slots=True, eq=False, repr=False)
class LinkTests:
    """Reads the tests of one path that leads to elements."""

    path: Path
    scope: Scope
    tests: YamlMapping
    choices: ChoiceReader
    metamodel: Metamodel
    reader: Reader

    def read(self) -> Condition | None:
        """Gives what all the tests demand together; None where any of them is wrong."""
        if self.path.choice is None and any(word in self.tests.values for word in TURNS):
            path = self.choices.read(self.tests, self.path, self.scope)
            return replace(self, path=path).read() if path else None
        is_known = self._known_words()
        written = self.tests.values.get("where") if self.path.choice is None else None
        where = self._inside(written) if written is not None else None
        found = all_of([*self._counted(where), *self._quantified(where), *self._agreeing(where)])
        is_whole = where is not None or written is None
        return found if is_known and is_whole and self._is_counting() else None

    def _inside(self, value: YamlValue) -> Condition | None:
        """Compiles a condition on the elements at the end of the path."""
        return self.choices.compile_condition(value, self.scope.at(self.path.end))

    def _is_counting(self) -> bool:
        """Refuses a `where` that no count goes with."""
        if self.path.choice or "where" not in self.tests.values or any(word in self.tests.values for word in COUNTS):
            return True
        fix = "Add `at_least: 1`, or use `some:` in place of `where:`."
        place = self.tests.keys["where"]
        self.reader.refuse("RULE-COUNT", "`where` stands without a count", place, fix=fix, label="counts nothing")
        return False

    def _known_words(self) -> bool:
        unknown = [key for word, key in self.tests.keys.items() if word not in LINK_WORDS]
        for key in unknown:
            shown = visible(key.text)
            listed = f"Use {join_words(LINK_WORDS, 'or')}."
            if key.text in FIELD_TESTS:
                message = f"`{shown}` tests a field, but the path leads to elements"
                fix = f"Add the field to the path, as in `{self.path.text}.title`."
                self.reader.refuse("RULE-TEST", message, key, fix=fix, label="leads to elements")
            else:
                fix = suggestion(shown, LINK_WORDS) or listed
                self.reader.refuse("RULE-KEY", f"`{shown}` is not a test of a link", key, fix=fix, label="not known")
        return not unknown

    def _counted(self, where: Condition | None) -> list[Condition | None]:
        counts = {
            word: read_count(self.reader, word, self.tests.values[word], least=int(word == "at_least"))
            for word in COUNTS
            if word in self.tests.values
        }
        if not counts:
            return []
        numbers: dict[str, int] = {word: count for word, count in counts.items() if count is not None}
        at_least = max((numbers[word] for word in ("at_least", "exactly") if word in numbers), default=0)
        at_most = min((numbers[word] for word in ("at_most", "exactly") if word in numbers), default=None)
        if len(numbers) < len(counts) or not self._is_possible(numbers, at_least, at_most):
            return [None]
        return [Counted(self.path, where, at_least, at_most)]

    def _is_possible(self, numbers: Mapping[str, int], at_least: int, at_most: int | None) -> bool:
        """Refuses counts that contradict each other or what the link can hold."""
        place = self.tests.values[next(iter(numbers))]
        most = self._most()
        if at_most is not None and at_least > at_most:
            listed = join_words(f"`{word}: {count}`" for word, count in numbers.items())
            message = f"{listed} contradict each other"
            self.reader.refuse("RULE-COUNT", message, place, label="contradicts the other count")
        elif most is not None and at_least > most:
            message = f"`{self.path.text}` holds at most {count_of(most, 'link')}, so {at_least} cannot be reached"
            self.reader.refuse("RULE-COUNT", message, place, label=f"at most {most}")
        else:
            self._warn_if_always(place, at_least, at_most, most)
            return True
        return False

    def _warn_if_always(self, place: YamlValue, at_least: int, at_most: int | None, most: int | None) -> None:
        if at_least == 0 and at_most is not None and most is not None and at_most >= most:
            message = (
                f"`{self.path.text}` holds at most {count_of(most, 'link')}, so there are never more than {at_most}"
            )
            self.reader.refuse("RULE-ALWAYS", message, place, label=f"at most {most}")

    def _most(self) -> int | None:
        """Gives how many elements the path can lead to at most, where its links have such a limit."""
        product = 1
        starts = self.path.start
        for hop in self.path.hops:
            if hop.closure is not Closure.ONCE:
                return None
            limits = [self._limit(step.link, starts) for step in hop.steps if not step.is_inverse]
            if len(limits) < len(hop.steps) or any(limit is None for limit in limits):
                return None
            product *= sum(limit or 0 for limit in limits)
            starts = hop.kinds
        return product

    def _limit(self, link: str, starts: frozenset[str]) -> int | None:
        limits = [ends.at_most for kind, ends in self.metamodel.links[link].ends.items() if kind in starts]
        return None if None in limits else max(limit or 0 for limit in limits)

    def _quantified(self, where: Condition | None) -> list[Condition | None]:
        return [
            self._one_quantified(quantifier, where)
            for quantifier in Quantifier
            if quantifier.value in self.tests.values
        ]

    def _one_quantified(self, quantifier: Quantifier, where: Condition | None) -> Condition | None:
        part = self._inside(self.tests.values[quantifier.value])
        if where is not None:
            part = any_of([part, negated(where)]) if quantifier is Quantifier.EVERY else all_of([where, part])
        return Quantified(self.path, quantifier, part) if part else None

    def _agreeing(self, where: Condition | None) -> list[Condition | None]:
        return [self._agrees(agreement, where) for agreement in Agreement if agreement.value in self.tests.values]

    def _agrees(self, agreement: Agreement, where: Condition | None) -> Condition | None:
        text = self.reader.only_text(self.tests.values[agreement.value], f"What follows `{agreement.value}`")
        other = read_source(text, self.scope, self.metamodel, self.reader) if text else None
        if text is None or other is None:
            return None
        if isinstance(other, Clock) or other.field is not None:
            message = f"`{visible(text.text)}` leads to a value, where elements are compared"
            fix = "Name a path of links."
            self.reader.refuse("RULE-TEST", message, text, fix=fix, label="leads to a value")
        elif self.path.end.isdisjoint(other.end):
            here, there = (join_words(sorted(path.end), "or") for path in (self.path, other))
            message = (
                f"`{self.path.text}` leads to {here} and `{visible(text.text)}` to {there}, which are never the same"
            )
            fix = "Name a path that can lead to the same elements."
            self.reader.refuse("RULE-TEST", message, text, fix=fix, label="never the same")
        else:
            path = self.path._replace(choice=WhichCount(where)) if where else self.path
            return Agrees(path, agreement, other)
        return None
