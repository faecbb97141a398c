"""The file of accepted findings: reading and writing it."""

from collections.abc import Iterable
from typing import Final

from alignment.baseline.accept import may_be_accepted
from alignment.baseline.entries import (
    AcceptedPiece,
    Baseline,
    StrategyApproval,
    approval_of,
    is_like_approval,
    piece_of,
)
from alignment.documents.kept_list import KeptList, ListShape, write_list
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, parts_of
from alignment.source import Location

FILE_NAME: Final = "align-baseline.json"
ACCEPTED: Final = ListShape(
    what="list of accepted findings",
    version_key="align_baseline",
    version="3",
    list_key="accepted",
    command="align baseline write",
    code="BASELINE-FILE",
    older="2",
)
_PUT_BACK: Final = (
    "Put the line back as it was. Or delete it: what it accepted counts again then, until it is accepted anew by `align "
    "baseline write --reason TEXT --approved-by ROLE`."
)


def load_baseline(kept: KeptList) -> tuple[Baseline, tuple[Finding, ...]]:
    """Reads the accepted findings and their approvals; an entry that cannot be read accepts nothing."""
    entries: dict[AcceptedPiece, Location] = {}
    approvals: dict[StrategyApproval, Location] = {}
    findings: list[Finding] = []
    for text, place in kept.texts:
        if approval := approval_of(text):
            approvals.setdefault(approval, place)
        elif (entry := piece_of(text)) and may_be_accepted(parts_of(entry.matter).rule):
            entries.setdefault(entry, place)
        else:
            findings.append(_refused(text, entry, place))
    return Baseline(entries, kept.is_older, approvals), tuple(findings)


def _refused(text: str, entry: AcceptedPiece | None, place: Location) -> Finding:
    """Says why a text of the file is of no use."""
    if entry is not None:
        message = f"Findings of {parts_of(entry.matter).rule} cannot be accepted"
        label, fix = "cannot be accepted", "Mend what it is about, and delete this entry."
    elif is_like_approval(text):
        message = f"{place.path} has an approval that says something else than when it was given"
        label, fix = "changed since", _PUT_BACK
    else:
        message = f"{place.path} has an entry that names no strategy and no finding of it"
        label, fix = "not written by align", ""
    return built_in(ACCEPTED.code, message, place, label=label, fix=fix, facet=text)


def write_baseline(entries: Iterable[AcceptedPiece], approvals: Iterable[StrategyApproval] = ()) -> bytes:
    """Writes the file that holds these entries, and of these approvals those that any of them names."""
    listed = sorted(set(entries), key=lambda one: (one.strategy, one.approval, one))
    named = {(one.strategy, one.approval) for one in listed}
    texts = sorted({one.text for one in approvals if (one.strategy, one.name) in named})
    return write_list((*texts, *(one.text for one in listed)), ACCEPTED)
