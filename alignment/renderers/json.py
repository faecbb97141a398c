"""JSON of a published shape: `docs/schemas/check-1.schema.json` describes it."""

from collections import Counter
from typing import Final

from alignment.findings.finding import Finding, Severity, Suppression, Waived
from alignment.renderers.json_text import Json, written
from alignment.report import Adjusted, FileRecord, RenderOptions, Report, RuleOutcome
from alignment.source import Location

SCHEMA_VERSION: Final = "1.0"


def render(report: Report, options: RenderOptions) -> bytes:
    """Renders a report as JSON, one entry a strategy; paths are relative to the project, whoever reads it."""
    whole: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "align", "version": report.version},
        "strategies": [_strategy(report, options)],
    }
    return written(whole)


def _strategy(report: Report, options: RenderOptions) -> Json:
    waived = Counter(finding.rule for finding, _ in report.waived)
    accepted = Counter(finding.rule for finding in report.accepted)
    return {
        "id": report.strategy,
        "title": report.title,
        "stage": {"value": report.stage.value, "origin": report.stage.origin},
        "as_at": {"value": report.as_at.isoformat(), "origin": report.as_at_origin},
        "stated_only": report.is_stated_only,
        "complete": report.is_complete,
        "counts": {str(severity): report.count(severity) for severity in sorted(Severity, reverse=True)},
        "waived": waived.total(),
        "accepted": accepted.total(),
        "elements": {kind.kind: kind.number for kind in report.kinds},
        "links": report.links,
        "findings": [_finding(finding) for finding in options.listed(report)],
        "rules": [_rule(outcome, waived[outcome.rule], accepted[outcome.rule]) for outcome in report.rules],
        "files": [_file(record) for record in report.files],
        "not_read": list(report.unread),
    }


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "element": finding.element,
        "facet": finding.facet,
        "message": finding.message,
        "label": finding.label,
        "why": finding.why,
        "fix": finding.fix,
        "location": _location(finding.location),
        "related": [{"location": _location(one.location), "message": one.message} for one in finding.related],
        "fingerprint": finding.fingerprint,
        "suppression": _suppression(finding.suppression),
    }


def _suppression(suppression: Suppression | None) -> Json:
    match suppression:
        case None:
            return None
        case Waived():
            return {
                "kind": "waived",
                "reason": suppression.reason,
                "approved_by": suppression.approved_by,
                "approved_on": suppression.approved_on.isoformat(),
                "expires": suppression.expires.isoformat(),
                "location": _location(suppression.location),
            }
        case _:
            return {"kind": "accepted", "location": _location(suppression.location)}


def _location(location: Location) -> Json:
    return {
        "path": str(location.path),
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def _rule(outcome: RuleOutcome, waived: int, accepted: int) -> Json:
    return {
        "rule": outcome.rule,
        "title": outcome.title,
        "pack": outcome.pack,
        "severity": str(outcome.severity) if outcome.severity else None,
        "became": outcome.became.value,
        "checked": outcome.checked,
        "failed": outcome.failed,
        "waived": waived,
        "accepted": accepted,
        "reason": outcome.reason,
        "resting": [one.name for one in outcome.resting],
        "adjusted": _adjusted(outcome.adjusted) if outcome.adjusted else None,
    }


def _adjusted(adjusted: Adjusted) -> Json:
    return {
        "pack": adjusted.pack,
        "reason": adjusted.reason,
        "says": adjusted.says,
        "off": adjusted.is_off,
        "location": _location(adjusted.location),
    }


def _file(record: FileRecord) -> Json:
    return {"path": str(record.path), "sha256": record.sha256, "size": record.size, "note": record.reason}
