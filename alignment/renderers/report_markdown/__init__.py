"""The traceability report in Markdown: for pull requests and for whoever reads it as it is."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from alignment.findings.finding import Finding
from alignment.renderers import reported
from alignment.renderers.report_markdown import lists, proof
from alignment.renderers.report_markdown.pieces import cell, entries, gap, named
from alignment.renderers.support import sentences
from alignment.renderers.support.escape import coded, plain, table
from alignment.results.report import AnsweredFeedback, Row, Table, ThreadElement, Traceability
from alignment.text import count_of, upper_first


def render(t: Traceability) -> bytes:
    """Renders the report; every text of the strategy is a text and nothing else."""
    parts = (
        _cover(t),
        _attention(t),
        _golden_thread(t),
        _tables(t.tables),
        _answered(t.answered),
        lists.coverage(t.report),
        lists.findings(t),
        lists.waivers(t),
        lists.waits(t.waits),
        lists.slips(t.slips),
        lists.provenance(t),
        lists.changes(t.since),
        proof.rules(t),
        proof.inputs(t),
    )
    lines = [line for part in parts for line in part]
    return ("\n".join(lines).rstrip() + reported.seal(t, "markdown")).encode()


def _cover(t: Traceability) -> Iterator[str]:
    report = t.report
    yield f"# Traceability report: {plain(t.cover.title)}"
    yield ""
    if t.cover.aim:
        yield from (plain(t.cover.aim), "")
    yield f"- Period: {plain(t.cover.period)}"
    yield f"- Stage: {plain(sentences.stage(report))}"
    yield f"- As at: {plain(sentences.day(report))}"
    yield f"- Made by: align {plain(report.version)}"
    yield f"- Digest of everything that went in: `{t.cover.digest}`"
    yield ""
    yield from ("## In one paragraph", "")
    yield " ".join(coded(sentence) for sentence in reported.opinion(t))
    yield ""


def _attention(t: Traceability) -> Iterator[str]:
    yield from ("## What needs attention, by owner", "")
    if not t.owed:
        yield from (reported.nothing_owed(t.report), "")
    for group in t.owed:
        owner = named(group.owner) if group.owner else "Nobody yet: what these are about has no owner"
        yield from (f"### {owner} ({count_of(group.number, 'finding')})", "")
        for one in group.demands:
            yield f"- **{one.severity}** {one.rule}, {plain(one.title)}: {_about(one.findings)}"
        yield ""


def _about(findings: Iterable[Finding]) -> str:
    return ", ".join(plain(one.element or str(one.location.path)) for one in findings)


def _golden_thread(t: Traceability) -> Iterator[str]:
    yield from ("## The golden thread", "")
    yield from (f"{plain(t.thread_words.intro)} What the paper does not state is marked in brackets.", "")
    yield from _nested(t.threads) if t.threads else (plain(t.thread_words.nothing), "")
    if t.loose:
        yield from ("### On no thread", "")
        yield from (plain(t.thread_words.unled), "")
        yield from _nested(t.loose)


def _nested(threads: Iterable[ThreadElement]) -> Iterator[str]:
    for one in threads:
        yield from _thread(one, 0)
    yield ""


def _thread(thread: ThreadElement, depth: int) -> Iterator[str]:
    words, _, again = thread.says.partition(", ")
    says = f"{plain(words)} " if words else ""
    marks = ", ".join(filter(None, (thread.basis, again)))
    rests = f" ({marks})" if marks else ""
    gaps = "".join(f"; **{gap(one)}**" for one in thread.gaps)
    yield f"{'  ' * depth}- {says}{plain(thread.element.kind)} {named(thread.element)}{rests}{gaps}"
    for further in thread.further:
        yield from _thread(further, depth + 1)


def _tables(tables: Iterable[Table]) -> Iterator[str]:
    yield from ("## What is linked to what", "")
    for one in tables:
        yield from (f"### {plain(one.title)}", "", plain(one.intro), "")
        for sentence in one.nothing:
            yield from (f"**{plain(sentence)}**", "")
        if chosen := [column for column in one.columns if column.element]:
            yield from (
                f"Columns: {'; '.join(f'{plain(column.heading)} {plain(column.says)}' for column in chosen)}.",
                "",
            )
        headings = [plain(one.subject), *(plain(column.heading) for column in one.columns)]
        for group, rows in groupby(one.rows, key=lambda row: "" if one.spread else row.group):
            yield from (f"#### {plain(group)}", "") if group else ()
            yield from table(headings, (_row(row, one) for row in rows))


def _row(row: Row, of: Table) -> Iterator[str]:
    missing = f"; **{gap(row.unmarked)}**" if row.unmarked else ""
    yield f"{named(row.element)}{missing}"
    for column, one in zip(of.columns, row.cells, strict=True):
        yield (one.entries[0].basis or "yes") if column.element and one.entries else cell(one)


def _answered(answered: Iterable[AnsweredFeedback]) -> Iterator[str]:
    rows = [*answered]
    if not rows:
        return
    yield from ("## You said, we did, what changed", "")
    headings = ("You said", "Where", "Answer", "What is done", "What changed")
    yield from table(headings, (_became_of(one) for one in rows))


def _became_of(one: AnsweredFeedback) -> Iterator[str]:
    yield named(one.feedback)
    yield entries(one.said_in) or "not said"
    yield upper_first(": ".join(plain(part) for part in (one.answer or "none yet", one.reason) if part))
    yield entries(one.done) or "nothing is linked to it"
    yield plain(", ".join(filter(None, one.status))) or "not said"
