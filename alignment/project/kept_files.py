"""Files that align writes beside the settings of a project: the accepted findings, and the links that were reviewed."""

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final, Generic, NamedTuple, TypeVar

from alignment.baseline import CODE as BASELINE_CODE
from alignment.baseline import FILE_NAME as BASELINE_NAME
from alignment.baseline import Baseline, load_baseline
from alignment.config import Setting
from alignment.documents.document import YamlDocument
from alignment.documents.json_file import parse_json
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.project.find import Project
from alignment.reviews.lock import FILE_NAME as LOCK_NAME
from alignment.reviews.lock import Lock
from alignment.reviews.lock_file import CODE as LOCK_CODE
from alignment.reviews.lock_file import load_lock
from alignment.source import SourceFile
from alignment.text import visible

_Content = TypeVar("_Content")


class KeptFile(NamedTuple, Generic[_Content]):
    """Holds such a file as read, and what is wrong with it.

    `path` is where the file is, or would be written; `document` is None where there is none, `content` also where it
    could not be read at all.
    """

    path: Path
    content: _Content | None = None
    document: YamlDocument | None = None
    findings: tuple[Finding, ...] = ()


class _Usual(NamedTuple):
    """Says of such a file how it is usually called, which setting names another, and which command writes it.

    `code` is that of the findings about the file itself.
    """

    file_name: str
    setting: str
    command: str
    code: str


_BASELINE: Final = _Usual(BASELINE_NAME, "baseline", "align baseline write", BASELINE_CODE)
_LOCK: Final = _Usual(LOCK_NAME, "lock", "align review", LOCK_CODE)


def read_baseline(project: Project, option: Path | None) -> KeptFile[Baseline]:
    """Reads the findings that a project has accepted."""
    return _understood(_read(project, _BASELINE, project.config.baseline, option), load_baseline)


def read_lock(project: Project) -> KeptFile[Lock]:
    """Reads which links of a project have been reviewed."""
    return _understood(_read(project, _LOCK, project.config.lock, None), load_lock)


def _understood(
    kept: KeptFile[_Content], load: Callable[[YamlDocument], tuple[_Content, tuple[Finding, ...]]]
) -> KeptFile[_Content]:
    if kept.document is None or kept.findings:
        return kept
    content, findings = load(kept.document)
    return kept._replace(content=content, findings=findings)


def _read(project: Project, usual: _Usual, setting: Setting | None, option: Path | None) -> KeptFile[_Content]:
    """Reads the file that an option names, or the setting, or that of the usual name beside the settings.

    Only the last may be missing without a word.
    """
    path = option or project.root / (setting.text if setting else usual.file_name)
    if setting and not option and not project.tree.is_inside(project.root, path):
        message = f"`{usual.setting}` in {project.file_name} leads out of the project"
        outside = built_in("CONFIG-VALUE", message, setting.location, fix="Name a file in it.", label="outside")
        return KeptFile(path, findings=(outside,))
    if not project.tree.exists(path):
        return KeptFile(path, findings=(_missing(project, usual, path),) if option or setting else ())
    files = project.tree.read_file(project.root, path)
    if not files.read:
        return KeptFile(path, findings=tuple(files.findings))
    document, fault = parse_json(files.read[0], usual.code)
    return KeptFile(path, document=document, findings=(fault,) if fault else ())


def _missing(project: Project, usual: _Usual, path: Path) -> Finding:
    """Says that a file that is named does not exist."""
    relative = PurePosixPath(visible(Path(os.path.relpath(path, project.root)).as_posix()))
    place = SourceFile(relative, b"").location()
    fix = f"Write it with `{usual.command}`, or name it no more."
    return built_in(usual.code, f"{relative} does not exist", place, fix=fix, label="not there")
