"""The traceability report as JSON of a published shape: `docs/schemas/report-1.schema.json` describes it."""

from collections.abc import Iterable
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.renderers.json_parts import adjusted_data, file_data, finding_data, location_data, trusted_data
from alignment.renderers.json_text import Json, written
from alignment.results.explanation import ElementLink
from alignment.results.report import (
    AnsweredFeedback,
    Cell,
    CellEntry,
    Demand,
    ElementEntry,
    NamedElement,
    ReportGap,
    Row,
    RuleLine,
    Slip,
    Table,
    ThreadElement,
    Traceability,
    Wait,
    WaiverLine,
)

SCHEMA_VERSION: Final = "1.0"


def render(t: Traceability) -> bytes:
    """Renders everything that the report says; a finding is given once in full, elsewhere by its fingerprint."""
    return written({
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "align", "version": t.report.version},
        "strategy": _strategy(t),
        "inputs": _inputs(t),
        "counts": _counts(t),
        "findings": [finding_data(one) for one in t.report.findings],
        "attention": [
            {"owner": _named(group.owner) if group.owner else None, "demands": [_demand(one) for one in group.demands]}
            for group in t.owed
        ],
        "threads": [_thread(one) for one in t.threads],
        "on_no_thread": [_thread(one) for one in t.loose],
        "tables": [_table(one) for one in t.tables],
        "answered": [_answered(one) for one in t.answered],
        "waivers": [_waiver(one) for one in t.waivers],
        "waits": [_wait(one) for one in t.waits],
        "slips": [_slip(one) for one in t.slips],
        "paragraphs": [
            {"paragraph": _named(one.paragraph), "number": one.number, "document": one.document, "elements": [*one.elements]}
            for one in t.cited
        ],
        "trusted": trusted_data(t.report.trusted) if t.report.trusted else None,
        "since": {"commit": t.since.commit, "changes": [*t.since.changes]} if t.since else None,
        "elements": [_element(one) for one in t.elements],
        "rules": [_rule(one) for one in t.rules],
    })  # fmt: skip


def _strategy(t: Traceability) -> Json:
    report = t.report
    return {
        "id": report.strategy,
        "title": report.title,
        "aim": t.cover.aim,
        "period": t.cover.period,
        "stage": {"value": report.stage.value, "origin": report.stage.origin},
        "as_at": {"value": report.as_at.isoformat(), "origin": report.as_at_origin},
        "stated_only": report.is_stated_only,
        "complete": report.is_complete,
    }


def _inputs(t: Traceability) -> Json:
    return {
        "options": {name: value if isinstance(value, str) else [*value] for name, value in t.options.items()},
        "digest": t.cover.digest,
        "model_digest": t.cover.model_digest,
        "commit": t.cover.commit,
        "uncommitted": [*t.cover.uncommitted],
        "packs": [{"name": one.name, "version": one.version, "title": one.title} for one in t.cover.packs],
        "files": [file_data(one) for one in t.report.files],
        "not_read": [*t.report.unread],
    }


def _counts(t: Traceability) -> Json:
    report = t.report
    return {
        **{str(severity): report.count(severity) for severity in sorted(Severity, reverse=True)},
        "waived": len(report.waived),
        "accepted": len(report.accepted),
        "elements": {kind.kind: kind.number for kind in report.kinds},
        "links": report.links,
    }


def _named(named: NamedElement) -> Json:
    return {"id": named.id, "title": named.title, "kind": named.kind}


def _fingerprints(findings: Iterable[Finding]) -> list[Json]:
    return [one.fingerprint for one in findings]


def _demand(demand: Demand) -> Json:
    return {
        "rule": demand.rule,
        "title": demand.title,
        "severity": str(demand.severity),
        "findings": _fingerprints(demand.findings),
    }


def _thread(thread: ThreadElement) -> Json:
    return {
        "element": _named(thread.element),
        "says": thread.says,
        "basis": thread.basis,
        "gaps": [_gap(one) for one in thread.gaps],
        "further": [_thread(one) for one in thread.further],
    }


def _gap(gap: ReportGap) -> Json:
    return {"says": gap.says, "findings": [*gap.findings]}


def _table(table: Table) -> Json:
    return {
        "id": table.id,
        "title": table.title,
        "intro": table.intro,
        "subject": table.subject,
        "columns": [
            {"heading": column.heading, "says": column.says, "element": column.element} for column in table.columns
        ],
        "rows": [_row(one) for one in table.rows],
        "nothing": [*table.nothing],
    }


def _row(row: Row) -> Json:
    return {
        "element": _named(row.element),
        "group": row.group,
        "cells": [_cell(one) for one in row.cells],
        "findings": [*row.findings],
        "unmarked": _gap(row.unmarked) if row.unmarked else None,
    }


def _cell(cell: Cell) -> Json:
    return {"entries": _entries(cell.entries), "gap": _gap(cell.gap) if cell.gap else None}


def _entries(entries: Iterable[CellEntry]) -> Json:
    return [{"text": one.text, "element": one.element, "basis": one.basis} for one in entries]


def _answered(one: AnsweredFeedback) -> Json:
    return {
        "feedback": _named(one.feedback),
        "said_in": _entries(one.said_in),
        "answer": one.answer,
        "reason": one.reason,
        "done": _entries(one.done),
        "status": [*one.status],
    }


def _waiver(line: WaiverLine) -> Json:
    return {"finding": line.finding.fingerprint, "days_left": line.days_left}


def _wait(wait: Wait) -> Json:
    return {
        "element": _named(wait.element),
        "status": wait.status,
        "trigger": wait.trigger,
        "review": wait.review,
        "waits_on": _entries(wait.waits_on),
        "holds_up": _entries(wait.holds_up),
    }


def _slip(slip: Slip) -> Json:
    return {
        "element": _named(slip.element),
        "original": slip.original,
        "due": slip.due,
        "days": slip.days,
        "reason": slip.reason,
    }


def _element(entry: ElementEntry) -> Json:
    return {
        "id": entry.id,
        "title": entry.title,
        "kind": entry.kind,
        "basis": entry.basis,
        "location": location_data(entry.location),
        "fields": dict(entry.fields),
        "held": [{"field": one.field, "standing": one.standing.value, "by": [*one.by]} for one in entry.held],
        "links": [_link(one) for one in entry.links],
        "findings": _fingerprints(entry.findings),
    }


def _link(link: ElementLink) -> Json:
    return {
        "link": link.link,
        "says": link.says,
        "target": link.target,
        "basis": link.basis,
        "note": link.note,
        "quote": link.quote,
        "incoming": link.is_incoming,
    }


def _rule(line: RuleLine) -> Json:
    rule, became = line.account, line.outcome
    return {
        "rule": rule.rule,
        "title": rule.title,
        "pack": rule.pack,
        "says": [*rule.sentences],
        "why": rule.why,
        "fix": rule.fix,
        "source": {"document": rule.document, "locator": rule.locator},
        "severities": {stage: str(severity) if severity else None for stage, severity in rule.severities},
        "severity": str(became.severity) if became.severity else None,
        "became": became.became.value,
        "checked": became.checked,
        "failed": became.failed,
        "reason": became.reason,
        "resting": [one.name for one in became.resting],
        "adjusted": adjusted_data(became.adjusted) if became.adjusted else None,
        "location": location_data(rule.location),
    }
