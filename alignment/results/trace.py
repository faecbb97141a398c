"""A trace: everything that a page about it has to say, as values only."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from alignment.model.strategy import in_full
from alignment.trace.trees import TraceTree
from alignment.trace.ways import Ways


class TracedElement(NamedTuple):
    """Names an element: its id, its kind and one of that kind as people say it, its title and basis."""

    id: str
    kind: str
    one: str
    title: str
    basis: str

    @property
    def subject(self) -> str:
        """Names the element in a sentence."""
        return in_full(self.id, self.title)


class ElementTrace(NamedTuple):
    """Holds what is upstream and downstream of one element."""

    element: str
    upstream: TraceTree
    downstream: TraceTree


Followed: TypeAlias = ElementTrace | Ways


class TraceAccount(NamedTuple):
    """Holds what was followed, the elements named in it, and whether all files could be read."""

    followed: Followed
    named: Mapping[str, TracedElement]
    is_complete: bool

    @property
    def thread(self) -> ElementTrace | None:
        """Gives what is upstream and downstream, where that was asked for."""
        return None if isinstance(self.followed, Ways) else self.followed

    @property
    def ways(self) -> Ways | None:
        """Gives the ways between two elements, where those were asked for."""
        return self.followed if isinstance(self.followed, Ways) else None
