"""Changes of a kind that a project does not let pass: each a finding about the element that has changed."""

from collections.abc import Collection, Iterator

from alignment.diff.changes import ChangeKind, ElementChange, StrategyChanges
from alignment.diff.sentences import sentence
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import SourceFile


def refused_changes(changes: StrategyChanges, kinds: Collection[ChangeKind]) -> Iterator[Finding]:
    """Gives a finding for each change of these kinds, the weightiest first."""
    for change in changes.elements:
        for kind in (one for one in change.kinds if one in kinds):
            yield _refused(change, kind)


def _refused(change: ElementChange, kind: ChangeKind) -> Finding:
    """Points at the element; of one that is gone, at the file that it stood in."""
    place = change.latest.location
    if change.new is None:
        place = SourceFile(place.path, b"").location()
    says = f"{sentence(change).removesuffix('.')} ({kind.value})"
    return built_in("CHANGE-REFUSED", says, place, label=kind.value, element=change.id, facet=kind.value)
