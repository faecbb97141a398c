"""The first screen: where much was found, what it comes to and a line a rule, as far as it goes in the lines of a terminal.

Nothing is left out without its name and its number; `--full` lists each finding with its place and its mend.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.renderers.support import sentences
from alignment.renderers.support.excepted import MOST_NAMED
from alignment.renderers.support.gathered import by_number, in_all, only_counted, said, terms
from alignment.renderers.support.roots import begin_with
from alignment.renderers.support.terminal import Style
from alignment.renderers.support.unchecked import not_checked
from alignment.renderers.text.listing import in_full, verdict_in
from alignment.results.by_rule import RuleFindings, by_rule, said_once, to_mend_first
from alignment.results.check import Detail, Listing, RenderOptions, Report
from alignment.text import count_of, one_line

_GIVEN: Final = "--stage"
_HEIGHT: Final = 24
_FEWEST_LINES: Final = 5
_KEPT_TO_BEGIN: Final = 3
_MOST_AT_ONCE: Final = 5
"""As many findings can be read at once, each with its place and mend."""


def is_for(report: Report, options: RenderOptions) -> bool:
    """Tells whether the first screen says more than the findings themselves: there are many, and the whole was asked about."""
    is_of_all = (
        report.compared or report.trusted or report.focus or report.groups
    ) is None and options.waived is not Listing.ONLY
    number = len(report.standing) or len(report.waived)
    return options.detail is Detail.BY_RULE and is_of_all and number > _MOST_AT_ONCE


def are_exceptions_many(report: Report, options: RenderOptions) -> bool:
    """Tells whether so much is waived that no more than its rules and their numbers are listed beside what counts."""
    is_short = options.detail is Detail.BY_RULE and options.waived is Listing.SHOW
    return is_short and len(report.standing) + len(report.waived) > _MOST_AT_ONCE


def exceptions_by_rule(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Counts by rule what is waived; nothing where so little is that the counts name it, or none of it is to be listed."""
    if options.waived is Listing.SHOW and len(report.waived) > MOST_NAMED:
        yield from _counted(by_rule(report, (one for one, _ in report.waived)), style)


def first_screen(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Gives what it comes to, what was found rule by rule, and what to ask next; what could not be read alone, before all."""
    concluded = [*verdict_in(report, options, style)]
    if first := to_mend_first(report):
        told = [*concluded, "", *_unread(report, first, options, style)]
        terms_of_it = [*_terms(report, style)]
        yield from (*told, *_rest_of(report, first, style, _HEIGHT - len(told) - len(terms_of_it)), *terms_of_it)
        return
    heading = [*concluded, *_terms(report, style), ""]
    following = [*exceptions_by_rule(report, options, style), *_next(report, style)]
    room = _HEIGHT - len(heading) - len(following)
    found = [*rule_by_rule(report, room - len(_begin_with(report, style, _KEPT_TO_BEGIN)), style)]
    yield from (*heading, *found, *_begin_with(report, style, room - len(found)), *following)


def in_short(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Gives what was found of one strategy among several."""
    if first := to_mend_first(report):
        yield from _unread(report, first, options, style)
        yield from _rest_of(report, first, style, _HEIGHT)
    else:
        yield from rule_by_rule(report, _HEIGHT, style)
        yield from _begin_with(report, style, _KEPT_TO_BEGIN)
        yield ""


def _unread(report: Report, first: Sequence[Finding], options: RenderOptions, style: Style) -> Iterator[str]:
    these = "it" if len(first) == 1 else "these"
    says = f"{count_of(len(first), 'place')} cannot be read or used. Mend {these} first:"
    yield from (style.strong(line) for line in style.folded(says))
    yield ""
    listed = said_once(report, first)[: options.most]
    yield from in_full(report, (one.finding for one in listed), options, style)
    if more := len(first) - sum(one.number for one in listed):
        yield f"... and {count_of(more, 'more place')} (--full)"
        yield ""


def _rest_of(report: Report, first: Sequence[Finding], style: Style, room: int) -> list[str]:
    """Counts by rule what else was found, which may change once everything can be read; without room by severity alone."""
    rest = by_rule(report, (one for one in report.standing if one not in first))
    if not rest:
        return []
    says = "What else was found may change with that; `--full` lists it:"
    by_name = [*style.folded(says), *_counted(rest, style), ""]
    return by_name if len(by_name) <= room else [*style.folded(f"{says} {in_all(rest)}."), ""]


def rule_by_rule(report: Report, room: int, style: Style) -> Iterator[str]:
    """Gives a line a rule for what matters most, in so many lines of a terminal, and counts the rest; nothing of nothing."""
    if not report.standing:
        return
    lines, counted = _apart(by_rule(report, report.standing))
    others = [*_counted(counted, style)]
    yield from rule_lines(lines, room - len(others) - 1, style)
    yield ""
    yield from others


def _terms(report: Report, style: Style) -> Iterator[str]:
    yield from style.folded_evenly(f"{terms(report)}.")
    counted = (str(sentences.counts(report)), sentences.not_read(report), not_checked(report), sentences.owned(report))
    yield from style.folded_evenly(" ".join(filter(None, counted)))


def _apart(groups: Sequence[RuleFindings]) -> tuple[list[RuleFindings], list[RuleFindings]]:
    """Tells what has a line of its own, headlines and the gravest, from what is only counted."""
    gravest = max(one.severity for one in groups)
    lines = [one for one in groups if one.is_headline or one.severity is gravest]
    return lines, [one for one in groups if one not in lines]


def rule_lines(groups: Sequence[RuleFindings], room: int, style: Style) -> list[str]:
    """Gives a line a rule, and where there is room more for a title, or for names that the first cannot hold.

    Where there are more rules than there is room for, the last are named with their numbers.
    """
    most, fewest = len(groups), min(len(groups), _FEWEST_LINES)
    ways = [(most, 3), (most, 2), *((number, 1) for number in range(most, fewest, -1))]
    tried = (_in_lines(groups, number, lines, style) for number, lines in ways)
    return next((lines for lines in tried if len(lines) <= room), _in_lines(groups, fewest, 1, style))


def _in_lines(groups: Sequence[RuleFindings], number: int, lines: int, style: Style) -> list[str]:
    return [*_listed(groups[:number], lines, groups[-1].severity, style), *_rest(groups[number:], style)]


def _listed(groups: Sequence[RuleFindings], lines: int, usual: Severity, style: Style) -> Iterator[str]:
    """Says of each rule what fails, in so many lines at most; a long sentence has more, as it is never cut."""
    column = max(len(one_line(one.rule)) for one in groups) + 2
    room = style.width - column
    for one in groups:
        word = "" if one.severity is usual else f"{one.severity}: "
        says = said(one)
        short = says.within(room - len(word))
        text = says.whole_within(lines * room - len(word)) if lines > 1 and short == says.at_least else short
        first, *others = style.folded_evenly(f"{word}{text}", hanging=column, first=column)
        name = one_line(one.rule)
        yield style.severity(name, one.severity) + first[len(name) :]
        yield from others


def _rest(groups: Sequence[RuleFindings], style: Style) -> list[str]:
    if not groups:
        return []
    return style.folded_evenly(f"{count_of(len(groups), 'more rule')}: {by_number(groups)}.", hanging=2)


def _counted(groups: Sequence[RuleFindings], style: Style) -> Iterator[str]:
    for sentence in only_counted(groups):
        yield from style.folded_evenly(sentence, hanging=2)


def _begin_with(report: Report, style: Style, room: int) -> list[str]:
    """Says where to begin, the first places with their titles as far as there is room."""
    if report.roots is None or not report.roots.roots:
        return []
    titled = range(len(report.roots.roots), -1, -1)
    said_so = (f"Begin with {'; '.join(begin_with(report.roots, number))}." for number in titled)
    folded = [style.folded_evenly(one, hanging=2) for one in said_so]
    return next((lines for lines in folded if len(lines) <= room), folded[-1])


def _next(report: Report, style: Style) -> Iterator[str]:
    """Names the commands that say more."""
    named = by_rule(report, report.standing or report.findings)[0].rule
    stage = f" --stage {report.stage.value}" if report.stage.origin == _GIVEN else ""
    yield from style.folded_evenly(f"`--full` lists each; `align explain {named}{stage}` says why.")
    if number := sum(bool(one.edits) for one in report.standing):
        yield from style.folded_evenly(f"`--fix` shows the changes to files that mend {count_of(number, 'finding')}.")
    if hint := sentences.approval_hint(report):
        yield from style.folded_evenly(hint)
