"""Comparing the values at the end of a path with what stands after a word, looked up where it is not written there."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from alignment.dates import PartialDate
from alignment.model.values import FieldValue
from alignment.rules.conditions import Agreement, Agrees, Different, FieldTest, Proportion, Ratio, Total
from alignment.rules.operands import (
    Bound,
    Clock,
    Lately,
    LookedUpValue,
    Near,
    Offset,
    OneOf,
    Operand,
    Soon,
    Source,
    looked_up,
)
from alignment.rules.path import Path, Root
from alignment.rules.traverse import Traverser
from alignment.rules.words import Against, FieldWord, comparable, folded


@dataclass(slots=True, eq=False, repr=False)
class Comparer:
    """Compares values in one context; `subject` is always the element that the rule is about.

    `dual` compares what may be there where this one compares what is known, and the other way round; None where both are
    the same.
    """

    traverser: Traverser
    dual: "Comparer | None" = None

    def values(self, element: str, path: Path, subject: str) -> list[tuple[str, FieldValue]]:
        """Gives each value that a path leads to, with the element that has it."""
        context, field = self.traverser.context, path.field or ""
        found = ((end, context.value(end, field)) for end in self.traverser.reached(element, path, subject))
        return [(end, value) for end, value in found if value is not None]

    def againsts(self, test: FieldTest, element: str, subject: str) -> dict[str, Against]:
        """Gives, by the kind that has the field, what its values are compared with."""
        return {kind: self.against(operand, element, subject) for kind, operand in test.operands}

    def against(self, operand: Operand, element: str, subject: str) -> Against:
        """Gives what values are compared with."""
        today = self.traverser.context.as_at
        match operand:
            case OneOf():
                return Against(operand.values)
            case Bound(value):
                return Against(None, (folded(value),))
            case Lately(duration):
                return Against(None, (_interval(duration.before(today), today),))
            case Soon(duration):
                return Against(None, (_interval(today, duration.after(today)),))
            case LookedUpValue(_, _, Offset(_, Path() as by)) if not self._is_settled((by,), element, subject):
                return Against(None, (), is_open=self.traverser.context.is_possible)
            case _:
                against = self.among(operand, lambda source: self._looked_up(source, element, subject))
                return against._replace(is_open=self._is_open(operand.source, element, subject))

    def among(self, operand: LookedUpValue | Near, look_up: Callable[[Source], Sequence[FieldValue]]) -> Against:
        """Gives what values are compared with, where this is how they are looked up."""
        found = look_up(operand.source)
        if isinstance(operand, LookedUpValue):
            offset, order = operand.offset, operand.order
            amounts = offset.amounts(look_up) if offset else ()
            moved = [offset.moved(value, by) for value in found for by in amounts] if offset and amounts else found
            return Against(None, tuple(comparable(value, order) for value in moved), order)
        dates = (one for one in found if isinstance(one, PartialDate))
        length = operand.duration
        return Against(None, tuple(_interval(length.before(one.first), length.after(one.last)) for one in dates))

    def holds(self, test: FieldTest | Total | Different | Agrees | Proportion, element: str, subject: str) -> bool:
        """Tells whether what one element leads to passes a test."""
        match test:
            case FieldTest():
                return self.passes(test, element, subject)
            case Total():
                return self.adds_up(test, element, subject)
            case Different(_, at_most):
                return self.other.number_of_different(test, element, subject) <= at_most
            case Agrees():
                return self.agree(test, element, subject)
            case _:
                return self.is_proportionate(test, element, subject)

    def passes(self, test: FieldTest, element: str, subject: str) -> bool:
        """Tells whether the values that one element leads to pass a test."""
        values = self.values(element, test.path, subject)
        if test.word.is_positive and not (values or self.unclear(element, test.path, subject)):
            return False
        fails = self.dual.fails(test, element, subject) if self.dual else self._fails(test, values, element, subject)
        return not fails

    @property
    def other(self) -> "Comparer":
        """Gives what compares the other of what is known and what may be."""
        return self.dual or self

    def fails(self, test: FieldTest, element: str, subject: str) -> bool:
        """Tells whether any of the values that one element leads to does not pass."""
        if self.unclear(element, test.path, subject):
            return True
        return self._fails(test, self.values(element, test.path, subject), element, subject)

    def _fails(self, test: FieldTest, values: Sequence[tuple[str, FieldValue]], element: str, subject: str) -> bool:
        if not values:
            return False
        failing, context = self.failing(test, element, subject), self.traverser.context
        return any(failing(context.kind(end), value) for end, value in values)

    def failing(self, test: FieldTest, element: str, subject: str) -> Callable[[str, FieldValue], bool]:
        """Gives what tells whether a value of an element of some kind does not pass: for sure, or maybe."""
        here = self.againsts(test, element, subject)
        if self.dual is None:
            return lambda kind, value: not test.word.holds(value, here[kind])
        there = self.dual.againsts(test, element, subject)
        if self.traverser.context.is_possible:
            return lambda kind, value: not _surely_passes(test.word, value, there[kind], here[kind])
        return lambda kind, value: _surely_fails(test.word, value, here[kind], there[kind])

    def unclear(self, element: str, path: Path, subject: str) -> list[str]:
        """Gives the elements that a path leads to of which nobody can tell what they have; none among what is known."""
        context, field = self.traverser.context, path.field or ""
        if not context.is_possible:
            return []
        ends = self.traverser.reached(element, path, subject)
        return [end for end in ends if end in context.unclear(context.kind(end), field)]

    def adds_up(self, test: Total, element: str, subject: str) -> bool:
        """Tells whether the numbers that one element leads to add up."""
        if not self._is_settled((test.path, *looked_up(test.operand)), element, subject):
            return self.traverser.context.is_possible
        total = self.total(test, element, subject)
        others = self.against(test.operand, element, subject).others
        return total is not None and bool(others) and all(total == other for other in others)

    def total(self, test: Total, element: str, subject: str) -> Decimal | None:
        """Gives the sum of the numbers that one element leads to; None where there is none."""
        values = [value for _, value in self.values(element, test.path, subject) if isinstance(value, Decimal)]
        return sum(values, Decimal()) if values else None

    def _is_settled(self, paths: Sequence[Path], element: str, subject: str) -> bool:
        """Tells whether all that some paths lead to is known."""
        if self.dual is None:
            return True
        ends = ({*self.traverser.reached(element, path, subject)} for path in paths)
        there = ({*self.other.traverser.reached(element, path, subject)} for path in paths)
        is_clear = not any(one.unclear(element, path, subject) for one in (self, self.other) for path in paths)
        return is_clear and list(ends) == list(there)

    def number_of_different(self, test: Different, element: str, subject: str) -> float:
        """Gives how many different values one element leads to; without end where any may be unread."""
        unclear = self.unclear(element, test.path, subject)
        is_endless = not self.traverser.context.unread.isdisjoint(unclear)
        return math.inf if is_endless else len(unclear) + len(self.different(test, element, subject))

    def different(self, test: Different, element: str, subject: str) -> list[tuple[str, FieldValue]]:
        """Gives the different values that one element leads to, each with the first element that has it."""
        found: dict[FieldValue, tuple[str, FieldValue]] = {}
        for end, value in self.values(element, test.path, subject):
            found.setdefault(folded(value), (end, value))
        return list(found.values())

    def agree(self, test: Agrees, element: str, subject: str) -> bool:
        """Tells whether what two paths reach from one element agrees."""
        one, other = self.both(test, element, subject)
        if test.agreement is Agreement.OVERLAPS:
            return not one.isdisjoint(other)
        there, beside = self.dual.both(test, element, subject) if self.dual else (one, other)
        if test.agreement is Agreement.SHARES_NOTHING:
            return there.isdisjoint(beside)
        return bool(one) and there <= other and beside <= one

    def both(self, test: Agrees, element: str, subject: str) -> tuple[set[str], set[str]]:
        """Gives what either path of a test reaches from one element."""
        one, other = (self.traverser.reached(element, path, subject) for path in (test.path, test.other))
        return set(one), set(other)

    def is_proportionate(self, test: Proportion, element: str, subject: str) -> bool:
        """Tells whether one element leads to as many elements as a test asks for beside others."""
        both = (self, self.other)
        here, here_instead = (one.number(test.path, element, subject) for one in both)
        there, there_instead = (one.number(test.whole, element, subject) for one in both)
        is_enough = 100 * here >= test.percent * there_instead
        is_within = 100 * here_instead <= test.percent * there
        return {Ratio.AT_LEAST: is_enough, Ratio.AT_MOST: is_within}.get(test.ratio, is_enough and is_within)

    def number(self, path: Path, element: str, subject: str) -> float:
        """Gives how many elements a path leads to; without end where any may be unread."""
        return self.traverser.most(self.traverser.reached(element, path, subject), element, path)

    def _is_open(self, source: Source, element: str, subject: str) -> bool:
        return isinstance(source, Path) and bool(self.unclear(element, source, subject))

    def _looked_up(self, source: Source, element: str, subject: str) -> list[FieldValue]:
        if source is Clock.AS_AT:
            today = self.traverser.context.as_at
            return [PartialDate(today, today, today.isoformat())]
        return [value for _, value in self.values(element, source, subject)]


def is_fixed(operand: Operand) -> bool:
    """Tells whether the operand is the same for every element."""
    return all(path.root is Root.STRATEGY and path.choice is None for path in looked_up(operand))


def _surely_passes(word: FieldWord, value: FieldValue, known: Against, possible: Against) -> bool:
    """Tells whether a value passes whatever it is compared with in the end."""
    return word.holds(value, known) and word.holds(value, possible) and not possible.is_open


def _surely_fails(word: FieldWord, value: FieldValue, known: Against, possible: Against) -> bool:
    """Tells whether a value fails whatever it is compared with in the end; with more to compare it can only fail more."""
    is_settled = known.accepted is not None or bool(known.others) or not (possible.others or possible.is_open)
    return is_settled and not word.holds(value, known)


def _interval(first: date, last: date) -> PartialDate:
    return PartialDate(first, last, "")
