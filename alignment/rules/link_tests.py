"""The words that test the elements that a path leads to: counts, conditions on some, every or none, other paths."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.model.metamodel import Metamodel
from alignment.rules.choice import WhichCount
from alignment.rules.conditions import (
    Agreement,
    Agrees,
    Condition,
    Counted,
    Proportion,
    Quantified,
    Quantifier,
    Ratio,
    all_of,
    any_of,
    negated,
)
from alignment.rules.field_tests import FIELD_TESTS
from alignment.rules.operands import Clock
from alignment.rules.path import Closure, Path
from alignment.rules.read_choice import CHOICE_WORDS, IN_EACH, TURNS, ChoiceReader
from alignment.rules.read_operands import read_count, read_share
from alignment.rules.read_paths import Scope, read_source
from alignment.text import count_of, join_words, suggestion, upper_first, visible

COUNTS: Final = ("at_least", "at_most", "exactly")
QUANTIFIERS: Final = tuple(quantifier.value for quantifier in Quantifier)
AGREEMENTS: Final = tuple(agreement.value for agreement in Agreement)
RATIOS: Final = tuple(ratio.value for ratio in Ratio)
_TESTS: Final = (*COUNTS, *QUANTIFIERS, *AGREEMENTS, *RATIOS)
LINK_WORDS: Final = (*CHOICE_WORDS, IN_EACH, *_TESTS)
_OF: Final = "of"
_COUNTING: Final = (*COUNTS, *AGREEMENTS, *RATIOS)
_SHARES: Final = dict(zip(COUNTS, (Ratio.AT_LEAST, Ratio.AT_MOST, Ratio.EXACTLY), strict=True))


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
        if self.path.choice or "where" not in self.tests.values or any(word in self.tests.values for word in _COUNTING):
            return True
        fix = "Add `at_least: 1`, or use `some:` in place of `where:`."
        place = self.tests.keys["where"]
        self.reader.refuse("RULE-COUNT", "`where` stands without a count", place, fix=fix, label="counts nothing")
        return False

    def _known_words(self) -> bool:
        unknown = [key for word, key in self.tests.keys.items() if word not in LINK_WORDS]
        for key in unknown:
            shown = visible(key.text)
            listed = f"Use {join_words(_TESTS, 'or')}."
            if key.text in FIELD_TESTS:
                message = f"`{shown}` tests a field, but the path leads to elements"
                fix = f"Add the field to the path, as in `{self.path.text}.title`."
                self.reader.refuse("RULE-TEST", message, key, fix=fix, label="leads to elements")
            else:
                fix = suggestion(shown, LINK_WORDS) or listed
                self.reader.refuse("RULE-KEY", f"`{shown}` is not a test of a link", key, fix=fix, label="not known")
        return not unknown

    def _counted(self, where: Condition | None) -> list[Condition | None]:
        written = {word: self.tests.values[word] for word in COUNTS if word in self.tests.values}
        shares = {word: text for word, text in written.items() if isinstance(text, YamlText) and "%" in text.text}
        shared = [self._share(word, text, where) for word, text in shares.items()]
        counts = {
            word: read_count(self.reader, word, value, least=int(word == "at_least"))
            for word, value in written.items()
            if word not in shares
        }
        if not counts:
            return shared
        numbers: dict[str, int] = {word: count for word, count in counts.items() if count is not None}
        at_least = max((numbers[word] for word in ("at_least", "exactly") if word in numbers), default=0)
        at_most = min((numbers[word] for word in ("at_most", "exactly") if word in numbers), default=None)
        if len(numbers) < len(counts) or not self._is_possible(numbers, at_least, at_most):
            return [None]
        return [Counted(self.path, where, at_least, at_most), *shared]

    def _share(self, word: str, text: YamlText, where: Condition | None) -> Condition | None:
        """Reads how many percent of all that the path leads to must count."""
        percent, path = read_share(self.reader, text), self._chosen(where)
        if path.choice is None and "where" not in self.tests.values:
            fix = f"Say by `where:` which of them count, or write `{word}: 1`."
            self.reader.refuse(
                "RULE-COUNT", "The share is one of all, so it is always 100%", text, fix=fix, label="all"
            )
            return None
        return Proportion(path, _SHARES[word], None, percent) if percent else None

    def _chosen(self, where: Condition | None) -> Path:
        """Gives the path with what its ends must meet to count."""
        return self.path._replace(choice=WhichCount(where)) if where else self.path

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
        """Reads how what the path leads to and what another does agree, or how many either does."""
        words = [word for word in (*AGREEMENTS, *RATIOS) if word in self.tests.values]
        return [self._beside(word, self._chosen(where)) for word in words]

    def _beside(self, word: str, path: Path) -> Condition | None:
        other = self._other(word, self.tests.values[word])
        if other is None:
            return None
        return Proportion(path, Ratio(word), other) if word in RATIOS else Agrees(path, Agreement(word), other)

    def _other(self, word: str, written: YamlValue) -> Path | None:
        """Reads the other path, and where a mapping says so, which of the elements there count."""
        choice = written if isinstance(written, YamlMapping) else None
        what = f"what follows `{word}`"
        if choice is not None:
            self.reader.check_keys(choice, (_OF, *CHOICE_WORDS), what)
        path = self.reader.require(choice, _OF, upper_first(what)) if choice else written
        text = self.reader.only_text(path, upper_first(what)) if path is not None else None
        other = self._elements(text, is_counted=word in RATIOS) if text else None
        return self.choices.read(choice, other, self.scope) if choice and other else other

    def _elements(self, text: YamlText, *, is_counted: bool) -> Path | None:
        """Reads a path to elements: to any where they are counted, else to some that this one may lead to."""
        other = read_source(text, self.scope, self.metamodel, self.reader)
        if other is None:
            return None
        shown = visible(text.text)
        if isinstance(other, Clock) or other.field is not None or (is_counted and not other.hops):
            leads = "one element alone" if isinstance(other, Path) and other.field is None else "a value"
            message = f"`{shown}` leads to {leads}, where elements are {'counted' if is_counted else 'compared'}"
            self.reader.refuse("RULE-TEST", message, text, fix="Name a path of links.", label=f"leads to {leads}")
        elif not is_counted and self.path.end.isdisjoint(other.end):
            here, there = (join_words(sorted(path.end), "or") for path in (self.path, other))
            message = f"`{self.path.text}` leads to {here} and `{shown}` to {there}, which are never the same"
            fix = "Name a path that can lead to the same elements."
            self.reader.refuse("RULE-TEST", message, text, fix=fix, label="never the same")
        else:
            return other
        return None
