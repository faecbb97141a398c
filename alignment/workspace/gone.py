"""The use case of whoever reviews a change of several strategies: those that folders and patterns no longer stand for."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from alignment.checker.refused import refused_changes
from alignment.checker.result import CheckResult, check_loaded
from alignment.diff.compare import compare
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, Severity
from alignment.project.find import open_tree
from alignment.project.load import Loaded, load
from alignment.project.request import Request
from alignment.results.check import Trusted
from alignment.results.since import SinceRevision
from alignment.revisions.files import Tree
from alignment.source import SourceFile
from alignment.text import visible
from alignment.workspace.named import strategies_named

_FIX: Final = (
    "Put it back where it was, with its settings; whoever keeps the rules takes a strategy out, or moves it, in a change "
    "that does nothing else."
)


def strategies_missed(request: Request, since: str | None, paths: Sequence[Path]) -> list[Path]:
    """Gives what the paths stood for at each revision that a change is compared with, and stand for no more.

    What was there at one of two revisions only is none of the change's doing.
    """
    now = {_place(request, one) for one in strategies_named(request, paths)}
    found: dict[Path, Path] = {}
    for path in paths or (None,):
        trees = (open_tree(one, request.folder, path or request.folder, ()) for one in _revisions(request, since))
        states = [_named_in(tree, request, path) for tree in trees]
        found |= {place: one for place, one in states[0].items() if all(place in state for state in states)}
    return [one for place, one in found.items() if place not in now]


def _revisions(request: Request, since: str | None) -> list[str]:
    return [one for one in (request.trust, since) if one is not None]


def _named_in(tree: Tree, request: Request, path: Path | None) -> dict[Path, Path]:
    """Gives what a path of the command line stands for in a state, by where it is."""
    named = strategies_named(request, [] if path is None else [path], tree)
    return {_place(request, one): one for one in named if one is not None and tree.exists(_place(request, one))}


def _place(request: Request, path: Path | None) -> Path:
    return Path(os.path.normpath(request.folder / (path or "")))


def check_gone(request: Request, since: str | None) -> CheckResult | None:
    """Says of a strategy that it is gone, and which of what it promised may not go; None where there was none.

    Nothing else is looked at. It is as grave as the settings that went with it say, or an error where the gate is protected.
    """
    asked = replace(request, revision=request.trust or since, trust=None)
    loaded = load(asked)
    if loaded.model.strategy.root is None and not loaded.model.strategy.unread:
        return None
    result, findings = check_loaded(loaded, asked), tuple(_findings(loaded, request))
    report = replace(
        result.report,
        findings=findings,
        rules=(),
        kinds=(),
        links=0,
        files=(),
        unread=(),
        texts={},
        unstated="",
        is_complete=True,
        compared=_compared(request, since, findings) if since else None,
        trusted=_trusted(loaded, request.trust) if request.trust else None,
        unreviewed=None,
    )
    return result._replace(report=report)


def _findings(loaded: Loaded, request: Request) -> Iterator[Finding]:
    then, project = loaded.model.strategy, loaded.policy.project
    found = then.subject(then.root.id) if then.root else "it"
    says = f"The strategy in {visible(str(request.path))} is gone: a check no longer finds {found} there"
    place = SourceFile(PurePosixPath(project.file_name), b"").location()
    gone = built_in("GATE-MODEL", says, place, label="gone", facet="gone", fix=_FIX)
    severity = Severity.ERROR if request.is_protected else project.config.gate.get(gone.rule, gone.severity)
    yield replace(gone, severity=severity)
    nothing = then._replace(elements={}, origins={}, links=(), absences={}, unread=(), beside={}, field_links=())
    yield from refused_changes(compare(then, nothing), request.fail_on_change or project.config.fail_on_change)


def _compared(request: Request, since: str, findings: tuple[Finding, ...]) -> SinceRevision:
    commit = open_tree(since, request.folder, request.path or request.folder, ()).commit
    says = f"Everything in {visible(str(request.path))} is gone."
    return SinceRevision(since, commit, (says,), frozenset(one.fingerprint for one in findings), (), {})


def _trusted(loaded: Loaded, revision: str) -> Trusted:
    document = loaded.policy.project.document
    return Trusted(revision, loaded.model.commit, (), settings=document.source.path if document else None)
