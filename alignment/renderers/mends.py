"""Mends for people at a terminal: what would change, or was changed, and which findings that mends."""

from collections.abc import Iterable, Iterator

from alignment.findings.finding import Finding
from alignment.renderers.exceptions import by_rule
from alignment.renderers.support.difference import difference
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.results.mends import Mends
from alignment.text import count_of, visible


def render_planned(mends: Mends, options: RenderOptions) -> bytes:
    """Shows what would change in each file, with the findings that this mends."""
    lines = [line for file in mends.files for line in _planned(str(file.name), file.before, file.after, file.findings)]
    says = [*_counted(mends, "would be mended"), "Nothing is written yet. Add --write to write it."]
    return _bytes(lines, says if mends.files else [_NOTHING], options)


def render_mended(mends: Mends, options: RenderOptions) -> bytes:
    """Lists the findings that were mended, a line each; what is left is said by the check that follows."""
    lines = [f"mended: {_said(one)}" for one in mends.findings]
    return _bytes([*lines, ""] if lines else [], _counted(mends, "mended") if lines else [_NOTHING], options, "")


_NOTHING = "Nothing that is found can be mended without somebody who knows. `align check` says of each finding how."


def _planned(name: str, before: str, after: str, findings: Iterable[Finding]) -> Iterator[str]:
    yield from map(_said, findings)
    yield from difference(name, name, before, after)
    yield ""


def _said(finding: Finding) -> str:
    return f"{finding.location} {finding.rule} {finding.message}"


def _counted(mends: Mends, done: str) -> Iterator[str]:
    yield f"{count_of(len(mends.findings), 'finding')} {done}: {by_rule(mends.findings)}."
    if mends.waiting:
        wait = "waits" if len(mends.waiting) == 1 else "wait"
        yield f"{len(mends.waiting):,} more {wait} for another run, since others change the same text: {by_rule(mends.waiting)}."


def _bytes(lines: Iterable[str], says: Iterable[str], options: RenderOptions, *end: str) -> bytes:
    style = Style(options.width, options.has_colour)
    told = [line for sentence in says for line in style.folded(sentence)]
    return "".join(f"{disarmed(visible(line))}\n" for line in (*lines, *told, *end)).encode()
