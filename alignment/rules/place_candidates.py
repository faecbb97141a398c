"""Who could clear a failure by an edit, looked for generously: everything that was looked at, and what could join it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Counted,
    IfThen,
    Meets,
    NoCycle,
    Quantified,
    Quantifier,
    Unique,
    parts_of,
    paths_of,
    where_of,
    whole_of,
)
from alignment.rules.evaluate import Evaluator
from alignment.rules.link_subjects import LINK
from alignment.rules.path import Path

_NOBODY: Final = frozenset[str]()


class Candidates(NamedTuple):
    """Holds who could be one of the places: some elements, and of which kinds any could join by a link of its own."""

    elements: frozenset[str]
    kinds: frozenset[str]


@dataclass(slots=True, eq=False, repr=False)
class CandidateFinder:
    """Finds them in one context."""

    evaluator: Evaluator
    metamodel: Metamodel

    def failing(self, condition: Condition, element: str, subject: str) -> Candidates:
        """Gives who could make a condition hold that fails: of parts that must all hold one is enough to look at."""
        match condition:
            case AllOf(parts):
                fails = (part for part in parts if not self.evaluator.holds(part, element, subject))
                return self.failing(next(fails), element, subject)
            case AnyOf(parts):
                return _together(self.failing(part, element, subject) for part in parts)
            case Meets(_, part):
                return self.failing(part, element, subject)
            case IfThen(premise, conclusion):
                around = self._around(premise, element, subject)
                return _together((around, self.failing(conclusion, element, subject)))
            case Quantified(path, Quantifier.EVERY, part):
                ends = self.evaluator.reached(element, path, subject)
                failing = next(end for end in ends if not self.evaluator.holds(part, end, subject))
                return _together((self._on(path, element, subject), self.failing(part, failing, subject)))
            case _:
                return self._around(condition, element, subject)

    def _around(self, condition: Condition, element: str, subject: str) -> Candidates:
        """Gives who decides whether a condition holds."""
        match condition:
            case Unique(path):
                together = self.evaluator.together(condition).get(element, frozenset({element}))
                kinds = frozenset(self.metamodel.kinds) if LINK in path.start else path.start
                return Candidates(self._writers(together), kinds - {LINK})
            case NoCycle(path):
                return _together(self._on(path, one, subject) for one in self._led_on_to(condition, element))
            case Quantified(path, _, part) | Counted(path, part, _, _) if part is not None:
                return _together((self._on(path, element, subject), *self._inside(part, path, element, subject)))
            case _:
                own = (self._on(path, element, subject) for path in paths_of(condition))
                return _together((*own, *(self._around(part, element, subject) for part in parts_of(condition))))

    def _led_on_to(self, condition: NoCycle, element: str) -> set[str]:
        """Gives an element and all to which it leads, however often the path is followed."""
        ways = self.evaluator.ways(condition)
        met, waiting = {element}, [element]
        while waiting:
            further = set(ways[waiting.pop()]) - met
            met |= further
            waiting.extend(further)
        return met

    def _on(self, path: Path, element: str, subject: str) -> Candidates:
        """Gives the elements on the way of a path, and the kinds of which any could put itself on it."""
        traverser = self.evaluator.traverser
        around = tuple(hop._replace(kinds=hop.kinds | hop.through) for hop in path.hops)
        ways = (path.upto(hops)._replace(hops=around[:hops]) for hops in range(len(around) + 1))
        met = frozenset(one for way in ways for one in traverser.reached(element, way, subject))
        passed_over = frozenset(traverser.passed_over(element, path, subject))
        on_it = Candidates(self._writers(met) | passed_over, _joining_on(path, self.metamodel))
        where = where_of(path)
        return _together((on_it, *self._inside(where, path, element, subject))) if where else on_it

    def _inside(self, part: Condition, path: Path, element: str, subject: str) -> Iterator[Candidates]:
        """Gives who decides which ends of a path meet a condition."""
        yield _joining(part, self.metamodel)
        ends = self.evaluator.reached(element, path._replace(choice=None), subject)
        yield from (self._around(part, end, subject) for end in ends)

    def _writers(self, subjects: frozenset[str]) -> frozenset[str]:
        """Gives the elements of some subjects: of a link the one that writes it."""
        links = self.evaluator.context.links
        return frozenset(links[one].source if one in links else one for one in subjects)


def _together(asked: Iterable[Candidates]) -> Candidates:
    every = tuple(asked)
    return Candidates(_NOBODY.union(*(one.elements for one in every)), _NOBODY.union(*(one.kinds for one in every)))


def every_path(conditions: Iterable[Condition]) -> Iterator[Path]:
    """Gives every path that conditions take, however deep."""
    return (path for condition in conditions for one in whole_of(condition) for path in paths_of(one))


def _joining(condition: Condition, metamodel: Metamodel) -> Candidates:
    kinds = (_joining_on(path, metamodel) for path in every_path((condition,)))
    return Candidates(_NOBODY, _NOBODY.union(*kinds))


def _joining_on(path: Path, metamodel: Metamodel) -> frozenset[str]:
    """Gives the kinds of which an element could put itself on a path by a link that it writes itself."""
    return frozenset(
        kind
        for hop in path.hops
        for step in hop.steps
        if step.is_inverse
        for kind in metamodel.links[step.link].ends
        if kind in hop.kinds | hop.through
    )
