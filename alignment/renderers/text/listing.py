"""The findings one by one: each with its line, why it matters where its rule is met first, and how to mend it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from alignment.dates import spoken
from alignment.findings.finding import Accepted, Finding, Waived
from alignment.renderers.support.choice import gravest
from alignment.renderers.support.excepted import by_whom
from alignment.renderers.support.sentences import conclusion
from alignment.renderers.support.since import mark, newly
from alignment.renderers.support.terminal import Style, arrow, headline, note, place
from alignment.renderers.text.excerpt import excerpt
from alignment.results.by_rule import in_order, said_once
from alignment.results.check import Listing, RenderOptions, Report
from alignment.text import count_of, one_line, visible

_MOST_PLACES: Final = 5


def verdict_in(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Gives in a sentence what it comes to, which stands above all else."""
    yield from (style.strong(line) for line in style.folded(conclusion(report, options.fail_on)))


def is_in_text(finding: Finding, options: RenderOptions) -> bool:
    """Tells whether a finding is listed; one that was accepted, of which there may be many, only where nothing else is."""
    return options.lists(finding) and (options.waived is Listing.ONLY or not isinstance(finding.suppression, Accepted))


def excepted(report: Report, findings: Iterable[Finding], options: RenderOptions, style: Style) -> Iterator[str]:
    """Lists those of the findings that are waived or accepted and to be listed."""
    for finding in findings:
        if isinstance(finding.suppression, Waived):
            yield from _waived(finding, finding.suppression, report.as_at, options, style)
        elif finding.suppression is not None:
            yield from _accepted(finding, finding.suppression, options, style)


def _waived(finding: Finding, waived: Waived, as_at: date, options: RenderOptions, style: Style) -> Iterator[str]:
    yield from _sentence(finding, options, style)
    days = (waived.expires - as_at).days
    left = f"{count_of(days, 'day')} left" if days else "last day"
    says = f"{spoken(waived.expires)} ({left}), approved by {waived.approved_by} on {spoken(waived.approved_on)}"
    yield from note("until", visible(says), style)
    yield from note("reason", visible(waived.reason), style)
    yield from note("see", "the waiver", style, path=f"{place(waived.location, options)}: ")
    yield ""


def _accepted(finding: Finding, accepted: Accepted, options: RenderOptions, style: Style) -> Iterator[str]:
    yield from _sentence(finding, options, style)
    if accepted.approval:
        yield from note("accepted", by_whom(accepted.approval), style)
        yield from note("reason", visible(accepted.approval.reason), style)
    yield ""


def _sentence(finding: Finding, options: RenderOptions, style: Style) -> Iterator[str]:
    yield from style.folded(f"{finding.standing}[{finding.rule}]: {finding.message}", hanging=2)
    yield arrow(finding.location, options, style)


def listed_findings(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Lists the findings that count; a finding's reason is given where its rule is met first.

    Where a check compares, what is new comes first, and of the rest a sentence each.
    """
    standing = in_order(report, (one for one in options.listed(report) if one.suppression is None))
    before = tuple(one for one in standing if report.compared and not report.is_fresh(one))
    fresh = tuple(one for one in standing if not report.compared or report.is_fresh(one))
    listed = gravest(said_once(report, fresh), options.most)
    yield from in_full(report, (one.finding for one in listed), options, style)
    room = None if options.most is None else options.most - len(listed)
    in_short = gravest(before, room)
    if in_short:
        yield from style.folded("These counted before:")
        yield ""
    for finding in in_short:
        yield from headline(finding, options, style)
        yield ""
    if rest := len(standing) - sum(one.number for one in listed) - len(in_short):
        yield f"... and {count_of(rest, 'more finding')} (--full)"
        yield ""


def in_full(report: Report, findings: Iterable[Finding], options: RenderOptions, style: Style) -> Iterator[str]:
    """Lists findings, each with its line and its mend."""
    explained: set[str] = set()
    shown = None
    for finding in findings:
        yield from headline(finding, options, style)
        if finding.location != shown:
            yield from _excerpt(report, finding, style)
            shown = finding.location
        yield from _notes(finding, options, style, has_why=finding.rule not in explained)
        if word := mark(report, finding):
            yield from note(word, newly(report, finding), style)
        yield ""
        explained.add(finding.rule)


def _excerpt(report: Report, finding: Finding, style: Style) -> Iterator[str]:
    found = excerpt(report.texts.get(finding.location.path, ""), finding.location, one_line(finding.label), style.width)
    if found is None:
        return
    margin = " " * len(found.number)
    frame = style.faint(f"{margin} |")
    yield frame
    yield f"{style.faint(f'{found.number} |')} {found.line}"
    marked = f"{margin} | {found.carets}"
    is_one_line = len(f"{marked} {found.label}") <= style.width
    carets = style.severity(found.carets, finding.severity)
    yield f"{frame} {carets} {found.label}".rstrip() if is_one_line else f"{frame} {carets}"
    if not is_one_line:
        indent = len(margin) + 3
        yield from (
            f"{frame} {line.strip()}" for line in Style(style.width - indent, has_colour=False).folded(found.label)
        )
    yield frame


def _notes(finding: Finding, options: RenderOptions, style: Style, *, has_why: bool) -> Iterator[str]:
    listed = finding.related if options.most is None else finding.related[:_MOST_PLACES]
    for related in listed:
        yield from note("see", related.message, style, path=f"{place(related.location, options)}: ")
    if len(finding.related) > len(listed):
        further = count_of(len(finding.related) - len(listed), "more place")
        yield from note("see", f"{further} (--full)", style)
    if has_why and finding.why:
        yield from note("why", finding.why, style)
    if finding.fix:
        yield from note("fix", finding.fix, style)
