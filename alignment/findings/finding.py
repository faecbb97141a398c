"""The finding: one thing that is missing or wrong, where it is, and how to mend it."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from hashlib import sha256
from typing import Final, NamedTuple, Self, TypeAlias

from alignment.findings.degrees import is_as_far, name_of
from alignment.source import Location, TextEdit
from alignment.text import natural, visible

_HASH: Final = r"\x23"
_LONGEST: Final = 64


class Severity(IntEnum):
    """Orders findings by how much they matter."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        """Gives the word that is printed and written: `error`, `warning` or `info`."""
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> Self:
        """Gives the severity of a word; raises KeyError for any other word."""
        return cls[word.upper()]


class RelatedLocation(NamedTuple):
    """Names a further place that a finding is about, and what stands there."""

    location: Location
    message: str


class Waived(NamedTuple):
    """Says that a finding is waived: why, by whom, from which day, up to and including which, and where that stands."""

    reason: str
    approved_by: str
    approved_on: date
    expires: date
    location: Location


class Approval(NamedTuple):
    """Says why findings were accepted, by whom, on which day, and up to and including which; None where they have no last day."""

    reason: str
    approved_by: str
    approved_on: date
    expires: date | None = None

    @property
    def last_day(self) -> date:
        """Gives the last day on which it holds; without one the last of all days."""
        return self.expires or date.max


class Accepted(NamedTuple):
    """Says that a finding was there when the findings of the project were accepted, and where that stands.

    `approval` is None where it was accepted without a reason, as lists were written once.
    """

    location: Location
    approval: Approval | None = None


Suppression: TypeAlias = Waived | Accepted
"""Says why a finding does not count, although it stands in every answer."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Says one thing that is missing or wrong.

    `subject` names what the sentence begins with where that can stand beside it instead, as in a row of a table;
    `says` is the rest, or all of it. `label` is what stands under the excerpt. `element` is None where the finding is
    about a file; `facet` names the field, and for a link the offending value too (`advances:A6`). `occurrence` tells
    findings apart that nothing else does. `members` are what a finding about several is about, in order: elements, fields where
    several are demanded, a value that is not held. Where the element, or the link, is one of them, they fail together, as in
    a circle; otherwise each fails for itself. `values` are those that fail a test, as `degrees` says how wrong each is; they
    are no part of what the finding is known by.
    `edits` are the changes to files that mend it, where the mend is sure and asks for nothing that only people know.
    """

    rule: str
    severity: Severity
    says: str
    location: Location
    label: str = ""
    element: str | None = None
    facet: str | None = None
    why: str = ""
    fix: str = ""
    related: tuple[RelatedLocation, ...] = ()
    suppression: Suppression | None = None
    occurrence: int = 1
    subject: str = ""
    members: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    edits: tuple[TextEdit, ...] = ()

    @property
    def message(self) -> str:
        """Gives the whole sentence, without its full stop."""
        return f"{self.subject} {self.says}" if self.subject else self.says

    @property
    def standing(self) -> str:
        """Gives how much the finding matters, after why it does not count where it does not."""
        match self.suppression:
            case None:
                return str(self.severity)
            case Waived():
                return f"waived {self.severity}"
            case _:
                return f"accepted {self.severity}"

    @property
    def fingerprint(self) -> str:
        """Gives what stays the same when lines, order or wording change: rule, element and facet.

        A finding without an element is known by its file, one about what fails together by its members. The second of
        several that are alike ends in `#2`; which of them that is makes no difference. It can be printed: signs that
        cannot be seen are spelled out, and of a long name only the beginning and a digest stand there.
        """
        return self._known_as(brief(",".join(self.members))) if self.is_joint else self.matter

    @property
    def matter(self) -> str:
        """Gives what stays the same also when members come and go."""
        return self._known_as("*" if self.is_joint else self.element or f"/{self.location.path}")

    @property
    def is_joint(self) -> bool:
        """Tells whether the members fail together, so that other members are another finding."""
        return self.element in self.members or f"{self.element}:{self.facet}" in self.members

    @property
    def about(self) -> tuple[str, ...]:
        """Gives what an exception has to name: the members and the values, of a field that has a value the value alone."""
        said = {name for value in self.values if (name := name_of(value))}
        return (*(one for one in self.members if one not in said), *self.values)

    @property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """Gives what an exception has to name, piece by piece; where there is nothing to name, the finding is one piece."""
        return (self.about,) if self.is_joint or not self.about else tuple((one,) for one in self.about)

    @property
    def _is_of_fields(self) -> bool:
        """Tells whether the facet is only the first of the fields that the finding is about."""
        return any(one.partition(".")[0] == self.facet for one in self.members)

    def _known_as(self, about: str) -> str:
        again = f"#{self.occurrence}" if self.occurrence > 1 else ""
        facet = "" if self._is_of_fields else self.facet or ""
        named = visible(f"{self.rule}/{about}/{brief(facet)}")
        return named.replace("#", _HASH) + again


def covers(named: Collection[str], piece: tuple[str, ...]) -> bool:
    """Tells whether an exception that names these members and values covers a piece of a finding: all of it, or less."""
    return bool(named) == bool(piece) and all(
        one in named or any(is_as_far(one, other) for other in named) for one in piece
    )


def beyond(named: Collection[str], finding: Finding) -> tuple[str, ...]:
    """Gives what a finding is about and an exception does not name."""
    return tuple(one for one in finding.about if not covers(named, (one,)))


class FingerprintParts(NamedTuple):
    """Holds a fingerprint in two: the rule, and what tells its findings apart."""

    rule: str
    rest: str


def parts_of(fingerprint: str) -> FingerprintParts:
    """Takes a fingerprint apart."""
    return FingerprintParts(*fingerprint.split("/", maxsplit=1))


def brief(facet: str) -> str:
    """Gives a text whole where it is short, else its beginning and a digest of all of it."""
    if len(facet) <= _LONGEST:
        return facet
    return f"{facet[:_LONGEST]}~{sha256(facet.encode()).hexdigest()[:_LONGEST]}"


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorts findings as a reader meets them: by file and place, then by rule."""
    return tuple(
        sorted(findings, key=lambda one: (one.location, one.rule, natural(one.element or ""), one.facet or ""))
    )


def told_apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Numbers findings that would have the same fingerprint, so that every finding has one of its own.

    However the findings are ordered, their fingerprints together are the same.
    """
    seen: Counter[str] = Counter()
    numbered: list[Finding] = []
    for one in findings:
        seen[one.fingerprint] += 1
        count = seen[one.fingerprint]
        numbered.append(replace(one, occurrence=count) if count > 1 else one)
    return tuple(numbered)
