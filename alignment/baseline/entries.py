"""What a list of accepted findings says: which pieces of findings are accepted, and by whose approval."""

import re
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.dates import PartialDate, parse_date
from alignment.findings.finding import Approval
from alignment.source import Location
from alignment.text import join_words

_OF: Final = " # "
"""Stands before the members: no fingerprint holds it, as it spells out the sign."""

_BETWEEN: Final = ", "
_MOST_NAMED: Final = 8
_NAME: Final = r"[^\s/@]+@\d{4}-\d{2}-\d{2}~[0-9a-f]{8}"
"""Names an approval; no finding begins so, as in its first word a slash stands behind the rule."""

_PIECE: Final = re.compile(rf"(?P<strategy>\S+) (?:(?P<approval>{_NAME}) )?(?P<matter>[^\s/]+/.*)", re.ASCII)
_APPROVAL: Final = re.compile(
    rf"(?P<strategy>\S+) (?P<name>{_NAME}) (?:until (?P<until>\S+) )?because (?P<reason>.+)", re.ASCII
)
_DIGITS: Final = 8


class AcceptedPiece(NamedTuple):
    """Accepts one piece of a finding of a strategy: the finding by its `matter`, the piece by its members.

    `approval` is the name of the approval by which it is accepted; empty where nobody gave a reason.
    """

    strategy: str
    matter: str
    members: tuple[str, ...] = ()
    approval: str = ""

    @property
    def named(self) -> str:
        """Names what is accepted in a sentence."""
        return f"{self.matter} of {join_words(self.members, most=_MOST_NAMED)}" if self.members else self.matter

    @property
    def text(self) -> str:
        """Gives the entry as it stands in the file."""
        members = f"{_OF}{_BETWEEN.join(self.members)}" if self.members else ""
        return " ".join(filter(None, (self.strategy, self.approval, f"{self.matter}{members}")))


class StrategyApproval(NamedTuple):
    """Holds an approval of one strategy; its name holds a digest of what it says, so that another one has another name."""

    strategy: str
    approval: Approval

    @property
    def name(self) -> str:
        """Gives the name by which entries refer to the approval."""
        said = f"{self.approval.expires or ''} {self.approval.reason}"
        return f"{self.approval.approved_by}@{self.approval.approved_on}~{sha256(said.encode()).hexdigest()[:_DIGITS]}"

    @property
    def text(self) -> str:
        """Gives the approval as it stands in the file."""
        until = f"until {self.approval.expires} " if self.approval.expires else ""
        return f"{self.strategy} {self.name} {until}because {self.approval.reason}"


_NO_APPROVAL: Final[Mapping[StrategyApproval, Location]] = MappingProxyType({})


class Baseline(NamedTuple):
    """Holds the accepted findings of the strategies of a project and their approvals, with their places.

    `is_older` tells that they were written when an entry named no values: one that should accepts nothing until it does.
    """

    entries: Mapping[AcceptedPiece, Location]
    is_older: bool = False
    approvals: Mapping[StrategyApproval, Location] = _NO_APPROVAL

    def of(self, strategy: str) -> "Baseline":
        """Gives what is accepted of one strategy."""
        entries = {one: place for one, place in self.entries.items() if one.strategy == strategy}
        approvals = {one: place for one, place in self.approvals.items() if one.strategy == strategy}
        return self._replace(entries=entries, approvals=approvals)


NOTHING: Final = Baseline({})


def piece_of(text: str) -> AcceptedPiece | None:
    """Reads an entry that accepts something; None where a text is none."""
    said, _, members = text.partition(_OF)
    found = _PIECE.fullmatch(said)
    named = tuple(members.split(_BETWEEN)) if members else ()
    return AcceptedPiece(found["strategy"], found["matter"], named, found["approval"] or "") if found else None


def is_like_approval(text: str) -> bool:
    """Tells whether a text looks like an approval, whether or not it is as it was given."""
    return _APPROVAL.fullmatch(text) is not None


def approval_of(text: str) -> StrategyApproval | None:
    """Reads an approval; None where a text is none, or says something else than when it was given."""
    found = _APPROVAL.fullmatch(text)
    if found is None:
        return None
    by, _, said = found["name"].partition("@")
    on, until = parse_date(said.partition("~")[0]), parse_date(found["until"] or "")
    if not isinstance(on, PartialDate):
        return None
    expires = until.last if isinstance(until, PartialDate) else None
    read = StrategyApproval(found["strategy"], Approval(found["reason"], by, on.first, expires))
    return read if read.text == text else None
