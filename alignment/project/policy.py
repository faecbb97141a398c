"""Everything beside the model that a strategy is judged by, and what a change makes of it where a revision is trusted."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.baseline import Baseline
from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding
from alignment.project.find import Project
from alignment.project.kept_files import KeptFile, read_baseline, read_lock
from alignment.project.model import WaiverList, read_waivers
from alignment.project.packs import Packs, read_packs
from alignment.project.request import Request
from alignment.project.views import ViewFiles, read_views
from alignment.results.check import Trusted
from alignment.reviews.lock import Lock


class Policy(NamedTuple):
    """Holds the settings of a project, its views, its packs, its waivers, what it has accepted and what it has reviewed."""

    project: Project
    views: ViewFiles
    packs: Packs
    waivers: WaiverList
    accepted: KeptFile[Baseline]
    reviews: KeptFile[Lock]

    @property
    def documents(self) -> tuple[YamlDocument, ...]:
        """Gives the files that all of this stands in, but for the waivers, which lie in the model."""
        beside = (self.project.document, *self.views.documents, self.accepted.document, self.reviews.document)
        return (*(one for one in beside if one), *self.packs.documents)


class Alterations(NamedTuple):
    """Says what a change makes of the policy, where that of a trusted revision counts.

    `packs` are files that are packs in the change, and so no part of the model. `findings` are what is wrong with files
    that the change alters: they count for nothing now, but will once it is merged; `texts` are those of these files.
    """

    trusted: Trusted
    packs: frozenset[PurePosixPath]
    findings: tuple[Finding, ...]
    texts: Mapping[PurePosixPath, str]


def read_policy(project: Project, request: Request) -> Policy:
    """Reads everything beside the model."""
    return Policy(
        project=project,
        views=read_views(project),
        packs=read_packs(project),
        waivers=read_waivers(project),
        accepted=read_baseline(project, request.folder / request.baseline if request.baseline else None),
        reviews=read_lock(project),
    )


def find_alterations(revision: str, trusted: Policy, here: Policy) -> Alterations:
    """Compares the policy of a trusted revision with the one that stands where the model is read."""
    before, now = _own_files(trusted), _own_files(here)
    then, there = trusted.project, here.project
    altered = tuple(path for path in sorted({**before, **now}) if _content(then, path) != _content(there, path))
    findings = tuple(one for one in _findings(here) if one.location.path in altered)
    about = {one.location.path for one in findings}
    texts = {path: document.text for path, document in now.items() if path in about}
    return Alterations(Trusted(revision, then.tree.commit, altered), here.packs.own, findings, texts)


def _own_files(policy: Policy) -> Mapping[PurePosixPath, YamlDocument]:
    documents = (*policy.documents, *filter(None, (policy.waivers.document,)))
    return {one.source.path: one for one in documents if not one.source.is_shipped}


def _findings(policy: Policy) -> tuple[Finding, ...]:
    parts = (policy.project, policy.views, policy.packs, policy.waivers, policy.accepted, policy.reviews)
    return tuple(finding for part in parts for finding in part.findings)


def _content(project: Project, path: PurePosixPath) -> bytes | None:
    """Gives a file as git stores it in a state of the project, whether or not anything there asks for it; None without one."""
    file = project.root / path
    if not project.tree.exists(file):
        return None
    return next((one.stored for one in project.tree.read_file(project.root, file).read), b"")
