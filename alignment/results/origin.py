"""What a report records of where it was made, which no digest of its inputs covers."""

from collections import Counter
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.text import natural

_UNKNOWN: Final[Mapping[str, str]] = MappingProxyType({})


class RecordedOrigin(NamedTuple):
    """Holds the commit that the files are said to come from, and by which libraries they were read.

    `uncommitted` are files that are not as the commit has them, `deleted` those of the commit that were not there.
    """

    commit: str = ""
    uncommitted: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    libraries: Mapping[str, str] = _UNKNOWN

    def parted(self, other: "RecordedOrigin") -> tuple[str, ...]:
        """Names the files that one of two lists otherwise than the other: as changed, or as deleted, and how often."""
        pairs = ((self.uncommitted, other.uncommitted), (self.deleted, other.deleted))
        found = {path for mine, theirs in pairs if mine != theirs for path in _unlike(mine, theirs)}
        return tuple(sorted(found, key=natural))


def _unlike(one: tuple[str, ...], other: tuple[str, ...]) -> Collection[str]:
    """Names what stands in one list and not in the other; where the order alone differs, everything."""
    left, right = Counter(one), Counter(other)
    return (left - right) | (right - left) or one
