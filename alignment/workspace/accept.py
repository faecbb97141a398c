"""The use cases of a project that begins with faults: accepting what there is, looking at it, and clearing it."""

from pathlib import Path
from typing import Final, NamedTuple

from alignment.baseline.baseline import may_be_accepted
from alignment.baseline.write import written
from alignment.findings.finding import Finding
from alignment.waivers.waiver import is_named
from alignment.workspace.check import Answer, check_by_all
from alignment.workspace.request import Request, RequestError, demand_all_read

_FILE: Final = "BASELINE-FILE"
_GONE: Final = "BASELINE-GONE"
_NOTHING_YET: Final = "Nothing is accepted yet. `align baseline write` accepts what there is."


class AcceptedList(NamedTuple):
    """Holds the findings that are accepted, as they would be written to a file.

    `added` counts those that were not in the file before; `gone` are the fingerprints in it that no longer occur.
    """

    path: Path
    root: Path
    findings: tuple[Finding, ...]
    added: int
    gone: tuple[str, ...]
    content: bytes


def accept_findings(request: Request) -> AcceptedList:
    """Accepts everything that a check finds, but for what waivers name and what cannot be accepted."""
    answer = check_by_all(request)
    _demand_sure(answer, besides=_FILE)
    findings = tuple(one for one in answer.report.findings if _can_be_accepted(one, answer))
    fingerprints = {one.fingerprint for one in findings}
    before = _entries(answer)
    gone = tuple(sorted(before - fingerprints))
    return _list(answer, findings, len(fingerprints - before), gone, fingerprints)


def accepted_findings(request: Request) -> AcceptedList:
    """Gives what is accepted and occurs, and what no longer does."""
    answer = check_by_all(request)
    if answer.accepted.baseline is None:
        faults = [f"{one.location}: {one.message}" for one in answer.accepted.findings]
        raise RequestError(f"{faults[0]}." if faults else _NOTHING_YET)
    _demand_sure(answer)
    gone = tuple(str(one.facet) for one in answer.report.findings if one.rule == _GONE)
    return _list(answer, answer.report.accepted, 0, gone, _entries(answer).difference(gone))


def _demand_sure(answer: Answer, besides: str = "") -> None:
    """Refuses to say what is accepted while nobody can tell what would be found."""
    findings = (one for one in answer.report.findings if one.rule != besides)
    demand_all_read(findings, "nothing is accepted or cleared")


def _can_be_accepted(finding: Finding, answer: Answer) -> bool:
    return may_be_accepted(finding.rule) and not is_named(finding, answer.model.named)


def _entries(answer: Answer) -> frozenset[str]:
    return frozenset(answer.accepted.baseline.accepted if answer.accepted.baseline else ())


def _list(
    answer: Answer, findings: tuple[Finding, ...], added: int, gone: tuple[str, ...], kept: frozenset[str] | set[str]
) -> AcceptedList:
    return AcceptedList(answer.accepted.path, answer.root, findings, added, gone, written(kept))
