"""Comparing the values at the end of a path with what stands after a word, looked up where it is not written there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from alignment.dates import PartialDate
from alignment.model.values import FieldValue
from alignment.rules.conditions import (
    Agreement,
    Agrees,
    Bound,
    Clock,
    Different,
    FieldTest,
    Lately,
    LookedUpValue,
    Near,
    OneOf,
    Operand,
    Soon,
    Source,
    Total,
)
from alignment.rules.path import Path, Root
from alignment.rules.traverse import Traverser
from alignment.rules.words import Against, comparable, folded


@dataclass(slots=True, eq=False, repr=False)
class Comparer:
    """Compares values in one context; `subject` is always the element that the rule is about."""

    traverser: Traverser

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
            case _:
                return self.among(operand, self._looked_up(operand.source, element, subject))

    def among(self, operand: LookedUpValue | Near, found: Iterable[FieldValue]) -> Against:
        """Gives what values are compared with, where these are what was looked up."""
        if isinstance(operand, LookedUpValue):
            order = operand.order
            return Against(None, tuple(comparable(value, order) for value in found), order)
        dates = (one for one in found if isinstance(one, PartialDate))
        length = operand.duration
        return Against(None, tuple(_interval(length.before(one.first), length.after(one.last)) for one in dates))

    def passes(self, test: FieldTest, element: str, subject: str) -> bool:
        """Tells whether the values that one element leads to pass a test."""
        values = self.values(element, test.path, subject)
        if not values:
            return not test.word.is_positive
        againsts = self.againsts(test, element, subject)
        return all(test.word.holds(value, againsts[self.traverser.context.kind(end)]) for end, value in values)

    def adds_up(self, test: Total, element: str, subject: str) -> bool:
        """Tells whether the numbers that one element leads to add up."""
        total = self.total(test, element, subject)
        others = self.against(test.operand, element, subject).others
        return total is not None and bool(others) and all(total == other for other in others)

    def total(self, test: Total, element: str, subject: str) -> Decimal | None:
        """Gives the sum of the numbers that one element leads to; None where there is none."""
        values = [value for _, value in self.values(element, test.path, subject) if isinstance(value, Decimal)]
        return sum(values, Decimal()) if values else None

    def different(self, test: Different, element: str, subject: str) -> list[tuple[str, FieldValue]]:
        """Gives the different values that one element leads to, each with the first element that has it."""
        found: dict[FieldValue, tuple[str, FieldValue]] = {}
        for end, value in self.values(element, test.path, subject):
            found.setdefault(folded(value), (end, value))
        return list(found.values())

    def agree(self, test: Agrees, element: str, subject: str) -> bool:
        """Tells whether what two paths reach from one element agrees."""
        one = set(self.traverser.reached(element, test.path, subject))
        other = set(self.traverser.reached(element, test.other, subject))
        match test.agreement:
            case Agreement.OVERLAPS:
                return not one.isdisjoint(other)
            case Agreement.SHARES_NOTHING:
                return one.isdisjoint(other)
            case _:
                return bool(one) and one == other

    def _looked_up(self, source: Source, element: str, subject: str) -> list[FieldValue]:
        if source is Clock.AS_AT:
            today = self.traverser.context.as_at
            return [PartialDate(today, today, today.isoformat())]
        return [value for _, value in self.values(element, source, subject)]


def is_fixed(operand: Operand) -> bool:
    """Tells whether the operand is the same for every element."""
    match operand:
        case LookedUpValue(source, _) | Near(source, _):
            return source is Clock.AS_AT or source.root is Root.STRATEGY
        case _:
            return True


def _interval(first: date, last: date) -> PartialDate:
    return PartialDate(first, last, "")
