"""The first screen: where much was found, what it comes to and a line a rule, as far as it goes in the lines of a terminal.

Nothing is left out without its name and its number; `--full` lists each finding with its place and its mend.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from alignment.findings.built_in import BUILT_IN, hides_something
from alignment.findings.finding import Finding, Severity
from alignment.renderers.support import sentences
from alignment.renderers.support.gathered import by_number, files_read, only_counted, said, terms
from alignment.renderers.support.roots import begin_with
from alignment.renderers.support.terminal import Style
from alignment.renderers.support.unchecked import not_checked
from alignment.renderers.text.listing import in_full
from alignment.results.by_rule import RuleFindings, by_rule, in_order
from alignment.results.check import Detail, Listing, RenderOptions, Report
from alignment.text import count_of, one_line

_HEIGHT: Final = 24
_FEWEST_LINES: Final = 5
_MOST_AT_ONCE: Final = 5
"""As many findings can be read at once, each with its place and mend."""


def is_for(report: Report, options: RenderOptions) -> bool:
    """Tells whether the first screen says more than the findings themselves: there are many, and the whole was asked about."""
    is_of_all = (
        report.compared or report.trusted or report.focus or report.groups
    ) is None and options.waived is not Listing.ONLY
    return options.detail is Detail.BY_RULE and is_of_all and len(report.standing) > _MOST_AT_ONCE


def first_screen(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Gives what it comes to, what was found rule by rule, and what to ask next; what could not be read alone, before all."""
    concluded = [*_conclusion(report, options, style)]
    if first := _to_mend_first(report):
        yield from _unread(report, first, options, style)
        yield from _rest_of(report, first, style)
        yield from (*_terms(report, style), *concluded)
        return
    heading = [*concluded, *_terms(report, style), ""]
    ending = [*_begin_with(report, style), *_next(report, style)]
    yield from heading
    yield from rule_by_rule(report, _HEIGHT - len(heading) - len(ending), style)
    yield from ending


def in_short(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    """Gives what was found of one strategy among several."""
    if first := _to_mend_first(report):
        yield from _unread(report, first, options, style)
        yield from _rest_of(report, first, style)
    else:
        yield from rule_by_rule(report, _HEIGHT, style)
        yield from _begin_with(report, style)
    yield ""


def _to_mend_first(report: Report) -> tuple[Finding, ...]:
    """Gives what could not be read or used: while it cannot, nobody can tell what else is so."""
    if report.is_complete:
        return ()
    built_in = tuple(one for one in in_order(report, report.standing) if one.rule in BUILT_IN)
    hiding = tuple(filter(hides_something, built_in))
    return hiding or tuple(one for one in built_in if one.severity is Severity.ERROR)


def _unread(report: Report, first: Sequence[Finding], options: RenderOptions, style: Style) -> Iterator[str]:
    these = "it" if len(first) == 1 else "these"
    says = f"{count_of(len(first), 'place')} cannot be read or used. Mend {these} first:"
    yield from (style.strong(line) for line in style.folded(says))
    yield ""
    yield from in_full(report, first[: options.most], options, style)
    if more := len(first[len(first[: options.most]) :]):
        yield f"... and {count_of(more, 'more place')} (--full)"
        yield ""


def _rest_of(report: Report, first: Sequence[Finding], style: Style) -> Iterator[str]:
    """Counts by rule what else was found, which may change once everything can be read."""
    rest = by_rule(report, (one for one in report.standing if one not in first))
    if rest:
        yield from style.folded("What else was found may change with that; `--full` lists it:")
        yield from _counted(rest, style)
        yield ""


def rule_by_rule(report: Report, room: int, style: Style) -> Iterator[str]:
    """Gives a line a rule for what matters most, in so many lines of a terminal, and counts the rest."""
    lines, counted = _apart(by_rule(report, report.standing))
    others = [*_counted(counted, style)]
    yield from rule_lines(lines, room - len(others) - 1, style)
    yield ""
    yield from others


def _conclusion(report: Report, options: RenderOptions, style: Style) -> Iterator[str]:
    yield from (style.strong(line) for line in style.folded(sentences.conclusion(report, options.fail_on)))


def _terms(report: Report, style: Style) -> Iterator[str]:
    counts, read = str(sentences.counts(report)), files_read(report)
    for sentence in (f"{terms(report)}.", counts, read, not_checked(report), sentences.owned(report)):
        yield from style.folded(sentence)


def _apart(groups: Sequence[RuleFindings]) -> tuple[list[RuleFindings], list[RuleFindings]]:
    """Tells what has a line of its own, headlines and the gravest, from what is only counted."""
    gravest = max(one.severity for one in groups)
    lines = [one for one in groups if one.is_headline or one.severity is gravest]
    return lines, [one for one in groups if one not in lines]


def rule_lines(groups: Sequence[RuleFindings], room: int, style: Style) -> Iterator[str]:
    """Gives a line a rule; where there are more than there is room for, the last are named with their numbers."""
    listed = len(groups)
    while listed > _FEWEST_LINES and listed + len(_rest(groups[listed:], style)) > room:
        listed -= 1
    column = max(len(one.rule) for one in groups[:listed])
    for one in groups[:listed]:
        name = one_line(one.rule).ljust(column)
        word = "" if one.severity is groups[-1].severity else f"{one.severity}: "
        line = said(one).within(style.width - len(f"{name}  {word}"))
        yield f"{style.severity(name, one.severity)}  {word}{line}"
    yield from _rest(groups[listed:], style)


def _rest(groups: Sequence[RuleFindings], style: Style) -> list[str]:
    if not groups:
        return []
    return style.folded(f"{count_of(len(groups), 'more rule')}: {by_number(groups)}.", hanging=2)


def _counted(groups: Sequence[RuleFindings], style: Style) -> Iterator[str]:
    for sentence in only_counted(groups):
        yield from style.folded(sentence, hanging=2)


def _begin_with(report: Report, style: Style) -> Iterator[str]:
    if report.roots:
        yield from style.folded(f"Begin with {'; '.join(begin_with(report.roots))}.", hanging=2)


def _next(report: Report, style: Style) -> Iterator[str]:
    """Names the commands that say more."""
    named = by_rule(report, report.standing)[0].rule
    yield from style.folded(f"`--full` lists each with its line; `align explain {named}` says why.")
    if number := sum(bool(one.edits) for one in report.standing):
        yield from style.folded(f"`--fix` shows the changes to files that mend {count_of(number, 'finding')}.")
    if hint := sentences.approval_hint(report):
        yield from style.folded(hint)
