"""What stands over the findings of a group: whom or what they are about, and how many there are."""

from collections.abc import Iterator, Sequence
from typing import Final

from alignment.findings.finding import Accepted, Finding, Severity, Waived
from alignment.renderers.support.gathered import NOUNS
from alignment.results.check import RenderOptions
from alignment.results.groups import FindingGroup, Grouping
from alignment.text import count_of, join_words, one_line

_NAMELESS: Final = {Grouping.ELEMENT: "About no element", Grouping.OWNER: "Nobody answers for these"}


def heading(group: FindingGroup, grouping: Grouping, options: RenderOptions) -> str:
    """Names what a group is about, and counts its findings."""
    return f"{_called(group, grouping, options)}: {', '.join(_numbers(group.findings))}"


def _called(group: FindingGroup, grouping: Grouping, options: RenderOptions) -> str:
    if grouping is Grouping.FILE:
        return one_line(str(options.path(group.findings[0].location)))
    named = (one_line(f'{one.name} "{one.title}"' if one.title else one.name) for one in group.names)
    return join_words(named) or _NAMELESS[grouping]


def _numbers(findings: Sequence[Finding]) -> Iterator[str]:
    """Counts those that count by how much they matter, and those that do not by why."""
    for severity in sorted(Severity, reverse=True):
        if number := sum(one.severity is severity and one.suppression is None for one in findings):
            yield count_of(number, NOUNS[severity])
    for word, kind in (("waived", Waived), ("accepted", Accepted)):
        if number := sum(isinstance(one.suppression, kind) for one in findings):
            yield f"{number:,} {word}"
