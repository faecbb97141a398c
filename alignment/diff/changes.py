"""What has changed, as values: elements added, removed and changed, with their fields and links."""

from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from alignment.dates import PartialDate, spoken
from alignment.model.link_types import LinkName
from alignment.model.values import FieldValue
from alignment.source import Location
from alignment.text import alike, join_words, shorten, visible

_SHOWN: Final = 60
_CONTEXT: Final = 20
"""How much of what is the same in both is shown before that."""


def value_in_words(value: FieldValue) -> str:
    """Writes the value of a field; a date by the month's name, a list as a sentence does."""
    if isinstance(value, PartialDate):
        return _date(value)
    return join_words(map(visible, value)) if isinstance(value, tuple) else visible(str(value))


def quoted(text: str) -> str:
    """Writes words of an author in quotes, cut where they are long."""
    return f'"{visible(shorten(" ".join(text.split()), _SHOWN))}"'


def quoted_apart(old: str, new: str) -> tuple[str, str]:
    """Writes two long texts in quotes so that where they begin to differ is seen."""
    before, now = (" ".join(text.split()) for text in (old, new))
    differing = (at for at, (one, other) in enumerate(zip(before, now, strict=False)) if one != other)
    same = next(differing, min(len(before), len(now)))
    start = before.rfind(" ", 0, max(same - _CONTEXT, 0)) + 1
    if max(len(before), len(now)) <= _SHOWN or not start:
        return quoted(before), quoted(now)
    return quoted(f"...{before[start:]}"), quoted(f"...{now[start:]}")


def _date(value: PartialDate) -> str:
    if value.is_day:
        return spoken(value.first)
    first, last = (spoken(day).split(" ", maxsplit=1)[1] for day in (value.first, value.last))
    return first if first == last else value.text


class ChangeMark(Enum):
    """Tells which of the changes that people ask about a change is, in the order in which they ask."""

    OWNER = "owner moved"
    LATER = "date moved later"
    EARLIER = "date moved earlier"
    EASED = "target eased"
    RAISED = "target raised"
    STATUS = "status moved"
    STAGE = "stage moved"
    FIGURE = "figure changed"


class ChangeKind(Enum):
    """Names the kinds of change that take something away from what was promised, the weightiest first."""

    ALL_STOPPED = "everything-stopped"
    STAGE_BACK = "stage-back"
    DUTY_REMOVED = "duty-removed"
    ACTION_REMOVED = "action-removed"
    RISK_REMOVED = "risk-removed"
    FEEDBACK_REMOVED = "feedback-removed"
    TARGET_EASED = "target-eased"
    BASELINE_REWRITTEN = "baseline-rewritten"
    ORIGINAL_REWRITTEN = "original-rewritten"
    DATE_PAST_ORIGINAL = "date-past-original"


class FieldChange(NamedTuple):
    """Holds what a field was and is; None where it was or is absent.

    `days` says by how many a date has moved, from last day to last day, later above zero; `is_back` that a word of an
    ordered vocabulary came before in that order; `is_text` that the values are an author's own words; `is_unread` that
    the one that is None was written and could not be read, so that nobody can tell what it is.
    """

    field: str
    old: FieldValue | None
    new: FieldValue | None
    mark: ChangeMark | None = None
    days: int | None = None
    is_back: bool = False
    is_text: bool = False
    is_unread: bool = False

    @property
    def old_said(self) -> str:
        """Gives what the field was as people read it; nothing where it was absent."""
        return "" if self.old is None else value_in_words(self.old)

    @property
    def new_said(self) -> str:
        """Gives what the field is as people read it; nothing where it is absent."""
        return "" if self.new is None else value_in_words(self.new)


class LinkWords(NamedTuple):
    """Holds what is written of a link besides where it leads, or beside the value of a field."""

    basis: str | None
    note: str | None
    quote: str | None
    evidence: str | None = None

    def changed(self, now: "LinkWords") -> Iterator[tuple[str, str | None, str | None]]:
        """Gives the name of each part that says something else now, with what it said and says."""
        for name, before, after in zip(self._fields, self, now, strict=True):
            if alike(before or "") != alike(after or ""):
                yield name, before, after


class BesideChange(NamedTuple):
    """Holds what was and is written beside the value of a field."""

    field: str
    old: LinkWords
    new: LinkWords


class LinkChange(NamedTuple):
    """Holds what was and is written of a link between two elements; None where there was or is none.

    `named` is the element that it leads to, by id and title; `is_single` tells that there is at most one such link;
    `is_unread` that where there is none something was written that could not be read, so that there may be one.
    """

    link: LinkName
    target: str
    named: str
    old: LinkWords | None
    new: LinkWords | None
    is_single: bool = False
    mark: ChangeMark | None = None
    is_unread: bool = False


class Version(NamedTuple):
    """Says under which id and as which kind an element was written, and where."""

    id: str
    kind: str
    location: Location


class ElementChange(NamedTuple):
    """Holds how one element has changed; `old` is None where it was added, `new` where it was removed.

    `beside` is what has changed beside the values of fields. Of one that was added, `fields` are what it records of another, where it is there to do so.

    An element under another id is the same one where one of the two replaces the other, and nothing else. `counterparts`
    names, of an element that was added or removed, those in whose place it stands or that stand in its place. `kinds` are
    what the change takes away from what was promised, the weightiest first.
    """

    subject: str
    old: Version | None
    new: Version | None
    fields: tuple[FieldChange, ...] = ()
    links: tuple[LinkChange, ...] = ()
    counterparts: tuple[str, ...] = ()
    kinds: tuple[ChangeKind, ...] = ()
    beside: tuple[BesideChange, ...] = ()

    @property
    def latest(self) -> Version:
        """Gives the element as it is, or as it was where it is gone."""
        return next(one for one in (self.new, self.old) if one is not None)

    @property
    def id(self) -> str:
        """Gives the latest id of the element."""
        return self.latest.id

    @property
    def ids(self) -> frozenset[str]:
        """Gives the ids that the element had and has, mostly the same one."""
        return frozenset(version.id for version in (self.old, self.new) if version is not None)

    @property
    def marks(self) -> frozenset[ChangeMark]:
        """Gives which of the changes that people ask about are among these."""
        marks = (*(one.mark for one in self.fields), *(one.mark for one in self.links))
        return frozenset(mark for mark in marks if mark is not None)


class StrategyChanges(NamedTuple):
    """Holds everything that has changed: the weightiest first, then by kind of element as the files have them, then those gone.

    `old_unread` and `new_unread` name files of which not everything could be read, so that more may have changed.
    """

    elements: tuple[ElementChange, ...]
    old_unread: tuple[str, ...] = ()
    new_unread: tuple[str, ...] = ()

    @property
    def added(self) -> tuple[ElementChange, ...]:
        """Gives the elements that were not there."""
        return tuple(one for one in self.elements if one.old is None)

    @property
    def removed(self) -> tuple[ElementChange, ...]:
        """Gives the elements that are there no more."""
        return tuple(one for one in self.elements if one.new is None)

    @property
    def changed(self) -> tuple[ElementChange, ...]:
        """Gives the elements that were there and are, but otherwise."""
        return tuple(one for one in self.elements if one.old is not None and one.new is not None)
