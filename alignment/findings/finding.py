"""The finding: one thing that is missing or wrong, where it is, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, Self

from alignment.source import Location


class Severity(IntEnum):
    """Orders findings by how much they matter."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        """Gives the word that is printed and written: `error`, `warning` or `info`."""
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> Self:
        """Gives the severity of a word; raises KeyError for any other word."""
        return cls[word.upper()]


class RelatedLocation(NamedTuple):
    """Names a further place that a finding is about, and what stands there."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Says one thing that is missing or wrong.

    `message` is a whole sentence, its subject first; `label` is what stands under the excerpt. `element` is None where
    the finding is about a file; `facet` names the field, and for a link the offending value too (`advances:A6`).
    """

    rule: str
    severity: Severity
    message: str
    location: Location
    label: str = ""
    element: str | None = None
    facet: str | None = None
    why: str = ""
    fix: str = ""
    related: tuple[RelatedLocation, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Gives what stays the same when lines, order or wording change: rule, element and facet.

        A finding without an element is known by its file.
        """
        return "/".join((self.rule, self.element or str(self.location.path), self.facet or ""))


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorts findings as a reader meets them: by file and place, then by rule."""
    return tuple(sorted(findings, key=lambda one: (one.location, one.rule, one.element or "", one.facet or "")))
