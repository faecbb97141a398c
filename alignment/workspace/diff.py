"""The use case of whoever asks what a change does: what the strategy says otherwise, and why each finding came or went."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from alignment.checker.result import check_loaded
from alignment.comparison.compare import compare_states
from alignment.comparison.pair import Pair
from alignment.project.load import CheckDay, load
from alignment.project.request import Request, RequestError
from alignment.published.stored import NotStored, Stored, read_stored
from alignment.results.check import Report
from alignment.results.comparison import Comparison
from alignment.revisions.work_tree import read_bytes
from alignment.source import SHIPPED
from alignment.text import visible
from alignment.workspace.check import check
from alignment.workspace.selected import demand_rules

_MOST_BYTES: Final = 64 << 20
_BY_OPTION: Final = "--stage"


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """Says which states are compared: a revision, and that of the request, which is the work tree or another revision.

    `against` is an answer about the first that was kept, and counts for what was found then.
    """

    check: Request
    revision: str
    against: Path | None = None


class DiffAnswer(NamedTuple):
    """Holds a comparison and the project's folder."""

    comparison: Comparison
    root: Path


def diff(request: DiffRequest) -> DiffAnswer:
    """Compares two states of a project, and finds out why each finding came or went.

    The older state is checked as at the day that its settings name, or else that of the newer one; what a kept answer says
    of its day and stage comes first. Selectors may name rules that there were not yet.
    """
    new = check(request.check)
    demand_rules(new, request.check.select)
    kept = _read_kept(request.check.folder / request.against) if request.against else None
    asked = replace(request.check, revision=request.revision)
    asked = _as_kept(asked, kept) if kept else asked
    loaded = load(asked)
    if kept is None:
        settings = loaded.policy.project
        day = settings.config.as_at
        loaded = loaded.as_at(CheckDay(day, settings.file_name) if day else new.loaded.clock)
    old = check_loaded(loaded, asked)
    if kept is not None and (says := _why_another(kept, old.report)):
        message = f"{visible(str(request.against))} {says}"
        raise RequestError(message)
    revisions = request.revision, request.check.revision or ""
    return DiffAnswer(compare_states(Pair.of(old, new), request.check, revisions, kept), new.root)


def _read_kept(path: Path) -> Stored:
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


def _as_kept(request: Request, kept: Stored) -> Request:
    """Asks for the check that an answer says it was made by."""
    stage = kept.stage.value if kept.stage.origin == _BY_OPTION else None
    return replace(request, stage=stage, as_at=kept.as_at, is_stated_only=kept.is_stated_only, select=(), ignore=())


def _why_another(kept: Stored, report: Report) -> str:
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
