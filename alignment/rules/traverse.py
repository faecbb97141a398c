"""Following paths: from an element to what it leads to, and back from ends to all that lead there."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from alignment.rules.context import RuleContext
from alignment.rules.path import Closure, Hop, LinkStep, Path, Root

_LEAST_STEPS: Final = 1_000_000
_STEPS_EACH: Final = 50
"""So many steps a rule may take for each element and link there is, and so many in any case."""


Choose: TypeAlias = Callable[[list[str], str, Path, str], list[str]]
"""Gives those that count of the elements to which a path leads from one, within a rule about a subject."""


class BudgetSpentError(Exception):
    """Tells, within the evaluation of one rule, that it takes more steps than any rule may."""


@dataclass(slots=True, eq=False, repr=False)
class Traverser:
    """Walks from element to element; `left` is how many steps may still be taken, within a budget.

    `choose` leaves out of what a path leads to what does not count.
    """

    context: RuleContext
    left: float = math.inf
    choose: Choose = field(init=False)

    @property
    def budget(self) -> int:
        """Gives how many steps a rule may take."""
        return _LEAST_STEPS + _STEPS_EACH * self.context.size

    @contextmanager
    def within(self, budget: float) -> Iterator[None]:
        """Lets what is done inside take so many steps, and no more."""
        self.left = budget
        try:
            yield
        finally:
            self.left = math.inf

    def spend(self, steps: int) -> None:
        """Counts steps; raises BudgetSpentError where there are too many."""
        self.left -= steps
        if self.left < 0:
            raise BudgetSpentError

    def reached(self, element: str, path: Path, subject: str) -> list[str]:
        """Gives the distinct elements that a path leads to, in the order met."""
        start = {Root.ELEMENT: element, Root.SUBJECT: subject, Root.STRATEGY: self.context.root}[path.root]
        found = [start] if start is not None else []
        for hop in path.hops:
            found = self._taken(found, hop)
            self.spend(len(found))
        self.spend(1)
        return self.choose(found, element, path, subject) if path.choice else found

    def most(self, found: Sequence[str], element: str, path: Path) -> float:
        """Gives how many elements those found by a path can be, as one unclear link leads to one of them only."""
        count = len(found) if self.context.unread.isdisjoint(found) else math.inf
        hop = path.hops[0]
        if path.root is not Root.ELEMENT or len(path.hops) > 1 or hop.closure is not Closure.ONCE:
            return count
        linked = {end for step in hop.steps for end in self.context.linked(element, step)}
        known = len(linked.intersection(found))
        return min(count, known + sum(self.context.more(element, step) for step in hop.steps))

    def passed_over(self, element: str, path: Path, subject: str) -> Iterator[str]:
        """Gives the elements to which a path would lead, were the titles of those that are skipped no placeholders."""
        for taken, hop in enumerate(path.hops):
            reached = self.reached(element, path.upto(taken), subject)
            around = reached if hop.closure is Closure.ONCE else [*reached, *self._met(reached, hop)]
            beside = (end for start in around for step in hop.steps for end in self.context.neighbours(start, step))
            yield from (end for end in beside if end in self.context.skipped)

    def leading_to(self, ends: frozenset[str], path: Path, kinds: frozenset[str]) -> frozenset[str]:
        """Gives the elements of some kinds from which a path leads to any of these ends."""
        found = ends
        for hop in reversed(path.hops):
            found = self._left(found, hop)
        if path.root is Root.STRATEGY:
            return self.context.whole(kinds) if self.context.root in found else frozenset()
        return found & self.context.whole(kinds)

    def _taken(self, starts: list[str], hop: Hop) -> list[str]:
        """Gives where a hop leads from some elements."""
        if hop.closure is Closure.ONCE:
            ends = list(dict.fromkeys(end for start in starts for end in self._ends(start, hop.steps)))
        else:
            ends = self._met(starts, hop)
        return [end for end in ends if self.context.kind(end) in hop.kinds]

    def _met(self, starts: list[str], hop: Hop) -> list[str]:
        return self._spread(starts, hop.closure, lambda start: self._ends(start, hop.steps))

    def _left(self, ends: frozenset[str], hop: Hop) -> frozenset[str]:
        """Gives from where a hop leads to some elements."""
        fitting = ends & self.context.whole(hop.kinds)
        if hop.closure is Closure.ONCE:
            return frozenset(start for end in fitting for start in self._starts(end, hop.steps))
        return frozenset(self._spread(list(fitting), hop.closure, lambda end: self._starts(end, hop.steps)))

    def _ends(self, element: str, steps: tuple[LinkStep, ...]) -> list[str]:
        return [end for step in steps for end in self.context.ends(element, step)]

    def _starts(self, end: str, steps: tuple[LinkStep, ...]) -> list[str]:
        return [start for step in steps for start in self.context.starts(end, step)]

    def _spread(self, starts: list[str], closure: Closure, taken: Callable[[str], list[str]]) -> list[str]:
        """Gives all that is met by taking steps again and again; each element is left once, so circles come to an end."""
        met = dict.fromkeys(starts) if closure is Closure.ANY_NUMBER else {}
        left = set[str]()
        waiting = list(starts)
        while waiting:
            element = waiting.pop()
            if element in left:
                continue
            left.add(element)
            ends = taken(element)
            self.spend(1 + len(ends))
            met.update(dict.fromkeys(ends))
            waiting.extend(ends)
        return list(met)
