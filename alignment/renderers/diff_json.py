"""A comparison as JSON of a published shape: `docs/schemas/diff-1.schema.json` describes it."""

from typing import Final

from alignment import __version__
from alignment.diff.changes import ElementChange, FieldChange, LinkChange, LinkWords, Version
from alignment.diff.sentences import sentence
from alignment.renderers.json_parts import finding_data, location_data
from alignment.renderers.json_text import Json, written
from alignment.results.comparison import Cause, CausedFinding, ComparedState, Comparison, InputDetail

SCHEMA_VERSION: Final = "1.0"


def render(comparison: Comparison) -> bytes:
    """Renders everything that a comparison says; places are relative to the project, in the state that they are of."""
    return written({
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "align", "version": __version__},
        "complete": comparison.is_complete,
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "changes": [_change(one) for one in comparison.changes.elements],
        "beside": [_detail(one) for one in comparison.beside],
        "not_read": {"old": [*comparison.changes.old_unread], "new": [*comparison.changes.new_unread]},
        "came": [_caused(one) for one in comparison.came],
        "mended": [_caused(one) for one in comparison.mended],
        "excused": [{**_caused(one.caused), "why": one.why.value} for one in comparison.excused],
        "still": [{"finding": finding_data(one.finding), "before": str(one.before)} for one in comparison.still],
    })  # fmt: skip


def _side(side: ComparedState) -> Json:
    return {
        "revision": side.revision,
        "commit": side.commit,
        "as_at": {"value": side.as_at.isoformat(), "origin": side.as_at_origin},
        "stage": side.stage,
        "found_by": side.found_by,
        "complete": side.is_complete,
    }


def _change(change: ElementChange) -> Json:
    return {
        "says": sentence(change),
        "old": _version(change.old),
        "new": _version(change.new),
        "fields": [_field(one) for one in change.fields],
        "links": [_link(one) for one in change.links],
        "counterparts": [*change.counterparts],
    }


def _version(version: Version | None) -> Json:
    if version is None:
        return None
    return {"id": version.id, "kind": version.kind, "location": location_data(version.location)}


def _field(change: FieldChange) -> Json:
    return {
        "field": change.field,
        "old": change.old_said or None,
        "new": change.new_said or None,
        "mark": change.mark.value if change.mark else None,
        "days": change.days,
        "back": change.is_back,
    }


def _link(change: LinkChange) -> Json:
    return {
        "link": change.link.name,
        "target": change.target,
        "old": _words(change.old),
        "new": _words(change.new),
        "mark": change.mark.value if change.mark else None,
    }


def _words(words: LinkWords | None) -> Json:
    return None if words is None else {"basis": words.basis, "note": words.note, "quote": words.quote}


def _caused(caused: CausedFinding) -> dict[str, Json]:
    return {"finding": finding_data(caused.finding), "causes": [_cause(one) for one in caused.causes]}


def _cause(cause: Cause) -> Json:
    return {"inputs": [one.value for one in cause.inputs], "details": [_detail(one) for one in cause.details]}


def _detail(detail: InputDetail) -> Json:
    return {
        "input": detail.of.value,
        "says": detail.says,
        "location": location_data(detail.location) if detail.location else None,
        "old": detail.is_old,
    }
