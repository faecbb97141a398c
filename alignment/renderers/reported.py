"""What the formats of the traceability report that have words say alike."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from alignment.citations.support import SupportState
from alignment.english import agreeing
from alignment.findings.finding import Severity
from alignment.model.kinds.base import UNTITLED
from alignment.renderers.support import sentences
from alignment.renderers.support.excepted import NOTHING_OWED, but_excepted
from alignment.renderers.support.roots import where_to_begin
from alignment.renderers.support.since import trusted
from alignment.renderers.support.unchecked import counted, not_checked
from alignment.results.check import Became, Report, RuleOutcome
from alignment.results.report import CellEntry, RuleLine, Traceability
from alignment.text import count_of, join_words, marked, upper_first
from alignment.traceability.carried import SealedForm
from alignment.traceability.data import seal_of

_TODAY: Final = "today"
_COMMIT: Final = 12
_MOST_NAMED: Final = 5


def opinion(t: Traceability) -> Iterator[str]:
    """Says in a paragraph how the strategy stands."""
    report = t.report
    yield sentences.looked_at(report)
    yield sentences.conclusion(report, Severity.ERROR)
    yield sentences.became(report)
    yield from (*sentences.adjusted(report), *sentences.not_run(report), *filter(None, [not_checked(report)]))
    resting = sum(bool(outcome.resting) for outcome in report.rules)
    if resting:
        held = agreeing(resting, "holds")
        yield f"{count_of(resting, 'rule')} {held} for some elements only by {report.unstated}."
    yield sentences.counts(report).alone
    if new := sentences.unreviewed(report):
        yield new.alone
    yield from filter(
        None, (where_to_begin(report), sentences.not_read(report), trusted(report), sentences.used(report), origin(t))
    )


def basis(t: Traceability) -> Iterator[str]:
    """Says what a form rests on that has no such paragraph."""
    yield from (*sentences.basis(t.report), *filter(None, [origin(t)]))


def origin(t: Traceability) -> str:
    """Says of which commit the files are, as recorded, and what of them is not as it has them; nothing without one."""
    found = t.cover.recorded
    differ = [f"{count_of(len(found.uncommitted), 'file')} changed since"] if found.uncommitted else []
    gone = [f"{named(found.deleted)} deleted"] if found.deleted else []
    but = f", {join_words((*differ, *gone))}" if differ or gone else ""
    return f"Made of commit {found.commit[:_COMMIT]}, as recorded{but}." if found.commit else ""


def entry_parts(one: CellEntry) -> tuple[str, str]:
    """Gives what a cell holds, and what stands behind it in brackets: the id of an element, and what the link rests on."""
    if one.element is None:
        return one.text, one.basis
    name, behind = (one.element, UNTITLED.strip("()")) if one.text == UNTITLED else (one.text, one.element)
    return name, ", ".join(filter(None, (behind, one.basis)))


def nothing_owed(report: Report) -> str:
    """Says that nothing needs attention, but for what is excepted."""
    return f"{but_excepted(NOTHING_OWED.removesuffix('.'), report)}."


def named(paths: Iterable[str], most: int | None = _MOST_NAMED) -> str:
    """Names files in a sentence; past so many the rest is counted."""
    return join_words(map(marked, paths), most=most)


def seal(t: Traceability, form: SealedForm) -> str:
    """Ends a text by what it takes to make it again, where nobody reads it."""
    return f"\n\n<!-- align {seal_of(t, form)} -->\n"


def held(t: Traceability) -> str:
    """Says how many values stand in the words that they cite, by the texts of documents that are at hand."""
    found = Counter(one.standing for entry in t.elements for one in entry.held)
    if not found:
        return "No value of an element that cites a paragraph could be held to its words."
    said = (f"{found[one]:,} {one.value}" for one in SupportState if found[one])
    number = count_of(found.total(), "value")
    return f"Of {number} whose elements cite a paragraph, held to the words of the quotes: {join_words(said)}."


def owners(t: Traceability) -> dict[str, str]:
    """Gives the owner of every element that a finding is about."""
    return {
        finding.element: group.owner.title
        for group in t.owed
        if group.owner
        for demand in group.demands
        for finding in demand.findings
        if finding.element
    }


def command(t: Traceability, form: str = "") -> str:
    """Gives the command that makes the same report of the same files; `form` names the format where it is not HTML."""
    given = [
        f"--{name.replace('_', '-')}" if value == "yes" else f"--{name.replace('_', '-')} {value}"
        for name, values in t.options.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    day = [f"--as-at {t.report.as_at.isoformat()}"] if t.report.as_at_origin == _TODAY else []
    named = [f"--format {form}"] if form else []
    return " ".join(["align report", *named, *given, *day])


def became(line: RuleLine) -> str:
    """Says what became of a rule."""
    one = line.outcome
    matters = f"Matters as {one.severity}. " if one.severity else ""
    untold = f" Not checked for {counted(one.unchecked)}." if one.unchecked else ""
    adjusted = f" Adjusted by {one.adjusted.pack}: {one.adjusted.says} ({one.adjusted.reason})." if one.adjusted else ""
    if one.became is Became.FAILED:
        return f"{matters}Failed: {one.failed:,} of {one.checked:,}.{untold}{adjusted}"
    if one.became is Became.PASSED:
        return f"{matters}Passed: {one.checked:,} of {one.checked:,} looked at.{adjusted}"
    return f"{matters}{upper_first(one.became.value)}{f': {one.reason}' if one.reason else ''}.{untold}{adjusted}"


def holds(one: RuleOutcome) -> str:
    """Says of how many elements a rule holds, and of how many it cannot tell; of none why."""
    held = f"{one.checked - one.failed:,} of {one.checked:,}" if one.checked else one.became.value
    untold = f", {len(one.unchecked):,} not checked" if one.checked and one.unchecked else ""
    return f"{held}{untold}"
