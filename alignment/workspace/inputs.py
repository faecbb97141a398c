"""In which state of a project each of the things is read that a check is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.findings.finding import Finding
from alignment.results.inputs import READ, Input
from alignment.workspace.project import Project, find_project
from alignment.workspace.request import Request
from alignment.workspace.trees import open_tree


class State(NamedTuple):
    """Holds a state of a project, and as at which day it is checked, with who says so."""

    project: Project
    as_at: date
    origin: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Says in which state each thing is read; `aside` are files of any state that are packs, and so no part of a model.

    Waivers are judged as at the day of their own state. `findings` are about files that are not used, with these `texts`,
    and belong to the answer all the same.
    """

    states: Mapping[Input, State]
    aside: frozenset[PurePosixPath] = frozenset()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[PurePosixPath, str] = field(default_factory=dict)

    def project(self, of: Input) -> Project:
        """Gives the project as something is read in it."""
        return self.states[of].project


def read_inputs(request: Request) -> Inputs:
    """Finds the project of a request, at its revision; everything but the model at the one that is trusted, if any is."""
    beside = [path for path in (request.config, request.baseline) if path is not None]
    texts = [] if request.documents is None else [request.documents]
    start = request.path or request.config or request.folder
    tree = open_tree(request.revision, request.folder, start, [start, *beside, *texts])
    if request.trust is None:
        project = find_project(request.folder, request.path, request.config, tree)
        return Inputs(dict.fromkeys(READ, state_of(project, request)))
    trusted = open_tree(request.trust, request.folder, start, beside)
    project = find_project(request.folder, request.path, request.config, trusted)
    states = dict.fromkeys(READ, state_of(project, request))
    return Inputs({**states, Input.STRATEGY: state_of(project._replace(tree=tree), request)})


def state_of(project: Project, request: Request) -> State:
    """Gives a project as at the day that the request names, or its settings, or that it is today."""
    if request.as_at:
        return State(project, request.as_at, "--as-at")
    if project.config.as_at:
        return State(project, project.config.as_at, project.file_name)
    return State(project, request.today, "today")
