"""The use cases of a project that begins with faults: accepting what there is, looking at it, and clearing it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from alignment.baseline.accept import by_matter, covering, may_be_accepted
from alignment.baseline.entries import NOTHING, AcceptedPiece, Baseline, StrategyApproval
from alignment.baseline.list_file import ACCEPTED, write_baseline
from alignment.checker.exceptions import judged_list
from alignment.checker.result import CheckResult
from alignment.dates import spoken
from alignment.findings.finding import Approval, Finding, parts_of
from alignment.project.kept_files import KeptFile
from alignment.project.request import Request, RequestError, demand_all_read
from alignment.reviews.lock import REVIEWED
from alignment.text import is_in_words, shorten, visible
from alignment.waivers.approver import answered_by, refused_approver
from alignment.waivers.waiver import is_named
from alignment.workspace.approval import empty_option
from alignment.workspace.check import check

_GONE: Final = "BASELINE-GONE"
_NOTHING_YET: Final = (
    "Nothing is accepted yet. `align baseline write --reason TEXT --approved-by ROLE` accepts what there is."
)
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """Says why findings are to be accepted, by whom, and where they are to count again up to which day."""

    reason: str
    approved_by: str
    expires: date | None = None


class AcceptedList(NamedTuple):
    """Holds the findings of a strategy that are accepted, and the file as it would be written.

    `gone` are the entries in the file that no longer occur, `unseen` counts those of rules that could not look. `others` names
    the other strategies of which the file holds entries; `content` keeps theirs and the unseen.
    """

    path: Path
    root: Path
    findings: tuple[Finding, ...]
    gone: tuple[str, ...]
    unseen: int
    others: tuple[str, ...]
    content: bytes


class Acceptance(NamedTuple):
    """Holds the list with what is accepted now, and the approval by which it is; None where nobody gave a reason.

    `before` counts the findings that were accepted already, and stay so as they were; `own` are those left out, as whoever
    approves owns what they are about.
    """

    accepted: AcceptedList
    approval: Approval | None
    before: int
    own: tuple[Finding, ...]


def accept_findings(request: Request, approval: ApprovalRequest | None) -> Acceptance:
    """Accepts what counts, but for what waivers name and what cannot be accepted.

    What was accepted for another reason stays so, and what was without one gets this one; what whoever approves owns is left
    for another to approve.
    """
    result = check(request)
    _demand_acceptable(result)
    given = [StrategyApproval(result.strategy.id, _approval(approval, result))] if approval else []
    name = given[0].name if given else ""
    owned = answered_by(given[0].approval.approved_by, result.strategy) if given else frozenset()
    listed = _judged(result)
    lacking = [one.finding for one in listed if one.lacks(name)]
    own = tuple(one for one in lacking if one.element in owned)
    taken = tuple(one for one in lacking if one.element not in owned)
    after = {
        entry
        for one in listed
        for entry in one.entries(None if one.finding.element in owned else name, result.strategy.id)
    }
    after |= _unseen(result)
    pieces = {one._replace(approval="") for one in after}
    gone = {one for one in _own(result) if one._replace(approval="") not in pieces}
    accepted = _list(result, taken, after, gone, given)
    return Acceptance(accepted, given[0].approval if given else None, len(listed) - len(lacking), own)


class _Judged(NamedTuple):
    """Holds a finding that may be accepted, and by which entry each of its pieces is; None where it is not."""

    finding: Finding
    by_piece: Mapping[tuple[str, ...], AcceptedPiece | None]

    def lacks(self, approval: str) -> bool:
        """Tells whether an approval has anything to add: something is not accepted, or is without a reason that it gives."""
        return not all(entry and (entry.approval or not approval) for entry in self.by_piece.values())

    def entries(self, approval: str | None, strategy: str) -> Iterator[AcceptedPiece]:
        """Gives the entries that accept it as it is, by an approval where there is none yet; where it is None none is added."""
        for piece, entry in self.by_piece.items():
            former = entry.approval if entry else None
            name = former if former or approval is None else approval
            if name is not None:
                yield AcceptedPiece(strategy, self.finding.matter, piece, name)


def _judged(result: CheckResult) -> tuple[_Judged, ...]:
    found = judged_list(_kept(result).content, result.strategy, result.report.as_at)
    listed = by_matter(found.baseline)
    return tuple(
        _Judged(one, covering(one, listed.get(one.matter, {}), found))
        for one in result.report.findings
        if _can_be_accepted(one, result)
    )


def _approval(request: ApprovalRequest, result: CheckResult) -> Approval:
    """Gives the approval that is asked for; refuses one that says nothing, or would not hold."""
    reason, approver = visible(" ".join(request.reason.split())), request.approved_by.strip()
    says = empty_option(reason, approver)
    if not says and not is_in_words(reason):
        shown = visible(shorten(reason, _SHOWN))
        says = f'--reason says "{shown}", which gives nobody a reason. Write in a few words why it may stand for now.'
    if not says and (wrong := refused_approver(approver, result.strategy)):
        says = f"--approved-by names {visible(shorten(approver, _SHOWN))}, which {wrong.says}. {wrong.fix}"
    if not says and request.expires and request.expires < result.report.as_at:
        day = spoken(result.report.as_at)
        says = f"--expires names {spoken(request.expires)}, before the day of the check, {day}. Name a later day."
    if says:
        raise RequestError(says)
    return Approval(reason, approver, result.report.as_at, request.expires)


def accepted_findings(request: Request) -> AcceptedList:
    """Gives what is accepted and occurs, and what no longer does."""
    result = check(request)
    kept = _kept(result)
    if kept.content is None:
        faults = [f"{one.location}: {one.message}. {one.fix}" for one in kept.findings]
        raise RequestError(faults[0] if faults else _NOTHING_YET)
    _demand_sure(result, {REVIEWED.code})
    vain = {one.facet for one in result.report.findings if one.rule == _GONE}
    gone = {one for one in _own(result) if one.text in vain}
    return _list(result, result.report.accepted, _own(result) - gone, gone)


def _demand_acceptable(result: CheckResult) -> None:
    _demand_sure(result, {ACCEPTED.code, REVIEWED.code} if _kept(result).is_replaceable else {REVIEWED.code})


def _demand_sure(result: CheckResult, besides: Collection[str]) -> None:
    """Refuses to say what is accepted while nobody can tell what would be found; reviews make no difference to that."""
    findings = (one for one in result.report.findings if one.rule not in besides)
    demand_all_read(findings, "nothing is accepted or cleared")


def _can_be_accepted(finding: Finding, result: CheckResult) -> bool:
    return may_be_accepted(finding.rule) and not is_named(finding, result.loaded.policy.waivers.named)


def _kept(result: CheckResult) -> KeptFile[Baseline]:
    return result.loaded.policy.accepted


def _entries(result: CheckResult) -> frozenset[AcceptedPiece]:
    return frozenset((_kept(result).content or NOTHING).entries)


def _own(result: CheckResult) -> frozenset[AcceptedPiece]:
    return frozenset(one for one in _entries(result) if one.strategy == result.strategy.id)


def _unseen(result: CheckResult) -> frozenset[AcceptedPiece]:
    """Gives the entries of rules that could not look: nobody can tell whether they still occur."""
    idle = result.judgement.checked.idle
    return frozenset(one for one in _own(result) if parts_of(one.matter).rule in idle)


def _list(
    result: CheckResult,
    findings: tuple[Finding, ...],
    after: Collection[AcceptedPiece],
    gone: Collection[AcceptedPiece],
    approvals: Collection[StrategyApproval] = (),
) -> AcceptedList:
    others = _entries(result) - _own(result)
    former = (_kept(result).content or NOTHING).approvals
    return AcceptedList(
        path=_kept(result).path,
        root=result.root,
        findings=findings,
        gone=tuple(sorted({one._replace(approval="").text for one in gone})),
        unseen=len(_unseen(result)),
        others=tuple(sorted({one.strategy for one in others})),
        content=write_baseline({*after, *others}, (*former, *approvals)),
    )
