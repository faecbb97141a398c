"""Conditions as the compiler leaves them: every name resolved, every test known to fit; plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias

from alignment.rules.words import FieldWord, Operand


class Step(NamedTuple):
    """Follows one link type, forwards or, where `is_inverse`, backwards."""

    link: str
    is_inverse: bool


class Hop(NamedTuple):
    """Follows any of some steps to elements of some kinds."""

    steps: tuple[Step, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Path:
    """Leads from an element over hops to elements or, where `field` is given, to a field of theirs.

    `text` is the path as written and `first` its first name: the key that an officer would write on the element.
    """

    text: str
    first: str
    start: frozenset[str]
    hops: tuple[Hop, ...]
    field: str | None

    @property
    def end(self) -> frozenset[str]:
        """Gives the kinds of the elements that the path leads to."""
        return self.hops[-1].kinds if self.hops else self.start

    @property
    def kinds(self) -> frozenset[str]:
        """Gives every kind that the path touches."""
        return self.start.union(*(hop.kinds for hop in self.hops))


class Quantifier(Enum):
    """Tells how many of the elements reached must meet a condition."""

    SOME = "some"
    EVERY = "every"
    NONE = "none"


@dataclass(frozen=True, slots=True, eq=False)
class AllOf:
    """Holds where all parts hold."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True, eq=False)
class AnyOf:
    """Holds where at least one part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True, eq=False)
class Not:
    """Holds where the part does not."""

    part: "Condition"


@dataclass(frozen=True, slots=True, eq=False)
class Meets:
    """Holds where a named definition holds."""

    name: str
    part: "Condition"


@dataclass(frozen=True, slots=True, eq=False)
class Exists:
    """Holds where the path leads to anything at all."""

    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class FieldTest:
    """Holds where the values at the end of a path pass a test; the operand is given by the kind that has the field."""

    path: Path
    word: FieldWord
    operands: Mapping[str, Operand]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """Holds where the path leads to so many distinct elements that meet `where`."""

    path: Path
    where: "Condition | None"
    at_least: int
    at_most: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Quantified:
    """Holds where some, every or none of the elements reached meet a condition."""

    path: Path
    quantifier: Quantifier
    part: "Condition"


Condition: TypeAlias = AllOf | AnyOf | Not | Meets | Exists | FieldTest | Counted | Quantified


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


def negated(part: Condition | None) -> Condition | None:
    """Turns a part round; None where it could not be compiled."""
    return Not(part) if part is not None else None


def kinds_read(condition: Condition) -> frozenset[str]:
    """Gives every kind of element that the answer can depend on."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return frozenset[str]().union(*(kinds_read(part) for part in parts))
        case Not(part) | Meets(_, part):
            return kinds_read(part)
        case Counted(path, where, _, _):
            return path.kinds | (kinds_read(where) if where else frozenset())
        case Quantified(path, _, part):
            return path.kinds | kinds_read(part)
        case _:
            return condition.path.kinds
