"""Where paths could lead if one element wrote other fields and links: at most, and at least.

Every other element stays as it is. A link of the one may lead to any element that it may lead to, and to one that is yet
to be written. Such a new element writes what it likes too, but only links that lead to it count, not those that lead back.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias

from alignment.model.link_types import EVIDENCE
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import STRATEGY
from alignment.rules.context import RuleContext
from alignment.rules.link_subjects import ALONG, CITED, PARAGRAPH
from alignment.rules.path import Closure, Hop, LinkStep, Path, Root
from alignment.rules.traverse import Traverser

_NEW: Final = "new "
"""Begins what stands for a new element of a kind; no id holds a space."""


_Step: TypeAlias = Callable[[str, LinkStep], Iterable[str]]


class Extent(Enum):
    """Tells how far the links of the free element are taken to lead."""

    NEAR = "to where they lead now, and to new elements"
    WIDE = "to everything that they may lead to"
    LEAST = "nowhere"


Choose: TypeAlias = Callable[[list[str], str, Path, Extent], list[str]]
"""Gives those that could count of the elements to which a path leads from one, or for the least extent must."""


def is_new(element: str) -> bool:
    """Tells whether an element is only thought of."""
    return element.startswith(_NEW)


@dataclass(slots=True, eq=False, repr=False)
class FreeReach:
    """Walks from element to element in one context, where `free` is the element that is edited.

    `choose` leaves out of what a path leads to what does not count.
    """

    traverser: Traverser
    metamodel: Metamodel
    free: str
    subject: str
    choose: Choose = field(init=False)
    known: dict[tuple[str, Path, Extent], list[str]] = field(default_factory=dict)

    @property
    def context(self) -> RuleContext:
        """Gives what is looked at."""
        return self.traverser.context

    def kind(self, element: str) -> str:
        """Gives the kind of an element, of a new one too."""
        return element.removeprefix(_NEW) if is_new(element) else self.context.kind(element)

    def is_free(self, element: str) -> bool:
        """Tells whether an element's own fields and links may be others."""
        return element == self.free or is_new(element)

    def reached(self, element: str, path: Path, extent: Extent) -> list[str]:
        """Gives the distinct elements to which a path leads, where the free links lead so far."""
        key = (element, path, extent)
        if key not in self.known:
            start = {Root.ELEMENT: element, Root.SUBJECT: self.subject, Root.STRATEGY: self.context.root}[path.root]
            found = [start] if start is not None else []
            for hop in path.hops:
                found = self._taken(found, hop, self._taking(extent))
                self.traverser.spend(len(found))
            self.traverser.spend(1)
            self.known[key] = self.choose(found, element, path, extent) if path.choice else found
        return self.known[key]

    def met(self, element: str, path: Path) -> Iterator[str]:
        """Gives all to which a path could lead, first what is likely to be enough."""
        yield from self.reached(element, path, Extent.NEAR)
        yield from self.reached(element, path, Extent.WIDE)

    def _taking(self, extent: Extent) -> _Step:
        return {Extent.NEAR: self._near, Extent.WIDE: self._wide, Extent.LEAST: self._least}[extent]

    def _taken(self, starts: list[str], hop: Hop, taken: _Step) -> list[str]:
        if hop.closure is Closure.ONCE:
            ends = dict.fromkeys(end for start in starts for step in hop.steps for end in taken(start, step))
        else:
            ends = self._met(starts, hop, taken)
        return [end for end in ends if self.kind(end) in hop.kinds]

    def _met(self, starts: list[str], hop: Hop, taken: _Step) -> dict[str, None]:
        met = dict.fromkeys(starts) if hop.closure is Closure.ANY_NUMBER else {}
        left, waiting = set[str](), list(starts)
        while waiting:
            element = waiting.pop()
            if element in left:
                continue
            left.add(element)
            ends = [end for step in hop.steps for end in taken(element, step)]
            self.traverser.spend(1 + len(ends))
            met.update(dict.fromkeys(ends))
            waiting.extend(ends)
        return met

    def _near(self, element: str, step: LinkStep) -> Iterator[str]:
        """Gives where a step leads, and where the free element could have it lead beside that."""
        if not is_new(element):
            yield from self._now(element, step)
        if step.link in ALONG:
            yield from (_NEW + kind for kind in CITED if self._may_cite(element, step))
            return
        if step.is_inverse:
            if self.kind(element) in self._targets(self.free, step):
                yield self.free
        elif self.is_free(element):
            yield from (_NEW + kind for kind in sorted(self._targets(element, step) - {STRATEGY}))

    def _wide(self, element: str, step: LinkStep) -> Iterator[str]:
        yield from self._near(element, step)
        if self.is_free(element) and not step.is_inverse:
            yield from self.context.reachable(sorted(self._targets(element, step)))

    def _least(self, element: str, step: LinkStep) -> Iterator[str]:
        """Gives where a step leads whatever the free element writes."""
        if is_new(element):
            return
        if step.link in ALONG:
            now = () if self._may_cite(element, step) else self._now(element, step)
            yield from (end for end in now if not (step.is_inverse and self.context.links[end].source == self.free))
        elif step.is_inverse:
            yield from (end for end in self._now(element, step) if end != self.free)
        elif element != self.free:
            yield from self._now(element, step)

    def _may_cite(self, link: str, step: LinkStep) -> bool:
        """Tells whether a step leads to the paragraph of a link, which the free element may have cite another."""
        links = self.context.links
        is_own = link in links and links[link].source == self.free and links[link].type != EVIDENCE.name
        return step.link == PARAGRAPH and is_own

    def _now(self, element: str, step: LinkStep) -> Iterator[str]:
        """Gives where a step leads now; the free element can be given a title that says what it is."""
        found = self.context.neighbours(element, step)
        skipped = frozenset[str]() if step.link in ALONG else self.context.skipped
        return (end for end in found if end not in skipped or end == self.free)

    def _targets(self, element: str, step: LinkStep) -> frozenset[str]:
        """Gives the kinds to which an element may write the link of a step."""
        ends = self.metamodel.links[step.link].ends.get(self.kind(element))
        return ends.to if ends else frozenset()
