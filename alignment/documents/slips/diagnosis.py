"""Which slip it is that made a parser stop: the one whose mend lets it read on furthest.

A slip counts only where the parser, given the text with the slip mended, reads on beyond the place where it stopped and
finds nothing wrong with the lines that were changed. So no mend is printed that leads nowhere.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from alignment.documents.slips.indentation import indentation_slips, margin_slips
from alignment.documents.slips.lines import TextLine, TextLines, content_before, lines_of
from alignment.documents.slips.quoting import unclosed_quotes, value_slips
from alignment.documents.slips.signs import colon_slips, dash_slips, joined_entries, table_slips
from alignment.documents.slips.slip import YamlSlip
from alignment.documents.slips.strays import block_slips, stray_slips
from alignment.documents.slips.texts import text_slips

_MOST_TRIED: Final = 24


class Reach(NamedTuple):
    """Says how far a parser reads: the line, from 0, where it stops, or None; and which lines it refuses something of."""

    stop: int | None
    refused: frozenset[int]


Trial: TypeAlias = Callable[[YamlSlip], Reach]


def slip_at(text: str, index: int, trial: Trial, most: int) -> YamlSlip | None:
    """Gives the slip that made a parser stop at a character, or None where it cannot be told; makes so many trials."""
    lines = lines_of(text)
    stop = next(line for line in reversed(lines) if line.start <= index)
    reached: list[tuple[int, YamlSlip]] = []
    for slip in islice(_possible(stop, lines), min(most, _MOST_TRIED)):
        if not slip.edits:
            reached.append((stop.number, slip))
            break
        reach = trial(slip)
        if reach.refused & slip.touched:
            continue
        if reach.stop is None:
            return slip
        if reach.stop > stop.number:
            reached.append((reach.stop, slip))
    return max(reached, key=lambda one: one[0])[1] if reached else None


def _possible(stop: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives the slips that may be meant, the likeliest first; the line above the stop is looked at before it."""
    before = content_before(lines, stop.number)
    nearby = [line for line in (before, stop) if line is not None and line.is_content]
    keys = frozenset(line.key for line in lines if line.key)
    for line in nearby:
        yield from block_slips(line, lines)
        yield from table_slips(line)
        yield from joined_entries(line)
        yield from dash_slips(line, lines)
        yield from colon_slips(line, lines, keys)
        yield from value_slips(line, lines)
    for line in reversed(nearby):
        yield from text_slips(line, lines)
    yield from unclosed_quotes(lines[: stop.number])
    yield from margin_slips(lines)
    for line in reversed(nearby):
        yield from stray_slips(line, lines)
    for line in reversed(nearby):
        yield from indentation_slips(line, lines)
