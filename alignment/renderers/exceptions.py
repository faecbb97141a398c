"""Exceptions for people at a terminal: the change that adds a waiver, and the findings that are accepted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from alignment.findings.finding import Finding
from alignment.renderers.support.difference import difference
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.excepted import number_by_severity
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.text import count_of, join_words, visible


def render_change(path: str, before: str, after: str, says: str, options: RenderOptions) -> bytes:
    """Shows a change to a file as the lines taken away and added, and says what became of it."""
    lines = difference(path if before else "nothing yet", path, before, after)
    return _bytes([*lines, "", *Style(options.width, options.has_colour).folded(says)])


def render_accepted(
    findings: Iterable[Finding], gone: Iterable[str], says: Iterable[str], options: RenderOptions
) -> bytes:
    """Lists accepted findings, a line each, and those that no longer occur."""
    style = Style(options.width, options.has_colour)
    lines = [_line(finding, finding.standing, options) for finding in findings]
    lines += [f"gone: {fingerprint}" for fingerprint in gone]
    lines += [line for sentence in says for line in style.folded(sentence)]
    return _bytes(lines)


def counted(findings: Sequence[Finding]) -> str:
    """Counts findings by how much they matter, and by rule: `2 errors; ACT-OWNER 2 times`."""
    return f"{number_by_severity(findings)}; {by_rule(findings)}"


def by_rule(findings: Iterable[Finding]) -> str:
    """Counts findings by rule, the most frequent first: `ACT-OWNER 12 times, ACT-DUE once`."""
    counts = Counter(finding.rule for finding in findings)
    return join_words(f"{rule} {_times(number)}" for rule, number in counts.most_common())


def _times(number: int) -> str:
    return "once" if number == 1 else count_of(number, "time")


def _line(finding: Finding, standing: str, options: RenderOptions) -> str:
    place = f"{options.path(finding.location)}:{finding.location.line}:{finding.location.column}:"
    return f"{place} {standing} {finding.rule} {finding.message}"


def _bytes(lines: Iterable[str]) -> bytes:
    return "".join(f"{disarmed(visible(line))}\n" for line in lines).encode()
