"""The use case of whoever asks what a change does: what the strategy says otherwise, and why each finding came or went."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from alignment.diff.compare import compare as compare_strategies
from alignment.diff.sentences import sentences
from alignment.findings.finding import Finding
from alignment.results.comparison import CausedFinding, ComparedState, Comparison, ExcusedFinding, LastingFinding
from alignment.results.inputs import Input
from alignment.results.stored import Stored
from alignment.text import visible
from alignment.workspace.against import as_kept, by_align, read_kept, why_another
from alignment.workspace.check import Answer, answer_of, check, packs_of
from alignment.workspace.compare import Pair
from alignment.workspace.details import Details, changed_beside
from alignment.workspace.inputs import Inputs, State, read_inputs
from alignment.workspace.renamed import names_across
from alignment.workspace.request import Request, RequestError
from alignment.workspace.trials import Trials
from alignment.workspace.turnover import never_counted, turnover, why_uncounted

_BY_STRATEGY: Final = (Input.STRATEGY,)


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """Says which states are compared: a revision, and that of the request, which is the work tree or another revision.

    `against` is an answer about the first that was kept, and counts for what was found then.
    """

    check: Request
    revision: str
    against: Path | None = None


class Compared(NamedTuple):
    """Holds a comparison and the project's folder."""

    comparison: Comparison
    root: Path


def diff(request: DiffRequest) -> Compared:
    """Compares two states of a project, and finds out why each finding came or went."""
    new = check(request.check)
    kept = read_kept(request.check.folder / request.against) if request.against else None
    old = _then(request, new, kept)
    if kept is not None and (says := why_another(kept, old.report)):
        message = f"{visible(str(request.against))} {says}"
        raise RequestError(message)
    pair = Pair(old, new, compare_strategies(old.strategy, new.strategy))
    return Compared(_compared(request, pair, kept), new.root)


def _compared(request: DiffRequest, pair: Pair, kept: Stored | None) -> Comparison:
    """Finds out what came, went and stayed, and why."""
    old, new = pair.old, pair.new
    named = names_across(old.report, new.report)
    turned = turnover(kept.findings if kept else old.report.standing, new.report.standing, named)
    smallest = Trials(request.check, old, new, named).smallest([*turned.came, *turned.gone])
    why = why_uncounted(turned.gone, new.report, named, new.strategy.elements)
    why = {name: one for name, one in why.items() if new.report.unread or _BY_STRATEGY not in smallest.get(name, ())}
    details = Details.of(pair, tuple(turned.came.values()), tuple(turned.gone.values()))

    def caused(name: str, finding: Finding) -> CausedFinding:
        """Gives a finding with its causes: align itself only for what nothing else explains."""
        causes = tuple(cause for inputs in smallest.get(name, ()) for cause in details.causes(finding, inputs))
        return CausedFinding(finding, causes or (by_align(finding, old.report.version, kept),))

    return Comparison(
        old=_side(old, request.revision)._replace(found_by=kept.version if kept else old.report.version),
        new=_side(new, request.check.revision or ""),
        changes=pair.changes,
        sentences=sentences(pair.changes),
        beside=tuple(changed_beside(pair)),
        came=tuple(caused(name, one) for name, one in turned.came.items()),
        mended=tuple(caused(name, one) for name, one in turned.gone.items() if name not in why),
        excused=(
            *(ExcusedFinding(caused(name, one), why[name]) for name, one in turned.gone.items() if name in why),
            *(
                ExcusedFinding(CausedFinding(one, ()), reason)
                for one, reason in never_counted(old.report, new.report, named)
            ),
        ),
        still=tuple(LastingFinding(one, was.severity) for one, was in turned.still),
    )


def _then(request: DiffRequest, new: Answer, kept: Stored | None) -> Answer:
    """Checks the older state, as at the day that its settings name, or else that of the newer one.

    Selectors may name rules that there were not yet. What a kept answer says of its day and stage comes first.
    """
    asked = replace(request.check, revision=request.revision)
    if kept is not None:
        asked = as_kept(asked, kept)
    inputs = read_inputs(asked)
    if kept is None:
        inputs = Inputs({one: _as_then(state, new) for one, state in inputs.states.items()})
    return answer_of(asked, inputs, packs_of(inputs))


def _as_then(state: State, new: Answer) -> State:
    config = state.project.config
    if config.as_at:
        return State(state.project, config.as_at, state.project.file_name)
    clock = new.inputs.states[Input.CALENDAR]
    return State(state.project, clock.as_at, clock.origin)


def _side(answer: Answer, revision: str) -> ComparedState:
    report = answer.report
    return ComparedState(
        revision=revision,
        commit=answer.project.tree.commit,
        as_at=report.as_at,
        as_at_origin=report.as_at_origin,
        stage=report.stage.value,
        found_by=report.version,
        is_complete=report.is_complete,
    )
