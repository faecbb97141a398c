"""The last lines of a check: what was looked at, what became of the rules, and whether the strategy is ready."""

from collections.abc import Iterator

from alignment.renderers import sentences
from alignment.renderers.compared import compared, trusted
from alignment.renderers.style import Style
from alignment.renderers.summed import summed
from alignment.results.check import RenderOptions, Report


def summary(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Sums up a check in a few sentences."""
    for sentence in summed(report):
        yield from style.folded(sentence)
    last = f"{sentences.conclusion(report, options.fail_on)} {sentences.approval_hint(report)}".strip()
    yield from (style.strong(line) for line in style.folded(last))


def summary_in_short(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Sums up the check of one strategy among several: what of it was not read, what it found, and what that comes to."""
    said = (
        f"{options.name}:",
        sentences.not_read(report),
        trusted(report),
        compared(report),
        str(sentences.counts(report)),
        sentences.conclusion(report, options.fail_on),
    )
    yield from style.folded(" ".join(filter(None, said)), hanging=2)
