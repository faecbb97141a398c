"""Why a subject fails a rule: the first part of the demand that does not hold, and what came near to meeting it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import AnyOf, Condition, Counted, Exists, NoCycle, Quantified, Quantifier, Unique
from alignment.rules.conditions import first_path as path_of
from alignment.rules.evaluate import Evaluator
from alignment.rules.near_misses import NearMiss, Seeker
from alignment.rules.route import Path
from alignment.rules.rule import Rule
from alignment.rules.walk import BudgetSpentError

_MOST_NEAR: Final = 100
"""Near misses beyond these would help nobody."""


class Breach(NamedTuple):
    """Says that a subject fails a rule: no line numbers, no prose beyond the near misses.

    `facet` is the field or link that an officer would write; `paths` are those that the failing parts look at.
    `is_choice` tells that one of them would do. `wanted` is the path whose ends would do, and the condition that they
    would have to meet, where there is one; `leads_nowhere` tells that it reaches nothing at all.
    """

    subject: str
    facet: str | None
    paths: tuple[str, ...]
    near_misses: tuple[NearMiss, ...] = ()
    wanted: Path | None = None
    condition: Condition | None = None
    is_choice: bool = False
    leads_nowhere: bool = False


class _Sought(NamedTuple):
    """Holds what came near to meeting a demand, and what would meet it."""

    near_misses: tuple[NearMiss, ...]
    wanted: Path | None
    condition: Condition | None
    leads_nowhere: bool


_NOTHING: Final = _Sought((), None, None, leads_nowhere=False)


@dataclass(slots=True, eq=False, repr=False)
class Explainer:
    """Explains failures in one world."""

    evaluator: Evaluator
    seeker: Seeker
    metamodel: Metamodel

    def breaches(self, rule: Rule, failed: tuple[str, ...]) -> Iterator[Breach]:
        """Explains why subjects fail a rule; of those that fail together only the first by name.

        What came near is looked for within one budget for all of them; when that is spent, the rest are not explained.
        """
        every = frozenset(failed)
        left: float = self.evaluator.walker.budget
        for subject in failed:
            leaves = tuple(self.seeker.failing(rule.claim, subject, subject))
            if subject == min(self._together(leaves, subject) & every, default=subject):
                sought, left = self._sought(leaves[0], subject, left)
                yield self._breach(rule, subject, leaves, sought)

    def _breach(self, rule: Rule, subject: str, leaves: tuple[Condition, ...], sought: "_Sought") -> Breach:
        is_choice = isinstance(rule.claim, AnyOf)
        parts = rule.claim.parts if isinstance(rule.claim, AnyOf) else leaves
        first = path_of(leaves[0]).first
        kind = self.metamodel.kinds[self.evaluator.world.kind(subject)]
        return Breach(
            subject=subject,
            facet=first if first in kind.names else None,
            paths=tuple(dict.fromkeys(path_of(part).text for part in parts)),
            near_misses=sought.near_misses,
            wanted=sought.wanted,
            condition=sought.condition,
            is_choice=is_choice,
            leads_nowhere=sought.leads_nowhere,
        )

    def _sought(self, leaf: Condition, subject: str, budget: float) -> "tuple[_Sought, float]":
        """Looks for what came near and for what is wanted; gives what is left of the budget too."""
        walker = self.evaluator.walker
        if not budget:
            return _NOTHING, budget
        try:
            with walker.within(budget):
                near = tuple(islice(self.seeker.near(leaf, subject, subject), _MOST_NEAR))
                wanted, condition = self._wanted(leaf, subject)
                nowhere = wanted is not None and not self.evaluator.reached(subject, wanted, subject)
                return _Sought(near, wanted, condition, nowhere), walker.left
        except BudgetSpentError:
            return _NOTHING, 0

    def _together(self, leaves: tuple[Condition, ...], subject: str) -> frozenset[str]:
        """Gives all that fail for the same reason, where nothing else is wrong with the subject."""
        alone = leaves[0] if len(leaves) == 1 else None
        return self.evaluator.together(alone)[subject] if isinstance(alone, Unique | NoCycle) else frozenset()

    def _wanted(self, leaf: Condition, subject: str) -> tuple[Path | None, Condition | None]:
        """Gives the path of which more is wanted, and what its ends would have to meet."""
        match leaf:
            case Exists(path):
                return path, None
            case Quantified(path, Quantifier.SOME, part):
                return path, part
            case Counted(path, where, at_least, _):
                is_short = len(self.evaluator.counted(leaf, subject, subject)) < at_least
                return (path, where) if is_short else (None, None)
            case _:
                return None, None
