"""The parts that every JSON of a published shape is made of."""

from collections import Counter
from collections.abc import Iterable

from alignment.findings.finding import Finding, Severity, Suppression, Waived
from alignment.renderers.json_text import Json
from alignment.results.check import Adjusted, FileRecord, Report, RuleOutcome, SinceRevision, Trusted
from alignment.source import Location


def strategy_data(report: Report, listed: Iterable[Finding]) -> dict[str, Json]:
    """Gives the whole answer about one strategy, with those of its findings that are listed."""
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
        "compared": compared_data(report.compared) if report.compared else None,
        "trusted": trusted_data(report.trusted) if report.trusted else None,
        "unreviewed": report.unreviewed,
        "findings": [finding_data(finding) for finding in listed],
        "rules": [rule_data(outcome, waived[outcome.rule], accepted[outcome.rule]) for outcome in report.rules],
        "files": [file_data(record) for record in report.files],
        "not_read": list(report.unread),
    }


def rule_data(outcome: RuleOutcome, waived: int, accepted: int) -> Json:
    """Gives what became of a rule."""
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
        "adjusted": adjusted_data(outcome.adjusted) if outcome.adjusted else None,
    }


def finding_data(finding: Finding) -> dict[str, Json]:
    """Gives a finding with its place, what else it is about, and why it does not count where it does not."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "element": finding.element,
        "facet": finding.facet,
        "message": finding.message,
        "label": finding.label,
        "why": finding.why,
        "fix": finding.fix,
        "location": location_data(finding.location),
        "related": [{"location": location_data(one.location), "message": one.message} for one in finding.related],
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
                "location": location_data(suppression.location),
            }
        case _:
            return {"kind": "accepted", "location": location_data(suppression.location)}


def location_data(location: Location) -> Json:
    """Gives a place."""
    return {
        "path": str(location.path),
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def adjusted_data(adjusted: Adjusted) -> Json:
    """Gives what a pack changes about a rule of another."""
    return {
        "pack": adjusted.pack,
        "reason": adjusted.reason,
        "says": adjusted.says,
        "off": adjusted.is_off,
        "location": location_data(adjusted.location),
    }


def file_data(record: FileRecord) -> Json:
    """Gives a file with its digest and size, or why it was not read."""
    return {"path": str(record.path), "sha256": record.sha256, "size": record.size, "note": record.reason}


def compared_data(compared: SinceRevision) -> Json:
    """Gives how a check compares with one as it would have been at a commit."""
    return {
        "revision": compared.revision,
        "commit": compared.commit,
        "changes": [*compared.changes],
        "new": [*sorted(compared.new)],
        "graver": [{"fingerprint": name, "before": str(was)} for name, was in sorted(compared.graver.items())],
        "milder": compared.milder,
        "mended": [finding_data(one) for one in compared.mended],
        "uncounted": [{"finding": finding_data(one.finding), "why": one.why.value} for one in compared.uncounted],
        "elsewhere": {str(one): compared.elsewhere.get(one, 0) for one in sorted(Severity, reverse=True)},
    }


def trusted_data(trusted: Trusted) -> Json:
    """Gives from which commit everything but the model was taken, and what of it the work tree has otherwise."""
    return {
        "revision": trusted.revision,
        "commit": trusted.commit,
        "altered": [str(path) for path in trusted.altered],
    }
