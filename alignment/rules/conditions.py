"""Conditions as the compiler leaves them: every name resolved, every test known to fit; plain data.

Conditions that say the same are equal, so that rules of different packs share what is found out about them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple, TypeAlias

from alignment.model.values import FieldValue
from alignment.rules.choice import Criterion, OneGroup, WhichCount
from alignment.rules.operands import Clock, Lately, Operand, Soon, looked_up
from alignment.rules.path import Path
from alignment.rules.words import FieldWord


class Quantifier(Enum):
    """Tells how many of the elements reached must meet a condition."""

    SOME = "some"
    EVERY = "every"
    NONE = "none"


class Agreement(Enum):
    """Tells how what two paths reach must agree."""

    OVERLAPS = "overlaps"
    SHARES_NOTHING = "shares_nothing_with"
    SAME = "same_as"


class Ratio(Enum):
    """Tells how many elements one path must lead to beside those to which another does."""

    AT_LEAST = "at_least_as_many_as"
    AT_MOST = "at_most_as_many_as"
    EXACTLY = "as_many_as"


@dataclass(frozen=True, slots=True)
class AllOf(Criterion):
    """Holds where all parts hold."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf(Criterion):
    """Holds where at least one part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not(Criterion):
    """Holds where the part does not."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class IfThen(Criterion):
    """Holds where the premise does not, or the conclusion does."""

    premise: "Condition"
    conclusion: "Condition"


@dataclass(frozen=True, slots=True)
class Meets(Criterion):
    """Holds where a named definition holds."""

    name: str
    part: "Condition"


@dataclass(frozen=True, slots=True)
class Exists(Criterion):
    """Holds where the path leads to anything at all."""

    path: Path


class KindOperand(NamedTuple):
    """Holds what stands after a word, as the field of one kind understands it."""

    kind: str
    operand: Operand


@dataclass(frozen=True, slots=True)
class FieldTest(Criterion):
    """Holds where the values at the end of a path pass a test; the operand is given by the kind that has the field."""

    path: Path
    word: FieldWord
    operands: tuple[KindOperand, ...]

    @property
    def operand(self) -> Operand:
        """Gives the operand of the first kind; kinds differ only in the spelling of their vocabularies."""
        return self.operands[0].operand


@dataclass(frozen=True, slots=True)
class Total(Criterion):
    """Holds where the numbers at the end of a path add up to the operand."""

    path: Path
    operand: Operand


@dataclass(frozen=True, slots=True)
class Different(Criterion):
    """Holds where no more than so many different values stand at the end of a path."""

    path: Path
    at_most: int


@dataclass(frozen=True, slots=True)
class Unique(Criterion):
    """Holds where no other element of the kinds that the path starts from has the same value."""

    path: Path


@dataclass(frozen=True, slots=True)
class Counted(Criterion):
    """Holds where the path leads to so many distinct elements that meet `where`."""

    path: Path
    where: "Condition | None"
    at_least: int
    at_most: int | None


@dataclass(frozen=True, slots=True)
class Quantified(Criterion):
    """Holds where some, every or none of the elements reached meet a condition."""

    path: Path
    quantifier: Quantifier
    part: "Condition"


@dataclass(frozen=True, slots=True)
class Agrees(Criterion):
    """Holds where the elements that two paths reach agree."""

    path: Path
    agreement: Agreement
    other: Path


@dataclass(frozen=True, slots=True)
class Proportion(Criterion):
    """Holds where a path leads to so many elements beside another, or so many percent of all that it leads to itself."""

    path: Path
    ratio: Ratio
    other: Path | None
    percent: int = 100

    @property
    def whole(self) -> Path:
        """Gives the path whose elements are all of which some are counted."""
        group = self.path.choice.group if self.path.choice else None
        return self.other or self.path._replace(choice=WhichCount(None, None, group) if group else None)


@dataclass(frozen=True, slots=True)
class InEach(Criterion):
    """Holds where a test holds of each group of what its path leads to, which the values of a field make."""

    by: str
    part: "Divisible"

    def within(self, key: FieldValue) -> "Divisible":
        """Gives the test of one group alone."""
        choice = (self.part.path.choice or WhichCount(None))._replace(group=OneGroup(self.by, key))
        return replace(self.part, path=self.part.path._replace(choice=choice))


@dataclass(frozen=True, slots=True)
class NoCycle(Criterion):
    """Holds where an element is not reached from itself, however often the path is followed."""

    path: Path


Divisible: TypeAlias = FieldTest | Total | Different | Counted | Quantified | Agrees | Proportion
"""A test of what a path leads to, which can be asked of some of it as well."""

PathTest: TypeAlias = Divisible | Exists | Unique | NoCycle
"""A condition that takes a path, and so is not made of others alone."""

Condition: TypeAlias = AllOf | AnyOf | Not | IfThen | Meets | InEach | PathTest


def all_of(parts: "Sequence[Condition | None]") -> Condition | None:
    """Joins parts that must all hold; None where any of them could not be compiled."""
    whole = tuple(part for part in parts if part is not None)
    if not whole or len(whole) < len(parts):
        return None
    return whole[0] if len(whole) == 1 else AllOf(whole)


def any_of(parts: "Sequence[Condition | None]") -> Condition | None:
    """Joins parts of which one must hold; None where any of them could not be compiled."""
    whole = tuple(part for part in parts if part is not None)
    if not whole or len(whole) < len(parts):
        return None
    return whole[0] if len(whole) == 1 else AnyOf(whole)


def in_each(condition: Condition, by: str) -> Condition:
    """Has tests of one path asked of each group that the values of a field make."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(in_each(part, by) for part in parts))
        case FieldTest() | Total() | Different() | Counted() | Quantified() | Agrees() | Proportion():
            return InEach(by, condition)
        case _:
            return condition


def negated(part: Condition | None) -> Condition | None:
    """Turns a part round; None where it could not be compiled."""
    return Not(part) if part is not None else None


def parts_of(condition: Condition) -> "tuple[Condition, ...]":
    """Gives the conditions directly inside one."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part) | Meets(_, part) | Quantified(_, _, part) | InEach(_, part):
            return (part,)
        case IfThen(premise, conclusion):
            return (premise, conclusion)
        case Counted(_, where, _, _) if where is not None:
            return (where,)
        case _:
            return ()


def whole_of(condition: Condition) -> Iterator[Condition]:
    """Gives a condition and every one inside it, however deep."""
    yield condition
    for part in (*parts_of(condition), *wheres_of(condition)):
        yield from whole_of(part)


def paths_of(condition: Condition) -> tuple[Path, ...]:
    """Gives the paths that a condition itself takes, those of its parts left aside."""
    match condition:
        case AllOf() | AnyOf() | Not() | IfThen() | Meets() | InEach():
            return ()
        case Agrees(path, _, other) | Proportion(path, _, other, _):
            return (path, other) if other else (path,)
        case FieldTest() | Total():
            return (condition.path, *looked_up(condition.operand))
        case _:
            return (condition.path,)


def wheres_of(condition: Condition) -> "tuple[Condition, ...]":
    """Gives the conditions by which what the paths of a condition lead to is chosen."""
    wheres = (where_of(path) for path in paths_of(condition))
    return tuple(where for where in wheres if where is not None)


def where_of(path: Path) -> Condition | None:
    """Gives the condition that what a path leads to must meet to count, where there is one."""
    where = path.choice.where if path.choice else None
    return where if isinstance(where, Condition) else None


def group_of(condition: Condition) -> OneGroup | None:
    """Gives the group of which alone a test is asked, where it is of one."""
    choices = (path.choice for path in paths_of(condition)[:1])
    return next((choice.group for choice in choices if choice is not None), None)


def is_choosing(condition: Condition) -> bool:
    """Tells whether not all count that the paths of a condition lead to, its parts left aside."""
    return any(path.choice for path in paths_of(condition))


def first_path(condition: Condition) -> Path:
    """Gives the path that a condition looks at, the first of several; of `if` and `then` that of the conclusion."""
    match condition:
        case IfThen(_, part) | Not(part) | Meets(_, part) | InEach(_, part):
            return first_path(part)
        case AllOf(parts) | AnyOf(parts):
            return first_path(parts[0])
        case _:
            return condition.path


def follows_links(condition: Condition) -> bool:
    """Tells whether any path leads from one element to another."""
    return any(path.hops for one in whole_of(condition) for path in paths_of(one))


def reads_day(condition: Condition) -> bool:
    """Tells whether the answer can depend on the day of the check."""
    operands = (one.operand for one in whole_of(condition) if isinstance(one, FieldTest | Total))
    return any(
        isinstance(operand, Lately | Soon) or getattr(operand, "source", None) is Clock.AS_AT for operand in operands
    )
