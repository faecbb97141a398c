"""JUnit's XML, which every build service reads: a suite for each rule, a case for each element that it checked.

A case fails for each finding that counts and is skipped for each that does not; so is a rule that was not checked,
and each element of which it cannot tell. The first suite of each strategy tells whether everything was read and checked: it is the only place of an error.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding, Waived
from alignment.renderers.support import sentences
from alignment.renderers.support.choice import scope
from alignment.renderers.support.escape import xml_text
from alignment.renderers.support.excepted import by_whom
from alignment.renderers.support.sentences import summed
from alignment.renderers.support.since import mark, newly
from alignment.results.check import Became, RenderOptions, Report, RuleOutcome, Shown
from alignment.text import one_line, upper_first

_FAILURE: Final = "failure"
_SKIPPED: Final = "skipped"
_ERROR: Final = "error"
_CHECKED: Final = frozenset({Became.PASSED, Became.FAILED})
_ELSEWHERE: Final = "Fails, but the finding is on another that fails with it, or left out."
_UNTOLD: Final = "Not checked: something that the rule looks at could not be read."
_WHOLE: Final = "everything was read and checked"


class _Case(NamedTuple):
    """Holds a case; `came` is why it has not passed, None where it has, and `said` is what stands below that."""

    name: str
    came: str | None = None
    message: str = ""
    type: str = ""
    said: tuple[str, ...] = ()
    place: tuple[str, int] | None = None


class _Suite(NamedTuple):
    """Holds a suite: the rule that it is called after, what that demands, its cases, and words about them all."""

    name: str
    title: str
    cases: tuple[_Case, ...]
    said: tuple[str, ...] = ()


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports; of several strategies each suite is called after its strategy too."""
    suites = [(scope(options), suite) for report, options in shown for suite in _suites(report, options)]
    lines = (line for prefix, suite in suites for line in _suite(prefix, suite))
    head = f'<testsuites name="align"{_counts(case for _, suite in suites for case in suite.cases)}>'
    whole = ('<?xml version="1.0" encoding="UTF-8"?>', head, *lines, "</testsuites>")
    return "".join(f"{line}\n" for line in whole).encode()


def _suites(report: Report, options: RenderOptions) -> Iterator[_Suite]:
    yield _Suite("align", _WHOLE, (_whole(report, options),), (*summed(report), _conclusion(report, options)))
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    listed = frozenset(one.fingerprint for one in options.listed(report))
    for outcome in report.rules:
        found = by_rule.pop(outcome.rule, [])
        yield _Suite(outcome.rule, outcome.title, (*_cases(outcome, found, listed, Shown(report, options)),))
    for rule, found in by_rule.items():
        title = BUILT_IN[rule].title if rule in BUILT_IN else ""
        outcome = RuleOutcome(rule, title, "", None, Became.FAILED)
        yield _Suite(rule, title, (*_cases(outcome, found, listed, Shown(report, options)),))


def _whole(report: Report, options: RenderOptions) -> _Case:
    if report.is_complete:
        return _Case(_WHOLE)
    said = (sentences.not_read(report),) if report.unread else ()
    return _Case(_WHOLE, _ERROR, _conclusion(report, options), "not checked whole", said)


def _conclusion(report: Report, options: RenderOptions) -> str:
    return sentences.conclusion(report, options.fail_on)


def _cases(outcome: RuleOutcome, found: Sequence[Finding], listed: frozenset[str], shown: Shown) -> Iterator[_Case]:
    """Gives what a rule found, then what passes; a rule that names nothing it has looked at passes under its own name."""
    if outcome.became not in _CHECKED:
        reason = f": {outcome.reason}" if outcome.reason else ""
        yield _Case(outcome.rule, _SKIPPED, f"{upper_first(outcome.became.value)}{reason}.")
        yield from (_Case(one, _SKIPPED, _UNTOLD) for one in outcome.unchecked)
        return
    subjects = frozenset(outcome.subjects)
    named = [(_subject(one, subjects), one) for one in found]
    seen: Counter[str] = Counter()
    for name, finding in named:
        seen[name] += 1
        if finding.fingerprint in listed:
            yield _case(f"{name} ({seen[name]})" if seen[name] > 1 else name, finding, shown)
    elsewhere = frozenset(outcome.failing) - seen.keys()
    alone = () if found else (outcome.rule,)
    for one in outcome.subjects or alone:
        if one in elsewhere:
            yield _Case(one, _SKIPPED, _ELSEWHERE)
        elif one not in seen:
            yield _Case(one)
    yield from (_Case(one, _SKIPPED, _UNTOLD) for one in outcome.unchecked)


def _subject(finding: Finding, subjects: frozenset[str]) -> str:
    """Names what a finding is about as its rule does: a link by its ends, else the element, else the file."""
    link = f"{finding.element} {finding.facet}".replace(":", " ", 1)
    return link if link in subjects else finding.element or str(finding.location.path)


def _case(name: str, finding: Finding, shown: Shown) -> _Case:
    report, options = shown
    place = str(options.path(finding.location)), finding.location.line
    match finding.suppression:
        case None:
            said = [f"{place[0]}:{place[1]}:{finding.location.column}"]
            word = mark(report, finding)
            said += [f"{word}: {newly(report, finding)}"] if word else []
            said += [f"{word}: {text}" for word, text in (("why", finding.why), ("fix", finding.fix)) if text]
            return _Case(name, _FAILURE, finding.message, str(finding.severity), tuple(said), place)
        case Waived() as waived:
            until = f"Waived until {waived.expires}, approved by {waived.approved_by}: {waived.reason}"
            return _Case(name, _SKIPPED, until, str(finding.severity), place=place)
        case accepted:
            reason = f": {accepted.approval.reason}" if accepted.approval else ""
            return _Case(
                name, _SKIPPED, f"Accepted {by_whom(accepted.approval)}{reason}", str(finding.severity), place=place
            )


def _suite(prefix: str, suite: _Suite) -> Iterator[str]:
    called = f"{prefix}{suite.name}"
    title = f"{called}: {suite.title}" if suite.title else called
    yield f'  <testsuite name="{_text(title)}"{_counts(suite.cases)}>'
    opening = f'    <testcase classname="{_text(called)}" name="'
    for case in suite.cases:
        yield from _written(opening, case)
    if suite.said:
        yield f"    <system-out>{_lines(suite.said)}</system-out>"
    yield "  </testsuite>"


def _written(opening: str, case: _Case) -> Iterator[str]:
    place = f' file="{_text(case.place[0])}" line="{case.place[1]}"' if case.place else ""
    head = f'{opening}{_text(case.name)}"{place} time="0"'
    if case.came is None:
        yield f"{head}/>"
        return
    yield f"{head}>"
    kind = f' type="{_text(case.type)}"' if case.type else ""
    begin = f'      <{case.came} message="{_text(case.message)}"{kind}'
    yield f"{begin}>{_lines(case.said)}</{case.came}>" if case.said else f"{begin}/>"
    yield "    </testcase>"


def _lines(said: Iterable[str]) -> str:
    return "\n".join(map(_text, said))


def _text(text: str) -> str:
    return xml_text(one_line(text))


def _counts(cases: Iterable[_Case]) -> str:
    """Counts the cases as attributes."""
    came: Counter[str | None] = Counter(one.came for one in cases)
    counts: Mapping[str, int] = {
        "tests": came.total(),
        "failures": came[_FAILURE],
        "errors": came[_ERROR],
        "skipped": came[_SKIPPED],
    }
    return "".join(f' {name}="{number}"' for name, number in counts.items())
