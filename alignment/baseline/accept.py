"""Accepted findings compared with what is found: what is accepted, what is so no longer, and what has gone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from alignment.baseline.entries import AcceptedPiece, Baseline
from alignment.baseline.judge import JudgedBaseline, strongest, weakest
from alignment.findings.built_in import BUILT_IN, built_in
from alignment.findings.finding import Accepted, Finding, RelatedLocation, covers, parts_of
from alignment.source import Location
from alignment.text import join_words

_MOST_NAMED: Final = 8
_OF_EVIDENCE: Final = "DOC-DIGEST"


def may_be_accepted(rule: str) -> bool:
    """Tells whether findings of a rule can be accepted: as with waivers none of those that align makes itself.

    They say that something is not as it was meant, or of exceptions, links and changes what nobody may pass over. That a
    document is another than that of its digest hides nothing, and is accepted for that document alone.
    """
    return rule not in BUILT_IN or rule == _OF_EVIDENCE


def entries_of(findings: Iterable[Finding], strategy: str) -> Iterator[AcceptedPiece]:
    """Gives the entries that accept findings of a strategy, as they are, for no reason."""
    return (AcceptedPiece(strategy, one.matter, piece) for one in findings for piece in one.pieces)


def is_accepted_as_before(finding: Finding, entries: Collection[AcceptedPiece]) -> bool:
    """Tells whether entries accept a finding by what was known of it when none named values."""
    former = replace(finding, values=()).pieces
    of_it = [one for one in entries if one.matter == finding.matter]
    return all(any(covers(one.members, piece) for one in of_it) for piece in former)


def accept(findings: Iterable[Finding], found: JudgedBaseline, governed: Collection[str] = ()) -> tuple[Finding, ...]:
    """Marks the findings of a strategy that have been accepted, and beside those that were, but not as they are, says so.

    `governed` are the fingerprints of those that waivers name: with an exception that somebody has approved for a time
    goes its end, so they are never accepted.
    """
    listed = by_matter(found.baseline)
    return tuple(
        one if one.fingerprint in governed else _marked(one, listed.get(one.matter, {}), found) for one in findings
    )


def by_matter(baseline: Baseline) -> Mapping[str, Mapping[AcceptedPiece, Location]]:
    """Gives the entries by the finding that they are about."""
    listed: dict[str, dict[AcceptedPiece, Location]] = {}
    for entry, place in baseline.entries.items():
        listed.setdefault(entry.matter, {})[entry] = place
    return listed


def covering(
    finding: Finding, listed: Collection[AcceptedPiece], found: JudgedBaseline
) -> Mapping[tuple[str, ...], AcceptedPiece | None]:
    """Gives for every piece of a finding the entry by which it is accepted; None where it is not."""
    holding = [one for one in listed if not found.why_not(one, finding.element)]
    named = {piece: [one for one in holding if covers(one.members, piece)] for piece in finding.pieces}
    return {piece: strongest(entries, found) if entries else None for piece, entries in named.items()}


def _marked(finding: Finding, listed: Mapping[AcceptedPiece, Location], found: JudgedBaseline) -> Finding:
    if not listed or finding.suppression is not None or not may_be_accepted(finding.rule):
        return finding
    by_piece = covering(finding, listed, found)
    uncovered = [piece for piece, entry in by_piece.items() if entry is None]
    if not uncovered:
        entry = weakest([one for one in by_piece.values() if one], found)
        return replace(finding, suppression=Accepted(listed[entry], found.approval_of(entry)))
    return replace(finding, related=(*finding.related, _why_not(finding, uncovered, listed, found)))


def _why_not(
    finding: Finding,
    uncovered: Collection[tuple[str, ...]],
    listed: Mapping[AcceptedPiece, Location],
    found: JudgedBaseline,
) -> RelatedLocation:
    """Says why a finding that was accepted is not: its approval does not hold, or it is about more than was accepted."""
    lapsed = [one for one in listed if any(covers(one.members, piece) for piece in uncovered)]
    entry, place = min(((one, listed[one]) for one in lapsed or listed), key=lambda one: one[1])
    if lapsed:
        return RelatedLocation(place, found.why_not(entry, finding.element))
    beyond = sorted({name for piece in uncovered for name in piece}.difference(*(one.members for one in listed)))
    label = f"accepted, but not of {join_words(beyond, most=_MOST_NAMED)}" if beyond else f"accepted was {entry.named}"
    if found.baseline.is_older and is_accepted_as_before(finding, listed):
        label = f"{label}, which the list does not name yet: run `align migrate`"
    return RelatedLocation(place, label)


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
