"""What is said of findings gathered by rule: how many of how many lack what, and what is only counted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import headed
from alignment.renderers.support import sentences
from alignment.results.by_rule import RuleFindings
from alignment.results.check import Report
from alignment.text import count_of, join_words, one_line

NOUNS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""Say in sentences what one finding of a severity is."""

_MOST_NAMES: Final = 50


class Gathered(NamedTuple):
    """Says what several lack, and names them; or what one lacks, whose id and title then come before it."""

    says: str
    names: tuple[str, ...] = ()
    element: str = ""
    title: str = ""

    def within(self, width: int) -> str:
        """Gives as much of it as a width holds: the sentence in any case, of many names the first, the title or none of it."""
        return next((line for line in self._from_the_longest() if len(line) <= width), self.at_least)

    def whole_within(self, width: int) -> str:
        """Gives it with its title or with all names where a width holds that, else without any."""
        whole = next(self._from_the_longest(), self.at_least)
        return whole if len(whole) <= width else self.at_least

    @property
    def at_least(self) -> str:
        """Gives it without names and without a title."""
        return one_line(f"{self.element} {self.says}".strip())

    def _from_the_longest(self) -> Iterator[str]:
        """Gives it with ever less beside the sentence; names left out are counted."""
        if self.title:
            yield one_line(f'{self.element} "{self.title}" {self.says}')
        for most in range(min(len(self.names), _MOST_NAMES), 0, -1):
            yield one_line(f"{self.says}: {join_words(self.names, most=most)}")


def said(group: RuleFindings) -> Gathered:
    """Says of the findings of a rule how many of how many lack what; of one alone what it says itself."""
    first, *more = group.findings
    if group.failed > 1:
        return Gathered(_number(group), group.names)
    further = f", and {count_of(len(more), 'more finding')}" if more else ""
    alone = said_alone(first, group.title)
    return alone._replace(says=f"{alone.says}{further}{_among(group)}")


def said_alone(finding: Finding, title: str) -> Gathered:
    """Says one finding, about an element of a title, which can be left out."""
    if not finding.subject or finding.element is None:
        return Gathered(finding.message)
    return Gathered(finding.says, element=finding.element, title=title)


def _among(group: RuleFindings) -> str:
    """Says in brackets of how many of what a finding is the only one; nothing where nobody counts them."""
    if not group.among:
        return ""
    number = f"1 of {group.among}" if group.checked + group.unchecked > 1 else group.among
    return f" ({number}{_untold(group, ', ')})"


def _number(group: RuleFindings) -> str:
    if group.checked:
        untold = f" ({_untold(group)})" if group.unchecked else ""
        return f"{group.failed:,} of {group.checked:,} {group.together}{untold}"
    return f"{group.together}, {count_of(len(group.findings), 'time')}"


def _untold(group: RuleFindings, before: str = "") -> str:
    """Counts those of which the rule cannot tell, after what stands before; nothing where there are none."""
    return f"{before}{group.unchecked:,} more not checked" if group.unchecked else ""


def only_counted(groups: Sequence[RuleFindings]) -> Iterator[str]:
    """Counts findings by rule, in a sentence for each severity, what is waived apart: the rules with the most of them first."""
    for standing, some in groupby(sorted(groups, key=_by_standing), key=lambda one: one.standing):
        found = [*some]
        says = f"{standing.removesuffix(str(found[0].severity))}{NOUNS[found[0].severity]}"
        number = count_of(sum(len(one.findings) for one in found), says)
        yield f"{number} of {count_of(len(found), 'rule')}: {by_number(found)}."


def in_all(groups: Sequence[RuleFindings]) -> str:
    """Counts findings and their rules by severity: `38 errors of 18 rules and 4 notes of 3 rules`."""
    return join_words(says.partition(":")[0] for says in only_counted(groups))


def _by_standing(group: RuleFindings) -> tuple[bool, int, str]:
    return group.findings[0].suppression is not None, -group.severity, group.standing


def by_number(groups: Iterable[RuleFindings]) -> str:
    """Names rules with how often each finds something, the most first."""
    ordered = sorted(groups, key=lambda one: -len(one.findings))
    return ", ".join(f"{one.rule} {len(one.findings):,}" for one in ordered)


def terms(report: Report) -> str:
    """Names the strategy, with the stage and the day at which it was checked, and who says so."""
    called = one_line(headed(report.strategy, report.title) or "The strategy")
    return f"{called}, {sentences.stage(report)}, on {sentences.day(report)}{sentences.links_followed(report)}"
