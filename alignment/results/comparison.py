"""What a comparison of two states of a project has to say."""

from datetime import date
from typing import NamedTuple

from alignment.diff.changes import ElementChange, StrategyChanges
from alignment.diff.sentences import sentence
from alignment.findings.finding import Finding, Severity
from alignment.results.check import Chosen
from alignment.results.inputs import Input
from alignment.results.since import Why
from alignment.source import Location


class ComparedState(NamedTuple):
    """Says what one of the two states is: a revision, nothing for the work tree, with its commit; and how it was checked.

    `found_by` is the version of align that found what was found there.
    """

    revision: str
    commit: str
    as_at: date
    as_at_origin: str
    stage: str
    found_by: str
    is_complete: bool

    @property
    def day(self) -> Chosen:
        """Gives the day that rules looked at, and who says so."""
        return Chosen(self.as_at.isoformat(), self.as_at_origin)


class InputDetail(NamedTuple):
    """Says what of an input has changed, and where that stands; `is_old`: in the older state, None: nowhere."""

    of: Input
    says: str
    location: Location | None = None
    is_old: bool = False


class Cause(NamedTuple):
    """Names the inputs that together bring a finding, or mend it; none of them would without the others."""

    inputs: tuple[Input, ...]
    details: tuple[InputDetail, ...] = ()


class CausedFinding(NamedTuple):
    """Holds a finding that came or went, and why; of several causes each would have done alone."""

    finding: Finding
    causes: tuple[Cause, ...]


class LastingFinding(NamedTuple):
    """Holds a finding that counted and counts, and how much it mattered before."""

    finding: Finding
    before: Severity


class ExcusedFinding(NamedTuple):
    """Holds a finding that counts no more, or never did, although nothing was mended; of the latter there is no cause."""

    caused: CausedFinding
    why: Why


class SaidChange(NamedTuple):
    """Holds how one element has changed, and the sentence that says so."""

    says: str
    change: ElementChange


class Comparison(NamedTuple):
    """Holds what has changed between two states in the strategy, and which findings came, went and stayed.

    `sentences` say the changes, an element each; `beside` names the files beside the model that have changed, `gate` holds
    what becomes of the gate by that, and the changes that may not pass.
    """

    old: ComparedState
    new: ComparedState
    changes: StrategyChanges
    sentences: tuple[str, ...]
    beside: tuple[InputDetail, ...]
    came: tuple[CausedFinding, ...]
    mended: tuple[CausedFinding, ...]
    excused: tuple[ExcusedFinding, ...]
    still: tuple[LastingFinding, ...]
    gate: tuple[Finding, ...] = ()

    @property
    def refused(self) -> int:
        """Counts the errors in what becomes of the gate, and in the changes that may not pass."""
        return sum(one.severity is Severity.ERROR for one in self.gate)

    @property
    def said_changes(self) -> tuple[SaidChange, ...]:
        """Gives the changes of the strategy, each with its sentence."""
        return tuple(SaidChange(sentence(one), one) for one in self.changes.elements)

    @property
    def turned(self) -> tuple[LastingFinding, ...]:
        """Gives the findings that stayed and matter otherwise than before."""
        return tuple(one for one in self.still if one.before is not one.finding.severity)

    @property
    def is_complete(self) -> bool:
        """Tells whether everything was read and checked in both states."""
        return self.old.is_complete and self.new.is_complete
