"""Which changed elements a finding hangs on: those without whose change it would not have come, or gone."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from alignment.checker.check import Terms
from alignment.checker.check import check as run_rules
from alignment.diff.changes import ElementChange
from alignment.findings.finding import Finding, told_apart
from alignment.model.metamodel import Metamodel
from alignment.model.resolve import resolve
from alignment.model.strategy import Strategy
from alignment.suspects.judge import judge
from alignment.workspace.check import Answer
from alignment.workspace.compare import Pair

_MOST: Final = 200_000
"""How many elements are looked at in all, each time that one change is taken back; beyond that nobody would wait for it."""


def changes_behind(
    pair: Pair, came: Iterable[Finding], mended: Iterable[Finding]
) -> Mapping[str, tuple[ElementChange, ...]]:
    """Gives, by fingerprint, the changes without which a finding would not have come, or would not be mended.

    Of what no single change explains, and in very large changes, it gives what changed of the element itself.
    """
    fresh = {one.fingerprint for one in came}
    gone = {one.fingerprint for one in mended}
    rules = {one.rule for one in (*came, *mended)}
    behind: dict[str, tuple[ElementChange, ...]] = {}
    for change in pair.changes.elements if _can_be_tried(pair) else ():
        there = _found(pair, change, rules)
        for name in (fresh - there) | (gone & there):
            behind[name] = (*behind.get(name, ()), change)
    own = {one: change for change in pair.changes.elements for one in _ids(change)}
    for finding in (*came, *mended):
        itself = own.get(finding.element or "")
        if finding.fingerprint not in behind and itself:
            behind[finding.fingerprint] = (itself,)
    return behind


def _can_be_tried(pair: Pair) -> bool:
    """Tells whether elements of both states can stand beside one another, and few enough of them to try each."""
    size = len(pair.new.strategy.elements) * len(pair.changes.elements)
    return size <= _MOST and _names(pair.old.strategy.metamodel) == _names(pair.new.strategy.metamodel)


def _names(metamodel: Metamodel) -> Mapping[str, tuple[str, ...]]:
    return {name: kind.names for name, kind in metamodel.kinds.items()}


def _ids(change: ElementChange) -> Iterable[str]:
    return (version.id for version in (change.old, change.new) if version)


def _found(pair: Pair, change: ElementChange, rules: Collection[str]) -> frozenset[str]:
    """Gives what would be found now if one element had not changed; what does not count any more is left in."""
    strategy, findings = _without(change, pair)
    checked = run_rules(strategy, pair.new.packs.packs, _terms(pair.new, strategy, rules), pair.new.quotes)
    suspects = judge(strategy, pair.new.reviews.lock).findings
    return frozenset(one.fingerprint for one in told_apart((*findings, *suspects, *checked.findings)))


def _without(change: ElementChange, pair: Pair) -> tuple[Strategy, tuple[Finding, ...]]:
    """Gives the strategy as it is but for one element, which is as it was, and what is wrong with its links."""
    old, new = pair.old.strategy, pair.new.strategy
    elements, origins = dict(new.elements), dict(new.origins)
    if change.new is not None:
        del elements[change.new.id], origins[change.new.id]
    if change.old is not None:
        elements[change.old.id], origins[change.old.id] = old.elements[change.old.id], old.origins[change.old.id]
    links, findings = resolve(elements, origins, new.metamodel, {}, new.unread)
    return new._replace(elements=elements, origins=origins, links=links), findings


def _terms(answer: Answer, strategy: Strategy, rules: Collection[str]) -> Terms:
    """Gives the terms of a check, at the stage that the strategy is at, with only some rules."""
    report = answer.report
    stage = strategy.stage if report.stage.origin == "strategy" else report.stage.value
    off = {one.rule: "not asked for" for one in report.rules if one.rule not in rules}
    return Terms(stage, report.as_at, off, report.is_stated_only)
