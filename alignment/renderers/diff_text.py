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
    yield from (style.strong(line) for says in diff_words.unread(comparison) for line in style.folded(says))
    listed = comparison.sentences[: options.most]
    for sentence in listed or diff_words.changes(comparison):
        yield from style.folded(one_line(sentence), hanging=2)
    if rest := len(comparison.sentences) - len(listed):
        yield f"... and {count_of(rest, 'more change')} (--all)"
    yield from style.folded(one_line(diff_words.beside(comparison)), hanging=2)
    yield ""
    yield from _findings("New", comparison.came, comparison, options)
    yield from _findings("Mended", comparison.mended, comparison, options)
    yield from _excused(comparison, options)
    yield from _turned(comparison, options)
    yield from (style.strong(line) for line in style.folded(diff_words.totals(comparison)))


def _findings(heading: str, found: tuple[Caused, ...], comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    """Lists findings with their causes; where they stood before, that is said."""
    style = Style(options.width, options.has_colour)
    if not found:
        return
    yield style.strong(f"{heading}:")
    yield ""
    ranked = sorted(found, key=lambda one: -one.finding.severity)
    listed = ranked[: options.most]
    for caused in listed:
        yield from _caused(caused, comparison, options)
        yield ""
    yield from _rest(len(found) - len(listed))


def _excused(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    """Lists what does not count although nobody has mended it."""
    style = Style(options.width, options.has_colour)
    if not comparison.excused:
        return
    yield style.strong("Not mended, and not counted:")
    yield ""
    listed = comparison.excused[: options.most]
    for one in listed:
        yield from _caused(one.caused, comparison, options)
        yield from note("now", one.why.value, style)
        yield ""
    yield from _rest(len(comparison.excused) - len(listed))


def _caused(caused: Caused, comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    style = Style(options.width, options.has_colour)
    is_gone = caused not in comparison.came and bool(caused.causes)
    yield from _sentence(
        caused.finding, options, style, at=f" at {diff_words.state(comparison.old)}" if is_gone else ""
    )
    for says in diff_words.reasons(caused, comparison):
        yield from note("cause", one_line(says), style)


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


def _sentence(finding: Finding, options: RenderOptions, style: Style, at: str = "") -> Iterator[str]:
    """Says a finding and where it is; `at` says in which state, where that is the older one."""
    kind = one_line(f"{finding.severity}[{finding.rule}]:")
    first, *rest = style.folded(one_line(f"{kind} {finding.message}"), hanging=2)
    yield style.severity(kind, finding.severity) + style.strong(first.removeprefix(kind))
    yield from (style.strong(line) for line in rest)
    yield f"{arrow(finding.location, options, style)}{at}"


def _rest(number: int) -> Iterable[str]:
    return (f"... and {count_of(number, 'more finding')} (--all)", "") if number else ()
