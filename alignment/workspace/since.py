"""The use case of whoever reviews a change: what it brings, and what else is to be said about what it touches."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.comparison.inputs import Input
from alignment.diff.sentences import sentences
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding
from alignment.report import Compared, Report
from alignment.workspace.check import Answer
from alignment.workspace.compare import Pair, compare
from alignment.workspace.refused import Refused
from alignment.workspace.request import Request


def check_since(request: Request, revision: str) -> Answer | Refused:
    """Checks a project, and leaves out the findings that are neither new nor about what a change touches.

    Touched is what has changed since the revision, what is linked to that, and files that say something else. What went
    unread or unchecked is never left out, nor what does not count.
    """
    pair = compare(request, revision)
    if isinstance(pair, Refused):
        return pair
    report = pair.new.report
    before = standing_before(pair.old.report, report)
    new = frozenset(one.fingerprint for one in report.standing if one.fingerprint not in before)
    now = {one.fingerprint for one in report.standing}
    scope = _touched(pair)
    listed = tuple(one for one in report.findings if one.fingerprint in new or scope.holds(one))
    kept = {one.fingerprint for one in listed}
    compared = Compared(
        revision=revision,
        commit=pair.old.inputs.project(Input.STRATEGY).tree.commit,
        changes=sentences(pair.changes),
        new=new,
        mended=tuple(one for name, one in before.items() if name not in now),
        elsewhere=Counter(one.severity for one in report.standing if one.fingerprint not in kept),
    )
    return pair.new._replace(report=replace(report, findings=listed, compared=compared))


def standing_before(old: Report, new: Report) -> Mapping[str, Finding]:
    """Gives the findings that counted in an older report by the fingerprints that they would have now.

    A finding about a file goes with the file, where that has only been renamed.
    """
    moved = _moved(_digests(old), _digests(new))
    return {_now(one, moved).fingerprint: one for one in old.standing}


def _now(finding: Finding, moved: Mapping[PurePosixPath, PurePosixPath]) -> Finding:
    place = finding.location
    return replace(finding, location=replace(place, path=moved.get(place.path, place.path)))


def _digests(report: Report) -> Mapping[PurePosixPath, str]:
    return {one.path: one.sha256 for one in report.files if one.sha256 is not None}


def _moved(old: Mapping[PurePosixPath, str], new: Mapping[PurePosixPath, str]) -> Mapping[PurePosixPath, PurePosixPath]:
    """Gives the files that are gone and stand elsewhere, byte for byte; not where there are several of the same bytes."""
    came = {path: digest for path, digest in new.items() if path not in old}
    gone = {path: digest for path, digest in old.items() if path not in new}
    seen = Counter(came.values()), Counter(gone.values())
    by_digest = {digest: path for path, digest in came.items() if seen[0][digest] == seen[1][digest] == 1}
    return {path: by_digest[digest] for path, digest in gone.items() if digest in by_digest}


class _Scope(NamedTuple):
    """Holds what a change touches: elements, and files that say something else than before."""

    elements: frozenset[str]
    files: frozenset[PurePosixPath]

    def holds(self, finding: Finding) -> bool:
        """Tells whether a finding is about what a change touches, or must be seen whatever that is."""
        if hides_something(finding) or finding.suppression is not None:
            return True
        if finding.element is not None:
            return finding.element in self.elements
        return finding.location.path in self.files


def _touched(pair: Pair) -> _Scope:
    """Gives the elements that have changed with those at the other end of their links, then or now."""
    versions = (version for change in pair.changes.elements for version in (change.old, change.new))
    changed = {version.id for version in versions if version is not None}
    links = (link for answer in (pair.old, pair.new) for link in answer.strategy.links)
    ends = ({link.source, link.target} for link in links)
    near = {one for both in ends if both & changed for one in both}
    before, now = _digests(pair.old.report), _digests(pair.new.report)
    same = set(before.values())
    return _Scope(frozenset(changed | near), frozenset(path for path, digest in now.items() if digest not in same))
