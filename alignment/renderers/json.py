"""JSON of a published shape: `docs/schemas/check-1.schema.json` describes it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from alignment.findings.finding import Severity
from alignment.renderers.json_parts import adjusted_data, compared_data, file_data, finding_data, trusted_data
from alignment.renderers.json_text import Json, written
from alignment.report import RenderOptions, Report, RuleOutcome, Shown

SCHEMA_VERSION: Final = "1.0"


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports as JSON, one entry a strategy; paths are relative to the project, whoever reads it."""
    whole: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "align", "version": shown[0].report.version},
        "strategies": [_strategy(report, options) for report, options in shown],
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
        "compared": compared_data(report.compared) if report.compared else None,
        "trusted": trusted_data(report.trusted) if report.trusted else None,
        "unreviewed": report.unreviewed,
        "findings": [finding_data(finding) for finding in options.listed(report)],
        "rules": [_rule(outcome, waived[outcome.rule], accepted[outcome.rule]) for outcome in report.rules],
        "files": [file_data(record) for record in report.files],
        "not_read": list(report.unread),
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
        "adjusted": adjusted_data(outcome.adjusted) if outcome.adjusted else None,
    }
