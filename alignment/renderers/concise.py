"""One line a finding, as editors and scripts expect it: `path:line:column: severity RULE message`.

A finding that does not count has `waived` or `accepted` before its severity. After them, in the same shape, a line for every rule that a pack adjusts or switches off, at the place where it does so,
and one for everything that passes a rule only with links that the paper does not state. What each strategy ends with
has no place: it says what the answer rests on, if need be on more lines than one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from alignment.findings.finding import Accepted, Approval, Finding, Waived
from alignment.renderers.support import sentences
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.since import mark
from alignment.renderers.support.terminal import Style
from alignment.results.by_rule import in_order
from alignment.results.check import Adjusted, Listing, RenderOptions, Report, RuleOutcome, Shown
from alignment.source import Location
from alignment.text import cut_inside, one_line, visible

_LONGEST: Final = 200
_SHORTEST_SENTENCE: Final = 60
_SHORTEST_REASON: Final = 10
_INDENT: Final = 2
"""How far what an answer rests on stands in where it goes on: no word of it may look like a place."""


class _Behind(NamedTuple):
    """Holds what stands behind a sentence, which is whole whatever is cut, but for the reason in it."""

    before: str = ""
    why: str = ""
    after: str = ""


_NOTHING: Final = _Behind()


def render(shown: Sequence[Shown]) -> bytes:
    """Renders every finding, every adjustment, all that rests on unstated links, and what that rests on, on a line each."""
    lines = (line for report, options in shown for line in _lines(report, options))
    return "".join(f"{disarmed(one_line(line))}\n" for line in lines).encode()


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    yield from _places(report, options)
    basis = " ".join((*sentences.basis(report), *sentences.let_pass(report, options.fail_on)))
    yield from Style(_LONGEST, has_colour=False).folded(basis, hanging=_INDENT)


def _places(report: Report, options: RenderOptions) -> Iterator[str]:
    for one in _in_order(report, options):
        behind = _by_whom(one)
        behind = behind._replace(after=f"{behind.after}{_mark(report, one)}")
        yield _line(one.location, f"{one.standing} {one.rule}", one.message, options, behind)
    if options.waived is Listing.ONLY:
        return
    for outcome in report.rules:
        if outcome.adjusted:
            yield _adjusted(outcome, outcome.adjusted, options)
    for outcome in report.rules:
        for resting in outcome.resting:
            says = f"{visible(resting.name)} only with {report.unstated}"
            yield _line(resting.location, f"passed {outcome.rule}", says, options)


def _in_order(report: Report, options: RenderOptions) -> Iterable[Finding]:
    if report.groups is None:
        return in_order(report, options.listed(report))
    return (one for group in report.groups.of(options.lists) for one in group.findings)


def _mark(report: Report, finding: Finding) -> str:
    word = mark(report, finding)
    return f" ({word})" if word else ""


def _by_whom(finding: Finding) -> _Behind:
    match finding.suppression:
        case Waived() as by:
            return _excepted(f"until {by.expires}, ", by.approved_by, by.reason)
        case Accepted(_, Approval() as by):
            return _excepted(f"until {by.expires}, " if by.expires else "", by.approved_by, by.reason)
    return _NOTHING


def _excepted(until: str, approved_by: str, reason: str) -> _Behind:
    return _Behind(one_line(visible(f" ({until}approved by {approved_by}: ")), one_line(visible(reason)), ")")


def _adjusted(outcome: RuleOutcome, adjusted: Adjusted, options: RenderOptions) -> str:
    by_whom = visible(f"by {adjusted.pack}: {adjusted.reason}")
    word = "off" if adjusted.is_off else "adjusted"
    return _line(adjusted.location, f"{word} {outcome.rule}", f"{adjusted.says} {by_whom}", options)


def _line(location: Location, named: str, says: str, options: RenderOptions, behind: _Behind = _NOTHING) -> str:
    """Writes a line of a place; a long sentence is cut in its middle, at the same words wherever the reader stands.

    From the project's folder no line is longer than two hundred letters, unless its path is.
    """
    at = f":{location.line}:{location.column}: {named} "
    left = _LONGEST - len(f"{location.path}{at}{behind.before}{behind.after}")
    why = cut_inside(behind.why, max(left - len(one_line(says)), left - _SHORTEST_SENTENCE, _SHORTEST_REASON))
    said = cut_inside(one_line(says), max(left - len(why), _SHORTEST_SENTENCE))
    return f"{options.path(location)}{at}{said}{behind.before}{why}{behind.after}"
