"""Markdown for the summary of a job or a comment on a change: what it comes to, what is new, and what to mend first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import headed
from alignment.renderers.support import sentences
from alignment.renderers.support.escape import MOST_BYTES, coded, plain, table
from alignment.renderers.support.excepted import NOTHING_STANDS, but_excepted
from alignment.renderers.support.gathered import said
from alignment.renderers.support.groups import heading
from alignment.renderers.support.roots import where_to_begin
from alignment.renderers.support.sentences import summed
from alignment.renderers.support.since import mark
from alignment.results.by_rule import Listed, by_rule, said_once
from alignment.results.check import ExitStatus, Listing, RenderOptions, Report, Shown, verdict
from alignment.results.groups import Groups
from alignment.text import count_of, one_line, shorten

_MOST: Final = 50
_MOST_AT_ONCE: Final = 5
_LONGEST_SENTENCE: Final = 1_000
_LONGEST_CELL: Final = 200
_NOTHING_HERE: Final = "nothing in what was asked about stands in the way"
_VERDICTS: Final = {
    ExitStatus.FINDINGS: "findings to mend",
    ExitStatus.INCOMPLETE: "not checked whole",
}


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports, each under a heading; those that no longer fit are counted."""
    made: list[bytes] = []
    room = MOST_BYTES
    for number, one in enumerate(shown):
        part = "".join(f"{line}\n" for line in _part(*one)).encode()
        room -= len(part)
        if room < 0:
            left = count_of(len(shown) - number, "more strategy", "more strategies")
            made.append(f"There is no room here for {left}.\n".encode())
            break
        made.append(part)
    return b"".join(made).rstrip() + b"\n"


def _part(report: Report, options: RenderOptions) -> Iterator[str]:
    called = _cut(headed(report.strategy, report.title) or options.name, _LONGEST_CELL)
    found = verdict(report, options.fail_on)
    yield f"## {plain(f'{called}: {_outcome(found, report, options)}')}"
    yield ""
    yield f"**{_said(sentences.conclusion(report, options.fail_on))}**"
    yield ""
    for sentence in summed(report):
        yield f"- {_said(sentence)}"
    if begin := where_to_begin(report):
        yield f"- {_said(begin)}"
    yield ""
    yield from _findings(report, options)


def _outcome(found: ExitStatus, report: Report, options: RenderOptions) -> str:
    if found is not ExitStatus.CLEAN:
        return _VERDICTS[found]
    says = _NOTHING_HERE if report.compared or report.focus else NOTHING_STANDS
    return but_excepted(says, report, options.fail_on or Severity.ERROR)


def _findings(report: Report, options: RenderOptions) -> Iterator[str]:
    """Lists what counts, or where that is asked for what is excepted; of much only what matters most."""
    listed = [one for one in report.findings if _is_listed(one, options)]
    if not listed:
        return
    if len(listed) > _MOST_AT_ONCE:
        yield from table(
            ("Matters", "Rule", "What is missing or wrong, and of how many", "Found"), _by_rule(report, listed)
        )
    if report.groups:
        yield from _in_groups(report, report.groups, options)
    else:
        shown = said_once(report, listed)[:_MOST]
        yield from _each(shown, report, options)
        yield from _more(len(listed) - sum(one.number for one in shown))


def _is_listed(finding: Finding, options: RenderOptions) -> bool:
    return options.lists(finding) and (finding.suppression is not None) is (options.waived is Listing.ONLY)


def _in_groups(report: Report, groups: Groups, options: RenderOptions) -> Iterator[str]:
    """Lists findings under the name of their group, each for itself."""
    room = _MOST
    more = 0
    for group in groups.of(lambda one: _is_listed(one, options)):
        shown = group.findings[:room]
        room -= len(shown)
        more += len(group.findings) - len(shown)
        if shown:
            yield f"### {plain(_cut(heading(group, groups.grouping, options), _LONGEST_CELL))}"
            yield ""
            yield from _each(map(Listed, shown), report, options)
    yield from _more(more)


def _each(shown: Iterable[Listed], report: Report, options: RenderOptions) -> Iterator[str]:
    yield from table(
        ("Matters", "Rule", "What is missing or wrong", "Where", "How to mend it"), _rows(shown, report, options)
    )


def _more(number: int) -> Iterator[str]:
    if number:
        yield f"And {count_of(number, 'more finding')}: `align check --full` lists them."
        yield ""


def _by_rule(report: Report, findings: Sequence[Finding]) -> Iterator[Sequence[str]]:
    for one in by_rule(report, findings):
        yield one.standing, _name(one.rule), _said(said(one).within(_LONGEST_CELL)), f"{len(one.findings):,}"


def _rows(listed: Iterable[Listed], report: Report, options: RenderOptions) -> Iterator[Sequence[str]]:
    for found in listed:
        one = found.finding
        matters = f"{mark(report, one)} {one.standing}".strip()
        further = f" and {found.number - 1:,} more" if found.alike else ""
        place = f"{options.path(one.location)}:{one.location.line}{further}"
        yield matters, _name(one.rule), _said(one.message), _name(place), _said(one.fix)


def _name(text: str) -> str:
    return plain(_cut(text, _LONGEST_CELL))


def _said(text: str, longest: int = _LONGEST_SENTENCE) -> str:
    return coded(_cut(text, longest))


def _cut(text: str, longest: int) -> str:
    """Cuts a text as it is seen, so that no sign in it takes more room than it seems to."""
    return shorten(one_line(text), longest)
