"""Finding out what brings a finding, or mends it: by checking with each input as it was or as it is."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeAlias

from alignment.checker.judge import Judgement, judge
from alignment.checker.result import CheckResult
from alignment.comparison.changed_files import documents_of
from alignment.findings.finding import Finding
from alignment.project.load import Loaded
from alignment.project.policy import Policy
from alignment.project.request import Request
from alignment.results.inputs import READ, Input

Smallest: TypeAlias = Mapping[str, tuple[tuple[Input, ...], ...]]
"""By the name of a finding the sets of inputs, each of which brings or mends it, and none of which is larger than need be."""


@dataclass(slots=True, eq=False, repr=False)
class Attribution:
    """Checks a project with some inputs as they are and the others as they were; each combination once.

    `named` gives the name by which a finding is known in both states.
    """

    request: Request
    old: CheckResult
    new: CheckResult
    named: Callable[[Finding], str]
    _seen: dict[frozenset[Input], Judgement] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._seen[frozenset()] = self.old.judgement
        self._seen[frozenset(self.differing())] = self.new.judgement

    def differing(self) -> tuple[Input, ...]:
        """Gives the inputs that are not the same in both states; one too many makes no difference but in time."""
        return tuple(one for one in READ if _differs(one, self.old, self.new))

    def judged(self, turned: Collection[Input]) -> Judgement:
        """Gives what is found where these inputs are as they are and the others as they were."""
        chosen = frozenset(turned)
        if chosen not in self._seen:
            self._seen[chosen] = judge(mixed(self.old.loaded, self.new.loaded, chosen), self.request)
        return self._seen[chosen]

    def standing(self, turned: Collection[Input]) -> frozenset[str]:
        """Gives the findings that count then."""
        return frozenset(self.named(one) for one in self.judged(turned).findings if one.suppression is None)

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


def mixed(old: Loaded, new: Loaded, turned: Collection[Input]) -> Loaded:
    """Gives what was loaded in the newer state of some inputs, and in the older one of the others.

    What is a pack in either state is no part of a model.
    """

    def state(one: Input) -> Loaded:
        return new if one in turned else old

    project = state(Input.SETTINGS).policy.project
    aside = old.policy.packs.own | new.policy.packs.own
    policy = Policy(
        project=project,
        views=state(Input.SETTINGS).policy.views,
        packs=state(Input.PACKS).policy.packs.in_words_of(project.metamodel),
        waivers=state(Input.WAIVERS).policy.waivers,
        accepted=state(Input.BASELINE).policy.accepted,
        reviews=state(Input.REVIEWS).policy.reviews,
        used=state(Input.USED).policy.used,
    )
    return Loaded(
        policy=policy,
        clock=state(Input.CALENDAR).clock,
        waivers_as_at=state(Input.WAIVERS).waivers_as_at,
        model=state(Input.STRATEGY).model.in_words_of(project.metamodel, aside, policy.used.of(project.metamodel)),
        texts=state(Input.STRATEGY).texts,
    )


def _differs(one: Input, old: CheckResult, new: CheckResult) -> bool:
    is_later = old.report.as_at != new.report.as_at
    if one is Input.CALENDAR:
        return is_later
    is_about_time = one is Input.WAIVERS and bool(old.loaded.policy.waivers.waivers)
    return (is_about_time and is_later) or _digests(one, old) != _digests(one, new)


def _digests(one: Input, result: CheckResult) -> tuple[tuple[str, str | None], ...]:
    """Gives the digests of the files that hold an input."""
    if one is not Input.STRATEGY:
        return tuple(
            (str(document.source.path), document.source.sha256) for document in documents_of(one, result.loaded.policy)
        )
    beside = {document.source.path for document in result.loaded.policy.documents}
    return tuple(sorted((str(file.path), file.sha256) for file in result.report.files if file.path not in beside))
