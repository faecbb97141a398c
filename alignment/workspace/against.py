"""An answer that was kept, held against the files that it says it was made of."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from alignment.findings.finding import Finding
from alignment.results.check import Report
from alignment.results.comparison import Cause, InputDetail
from alignment.results.inputs import Input
from alignment.results.stored import NotStored, Stored, read_stored
from alignment.revisions.work_tree import read_bytes
from alignment.source import SHIPPED
from alignment.text import visible
from alignment.workspace.request import Request, RequestError

_MOST_BYTES: Final = 64 << 20
_BY_OPTION: Final = "--stage"


def read_kept(path: Path) -> Stored:
    """Reads an answer that was kept."""
    shown = visible(str(path))
    try:
        content = read_bytes(path, _MOST_BYTES + 1)
    except OSError as error:
        message = f"{shown} cannot be read: {error.strerror or error}."
        raise RequestError(message) from error
    if len(content) > _MOST_BYTES:
        message = f"{shown} is larger than 64 MiB, which no answer is."
        raise RequestError(message)
    found = read_stored(content)
    if isinstance(found, NotStored):
        message = f"{shown} cannot be compared with: {found.says}. Keep what `align check --format json` prints."
        raise RequestError(message)
    return found


def as_kept(request: Request, kept: Stored) -> Request:
    """Asks for the check that an answer says it was made by."""
    stage = kept.stage.value if kept.stage.origin == _BY_OPTION else None
    return replace(request, stage=stage, as_at=kept.as_at, is_stated_only=kept.is_stated_only, select=(), ignore=())


def why_another(kept: Stored, report: Report) -> str:
    """Says why an answer is none about a state of the project; nothing where it is one.

    Another version of align has other packs, and may find something else; the same version may not.
    """
    then = {path: digest for path, digest in kept.files.items() if not path.startswith(SHIPPED)}
    now = {str(one.path): one.sha256 for one in report.files if one.sha256 and not one.path.name.startswith(SHIPPED)}
    if differing := sorted(path for path in {*then, *now} if then.get(path) != now.get(path)):
        return f"was not made of the files of that revision: {visible(differing[0])} is another there."
    found = {one.fingerprint for one in kept.findings}
    strange = sorted(found ^ {one.fingerprint for one in report.standing})
    if kept.version == report.version and strange:
        return f"does not follow from that revision, by this same version of align: {visible(strange[0])} differs."
    return ""


def by_align(finding: Finding, version: str, kept: Stored | None) -> Cause:
    """Says that nothing has changed but align, which finds what it did not find, or finds something no more."""
    was = kept.version if kept else version
    detail = InputDetail(Input.ALIGN, f"{finding.rule} is judged by align {version}, and was by align {was}")
    return Cause((Input.ALIGN,), (detail,))
