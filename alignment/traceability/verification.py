"""What it comes to when a report is made again: whether it follows from the files at hand, and if not, where it parts."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Final, NamedTuple

from alignment.traceability.carried import Carried

_BEFORE: Final = 20
_AFTER: Final = 40
_BY_ALIGN_ALONE: Final = frozenset({"digest", "model_digest"})
_SAID: Final[Mapping[str, Callable[[Carried], object]]] = {
    "strategy": lambda one: one.strategy,
    "stage": lambda one: one.stage,
    "as_at": lambda one: one.as_at,
    "options": lambda one: one.options.given,
    "complete": lambda one: one.complete,
    "elements": lambda one: one.elements,
    "links": lambda one: one.links,
    "digest": lambda one: one.digest,
    "model_digest": lambda one: one.model_digest,
}


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
    the models. `is_consistent` tells whether the report's own digest follows from its own data.
    """

    inputs: FileDifferences
    findings: tuple[ChangedStatus, ...]
    moved: int
    rules: tuple[ChangedStatus, ...]
    said: tuple[str, ...]
    is_model_same: bool
    is_consistent: bool

    @property
    def is_any(self) -> bool:
        """Tells whether anything differs."""
        found = (*self.inputs, self.findings, self.moved, self.rules, self.said, not self.is_consistent)
        return any(found)


class Verification(NamedTuple):
    """Holds what was compared: a report by its digest and by what it carries, and of how many files it was made again.

    `origin` is where the day comes from and `version` the align at hand. `is_model_touched` tells whether files of the
    model may differ. `place` is where the bytes part although the files are the same; None where they do not, or were
    not compared. `at` is the revision whose files these are, as it was named; None where they are those on the disk.
    """

    sha256: str
    told: Carried
    files: int
    origin: str
    version: str
    is_complete: bool
    are_findings_alone: bool
    differences: Differences
    is_model_touched: bool
    place: FirstDifference | None
    at: str | None = None

    @property
    def answer(self) -> "VerificationAnswer":
        """Gives the answer in a word."""
        return VerificationAnswer.DIFFERS if self.place or self.differences.is_any else VerificationAnswer.VERIFIED


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


def compare(told: Carried, made: Carried) -> Differences:
    """Compares what a report carries with what the report made again carries.

    Another version of align has other digests of the same files, so that they are then left out.
    """
    left_out = _BY_ALIGN_ALONE if told.align != made.align else frozenset()
    places = {fingerprint: (standing, place) for fingerprint, standing, place in told.findings}
    now = {fingerprint: (standing, place) for fingerprint, standing, place in made.findings}
    return Differences(
        inputs=_inputs(told, made),
        findings=tuple(
            _turned({key: one[0] for key, one in places.items()}, {key: one[0] for key, one in now.items()})
        ),
        moved=sum(key in places and places[key][0] == one[0] and places[key] != one for key, one in now.items()),
        rules=tuple(_turned(_rules(told), _rules(made))),
        said=tuple(name for name, get in _SAID.items() if name not in left_out and get(told) != get(made)),
        is_model_same=told.model_digest == made.model_digest,
        is_consistent=told.is_consistent,
    )


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
