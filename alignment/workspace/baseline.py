"""The use cases of a project that begins with faults: accepting what there is, looking at it, and clearing it."""

from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from alignment.baseline import ACCEPTED, AcceptedPiece, Baseline, entries_of, may_be_accepted, write_baseline
from alignment.checker.result import CheckResult
from alignment.findings.finding import Finding, parts_of
from alignment.project.kept_files import KeptFile
from alignment.project.request import Request, RequestError, demand_all_read
from alignment.reviews.lock import REVIEWED
from alignment.waivers.waiver import is_named
from alignment.workspace.check import check

_GONE: Final = "BASELINE-GONE"
_NOTHING_YET: Final = "Nothing is accepted yet. `align baseline write` accepts what there is."


class AcceptedList(NamedTuple):
    """Holds the findings of a strategy that are accepted, and the file as it would be written.

    `added` counts the entries that were not in the file before; `gone` are those in it that no longer occur, `unseen` counts
    those of rules that could not look. `others` names the other strategies of which the file holds entries; `content` keeps
    theirs and the unseen.
    """

    path: Path
    root: Path
    findings: tuple[Finding, ...]
    added: int
    gone: tuple[str, ...]
    unseen: int
    others: tuple[str, ...]
    content: bytes


def accept_findings(request: Request) -> AcceptedList:
    """Accepts everything that a check finds, but for what waivers name and what cannot be accepted."""
    result = check(request)
    _demand_sure(result, {ACCEPTED.code, REVIEWED.code} if _kept(result).is_replaceable else {REVIEWED.code})
    findings = tuple(one for one in result.report.findings if _can_be_accepted(one, result))
    before, after = _own(result), {*entries_of(findings, result.strategy.id), *_unseen(result)}
    return _list(result, findings, after, after - before, before - after)


def accepted_findings(request: Request) -> AcceptedList:
    """Gives what is accepted and occurs, and what no longer does."""
    result = check(request)
    if _kept(result).content is None:
        faults = [f"{one.location}: {one.message}. {one.fix}" for one in _kept(result).findings]
        raise RequestError(faults[0] if faults else _NOTHING_YET)
    _demand_sure(result, {REVIEWED.code})
    vain = {one.facet for one in result.report.findings if one.rule == _GONE}
    gone = {one for one in _own(result) if one.text in vain}
    return _list(result, result.report.accepted, _own(result) - gone, (), gone)


def _demand_sure(result: CheckResult, besides: Collection[str]) -> None:
    """Refuses to say what is accepted while nobody can tell what would be found; reviews make no difference to that."""
    findings = (one for one in result.report.findings if one.rule not in besides)
    demand_all_read(findings, "nothing is accepted or cleared")


def _can_be_accepted(finding: Finding, result: CheckResult) -> bool:
    return may_be_accepted(finding.rule) and not is_named(finding, result.loaded.policy.waivers.named)


def _kept(result: CheckResult) -> KeptFile[Baseline]:
    return result.loaded.policy.accepted


def _entries(result: CheckResult) -> frozenset[AcceptedPiece]:
    baseline = _kept(result).content
    return frozenset(baseline.entries if baseline else ())


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
    added: Collection[AcceptedPiece],
    gone: Collection[AcceptedPiece],
) -> AcceptedList:
    others = _entries(result) - _own(result)
    return AcceptedList(
        path=_kept(result).path,
        root=result.root,
        findings=findings,
        added=len(added),
        gone=tuple(one.text for one in sorted(gone)),
        unseen=len(_unseen(result)),
        others=tuple(sorted({one.strategy for one in others})),
        content=write_baseline({*after, *others}),
    )
