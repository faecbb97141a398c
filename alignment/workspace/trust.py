"""Whose settings, packs and exceptions count: those of a trusted revision, and what a change makes of them is said."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding
from alignment.results.check import Trusted
from alignment.results.inputs import Input
from alignment.waivers.load import load_waivers
from alignment.workspace.baseline import read_baseline
from alignment.workspace.inputs import Inputs
from alignment.workspace.model import read_waivers_file
from alignment.workspace.packs import Packs, read_packs
from alignment.workspace.project import Project, find_project
from alignment.workspace.request import Request
from alignment.workspace.reviews import read_reviews


class Trusting(NamedTuple):
    """Holds what is said of trust, and which files beside the model are packs in the change.

    `findings` are what is wrong with files that the change alters: they count for nothing now, but will once it is merged;
    `texts` are those of the files that they are about.
    """

    trusted: Trusted
    packs: frozenset[PurePosixPath]
    findings: tuple[Finding, ...]
    texts: Mapping[PurePosixPath, str]


class _Beside(NamedTuple):
    """Holds the files beside a model, and what is wrong with them."""

    documents: dict[PurePosixPath, YamlDocument]
    packs: frozenset[PurePosixPath]
    findings: tuple[Finding, ...]


def look_for_alterations(request: Request, inputs: Inputs, packs: Packs, revision: str) -> Trusting:
    """Compares everything that is taken from the trusted revision, `packs` too, with what stands where the model is read."""
    then, model = inputs.project(Input.SETTINGS), inputs.project(Input.STRATEGY)
    here = find_project(request.folder, request.path, request.config, model.tree)
    baseline = request.folder / request.baseline if request.baseline else None
    before, now = _beside(then, packs, baseline), _beside(here, read_packs(here, here.metamodel), baseline)
    paths = {**before.documents, **now.documents}
    altered = tuple(path for path in sorted(paths) if _content(then, path) != _content(here, path))
    findings = tuple(one for one in now.findings if one.location.path in altered)
    shown = {one.location.path for one in findings}
    texts = {path: document.text for path, document in now.documents.items() if path in shown}
    return Trusting(Trusted(revision, then.tree.commit, altered), now.packs, findings, texts)


def _content(project: Project, path: PurePosixPath) -> bytes | None:
    """Gives what a file holds in a state of the project, whether or not anything there asks for it; None where it is not."""
    file = project.root / path
    if not project.tree.exists(file):
        return None
    return next((one.content for one in project.tree.read_file(project.root, file).read), b"")


def _beside(project: Project, packs: Packs, baseline: Path | None) -> _Beside:
    """Reads the files that are no part of the model."""
    accepted, reviews = read_baseline(project, baseline), read_reviews(project)
    waivers, faults = read_waivers_file(project)
    mistakes = load_waivers(waivers)[1] if waivers else ()
    documents = (project.document, *packs.documents, waivers, accepted.document, reviews.document)
    own = {one.source.path: one for one in documents if one and not one.source.is_shipped}
    findings = (*project.findings, *packs.findings, *faults, *mistakes, *accepted.findings, *reviews.findings)
    return _Beside(own, packs.own, findings)
