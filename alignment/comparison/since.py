"""What a change brings, and what else is to be said about what it touches."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from alignment.checker.result import CheckResult
from alignment.comparison.finding_changes import (
    digests,
    finding_changes,
    names_across,
    never_counted,
    why_uncounted,
)
from alignment.comparison.pair import Pair
from alignment.diff.sentences import sentences
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding
from alignment.results.check import Report
from alignment.results.since import SinceRevision, Uncounted

_Name = TypeVar("_Name")


def listed_since(pair: Pair, revision: str) -> Report:
    """Leaves out of the newer report what a change neither brings nor touches, and counts it.

    What went unread or unchecked is never left out, nor what does not count.
    """
    old, new = pair.old.report, pair.new.report
    named = names_across(old, new)
    turned = finding_changes(old.standing, new.standing, named)
    why = why_uncounted(turned.gone, new, named, pair.new.strategy.elements)
    unmended = (Uncounted(one, why[name]) for name, one in turned.gone.items() if name in why)
    fresh = frozenset(one.fingerprint for one in turned.came.values())
    graver = {one.fingerprint: was.severity for one, was in turned.still if was.severity < one.severity}
    scope = _touched(pair)

    def is_listed(finding: Finding) -> bool:
        return finding.fingerprint in fresh or finding.fingerprint in graver or scope.holds(finding)

    compared = SinceRevision(
        revision=revision,
        commit=pair.old.loaded.model.commit,
        changes=sentences(pair.changes),
        new=fresh,
        mended=tuple(one for name, one in turned.gone.items() if name not in why),
        elsewhere=Counter(one.severity for one in new.standing if not is_listed(one)),
        graver=graver,
        more={turned.came[name].fingerprint: members for name, members in turned.more.items()},
        milder=sum(was.severity > one.severity for one, was in turned.still),
        uncounted=(*unmended, *never_counted(old, new, named)),
    )
    listed = tuple(filter(is_listed, new.findings))
    return replace(new, findings=listed, compared=compared, roots=None)


class _Scope(NamedTuple):
    """Holds what a change touches: elements, files that say something else than before, and such files beside the model.

    Of the last all counts that the change makes of them, compared with what is trusted: to put back what was there before
    is a change as well.
    """

    elements: frozenset[str]
    files: frozenset[PurePosixPath]
    beside: frozenset[PurePosixPath]

    def holds(self, finding: Finding) -> bool:
        """Tells whether a finding is about what a change touches, or must be seen whatever that is."""
        if hides_something(finding) or finding.suppression is not None:
            return True
        if finding.rule.startswith("GATE-") and finding.location.path in self.beside:
            return True
        if finding.element is not None:
            ends = {one for member in finding.members for one in member.split(":", 2)}
            return finding.element in self.elements or not ends.isdisjoint(self.elements)
        return finding.location.path in self.files


def _touched(pair: Pair) -> _Scope:
    """Gives the elements that have changed with those at the other end of their links, then or now.

    A document has changed where its text has.
    """
    changed = {one for change in pair.changes.elements for one in change.ids}
    changed |= _different(*(one.loaded.texts.texts for one in (pair.old, pair.new)))
    links = (link for result in (pair.old, pair.new) for link in result.strategy.links)
    ends = ({link.source, link.target} for link in links)
    near = {one for both in ends if both & changed for one in both}
    before, now = digests(pair.old.report), digests(pair.new.report)
    same = set(before.values())
    files = frozenset(path for path, digest in now.items() if digest not in same)
    beside = _different(_beside_model(pair.old), _beside_model(pair.new))
    return _Scope(frozenset(changed | near), files, beside)


def _beside_model(result: CheckResult) -> Mapping[PurePosixPath, str]:
    """Gives the digests of the settings, packs, views and lists of a state, where they are compared with trusted ones."""
    gate = result.loaded.gate
    return {one.source.path: one.source.sha256 for one in gate.new.policy.files} if gate else {}


def _different(before: Mapping[_Name, str], now: Mapping[_Name, str]) -> frozenset[_Name]:
    return frozenset(one for one in before.keys() | now.keys() if before.get(one) != now.get(one))
