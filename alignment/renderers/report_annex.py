"""The annex to a committee report, in Markdown: the headings that officers know, filled from the strategy.

It is made to be pasted into a paper, so it says in words where the strategy has nothing to say, and names elements by
their titles, with their ids in brackets.
"""

from collections.abc import Iterable, Iterator

from alignment.dates import spoken
from alignment.findings.finding import Severity
from alignment.renderers import reported
from alignment.renderers.support import sentences
from alignment.renderers.support.escape import coded, plain, table
from alignment.renderers.support.excepted import excepted
from alignment.results.report import (
    AnnexCount,
    AnnexItem,
    AnnexList,
    AnnexPart,
    AnnexTable,
    Cell,
    CellEntry,
    Traceability,
)
from alignment.text import count_of, join_words


def render(t: Traceability) -> bytes:
    """Renders the annex."""
    lines = [f"# Annex: {plain(t.cover.title)}", "", *_paragraph(_opening(t))]
    for number, section in enumerate(t.annex, start=1):
        lines += [f"## {number}. {plain(section.heading)}", ""]
        lines += [line for part in section.parts for line in _part(part, t)]
    return ("\n".join(lines).rstrip() + reported.seal(t, "annex")).encode()


def _opening(t: Traceability) -> Iterator[str]:
    report = t.report
    yield f"This annex says what the strategy says on {spoken(report.as_at)}, {plain(sentences.stage(report))}."
    yield from map(coded, reported.basis(t))
    yield f"It was made by align {plain(report.version)} from files with the digest `{t.cover.digest[:16]}`."
    if not report.is_complete:
        yield "**Not everything could be read, so that this annex may lack something.**"
    yield "What the paper does not state itself is marked as promised, inferred or illustrative."


def _part(part: AnnexPart, t: Traceability) -> Iterable[str]:
    match part:
        case AnnexTable(headings, rows, nothing):
            if not rows:
                return _paragraph([plain(nothing)])
            return table(map(plain, headings), (map(_cell, row) for row in rows))
        case AnnexList(items=items, nothing=nothing) if not items:
            return _paragraph([plain(nothing)])
        case AnnexList(_, items, _, unnamed) if unnamed:
            return [*(_request(number, one, unnamed) for number, one in enumerate(items, start=1)), ""]
        case AnnexList(intro, items):
            return [plain(intro), "", *(f"- {_described(one)}" for one in items), ""]
        case AnnexCount(one, several, number, given, says):
            counted = f"Of {count_of(number, one, several)}, {given or 'none'} {says}."
            return _paragraph([plain(counted)]) if number else []
        case _:
            return _paragraph(_said(part.what, t))


def _said(what: str, t: Traceability) -> Iterator[str]:
    """Says something of the strategy as a whole."""
    if what == "period":
        yield f"The strategy's period is {plain(t.cover.period)}."
    elif what == "aim":
        yield plain(_ended(t.cover.aim)) if t.cover.aim else "The strategy states no aim."
    else:
        counts = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"))
        found = join_words(count_of(t.report.count(one), word) for one, word in counts)
        besides = "".join(f"; {coded(says)}" for says in excepted(t.report))
        yield f"Checked against {sentences.rules_run(t.report)}, the strategy has {found}{besides}."
        yield coded(sentences.conclusion(t.report, Severity.ERROR))


def _paragraph(says: Iterable[str]) -> list[str]:
    return [" ".join(says), ""]


def _request(number: int, one: AnnexItem, unnamed: str) -> str:
    about = f" It is about {_entries(one.about)}." if one.about else ""
    return f"{number}. {_entries(one.asked) or plain(unnamed)} is asked: {_described(one)}{about}"


def _described(one: AnnexItem) -> str:
    """Names an element and says its summary, as a sentence."""
    return f"{_entry(one.entry)}: {plain(_ended(one.summary))}" if one.summary else f"{_entry(one.entry)}."


def _cell(one: Cell) -> str:
    return "; ".join(filter(None, (_entries(one.entries), coded(one.gap.says) if one.gap else "")))


def _entries(many: Iterable[CellEntry]) -> str:
    return "; ".join(_entry(one) for one in many)


def _entry(one: CellEntry) -> str:
    name, behind = map(plain, reported.entry_parts(one))
    return f"{name} ({behind})" if behind else name


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
