"""Whose settings, packs and exceptions count: those of a trusted revision, and what a change makes of them is said."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.comparison.inputs import Input
from alignment.report import Trusted
from alignment.source import SourceFile
from alignment.workspace.baseline import read_baseline
from alignment.workspace.inputs import Inputs
from alignment.workspace.model import read_waivers_file
from alignment.workspace.packs import load_project_packs
from alignment.workspace.project import Project, find_project
from alignment.workspace.request import Request
from alignment.workspace.reviews import read_reviews


class Trusting(NamedTuple):
    """Holds what is said of trust, and which files beside the model are packs, at the trusted revision or in the change."""

    trusted: Trusted
    packs: frozenset[PurePosixPath]


def look_for_alterations(request: Request, inputs: Inputs, revision: str) -> Trusting:
    """Compares everything that is taken from the trusted revision with what stands where the model is read."""
    then, model = inputs.project(Input.SETTINGS), inputs.project(Input.STRATEGY)
    here = find_project(request.folder, request.path, request.config, model.tree)
    before, now = (_beside(project, request) for project in (then, here))
    altered = (path for path in sorted({*before, *now}) if before.get(path) != now.get(path))
    packs = load_project_packs(then, then.metamodel).own | load_project_packs(here, here.metamodel).own
    return Trusting(Trusted(revision, then.tree.commit, tuple(altered)), packs)


def _beside(project: Project, request: Request) -> dict[PurePosixPath, str]:
    """Gives the digests of the files that are no part of the model."""
    return {
        source.path: source.sha256
        for source in _sources(project, request.baseline and request.folder / request.baseline)
    }


def _sources(project: Project, baseline: Path | None) -> Iterator[SourceFile]:
    packs = load_project_packs(project, project.metamodel)
    waivers, _ = read_waivers_file(project)
    accepted, reviewed = read_baseline(project, baseline).document, read_reviews(project).document
    for document in (project.document, *packs.documents, waivers, accepted, reviewed):
        if document is not None and not document.source.is_shipped:
            yield document.source
