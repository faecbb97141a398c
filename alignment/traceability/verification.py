"""What it comes to when a report is made again: whether it follows from the files at hand, and if not, where it parts."""

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.findings.finding import Severity
from alignment.model.vocabularies import FROM_APPROVAL
from alignment.results.report import Traceability
from alignment.traceability.carried import Carried, Sealed

_BEFORE: Final = 20
_AFTER: Final = 40
_UNKNOWN: Final[Mapping[str, str]] = MappingProxyType({})
_BY_ALIGN_ALONE: Final = frozenset({"digest", "model_digest"})
_SEALED: Final = ("stage", "as_at", "options", "digest")
_SAID: Final = ("strategy", *_SEALED[:3], "complete", "elements", "links", "digest", "model_digest")


class FirstDifference(NamedTuple):
    """Names the first place where a report differs from the one made again, and what stands there in each."""

    line: int
    column: int
    told: str
    made: str


class FileDifferences(NamedTuple):
    """Names the files that differ from those that a report was made of."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


class ChangedStatus(NamedTuple):
    """Says what something was in the report and what it is now; nothing where it is not there."""

    name: str
    before: str
    after: str


class Differences(NamedTuple):
    """Holds what differs between a report and the one made again.

    `findings` and `rules` are those that came, went or turned into something else; `moved` counts the findings of which
    only the place is another. `said` names other parts of the data that differ. `is_model_same` compares the digests of
    the models. `is_consistent` tells whether the report's own digest follows from its own data. Without `is_data_shown` it
    carries only what it takes to make it again, so that only its digest tells of other files. `impossible` names what is
    recorded that no report of these files can record.
    """

    inputs: FileDifferences = FileDifferences()
    findings: tuple[ChangedStatus, ...] = ()
    moved: int = 0
    rules: tuple[ChangedStatus, ...] = ()
    said: tuple[str, ...] = ()
    is_model_same: bool = True
    is_consistent: bool = True
    is_data_shown: bool = True
    impossible: tuple[str, ...] = ()

    @property
    def are_inputs_others(self) -> bool:
        """Tells whether the files, or what they were checked by, are not those that the report was made of."""
        return any(self.inputs) or (not self.is_data_shown and "digest" in self.said)

    @property
    def is_any(self) -> bool:
        """Tells whether anything differs."""
        found = (
            *self.inputs,
            self.findings,
            self.moved,
            self.rules,
            self.said,
            self.impossible,
            not self.is_consistent,
        )
        return any(found)


class Claim(Enum):
    """Tells what became of the commit that a report names."""

    NONE = "it names none"
    HOLDS = "the files are those of the commit, but for those that it says differ"
    NOT_AT_HAND = "the commit is not at hand, or the files are others"
    FALSE = "other files differ from the commit than it says"


class Requirement(Enum):
    """Names what can be required of a report besides that it follows from the files; the values are said to users."""

    COMPLETE = "complete"
    APPROVAL = "approval"
    ALL_RULES = "all-rules"
    NO_EXCEPTIONS = "no-exceptions"
    COMMIT = "commit"


class AtHand(NamedTuple):
    """Holds what is at hand to hold a report to, besides its files.

    `libraries` are those that read the files here, `ignored` names those that are no part of the model. `unused_packs` are
    the packs that every strategy is checked against unless it chooses, and this one is not; `not_run` the rules of these,
    and of all in use, that did not run. `worded` are the files of views and words of the project's own. `unheld` counts
    the quotes for which no text is at hand.
    """

    libraries: Mapping[str, str] = _UNKNOWN
    ignored: frozenset[str] = frozenset()
    unused_packs: tuple[str, ...] = ()
    not_run: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    unheld: int = 0


class Verification(NamedTuple):
    """Holds what was compared: a report by its digest and by what it carries, and the one that was made again.

    `is_model_touched` tells whether files of the model may differ. `place` is where the bytes part although the files are
    the same; None where they do not, or were not compared. `wrong` are the files of which the report says otherwise whether
    the commit that it names has them so. `at` is the revision whose files these are, as it was named; None where they are
    those on the disk.
    """

    sha256: str
    told: Carried | Sealed
    made: Traceability
    are_findings_alone: bool
    differences: Differences
    is_model_touched: bool
    place: FirstDifference | None
    at_hand: AtHand
    claim: Claim = Claim.NONE
    wrong: tuple[str, ...] = ()
    at: str | None = None
    required: frozenset[Requirement] = frozenset()

    @property
    def follows(self) -> bool:
        """Tells whether nothing of the report contradicts the files."""
        return not (self.place or self.differences.is_any or self.claim is Claim.FALSE)

    @property
    def unmet(self) -> tuple[Requirement, ...]:
        """Gives what is required and not so, in order."""
        return tuple(one for one in Requirement if one in self.required and not self._meets(one))

    @property
    def answer(self) -> "VerificationAnswer":
        """Gives the answer in a word."""
        is_so = self.follows and not self.unmet
        return VerificationAnswer.VERIFIED if is_so else VerificationAnswer.DIFFERS

    def _meets(self, one: Requirement) -> bool:
        report = self.made.report
        match one:
            case Requirement.COMPLETE:
                return report.is_complete
            case Requirement.APPROVAL:
                return report.stage.value in FROM_APPROVAL and report.is_complete and not report.count(Severity.ERROR)
            case Requirement.ALL_RULES:
                return not self.at_hand.not_run
            case Requirement.NO_EXCEPTIONS:
                return not (report.waived or report.accepted)
            case _:
                return self.claim is Claim.HOLDS and not (self.told.uncommitted or self.told.deleted)


class NotVerifiable(NamedTuple):
    """Says why a report cannot be verified at all, and what to do about it."""

    says: str
    mend: str = ""


class VerificationAnswer(Enum):
    """Tells what became of a report; the values are the exit codes of the command line."""

    VERIFIED = 0
    DIFFERS = 1
    CANNOT_VERIFY = 2


def first_difference(told: bytes, made: bytes) -> FirstDifference:
    """Finds where two different contents begin to differ: line and column count from 1, columns in code points."""
    texts = [one.decode(errors="surrogateescape") for one in (told, made)]
    at = _shared(*texts)
    start = texts[0].rfind("\n", 0, at) + 1
    excerpts = [_excerpt(text, start, at) for text in texts]
    return FirstDifference(texts[0].count("\n", 0, at) + 1, at - start + 1, *excerpts)


def _shared(one: str, other: str) -> int:
    """Gives how many characters two texts begin with in common, by halves, as reports are long."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _excerpt(text: str, start: int, at: int) -> str:
    """Gives what stands round a place on its line; the end of the line only where it is what differs."""
    after = r"\n" if text.startswith("\n", at) else text[at : at + _AFTER].split("\n", maxsplit=1)[0]
    return text[max(start, at - _BEFORE) : at] + after


def compare(told: Carried | Sealed, made: Carried) -> Differences:
    """Compares what a report carries with what the report made again carries.

    Another version of align has other digests of the same files, so that they are then left out.
    """
    left_out = _BY_ALIGN_ALONE if told.align != made.align else frozenset()
    names = _SAID if isinstance(told, Carried) else _SEALED
    said = tuple(name for name in names if name not in left_out and _said(told, name) != _said(made, name))
    if not isinstance(told, Carried):
        return Differences(said=said, is_consistent=told.is_consistent, is_data_shown=False)
    before, now = _standings(told), _standings(made)
    places = {(key, standing): place for key, standing, place in told.findings}
    return Differences(
        inputs=_inputs(told, made),
        findings=tuple(_turned(before, now)),
        moved=sum(places.get((key, standing), place) != place for key, standing, place in made.findings),
        rules=tuple(_turned(_rules(told), _rules(made))),
        said=said,
        is_model_same=told.model_digest == made.model_digest,
        is_consistent=told.is_consistent,
    )


def _said(one: Sealed, name: str) -> object:
    return one.options.given if name == "options" else getattr(one, name)


def _standings(carried: Carried) -> Mapping[str, str]:
    """Gives how each finding counts; of one that is told more than once, all that is told of it."""
    told: dict[str, list[str]] = {}
    for fingerprint, standing, _ in carried.findings:
        told.setdefault(fingerprint, []).append(standing)
    return {fingerprint: " and ".join(all_of_it) for fingerprint, all_of_it in told.items()}


def _inputs(told: Carried, made: Carried) -> FileDifferences:
    return FileDifferences(
        changed=tuple(path for path, one in told.files.items() if path in made.files and made.files[path] != one),
        missing=tuple(path for path in told.files if path not in made.files),
        new=tuple(path for path in made.files if path not in told.files),
    )


def _turned(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[ChangedStatus]:
    for name in (*before, *(name for name in after if name not in before)):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield ChangedStatus(name, old, new)


def _rules(carried: Carried) -> Mapping[str, str]:
    return {rule: _became(*one) for rule, one in carried.rules.items()}


def _became(became: str, checked: int, failed: int) -> str:
    return f"{became}, {failed:,} of {checked:,}" if failed else f"{became}, {checked:,} looked at"
