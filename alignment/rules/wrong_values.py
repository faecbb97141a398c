"""Which values a failure hangs on, and how wrong they are: another value is another failure, one nearer to passing is the same.

Beside `offenders.py`, which names the elements. Of alternatives those that can be measured stand for the rest: an action that is
late and not done stays the same failure when its status is another that is not done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from alignment.dates import Duration
from alignment.findings.degrees import Shortfall, Side, is_measured, measured, stated
from alignment.findings.finding import brief
from alignment.model.values import FieldValue
from alignment.rules.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Different,
    FieldTest,
    IfThen,
    InEach,
    Meets,
    Not,
    Quantified,
    Quantifier,
    Total,
    Unique,
)
from alignment.rules.evaluate import Evaluator
from alignment.rules.operands import LookedUpValue, Near, Operand, Sign
from alignment.rules.path import Path
from alignment.rules.words import Against, Comparable, comparable, folded
from alignment.text import visible

_NONE: Final = frozenset[str]()
_SIGNS: Final = {Sign.PLUS: "+", Sign.MINUS: "-"}


@dataclass(slots=True, eq=False, repr=False)
class WrongValues:
    """Says it in one context: `due <= 2031-05-31`, `ACT-2 status = late`."""

    evaluator: Evaluator

    def of(self, condition: Condition, element: str, subject: str) -> frozenset[str]:
        """Gives the values on which it hangs that a condition fails; none where it holds."""
        if self.evaluator.holds(condition, element, subject):
            return _NONE
        match condition:
            case AllOf(parts):
                return _NONE.union(*(self.of(part, element, subject) for part in parts))
            case AnyOf(parts):
                return _measured(_NONE.union(*(self.of(part, element, subject) for part in parts)))
            case Meets(_, part) | IfThen(_, part):
                return self.of(part, element, subject)
            case Not(part):
                return self.behind(part, element, subject)
            case Quantified(path, Quantifier.EVERY, part):
                ends = self.evaluator.reached(element, path, subject)
                return _NONE.union(*(self.of(part, end, subject) for end in ends))
            case Quantified(path, Quantifier.NONE, part):
                ends = self.evaluator.reached(element, path, subject)
                return _NONE.union(*(self.behind(part, end, subject) for end in ends))
            case _:
                return self._of_leaf(condition, element, subject)

    def behind(self, condition: Condition, element: str, subject: str) -> frozenset[str]:
        """Gives the values on which it hangs that a condition holds; none where it fails."""
        if not self.evaluator.holds(condition, element, subject):
            return _NONE
        match condition:
            case AllOf(parts):
                return _measured(_NONE.union(*(self.behind(part, element, subject) for part in parts)))
            case AnyOf(parts):
                return _NONE.union(*(self.behind(part, element, subject) for part in parts))
            case Meets(_, part) | IfThen(_, part):
                return self.behind(part, element, subject)
            case Not(part):
                return self.of(part, element, subject)
            case Quantified(path, Quantifier.SOME, part):
                ends = self.evaluator.reached(element, path, subject)
                return _NONE.union(*(self.behind(part, end, subject) for end in ends))
            case FieldTest():
                return self._tested(condition, element, subject, wanted=False)
            case _:
                return _NONE

    def _of_leaf(self, condition: Condition, element: str, subject: str) -> frozenset[str]:
        match condition:
            case InEach():
                groups = self.evaluator.other.sifter.divided(condition, element, subject)
                return _NONE.union(*(self.of(part, element, subject) for part in groups))
            case FieldTest():
                return self._tested(condition, element, subject, wanted=True)
            case Total():
                return self._adding(condition, element, subject)
            case Different(path):
                values = self.evaluator.comparer.different(condition, element, subject)
                return frozenset(_is(path.text, value) for _, value in values)
            case Unique(path):
                value = self.evaluator.context.value(element, path.field or "")
                return _NONE if value is None else frozenset({_is(_name(path, element, subject), value)})
            case _:
                return _NONE

    def _tested(self, test: FieldTest, element: str, subject: str, *, wanted: bool) -> frozenset[str]:
        """Says of each value that passes, or does not, how far it is from where it is wanted."""
        comparer, kind = self.evaluator.comparer, self.evaluator.context.kind
        againsts = comparer.againsts(test, element, subject)
        found = (
            self._one(test, _name(test.path, end, subject), value, againsts[kind(end)], wanted=wanted)
            for end, value in comparer.values(element, test.path, subject)
            if test.word.holds(value, againsts[kind(end)]) is not wanted and not isinstance(value, tuple)
        )
        return _NONE.union(*found)

    def _one(self, test: FieldTest, name: str, value: FieldValue, against: Against, *, wanted: bool) -> frozenset[str]:
        base = _base(test.operand)
        key = comparable(value, against.order)
        gaps = [gap for other in against.others for gap in test.word.gaps(key, other)]
        if gaps:
            return _said(name, gaps if wanted else [gap.turned for gap in gaps], base)
        beside = f" beside {' and '.join(sorted(map(_word, against.others))) or 'nothing'}" if base else ""
        return frozenset({_is(name, value) + beside})

    def _adding(self, test: Total, element: str, subject: str) -> frozenset[str]:
        """Says how far a sum is from what it must be."""
        total = self.evaluator.comparer.total(test, element, subject)
        others = self.evaluator.comparer.against(test.operand, element, subject).others
        if total is None:
            return _NONE
        away = [(total, total - other) for other in others if isinstance(other, Decimal) and total != other]
        gaps = [Shortfall(Side.ABOVE if by > 0 else Side.BELOW, amount, abs(by)) for amount, by in away]
        name = test.path.text if element == subject else f"{element} {test.path.text}"
        return _said(name, gaps, _base(test.operand))


def _said(name: str, gaps: Iterable[Shortfall], base: str) -> frozenset[str]:
    """Says of each side how far off the value is, from whatever it is farthest from there."""
    farthest = {gap.side: gap for gap in sorted(gaps, key=lambda gap: gap.by)}
    return frozenset(measured(name, gap, base) if base else stated(name, gap) for gap in farthest.values())


def _base(operand: Operand) -> str:
    """Names what values are compared with, where that may move as they do."""
    match operand:
        case LookedUpValue(Path() as source, _, offset):
            return source.text if offset is None else f"{source.text}{_SIGNS[offset.sign]}{_amount(offset.by)}"
        case Near(Path() as source, duration):
            return f"{source.text}~{_amount(duration)}"
        case _:
            return ""


def _amount(by: Decimal | Duration | Path) -> str:
    """Writes by how much a value is moved, as one word."""
    return str(by) if isinstance(by, Decimal) else by.text.replace(" ", "-")


def _name(path: Path, element: str, subject: str) -> str:
    """Names where a value stands: a field of the subject by itself, that of another element with it."""
    field = path.field or ""
    return field if element == subject else f"{element} {field}"


def _is(name: str, value: Comparable) -> str:
    return f"{name} = {_word(value)}"


def _word(value: Comparable) -> str:
    """Gives a value as it is compared, cut where it is long; in none of them an entry of a list ends."""
    return brief(visible(str(folded(value) if isinstance(value, str) else value))).replace(", ", ",")


def _measured(texts: frozenset[str]) -> frozenset[str]:
    """Gives of alternatives those that can be measured, or all where none can."""
    return frozenset(filter(is_measured, texts)) or texts
