"""What is said of findings gathered by rule: how many of how many lack what, and what is only counted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import headed
from alignment.renderers.support import sentences
from alignment.results.by_rule import RuleFindings
from alignment.results.check import Report
from alignment.text import count_of, cut_inside, join_words, one_line, shorten

NOUNS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""Say in sentences what one finding of a severity is."""

_MOST_NAMES: Final = 50
_SHORTEST_TITLE: Final = 8


class Gathered(NamedTuple):
    """Says what several lack, and names them; or what one lacks, whose id and title then come before it."""

    says: str
    names: tuple[str, ...] = ()
    element: str = ""
    title: str = ""

    def within(self, width: int) -> str:
        """Gives all of it on one line: of many names the first, of a long sentence how it begins and ends."""
        says = one_line(self.says)
        if self.element:
            return cut_inside(f"{self._named(width - len(says) - 1)} {says}", width)
        names = [one_line(name) for name in self.names]
        for most in range(min(len(names), _MOST_NAMES), 0, -1):
            line = f"{says}: {join_words(names, most=most)}"
            if len(line) <= width:
                return line
        return cut_inside(says, width)

    def _named(self, width: int) -> str:
        """Gives the id with as much of its title as there is room for."""
        element, title = one_line(self.element), one_line(self.title)
        room = width - len(f'{element} ""')
        return f'{element} "{shorten(title, room)}"' if title and room >= _SHORTEST_TITLE else element


def said(group: RuleFindings) -> Gathered:
    """Says of the findings of a rule how many of how many lack what; of one alone what it says itself."""
    first, *more = group.findings
    if group.failed > 1:
        return Gathered(_number(group), group.names)
    further = f", and {count_of(len(more), 'more finding')}" if more else ""
    among = f" (1 of {group.checked:,}{_untold(group, ', ')})" if group.checked and group.failed else ""
    alone = said_alone(first)
    return alone._replace(says=f"{alone.says}{further}{among}")


def said_alone(finding: Finding) -> Gathered:
    """Says one finding, of which the title can be cut apart from the sentence."""
    _, _, title = finding.subject.removesuffix('"').partition(' "')
    return Gathered(finding.says, element=(finding.subject and finding.element) or "", title=title)


def _number(group: RuleFindings) -> str:
    if group.checked:
        untold = f" ({_untold(group)})" if group.unchecked else ""
        return f"{group.failed:,} of {group.checked:,} {group.together}{untold}"
    return f"{group.together}, {count_of(len(group.findings), 'time')}"


def _untold(group: RuleFindings, before: str = "") -> str:
    """Counts those of which the rule cannot tell, after what stands before; nothing where there are none."""
    return f"{before}{group.unchecked:,} more not checked" if group.unchecked else ""


def only_counted(groups: Sequence[RuleFindings]) -> Iterator[str]:
    """Counts findings by rule, in a sentence for each severity: the rules with the most of them first."""
    for severity in sorted(Severity, reverse=True):
        found = [one for one in groups if one.severity is severity]
        if found:
            number = count_of(sum(len(one.findings) for one in found), NOUNS[severity])
            yield f"{number} of {count_of(len(found), 'rule')}: {by_number(found)}."


def by_number(groups: Iterable[RuleFindings]) -> str:
    """Names rules with how often each finds something, the most first."""
    ordered = sorted(groups, key=lambda one: -len(one.findings))
    return ", ".join(f"{one.rule} {len(one.findings):,}" for one in ordered)


def terms(report: Report) -> str:
    """Names the strategy, with the stage and the day at which it was checked, and who says so."""
    called = one_line(headed(report.strategy, report.title) or "The strategy")
    return f"{called}, {sentences.stage(report)}, on {sentences.day(report)}{sentences.links_followed(report)}"


def files_read(report: Report) -> str:
    """Says whether all files were read, and what else was not."""
    number = sum(one.sha256 is not None for one in report.files)
    left_out = sentences.not_read(report)
    return " ".join(filter(None, (f"All {number:,} files were read." if not report.unread else "", left_out)))
