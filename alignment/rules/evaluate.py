"""Evaluating conditions set at a time: for each condition, the set of elements of some kinds that satisfy it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from alignment.graph import StrategyGraph
from alignment.rules.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Counted,
    Exists,
    FieldTest,
    Hop,
    Meets,
    Not,
    Path,
    Quantified,
    Quantifier,
)
from alignment.rules.rule import Rule


class Verdict(NamedTuple):
    """Says which elements a rule looked at and which of them fail, both by kind and in the order of the files."""

    checked: tuple[str, ...]
    failed: tuple[str, ...]


@dataclass(slots=True, eq=False, repr=False)
class Evaluator:
    """Evaluates conditions on one graph; each condition once for the kinds it is asked about."""

    graph: StrategyGraph
    known: dict[tuple[Condition, frozenset[str]], frozenset[str]] = field(default_factory=dict)

    def verdict(self, rule: Rule) -> Verdict:
        """Evaluates a rule."""
        subjects = self.satisfying(rule.where, rule.kinds) if rule.where else frozenset(self.graph.of_kinds(rule.kinds))
        passed = self.satisfying(rule.claim, rule.kinds)
        checked = tuple(element for element in self.graph.of_kinds(sorted(rule.kinds)) if element in subjects)
        return Verdict(checked, tuple(element for element in checked if element not in passed))

    def satisfying(self, condition: Condition, kinds: frozenset[str]) -> frozenset[str]:
        """Gives the elements of some kinds that satisfy a condition."""
        key = (condition, kinds)
        if key not in self.known:
            self.known[key] = self._satisfying(condition, kinds)
        return self.known[key]

    def fails(self, test: FieldTest, element: str) -> bool:
        """Tells whether an element's own value is there and does not pass a test."""
        found = self.graph.elements[element]
        value = found.value(test.path.field or "")
        return value is not None and not test.word.holds(value, test.operands[found.KIND])

    def reached(self, element: str, path: Path) -> list[str]:
        """Gives the distinct elements that a path leads to from one element, in the order met."""
        found = {element: None}
        for hop in path.hops:
            found = {end: None for start in found for end in self._ends(start, hop)}
        return list(found)

    def counted(self, condition: Counted, element: str) -> list[str]:
        """Gives the elements that a count counts."""
        reached = self.reached(element, condition.path)
        if condition.where is None:
            return reached
        ends = self.satisfying(condition.where, condition.path.end)
        return [end for end in reached if end in ends]

    def _satisfying(self, condition: Condition, kinds: frozenset[str]) -> frozenset[str]:
        match condition:
            case AllOf(parts):
                return frozenset.intersection(*(self.satisfying(part, kinds) for part in parts))
            case AnyOf(parts):
                return frozenset[str]().union(*(self.satisfying(part, kinds) for part in parts))
            case Not(part):
                return self._all(kinds) - self.satisfying(part, kinds)
            case Meets(_, part):
                return self.satisfying(part, kinds)
            case Exists() | FieldTest():
                return self._values(condition, kinds)
            case Counted():
                return self._counted(condition, kinds)
            case _:
                return self._quantified(condition, kinds)

    def _all(self, kinds: frozenset[str]) -> frozenset[str]:
        return frozenset(self.graph.of_kinds(kinds))

    def _values(self, condition: Exists | FieldTest, kinds: frozenset[str]) -> frozenset[str]:
        """Evaluates a test at the end of a path, where several values can be: every one of them must pass."""
        path = condition.path
        if path.field is None:
            return self._leading_to(frozenset(self.graph.of_kinds(path.end)), path, kinds)
        having = self._leading_to(frozenset(self._having(path.field, path.end)), path, kinds)
        if isinstance(condition, Exists):
            return having
        failing = frozenset(end for end in self.graph.of_kinds(path.end) if self.fails(condition, end))
        passing = having if condition.word.is_positive else self._all(kinds)
        return passing - self._leading_to(failing, path, kinds)

    def _having(self, field: str, kinds: frozenset[str]) -> Iterator[str]:
        elements = self.graph.elements
        return (element for element in self.graph.of_kinds(kinds) if elements[element].value(field) is not None)

    def _counted(self, condition: Counted, kinds: frozenset[str]) -> frozenset[str]:
        if (condition.at_least, condition.at_most) == (1, None):
            end = condition.path.end
            ends = self.satisfying(condition.where, end) if condition.where else self._all(end)
            return self._leading_to(ends, condition.path, kinds)
        return frozenset(
            element
            for element in self.graph.of_kinds(kinds)
            if self._is_within(condition, len(self.counted(condition, element)))
        )

    @staticmethod
    def _is_within(condition: Counted, count: int) -> bool:
        return condition.at_least <= count and (condition.at_most is None or count <= condition.at_most)

    def _quantified(self, condition: Quantified, kinds: frozenset[str]) -> frozenset[str]:
        path = condition.path
        passing = self.satisfying(condition.part, path.end)
        if condition.quantifier is Quantifier.SOME:
            return self._leading_to(passing, path, kinds)
        refused = passing if condition.quantifier is Quantifier.NONE else self._all(path.end) - passing
        return self._all(kinds) - self._leading_to(refused, path, kinds)

    def _leading_to(self, ends: frozenset[str], path: Path, kinds: frozenset[str]) -> frozenset[str]:
        """Gives the elements of some kinds from which a path leads to any of these ends."""
        found = ends
        for hop in reversed(path.hops):
            found = frozenset(start for end in found for start in self._starts(end, hop))
        return frozenset(element for element in found if self.graph.elements[element].KIND in kinds)

    def _ends(self, element: str, hop: Hop) -> list[str]:
        return [
            end
            for step in hop.steps
            for end in self.graph.neighbours(element, step.link, inverse=step.is_inverse)
            if self.graph.elements[end].KIND in hop.kinds
        ]

    def _starts(self, element: str, hop: Hop) -> list[str]:
        if self.graph.elements[element].KIND not in hop.kinds:
            return []
        return [
            start
            for step in hop.steps
            for start in self.graph.neighbours(element, step.link, inverse=not step.is_inverse)
        ]
