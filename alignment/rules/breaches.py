"""Why an element fails: the first part of the demand that does not hold, and what came near to meeting it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Kind, Metamodel
from alignment.rules.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Counted,
    Exists,
    FieldTest,
    Meets,
    Not,
    Path,
    Quantified,
    Quantifier,
)
from alignment.rules.evaluate import Evaluator
from alignment.rules.rule import Rule
from alignment.rules.said import said_of

_UNWANTED: Final = "is one that must not be here"


class NearMiss(NamedTuple):
    """Names an element that was looked at in vain, and the test that it failed, in words."""

    element: str
    says: str


class Breach(NamedTuple):
    """Says that an element fails a rule: no line numbers, no prose beyond the near misses.

    `facet` is the field or link that an officer would write; `paths` are those that the failing parts look at.
    `is_choice` tells that one of them would do. `wanted` is the path whose ends would do, and the condition that they would have to meet, where there is one.
    """

    element: str
    facet: str | None
    paths: tuple[str, ...]
    near_misses: tuple[NearMiss, ...] = ()
    wanted: Path | None = None
    condition: Condition | None = None
    is_choice: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Explainer:
    """Explains failures on one graph."""

    evaluator: Evaluator
    metamodel: Metamodel

    def breach(self, rule: Rule, element: str) -> Breach:
        """Explains why an element fails a rule."""
        leaves = tuple(self._failing(rule.claim, element))
        is_choice = isinstance(rule.claim, AnyOf)
        parts = rule.claim.parts if isinstance(rule.claim, AnyOf) else leaves
        paths = tuple(dict.fromkeys(_path_of(part).text for part in parts))
        wanted, condition = self._wanted(leaves[0], element)
        first = _path_of(leaves[0]).first
        facet = first if first in self._kind(element).names else None
        return Breach(element, facet, paths, tuple(self._near_misses(leaves[0], element)), wanted, condition, is_choice)

    def _wanted(self, leaf: Condition, element: str) -> tuple[Path | None, Condition | None]:
        """Gives the path of which more is wanted, and what its ends would have to meet."""
        match leaf:
            case Exists(path):
                return path, None
            case Quantified(path, Quantifier.SOME, part):
                return path, part
            case Counted(path, where, at_least, _) if len(self.evaluator.counted(leaf, element)) < at_least:
                return path, where
            case _:
                return None, None

    def _near_misses(self, leaf: Condition, element: str) -> Iterator[NearMiss]:
        """Names what a part that fails looked at, and what is wrong with each."""
        match leaf:
            case Exists(path):
                return self._stuck(path, element)
            case FieldTest():
                return self._off(leaf, element)
            case Quantified(path, Quantifier.NONE, part):
                return self._unwanted(path, part, element)
            case Quantified(path, _, part):
                return self._near(path, part, element)
            case Counted():
                return self._counted(leaf, element)
            case _:
                return iter(())

    def _failing(self, condition: Condition, element: str) -> Iterator[Condition]:
        """Gives the parts that fail: of parts that must all hold each failing one, of alternatives the first."""
        kinds = frozenset({self.evaluator.graph.elements[element].KIND})
        if element in self.evaluator.satisfying(condition, kinds):
            return
        match condition:
            case AllOf(parts):
                for part in parts:
                    yield from self._failing(part, element)
            case AnyOf(parts):
                yield next(self._failing(parts[0], element))
            case Meets(_, part):
                yield from self._failing(part, element)
            case _:
                yield condition

    def _kind(self, element: str) -> Kind:
        return self.metamodel.kinds[self.evaluator.graph.elements[element].KIND]

    def _near(self, path: Path, condition: Condition, element: str) -> Iterator[NearMiss]:
        """Names every candidate that was reached and does not do, and the test that it failed."""
        for candidate in self.evaluator.reached(element, path):
            for leaf in list(self._failing(condition, candidate))[:1]:
                yield NearMiss(candidate, self._says(leaf, candidate))

    def _unwanted(self, path: Path, condition: Condition, element: str) -> Iterator[NearMiss]:
        """Names every element that was reached and does what none must do."""
        for end in self.evaluator.reached(element, path):
            if end in self.evaluator.satisfying(condition, path.end):
                yield NearMiss(end, f"{end} {_UNWANTED}")

    def _counted(self, test: Counted, element: str) -> Iterator[NearMiss]:
        """Names each of too many, or where there are too few every candidate that does not count."""
        counted = self.evaluator.counted(test, element)
        if len(counted) >= test.at_least:
            says = f"is one of {len(counted)}, where {test.at_most} is the most" if test.at_most else _UNWANTED
            yield from (NearMiss(end, f"{end} {says}") for end in counted)
        elif test.where is not None:
            yield from self._near(test.path, test.where, element)

    def _off(self, test: FieldTest, element: str) -> Iterator[NearMiss]:
        """Names every element at the end of a path whose value does not pass, or all where none has a value."""
        ends = self.evaluator.reached(element, test.path)
        failing = [end for end in ends if self.evaluator.fails(test, end)]
        yield from (NearMiss(end, self._said(test, end)) for end in failing or ends)

    def _stuck(self, path: Path, element: str) -> Iterator[NearMiss]:
        """Names the elements from which a path of several steps does not go on."""
        steps = path.text.split(".")
        for taken in range(len(steps) - 1, 0, -1):
            ends = self.evaluator.reached(element, Path(path.text, path.first, path.start, path.hops[:taken], None))
            rest = ".".join(steps[taken:])
            yield from (NearMiss(end, f"{end} has no `{rest}`") for end in ends)
            if ends:
                return

    def _says(self, leaf: Condition, element: str) -> str:
        match leaf:
            case FieldTest(path, _, _) if not path.hops:
                return self._said(leaf, element)
            case Exists(path):
                return f"{element} has no `{path.text}`"
            case _:
                return f"{element} does not meet what is asked of it"

    def _said(self, test: FieldTest, element: str) -> str:
        fields = self._kind(element).fields
        name = test.path.field or ""
        vocabulary = vocabulary_of(fields[name].type) if name in fields else None
        return said_of(test, self.evaluator.graph.elements[element], vocabulary)


def _path_of(leaf: Condition) -> Path:
    """Gives the path that a part looks at, the first of several."""
    match leaf:
        case Not(part) | Meets(_, part):
            return _path_of(part)
        case AllOf(parts) | AnyOf(parts):
            return _path_of(parts[0])
        case _:
            return leaf.path
