"""Which links of a project have been reviewed: where that is written, and reading it."""

from pathlib import Path
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding
from alignment.reviews.load import CODE, load_lock
from alignment.reviews.lock import FILE_NAME, Lock
from alignment.workspace.kept import Keeping, read_kept
from alignment.workspace.project import Project

_KEEPING: Final = Keeping(FILE_NAME, "lock", "align review", CODE)


class ReviewedLinks(NamedTuple):
    """Holds the links that have been reviewed, the file that says so, and what is wrong with it.

    `path` is where the file is, or would be written; `lock` and `document` are None where there is none.
    """

    path: Path
    lock: Lock | None = None
    document: YamlDocument | None = None
    findings: tuple[Finding, ...] = ()


def read_reviews(project: Project) -> ReviewedLinks:
    """Reads the file that the setting names, or that of the usual name beside the settings."""
    kept = read_kept(project, _KEEPING, project.config.lock)
    if kept.document is None or kept.findings:
        return ReviewedLinks(kept.path, None, kept.document, kept.findings)
    lock, findings = load_lock(kept.document)
    return ReviewedLinks(kept.path, lock, kept.document, findings)
