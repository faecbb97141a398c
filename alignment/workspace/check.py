"""The main use case: check one strategy against its rules."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from alignment import __version__
from alignment.checker.check import Terms
from alignment.checker.check import check as run_rules
from alignment.checker.exceptions import Exceptions, Found, apply_exceptions
from alignment.config import Setting
from alignment.documents.document import YamlDocument
from alignment.findings.built_in import built_in, hides_something
from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import STRATEGY, Strategy, Unread
from alignment.model.vocabularies import BASIS, STATED
from alignment.quotes.support import Quotes, Support, look_up
from alignment.report import Became, Chosen, FileRecord, KindCount, Report, RuleOutcome
from alignment.revisions.files import Files
from alignment.rules.evaluate import Verdict
from alignment.rules.selection import guess, matching, switched_off
from alignment.source import Location, SourceFile
from alignment.text import join_words, shorten, visible
from alignment.workspace.baseline import AcceptedFindings, read_baseline
from alignment.workspace.model import Model, place_of_model, read_model
from alignment.workspace.packs import Packs, read_packs
from alignment.workspace.project import Project, find_project
from alignment.workspace.refused import Refused
from alignment.workspace.texts import Texts, read_texts
from alignment.workspace.trees import open_tree

_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Request:
    """Says what to check: where the user stands, what day it is, and the options that were given.

    `documents` is a folder with the texts of cited documents. With a `revision` everything is read as it was then:
    settings, packs of the project, waivers, accepted findings, model and texts; without one, as it is in the work tree.
    """

    folder: Path
    today: date
    path: Path | None = None
    config: Path | None = None
    stage: str | None = None
    as_at: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    is_stated_only: bool = False
    baseline: Path | None = None
    revision: str | None = None
    documents: Path | None = None


class Answer(NamedTuple):
    """Holds the report of a check, and what it is made of: the project, its model, its packs, its accepted findings.

    `verdicts` say what each rule looked at, `quotes` which words hold what the strategy says.
    """

    report: Report
    project: Project
    model: Model
    packs: Packs
    verdicts: Mapping[str, Verdict]
    accepted: AcceptedFindings
    quotes: Quotes

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


def check(request: Request) -> Answer | Refused:
    """Reads a project and runs its rules.

    Refuses only what the command line names wrongly; everything wrong in files is a finding of the report. While a pack
    has mistakes, a selector may well mean a rule of it, so the mistakes are said first.
    """
    project = find_requested(request)
    if isinstance(project, Refused):
        return project
    packs = read_packs(project, project.metamodel)
    for selector in (*request.select, *request.ignore):
        is_known = bool(packs.findings) or bool(matching(selector, packs.packs))
        if not selector.strip() or not is_known:
            return Refused(f"{_no_match(selector)}. {guess(selector, packs.packs)}")
    return _answer(request, project, packs)


def check_by_all(request: Request) -> Answer:
    """Reads a project as it is in the work tree and runs all its rules but those that its settings leave out.

    Neither selectors nor a revision among the options make a difference.
    """
    project = find_project(request.folder, request.path, request.config)
    return _answer(replace(request, select=(), ignore=()), project, read_packs(project, project.metamodel))


def find_requested(request: Request) -> Project | Refused:
    """Finds the project of a request, at its revision."""
    start = request.path or request.config or request.folder
    beside = (request.config, request.baseline, request.documents)
    tree = open_tree(request.revision, request.folder, [start, *(path for path in beside if path is not None)])
    if isinstance(tree, Refused):
        return tree
    return find_project(request.folder, request.path, request.config, tree)


def _lacking(project: Project, strategy: Strategy) -> list[Finding]:
    """Says when there is nothing to check, or no strategy to check it for."""
    place = _place_of_model(project)
    name = "This folder" if place.path == PurePosixPath() else place.path
    if strategy.root is not None or any(_may_hold_strategy(one) for one in strategy.unread):
        return []
    if not strategy.elements:
        return [built_in("MODEL-NOTHING", f"{name} holds no elements", place, label="nothing to check")]
    return [built_in("MODEL-STRATEGY", f"{name} holds no `strategy:`", place, label="no strategy")]


def _place_of_model(project: Project) -> Location:
    return SourceFile(place_of_model(project), b"").location()


def _may_hold_strategy(unread: Unread) -> bool:
    return unread.sections is None or STRATEGY in unread.sections


def _answer(request: Request, project: Project, packs: Packs) -> Answer:
    model = read_model(project, packs)
    stage = _stage(request, project, model.strategy)
    select = _selectors(request.select, "--select", project.config.select, project.file_name)
    ignore = _selectors(request.ignore, "--ignore", project.config.ignore, project.file_name)
    as_at, origin = _as_at(request, project)
    terms = Terms(stage.value, as_at, switched_off(packs.packs, select, ignore), request.is_stated_only)
    texts = read_texts(project, model.strategy, request.folder / request.documents if request.documents else None)
    quotes = look_up(model.strategy, texts.texts) if texts.texts else Quotes()
    quotes = replace(quotes, is_whole=texts.is_whole)
    checked = run_rules(model.strategy, packs.packs, terms, quotes)
    accepted = read_baseline(project, request.folder / request.baseline if request.baseline else None)
    setup = [*project.findings, *packs.findings, *_unknown_selectors(project, packs)]
    are_packs_whole = not _has_error(setup)
    if are_packs_whole:
        setup += _no_rules(project, checked.outcomes)
    own = (*setup, *accepted.findings, *model.findings, *texts.findings, *_lacking(project, model.strategy))
    exceptions = Exceptions(model.waivers, accepted.baseline, model.named)
    findings = apply_exceptions(Found(checked, own, are_packs_whole), exceptions, model.strategy, as_at)
    root = model.strategy.root
    settings = filter(None, (project.document, accepted.document))
    documents = (*settings, *packs.documents, *model.documents)
    report = Report(
        version=__version__,
        strategy=root.id if root else None,
        title=root.title if root else None,
        stage=stage,
        as_at=as_at,
        as_at_origin=origin,
        is_stated_only=request.is_stated_only,
        unstated=_unstated(model.strategy),
        findings=findings,
        rules=checked.outcomes,
        kinds=_kinds(model.strategy),
        links=len(model.strategy.links),
        files=_records(documents, model.files, texts),
        unread=tuple(dict.fromkeys(one.path for one in model.strategy.unread)),
        texts={document.source.path: document.text for document in documents},
        is_complete=not any(hides_something(finding) for finding in findings) and not _has_error(setup),
    )
    return Answer(report, project, model, packs, checked.verdicts, accepted, quotes)


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _stage(request: Request, project: Project, strategy: Strategy) -> Chosen:
    if request.stage:
        return Chosen(request.stage, "--stage")
    if project.config.stage:
        return Chosen(project.config.stage, project.file_name)
    return Chosen(strategy.stage, "strategy" if strategy.root else "not stated")


def _as_at(request: Request, project: Project) -> tuple[date, str]:
    if request.as_at:
        return request.as_at, "--as-at"
    if project.config.as_at:
        return project.config.as_at, project.file_name
    return request.today, "today"


def _selectors(options: Iterable[str], name: str, settings: Iterable[Setting], file: str) -> Mapping[str, str]:
    """Gives selectors with where each comes from; an option replaces the setting."""
    return dict.fromkeys(options, name) or {setting.text: file for setting in settings}


def _no_match(selector: str) -> str:
    return f"No rule matches `{visible(shorten(selector, _SHOWN))}`"


def _unknown_selectors(project: Project, packs: Packs) -> list[Finding]:
    return [
        built_in(
            "CONFIG-VALUE", _no_match(setting.text), setting.location,
            fix=guess(setting.text, packs.packs), label="matches no rule",
        )
        for setting in (*project.config.select, *project.config.ignore)
        if not matching(setting.text, packs.packs)
    ]  # fmt: skip


def _no_rules(project: Project, outcomes: Sequence[RuleOutcome]) -> list[Finding]:
    """Says when no rule was run, so that nothing found is never taken for nothing to find."""
    if any(outcome.became not in {Became.OFF, Became.NOT_DUE} for outcome in outcomes):
        return []
    place = project.document.source.location() if project.document else _place_of_model(project)
    if not outcomes:
        message = f"`packs` in {project.file_name} names no rules"
        return [built_in("RULE-PACK", message, place, fix="Name at least one pack.")]
    off = sum(outcome.became is Became.OFF for outcome in outcomes)
    counts = {"off": off, "not due at this stage": len(outcomes) - off}
    message = f"No rule is run: {join_words(f'{count} {word}' for word, count in counts.items() if count)}"
    return [built_in("RULE-PACK", message, place, fix="Switch fewer rules off, or name a later stage.")]


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
    left = (one for one in files.ignored if one.path not in texts.paths)
    ignored = [FileRecord(one.path, None, None, one.reason, is_ignored=True) for one in left]
    return (*read, *texts.files, *unread, *ignored)
