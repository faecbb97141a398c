"""The use case of an editor or a hook, which names files: the whole strategy is checked, and what is in them listed."""

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.checker.result import CheckResult
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding
from alignment.project.find import find_project
from alignment.project.load import find_projects
from alignment.project.request import Request, RequestError
from alignment.results.check import Report
from alignment.results.focus import Focus
from alignment.revisions.files import is_yaml, relative_to
from alignment.workspace.named import strategies_named


class _Within(NamedTuple):
    """Holds a file of a model, and the path that names the project of it; None for that of the current folder."""

    project: Path | None
    file: PurePosixPath


def asked_about(request: Request, paths: Sequence[Path]) -> Mapping[Path | None, Collection[PurePosixPath]]:
    """Gives what to check, and the files that alone are to be listed of it; none where all are.

    A file within the model of a project is checked with all of that. Of several paths to the same place one counts.
    """
    asked: dict[Path | None, set[PurePosixPath]] = {}
    whole: set[Path | None] = set()
    named = {path and os.path.normpath(path): path for path in strategies_named(request, paths)}
    for path in named.values():
        within = _within(replace(request, path=path)) if path is not None and is_yaml(path.name) else None
        asked.setdefault(within.project if within else path, set()).update({within.file} if within else ())
        whole.update(() if within else {path})
    return {path: () if path in whole else sorted(files) for path, files in asked.items()}


def _within(request: Request) -> _Within | None:
    """Finds the project whose model a file is a part of; None where it is the model itself, or no part of one."""
    _, project = find_projects(request)
    start = Path(os.path.normpath(request.folder / (request.path or "")))
    own = find_project(request.folder, project.file and project.root, request.config, project.tree)
    if own.file != project.file or start in {own.file, own.model} or not start.is_relative_to(own.model):
        return None
    named = Path(os.path.relpath(own.root, request.folder)) if own.file else None
    return _Within(named, relative_to(own.root, start))


def only_in(result: CheckResult, files: Collection[PurePosixPath]) -> CheckResult:
    """Leaves out what stands in other files, and counts it; what hides something is never left out."""
    report = result.report
    read = {one.path: one for one in report.files}
    for file in files:
        if file not in read or read[file].is_ignored:
            reason = read[file].reason if file in read else "it does not exist"
            message = f"{file} is no part of the strategy: {reason}."
            raise RequestError(message)

    def is_listed(finding: Finding) -> bool:
        return hides_something(finding) or finding.location.path in files

    elsewhere = Counter(one.severity for one in report.standing if not is_listed(one))
    listed = tuple(filter(is_listed, report.findings))
    return result._replace(report=replace(narrowed(report, listed), focus=Focus(tuple(files), elsewhere)))


def narrowed(report: Report, listed: tuple[Finding, ...]) -> Report:
    """Gives a report with these findings alone; what is new or graver is said of them only."""
    known = {one.fingerprint for one in listed}
    compared = report.compared and report.compared._replace(
        new=report.compared.new & known,
        graver={name: was for name, was in report.compared.graver.items() if name in known},
        more={name: members for name, members in report.compared.more.items() if name in known},
    )
    return replace(report, findings=listed, compared=compared, roots=None)
