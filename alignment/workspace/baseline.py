"""Which findings a project has accepted: where that is written, and reading it."""

import os
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.baseline.baseline import FILE_NAME, Baseline
from alignment.baseline.load import load_baseline, not_json, unreadable
from alignment.documents.document import YamlDocument
from alignment.documents.parse import parse
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, Severity
from alignment.source import SourceFile
from alignment.text import visible
from alignment.workspace.project import Project


class AcceptedFindings(NamedTuple):
    """Holds what a project has accepted, the file that says so, and what is wrong with it.

    `path` is where the file is, or would be written; `baseline` and `document` are None where there is none.
    """

    path: Path
    baseline: Baseline | None = None
    document: YamlDocument | None = None
    findings: tuple[Finding, ...] = ()


def read_baseline(project: Project, option: Path | None) -> AcceptedFindings:
    """Reads the file that an option names, or the setting, or that of the usual name beside the settings.

    Only the last may be missing without a word.
    """
    setting = project.config.baseline
    path = option or project.root / (setting.text if setting else FILE_NAME)
    if setting and not option and not project.tree.is_inside(project.root, path):
        message = f"`baseline` in {project.file_name} leads out of the project"
        outside = built_in("CONFIG-VALUE", message, setting.location, fix="Name a file in it.", label="outside")
        return AcceptedFindings(path, findings=(outside,))
    if not project.tree.exists(path):
        return AcceptedFindings(path, findings=_missing(project, path) if option or setting else ())
    files = project.tree.read_file(project.root, path)
    if not files.read:
        return AcceptedFindings(path, findings=tuple(files.findings))
    document, faults = parse(files.read[0])
    if fault := next((one for one in faults if one.severity is Severity.ERROR or document.root is None), None):
        return AcceptedFindings(path, None, document, (unreadable(document, fault),))
    if fault := not_json(document):
        return AcceptedFindings(path, None, document, (fault,))
    baseline, findings = load_baseline(document)
    return AcceptedFindings(path, baseline, document, findings)


def _missing(project: Project, path: Path) -> tuple[Finding, ...]:
    """Says that a file that is named does not exist."""
    relative = PurePosixPath(visible(Path(os.path.relpath(path, project.root)).as_posix()))
    place = SourceFile(relative, b"").location()
    fix = "Write it with `align baseline write`, or name it no more."
    return (built_in("BASELINE-FILE", f"{relative} does not exist", place, fix=fix, label="not there"),)
