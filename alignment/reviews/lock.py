"""What was reviewed of which link: digests of the fields that were the meaning of its target then."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias

from alignment.model.strategy import Link

FILE_NAME: Final = "align.lock"
VERSION_KEY: Final = "align_lock"
VERSION: Final = "1"
LINKS_KEY: Final = "links"
ABSENT: Final = ""
"""Stands in the place of a digest where a field held nothing."""

BETWEEN: Final = ", "
"""Stands between the fields of a link: one text a link is read in half the time that a mapping takes."""

Meaning: TypeAlias = Mapping[str, str]
"""Digests by field, of every field that is meaning, whether or not it holds anything."""


class LinkId(NamedTuple):
    """Names a link; no two of a strategy are named alike."""

    source: str
    type: str
    target: str

    @classmethod
    def of(cls, link: Link) -> "LinkId":
        """Gives the name of a link."""
        return cls(link.source, link.type, link.target)


Reviewed: TypeAlias = Mapping[LinkId, Meaning]
"""What the target of each link meant when the link was reviewed."""


class Lock(NamedTuple):
    """Holds the links of a project that have been reviewed; `is_whole` tells that every entry could be read."""

    path: PurePosixPath
    reviewed: Reviewed
    is_whole: bool = True
