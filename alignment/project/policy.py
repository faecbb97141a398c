"""Everything beside the model that a strategy is judged by, and what a change makes of it where a revision is trusted."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from alignment.baseline.entries import Baseline
from alignment.documents.document import YamlDocument
from alignment.findings.finding import Finding
from alignment.project.find import Project
from alignment.project.kept_files import KeptFile, read_baseline, read_lock
from alignment.project.model import WaiverList, read_waivers
from alignment.project.packs import Packs, read_packs
from alignment.project.request import Request
from alignment.project.used import UsedModels, read_used
from alignment.project.views import ViewFiles, read_views
from alignment.reviews.lock import Lock
from alignment.revisions.files import Tree, relative_to
from alignment.source import Location, in_order


class Policy(NamedTuple):
    """Holds the settings of a project, its views, its packs, its waivers, what it has accepted, reviewed and uses of others."""

    project: Project
    views: ViewFiles
    packs: Packs
    waivers: WaiverList
    accepted: KeptFile[Baseline]
    reviews: KeptFile[Lock]
    used: UsedModels

    @property
    def documents(self) -> tuple[YamlDocument, ...]:
        """Gives the files that all of this stands in, but for the waivers, which lie in the model."""
        return (*self.demands, *self.lists, *self.used.documents)

    @property
    def lists(self) -> tuple[YamlDocument, ...]:
        """Gives the files that say what was accepted and reviewed."""
        return tuple(filter(None, (self.accepted.document, self.reviews.document)))

    @property
    def files(self) -> tuple[YamlDocument, ...]:
        """Gives the project's own files, with that of the waivers."""
        return (*self.demands, *self.lists, *filter(None, (self.waivers.document,)))

    @property
    def demands(self) -> tuple[YamlDocument, ...]:
        """Gives the files that say what is demanded: settings, views and packs, and no list of what is excepted."""
        return (*filter(None, (self.project.document,)), *self.views.documents, *self.packs.documents)


class Alterations(NamedTuple):
    """Says what a change makes of the policy, where that of a trusted revision counts.

    `then` is the policy of that revision and `now` that of the change; `is_new` tells that the strategy was not there.
    `altered` are files that say what is demanded, and are others in the change, `aside` those that are no part of the model
    there. `findings` are what is wrong with what the change demands and not with what is demanded there, in whatever file:
    that counts for nothing now, but will once the change is merged; `texts` are those of these files.
    """

    then: Policy
    now: Policy
    is_new: bool
    altered: tuple[PurePosixPath, ...]
    aside: frozenset[PurePosixPath]
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
        used=read_used(project),
    )


def read_trusted(trusted: Project, here: Project, request: Request) -> tuple[Policy, Alterations]:
    """Reads what a strategy is held to where a revision is trusted: what that demands, with the lists of the change.

    What is in those counts only where the trusted lists say the same. A strategy that is new lies where the change has it;
    it is held to the settings that stand above it at that revision, or to none, and no list of it counts yet.
    """
    is_new = not all(trusted.tree.exists(place) for place in (here.root, trusted.model))
    project = trusted._replace(model=here.model, home=here.root) if is_new else trusted
    then, now = read_policy(project, request), read_policy(here, request)
    accepted, reviews = KeptFile[Baseline](now.accepted.path), KeptFile[Lock](now.reviews.path)
    if is_new:
        then = then._replace(accepted=accepted, reviews=reviews)
    else:
        accepted, reviews = now.accepted, now.reviews
    waivers = read_waivers(project._replace(tree=here.tree))
    return then._replace(waivers=waivers, accepted=accepted, reviews=reviews), _find_alterations(
        then, now, is_new=is_new
    )


def _find_alterations(then: Policy, now: Policy, *, is_new: bool) -> Alterations:
    """Compares what a trusted revision demands with what a change does; paths are seen from the former's folder."""
    before, after = dict(_demands(then, then)), dict(_demands(now, then))
    trees = (then.project.tree, now.project.tree)
    paths = sorted({**before, **after}, key=in_order)
    altered = tuple(path for path in paths if len({_content(one, then, path) for one in trees}) > 1)
    known = {(one.fingerprint, one.message) for one in _findings(then, then)}
    findings = tuple(one for one in _findings(now, then) if (one.fingerprint, one.message) not in known)
    about = {one.location.path for one in findings}
    texts = {path: document.text for path, document in after.items() if path in about}
    settings = {relative_to(then.project.root, now.project.file)} if now.project.file else set()
    aside = frozenset({*(_path(path, now, then) for path in now.packs.own), *settings})
    return Alterations(then, now, is_new, altered, aside, findings, texts)


def _demands(policy: Policy, seen_from: Policy) -> Iterator[tuple[PurePosixPath, YamlDocument]]:
    own = (one for one in policy.demands if not one.source.is_shipped)
    return ((_path(one.source.path, policy, seen_from), one) for one in own)


def _path(path: PurePosixPath, policy: Policy, seen_from: Policy) -> PurePosixPath:
    """Gives the way to a file of a policy from the folder of another, which is above it or the same."""
    return PurePosixPath(Path(os.path.relpath(policy.project.root / path, seen_from.project.root)).as_posix())


def _placed(place: Location, policy: Policy, seen_from: Policy) -> Location:
    return replace(place, path=_path(place.path, policy, seen_from))


def _findings(policy: Policy, seen_from: Policy) -> Iterator[Finding]:
    found = (*policy.project.findings, *policy.views.findings, *policy.packs.findings)
    return (replace(one, location=_placed(one.location, policy, seen_from)) for one in found)


def _content(tree: Tree, policy: Policy, path: PurePosixPath) -> bytes | None:
    """Gives a file as git stores it in a state of the project, whether or not anything there asks for it; None without one."""
    root = policy.project.root
    if not tree.exists(root / path):
        return None
    return next((one.stored for one in tree.read_file(root, root / path).read), b"")
