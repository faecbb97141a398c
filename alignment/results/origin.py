"""What a report records of where it was made, which no digest of its inputs covers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

_UNKNOWN: Final[Mapping[str, str]] = MappingProxyType({})


class RecordedOrigin(NamedTuple):
    """Holds the commit that the files are said to come from, and by which libraries they were read.

    `uncommitted` are files that are not as the commit has them, `deleted` those of the commit that were not there.
    """

    commit: str = ""
    uncommitted: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    libraries: Mapping[str, str] = _UNKNOWN

    @property
    def differing(self) -> frozenset[str]:
        """Gives all files of which the commit says something else."""
        return frozenset((*self.uncommitted, *self.deleted))
