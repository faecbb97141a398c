"""What every format that has words for it says last: what was looked at, what came of it, and against what."""

from collections.abc import Iterator

from alignment.renderers import sentences
from alignment.renderers.adjusted import adjusted, off
from alignment.renderers.compared import changes, compared, trusted
from alignment.results.check import Report


def summed(report: Report) -> Iterator[str]:
    """Gives the sentences that sum a check up, all but its conclusion."""
    said = (
        sentences.looked_at(report),
        sentences.became(report),
        *adjusted(report),
        off(report),
        sentences.resting(report),
        sentences.not_read(report),
        trusted(report),
        *changes(report),
        compared(report),
        sentences.counts(report),
        sentences.unreviewed(report),
    )
    yield from map(str, filter(None, said))
