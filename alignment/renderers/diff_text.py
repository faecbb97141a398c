"""A comparison for people at a terminal: what the strategy says otherwise, then each finding that came or went, and why."""

from collections.abc import Iterable, Iterator

from alignment.comparison.values import Caused, Comparison
from alignment.findings.finding import Finding
from alignment.renderers import diff_words
from alignment.renderers.disarm import disarmed
from alignment.renderers.notes import arrow, note
from alignment.renderers.style import Style
from alignment.report import RenderOptions
from alignment.text import count_of, one_line


def render(comparison: Comparison, options: RenderOptions) -> bytes:
    """Renders a comparison; places of the older state are as they were there."""
    return "".join(f"{disarmed(line)}\n" for line in _lines(comparison, options)).encode()


def _lines(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    style = Style(options.width, options.has_colour)
    yield from style.folded(one_line(diff_words.states(comparison)))
    yield ""
    listed = comparison.sentences[: options.most]
    for sentence in listed or diff_words.changes(comparison):
        yield from style.folded(one_line(sentence), hanging=2)
    if rest := len(comparison.sentences) - len(listed):
        yield f"... and {count_of(rest, 'more change')} (--all)"
    yield ""
    yield from _findings("New", comparison.came, comparison, options)
    yield from _findings("Mended", comparison.mended, comparison, options)
    yield from _turned(comparison, options)
    yield from (line for says in diff_words.unread(comparison) for line in style.folded(says))
    yield from (style.strong(line) for line in style.folded(diff_words.totals(comparison)))


def _findings(heading: str, found: tuple[Caused, ...], comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    style = Style(options.width, options.has_colour)
    if not found:
        return
    yield style.strong(f"{heading}:")
    yield ""
    listed = found[: options.most]
    for caused in listed:
        yield from _sentence(caused.finding, options, style)
        for says in diff_words.reasons(caused, comparison):
            yield from note("cause", one_line(says), style)
        yield ""
    yield from _rest(len(found) - len(listed))


def _turned(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    style = Style(options.width, options.has_colour)
    if not comparison.turned:
        return
    yield style.strong("Counted before, and graver or milder now:")
    yield ""
    listed = comparison.turned[: options.most]
    for one in listed:
        yield from _sentence(one.finding, options, style)
        yield from note("before", str(one.before), style)
        yield ""
    yield from _rest(len(comparison.turned) - len(listed))


def _sentence(finding: Finding, options: RenderOptions, style: Style) -> Iterator[str]:
    kind = one_line(f"{finding.severity}[{finding.rule}]:")
    first, *rest = style.folded(one_line(f"{kind} {finding.message}"), hanging=2)
    yield style.severity(kind, finding.severity) + style.strong(first.removeprefix(kind))
    yield from (style.strong(line) for line in rest)
    yield arrow(finding.location, options, style)


def _rest(number: int) -> Iterable[str]:
    return (f"... and {count_of(number, 'more finding')} (--all)", "") if number else ()
