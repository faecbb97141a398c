"""Reading everything that a check needs, as one value; what it comes to is for the checker to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from alignment.documents.document import YamlDocument
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding
from alignment.model.strategy import Strategy
from alignment.project.find import Project, find_project, last_commit, open_tree
from alignment.project.gate import Gate, GateState
from alignment.project.model import Model, read_model, read_waivers, waivers_written
from alignment.project.packs import read_packs
from alignment.project.policy import Alterations, Policy, read_policy, read_trusted
from alignment.project.request import Request
from alignment.project.several import find_one_project
from alignment.project.texts import DocumentTexts, read_texts
from alignment.project.used import read_used
from alignment.revisions.files import Tree
from alignment.revisions.work_tree import WorkTree
from alignment.text import visible


class CheckDay(NamedTuple):
    """Holds the day that a check looks at, and who says so."""

    as_at: date
    origin: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """Holds everything that a check needs; `alterations` and `gate` are None where no revision is trusted.

    `before` is the strategy that changes are judged against; None where nothing is compared. Waivers are judged as at a day
    of their own, which is another only where states of a project are mixed. When they were written down is asked only
    where a revision is trusted: elsewhere the same files could give another answer.
    """

    policy: Policy
    clock: CheckDay
    waivers_as_at: date
    model: Model
    texts: DocumentTexts
    alterations: Alterations | None = None
    gate: Gate | None = None
    before: Strategy | None = None
    waivers_written: Mapping[tuple[str, date], date] = field(default_factory=dict)

    @property
    def gate_state(self) -> GateState:
        """Gives what decides whether the strategy passes."""
        return GateState(self.policy, self.model.strategy, self.texts)

    @property
    def documents(self) -> tuple[YamlDocument, ...]:
        """Gives all files of YAML or JSON that were read, each in the state that counts."""
        return (*self.policy.documents, *self.model.documents)

    def as_at(self, clock: CheckDay) -> "Loaded":
        """Gives the same as at another day."""
        return replace(self, clock=clock, waivers_as_at=clock.as_at)


class LoadedStrategy(NamedTuple):
    """Holds the strategy of a project, its files, and a finding for everything of it that could not be read."""

    project: Project
    strategy: Strategy
    documents: tuple[YamlDocument, ...]
    findings: tuple[Finding, ...]

    @property
    def hidden(self) -> tuple[Finding, ...]:
        """Gives a finding for everything that could not be read, and may hold more."""
        return tuple(one for one in self.findings if hides_something(one))


def load(request: Request) -> Loaded:
    """Reads a project at the revision of a request; what it is held to at the one that is trusted, if any is."""
    tree, project = find_projects(request)
    if request.trust is None:
        policy, alterations = read_policy(project, request), None
    else:
        here = find_project(request.folder, request.path, request.config, tree)
        policy, alterations = read_trusted(project, here, request)
    aside = policy.packs.own | (alterations.aside if alterations else frozenset())
    reading = policy.project._replace(tree=tree)
    model = read_model(reading, aside, project.metamodel, policy.used.of(project.metamodel))
    if alterations is not None and not alterations.is_new:
        model = _merging(model, visible(request.trust or ""))
    texts, clock = _read_texts(reading, model.strategy, request), _clock(project, request)
    loaded = Loaded(policy, clock, clock.as_at, model, texts, alterations)
    return loaded if alterations is None else _guarded(loaded, alterations, request)


def _merging(model: Model, trusted: str) -> Model:
    """Gives a model; where it is not in the place that a trusted revision has it, says what brings it there."""
    says = f", but does in {trusted}: merge that into the change, unless it is the change that moves the model"
    fix = f"Merge {trusted} into the change; whoever moves a model does nothing else in the same change."
    faults = (
        replace(one, says=one.says + says, fix=fix) if one.rule == "FILE-MISSING" else one for one in model.faults
    )
    return model._replace(faults=tuple(faults))


def _guarded(loaded: Loaded, alterations: Alterations, request: Request) -> Loaded:
    """Adds what the gate was in the trusted revision, and what the change makes of it; a folder that is new had none."""
    then, now = alterations.then, alterations.now
    if alterations.is_new and then.project.root != now.project.root:
        return loaded
    words = then.project.metamodel
    strategy = read_model(then.project, then.packs.own, words, then.used.of(words)).strategy
    old = GateState(then, strategy, _read_texts(then.project, strategy, request))
    gate = Gate(old, loaded.gate_state._replace(policy=now))
    return replace(loaded, gate=gate, before=strategy, waivers_written=_waivers_written(then, now, request.today))


def _waivers_written(then: Policy, now: Policy, today: date) -> Mapping[tuple[str, date], date]:
    """Gives when waivers were written down: those of the trusted revision, and those that the change brings.

    What no commit has of these is written down today, which is tomorrow already where some people are.
    """
    agreed = waivers_written(then.waivers, then.project)
    brought = {(one.key, one.approved_on) for one in now.waivers.waivers} - agreed.keys()
    if not brought:
        return agreed
    committed = now.project._replace(tree=last_commit(now.project))
    days = waivers_written(read_waivers(committed), committed)
    tomorrow = today + timedelta(days=1)
    return {**agreed, **{one: days.get(one, tomorrow if one[1] == tomorrow else today) for one in brought}}


def _read_texts(project: Project, strategy: Strategy, request: Request) -> DocumentTexts:
    return read_texts(project, strategy, request.folder / request.documents if request.documents else None)


def load_strategy(project: Project) -> LoadedStrategy:
    """Reads the strategy of a project, and of everything else only what it takes for that."""
    packs, used = read_packs(project), read_used(project)
    model = read_model(project, packs.own, project.metamodel, used.of(project.metamodel))
    findings = (*project.findings, *used.findings, *model.findings, *read_waivers(project).findings)
    documents = tuple(one for one in model.documents if one.source.path != model.place_of_waivers)
    return LoadedStrategy(project, model.strategy, documents, findings)


def find_projects(request: Request) -> tuple[Tree, Project]:
    """Finds the project of a request, at the revision that is trusted if any is, and where its model is read from."""
    beside = [path for path in (request.config, request.baseline) if path is not None]
    texts = [] if request.documents is None else [request.documents]
    start = request.path or request.config or request.folder
    given = [start, *beside, *texts]
    tree = WorkTree(request.anew) if request.anew else open_tree(request.revision, request.folder, start, given)
    here = find_one_project(request.folder, request.path, request.config, tree)
    if request.trust is None:
        return tree, here
    settled = open_tree(request.trust, request.folder, start, beside)
    return tree, find_project(request.folder, request.path, request.config, settled)


def _clock(project: Project, request: Request) -> CheckDay:
    """Gives the day that the request names, or the settings, or that it is today."""
    if request.as_at:
        return CheckDay(request.as_at, "--as-at")
    if project.config.as_at:
        return CheckDay(project.config.as_at, project.file_name)
    return CheckDay(request.today, "today")
