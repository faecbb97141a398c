"""The waiver, and the one decision whether it holds on a day."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.dates import TWELVE_MONTHS, Duration
from alignment.findings.finding import Finding
from alignment.source import Location


class Waiver(NamedTuple):
    """Excepts one finding: that of a rule on an element.

    `facet` tells which one is meant where the rule finds several, as a rule about links does; `members` are those of a
    finding about several elements for which it was approved. `approved_by` is the id of a role. The places are those of
    the rule's name, of the element, of the approver and of the day of approval.
    """

    rule: str
    element: str
    facet: str | None
    reason: str
    approved_by: str
    approved_on: date
    expires: date
    location: Location
    element_at: Location
    approver_at: Location
    approved_at: Location
    members: tuple[str, ...] = ()

    @property
    def named(self) -> str:
        """Names the waiver in a sentence: `the waiver of ACT-OWNER on ACT-09`."""
        return f"the waiver of {self.rule} on {self.element}"

    @property
    def key(self) -> str:
        """Gives what no other waiver of a project may have as well."""
        return ":".join(part for part in (self.rule, self.element, self.facet) if part)


_NOT_KNOWN: Final[Mapping[tuple[str, date], date]] = MappingProxyType({})


class WaiverTerms(NamedTuple):
    """Says how long a waiver may hold, and by its key and the day of its approval when it was written down, if git was asked."""

    longest: Duration = TWELVE_MONTHS
    written: Mapping[tuple[str, date], date] = _NOT_KNOWN


class WaivedSubject(NamedTuple):
    """Says what a waiver names, whether it holds or not; without a facet all that the rule finds on the element."""

    rule: str
    element: str
    facet: str | None


def is_named(finding: Finding, named: Collection[WaivedSubject]) -> bool:
    """Tells whether any waiver names a finding."""
    element = finding.element or ""
    return any(WaivedSubject(finding.rule, element, facet) in named for facet in (None, finding.facet))


class WaiverState(Enum):
    """Tells whether a waiver holds on a day."""

    NOT_YET = "not yet approved"
    HOLDS = "holds"
    EXPIRED = "expired"


def state_on(waiver: Waiver, as_at: date) -> WaiverState:
    """Decides whether a waiver holds on a day: from the day of its approval up to and including that of its expiry.

    Nothing else decides this.
    """
    if as_at < waiver.approved_on:
        return WaiverState.NOT_YET
    return WaiverState.HOLDS if as_at <= waiver.expires else WaiverState.EXPIRED
