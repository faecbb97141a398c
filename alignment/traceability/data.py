"""What a report carries for programs: by what it can be made again, and what it says in short."""

from typing import TypeAlias

from alignment.findings.finding import Finding
from alignment.results.report import Traceability

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | bool | None"


def data_of(t: Traceability) -> Data:
    """Gives the data of a report: its digests and options, its counts, every finding, and what became of every rule."""
    report = t.report
    ignored = {str(file.path): file.reason for file in report.files if file.is_ignored}
    return {
        "align": report.version,
        "strategy": report.strategy,
        "as_at": report.as_at.isoformat(),
        "stage": report.stage.value,
        "options": {name: value if isinstance(value, str) else [*value] for name, value in t.options.items()},
        "digest": t.cover.digest,
        "model_digest": t.cover.model_digest,
        "commit": t.cover.commit,
        "uncommitted": [*t.cover.uncommitted],
        "files": {str(file.path): [file.sha256, file.size] for file in report.files if not file.is_ignored},
        "ignored": {**ignored},
        "recorded_digest": t.cover.recorded_digest,
        "complete": report.is_complete,
        "elements": {kind.kind: kind.number for kind in report.kinds},
        "links": report.links,
        "findings": [_finding(finding) for finding in report.findings],
        "rules": {one.rule: [one.became.value, one.checked, one.failed] for one in report.rules},
    }


def _finding(finding: Finding) -> Data:
    return [finding.fingerprint, finding.standing, str(finding.location)]
