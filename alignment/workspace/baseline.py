"""Which findings a project has accepted: where that is written, and reading it."""

from pathlib import Path
from typing import Final, NamedTuple

from alignment.baseline.baseline import FILE_NAME, Baseline
from alignment.baseline.load import CODE, load_baseline
from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding
from alignment.workspace.kept import Keeping, read_kept
from alignment.workspace.project import Project

_KEEPING: Final = Keeping(FILE_NAME, "baseline", "align baseline write", CODE)


class AcceptedFindings(NamedTuple):
    """Holds what a project has accepted, the file that says so, and what is wrong with it.

    `path` is where the file is, or would be written; `baseline` and `document` are None where there is none.
    """

    path: Path
    baseline: Baseline | None = None
    document: YamlDocument | None = None
    findings: tuple[Finding, ...] = ()


def read_baseline(project: Project, option: Path | None) -> AcceptedFindings:
    """Reads the file that an option names, or the setting, or that of the usual name beside the settings."""
    kept = read_kept(project, _KEEPING, project.config.baseline, option)
    if kept.document is None or kept.findings:
        return AcceptedFindings(kept.path, None, kept.document, kept.findings)
    baseline, findings = load_baseline(kept.document)
    return AcceptedFindings(kept.path, baseline, kept.document, findings)
