"""Files that align writes beside the settings of a project: where each is, and reading it."""

import os
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.config import Setting
from alignment.documents.document import YamlDocument
from alignment.documents.json_file import parse_json
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import SourceFile
from alignment.text import visible
from alignment.workspace.project import Project


class Keeping(NamedTuple):
    """Says of one such file what it is usually called, which setting names another, and which command writes it.

    `code` is that of the findings about the file itself.
    """

    file_name: str
    setting: str
    command: str
    code: str


class KeptFile(NamedTuple):
    """Holds such a file as read, and what is wrong with it; it is whole where it was read and nothing is.

    `path` is where the file is, or would be written; `document` is None where there is none.
    """

    path: Path
    document: YamlDocument | None = None
    findings: tuple[Finding, ...] = ()


def read_kept(project: Project, keeping: Keeping, setting: Setting | None, option: Path | None = None) -> KeptFile:
    """Reads the file that an option names, or the setting, or that of the usual name beside the settings.

    Only the last may be missing without a word.
    """
    path = option or project.root / (setting.text if setting else keeping.file_name)
    if setting and not option and not project.tree.is_inside(project.root, path):
        message = f"`{keeping.setting}` in {project.file_name} leads out of the project"
        outside = built_in("CONFIG-VALUE", message, setting.location, fix="Name a file in it.", label="outside")
        return KeptFile(path, findings=(outside,))
    if not project.tree.exists(path):
        return KeptFile(path, findings=(_missing(project, keeping, path),) if option or setting else ())
    files = project.tree.read_file(project.root, path)
    if not files.read:
        return KeptFile(path, findings=tuple(files.findings))
    document, fault = parse_json(files.read[0], keeping.code)
    return KeptFile(path, document, (fault,) if fault else ())


def _missing(project: Project, keeping: Keeping, path: Path) -> Finding:
    """Says that a file that is named does not exist."""
    relative = PurePosixPath(visible(Path(os.path.relpath(path, project.root)).as_posix()))
    place = SourceFile(relative, b"").location()
    fix = f"Write it with `{keeping.command}`, or name it no more."
    return built_in(keeping.code, f"{relative} does not exist", place, fix=fix, label="not there")
