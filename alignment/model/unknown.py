"""What of a strategy was written and not understood, so that nobody can tell what it says."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from alignment.model.metamodel import Metamodel

REST: Final = "rest"
"""Is the part of a text that was cut off, so that something is there, and nobody can tell what all of it says."""


class UnclearPart(NamedTuple):
    """Names a field or link of an element that may hold more, or something else, than was understood.

    `part` is what nobody can tell about the links that were understood, which is their `basis`, `evidence` or `quote`, or of a text that ends too
    soon: its `REST`.
    """

    element: str
    name: str
    part: str = ""


class Unread(NamedTuple):
    """Names a file of which something could not be read, and the sections that this may touch; None for any."""

    path: str
    sections: frozenset[str] | None


class Unknown(NamedTuple):
    """Holds what nobody can tell: what stands in some cells, and in elements of some kinds that went unread.

    `most` gives how many more links a cell can hold than were understood; where none is given it can be any number.
    """

    cells: frozenset[UnclearPart]
    most: Mapping[UnclearPart, int]
    kinds: frozenset[str]
    metamodel: Metamodel


def kinds_unread(unread: Iterable[Unread], metamodel: Metamodel) -> frozenset[str]:
    """Gives the kinds of which there may be elements that nobody read."""
    sections: set[str] = set()
    for one in unread:
        sections |= metamodel.sections.keys() if one.sections is None else one.sections
    return frozenset(kind.name for section, kind in metamodel.sections.items() if section in sections)
