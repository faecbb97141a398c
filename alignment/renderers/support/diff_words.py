"""What a comparison comes to, in the sentences that its formats share."""

from collections.abc import Iterator
from typing import Final

from alignment.dates import spoken
from alignment.findings.finding import Severity
from alignment.results.comparison import Cause, CausedFinding, ComparedState, Comparison, InputDetail
from alignment.text import count_of, join_words, shorten, visible

_COMMIT: Final = 12
_NAME: Final = 40


def states(comparison: Comparison) -> str:
    """Says which states are compared, and as at which days."""
    old, new = comparison.old, comparison.new
    if old.as_at == new.as_at:
        return f"From {state(old)} to {state(new)}, both as at {spoken(new.as_at)} ({new.as_at_origin})."
    before, now = (f"{state(one)}, as at {spoken(one.as_at)} ({one.as_at_origin})" for one in (old, new))
    return f"From {before}, to {now}."


def state(side: ComparedState) -> str:
    """Names one of the two states."""
    if not side.commit:
        return "the files as they are"
    return visible(f"{shorten(side.revision, _NAME)} ({side.commit[:_COMMIT]})")


def changes(comparison: Comparison) -> tuple[str, ...]:
    """Says what the strategy says otherwise, an element a sentence."""
    return comparison.sentences or ("What the strategy says has not changed.",)


def beside(comparison: Comparison) -> str:
    """Names the files beside the model that have changed: what excuses a change may stand in them."""
    listed = join_words(visible(one.says) for one in comparison.beside)
    return f"Beside the strategy: {listed}." if listed else ""


def totals(comparison: Comparison) -> str:
    """Counts the findings that came, went and stayed."""
    new = [one.finding.severity for one in comparison.came]
    grave = f" ({count_of(new.count(Severity.ERROR), 'error')})" if Severity.ERROR in new else ""
    came, went = f"{count_of(len(new), 'new finding')}{grave}", f"{len(comparison.mended):,} mended"
    if comparison.excused:
        went = f"{went}, {len(comparison.excused):,} not mended and not counted"
    graver = sum(one.before < one.finding.severity for one in comparison.turned)
    milder = len(comparison.turned) - graver
    turned = [f"{number:,} {word}" for number, word in ((graver, "graver"), (milder, "milder")) if number]
    still = f"{len(comparison.still):,} counted before and still do{f' ({join_words(turned)} now)' if turned else ''}"
    return f"{came}, {went}; {still}."


def refused(comparison: Comparison) -> Iterator[str]:
    """Says where a change may not pass as it is."""
    if comparison.refused:
        yield f"Not passed: {count_of(comparison.refused, 'error')} in what the change makes of the gate."


def unread(comparison: Comparison) -> Iterator[str]:
    """Says of which state something could not be read or checked."""
    for side, which in ((comparison.old, "older"), (comparison.new, "newer")):
        if not side.is_complete:
            yield f"Of the {which} state not everything could be read and checked: what is said here may not be all."


def reasons(caused: CausedFinding, comparison: Comparison) -> Iterator[str]:
    """Says why a finding came or went, a cause a sentence."""
    for number, cause in enumerate(caused.causes):
        yield f"{'or, instead, ' if number else ''}{_inputs(cause)}{_details(cause, comparison)}"


def _inputs(cause: Cause) -> str:
    joined = join_words(one.value for one in cause.inputs)
    return f"{joined} together" if len(cause.inputs) > 1 else joined


def _details(cause: Cause, comparison: Comparison) -> str:
    said = "; and ".join(f"{visible(one.says)}{_place(one, comparison)}" for one in cause.details)
    return f": {said}" if said else ""


def _place(detail: InputDetail, comparison: Comparison) -> str:
    if detail.location is None:
        return ""
    where = f"{detail.location.path}:{detail.location.line}"
    return f" ({where}{f', at {state(comparison.old)}' if detail.is_old else ''})"
