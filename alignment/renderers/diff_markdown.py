"""A comparison as Markdown, for a pull request or a job summary."""

from collections.abc import Iterable, Iterator
from typing import Final

from alignment.renderers.support import diff_words
from alignment.renderers.support.escape import MOST_BYTES, coded, plain, table
from alignment.results.check import RenderOptions
from alignment.results.comparison import CausedFinding, Comparison
from alignment.text import count_of

_MOST: Final = 50


def render(comparison: Comparison, options: RenderOptions) -> bytes:
    """Renders a comparison; what would make the text too long for hosts is cut and counted."""
    return _cut(_lines(comparison, options))


def _lines(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    yield from ("# What has changed", "", plain(diff_words.states(comparison)), "")
    yield from (f"**{plain(says)}**\n" for says in diff_words.unread(comparison))
    said_first = (diff_words.totals(comparison), *diff_words.refused(comparison))
    yield from (" ".join(f"**{plain(one)}**" for one in said_first), "", "## In the strategy", "")
    said = diff_words.changes(comparison)
    yield from (f"- {plain(one)}" for one in said[:_MOST])
    if len(said) > _MOST:
        yield f"- and {count_of(len(said) - _MOST, 'more change')}"
    if says := diff_words.beside(comparison):
        yield f"- {plain(says)}"
    yield ""
    yield from _gate(comparison, options)
    yield from _findings("New findings", comparison.came, comparison, options)
    yield from _findings("Mended", comparison.mended, comparison, options)
    excused = tuple(one.caused for one in comparison.excused)
    yield from _findings("Not mended, and not counted", excused, comparison, options)
    if comparison.turned:
        yield from ("## Graver or milder than before", "")
        rows = (
            (str(one.finding.severity), str(one.before), plain(one.finding.rule), coded(one.finding.message))
            for one in comparison.turned[:_MOST]
        )
        yield from table(("now", "before", "rule", "finding"), rows)
        yield from _rest(len(comparison.turned))


def _gate(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    if not comparison.gate:
        return
    yield from ("## What becomes of the gate", "")
    rows = (
        (
            str(one.severity),
            plain(one.rule),
            coded(one.message),
            plain(f"{options.path(one.location)}:{one.location.line}"),
        )
        for one in comparison.gate[:_MOST]
    )
    yield from table(("matters as", "what", "finding", "where"), rows)
    yield from _rest(len(comparison.gate))


def _findings(
    heading: str, found: tuple[CausedFinding, ...], comparison: Comparison, options: RenderOptions
) -> Iterator[str]:
    if not found:
        return
    yield from (f"## {heading}", "")
    rows = (
        (
            str(one.finding.severity),
            plain(one.finding.rule),
            coded(one.finding.message),
            plain(f"{options.path(one.finding.location)}:{one.finding.location.line}"),
            plain("; ".join(diff_words.reasons(one, comparison))),
        )
        for one in sorted(found, key=lambda one: -one.finding.severity)[:_MOST]
    )
    yield from table(("matters as", "rule", "finding", "where", "because of"), rows)
    yield from _rest(len(found))


def _rest(number: int) -> Iterable[str]:
    return (f"And {count_of(number - _MOST, 'more finding')}.", "") if number > _MOST else ()


def _cut(lines: Iterable[str]) -> bytes:
    """Takes whole lines as long as there is room."""
    kept: list[bytes] = []
    room = MOST_BYTES
    for line in lines:
        content = f"{line}\n".encode()
        room -= len(content)
        if room < 0:
            return b"".join([*kept, b"\nWhat follows is left out, as it would be too long.\n"])
        kept.append(content)
    return b"".join(kept)
