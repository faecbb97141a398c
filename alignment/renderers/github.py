"""Commands to GitHub's runner, printed in a step: the gravest findings as annotations, then what it comes to in words.

GitHub shows ten annotations of each level and step and drops any more in silence, so that the rest is counted in one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import headed
from alignment.renderers.support import sentences
from alignment.renderers.support.choice import rank
from alignment.renderers.support.escape import disarmed, sentence
from alignment.renderers.support.sentences import summed
from alignment.renderers.support.since import mark, newly
from alignment.results.by_rule import in_order
from alignment.results.check import RenderOptions, Report, Shown
from alignment.source import Location
from alignment.text import count_of, join_words, one_line, upper_first

_MOST: Final = 10
_MOST_PLACES: Final = 3
_COMMANDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
_NOUNS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_IN_TEXT: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(shown: Sequence[Shown]) -> bytes:
    """Renders what counts; what is waived or accepted is counted in the words below."""
    lines = [*_annotations(shown), *(disarmed(one_line(line)) for one in shown for line in _words(*one, len(shown)))]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _annotations(shown: Sequence[Shown]) -> Iterator[str]:
    """Gives annotations, those first through which a step could look as if it had passed."""
    whole = [_not_whole(*one) for one in shown if not one.report.is_complete]
    yield from whole[:_MOST]
    rest: list[str] = []
    ranked = sorted(_standing(shown), key=lambda one: (-one[1].severity, *rank(one[1], one[0].report)))
    for severity, group in groupby(ranked, key=lambda one: one[1].severity):
        found = [*group]
        room = _room(severity, len(whole), len(found), is_rest_said=bool(rest))
        yield from (_annotation(*one) for one in found[:room])
        if len(found) > room:
            rest.append(count_of(len(found) - room, f"more {_NOUNS[severity]}"))
    if rest:
        yield _command(
            "notice", {"title": "More findings"}, f"And {join_words(rest)}: `align check --full` lists them."
        )


def _room(severity: Severity, whole: int, number: int, *, is_rest_said: bool) -> int:
    """Gives how many findings of a severity are annotated; the count of the rest is itself a notice."""
    if severity is Severity.ERROR:
        return max(_MOST - whole, 0)
    is_one_taken = severity is Severity.INFO and (is_rest_said or number > _MOST)
    return _MOST - 1 if is_one_taken else _MOST


def _standing(shown: Sequence[Shown]) -> Iterator[tuple[Shown, Finding]]:
    for one in shown:
        listed = in_order(one.report, one.options.listed(one.report))
        yield from ((one, finding) for finding in listed if finding.suppression is None)


def _not_whole(report: Report, options: RenderOptions) -> str:
    says = one_line(f"{sentences.conclusion(report, options.fail_on)} {sentences.not_read(report)}".strip())
    return _command("error", {"title": f"{_called(report, options)}: not checked whole"}, says)


def _annotation(shown: Shown, finding: Finding) -> str:
    report, options = shown
    path = one_line(str(options.path(finding.location)))
    properties = {"file": path, **_region(finding.location), "title": finding.rule}
    word = mark(report, finding)
    new = [f"{upper_first(word)}: {newly(report, finding)}."] if word else []
    mend = [f"Fix: {finding.fix}"] if finding.fix else []
    why = [f"Why: {finding.why}"] if finding.why else []
    see = [
        f"See: {options.path(one.location)}:{one.location.line}: {one.message}"
        for one in finding.related[:_MOST_PLACES]
    ]
    said = "\n".join(one_line(line) for line in (sentence(finding.message), *new, *why, *mend, *see))
    return _command(_COMMANDS[finding.severity], properties, said)


def _region(location: Location) -> Mapping[str, str]:
    """Gives a place; GitHub marks columns only where they are on one line."""
    lines = {"line": str(location.line), "endLine": str(location.end_line)}
    if location.line != location.end_line:
        return lines
    return {**lines, "col": str(location.column), "endColumn": str(location.end_column)}


def _command(name: str, properties: Mapping[str, str], text: str) -> str:
    given = ",".join(f"{key}={disarmed(one_line(value)).translate(_IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {given}::{disarmed(text).translate(_IN_TEXT)}"


def _words(report: Report, options: RenderOptions, number: int) -> Iterator[str]:
    """Sums up a strategy; of several each has its name above."""
    if number > 1:
        yield f"{_called(report, options)}:"
    yield from summed(report)
    yield sentences.conclusion(report, options.fail_on)


def _called(report: Report, options: RenderOptions) -> str:
    named = options.name if options.name not in {"", "."} else "The strategy"
    return headed(report.strategy, report.title) or named
