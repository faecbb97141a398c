"""The golden thread: from the kinds where it begins, by the links that lead on, with what is missing on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from alignment.model.strategy import Link
from alignment.model.vocabularies import STATED
from alignment.results.report import ThreadElement, ThreadWords
from alignment.text import upper_first
from alignment.views.context import Context
from alignment.views.view import StepView, Views

_LATER: Final = "shown above"


@dataclass(slots=True, eq=False, repr=False)
class Follower:
    """Follows threads through a strategy; an element met again is named and not followed a second time."""

    context: Context
    steps: Mapping[str, StepView]
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, context: Context, views: Views) -> "Follower":
        """Makes a follower of the steps that the views describe."""
        return cls(context, {step.of: step for step in views.steps})

    def led(self) -> tuple[ThreadElement, ...]:
        """Follows the thread from every element where it begins."""
        return tuple(self._element(one) for step in self.steps.values() if step.begins for one in self._tops(step))

    def loose(self) -> tuple[ThreadElement, ...]:
        """Follows the thread from whatever it has not led to."""
        starts = (one for step in self.steps.values() if not step.begins for one in self.context.of_kind(step.of))
        return tuple(self._element(one) for one in starts if one not in self.seen)

    def _tops(self, step: StepView) -> list[str]:
        """Gives the elements of a kind that no other of the kind leads on to."""
        every = [*self.context.of_kind(step.of)]
        inside = {other for one in every for name in step.onward for other, _ in self.context.linked(one, name)}
        return [one for one in every if one not in inside]

    def _element(self, element: str, link: Link | None = None, says: str = "") -> ThreadElement:
        step = self.steps.get(self.context.graph.elements[element].KIND, StepView(""))
        is_again = bool(step.onward) and element in self.seen
        self.seen.add(element)
        return ThreadElement(
            element=self.context.named(element),
            says=f"{says}, {_LATER}" if is_again and says else says,
            basis="" if link is None or link.basis == STATED else link.basis,
            gaps=() if is_again else self.context.gaps(element, step.wants),
            further=() if is_again else tuple(self._further(element, step)),
            is_paragraph=link is not None and self.context.metamodel.links[link.type].link.is_citation,
        )

    def _further(self, element: str, step: StepView) -> Iterator[ThreadElement]:
        for name in step.onward:
            says = self.context.metamodel.end(name).says
            for other, link in self.context.linked(element, name):
                yield self._element(other, link, says)


def words(views: Views) -> ThreadWords:
    """Gives what is said of the thread as a whole: what it shows, and what stands on none."""
    said = [step.unled for step in views.steps if step.unled]
    listed = ", and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
    return ThreadWords(views.intro, views.nothing, f"{upper_first(listed)}.")
