"""Why a subject fails a rule: the first part of the demand that does not hold, and what came near to meeting it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple, Self

from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Counted,
    Exists,
    IfThen,
    Meets,
    NoCycle,
    Quantified,
    Quantifier,
    Unique,
)
from alignment.rules.conditions import first_path as path_of
from alignment.rules.evaluate import Evaluator
from alignment.rules.near_misses import NearMiss, Seeker
from alignment.rules.offenders import Offenders
from alignment.rules.path import Path
from alignment.rules.rule import Rule
from alignment.rules.traverse import BudgetSpentError
from alignment.rules.wrong_values import WrongValues
from alignment.text import natural

_MOST_NEAR: Final = 100
"""Near misses beyond these would help nobody."""


class Breach(NamedTuple):
    """Says that a subject fails a rule: no line numbers, no prose beyond the near misses.

    `facet` is the field or link that an officer would write; `paths` are those that the failing parts look at.
    `is_choice` tells that one of them would do. `wanted` is the path whose ends would do, and the condition that they
    would have to meet, where there is one; `leads_nowhere` tells that it reaches nothing at all. It would be met but for
    the `placeholders`: what it leads to has nothing else for a title. `members` are all that fail together with the
    subject, or on which else it hangs that it fails; and where a demand is about several fields, those that fail it. `values`
    are the values that do not pass, each with how far it is from that.
    """

    subject: str
    facet: str | None
    paths: tuple[str, ...]
    near_misses: tuple[NearMiss, ...] = ()
    wanted: Path | None = None
    condition: Condition | None = None
    is_choice: bool = False
    leads_nowhere: bool = False
    placeholders: tuple[str, ...] = ()
    members: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()


class _Left(NamedTuple):
    """Holds how many steps may still be taken to look for what came near, and for members."""

    near: float
    members: float


class _Blamed(NamedTuple):
    """Holds on which elements a failure hangs, and on which values."""

    members: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()


class _Sought(NamedTuple):
    """Holds what came near to meeting a demand, and what would meet it."""

    near_misses: tuple[NearMiss, ...]
    wanted: Path | None
    condition: Condition | None
    leads_nowhere: bool
    placeholders: tuple[str, ...] = ()


_NOTHING: Final = _Sought((), None, None, leads_nowhere=False)


@dataclass(slots=True, eq=False, repr=False)
class Explainer:
    """Explains failures in one context; `named` those that there are only where links to placeholders do not count."""

    evaluator: Evaluator
    seeker: Seeker
    metamodel: Metamodel
    named: "Explainer | None"

    @classmethod
    def of(cls, evaluator: Evaluator, metamodel: Metamodel) -> Self:
        """Makes the explainer for what an evaluator finds."""
        named = cls.of(evaluator.named, metamodel) if evaluator.named else None
        return cls(evaluator, Seeker(evaluator, metamodel), metamodel, named)

    def breaches(self, rule: Rule, failed: tuple[str, ...]) -> Iterator[Breach]:
        """Explains why subjects fail a rule; of those that fail together only the first by name.

        What came near is looked for within one budget for all of them, and so are members; when it is spent, the rest are
        not explained, or stand for themselves.
        """
        every = frozenset(failed)
        left = _Left(self.evaluator.traverser.budget, self.evaluator.traverser.budget)
        for subject in failed:
            breach, left = self.explained(rule, subject, every, left)
            if breach is not None:
                yield breach

    def explained(
        self, rule: Rule, subject: str, failed: frozenset[str], left: "_Left"
    ) -> tuple[Breach | None, "_Left"]:
        """Explains one failure, unless it stands under another name; gives what is left of the budget too."""
        leaves = tuple(self.seeker.failing(rule.claim, subject, subject))
        if not leaves and self.named is not None:
            return self.named.explained(rule, subject, failed, left)
        together = self._together(leaves, subject)
        if subject != min(together & failed, default=subject):
            return None, left
        sought, near = self._sought(leaves[0], subject, left.near)
        blamed, rest = self._blamed(rule.claim, subject, left.members)
        members = together or blamed.members | self._fields(rule.claim, subject)
        breach = self._breach(rule, subject, leaves, sought)
        return breach._replace(members=members, values=blamed.values), _Left(near, rest)

    def _breach(self, rule: Rule, subject: str, leaves: tuple[Condition, ...], sought: "_Sought") -> Breach:
        is_choice = isinstance(rule.claim, AnyOf)
        parts = rule.claim.parts if isinstance(rule.claim, AnyOf) else leaves
        first = path_of(leaves[0]).first
        kind = self.metamodel.kinds[self.evaluator.context.kind(subject)]
        return Breach(
            subject=subject,
            facet=first if first in kind.names else None,
            paths=tuple(dict.fromkeys(path_of(part).text for part in parts)),
            near_misses=sought.near_misses,
            wanted=sought.wanted,
            condition=sought.condition,
            is_choice=is_choice,
            leads_nowhere=sought.leads_nowhere,
            placeholders=sought.placeholders,
        )

    def _sought(self, leaf: Condition, subject: str, budget: float) -> "tuple[_Sought, float]":
        """Looks for what came near and for what is wanted; gives what is left of the budget too."""
        traverser = self.evaluator.traverser
        if not budget:
            return _NOTHING, budget
        try:
            with traverser.within(budget):
                near = tuple(islice(self.seeker.near(leaf, subject, subject), _MOST_NEAR))
                wanted, condition = self._wanted(leaf, subject)
                nowhere = wanted is not None and not self.evaluator.reached(subject, wanted, subject)
                passed_over = self.seeker.passed_over(leaf, subject, subject) if self.evaluator.context.skipped else ()
                placeholders = tuple(sorted(set(passed_over), key=natural))
                return _Sought(near, wanted, condition, nowhere, placeholders), traverser.left
        except BudgetSpentError:
            return _NOTHING, 0

    def _blamed(self, claim: Condition, subject: str, budget: float) -> tuple[_Blamed, float]:
        """Gives the elements to blame beside those that every finding on the subject is about, and the values; and what is left."""
        traverser, context = self.evaluator.traverser, self.evaluator.context
        link = context.links.get(subject)
        known = {subject, context.root, *((link.source, link.target) if link else ())}
        try:
            with traverser.within(budget):
                members = Offenders(self.evaluator).of(claim, subject, subject) - known
                values = WrongValues(self.evaluator).of(claim, subject, subject)
                return _Blamed(members, values), traverser.left
        except BudgetSpentError:
            return _Blamed(), 0

    def _fields(self, claim: Condition, subject: str) -> frozenset[str]:
        """Gives which of the fields that fail a demand on several; none where it is on one alone."""
        if len(_demanded(claim, lambda _: True)) == 1:
            return frozenset()
        return _demanded(claim, lambda part: not self.evaluator.may_hold(part, subject, subject))

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
                is_short = len(self.evaluator.sifter.counted(leaf, subject, subject)) < at_least
                return (path, where) if is_short else (None, None)
            case _:
                return None, None


def _demanded(condition: Condition, counts: Callable[[Condition], bool]) -> frozenset[str]:
    """Gives the paths of the parts that must all hold and count; of alternatives that of the first, whichever fail."""
    match condition:
        case AllOf(parts):
            return frozenset[str]().union(*(_demanded(part, counts) for part in parts))
        case Meets(_, part) | IfThen(_, part) if counts(condition):
            return _demanded(part, counts)
        case _:
            return frozenset({path_of(condition).text} if counts(condition) else ())
