"""Text for people at a terminal: each finding with its line, why it matters and how to mend it; then the summary."""

from collections.abc import Iterator, Sequence
from typing import Final

from alignment.findings.finding import Severity
from alignment.renderers.support import sentences
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.sentences import summed
from alignment.renderers.support.since import changes, compared
from alignment.renderers.support.terminal import Style
from alignment.renderers.text import first_screen
from alignment.renderers.text.groups import in_groups
from alignment.renderers.text.listing import excepted, is_in_text, listed_findings, verdict_in
from alignment.results.check import ExitStatus, Listing, RenderOptions, Report, Shown, exit_status, verdict
from alignment.text import join_words

_MOST_NAMED: Final = 5


def summary(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Sums up a check in a few sentences."""
    yield from verdict_in(report, options, style)
    yield from _in_figures(report, style)


def _in_figures(report: Report, style: Style) -> Iterator[str]:
    for sentence in filter(None, (*summed(report), sentences.approval_hint(report))):
        yield from style.folded(sentence)


def summary_in_short(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Sums up the check of one strategy among several: by what, what it found, and what that comes to."""
    said = (
        f"{options.name}:",
        sentences.not_read(report),
        *sentences.basis(report),
        *changes(report),
        compared(report),
        sentences.conclusion(report, options.fail_on),
    )
    yield from style.folded(" ".join(filter(None, said)), hanging=2)


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports as text; of several, each has its findings under its name, and one line at the end."""
    lines = _alone(*shown[0]) if len(shown) == 1 else _together(shown)
    return "".join(f"{disarmed(line)}\n" for line in lines).encode()


def _alone(report: Report, options: RenderOptions) -> Iterator[str]:
    style = Style(options.width, options.has_colour)
    if options.is_brief:
        yield from summary(report, options, style)
    elif first_screen.is_for(report, options):
        yield from first_screen.first_screen(report, options, style)
    else:
        yield from (*verdict_in(report, options, style), "")
        yield from _findings(report, options, style)
        yield from _in_figures(report, style)


def _together(shown: Sequence[Shown]) -> Iterator[str]:
    first = Style(shown[0].options.width, shown[0].options.has_colour)
    yield from (*map(first.strong, first.folded(_on_all(shown))), "")
    for report, options in shown:
        style = Style(options.width, options.has_colour)
        found = [] if options.is_brief else [*_found(report, options, style)]
        if found:
            yield from (style.strong(line) for line in style.folded(f"{options.name}:"))
            yield ""
            yield from found
    for report, options in shown:
        yield from summary_in_short(report, options, Style(options.width, options.has_colour))


def _on_all(shown: Sequence[Shown]) -> str:
    """Says in one line what the checks of several strategies come to, and which of them stand in the way."""
    found = [(exit_status(*_by(one)), verdict(*_by(one)), one.options.name) for one in shown]
    passed = sum(comes_to is ExitStatus.CLEAN for _, comes_to, _ in found)
    kinds = (
        ("Not passed", ExitStatus.FINDINGS, ExitStatus.FINDINGS),
        ("Not ready, and let pass because `fail_on` is `never`", ExitStatus.CLEAN, ExitStatus.FINDINGS),
        ("Not checked whole", ExitStatus.INCOMPLETE, ExitStatus.INCOMPLETE),
    )
    named = ((words, [name for *of, name in found if of == kind]) for words, *kind in kinds)
    listed = (f"{words}: {join_words(names, most=_MOST_NAMED)}." for words, names in named if names)
    besides = [one.options.name for one in shown if len(one.report.findings) > len(one.report.standing)]
    but = f", with findings waived or accepted in {join_words(besides, most=_MOST_NAMED)}" if besides else ""
    return " ".join([f"All {len(shown)} strategies: {passed} passed{but}.", *listed])


def _by(shown: Shown) -> tuple[Report, Severity | None]:
    return shown.report, shown.options.fail_on


def _found(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    if first_screen.is_for(report, options):
        yield from first_screen.in_short(report, options, style)
    else:
        yield from _findings(report, options, style)


def _findings(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    if options.waived is Listing.ONLY and not options.listed(report):
        yield "Nothing is waived or accepted."
        yield ""
    elif report.groups:
        yield from in_groups(report, report.groups, options, style)
    else:
        yield from listed_findings(report, options, style)
        if first_screen.are_exceptions_many(report, options):
            counted = [*first_screen.exceptions_by_rule(report, options, style)]
            yield from (*counted, "") if counted else ()
        else:
            yield from excepted(report, (one for one in report.findings if is_in_text(one, options)), options, style)
