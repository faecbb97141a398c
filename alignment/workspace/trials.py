"""Finding out what brings a finding, or mends it: by checking with each input as it was or as it is."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeAlias

from alignment.findings.finding import Finding
from alignment.results.inputs import READ, Input
from alignment.workspace.changed_files import documents_of
from alignment.workspace.check import Answer, answer_of, packs_of
from alignment.workspace.inputs import Inputs
from alignment.workspace.request import Request

Smallest: TypeAlias = Mapping[str, tuple[tuple[Input, ...], ...]]
"""By the name of a finding the sets of inputs, each of which brings or mends it, and none of which is larger than need be."""


@dataclass(slots=True, eq=False, repr=False)
class Trials:
    """Checks a project with some inputs as they are and the others as they were; each combination once.

    `named` gives the name by which a finding is known in both states.
    """

    request: Request
    old: Answer
    new: Answer
    named: Callable[[Finding], str]
    _seen: dict[frozenset[Input], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._seen[frozenset()] = self._standing(self.old)
        self._seen[frozenset(self.differing())] = self._standing(self.new)

    def differing(self) -> tuple[Input, ...]:
        """Gives the inputs that are not the same in both states; one too many makes no difference but in time."""
        return tuple(one for one in READ if _differs(one, self.old, self.new))

    def standing(self, turned: Collection[Input]) -> frozenset[str]:
        """Gives the findings that count where these inputs are as they are and the others as they were."""
        chosen = frozenset(turned)
        if chosen not in self._seen:
            self._seen[chosen] = self._standing(self._answer(chosen))
        return self._seen[chosen]

    def smallest(self, names: Iterable[str]) -> Smallest:
        """Gives, for findings of one state and not the other, the smallest sets of inputs that make the difference."""
        before, differing = self.standing(()), self.differing()
        waiting = set(names) & (before ^ self.standing(differing))
        found: dict[str, tuple[tuple[Input, ...], ...]] = {}
        for number in range(1, len(differing) + 1):
            for turned in combinations(differing, number) if waiting else ():
                for name in waiting & (before ^ self.standing(turned)):
                    found[name] = (*found.get(name, ()), turned)
            waiting -= found.keys()
        return found

    def _standing(self, answer: Answer) -> frozenset[str]:
        return frozenset(self.named(one) for one in answer.report.standing)

    def _answer(self, turned: frozenset[Input]) -> Answer:
        old, new = self.old.inputs, self.new.inputs
        states = {one: (new if one in turned else old).states[one] for one in READ}
        inputs = Inputs(states, self.old.packs.own | self.new.packs.own)
        return answer_of(self.request, inputs, packs_of(inputs))


def _differs(one: Input, old: Answer, new: Answer) -> bool:
    is_later = old.report.as_at != new.report.as_at
    if one is Input.CALENDAR:
        return is_later
    is_about_time = one is Input.WAIVERS and bool(old.model.waivers)
    return (is_about_time and is_later) or _digests(one, old) != _digests(one, new)


def _digests(one: Input, answer: Answer) -> tuple[tuple[str, str | None], ...]:
    """Gives the digests of the files that hold an input."""
    if one is not Input.STRATEGY:
        return tuple((str(document.source.path), document.source.sha256) for document in documents_of(one, answer))
    settings, accepted, reviews = answer.project.document, answer.accepted.document, answer.reviews.document
    own = {document.source.path for document in (*answer.packs.documents, settings, accepted, reviews) if document}
    return tuple(sorted((str(file.path), file.sha256) for file in answer.report.files if file.path not in own))
