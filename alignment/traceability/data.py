"""What a report carries for programs: by what it can be made again, and what it says in short."""

import json
import re
from typing import Final

from alignment.published.check import FindingJson
from alignment.published.json_text import Json
from alignment.published.report import InputsJson, ReportCountsJson, ReportRuleJson, ReportStrategyJson, parts_of
from alignment.published.shape import Shape, ToolJson
from alignment.results.report import Traceability
from alignment.revisions.files import BEGINS_WITH_DOT, NO_YAML
from alignment.traceability.carried import Sealed, SealedForm

_IGNORED: Final = frozenset({BEGINS_WITH_DOT, NO_YAML})
"""Why a file is no part of the model."""

_STEERING: Final = re.compile("[<>&;]|(?<=-)-")


class CarryingReport(Shape):
    """Reads of a report, or of its JSON, what it can be made again by, and what is compared then."""

    tool: ToolJson
    strategy: ReportStrategyJson
    inputs: InputsJson
    counts: ReportCountsJson
    findings: tuple[FindingJson, ...]
    rules: tuple[ReportRuleJson, ...]


def data_of(t: Traceability) -> dict[str, Json]:
    """Gives the data of a report: its digests and options, its counts, every finding, and what became of every rule."""
    return data_carried(CarryingReport.model_validate({**parts_of(t), "rules": t.rules}))


def data_carried(report: CarryingReport) -> dict[str, Json]:
    """Gives the same data of a report in JSON."""
    strategy, inputs = report.strategy, report.inputs
    ignored = {one.path: one.note for one in inputs.files if one.sha256 is None and one.note in _IGNORED}
    return {
        "align": report.tool.version,
        "strategy": strategy.id,
        "as_at": strategy.as_at.value.isoformat(),
        "stage": strategy.stage.value,
        "options": {name: value if isinstance(value, str) else [*value] for name, value in inputs.options.items()},
        "digest": inputs.digest,
        "model_digest": inputs.model_digest,
        "commit": inputs.commit,
        "uncommitted": [*inputs.uncommitted],
        "deleted": [*inputs.deleted],
        "libraries": {**inputs.libraries},
        "files": {one.path: [one.sha256, one.size] for one in inputs.files if one.path not in ignored},
        "ignored": {**ignored},
        "recorded_digest": inputs.recorded_digest,
        "complete": strategy.complete,
        "elements": {**report.counts.elements},
        "links": report.counts.links,
        "findings": [_finding(finding) for finding in report.findings],
        "rules": {one.rule: [one.became.value, one.checked, one.failed] for one in report.rules},
    }


def seal_of(t: Traceability, form: SealedForm) -> str:
    """Gives, as JSON on one line, what it takes to make a report again in a form that shows no data.

    No sign in it ends a comment, begins a formula or parts a cell.
    """
    whole = data_of(t)
    sealed = {"form": form, **{name: whole[name] for name in Sealed.model_fields}}
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(sealed, separators=(",", ":")))


def _finding(finding: FindingJson) -> Json:
    standing = finding.suppression.kind if finding.suppression else finding.severity
    place = finding.location
    return [finding.fingerprint, standing, f"{place.path}:{place.line}:{place.column}"]
