"""The annex to a committee report, in Markdown: the headings that officers know, filled from the strategy.

It is made to be pasted into a paper, so it says in words where the strategy has nothing to say, and names elements by
their titles, with their ids in brackets.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from alignment.dates import spoken
from alignment.findings.finding import Severity
from alignment.renderers import sentences
from alignment.renderers.entries import STATED, Entries, field, links
from alignment.renderers.markdown_text import coded, plain, table
from alignment.results.report import ElementEntry, Traceability
from alignment.text import count_of, join_words, upper_first

_Section = Callable[[Traceability, Entries], Iterator[str]]
_NOTHING: Final = "not said"


def render(t: Traceability) -> bytes:
    """Renders the annex."""
    entries = Entries(t)
    lines = [f"# Annex: {plain(t.cover.title)}", "", *_paragraph(_opening(t))]
    for number, (heading, section) in enumerate(_SECTIONS, start=1):
        lines += [f"## {number}. {heading}", "", *section(t, entries)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _opening(t: Traceability) -> Iterator[str]:
    report = t.report
    yield f"This annex says what the strategy says on {spoken(report.as_at)}, {plain(sentences.stage(report))}."
    yield f"It was made by align {plain(report.version)} from files with the digest `{t.cover.digest[:16]}`."
    if not report.is_complete:
        yield "**Not everything could be read, so that this annex may lack something.**"
    yield "What the paper does not state itself is marked as promised, inferred or illustrative."


def _background(t: Traceability, entries: Entries) -> Iterator[str]:
    yield from _paragraph([f"{_titled(t.cover.title)} covers the period {plain(t.cover.period)}."])
    yield from _paragraph([plain(_ended(t.cover.aim))] if t.cover.aim else ["The strategy states no aim."])
    plans, outcomes = entries.of_kind("plan"), entries.of_kind("outcome")
    yield from _listed(plans, "It stands beside these plans:", "It names no other plan.")
    rows = (
        (_name(one), _others(one, "part_of"), _others(one, "contributed_to_by") or "no ambition") for one in outcomes
    )
    yield from _table_or(("Outcome", "Part of", "Served by"), rows, "It names no outcome that it serves.")


def _analysis(t: Traceability, entries: Entries) -> Iterator[str]:
    ambitions, principles = entries.of_kind("ambition"), entries.of_kind("principle")
    yield from _listed(ambitions, "The ambitions are:", "The strategy has no ambition yet.")
    yield from _listed(principles, "Whatever is done is to follow these principles:", "It names no principle.")
    actions = entries.of_kind("action")
    headings = ("Action", "Advances", "Owner", "By when", "Measured by", "What it lacks")
    rows = (
        (
            _name(one),
            _others(one, "advances"),
            _others(one, "owner"),
            _when(one),
            _others(one, "measured_by"),
            _lacks(one),
        )
        for one in actions
    )
    yield from _table_or(headings, rows, "The strategy has no action yet.")
    yield from _paragraph(_standing(t))


def _standing(t: Traceability) -> Iterator[str]:
    report = t.report
    found = (
        count_of(report.count(one), word) for one, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"))
    )
    yield f"Checked against {count_of(len(report.rules), 'rule')}, the strategy has {join_words(found)}."
    yield coded(sentences.conclusion(report, Severity.ERROR))


def _risks(_: Traceability, entries: Entries) -> Iterator[str]:
    rows = (
        (
            _name(one),
            _said(one, "cause"),
            _said(one, "effect"),
            _said(one, "rating"),
            _mitigation(one),
            _others(one, "owner"),
        )
        for one in entries.of_kind("risk")
    )
    headings = ("Risk", "Cause", "Effect", "Rating", "Mitigation", "Owner")
    yield from _table_or(headings, rows, "The strategy names no risk.")
    waits = entries.of_kind("contingency")
    waiting = ((_name(one), _said(one, "trigger"), _others(one, "waits_on"), _others(one, "holds_up")) for one in waits)
    yield from _table_or(("What waits", "Until", "Waits on", "Holds up"), waiting, "Nothing waits for anything else.")


def _consultation(_: Traceability, entries: Entries) -> Iterator[str]:
    rows = (
        (
            _name(one),
            _said(one, "level"),
            _dated(one),
            _said(one, "who"),
            _others(one, "informs") or "nothing that it says",
        )
        for one in entries.of_kind("source")
    )
    headings = ("Occasion", "Level", "When", "Who took part", "What it informed")
    yield from _table_or(headings, rows, "The strategy names no occasion on which anybody was asked.")
    said = entries.of_kind("feedback")
    answers = ((_name(one), _answer(one), _others(one, "answered_by") or "nothing yet") for one in said)
    yield from _table_or(
        ("What people asked for", "Answer", "What is done"), answers, "It names nothing that people said."
    )


def _finance(_: Traceability, entries: Entries) -> Iterator[str]:
    funds = entries.of_kind("fund")
    rows = (
        (_name(one), _said(one, "type"), _amount(one), _said(one, "year"), _others(one, "paid_by")) for one in funds
    )
    yield from _table_or(("Fund", "Kind", "Amount", "Year", "Paid by"), rows, "The strategy names no fund.")
    actions = entries.of_kind("action")
    priced = sum(bool(field(one, "cost")) for one in actions)
    if actions:
        yield from _paragraph([f"Of {count_of(len(actions), 'action')}, {priced or 'none'} with a cost."])


def _law(_: Traceability, entries: Entries) -> Iterator[str]:
    rows = (
        (_name(one), _act(one), _others(one, "held_by"), _others(one, "discharged_by") or "no action")
        for one in entries.of_kind("duty")
    )
    headings = ("Duty", "Act and section", "Held by", "Discharged by")
    yield from _table_or(headings, rows, "The strategy names no duty.")
    assessed = entries.of_kind("assessment")
    yield from _listed(assessed, "These assessments are named:", "No assessment, of equality or otherwise, is named.")


def _recommendations(_: Traceability, entries: Entries) -> Iterator[str]:
    asked = entries.of_kind("recommendation")
    if not asked:
        yield from _paragraph(["The strategy asks no board for anything."])
        return
    for number, one in enumerate(asked, start=1):
        board = _others(one, "addressed_to") or "The board, which is not named,"
        about = _others(one, "about")
        yield f"{number}. {board} is asked: {_described(one)}{f' It is about {about}.' if about else ''}"
    yield ""


_SECTIONS: Final[tuple[tuple[str, _Section], ...]] = (
    ("Background", _background),
    ("Advice and Analysis", _analysis),
    ("Risk Management", _risks),
    ("Consultation", _consultation),
    ("Financial Implications", _finance),
    ("Legal Implications", _law),
    ("Recommendations", _recommendations),
)


def _paragraph(says: Iterable[str]) -> list[str]:
    return [" ".join(says), ""]


def _listed(many: Iterable[ElementEntry], says: str, nothing: str) -> list[str]:
    lines = [f"- {_described(one)}" for one in many]
    return [says, "", *lines, ""] if lines else [nothing, ""]


def _table_or(headings: Iterable[str], rows: Iterable[Iterable[str]], nothing: str) -> list[str]:
    found = [[cell or _NOTHING for cell in row] for row in rows]
    return table(headings, found) if found else [nothing, ""]


def _name(one: ElementEntry) -> str:
    basis = "" if one.basis == STATED else f", {one.basis}"
    return f"{plain(one.title)} ({plain(one.id)}{basis})"


def _described(one: ElementEntry) -> str:
    """Names an element and says its summary, as a sentence."""
    summary = field(one, "summary")
    return f"{_name(one)}: {plain(_ended(summary))}" if summary else f"{_name(one)}."


def _others(one: ElementEntry, link: str) -> str:
    return "; ".join(
        f"{plain(told.title)} ({plain(told.target)}{'' if told.basis == STATED else f', {told.basis}'})"
        for told in links(one, link)
    )


def _titled(title: str) -> str:
    return f"“{plain(title)}”"


def _said(one: ElementEntry, name: str) -> str:
    return plain(upper_first(field(one, name)))


def _when(one: ElementEntry) -> str:
    return plain(field(one, "due") or field(one, "how_often"))


def _dated(one: ElementEntry) -> str:
    closes = field(one, "closes")
    return plain(field(one, "when") or (f"until {closes}" if closes else ""))


def _lacks(one: ElementEntry) -> str:
    """Gives what was found in an action and counts, without its name, which stands beside it."""
    says = (
        finding.says for finding in one.findings if finding.suppression is None and finding.severity > Severity.INFO
    )
    return "; ".join(coded(text) for text in dict.fromkeys(says)) or "nothing that was found"


def _mitigation(one: ElementEntry) -> str:
    return "; ".join(filter(None, (_said(one, "controls").removesuffix("."), _others(one, "mitigated_by"))))


def _answer(one: ElementEntry) -> str:
    return plain(upper_first(": ".join(filter(None, (field(one, "answer"), field(one, "reason"))))))


def _amount(one: ElementEntry) -> str:
    """Gives an amount with its unit: `£20.5m` where the unit is `£m`."""
    amount, unit = field(one, "amount"), field(one, "unit") or "£"
    if not amount:
        return ""
    return plain(f"£{amount}{unit[1:]}" if unit.startswith("£") else f"{amount} {unit}")


def _act(one: ElementEntry) -> str:
    act, section = field(one, "act"), field(one, "section")
    return plain(", ".join(filter(None, (act, section))))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
