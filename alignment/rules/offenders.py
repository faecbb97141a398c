"""What beside its subject a failure is about: each element that does what none must, so that one more is worse and one less is not.

Where something is demanded that is not there, no element is to blame, whatever else is reached.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from alignment.findings.finding import brief
from alignment.rules.conditions import (
    Agreement,
    Agrees,
    AllOf,
    AnyOf,
    Condition,
    Counted,
    Different,
    Divisible,
    Exists,
    FieldTest,
    IfThen,
    InEach,
    Meets,
    NoCycle,
    Not,
    Proportion,
    Quantified,
    Quantifier,
    Ratio,
    Total,
    Unique,
    group_of,
)
from alignment.rules.evaluate import Evaluator
from alignment.rules.path import Path
from alignment.text import visible

_NOBODY = frozenset[str]()


@dataclass(slots=True, eq=False, repr=False)
class Offenders:
    """Names them in one context; of what is counted how many are missing, as `missing:2`."""

    evaluator: Evaluator

    def of(self, condition: Condition, element: str, subject: str) -> frozenset[str]:
        """Gives those on which it hangs that a condition fails; none where it may hold."""
        if self.evaluator.may_hold(condition, element, subject):
            return _NOBODY
        match condition:
            case AllOf(parts) | AnyOf(parts):
                return _NOBODY.union(*(self.of(part, element, subject) for part in parts))
            case Meets(_, part) | IfThen(_, part):
                return self.of(part, element, subject)
            case Not(part):
                return self.behind(part, element, subject)
            case InEach():
                return self._in_groups(condition, element, subject)
            case Unique() | NoCycle():
                return self.evaluator.together(condition)[element]
            case Exists():
                return _NOBODY
            case _:
                return self._of_leaf(condition, element, subject)

    def _in_groups(self, condition: InEach, element: str, subject: str) -> frozenset[str]:
        """Gives each group that falls short, and those on which that hangs."""
        parts = self.evaluator.other.sifter.divided(condition, element, subject)
        failing = [part for part in parts if not self.evaluator.may_hold(part, element, subject)]
        groups = (group for group in map(group_of, failing) if group is not None)
        named = frozenset(f"{group.by}:{brief(visible(str(group.key))).replace(', ', ',')}" for group in groups)
        return named.union(*(self.of(part, element, subject) for part in failing))

    def behind(self, condition: Condition, element: str, subject: str) -> frozenset[str]:
        """Gives those on which it hangs that a condition holds; none where it fails."""
        if not self.evaluator.holds(condition, element, subject):
            return _NOBODY
        match condition:
            case AllOf(parts) | AnyOf(parts):
                return _NOBODY.union(*(self.behind(part, element, subject) for part in parts))
            case Meets(_, part) | IfThen(_, part):
                return self.behind(part, element, subject)
            case Not(part):
                return self.of(part, element, subject)
            case Quantified(path, Quantifier.SOME, part):
                return self._holding(path, part, element, subject)
            case Exists(path) | FieldTest(path):
                return self._having(path, element, subject)
            case Counted():
                return frozenset(self.evaluator.sifter.counted(condition, element, subject))
            case _:
                return _NOBODY

    def _failing(self, path: Path, part: Condition, element: str, subject: str) -> frozenset[str]:
        ends = self.evaluator.reached(element, path, subject)
        failing = frozenset(end for end in ends if not self.evaluator.may_hold(part, end, subject))
        return failing.union(*(self.of(part, end, subject) for end in failing))

    def _holding(self, path: Path, part: Condition, element: str, subject: str) -> frozenset[str]:
        ends = self.evaluator.reached(element, path, subject)
        holding = frozenset(end for end in ends if self.evaluator.holds(part, end, subject))
        return holding.union(*(self.behind(part, end, subject) for end in holding))

    def _having(self, path: Path, element: str, subject: str) -> frozenset[str]:
        """Gives what a path leads to; of a field the elements that have it."""
        if path.field is None:
            return frozenset(self.evaluator.reached(element, path, subject))
        return frozenset(end for end, _ in self.evaluator.comparer.values(element, path, subject))

    def _of_leaf(self, condition: Divisible, element: str, subject: str) -> frozenset[str]:
        match condition:
            case Quantified(path, Quantifier.EVERY, part):
                return self._failing(path, part, element, subject)
            case Quantified(path, quantifier, part):
                return self._holding(path, part, element, subject) if quantifier is Quantifier.NONE else _NOBODY
            case Agrees():
                return self._disagreeing(condition, element, subject)
            case Counted(_, _, at_least, _):
                counted = self.evaluator.sifter.counted(condition, element, subject)
                return _too_few_or_many(counted, at_least)
            case Proportion(path):
                wanted = 0 if condition.ratio is Ratio.AT_MOST else self._wanted(condition, element, subject)
                return _too_few_or_many(self.evaluator.reached(element, path, subject), wanted)
            case _:
                return self._of_values(condition, element, subject)

    def _of_values(self, condition: FieldTest | Total | Different, element: str, subject: str) -> frozenset[str]:
        match condition:
            case FieldTest(path, word, _):
                againsts = self.evaluator.comparer.againsts(condition, element, subject)
                values = self.evaluator.comparer.values(element, path, subject)
                kind = self.evaluator.context.kind
                return frozenset(end for end, value in values if not word.holds(value, againsts[kind(end)]))
            case Total():
                return _NOBODY
            case _:
                return self._having(condition.path, element, subject)

    def _wanted(self, test: Proportion, element: str, subject: str) -> int:
        """Gives how many elements are so many percent of all, as far as they are known."""
        return math.ceil(Fraction(test.percent * len(self.evaluator.reached(element, test.whole, subject)), 100))

    def _disagreeing(self, condition: Agrees, element: str, subject: str) -> frozenset[str]:
        one, other = (
            frozenset(self.evaluator.reached(element, path, subject)) for path in (condition.path, condition.other)
        )
        match condition.agreement:
            case Agreement.SHARES_NOTHING:
                return one & other
            case Agreement.SAME:
                return one ^ other
            case _:
                return _NOBODY


def _too_few_or_many(counted: Sequence[str], at_least: int) -> frozenset[str]:
    """Gives each of too many; of too few how many more than one are missing."""
    if len(counted) >= at_least:
        return frozenset(counted)
    return frozenset(f"missing:{number}" for number in range(2, at_least - len(counted) + 1))
