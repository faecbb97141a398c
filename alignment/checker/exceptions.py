"""Applying exceptions: the findings that are waived or accepted, and what is wrong with the exceptions themselves."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from alignment.baseline import Baseline, accept, gone
from alignment.checker.run import Checked
from alignment.findings.built_in import BUILT_IN, hides_something
from alignment.findings.finding import Finding, told_apart
from alignment.model.strategy import Strategy
from alignment.results.check import Became
from alignment.source import Location
from alignment.waivers.apply import apply_waivers
from alignment.waivers.faults import Rules
from alignment.waivers.waiver import WaivedSubject, Waiver, WaiverTerms, is_named

_RUN: Final = frozenset({Became.PASSED, Became.FAILED, Became.NOTHING_TO_CHECK})


class Exceptions(NamedTuple):
    """Holds the exceptions of a project; `baseline` is None where it has accepted nothing.

    `named` is what waivers name, those too that are faulty; `terms` is how they may be.
    """

    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None
    named: frozenset[WaivedSubject] = frozenset()
    terms: WaiverTerms = WaiverTerms()


class RawFindings(NamedTuple):
    """Holds what a check found: what the rules did, and what align itself did in reading files, settings and packs.

    `are_packs_whole` tells that every pack could be read.
    """

    checked: Checked
    own: tuple[Finding, ...]
    are_packs_whole: bool


def apply_exceptions(
    found: RawFindings, exceptions: Exceptions, strategy: Strategy, as_at: date
) -> tuple[Finding, ...]:
    """Gives all findings in order, each with a fingerprint of its own, those excepted marked."""
    outcomes = found.checked.outcomes
    looked = found.checked.verdicts
    run = frozenset(one.rule for one in outcomes if one.became in _RUN and one.rule in looked)
    known = frozenset(outcome.rule for outcome in outcomes)
    rules = Rules(known, run, are_whole=found.are_packs_whole, terms=exceptions.terms)
    waiving = apply_waivers(exceptions.waivers, found.checked.findings, strategy, rules, as_at)
    findings = _in_order((*found.own, *waiving.findings, *waiving.faults), strategy)
    if exceptions.baseline is None:
        return findings
    governed = {one.fingerprint for one in findings if is_named(one, exceptions.named)}
    baseline = exceptions.baseline.of(strategy.id)
    accepted = accept(findings, baseline, governed)
    if any(hides_something(one) for one in accepted):  # whoever did not see everything cannot say what is gone
        return accepted
    return _in_order((*accepted, *gone(accepted, baseline, known - run)), strategy)


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
