"""The findings that do not count: those that are waived, and where asked for those that were accepted."""

from collections.abc import Iterator
from datetime import date

from alignment.dates import spoken
from alignment.findings.finding import Finding, Waived
from alignment.renderers.notes import arrow, note, place
from alignment.renderers.style import Style
from alignment.results.check import Listing, RenderOptions, Report
from alignment.text import count_of, visible


def excepted(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Lists what is waived; what was accepted, which may be much, only where nothing else is listed."""
    if options.waived is Listing.ONLY and not options.listed(report):
        yield "Nothing is waived or accepted."
        yield ""
    for finding in options.listed(report):
        match finding.suppression:
            case Waived() as waived:
                yield from _waived(finding, waived, report.as_at, options, style)
            case None:
                continue
            case _ if options.waived is Listing.ONLY:
                yield from _sentence("accepted", finding, options, style)
                yield ""


def _waived(finding: Finding, waived: Waived, as_at: date, options: RenderOptions, style: Style) -> Iterator[str]:
    yield from _sentence("waived", finding, options, style)
    days = (waived.expires - as_at).days
    left = f"{count_of(days, 'day')} left" if days else "last day"
    says = f"{spoken(waived.expires)} ({left}), approved by {waived.approved_by} on {spoken(waived.approved_on)}"
    yield from note("until", visible(says), style)
    yield from note("reason", visible(waived.reason), style)
    yield from note("see", "the waiver", style, path=f"{place(waived.location, options)}: ")
    yield ""


def _sentence(word: str, finding: Finding, options: RenderOptions, style: Style) -> Iterator[str]:
    yield from style.folded(f"{word}[{finding.rule}]: {finding.message}", hanging=2)
    yield arrow(finding.location, options, style)
