"""The use case of whoever reviews a change: what it brings, and what else is to be said about what it touches."""

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.diff.sentences import sentences
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding
from alignment.results.check import SinceRevision, Uncounted
from alignment.results.inputs import Input
from alignment.text import visible
from alignment.workspace.check import Answer, check
from alignment.workspace.compare import Pair, compare
from alignment.workspace.renamed import digests, names_across
from alignment.workspace.request import Request
from alignment.workspace.trees import open_tree
from alignment.workspace.turnover import never_counted, turnover, why_uncounted


def check_since(request: Request, revision: str) -> Answer:
    """Checks a project, and leaves out the findings that are neither new nor about what a change touches.

    Touched is what has changed since the revision, what is linked to that, and files that say something else. What went
    unread or unchecked is never left out, nor what does not count. Of a path that was not there, everything is new.
    """
    if request.path is not None and (commit := _commit_without(request.path, request.folder, revision)):
        return _all_new(request, request.path, revision, commit)
    return _listed(compare(request, revision), revision)


def _listed(pair: Pair, revision: str) -> Answer:
    """Leaves out what a change neither brings nor touches, and counts it."""
    old, new = pair.old.report, pair.new.report
    named = names_across(old, new)
    turned = turnover(old.standing, new.standing, named)
    why = why_uncounted(turned.gone, new, named, pair.new.strategy.elements)
    unmended = (Uncounted(one, why[name]) for name, one in turned.gone.items() if name in why)
    fresh = frozenset(one.fingerprint for one in turned.came.values())
    graver = {one.fingerprint: was.severity for one, was in turned.still if was.severity < one.severity}
    scope = _touched(pair)

    def is_listed(finding: Finding) -> bool:
        return finding.fingerprint in fresh or finding.fingerprint in graver or scope.holds(finding)

    compared = SinceRevision(
        revision=revision,
        commit=pair.old.inputs.project(Input.STRATEGY).tree.commit,
        changes=sentences(pair.changes),
        new=fresh,
        mended=tuple(one for name, one in turned.gone.items() if name not in why),
        elsewhere=Counter(one.severity for one in new.standing if not is_listed(one)),
        graver=graver,
        milder=sum(was.severity > one.severity for one, was in turned.still),
        uncounted=(*unmended, *never_counted(old, new, named)),
    )
    listed = tuple(filter(is_listed, new.findings))
    return pair.new._replace(report=replace(new, findings=listed, compared=compared))


def _commit_without(path: Path, folder: Path, revision: str) -> str:
    """Gives the commit that a revision is, where there was nothing at a path; nothing where there was something."""
    tree = open_tree(revision, folder, path, ())
    return "" if tree.exists(Path(os.path.normpath(folder / path))) else tree.commit


def _all_new(request: Request, path: Path, revision: str, commit: str) -> Answer:
    answer = check(request)
    new = frozenset(one.fingerprint for one in answer.report.standing)
    says = f"Everything in {visible(str(path))} is new: it was not there."
    compared = SinceRevision(revision, commit, (says,), new, (), {})
    return answer._replace(report=replace(answer.report, compared=compared))


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
    changed = {one for change in pair.changes.elements for one in change.ids}
    links = (link for answer in (pair.old, pair.new) for link in answer.strategy.links)
    ends = ({link.source, link.target} for link in links)
    near = {one for both in ends if both & changed for one in both}
    before, now = digests(pair.old.report), digests(pair.new.report)
    same = set(before.values())
    return _Scope(frozenset(changed | near), frozenset(path for path, digest in now.items() if digest not in same))
