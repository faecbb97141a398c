"""What came near to meeting a demand: each element that was looked at in vain, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from alignment.graph import shortest_circle
from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import (
    Agreement,
    Agrees,
    AllOf,
    AnyOf,
    Condition,
    Counted,
    Different,
    Exists,
    FieldTest,
    IfThen,
    InEach,
    Meets,
    NoCycle,
    Proportion,
    Quantified,
    Quantifier,
    Total,
    Unique,
    group_of,
    paths_of,
)
from alignment.rules.evaluate import Evaluator
from alignment.rules.path import Path, Root
from alignment.rules.phrases import failure_in_words, group_in_words, operand_in_words, shown
from alignment.text import natural

_UNWANTED: Final = "is one that must not be here"


class NearMiss(NamedTuple):
    """Names an element that was looked at in vain, and the test that it failed, in words."""

    element: str
    says: str


@dataclass(slots=True, eq=False, repr=False)
class Seeker:
    """Seeks in one context; `subject` is always the element that the rule is about."""

    evaluator: Evaluator
    metamodel: Metamodel

    def failing(self, condition: Condition, element: str, subject: str) -> Iterator[Condition]:
        """Gives the parts that fail: of parts that must all hold each failing one, of alternatives the first."""
        if self.evaluator.may_hold(condition, element, subject):
            return
        match condition:
            case AllOf(parts):
                for part in parts:
                    yield from self.failing(part, element, subject)
            case AnyOf(parts):
                yield next(self.failing(parts[0], element, subject))
            case Meets(_, part) | IfThen(_, part):
                yield from self.failing(part, element, subject)
            case InEach():
                for part in self.evaluator.other.sifter.divided(condition, element, subject):
                    yield from self.failing(part, element, subject)
            case _:
                yield condition

    def near(self, leaf: Condition, element: str, subject: str) -> Iterator[NearMiss]:
        """Names what a part that fails looked at, and what is wrong with each."""
        if (group := group_of(leaf)) is not None:
            yield NearMiss(element, f"{element} falls short {group_in_words(group)}")
        yield from self._near(leaf, element, subject)

    def _near(self, leaf: Condition, element: str, subject: str) -> Iterator[NearMiss]:
        match leaf:
            case Exists(path):
                return self._stuck(path, element, subject)
            case Quantified(path, Quantifier.NONE, part):
                return self._unwanted(path, part, element, subject)
            case Quantified(path, _, part):
                return self._candidates(path, part, element, subject)
            case Counted():
                return self._counted(leaf, element, subject)
            case Agrees() | Proportion():
                return self._beside(leaf, element, subject)
            case Unique() | NoCycle():
                return self._together(leaf, element)
            case FieldTest() | Total() | Different():
                return self._values(leaf, element, subject)
            case _:
                return iter(())

    def passed_over(self, leaf: Condition, element: str, subject: str) -> Iterator[str]:
        """Names the placeholders to which a part that fails would lead."""
        for path in paths_of(leaf):
            yield from self.evaluator.traverser.passed_over(element, path, subject)
        if (part := _part(leaf)) is not None:
            for end in self.evaluator.reached(element, paths_of(leaf)[0], subject):
                for failing in self.failing(part, end, subject):
                    yield from self.passed_over(failing, end, subject)

    def _values(self, leaf: FieldTest | Total | Different, element: str, subject: str) -> Iterator[NearMiss]:
        """Names the elements whose values do not do."""
        match leaf:
            case FieldTest():
                return self._off(leaf, element, subject)
            case Total():
                return self._adding(leaf, element, subject)
            case _:
                found = self.evaluator.comparer.different(leaf, element, subject)
                return (NearMiss(end, f'{end} says "{shown(value)}"') for end, value in found)

    def _candidates(self, path: Path, condition: Condition, element: str, subject: str) -> Iterator[NearMiss]:
        """Names every candidate that was reached and does not do, and the test that it failed."""
        for candidate in self.evaluator.reached(element, path, subject):
            for leaf in list(self.failing(condition, candidate, subject))[:1]:
                yield NearMiss(candidate, self._says(leaf, candidate, subject))

    def _unwanted(self, path: Path, condition: Condition, element: str, subject: str) -> Iterator[NearMiss]:
        """Names every element that was reached and does what none must do."""
        for end in self.evaluator.reached(element, path, subject):
            if self.evaluator.holds(condition, end, subject):
                yield NearMiss(end, f"{end} {_UNWANTED}")

    def _counted(self, test: Counted, element: str, subject: str) -> Iterator[NearMiss]:
        """Names each of too many, or where there are too few every candidate that does not count."""
        counted = self.evaluator.sifter.counted(test, element, subject)
        if len(counted) >= test.at_least:
            says = f"is one of {len(counted)}, where {test.at_most} is the most" if test.at_most else _UNWANTED
            yield from (NearMiss(end, f"{end} {says}") for end in counted)
        elif test.where is not None:
            yield from self._candidates(test.path, test.where, element, subject)

    def _off(self, test: FieldTest, element: str, subject: str) -> Iterator[NearMiss]:
        """Names every element at the end of a path whose value does not pass, or all where none has a value."""
        againsts = self.evaluator.comparer.againsts(test, element, subject)
        context = self.evaluator.context
        values = self.evaluator.comparer.values(element, test.path, subject)
        failing = [end for end, value in values if not test.word.holds(value, againsts[context.kind(end)])]
        for end in failing or self.evaluator.reached(element, test.path, subject):
            against = againsts.get(context.kind(end))
            lacks = f"{end} has no `{test.path.field}`"
            yield NearMiss(end, failure_in_words(test, end, context, against, self.metamodel) if against else lacks)

    def _beside(self, test: Agrees | Proportion, element: str, subject: str) -> Iterator[NearMiss]:
        """Names what one path reaches and another should or should not, or says how many either reaches."""
        if isinstance(test, Agrees):
            return self._agreeing(test, element, subject)
        here, there = (len(self.evaluator.reached(element, path, subject)) for path in (test.path, test.whole))
        says = (
            f"{here} by `{test.path.text}` and {there} by `{test.other.text}`"
            if test.other
            else f"{here} of {there} that count"
        )
        return iter((NearMiss(element, f"{element} has {says}"),))

    def _agreeing(self, test: Agrees, element: str, subject: str) -> Iterator[NearMiss]:
        """Names what one path reaches and the other does not, or where nothing may be shared what both reach."""
        other = self.evaluator.reached(element, test.other, subject)
        shares_nothing = test.agreement is Agreement.SHARES_NOTHING
        says = (
            f"is reached by `{test.other.text}` as well" if shares_nothing else f"is not reached by `{test.other.text}`"
        )
        reached = self.evaluator.reached(element, test.path, subject)
        for end in reached:
            if (end in other) is shares_nothing:
                yield NearMiss(end, f"{end} {says}")
        if test.agreement is Agreement.SAME:
            alone = (end for end in other if end not in reached)
            yield from (NearMiss(end, f"{end} is reached by `{test.other.text}` alone") for end in alone)

    def _adding(self, test: Total, element: str, subject: str) -> Iterator[NearMiss]:
        total = self.evaluator.comparer.total(test, element, subject)
        against = self.evaluator.comparer.against(test.operand, element, subject)
        wanted = operand_in_words(test.operand, against)
        path = f"`{test.path.text}`"
        adds_up = f"{path} adds up to {total}; it must be {wanted}"
        yield NearMiss(element, f"{element} has no {path}" if total is None else adds_up)

    def _together(self, test: Unique | NoCycle, element: str) -> Iterator[NearMiss]:
        """Names the others that share a value, or the shortest way round the circle and who else is caught in it."""
        if isinstance(test, Unique):
            others = sorted(self.evaluator.together(test)[element] - {element}, key=natural)
            yield from (NearMiss(other, f"{other} has the same {test.path.field}") for other in others)
            return
        circle = shortest_circle(self.evaluator.ways(test), element)
        for start, end in pairwise(circle):
            yield NearMiss(start, f"{start} leads to {end}")
        for other in sorted(self.evaluator.together(test)[element].difference(circle), key=natural):
            yield NearMiss(other, f"{other} leads to {element} and back as well")

    def _stuck(self, path: Path, element: str, subject: str) -> Iterator[NearMiss]:
        """Names the elements from which a path of several steps does not go on."""
        steps = path.text.split(".")[path.root is Root.STRATEGY :]
        for taken in range(len(path.hops) - (path.field is None), 0, -1):
            ends = self.evaluator.reached(element, path.upto(taken), subject)
            rest = ".".join(steps[taken:])
            yield from (NearMiss(end, self._lacks(end, rest)) for end in ends)
            if ends:
                return

    def _lacks(self, element: str, path: str) -> str:
        kind = self.metamodel.kinds.get(self.evaluator.context.kind(element))
        if kind is not None and path.isidentifier() and path not in {*kind.fields, *self.metamodel.links_of(kind.name)}:
            return f"{element} is {kind.one}, which cannot have `{path}`"
        return f"{element} has no `{path}`{' that counts' if self.evaluator.context.skipped else ''}"

    def _says(self, leaf: Condition, element: str, subject: str) -> str:
        match leaf:
            case FieldTest(path, _, _) if path.is_own:
                against = self.evaluator.comparer.againsts(leaf, element, subject)[self.evaluator.context.kind(element)]
                return failure_in_words(leaf, element, self.evaluator.context, against, self.metamodel)
            case Exists(path):
                return self._lacks(element, path.text)
            case _:
                return f"{element} does not meet what is asked of it"


def _part(leaf: Condition) -> Condition | None:
    """Gives what the ends of a path have to meet, where a condition demands that of them."""
    match leaf:
        case Quantified(_, _, part) | Counted(_, part, _, _):
            return part
        case _:
            return None
