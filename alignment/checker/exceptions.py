"""Applying exceptions: the findings that are waived or accepted, and what is wrong with the exceptions themselves."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from alignment.baseline.accept import accept, gone
from alignment.baseline.entries import NOTHING, Baseline
from alignment.baseline.judge import Approvers, JudgedBaseline, faults_of_approvals, judged
from alignment.checker.run import Checked
from alignment.findings.built_in import BUILT_IN, hides_something
from alignment.findings.finding import Accepted, Finding, RelatedLocation, Waived, told_apart
from alignment.model.strategy import Strategy
from alignment.model.vocabularies import FROM_APPROVAL, STAGES
from alignment.source import Location
from alignment.waivers.apply import apply_waivers
from alignment.waivers.approver import answered_by, refused_approver
from alignment.waivers.faults import Rules
from alignment.waivers.waiver import WaivedSubject, Waiver, WaiverTerms, is_named


class Exceptions(NamedTuple):
    """Holds the exceptions of a project; `baseline` is None where it has accepted nothing.

    `named` is what waivers name, those too that are faulty; `terms` is how they may be. `trusted` are the exceptions of a
    revision that is trusted: of these here then only those count that except the same there, while what is wrong with these
    here is said.
    """

    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None
    named: frozenset[WaivedSubject] = frozenset()
    terms: WaiverTerms = WaiverTerms()
    trusted: "Exceptions | None" = None


class RawFindings(NamedTuple):
    """Holds what a check found: what the rules did, and what align itself did in reading files, settings and packs.

    `are_packs_whole` tells that every pack could be read.
    """

    checked: Checked
    own: tuple[Finding, ...]
    are_packs_whole: bool


def apply_exceptions(
    found: RawFindings, exceptions: Exceptions, strategy: Strategy, as_at: date, stage: str
) -> tuple[Finding, ...]:
    """Gives all findings in order, each with a fingerprint of its own, those excepted marked."""
    known, idle = frozenset(outcome.rule for outcome in found.checked.outcomes), found.checked.idle
    rules = Rules(
        known, known - idle, are_whole=found.are_packs_whole, terms=exceptions.terms, unchecked=found.checked.unchecked
    )
    trusted = exceptions.trusted
    waiving = apply_waivers(exceptions.waivers, found.checked.findings, strategy, rules, as_at)
    waived = waiving.findings
    if trusted:
        agreed = apply_waivers(trusted.waivers, found.checked.findings, strategy, rules, as_at)
        waived = _counting(waived, agreed.findings)
    findings = _in_order((*found.own, *waived, *waiving.faults), strategy)
    agreed_list = trusted.baseline if trusted else None
    if exceptions.baseline is None and agreed_list is None:
        return findings
    named = exceptions.named & trusted.named if trusted else exceptions.named
    governed = {one.fingerprint for one in findings if is_named(one, named)}
    listed = judged_list(exceptions.baseline, strategy, as_at, stage)
    accepted = accept(findings, listed, governed)
    if trusted:
        there = accept(findings, judged_list(agreed_list, strategy, as_at, stage), governed)
        here = _in_order((*found.own, *waiving.findings, *waiving.faults), strategy)
        accepted = tuple(map(_unless_waived_instead, _counting(accepted, there), there, here))
    faults = tuple(faults_of_approvals(accepted, listed))
    if any(hides_something(one) for one in accepted):  # whoever did not see everything cannot say what is gone
        return _in_order((*accepted, *faults), strategy)
    return _in_order((*accepted, *faults, *gone(accepted, listed.baseline, idle)), strategy)


def judged_list(baseline: Baseline | None, strategy: Strategy, as_at: date, stage: str = STAGES[0]) -> JudgedBaseline:
    """Gives what is accepted of a strategy, with what decides whether it holds at a stage.

    While something of the model is unread, nobody can tell that a post does not exist.
    """
    own = (baseline or NOTHING).of(strategy.id)
    by_whom = {one.approval.approved_by for one in own.approvals}
    wrong = {name: found for name in by_whom if (found := refused_approver(name, strategy))}
    refused = {name: found.says for name, found in wrong.items() if not (found.is_unknown and strategy.unread)}
    owned = {name: answered_by(name, strategy) for name in by_whom - wrong.keys()}
    return judged(own, as_at, Approvers(refused, owned), wants_approval=stage in FROM_APPROVAL)


def _counting(here: Iterable[Finding], there: Iterable[Finding]) -> tuple[Finding, ...]:
    """Gives the findings of one list, excepted only where another excepts them too."""
    return tuple(
        one if one.suppression is None or other.suppression else _not_yet(one)
        for one, other in zip(here, there, strict=True)
    )


def _not_yet(finding: Finding) -> Finding:
    """Says beside a finding where it is excepted, and that this does not count yet."""
    place = finding.suppression.location if finding.suppression else finding.location
    related = RelatedLocation(place, "excepted here, which counts once the change is merged")
    return replace(finding, suppression=None, related=(*finding.related, related))


def _unless_waived_instead(finding: Finding, there: Finding, here: Finding) -> Finding:
    """Gives a finding; of one that is waived here, and no longer accepted as it is there, says what lets it be excepted."""
    if finding.suppression or not (isinstance(there.suppression, Accepted) and isinstance(here.suppression, Waived)):
        return finding
    fix = "Its waiver counts once the change is merged: keep it in the list of accepted findings until then."
    return replace(finding, fix=fix)


def _in_order(findings: Iterable[Finding], strategy: Strategy) -> tuple[Finding, ...]:
    return told_apart(_by_element(findings, strategy))


def _by_element(findings: Iterable[Finding], strategy: Strategy) -> tuple[Finding, ...]:
    """Sorts findings by element, elements in the order of files and lines.

    At one place what was found in reading comes first, since what rules find is often its consequence; then the gravest.
    """

    def key(finding: Finding) -> tuple[Location, Location, bool, int, str, str]:
        origin = strategy.origins.get(finding.element or "")
        element = origin.locate(None) if origin else finding.location
        is_of_rule = finding.rule not in BUILT_IN
        return element, finding.location, is_of_rule, -finding.severity, finding.rule, finding.facet or ""

    return tuple(sorted(findings, key=key))
