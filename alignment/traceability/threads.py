"""The golden thread: from an outcome to the ambitions that serve it, their actions, and what measures these."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.model.link_types import EVIDENCE
from alignment.model.strategy import Link
from alignment.model.vocabularies import STATED
from alignment.results.report import ThreadElement
from alignment.traceability.looking import Looking


class _Step(NamedTuple):
    """Says which link leads on from a kind, and from which end."""

    link: str
    is_inverse: bool


_ONWARD: Final = {
    "outcome": (_Step("part_of", is_inverse=True), _Step("contributes_to", is_inverse=True), _Step("measured_by", is_inverse=False)),
    "ambition": (_Step("measured_by", is_inverse=False), _Step("advances", is_inverse=True)),
    "action": (
        _Step("measured_by", is_inverse=False), _Step("informed_by", is_inverse=False), _Step(EVIDENCE.name, is_inverse=False),
    ),
}  # fmt: skip
_WANTED: Final = {
    "outcome": ("contributed_to_by",),
    "ambition": ("contributes_to", "advanced_by"),
    "action": ("advances", "measured_by", "informed_by", "owner"),
}
_LATER: Final = "shown above"


def threads(looking: Looking) -> tuple[ThreadElement, ...]:
    """Follows the thread from every outcome that is no part of another."""
    return _Follower(looking, set()).all_from(_tops(looking))


def loose(looking: Looking, on_thread: Iterable[ThreadElement]) -> tuple[ThreadElement, ...]:
    """Follows the thread from ambitions that serve no outcome, actions that advance none, and measures of nothing."""
    seen = {element for thread in on_thread for element in _elements(thread)}
    follower = _Follower(looking, seen)
    starts = (one for kind in ("ambition", "action", "measure") for one in looking.of_kind(kind))
    return tuple(follower.thread(one) for one in starts if one not in seen)


def _tops(looking: Looking) -> list[str]:
    outcomes = list(looking.of_kind("outcome"))
    inside = {one for one in outcomes if any(link.target in outcomes for link in looking.links(one, "part_of"))}
    return [one for one in outcomes if one not in inside]


def _elements(thread: ThreadElement) -> Iterator[str]:
    yield thread.element.id
    for further in thread.further:
        yield from _elements(further)


@dataclass(slots=True, eq=False, repr=False)
class _Follower:
    """Follows threads; an element met again is named and not followed a second time."""

    looking: Looking
    seen: set[str]

    def all_from(self, starts: Iterable[str]) -> tuple[ThreadElement, ...]:
        """Follows the threads from some elements."""
        return tuple(self.thread(one) for one in starts)

    def thread(self, element: str, link: Link | None = None, says: str = "") -> ThreadElement:
        """Follows the thread from one element, come to by a link."""
        kind = self.looking.graph.elements[element].KIND
        basis = "" if link is None or link.basis == STATED else link.basis
        is_again = element in self.seen and kind in _ONWARD
        self.seen.add(element)
        gaps = self.looking.gaps(element, _WANTED.get(kind, ()))
        further = () if is_again else tuple(self._further(element, kind))
        words = f"{says}, {_LATER}" if is_again and says else says
        is_paragraph = link is not None and link.type == EVIDENCE.name
        return ThreadElement(self.looking.named(element), words, basis, () if is_again else gaps, further, is_paragraph)

    def _further(self, element: str, kind: str) -> Iterator[ThreadElement]:
        for step in _ONWARD.get(kind, ()):
            name = self.looking.strategy.metamodel.links[step.link].link
            for link in self.looking.links(element, step.link, inverse=step.is_inverse):
                says = name.inverse_says if step.is_inverse else name.says
                yield self.thread(link.source if step.is_inverse else link.target, link, says)
