"""The main use case: check one strategy against its rules."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from alignment import __version__
from alignment.checker.check import Terms
from alignment.checker.check import check as run_rules
from alignment.checker.exceptions import Exceptions, Found, apply_exceptions
from alignment.citations.support import Quotes, Support, look_up
from alignment.config import Setting
from alignment.documents.document import YamlDocument
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import BASIS, STATED
from alignment.results.check import Chosen, FileRecord, KindCount, Report, Trusted
from alignment.results.inputs import READ, Input
from alignment.reviews.judge import judge
from alignment.revisions.files import Files
from alignment.rules.evaluate import Verdict
from alignment.rules.selection import guess, matching, switched_off
from alignment.workspace.baseline import AcceptedFindings, read_baseline
from alignment.workspace.inputs import Inputs, read_inputs, state_of
from alignment.workspace.model import Model, read_model
from alignment.workspace.packs import Packs, read_packs
from alignment.workspace.project import Project, find_project
from alignment.workspace.request import Request, RequestError
from alignment.workspace.reviews import ReviewedLinks, read_reviews
from alignment.workspace.setup import lacking, no_match, no_rules, unknown_selectors
from alignment.workspace.texts import Texts, read_texts
from alignment.workspace.trust import look_for_alterations


class Answer(NamedTuple):
    """Holds the report of a check, and what it is made of: project, model, packs, accepted findings, reviewed links.

    `project` is that of the settings, `inputs` says in which state everything else was read. `verdicts` say what each
    rule looked at, `quotes` which words hold what the strategy says.
    """

    report: Report
    project: Project
    model: Model
    packs: Packs
    verdicts: Mapping[str, Verdict]
    accepted: AcceptedFindings
    reviews: ReviewedLinks
    quotes: Quotes
    inputs: Inputs

    @property
    def support(self) -> tuple[Support, ...]:
        """Gives of every value of an element that cites paragraphs how it stands to the words of these."""
        return self.quotes.support if self.quotes.has_text else look_up(self.strategy, {}).support

    @property
    def strategy(self) -> Strategy:
        """Gives the strategy as it was read."""
        return self.model.strategy

    @property
    def root(self) -> Path:
        """Gives the project's folder."""
        return self.project.root

    @property
    def fail_on(self) -> str | None:
        """Gives the least severity that the project does not accept; None where it does not say."""
        return self.project.config.fail_on


def check(request: Request) -> Answer:
    """Reads a project and runs its rules.

    Raises RequestError only for what the command line names wrongly; everything wrong in files is a finding of the report. While a pack
    has mistakes, a selector may well mean a rule of it, so the mistakes are said first.
    """
    ready = _ready(request)
    packs = ready.packs
    for selector in (*request.select, *request.ignore):
        is_known = bool(packs.findings) or bool(matching(selector, packs.packs))
        if not selector.strip() or not is_known:
            message = f"{no_match(selector)}. {guess(selector, packs.packs)}"
            raise RequestError(message)
    return _answered(request, ready)


def check_then(request: Request) -> Answer:
    """Checks a project as it was at the revision of a request, whose selectors may name rules that there were not yet."""
    return _answered(request, _ready(request))


def check_by_all(request: Request) -> Answer:
    """Reads a project as it is in the work tree and runs all its rules but those that its settings leave out.

    Neither selectors nor a revision among the options make a difference.
    """
    project = find_project(request.folder, request.path, request.config)
    inputs = Inputs(dict.fromkeys(READ, state_of(project, request)))
    return answer_of(replace(request, select=(), ignore=()), inputs, packs_of(inputs))


class _Ready(NamedTuple):
    """Holds everything that is read before the model is."""

    inputs: Inputs
    packs: Packs
    trusted: Trusted | None


def _ready(request: Request) -> _Ready:
    inputs = read_inputs(request)
    packs = packs_of(inputs)
    if request.trust is None:
        return _Ready(inputs, packs, None)
    trusting = look_for_alterations(request, inputs, packs, request.trust)
    inputs = replace(inputs, aside=trusting.packs, findings=trusting.findings, texts=trusting.texts)
    return _Ready(inputs, packs, trusting.trusted)


def _answered(request: Request, ready: _Ready) -> Answer:
    answer = answer_of(request, ready.inputs, ready.packs)
    return answer._replace(report=replace(answer.report, trusted=ready.trusted))


def packs_of(inputs: Inputs) -> Packs:
    """Reads the packs in their state, in the words of the settings in theirs."""
    return read_packs(inputs.project(Input.PACKS), inputs.project(Input.SETTINGS).metamodel)


def answer_of(request: Request, inputs: Inputs, packs: Packs) -> Answer:
    """Runs rules on what was read, each thing in its own state."""
    project, clock = inputs.project(Input.SETTINGS), inputs.states[Input.CALENDAR]
    model = read_model(_models(inputs), packs.own | inputs.aside, project.metamodel)
    stage = _stage(request, project, model.strategy)
    select = _selectors(request.select, "--select", project.config.select, project.file_name)
    ignore = _selectors(request.ignore, "--ignore", project.config.ignore, project.file_name)
    terms = Terms(stage.value, clock.as_at, switched_off(packs.packs, select, ignore), request.is_stated_only)
    texts = read_texts(
        inputs.project(Input.STRATEGY),
        model.strategy,
        request.folder / request.documents if request.documents else None,
    )
    quotes = look_up(model.strategy, texts.texts) if texts.texts else Quotes()
    quotes = replace(quotes, is_whole=texts.is_whole)
    checked = run_rules(model.strategy, packs.packs, terms, quotes)
    accepted = read_baseline(
        inputs.project(Input.BASELINE), request.folder / request.baseline if request.baseline else None
    )
    reviews = read_reviews(inputs.project(Input.REVIEWS))
    judged = judge(model.strategy, reviews.lock)
    setup = [*project.findings, *packs.findings, *unknown_selectors(project, packs)]
    are_packs_whole = not _has_error(setup)
    if are_packs_whole:
        setup += no_rules(inputs.project(Input.PACKS), checked.outcomes)
    own = (
        *setup,
        *(one for one in inputs.findings if one not in model.findings),
        *accepted.findings,
        *reviews.findings,
        *judged.findings,
        *model.findings,
        *texts.findings,
        *lacking(inputs.project(Input.STRATEGY), model.strategy),
    )
    exceptions = Exceptions(model.waivers, accepted.baseline, model.named)
    day = inputs.states[Input.WAIVERS].as_at
    findings = apply_exceptions(Found(checked, own, are_packs_whole), exceptions, model.strategy, day)
    root = model.strategy.root
    settings = filter(None, (project.document, accepted.document, reviews.document))
    documents = (*settings, *packs.documents, *model.documents)
    report = Report(
        version=__version__,
        strategy=root.id if root else None,
        title=root.title if root else None,
        stage=stage,
        as_at=clock.as_at,
        as_at_origin=clock.origin,
        is_stated_only=request.is_stated_only,
        unstated=_unstated(model.strategy),
        findings=findings,
        rules=checked.outcomes,
        kinds=_kinds(model.strategy),
        links=len(model.strategy.links),
        files=_records(documents, model.files, texts),
        unread=tuple(dict.fromkeys(one.path for one in model.strategy.unread)),
        texts={document.source.path: document.text for document in documents} | dict(inputs.texts),
        is_complete=not any(hides_something(finding) for finding in findings) and not _has_error(setup),
        unreviewed=judged.unreviewed,
    )
    return Answer(report, project, model, packs, checked.verdicts, accepted, reviews, quotes, inputs)


def _models(inputs: Inputs) -> tuple[Project, Project]:
    """Gives the projects whose model and whose waivers count."""
    return inputs.project(Input.STRATEGY), inputs.project(Input.WAIVERS)


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _stage(request: Request, project: Project, strategy: Strategy) -> Chosen:
    if request.stage:
        return Chosen(request.stage, "--stage")
    if project.config.stage:
        return Chosen(project.config.stage, project.file_name)
    return Chosen(strategy.stage, "strategy" if strategy.root else "not stated")


def _selectors(options: Iterable[str], name: str, settings: Iterable[Setting], file: str) -> Mapping[str, str]:
    """Gives selectors with where each comes from; an option replaces the setting."""
    return dict.fromkeys(options, name) or {setting.text: file for setting in settings}


def _unstated(strategy: Strategy) -> tuple[str, ...]:
    """Names on what links rest that the paper does not state."""
    found = {link.basis for link in strategy.links}
    return tuple(basis for basis in BASIS.values if basis in found and basis != STATED)


def _kinds(strategy: Strategy) -> tuple[KindCount, ...]:
    counts = Counter(element.KIND for element in strategy.elements.values())
    kinds = strategy.metamodel.kinds.values()
    return tuple(
        KindCount(kind.name, kind.label, kind.plural, counts[kind.name]) for kind in kinds if kind.name in counts
    )


def _records(documents: Iterable[YamlDocument], files: Files, texts: Texts) -> tuple[FileRecord, ...]:
    read = [
        FileRecord(
            one.source.path, one.source.sha256, len(one.source.content), "" if one.is_whole else "not read whole"
        )
        for one in documents
    ]
    unread = [FileRecord(path, None, None, "could not be read") for path in files.unread]
    beside = texts.paths | {one.path for one in read}
    left = (one for one in files.ignored if one.path not in beside)
    ignored = [FileRecord(one.path, None, None, one.reason, is_ignored=True) for one in left]
    return (*read, *texts.files, *unread, *ignored)
