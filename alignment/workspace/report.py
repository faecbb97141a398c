"""The use case of the auditor: the traceability report of one strategy."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Final, NamedTuple

from alignment.baseline.list_file import FILE_NAME as BASELINE_NAME
from alignment.checker.result import CheckResult
from alignment.config import FILE_NAME as SETTINGS_NAME
from alignment.diff.sentences import sentences
from alignment.documents.events import IS_FASTEST
from alignment.project.packs import shipped_sources
from alignment.project.request import Request
from alignment.results.check import Report
from alignment.results.origin import RecordedOrigin
from alignment.results.read import FileRecord
from alignment.results.report import ChangesSince, Traceability
from alignment.reviews.lock import FILE_NAME as LOCK_NAME
from alignment.revisions.commits import Expected, NoRevision, record
from alignment.text import visible
from alignment.traceability.make import Material, make_traceability
from alignment.workspace.check import check
from alignment.workspace.selected import demand_rules
from alignment.workspace.since import check_both

_LIBRARIES: Final = ("pydantic", "PyYAML", "networkx")


class Reported(NamedTuple):
    """Holds a report and the project's folder; `unrecorded` says why no commit is recorded where one may be there."""

    traceability: Traceability
    root: Path
    unrecorded: str = ""


class CheckedSince(NamedTuple):
    """Holds what a check found, and what has changed since a commit where one was named."""

    result: CheckResult
    since: ChangesSince | None = None


def report(request: Request, revision: str | None = None) -> Reported:
    """Checks a project and makes its traceability report; where a revision is given, with what has changed since."""
    found = answered(request, revision)
    demand_rules(found.result, request.select)
    known = recorded(found.result)
    if isinstance(known, NoRevision):
        unknown = RecordedOrigin(libraries=libraries())
        return Reported(make_traceability(_material(found, request, unknown)), found.result.root, known.message)
    return Reported(make_traceability(_material(found, request, known)), found.result.root)


def answered(request: Request, revision: str | None) -> CheckedSince:
    """Checks a project, and compares it with what it was at a revision where one is given."""
    if revision is not None:
        found = check_both(request, revision)
        then = found.old.loaded.model.commit
        return CheckedSince(_by_commit(found.new), ChangesSince(then, sentences(found.changes)))
    return CheckedSince(_by_commit(check(request)))


def _by_commit(result: CheckResult) -> CheckResult:
    """Names a trusted revision by its commit, so that a report is the same however it was named."""
    trusted = result.report.trusted
    if trusted is None:
        return result
    return result._replace(report=replace(result.report, trusted=trusted._replace(revision=trusted.commit)))


def made_again(
    found: CheckedSince, request: Request, recorded: RecordedOrigin, ignored: Iterable[FileRecord]
) -> Traceability:
    """Makes a report as it was made before: what was only recorded then, and proves nothing, is taken over."""
    material = _material(found, request, recorded)
    return make_traceability(material._replace(report=_listing(material.report, ignored)))


def _listing(report: Report, ignored: Iterable[FileRecord]) -> Report:
    """Lists other files than those at hand as no part of the model."""
    return replace(report, files=(*(file for file in report.files if not file.is_ignored), *ignored))


def _material(found: CheckedSince, request: Request, recorded: RecordedOrigin) -> Material:
    result, since = found
    return Material(
        report=result.report,
        strategy=result.strategy,
        packs=result.packs,
        documents=result.loaded.policy.packs.documents,
        views=result.loaded.policy.views.joined(result.strategy.metamodel),
        support=result.support,
        options=_options(request, result) | ({"since": since.commit} if since else {}),
        recorded=recorded,
        since=since,
    )


def recorded(result: CheckResult, revision: str = "HEAD") -> RecordedOrigin | NoRevision:
    """Gives a commit, by default the one that the project stands at, and what of the project is not in it.

    Without git there is no commit. Where another commit is trusted, settings, views and packs are that commit's and no part
    of this.
    """
    policy = result.loaded.policy
    texts = result.loaded.texts
    at_another = {one.source for used in policy.used.read if used.record.commit for one in used.documents}
    sources = [*(one.source for one in result.loaded.documents if one.source not in at_another), *texts.sources]
    beside: list[Path] = []
    if result.report.trusted:
        others = {one.source.path for one in (*policy.demands, *policy.used.documents)}
        sources = [one for one in sources if one.path not in others]
    else:
        beside = [result.root / name for name in (SETTINGS_NAME, BASELINE_NAME, LOCK_NAME)]
    sources = [one for one in sources if one not in shipped_sources()]
    absent = tuple(path for path in beside if not policy.project.tree.exists(path))
    known = {file.path for file in result.report.files}
    expected = Expected(policy.project.model, known, absent, texts.folder, texts.names)
    found = record(result.root, sources, expected, revision)
    if isinstance(found, NoRevision):
        return found
    if found is None:
        return RecordedOrigin(libraries=libraries())
    uncommitted, deleted = (tuple(map(str, paths)) for paths in found[1:])
    return RecordedOrigin(found.commit, uncommitted, deleted, libraries())


def libraries() -> Mapping[str, str]:
    """Gives by what files are read here: the version of Python and of each library that understands them."""
    found = {name: version(name) for name in _LIBRARIES}
    return {"Python": python_version(), **found, "libyaml": "used" if IS_FASTEST else "not used"}


def _options(request: Request, result: CheckResult) -> dict[str, str | list[str]]:
    """Gives the options that were given and change the answer, as the command line names them."""
    trusted = result.report.trusted
    known: dict[str, str | list[str]] = {
        "stage": request.stage or "",
        "as_at": request.as_at.isoformat() if request.as_at else "",
        "select": [*request.select],
        "ignore": [*request.ignore],
        "stated_only": "yes" if request.is_stated_only else "",
        "baseline": _from_root(request.baseline, request, result.root),
        "documents": _from_root(request.documents, request, result.root),
        "trust": trusted.commit if trusted else "",
    }
    return {name: value for name, value in known.items() if value}


def _from_root(path: Path | None, request: Request, root: Path) -> str:
    """Writes a path as whoever stands in the project's folder would; nothing where there is none."""
    return visible(Path(os.path.relpath(request.folder / path, root)).as_posix()) if path else ""
