"""The findings that a project has accepted for now, so that only new ones count: reading, comparing, writing their file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from alignment.documents.kept_list import KeptList, ListShape, write_list
from alignment.findings.built_in import BUILT_IN, built_in
from alignment.findings.finding import Accepted, Finding, RelatedLocation, covers, parts_of
from alignment.source import Location
from alignment.text import join_words

FILE_NAME: Final = "align-baseline.json"
ACCEPTED: Final = ListShape(
    what="list of accepted findings",
    version_key="align_baseline",
    version="3",
    list_key="accepted",
    command="align baseline write",
    code="BASELINE-FILE",
    older="2",
)
_OF: Final = " # "
"""Stands before the members: no fingerprint holds it, as it spells out the sign."""

_BETWEEN: Final = ", "
_MOST_NAMED: Final = 8
_OF_EVIDENCE: Final = "DOC-DIGEST"


class AcceptedPiece(NamedTuple):
    """Accepts one piece of a finding of a strategy: the finding by its `matter`, the piece by its members."""

    strategy: str
    matter: str
    members: tuple[str, ...] = ()

    @property
    def named(self) -> str:
        """Names what is accepted in a sentence."""
        return f"{self.matter} of {join_words(self.members, most=_MOST_NAMED)}" if self.members else self.matter

    @property
    def text(self) -> str:
        """Gives the entry as it stands in the file."""
        members = f"{_OF}{_BETWEEN.join(self.members)}" if self.members else ""
        return f"{self.strategy} {self.matter}{members}"


class Baseline(NamedTuple):
    """Holds the accepted findings of the strategies of a project, with their places.

    `is_older` tells that they were written when an entry named no values: one that should accepts nothing until it does.
    """

    entries: Mapping[AcceptedPiece, Location]
    is_older: bool = False

    def of(self, strategy: str) -> "Baseline":
        """Gives what is accepted of one strategy."""
        return self._replace(entries={one: place for one, place in self.entries.items() if one.strategy == strategy})


NOTHING: Final = Baseline({})


def may_be_accepted(rule: str) -> bool:
    """Tells whether findings of a rule can be accepted: as with waivers none of those that align makes itself.

    They say that something is not as it was meant, or of exceptions, links and changes what nobody may pass over. That a
    document is another than that of its digest hides nothing, and is accepted for that document alone.
    """
    return rule not in BUILT_IN or rule == _OF_EVIDENCE


def entries_of(findings: Iterable[Finding], strategy: str) -> Iterator[AcceptedPiece]:
    """Gives the entries that accept findings of a strategy, as they are."""
    return (AcceptedPiece(strategy, one.matter, piece) for one in findings for piece in one.pieces)


def is_accepted_as_before(finding: Finding, entries: Collection[AcceptedPiece]) -> bool:
    """Tells whether entries accept a finding by what was known of it when none named values."""
    former = replace(finding, values=()).pieces
    of_it = [one for one in entries if one.matter == finding.matter]
    return all(any(covers(one.members, piece) for one in of_it) for piece in former)


def accept(findings: Iterable[Finding], baseline: Baseline, governed: Collection[str] = ()) -> tuple[Finding, ...]:
    """Marks the findings of a strategy that have been accepted, and beside those that were, but not as they are, says so.

    `governed` are the fingerprints of those that waivers name: with an exception that somebody has approved for a time
    goes its end, so they are never accepted.
    """
    listed: dict[str, dict[AcceptedPiece, Location]] = {}
    for entry, place in baseline.entries.items():
        listed.setdefault(entry.matter, {})[entry] = place
    older = baseline.is_older
    return tuple(
        one if one.fingerprint in governed else _marked(one, listed.get(one.matter, {}), is_older=older)
        for one in findings
    )


def _marked(finding: Finding, listed: Mapping[AcceptedPiece, Location], *, is_older: bool) -> Finding:
    if not listed or finding.suppression is not None or not may_be_accepted(finding.rule):
        return finding
    covering = {piece: [one for one in listed if covers(one.members, piece)] for piece in finding.pieces}
    uncovered = [piece for piece, entries in covering.items() if not entries]
    if not uncovered:
        return replace(
            finding, suppression=Accepted(min(listed[one] for entries in covering.values() for one in entries))
        )
    entry, place = min(listed.items(), key=lambda one: one[1])
    beyond = sorted({name for piece in uncovered for name in piece}.difference(*(one.members for one in listed)))
    label = f"accepted, but not of {join_words(beyond, most=_MOST_NAMED)}" if beyond else f"accepted was {entry.named}"
    if is_older and is_accepted_as_before(finding, listed):
        label = f"{label}, which the list does not name yet: run `align migrate`"
    return replace(finding, related=(*finding.related, RelatedLocation(place, label)))


def gone(findings: Iterable[Finding], baseline: Baseline, idle: Collection[str]) -> Iterator[Finding]:
    """Gives a finding for every entry of a strategy of which nothing occurs any longer.

    `idle` are rules that were not run, of which nobody can tell.
    """
    pieces: dict[str, list[tuple[str, ...]]] = {}
    for finding in findings:
        pieces.setdefault(finding.matter, []).extend(_pieces(finding, baseline))
    for entry, place in baseline.entries.items():
        occurs = any(covers(entry.members, piece) for piece in pieces.get(entry.matter, ()))
        if not occurs and parts_of(entry.matter).rule not in idle:
            message = f"The accepted finding {entry.named} no longer occurs"
            yield built_in("BASELINE-GONE", message, place, label="accepted in vain", facet=entry.text)


def _pieces(finding: Finding, baseline: Baseline) -> Iterator[tuple[str, ...]]:
    yield from finding.pieces
    if baseline.is_older:
        yield from replace(finding, values=()).pieces


def load_baseline(kept: KeptList) -> tuple[Baseline, tuple[Finding, ...]]:
    """Reads the accepted findings; an entry that cannot be read accepts nothing."""
    entries: dict[AcceptedPiece, Location] = {}
    findings: list[Finding] = []
    for text, place in kept.texts:
        entry = _entry(text)
        if entry is None:
            message = f"{place.path} has an entry that names no strategy and no finding of it"
            findings.append(built_in(ACCEPTED.code, message, place, label="not written by align", facet=text))
        elif not may_be_accepted(rule := parts_of(entry.matter).rule):
            message, fix = f"Findings of {rule} cannot be accepted", "Mend what it is about, and delete this entry."
            findings.append(built_in(ACCEPTED.code, message, place, label="cannot be accepted", fix=fix, facet=text))
        else:
            entries.setdefault(entry, place)
    return Baseline(entries, kept.is_older), tuple(findings)


def write_baseline(entries: Iterable[AcceptedPiece]) -> bytes:
    """Writes the file that holds these entries."""
    return write_list((one.text for one in sorted(set(entries))), ACCEPTED)


def _entry(text: str) -> AcceptedPiece | None:
    said, _, members = text.partition(_OF)
    strategy, _, matter = said.partition(" ")
    is_known = strategy and "/" in matter
    return AcceptedPiece(strategy, matter, tuple(members.split(_BETWEEN)) if members else ()) if is_known else None
