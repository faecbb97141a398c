"""A comparison for people at a terminal: what the strategy says otherwise, then each finding that came or went, and why."""

from collections.abc import Iterable, Iterator, Sequence

from alignment.findings.finding import Finding
from alignment.renderers.support import diff_words
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.terminal import Style, headline, note
from alignment.results.check import RenderOptions
from alignment.results.comparison import CausedFinding, Comparison, ExcusedFinding, LastingFinding
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
    yield from _section("What becomes of the gate", [_headed(one, options) for one in comparison.gate], options)
    yield from _section("New", [_caused(one, comparison, options) for one in _ranked(comparison.came)], options)
    gone = [_gone(one, comparison, options) for one in _ranked(comparison.mended)]
    yield from _section("Mended", gone, options)
    excused = [_excused(one, comparison, options) for one in comparison.excused]
    yield from _section("Not mended, and not counted", excused, options)
    turned = [_turned(one, options) for one in comparison.turned]
    yield from _section("Counted before, and graver or milder now", turned, options)
    yield from (style.strong(line) for line in style.folded(diff_words.totals(comparison)))
    yield from (style.strong(line) for says in diff_words.refused(comparison) for line in style.folded(says))


def _ranked(found: Iterable[CausedFinding]) -> list[CausedFinding]:
    return sorted(found, key=lambda one: -one.finding.severity)


def _section(heading: str, findings: Sequence[Iterable[str]], options: RenderOptions) -> Iterator[str]:
    """Lists findings, each in its lines, under a heading; past those that there is room for the rest is counted."""
    if not findings:
        return
    yield Style(options.width, options.has_colour).strong(f"{heading}:")
    yield ""
    listed = findings[: options.most]
    for lines in listed:
        yield from lines
        yield ""
    if rest := len(findings) - len(listed):
        yield f"... and {count_of(rest, 'more finding')} (--all)"
        yield ""


def _caused(caused: CausedFinding, comparison: Comparison, options: RenderOptions, at: str = "") -> Iterator[str]:
    """Says a finding, where it is and what causes it; `at` says in which state, where that is the older one."""
    style = Style(options.width, options.has_colour)
    *said, place = headline(caused.finding, options, style)
    yield from (*said, f"{place}{at}")
    for says in diff_words.reasons(caused, comparison):
        yield from note("cause", one_line(says), style)


def _headed(finding: Finding, options: RenderOptions) -> Iterator[str]:
    """Says a finding about the change itself, with its mend: nothing but the change brings it."""
    style = Style(options.width, options.has_colour)
    yield from headline(finding, options, style)
    yield from note("fix", one_line(finding.fix), style)


def _gone(caused: CausedFinding, comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    return _caused(caused, comparison, options, at=f" at {diff_words.state(comparison.old)}")


def _excused(excused: ExcusedFinding, comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    """Says a finding that does not count although nobody has mended it; what never counted is where it is now."""
    say = _gone if excused.caused.causes else _caused
    yield from say(excused.caused, comparison, options)
    yield from note("now", excused.why.value, Style(options.width, options.has_colour))


def _turned(still: LastingFinding, options: RenderOptions) -> Iterator[str]:
    style = Style(options.width, options.has_colour)
    yield from headline(still.finding, options, style)
    yield from note("before", str(still.before), style)
