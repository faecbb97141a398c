"""The lists of the report: coverage, findings, waivers, waits, dates that moved, where it is written, what changed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from alignment.citations.support import SupportState
from alignment.dates import spoken
from alignment.findings.finding import Finding
from alignment.renderers import reported
from alignment.renderers.report_markdown.pieces import entries, named
from alignment.renderers.support.escape import coded, plain, table
from alignment.renderers.support.excepted import NOTHING_LISTED, number_by_severity, with_reasons
from alignment.results.check import Became, Report, RuleOutcome
from alignment.results.report import (
    ChangesSince,
    CitedParagraph,
    ElementEntry,
    FieldSupport,
    Slip,
    Traceability,
    Wait,
    WaiverLine,
)
from alignment.text import count_of

_COVERAGE_INTRO: Final = (
    "Of how many elements each rule holds. What is waived or accepted is counted apart; where there is nothing to check it "
    "says so, and that is not the same as passing."
)
_PROVENANCE_INTRO: Final = (
    "Each paragraph of the papers, and what rests on it. To be written there shows where a thing comes from; it "
    "does not show that it is right."
)


def coverage(report: Report) -> Iterator[str]:
    """Says of how many elements each rule holds."""
    yield from ("## Coverage", "")
    yield from (_COVERAGE_INTRO, "")
    excepted = Counter(finding.rule for finding in report.findings if finding.suppression)
    looked = (one for one in report.rules if one.became not in {Became.OFF, Became.NOT_DUE})
    headings = ("Rule", "What it demands", "Became", "Holds for", "Waived or accepted", "Only with what is not stated")
    yield from table(headings, (_covered(one, excepted[one.rule]) for one in looked))


def _covered(one: RuleOutcome, excepted: int) -> Iterator[str]:
    yield from (plain(one.rule), plain(one.title), one.became.value)
    yield plain(reported.holds(one))
    yield from (f"{excepted:,}", f"{len(one.resting):,}")


def findings(t: Traceability) -> Iterator[str]:
    """Lists every finding with its place, its owner and how to mend it."""
    yield from ("## Every finding", "")
    if not t.report.findings:
        yield from (NOTHING_LISTED, "")
        return
    owners = reported.owners(t)
    for one in t.report.findings:
        yield from _finding(one, owners.get(one.element or "", ""))
    yield ""


def _finding(one: Finding, owner: str) -> Iterator[str]:
    yield f"- **{one.standing}** {plain(one.rule)}: {coded(one.message)}."
    if one.fix:
        yield f"  - Fix: {coded(one.fix)}"
    owned = f", owned by {plain(owner)}" if owner else ""
    yield f"  - Place: {plain(str(one.location.path))}:{one.location.line}{owned}"


def waivers(t: Traceability) -> Iterator[str]:
    """Lists what may stand for a time, and counts what was accepted."""
    yield from ("## Waivers", "")
    headings = ("What is waived", "Why", "Approved by", "On", "Until", "Days left")
    yield from table(headings, (_waiver(one) for one in t.waivers)) if t.waivers else ("Nothing is waived.", "")
    if accepted := t.report.accepted:
        yield from (f"{number_by_severity(accepted)} accepted for now, and named as accepted above.", "")
        yield from (*(f"- {coded(says)}." for says in with_reasons(accepted)), "")


def _waiver(line: WaiverLine) -> Iterator[str]:
    waived = line.waived
    yield f"{plain(line.finding.rule)}: {coded(line.finding.message)}"
    yield from (plain(waived.reason), plain(waived.approved_by))
    yield from (spoken(waived.approved_on), spoken(waived.expires), str(line.days_left))


def waits(many: Iterable[Wait]) -> Iterator[str]:
    """Lists what is waited for and what that holds up."""
    yield from ("## What is waited for", "")
    rows = [*(_wait(one) for one in many)]
    headings = ("Contingency", "Until", "Waits on", "Holds up", "Review", "Status")
    yield from table(headings, rows) if rows else ("Nothing is waited for.", "")


def _wait(one: Wait) -> Iterator[str]:
    yield named(one.element)
    yield plain(one.trigger) or "not said"
    yield entries(one.waits_on) or "not said"
    yield entries(one.holds_up) or "nothing"
    yield from (plain(text) or "not said" for text in (one.review, one.status))


def slips(many: Iterable[Slip]) -> Iterator[str]:
    """Lists the dates that have moved."""
    yield from ("## Dates that have moved", "")
    rows = [*(_slip(one) for one in many)]
    headings = ("Action", "First given", "Now", "By how much", "Why")
    yield from table(headings, rows) if rows else ("No action gives a date other than the one first given.", "")


def _slip(one: Slip) -> Iterator[str]:
    yield from (named(one.element), plain(one.original), plain(one.due))
    yield f"{count_of(abs(one.days), 'day')} {'later' if one.days > 0 else 'earlier'}"
    yield plain(one.reason) or "not said"


def provenance(t: Traceability) -> Iterator[str]:
    """Lists the paragraphs with what rests on each, and which values stand in the words that they cite."""
    yield from ("## Where it is written", "")
    yield from (_PROVENANCE_INTRO, "", reported.held(t), "")
    rows = [*(_cited(one) for one in t.cited)]
    headings = ("Paragraph", "Number", "Document", "Rests on it")
    yield from table(headings, rows) if rows else ("The strategy names no paragraph.", "")
    held = [_held(entry, one) for entry in t.elements for one in entry.held if one.standing is not SupportState.NO_TEXT]
    yield from table(("Element", "Field", "Stands", "Held by"), held) if held else ()


def _cited(one: CitedParagraph) -> Iterator[str]:
    yield named(one.paragraph)
    yield plain(one.number) or "none"
    yield plain(one.document) or "not said"
    resting = " ".join(plain(element) for element in one.elements)
    yield f"{len(one.elements):,}: {resting}" if one.elements else "nothing cites it"


def _held(entry: ElementEntry, one: FieldSupport) -> Iterator[str]:
    yield plain(entry.id)
    yield plain(one.field)
    yield one.standing.value
    yield " ".join(plain(paragraph) for paragraph in one.by) or "nothing"


def changes(since: ChangesSince | None) -> Iterator[str]:
    """Lists what has changed since a revision, where one was named."""
    if since is None:
        return
    yield from (f"## Changes since {plain(since.revision)}", "")
    yield from (f"- {coded(one)}" for one in since.changes)
    yield from ("",) if since.changes else ("Nothing that the strategy says has changed.", "")
