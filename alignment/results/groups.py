"""The findings gathered otherwise than by rule: by the element that each is about, by who answers for it, or by its file."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import NamedTuple, TypeAlias

from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding, Severity
from alignment.text import natural


class Grouping(Enum):
    """Tells by what findings are gathered."""

    RULE = "rule"
    ELEMENT = "element"
    OWNER = "owner"
    FILE = "file"


class GroupName(NamedTuple):
    """Names what a group is about: an element with its title, or a file."""

    name: str
    title: str = ""


NamesOf: TypeAlias = Callable[[Finding], tuple[GroupName, ...]]
"""Gives what a finding is gathered under; none where it is about no element, or nobody answers for it."""


class FindingGroup(NamedTuple):
    """Holds the findings about the same element, for which the same posts answer together, or in the same file."""

    names: tuple[GroupName, ...]
    findings: tuple[Finding, ...]


class Groups(NamedTuple):
    """Holds every finding of a report, each in one group."""

    grouping: Grouping
    groups: tuple[FindingGroup, ...]

    def of(self, is_listed: Callable[[Finding], bool]) -> Iterator[FindingGroup]:
        """Gives the groups with what is listed of them; none of which nothing is."""
        for names, findings in self.groups:
            if some := tuple(filter(is_listed, findings)):
                yield FindingGroup(names, some)


def gathered(grouping: Grouping, findings: Iterable[Finding], names_of: NamesOf) -> Groups:
    """Gathers findings, which stay in their order: first those without a name, what hides something, the most of the gravest."""
    found: dict[tuple[GroupName, ...], list[Finding]] = {}
    for one in findings:
        found.setdefault(names_of(one), []).append(one)
    groups = (FindingGroup(names, tuple(some)) for names, some in found.items())
    return Groups(grouping, tuple(sorted(groups, key=_rank)))


def _rank(group: FindingGroup) -> tuple[object, ...]:
    counting = Counter(one.severity for one in group.findings if one.suppression is None)
    return (
        bool(group.names),
        not any(map(hides_something, group.findings)),
        *(-counting[severity] for severity in sorted(Severity, reverse=True)),
        *(natural(one.name) for one in group.names),
    )
