"""Files that align writes beside the settings of a project: the accepted findings, and the links that were reviewed."""

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final, Generic, NamedTuple, TypeVar

from alignment.baseline.entries import Baseline
from alignment.baseline.list_file import ACCEPTED, load_baseline
from alignment.baseline.list_file import FILE_NAME as BASELINE_NAME
from alignment.config import Setting
from alignment.documents.document import YamlDocument
from alignment.documents.kept_list import KeptList, ListShape, read_list
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.project.find import Project
from alignment.reviews.lock import FILE_NAME as LOCK_NAME
from alignment.reviews.lock import REVIEWED, Lock
from alignment.reviews.lock_file import load_lock
from alignment.source import SourceFile
from alignment.text import visible

_Content = TypeVar("_Content")


class KeptFile(NamedTuple, Generic[_Content]):
    """Holds such a file as read, and what is wrong with it.

    `path` is where the file is, or would be written; `document` is None where there is none, `content` also where it
    could not be read at all. Of a file that holds a merge conflict the content is that of both sides, and `is_merged`;
    one that an earlier version of align wrote `is_former`, or where it can still be read `is_older`.
    """

    path: Path
    content: _Content | None = None
    document: YamlDocument | None = None
    findings: tuple[Finding, ...] = ()
    is_merged: bool = False
    is_former: bool = False
    is_older: bool = False

    @property
    def is_replaceable(self) -> bool:
        """Tells whether the file can be written anew and nothing is lost that nobody has read."""
        return self.document is None or self.is_merged or not self.findings


class _Usual(NamedTuple):
    """Says of such a file how it is usually called, which setting names another, and what it holds."""

    file_name: str
    setting: str
    shape: ListShape


_BASELINE: Final = _Usual(BASELINE_NAME, "baseline", ACCEPTED)
_LOCK: Final = _Usual(LOCK_NAME, "lock", REVIEWED)


def read_baseline(project: Project, option: Path | None) -> KeptFile[Baseline]:
    """Reads the findings that a project has accepted."""
    return _read(project, _BASELINE, project.config.baseline, option, load_baseline)


def read_lock(project: Project) -> KeptFile[Lock]:
    """Reads which links of a project have been reviewed."""
    return _read(project, _LOCK, project.config.lock, None, load_lock)


def _read(
    project: Project,
    usual: _Usual,
    setting: Setting | None,
    option: Path | None,
    load: Callable[[KeptList], tuple[_Content, tuple[Finding, ...]]],
) -> KeptFile[_Content]:
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
    kept = read_list(files.read[0], usual.shape)
    if kept.fault and not kept.is_merged:
        return KeptFile(path, document=kept.document, findings=(kept.fault,), is_former=kept.is_former)
    content, findings = load(kept)
    found = (kept.fault, *findings) if kept.fault else findings
    is_merged = kept.is_merged and not findings
    return KeptFile(path, content, kept.document, found, is_merged=is_merged, is_older=kept.is_older)


def _missing(project: Project, usual: _Usual, path: Path) -> Finding:
    """Says that a file that is named does not exist."""
    relative = PurePosixPath(visible(Path(os.path.relpath(path, project.root)).as_posix()))
    place = SourceFile(relative, b"").location()
    fix = f"Write it with `{usual.shape.command}`, or name it no more."
    return built_in(usual.shape.code, f"{relative} does not exist", place, fix=fix, label="not there")
