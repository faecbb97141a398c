"""Where to begin: the few places at which an edit would clear the most of the gravest findings, as values."""

from typing import NamedTuple

from alignment.findings.finding import Severity
from alignment.source import Location


class Place(NamedTuple):
    """Names what can be edited: an element by its id, with its title, or a file by its path; `title` is None for a file."""

    name: str
    title: str | None
    location: Location


class Waiting(NamedTuple):
    """Names a finding that an edit elsewhere could clear: its rule, and the element, or file, that it is about."""

    rule: str
    name: str


class RootCause(NamedTuple):
    """Holds places that weigh alike: each has so many findings of its own, and an edit at any of them could clear others.

    No finding is counted twice: neither at two roots nor as one's own and as one of the others.
    """

    places: tuple[Place, ...]
    each: int
    others: tuple[Waiting, ...] = ()

    @property
    def waiting(self) -> int:
        """Gives how many findings about others an edit here could clear."""
        return len(self.others)

    @property
    def clears(self) -> int:
        """Gives how many findings edits at these places would clear."""
        return self.each * len(self.places) + self.waiting


class RootCauses(NamedTuple):
    """Holds where to begin with the findings of the gravest severity that counts.

    `total` is how many of them there are, `least` the number of places that is enough for all that edits at one place
    each would clear, and `apart` counts the others: they take edits at several places, or a new element. `is_exact`
    tells that no smaller number of places is enough.
    """

    severity: Severity
    roots: tuple[RootCause, ...]
    total: int
    least: int
    apart: int
    is_exact: bool

    @property
    def clears(self) -> int:
        """Gives how many findings edits at all the places named would clear."""
        return sum(root.clears for root in self.roots)
