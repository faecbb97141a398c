"""Findings as results: their sentence, place, state against a revision, and who has excepted them until when."""

from collections.abc import Mapping
from typing import Final

from alignment.dates import spoken
from alignment.findings.finding import Accepted, Approval, Finding, Suppression, Waived
from alignment.published.json_text import Json
from alignment.renderers.sarif.pieces import artifact, message, physical, region
from alignment.renderers.sarif.rules import LEVELS, Described
from alignment.renderers.support.choice import identity
from alignment.renderers.support.escape import sentence
from alignment.renderers.support.excepted import by_whom
from alignment.renderers.support.since import mark
from alignment.results.check import RenderOptions, Report
from alignment.source import TextEdit
from alignment.text import one_line

_MOST_PLACES: Final = 100
"""Is how many further places GitHub shows of a result; past ten times as many it takes none of the run."""

_STATES: Final[Mapping[str, str]] = {"new": "new", "graver": "updated", "": "unchanged"}


def result(
    finding: Finding, report: Report, options: RenderOptions, rules: Mapping[str, Described], *, are_any_excepted: bool
) -> Json:
    """Gives a finding; where any of a run is excepted, each says whether it is."""
    known = identity(finding, options)
    whole: dict[str, Json] = {
        "ruleId": one_line(finding.rule),
        "ruleIndex": rules[finding.rule].position,
        "level": LEVELS[finding.severity],
        "message": message(f"{sentence(finding.message)} {finding.fix}".rstrip()),
        "locations": [_place(finding, options)],
        "partialFingerprints": {"alignFinding/v1": known},
        "properties": {"element": finding.element, "facet": finding.facet, "fingerprint": finding.fingerprint},
    }
    if finding.related:
        whole["relatedLocations"] = [*_related(finding, options)]
    if finding.edits:
        whole["fixes"] = [_fix(finding, options)]
    if report.compared:
        whole["baselineState"] = _STATES[mark(report, finding)]
    if are_any_excepted:
        whole["suppressions"] = [_suppression(finding.suppression, options)] if finding.suppression else []
    return whole


def _place(finding: Finding, options: RenderOptions) -> Json:
    place: dict[str, Json] = {"physicalLocation": physical(finding.location, options)}
    if finding.label:
        place["message"] = message(finding.label)
    if finding.element:
        place["logicalLocations"] = [{"name": one_line(finding.element), "kind": "element"}]
    return place


def _related(finding: Finding, options: RenderOptions) -> list[Json]:
    shown = finding.related[:_MOST_PLACES]
    places: list[Json] = [
        {"id": number, "physicalLocation": physical(one.location, options), "message": message(one.message)}
        for number, one in enumerate(shown, 1)
    ]
    if more := len(finding.related) - len(shown):
        places.append({"id": len(shown) + 1, "message": message(f"And {more:,} more places.")})
    return places


def _fix(finding: Finding, options: RenderOptions) -> Json:
    """Gives what mends a finding, file by file; of a stretch that is put in, the region has no width."""
    files = {one.location.path: artifact(one.location, options) for one in finding.edits}
    changes: list[Json] = [
        {
            "artifactLocation": place,
            "replacements": [_replacement(one) for one in finding.edits if one.location.path == path],
        }
        for path, place in files.items()
    ]
    return {"description": message(finding.fix), "artifactChanges": changes}


def _replacement(edit: TextEdit) -> Json:
    deleted: dict[str, Json] = {"deletedRegion": region(edit.location)}
    return {**deleted, "insertedContent": {"text": edit.new_text}} if edit.new_text else deleted


def _suppression(suppression: Suppression, options: RenderOptions) -> Json:
    match suppression:
        case Waived(reason, by, on, expires):
            until = f"until {spoken(expires)}, approved by {by} on {spoken(on)}"
            kind: Json = {"approvedBy": by, "approvedOn": on.isoformat(), "expires": expires.isoformat()}
            why = f"Waived {until}: {reason}"
        case Accepted(_, Approval(reason, by, on, last)):
            kind = {"approvedBy": by, "approvedOn": on.isoformat(), **({"expires": last.isoformat()} if last else {})}
            why = f"Accepted {by_whom(suppression.approval)}: {reason}"
        case _:
            kind, why = None, "Accepted without a reason: it was there when the project accepted what it had."
    excepted: dict[str, Json] = {
        "kind": "external",
        "status": "accepted",
        "justification": one_line(why),
        "location": {"physicalLocation": physical(suppression.location, options)},
    }
    return excepted | {"properties": kind} if kind else excepted
