"""The use cases of a project that begins with faults: accepting what there is, looking at it, and clearing it."""

from pathlib import Path
from typing import Final, NamedTuple

from alignment.baseline import Baseline, may_be_accepted, write_baseline
from alignment.checker.result import CheckResult
from alignment.findings.finding import Finding
from alignment.project.kept_files import KeptFile
from alignment.project.request import Request, RequestError, demand_all_read
from alignment.waivers.waiver import is_named
from alignment.workspace.check import check

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
    result = check(request)
    _demand_sure(result, besides=_FILE)
    findings = tuple(one for one in result.report.findings if _can_be_accepted(one, result))
    fingerprints = {one.fingerprint for one in findings}
    before = _entries(result)
    gone = tuple(sorted(before - fingerprints))
    return _list(result, findings, len(fingerprints - before), gone, fingerprints)


def accepted_findings(request: Request) -> AcceptedList:
    """Gives what is accepted and occurs, and what no longer does."""
    result = check(request)
    if _kept(result).content is None:
        faults = [f"{one.location}: {one.message}" for one in _kept(result).findings]
        raise RequestError(f"{faults[0]}." if faults else _NOTHING_YET)
    _demand_sure(result)
    gone = tuple(str(one.facet) for one in result.report.findings if one.rule == _GONE)
    return _list(result, result.report.accepted, 0, gone, _entries(result).difference(gone))


def _demand_sure(result: CheckResult, besides: str = "") -> None:
    """Refuses to say what is accepted while nobody can tell what would be found."""
    findings = (one for one in result.report.findings if one.rule != besides)
    demand_all_read(findings, "nothing is accepted or cleared")


def _can_be_accepted(finding: Finding, result: CheckResult) -> bool:
    return may_be_accepted(finding.rule) and not is_named(finding, result.loaded.policy.waivers.named)


def _entries(result: CheckResult) -> frozenset[str]:
    baseline = _kept(result).content
    return frozenset(baseline.accepted if baseline else ())


def _kept(result: CheckResult) -> KeptFile[Baseline]:
    return result.loaded.policy.accepted


def _list(
    result: CheckResult,
    findings: tuple[Finding, ...],
    added: int,
    gone: tuple[str, ...],
    kept: frozenset[str] | set[str],
) -> AcceptedList:
    return AcceptedList(_kept(result).path, result.root, findings, added, gone, write_baseline(kept))
