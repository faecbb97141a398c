"""The golden thread: from the kinds where it begins, by the links that lead on, with what is missing on the way."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from alignment.model.strategy import Link
from alignment.model.vocabularies import STATED
from alignment.results.report import ThreadElement, ThreadWords
from alignment.text import upper_first
from alignment.views.context import Context
from alignment.views.view import StepView, Views

_ABOVE: Final = "shown above"
_BELOW: Final = "shown below"
_DEEPEST: Final = 25
"""How deep a thread is shown: deeper ones no page has room for, nor can programs read JSON nested without end."""


@dataclass(slots=True, eq=False, repr=False)
class Follower:
    """Follows threads through a strategy; an element met again is named and not followed a second time.

    `below` are those that stand too deep to be followed there: each begins a thread after the others.
    """

    context: Context
    steps: Mapping[str, StepView]
    seen: set[str] = field(default_factory=set)
    below: deque[str] = field(default_factory=deque)

    @classmethod
    def of(cls, context: Context, views: Views) -> "Follower":
        """Makes a follower of the steps that the views describe."""
        return cls(context, {step.of: step for step in views.steps})

    def led(self) -> tuple[ThreadElement, ...]:
        """Follows the thread from every element where it begins."""
        return self._from(one for step in self.steps.values() if step.begins for one in self._tops(step))

    def loose(self) -> tuple[ThreadElement, ...]:
        """Follows the thread from whatever it has not led to."""
        starts = (one for step in self.steps.values() if not step.begins for one in self.context.of_kind(step.of))
        return self._from(one for one in starts if one not in self.seen)

    def _from(self, starts: Iterable[str]) -> tuple[ThreadElement, ...]:
        return (*map(self._element, starts), *map(self._element, self._put_off()))

    def _put_off(self) -> Iterator[str]:
        while self.below:
            if (element := self.below.popleft()) not in self.seen:
                yield element

    def _tops(self, step: StepView) -> list[str]:
        """Gives the elements of a kind that no other of the kind leads on to."""
        every = [*self.context.of_kind(step.of)]
        inside = {other for one in every for name in step.onward for other, _ in self.context.linked(one, name)}
        return [one for one in every if one not in inside]

    def _element(self, element: str, link: Link | None = None, says: str = "", depth: int = 0) -> ThreadElement:
        step = self.steps.get(self.context.strategy.known(element).KIND, StepView(""))
        where = self._elsewhere(element, depth) if step.onward else ""
        if not where:
            self.seen.add(element)
        return ThreadElement(
            element=self.context.named(element),
            says=f"{says}, {where}" if where and says else says,
            basis="" if link is None or link.basis == STATED else link.basis,
            gaps=() if where else self.context.gaps(element, step.wants),
            further=() if where else tuple(self._further(element, step, depth + 1)),
            is_paragraph=link is not None and self.context.metamodel.links[link.type].link.is_citation,
        )

    def _elsewhere(self, element: str, depth: int) -> str:
        """Says where else an element is followed from, and remembers those for which that is still to come; nothing if here."""
        if element in self.seen:
            return _ABOVE
        if depth == _DEEPEST:
            self.below.append(element)
            return _BELOW
        return ""

    def _further(self, element: str, step: StepView, depth: int) -> Iterator[ThreadElement]:
        for name in step.onward:
            says = self.context.metamodel.end(name).says
            for other, link in self.context.linked(element, name):
                yield self._element(other, link, says, depth)


def words(views: Views) -> ThreadWords:
    """Gives what is said of the thread as a whole: what it shows, and what stands on none."""
    said = [step.unled for step in views.steps if step.unled]
    listed = ", and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
    return ThreadWords(views.intro, views.nothing, f"{upper_first(listed)}.")
