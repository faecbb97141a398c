"""Judging what was loaded: the one door to everything that a check finds. Nothing is read here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from alignment.checker.exceptions import Exceptions, RawFindings, apply_exceptions
from alignment.checker.gate import gate_findings
from alignment.checker.link_circles import link_circles
from alignment.checker.preconditions import no_rules, no_strategy, unknown_selectors
from alignment.checker.refused import refused_changes
from alignment.checker.run import Checked, Terms, run_rules
from alignment.checker.suspect_links import SuspectLinks, suspect_links
from alignment.citations.support import Quotes, look_up, quotes_without_text
from alignment.config import Setting
from alignment.diff.compare import compare
from alignment.findings.built_in import hides_something
from alignment.findings.families import codes_named
from alignment.findings.finding import Finding, Severity
from alignment.project.find import Project
from alignment.project.load import Loaded
from alignment.project.policy import Policy
from alignment.project.request import Request
from alignment.results.check import Chosen
from alignment.rules.selection import matching, switched_off
from alignment.waivers.waiver import WaiverTerms

_NOT_STATED: Final = "not stated"


class Judgement(NamedTuple):
    """Holds what was found, what the rules did, which words hold what the strategy says, and at which stage it was judged.

    `unreviewed` counts the links that have never been reviewed; None where nobody can tell.
    """

    stage: Chosen
    checked: Checked
    quotes: Quotes
    findings: tuple[Finding, ...]
    unreviewed: int | None
    is_complete: bool


def judge(loaded: Loaded, request: Request) -> Judgement:
    """Runs the rules on what was loaded, and applies what is excepted; of the request only how to judge counts."""
    policy, strategy = loaded.policy, loaded.model.strategy
    stage = _stage(request, loaded)
    terms = Terms(stage.value, loaded.clock.as_at, _off(request, loaded), request.is_stated_only)
    terms = terms._replace(is_stage_known=stage.origin != _NOT_STATED)
    quotes = look_up(strategy, loaded.texts.texts) if loaded.texts.texts else Quotes()
    unheld = quotes_without_text(strategy, loaded.texts.texts)
    quotes = replace(quotes, is_whole=loaded.texts.is_whole, unheld=unheld)
    checked = run_rules(strategy, policy.packs.packs, terms, quotes)
    then = loaded.alterations.then if loaded.alterations else None
    former = loaded.before.id if loaded.before else None
    suspects = suspect_links(strategy, policy.reviews.content, then.reviews.content if then else None, former)
    setup = (*policy.project.findings, *policy.packs.findings, *unknown_selectors(policy.project, policy.packs))
    are_packs_whole = not _has_error(setup)
    if are_packs_whole:
        setup = (*setup, *no_rules(policy.project, checked.outcomes))
    own = (*setup, *_beside_rules(loaded, suspects), *_about_change(loaded, request))
    exceptions = _exceptions(policy, loaded)._replace(trusted=_exceptions(then, loaded) if then else None)
    found = RawFindings(checked, own, are_packs_whole)
    findings = apply_exceptions(found, exceptions, strategy, loaded.waivers_as_at, stage.value)
    is_hidden = any(map(hides_something, findings)) or any(one.unchecked for one in checked.outcomes)
    is_complete = terms.is_stage_known and not is_hidden and not _has_error(setup)
    return Judgement(stage, checked, quotes, findings, suspects.unreviewed, is_complete)


def _exceptions(policy: Policy, loaded: Loaded) -> Exceptions:
    terms = WaiverTerms(policy.project.config.waiver_term, loaded.waivers_written)
    return Exceptions(policy.waivers.waivers, policy.accepted.content, policy.waivers.named, terms)


def _beside_rules(loaded: Loaded, suspects: SuspectLinks) -> Iterator[Finding]:
    """Gives what was found in reading, and of links to what has changed since."""
    policy, model = loaded.policy, loaded.model
    read = (
        *policy.views.findings,
        *policy.accepted.findings,
        *policy.reviews.findings,
        *policy.used.findings,
        *model.findings,
        *policy.waivers.findings,
    )
    altered = loaded.alterations.findings if loaded.alterations else ()
    yield from (one for one in altered if one not in read)
    yield from (*read, *link_circles(model.strategy), *suspects.findings)
    yield from (*loaded.texts.findings, *loaded.texts.digests, *no_strategy(model))


def _about_change(loaded: Loaded, request: Request) -> Iterator[Finding]:
    """Gives what a change makes of the gate, and what it takes away that it may not."""
    config = loaded.policy.project.config
    if loaded.gate is not None:
        yield from gate_findings(loaded.gate, config.gate, is_protected=request.is_protected)
    kinds = request.fail_on_change or config.fail_on_change
    if loaded.before is not None and kinds:
        yield from refused_changes(compare(loaded.before, loaded.model.strategy), kinds)


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _stage(request: Request, loaded: Loaded) -> Chosen:
    project, strategy = loaded.policy.project, loaded.model.strategy
    if request.stage:
        return Chosen(request.stage, "--stage")
    if project.config.stage:
        return Chosen(project.config.stage, project.file_name)
    return Chosen(strategy.stage, "strategy" if strategy.stated_stage else _NOT_STATED)


def _off(request: Request, loaded: Loaded) -> Mapping[str, str]:
    """Gives, by rule, why it is left out; an option replaces the setting.

    What names only what align finds itself leaves no rule out: waivers, say, are judged by what rules find.
    """
    project, packs = loaded.policy.project, loaded.policy.packs.packs
    of_rules = (one for one in request.select if matching(one, packs) or not codes_named(one))
    select = _selectors(of_rules, "--select", project.config.select, project)
    ignore = _selectors(request.ignore, "--ignore", project.config.ignore, project)
    return switched_off(packs, select, ignore)


def _selectors(options: Iterable[str], name: str, settings: Iterable[Setting], project: Project) -> Mapping[str, str]:
    """Gives selectors with where each comes from."""
    return dict.fromkeys(options, name) or {setting.text: project.file_name for setting in settings}
