"""Paths as the compiler leaves them: from an element over links to elements, or to a field of theirs."""

from enum import Enum
from typing import NamedTuple

from alignment.rules.choice import WhichCount


class Root(Enum):
    """Tells where a path begins."""

    ELEMENT = "the element that the condition is about"
    SUBJECT = "the element that the rule is about"
    STRATEGY = "the strategy"


class Closure(Enum):
    """Tells how often a hop is taken."""

    ONCE = ""
    ONCE_OR_MORE = "+"
    ANY_NUMBER = "*"


class LinkStep(NamedTuple):
    """Follows one link type, forwards or, where `is_inverse`, backwards."""

    link: str
    is_inverse: bool


class Hop(NamedTuple):
    """Follows any of some steps, once or again and again, to elements of some kinds.

    `through` are the kinds that it may pass on the way, where it is taken more than once. `is_narrowed` tells that one
    kind is kept of those reached.
    """

    steps: tuple[LinkStep, ...]
    kinds: frozenset[str]
    closure: Closure = Closure.ONCE
    through: frozenset[str] = frozenset()
    is_narrowed: bool = False


class Path(NamedTuple):
    """Leads from an element over hops to elements or, where `field` is given, to a field of theirs.

    `text` is the path as written and `first` its first name: the key that an officer would write on the element. `choice`
    tells which of the elements at its end count; without one all do.
    """

    text: str
    first: str
    root: Root
    start: frozenset[str]
    hops: tuple[Hop, ...]
    field: str | None
    choice: WhichCount | None = None

    @property
    def end(self) -> frozenset[str]:
        """Gives the kinds of the elements that the path leads to."""
        return self.hops[-1].kinds if self.hops else self.start

    @property
    def is_own(self) -> bool:
        """Tells whether the path ends at a field of the very element that it starts from."""
        return not self.hops and self.root is not Root.STRATEGY

    def from_any(self, kinds: frozenset[str]) -> "Path":
        """Gives the path as it goes on from elements of any of these kinds, over elements of any of them."""
        hops = (hop if hop.is_narrowed else hop._replace(kinds=kinds) for hop in self.hops)
        return self._replace(start=kinds, hops=tuple(hops))

    def upto(self, hops: int) -> "Path":
        """Gives the beginning of the path, so many hops of it."""
        return self._replace(hops=self.hops[:hops], field=None, choice=None)
