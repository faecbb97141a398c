"""What a comparison of two states of a project has to say."""

from datetime import date
from typing import NamedTuple

from alignment.comparison.inputs import Input
from alignment.diff.changes import StrategyChanges
from alignment.findings.finding import Finding, Severity
from alignment.report import Why
from alignment.source import Location


class Side(NamedTuple):
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


class Detail(NamedTuple):
    """Says what of an input has changed, and where that stands; `is_old`: in the older state, None: nowhere."""

    of: Input
    says: str
    location: Location | None = None
    is_old: bool = False


class Cause(NamedTuple):
    """Names the inputs that together bring a finding, or mend it; none of them would without the others."""

    inputs: tuple[Input, ...]
    details: tuple[Detail, ...] = ()


class Caused(NamedTuple):
    """Holds a finding that came or went, and why; of several causes each would have done alone."""

    finding: Finding
    causes: tuple[Cause, ...]


class Still(NamedTuple):
    """Holds a finding that counted and counts, and how much it mattered before."""

    finding: Finding
    before: Severity


class Excused(NamedTuple):
    """Holds a finding that counts no more, or never did, although nothing was mended; of the latter there is no cause."""

    caused: Caused
    why: Why


class Comparison(NamedTuple):
    """Holds what has changed between two states in the strategy, and which findings came, went and stayed.

    `sentences` say the changes, an element each; `beside` names the files beside the model that have changed.
    """

    old: Side
    new: Side
    changes: StrategyChanges
    sentences: tuple[str, ...]
    beside: tuple[Detail, ...]
    came: tuple[Caused, ...]
    mended: tuple[Caused, ...]
    excused: tuple[Excused, ...]
    still: tuple[Still, ...]

    @property
    def turned(self) -> tuple[Still, ...]:
        """Gives the findings that stayed and matter otherwise than before."""
        return tuple(one for one in self.still if one.before is not one.finding.severity)

    @property
    def is_complete(self) -> bool:
        """Tells whether everything was read and checked in both states."""
        return self.old.is_complete and self.new.is_complete
