"""From two states of a project to what a comparison has to say: what has changed, and why each finding came or went."""

from collections.abc import Iterator
from typing import Final

from alignment.checker.gate import gate_findings
from alignment.checker.refused import refused_changes
from alignment.checker.result import CheckResult
from alignment.comparison.attribution import Attribution
from alignment.comparison.causes import Causes, changed_beside
from alignment.comparison.finding_changes import (
    exactly,
    finding_changes,
    is_looked_for,
    names_across,
    never_counted,
    why_uncounted,
)
from alignment.comparison.pair import Pair
from alignment.diff.sentences import sentences
from alignment.findings.finding import Finding
from alignment.project.gate import Gate
from alignment.project.request import Request
from alignment.published.stored import Stored
from alignment.results.comparison import (
    Cause,
    CausedFinding,
    ComparedState,
    Comparison,
    ExcusedFinding,
    InputDetail,
    LastingFinding,
)
from alignment.results.inputs import Input

_BY_STRATEGY: Final = (Input.STRATEGY,)


def compare_states(pair: Pair, request: Request, revisions: tuple[str, str], kept: Stored | None) -> Comparison:
    """Finds out what came, went and stayed, and why; a kept answer counts for what was found in the older state.

    `revisions` are what the states are called, nothing for the work tree.
    """
    old, new = pair.old, pair.new
    named = names_across(old.report, new.report)
    turned = finding_changes(kept.findings if kept else old.report.standing, new.report.standing, named)
    exact = exactly(named)
    both = (*turned.came.values(), *turned.gone.values())
    attribution = Attribution(request, old, new, exact)
    smallest = attribution.smallest(map(exact, both))
    read = new.strategy.elements

    def is_mended_anyway(finding: Finding) -> bool:
        """Tells whether the strategy alone mends a finding, looked for as it was before."""
        if new.report.unread or _BY_STRATEGY not in smallest.get(exact(finding), ()):
            return False
        return is_looked_for(finding, attribution.judged(_BY_STRATEGY).checked.outcomes, read)

    why = why_uncounted(turned.gone, new.report, named, read)
    why = {name: one for name, one in why.items() if not is_mended_anyway(turned.gone[name])}
    known = Causes.of(pair, tuple(turned.came.values()), tuple(turned.gone.values()))
    found_by = kept.version if kept else old.report.version

    def caused(finding: Finding) -> CausedFinding:
        """Gives a finding with its causes: align itself only for what nothing else explains."""
        causes = tuple(cause for inputs in smallest.get(exact(finding), ()) for cause in known.causes(finding, inputs))
        return CausedFinding(finding, causes or (_by_align(finding, old.report.version, found_by),))

    never = never_counted(old.report, new.report, named)
    return Comparison(
        old=_state(old, revisions[0])._replace(found_by=found_by),
        new=_state(new, revisions[1]),
        changes=pair.changes,
        sentences=sentences(pair.changes),
        beside=tuple(changed_beside(pair)),
        came=tuple(caused(one) for one in turned.came.values()),
        mended=tuple(caused(one) for name, one in turned.gone.items() if name not in why),
        excused=(
            *(ExcusedFinding(caused(one), why[name]) for name, one in turned.gone.items() if name in why),
            *(ExcusedFinding(CausedFinding(one, ()), reason) for one, reason in never),
        ),
        still=tuple(LastingFinding(one, was.severity) for one, was in turned.still),
        gate=tuple(sorted(_gate(pair, request), key=lambda one: -one.severity)),
    )


def _gate(pair: Pair, request: Request) -> Iterator[Finding]:
    """Gives what becomes of the gate, and the changes that may not pass, by what the older state says of both."""
    config = pair.old.loaded.policy.project.config
    gate = Gate(pair.old.loaded.gate_state, pair.new.loaded.gate_state)
    yield from gate_findings(gate, config.gate, is_protected=request.is_protected)
    yield from refused_changes(pair.changes, request.fail_on_change or config.fail_on_change)


def _by_align(finding: Finding, version: str, before: str) -> Cause:
    """Says that nothing has changed but align, which finds what it did not find, or finds something no more."""
    says = f"{finding.rule} is judged by align {version}, and was by align {before}"
    return Cause((Input.ALIGN,), (InputDetail(Input.ALIGN, says),))


def _state(result: CheckResult, revision: str) -> ComparedState:
    report = result.report
    return ComparedState(
        revision=revision,
        commit=result.loaded.model.commit,
        as_at=report.as_at,
        as_at_origin=report.as_at_origin,
        stage=report.stage.value,
        found_by=report.version,
        is_complete=report.is_complete,
    )
