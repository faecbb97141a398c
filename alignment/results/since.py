"""How a check compares with one as it would have been at a commit, as values."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.findings.finding import Finding, Severity

_NONE_MORE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
_NONE_GRAVER: Final[Mapping[str, Severity]] = MappingProxyType({})


class Why(Enum):
    """Tells why a finding does not count, although nothing was mended."""

    WAIVED = "waived"
    ACCEPTED = "accepted"
    NOT_LOOKED_AT = "not looked at"


class Uncounted(NamedTuple):
    """Holds a finding that counts no more, or never did, although nothing was mended."""

    finding: Finding
    why: Why


class Graver(NamedTuple):
    """Names a finding that matters more now, and how much it mattered before."""

    fingerprint: str
    before: Severity


class More(NamedTuple):
    """Names a finding that counted before, and the members that came to it since."""

    fingerprint: str
    members: tuple[str, ...]


class SinceRevision(NamedTuple):
    """Says how a check compares with one as it would have been at a commit; `revision` is what the user called that.

    `changes` are sentences. `new` holds the fingerprints of findings that count and did not then, `graver` how much those
    mattered then that matter more now, `milder` counts those that matter less. `mended` are the findings that are there no
    more, `uncounted` those that do not count although they are not mended. Only what the change brings or touches is listed
    then; `elsewhere` counts, by severity, the findings that count and are about something else. `more` gives of those among
    `new` that are new only in being about more which members these are.
    """

    revision: str
    commit: str
    changes: tuple[str, ...]
    new: frozenset[str]
    mended: tuple[Finding, ...]
    elsewhere: Mapping[Severity, int]
    graver: Mapping[str, Severity] = _NONE_GRAVER
    milder: int = 0
    uncounted: tuple[Uncounted, ...] = ()
    more: Mapping[str, tuple[str, ...]] = _NONE_MORE

    @property
    def sorted_new(self) -> tuple[str, ...]:
        """Gives the fingerprints of the findings that count and did not then, in order."""
        return tuple(sorted(self.new))

    @property
    def sorted_graver(self) -> tuple[Graver, ...]:
        """Gives the findings that matter more now, in order."""
        return tuple(Graver(*one) for one in sorted(self.graver.items()))

    @property
    def sorted_more(self) -> tuple[More, ...]:
        """Gives the findings that are about more now, in order."""
        return tuple(More(*one) for one in sorted(self.more.items()))

    @property
    def counts_elsewhere(self) -> Mapping[str, int]:
        """Gives how many findings are about something else, by the word of each severity, the gravest first."""
        return {str(one): self.elsewhere.get(one, 0) for one in sorted(Severity, reverse=True)}
