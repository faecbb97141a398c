"""The use case of whoever reads findings element by element, post by post or file by file, and not rule by rule."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from alignment.checker.result import CheckResult
from alignment.findings.finding import Finding
from alignment.model.strategy import Strategy
from alignment.results.by_rule import cause, in_order
from alignment.results.groups import Grouping, GroupName, NamesOf, gathered
from alignment.source import Location
from alignment.text import natural
from alignment.workspace.answerable import posts_answering, posts_of


def grouped(result: CheckResult, grouping: Grouping) -> CheckResult:
    """Gathers all that was found; by rule every list is gathered as it stands."""
    if grouping is Grouping.RULE:
        return result
    report = result.report
    ordered = in_order(report, report.findings)
    if grouping is Grouping.FILE:
        ordered = tuple(sorted(ordered, key=_down_a_file))
    groups = gathered(grouping, ordered, _NAMES_OF[grouping](result.strategy))
    return result._replace(report=replace(report, groups=groups))


def _down_a_file(finding: Finding) -> tuple[int, Location]:
    """Ranks what stands in a file from top to bottom, behind what can be its cause."""
    return cause(finding), finding.location


def _by_element(strategy: Strategy) -> NamesOf:
    return lambda finding: (_named(strategy, finding.element),) if finding.element else ()


def _by_owner(strategy: Strategy) -> NamesOf:
    answering = posts_answering(strategy)
    return lambda finding: tuple(_named(strategy, post) for post in sorted(posts_of(finding, answering), key=natural))


def _by_file(_strategy: Strategy) -> NamesOf:
    return _in_file


def _in_file(finding: Finding) -> tuple[GroupName, ...]:
    return (GroupName(str(finding.location.path)),)


def _named(strategy: Strategy, name: str) -> GroupName:
    element = strategy.elements.get(name) or strategy.used.elements.get(name)
    return GroupName(name, (element.title or "") if element else "")


_NAMES_OF: Final[Mapping[Grouping, Callable[[Strategy], NamesOf]]] = {
    Grouping.ELEMENT: _by_element,
    Grouping.OWNER: _by_owner,
    Grouping.FILE: _by_file,
}
