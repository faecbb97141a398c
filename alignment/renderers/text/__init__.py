"""Text for people at a terminal: each finding with its line, why it matters and how to mend it; then the summary."""

from collections.abc import Iterator, Sequence

from alignment.renderers.disarm import disarmed
from alignment.renderers.style import Style
from alignment.renderers.text.excepted import excepted
from alignment.renderers.text.findings import listed_findings
from alignment.renderers.text.summary import summary, summary_in_short
from alignment.results.check import RenderOptions, Report, Shown


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports as text; of several, each has its findings under its name, and one line at the end."""
    lines = _alone(*shown[0]) if len(shown) == 1 else _together(shown)
    return "".join(f"{disarmed(line)}\n" for line in lines).encode()


def _alone(report: Report, options: RenderOptions) -> Iterator[str]:
    style = Style(options.width, options.has_colour)
    if not options.is_brief:
        yield from _findings(report, options, style)
    yield from summary(report, options, style)


def _together(shown: Sequence[Shown]) -> Iterator[str]:
    for report, options in shown:
        style = Style(options.width, options.has_colour)
        found = [] if options.is_brief else [*_findings(report, options, style)]
        if found:
            yield from (style.strong(line) for line in style.folded(f"{options.name}:"))
            yield ""
            yield from found
    for report, options in shown:
        yield from summary_in_short(report, options, Style(options.width, options.has_colour))


def _findings(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    yield from listed_findings(report, options, style)
    yield from excepted(report, options, style)
