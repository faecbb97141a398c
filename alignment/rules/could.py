"""Whether a condition could hold, or fail, if one element wrote other fields and links, everything else staying as it is.

Parts of a condition are asked one by one, but for those on one field of an element, which one value must meet: where each
could hold, all are taken to hold together.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from alignment.model.metamodel import Metamodel
from alignment.rules.choice import NO_KEY, groups_among, in_turn
from alignment.rules.conditions import (
    Agreement,
    Agrees,
    AllOf,
    AnyOf,
    Condition,
    Counted,
    Exists,
    IfThen,
    InEach,
    Meets,
    NoCycle,
    Not,
    PathTest,
    Proportion,
    Quantified,
    Quantifier,
    Ratio,
    where_of,
)
from alignment.rules.could_values import CouldValues
from alignment.rules.evaluate import Evaluator
from alignment.rules.free_reach import Extent, FreeReach, is_new
from alignment.rules.link_subjects import LINK
from alignment.rules.path import Path


@dataclass(slots=True, eq=False, repr=False)
class Could:
    """Answers for one element that is edited, within a rule about one subject."""

    evaluator: Evaluator
    reach: FreeReach
    values: CouldValues

    @classmethod
    def of(cls, evaluator: Evaluator, metamodel: Metamodel, free: str, subject: str) -> Self:
        """Makes what answers for an element that is edited and a subject."""
        reach = FreeReach(evaluator.traverser, metamodel, free, subject)
        could = cls(evaluator, reach, CouldValues(reach, evaluator, metamodel))
        reach.choose = could.chosen
        return could

    def chosen(self, found: list[str], element: str, path: Path, extent: Extent) -> list[str]:
        """Gives those that could count of the elements to which a path leads; for the least extent those that must."""
        choice, where = path.choice, where_of(path)
        if choice is not None and choice.group is not None:
            found = self.values.of_group(found, choice.group, is_sure=extent is Extent.LEAST)
        if choice is None or choice.in_turn is None:
            return self._meeting(where, found, extent)
        every = path._replace(choice=choice._replace(in_turn=None))
        sure = self.values.dates(self.reach.reached(element, every, Extent.LEAST), choice.in_turn.by)
        widest = Extent.WIDE if extent is Extent.LEAST else extent
        maybe = self.values.dates(self.reach.reached(element, every, widest), choice.in_turn.by)
        dated = {end: when for end, when in sure.items() if when is not None}
        surely, may = in_turn(dated, maybe, choice.in_turn.turn)
        counting = surely if extent is Extent.LEAST else may
        return [end for end in found if end in counting]

    def _meeting(self, where: Condition | None, found: list[str], extent: Extent) -> list[str]:
        """Gives those that could meet a condition; for the least extent those that could not fail it."""
        if where is None:
            return found
        if extent is Extent.LEAST:
            return [end for end in found if not self.fail(where, end)]
        return [end for end in found if self.hold(where, end)]

    def hold(self, condition: Condition, element: str) -> bool:
        """Tells whether a condition could hold for an element."""
        match condition:
            case AllOf(parts):
                return all(self.hold(part, element) for part in parts) and self.values.allow_each_other(parts, element)
            case AnyOf(parts):
                return any(self.hold(part, element) for part in parts)
            case Not(part):
                return self.fail(part, element)
            case IfThen(premise, conclusion):
                return self.fail(premise, element) or self.hold(conclusion, element)
            case Meets(_, part):
                return self.hold(part, element)
            case InEach():
                return all(self.hold(part, element) for part in self._divided(condition, element, Extent.LEAST))
            case _:
                return self._answers(condition, element) is True or self._leaf_holds(condition, element)

    def fail(self, condition: Condition, element: str) -> bool:
        """Tells whether a condition could fail for an element."""
        match condition:
            case AllOf(parts):
                return any(self.fail(part, element) for part in parts)
            case AnyOf(parts):
                return all(self.fail(part, element) for part in parts)
            case Not(part):
                return self.hold(part, element)
            case IfThen(premise, conclusion):
                return self.hold(premise, element) and self.fail(conclusion, element)
            case Meets(_, part):
                return self.fail(part, element)
            case InEach():
                return any(self.fail(part, element) for part in self._divided(condition, element, Extent.WIDE))
            case _:
                return self._answers(condition, element) is False or self._leaf_fails(condition, element)

    def _answers(self, leaf: Condition, element: str) -> bool | None:
        """Tells whether a part holds as everything is; None where the element is only thought of."""
        return None if is_new(element) else self.evaluator.holds(leaf, element, self.reach.subject)

    def _leaf_holds(self, leaf: PathTest, element: str) -> bool:
        match leaf:
            case Exists(path):
                return any(
                    path.field is None or self.values.present(end, path.field) for end in self.reach.met(element, path)
                )
            case Quantified(path, Quantifier.SOME, part):
                return any(self.hold(part, end) for end in self.reach.met(element, path))
            case Quantified(path, quantifier, part):
                could = self.hold if quantifier is Quantifier.EVERY else self.fail
                return all(could(part, end) for end in self.reach.reached(element, path, Extent.LEAST))
            case Counted(_, _, at_least, at_most):
                least, most = self._counts(leaf, element)
                return most >= at_least and (at_most is None or least <= at_most)
            case Agrees():
                return self._agree(leaf, element)
            case Proportion():
                return self._is_proportionate(leaf, element, is_wanted=True)
            case NoCycle(path):
                return not self._comes_back(path, element, Extent.LEAST)
            case _:
                return self.values.could_pass(leaf, element)

    def _leaf_fails(self, leaf: PathTest, element: str) -> bool:
        match leaf:
            case Exists(path):
                ends = self.reach.reached(element, path, Extent.LEAST)
                return all(path.field is not None and self.values.absent(end, path.field) for end in ends)
            case Quantified(path, Quantifier.SOME, part):
                return all(self.fail(part, end) for end in self.reach.reached(element, path, Extent.LEAST))
            case Quantified(path, quantifier, part):
                could = self.fail if quantifier is Quantifier.EVERY else self.hold
                return any(could(part, end) for end in self.reach.met(element, path))
            case Counted(_, _, at_least, at_most):
                least, most = self._counts(leaf, element)
                return least < at_least or (at_most is not None and most > at_most)
            case Agrees():
                return self._disagree(leaf, element)
            case Proportion():
                return self._is_proportionate(leaf, element, is_wanted=False)
            case NoCycle(path):
                return self._comes_back(path, element, Extent.WIDE)
            case _:
                return self.values.could_miss(leaf, element)

    def _counts(self, test: Counted, element: str) -> tuple[int, float]:
        """Gives how few and how many could be counted."""
        where = test.where
        least = self.reach.reached(element, test.path, Extent.LEAST)
        wide = self.reach.reached(element, test.path, Extent.WIDE)
        if where is None:
            return len(least), _number(wide)
        few = sum(not self.fail(where, end) for end in least)
        return few, _number(end for end in wide if self.hold(where, end))

    def _is_proportionate(self, test: Proportion, element: str, *, is_wanted: bool) -> bool:
        """Tells whether what one path leads to could be so many beside what another does, or else could fail to be."""
        few, whole_few = (len(self.reach.reached(element, path, Extent.LEAST)) for path in (test.path, test.whole))
        many, whole_many = (_number(self.reach.reached(element, path, Extent.WIDE)) for path in (test.path, test.whole))
        could = {
            (Ratio.AT_LEAST, True): 100 * many >= test.percent * whole_few,
            (Ratio.AT_MOST, True): 100 * few <= test.percent * whole_many,
            (Ratio.AT_LEAST, False): 100 * few < test.percent * whole_many,
            (Ratio.AT_MOST, False): 100 * many > test.percent * whole_few,
        }
        if test.ratio is Ratio.EXACTLY:
            both = (could[ratio, is_wanted] for ratio in (Ratio.AT_LEAST, Ratio.AT_MOST))
            return all(both) if is_wanted else any(both)
        return could[test.ratio, is_wanted]

    def _divided(self, condition: InEach, element: str, extent: Extent) -> Iterator[Condition]:
        """Gives a test of each group that there must be, or could be."""
        path = condition.part.path._replace(choice=None)
        ends = self.reach.reached(element, path, extent)
        values, is_open = self.values.grouped(ends, condition.by)
        yield from map(condition.within, groups_among(values))
        if is_open and extent is Extent.WIDE:
            yield condition.within(NO_KEY)

    def _agree(self, test: Agrees, element: str) -> bool:
        least, other_least = self._both(test, element, Extent.LEAST)
        wide, other_wide = self._both(test, element, Extent.WIDE)
        match test.agreement:
            case Agreement.OVERLAPS:
                return not wide.isdisjoint(other_wide)
            case Agreement.SHARES_NOTHING:
                return least.isdisjoint(other_least)
            case _:
                return least <= other_wide and other_least <= wide and not wide.isdisjoint(other_wide)

    def _disagree(self, test: Agrees, element: str) -> bool:
        least, other_least = self._both(test, element, Extent.LEAST)
        wide, other_wide = self._both(test, element, Extent.WIDE)
        match test.agreement:
            case Agreement.OVERLAPS:
                return least.isdisjoint(other_least)
            case Agreement.SHARES_NOTHING:
                return not wide.isdisjoint(other_wide)
            case _:
                return (least, other_least) != (wide, other_wide)

    def _both(self, test: Agrees, element: str, extent: Extent) -> tuple[set[str], set[str]]:
        one, other = (set(self.reach.reached(element, path, extent)) for path in (test.path, test.other))
        return one, other

    def _comes_back(self, path: Path, element: str, extent: Extent) -> bool:
        """Tells whether an element is reached from itself, however often a path is followed."""
        onward = path.from_any(frozenset({*self.evaluator.context.graph.kinds, LINK}))
        met, waiting = set[str](), [element]
        while waiting:
            ends = self.reach.reached(waiting.pop(), onward, extent)
            waiting.extend(end for end in ends if end not in met)
            met.update(ends)
        return element in met


def _number(ends: Iterable[str]) -> float:
    """Gives how many elements there could be; new ones can be as many as are wanted."""
    return sum(math.inf if is_new(end) else 1 for end in ends)
