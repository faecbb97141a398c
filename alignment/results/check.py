"""The report: everything a check has to say, as values only, enough for every format."""

import posixpath
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias

from alignment.findings.finding import Accepted, Finding, Severity, Waived
from alignment.results.focus import Focus, OwnerFocus
from alignment.results.groups import Groups
from alignment.results.read import FileRecord, KindCount, UsedRecord
from alignment.results.roots import RootCauses
from alignment.results.since import SinceRevision
from alignment.source import SHIPPED, Location

_MOVING_DAYS: Final = frozenset({"today", "--as-at"})
"""Are the origins of a day that no setting holds fast."""


class Became(Enum):
    """Tells what became of a rule; every rule is one of these."""

    PASSED = "passed"
    FAILED = "failed"
    NOTHING_TO_CHECK = "nothing to check"
    NOT_DUE = "not due"
    OFF = "off"
    NOT_CHECKED = "not checked"


RAN: Final = frozenset({Became.PASSED, Became.FAILED, Became.NOTHING_TO_CHECK})
"""Is what becomes of rules that were run to their end."""


class Resting(NamedTuple):
    """Names what passes a rule only because of links that the paper does not state, and where it is written."""

    name: str
    location: Location


class Adjusted(NamedTuple):
    """Says which pack adjusts a rule, why and where; `says` is what that changes at the stage of the check."""

    pack: str
    reason: str
    says: str
    is_off: bool
    location: Location


class RuleOutcome(NamedTuple):
    """Says what became of one rule: of how many elements checked how many fail, and why where that needs saying.

    `resting` are those that pass only because of links that the paper does not state; `adjusted` is None where the rule
    matters as its own pack says. `subjects` names what a finding could be about: the elements checked, links by their
    ends, of a share the strategy; `failing` those of them that fail, also where another bears the finding of all that
    fail together. `why`, `fix`, `source` and `tags` are the rule's own, whatever it finds. `waived` and `accepted` count
    those of its findings that are; a report gives them. `unheld` counts the quotes that it looked for nowhere.
    `together` says of those that fail, without their number, what each lacks; `is_of_all` tells that one finding is about
    all of them; `among` names in words what it checked one by one: `10 measures`, `the only plan`. `unchecked` names, as
    `subjects` does, those of which nobody can tell, since something that the rule looks at is not known.
    """

    rule: str
    title: str
    pack: str
    severity: Severity | None
    became: Became
    checked: int = 0
    failed: int = 0
    reason: str = ""
    resting: tuple[Resting, ...] = ()
    adjusted: Adjusted | None = None
    subjects: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    why: str = ""
    fix: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    waived: int = 0
    accepted: int = 0
    unheld: int = 0
    together: str = ""
    is_of_all: bool = False
    unchecked: tuple[str, ...] = ()
    among: str = ""

    @property
    def resting_names(self) -> tuple[str, ...]:
        """Names what passes only because of links that the paper does not state."""
        return tuple(one.name for one in self.resting)


class Chosen(NamedTuple):
    """Holds a setting that changes the answer, and where it comes from: an option, `align.yaml`, or neither."""

    value: str
    origin: str


class Trusted(NamedTuple):
    """Says from which commit settings, views and packs were taken; `revision` is what the user called that.

    `altered` names those files that the change has otherwise, which was not used. `taken_out` and `added` name the waivers,
    accepted findings and reviews that only the one or only the other has: none of them counts. `settings` is where the
    settings stand, None where there are none; `is_new` tells that the strategy was not there.
    """

    revision: str
    commit: str
    altered: tuple[PurePosixPath, ...]
    taken_out: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    settings: PurePosixPath | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Holds the answer of one check on one strategy.

    `kinds` counts the elements of each kind there is, in the metamodel's order. `texts` holds the text of every file
    that a finding may point into. `is_complete` tells that everything was read and checked. `unstated` names
    what the paper does not state: `promised or inferred links`. `unreviewed` counts the links that have
    never been reviewed; None where nobody can tell, or the project does not review its links. `compared` and `trusted`
    are None where no revision was named, `focus` where no file of the strategy was, `owner` where no post was, `groups` where
    findings are to be read rule by rule. `roots` says where to begin; None where nothing counts, not all that was found is
    listed, or telling takes more steps than a rule may take. `titles` are those of elements, by id. `used` are the other models
    that links may lead to.
    """

    version: str
    strategy: str | None
    title: str | None
    stage: Chosen
    as_at: date
    as_at_origin: str
    is_stated_only: bool
    unstated: str
    findings: tuple[Finding, ...]
    rules: tuple[RuleOutcome, ...]
    kinds: tuple[KindCount, ...]
    links: int
    files: tuple[FileRecord, ...]
    unread: tuple[str, ...]
    texts: Mapping[PurePosixPath, str]
    is_complete: bool
    compared: SinceRevision | None = None
    trusted: Trusted | None = None
    unreviewed: int | None = None
    focus: Focus | None = None
    roots: RootCauses | None = None
    owner: OwnerFocus | None = None
    groups: Groups | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    used: tuple[UsedRecord, ...] = ()

    @property
    def elements(self) -> int:
        """Gives how many elements were checked."""
        return sum(kind.number for kind in self.kinds)

    @property
    def number_by_kind(self) -> Mapping[str, int]:
        """Gives how many elements there are of each kind there is."""
        return {kind.kind: kind.number for kind in self.kinds}

    @property
    def day(self) -> Chosen:
        """Gives the day that rules look at, and where it comes from."""
        return Chosen(self.as_at.isoformat(), self.as_at_origin)

    @property
    def is_day_frozen(self) -> bool:
        """Tells whether a setting holds the day fast, so that time passes for no check."""
        return self.as_at_origin not in _MOVING_DAYS

    @property
    def rules_run(self) -> tuple[RuleOutcome, ...]:
        """Gives the rules that were run to their end, those too that had nothing to check."""
        return tuple(one for one in self.rules if one.became in RAN)

    @property
    def counts(self) -> Mapping[str, int]:
        """Gives how many findings count, by the word of each severity, the gravest first."""
        return {str(severity): self.count(severity) for severity in sorted(Severity, reverse=True)}

    @property
    def counted_rules(self) -> tuple[RuleOutcome, ...]:
        """Gives what became of every rule, with how many of its findings are waived and accepted."""
        waived = Counter(finding.rule for finding, _ in self.waived)
        accepted = Counter(finding.rule for finding in self.accepted)
        return tuple(one._replace(waived=waived[one.rule], accepted=accepted[one.rule]) for one in self.rules)

    @property
    def standing(self) -> tuple[Finding, ...]:
        """Gives the findings that count: neither waived nor accepted."""
        return tuple(finding for finding in self.findings if finding.suppression is None)

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """Gives the findings that count, those too that a post that was named does not answer for."""
        return (*self.standing, *(self.owner.others if self.owner else ()))

    @property
    def waived(self) -> tuple[tuple[Finding, Waived], ...]:
        """Gives the findings that are waived, each with its waiver."""
        return tuple((one, one.suppression) for one in self.findings if isinstance(one.suppression, Waived))

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """Gives the findings that were there when the project accepted what it had."""
        return tuple(finding for finding in self.findings if isinstance(finding.suppression, Accepted))

    @property
    def elsewhere(self) -> Mapping[Severity, int]:
        """Counts, by severity, the findings that count and are left out: not in a file, or not about a change, asked about."""
        parts = (self.compared, self.focus)
        return sum((Counter(part.elsewhere) for part in parts if part), Counter())

    def is_new(self, finding: Finding) -> bool:
        """Tells whether a finding is known not to have counted before; never where nothing was compared."""
        return self.compared is not None and finding.fingerprint in self.compared.new

    def is_fresh(self, finding: Finding) -> bool:
        """Tells whether a finding is known not to have counted before, or to have mattered less."""
        return self.is_new(finding) or self.before(finding) is not None

    def before(self, finding: Finding) -> Severity | None:
        """Gives how much a finding mattered before where it matters more now; None elsewhere."""
        return self.compared.graver.get(finding.fingerprint) if self.compared else None

    def at_least(self, severity: Severity) -> int:
        """Gives how many findings that count are of a severity or a graver one, those too that a named post has not."""
        return sum(self.count(one) for one in Severity if one >= severity)

    def count(self, severity: Severity) -> int:
        """Gives how many findings that count have a severity, those too that a post that was named does not answer for."""
        return sum(finding.severity is severity for finding in self.deciding)

    @property
    def number(self) -> int:
        """Gives how many findings count."""
        return sum(map(self.count, Severity))

    def rules_that(self, became: Became) -> tuple[RuleOutcome, ...]:
        """Gives the rules of which the same became."""
        return tuple(outcome for outcome in self.rules if outcome.became is became)


class ExitStatus(Enum):
    """Sums up a check; the values are the exit codes of the command line."""

    CLEAN = 0
    FINDINGS = 1
    INCOMPLETE = 2


class Listing(Enum):
    """Tells whether findings that are waived or accepted are listed; they are counted in any case."""

    SHOW = "show"
    HIDE = "hide"
    ONLY = "only"


class Detail(Enum):
    """Tells how much of many findings is listed: a line a rule, in groups a line each, or each with its place and mend."""

    BY_RULE = "by rule"
    EACH = "each"


class RenderOptions(NamedTuple):
    """Says how a report is shown, never what is in it.

    `base` leads from where the reader stands to the project, `name` to what was checked; `most` caps the findings listed,
    None lists all; `detail` says how much of each is listed, where a format can say less. `fail_on` is the least severity
    that is not accepted, None where all are. `waived` is about accepted ones as well.
    """

    base: PurePosixPath = PurePosixPath()
    width: int = 80
    has_colour: bool = False
    is_brief: bool = False
    most: int | None = 50
    fail_on: Severity | None = Severity.ERROR
    waived: Listing = Listing.SHOW
    name: str = ""
    detail: Detail = Detail.EACH

    def listed(self, report: Report) -> tuple[Finding, ...]:
        """Gives the findings of a report that are to be listed."""
        return tuple(filter(self.lists, report.findings))

    def lists(self, finding: Finding) -> bool:
        """Tells whether a finding is to be listed."""
        return self.waived is Listing.SHOW or (finding.suppression is not None) is (self.waived is Listing.ONLY)

    def path(self, location: Location) -> PurePosixPath:
        """Gives the way from where the reader stands to the file of a place; a file of align's own stays as it is."""
        if location.path.name.startswith(SHIPPED):
            return location.path
        return PurePosixPath(posixpath.normpath(self.base / location.path))


class Shown(NamedTuple):
    """Holds a report and how it is shown."""

    report: Report
    options: RenderOptions


Renderer: TypeAlias = Callable[[Sequence[Shown]], bytes]
"""Writes the reports of one run, of one strategy or of several, in one format."""


def verdict(report: Report, fail_on: Severity | None) -> ExitStatus:
    """Says what a report comes to by what was found: an error is one, also where `fail_on` lets it pass."""
    return exit_status(report, fail_on or Severity.ERROR)


def exit_status(report: Report, fail_on: Severity | None) -> ExitStatus:
    """Sums up a report: incomplete comes before everything else; None never fails on findings."""
    if not report.is_complete:
        return ExitStatus.INCOMPLETE
    if fail_on is not None and report.at_least(fail_on):
        return ExitStatus.FINDINGS
    return ExitStatus.CLEAN
