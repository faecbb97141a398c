"""The JSON of a comparison: `align diff --format json` writes it."""

from typing import Annotated, TypeAlias

from pydantic import AliasPath, BeforeValidator, Field

from alignment.diff.changes import ChangeKind, ChangeMark
from alignment.published.check import DayJson, FindingJson
from alignment.published.places import LocationJson
from alignment.published.shape import AnswerJson, Shape
from alignment.results.constrained import SeverityWord, Words
from alignment.results.inputs import Input
from alignment.results.since import Why

Absent: TypeAlias = Annotated[str | None, BeforeValidator(lambda text: text or None)]
"""What people read of a value; null where there is none."""


class StateJson(Shape):
    """One of the two states, and how it was checked."""

    revision: str  #: As it was named; empty for the files as they are.
    #: The commit that it is; empty for the files as they are.
    commit: Annotated[str, Field(json_schema_extra={"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})?$"})]
    as_at: DayJson = Field(validation_alias="day")
    stage: Words  #: The stage that it was checked for.
    found_by: Words  #: The version of align that found what was found.
    complete: bool = Field(validation_alias="is_complete")  #: Whether everything was read and checked.


class ElementVersionJson(Shape):
    """Under which id and as which kind an element is written, and where."""

    id: Words  #: The id.
    kind: Words  #: The kind.
    location: LocationJson  #: Where it stands.


class FieldChangeJson(Shape):
    """What a field was and is."""

    field: Words  #: Its name.
    old: Absent = Field(validation_alias="old_said")  #: What it was, as people read it; null where it was absent.
    new: Absent = Field(validation_alias="new_said")  #: What it is, as people read it; null where it is absent.
    mark: ChangeMark | None  #: Which of the changes it is that people ask about; null where none.
    days: int | None  #: By how many days a date has moved, later above zero; null where it is no date.
    back: bool = Field(validation_alias="is_back")  #: Whether a word of an ordered vocabulary has moved back in it.
    #: Whether the one that is null was written and could not be read, so that nobody can tell what it is.
    unread: bool = Field(validation_alias="is_unread")


class LinkWordsJson(Shape):
    """What is written of a link besides where it leads, or beside the value of a field."""

    basis: str | None  #: What it rests on; `basis unread` where that could not be read.
    note: str | None  #: A note.
    quote: str | None  #: The words that it cites.
    evidence: str | None  #: The paragraph that says so.


class BesideChangeJson(Shape):
    """What was and is written beside the value of a field."""

    field: Words  #: The name of the field.
    old: LinkWordsJson  #: What was written.
    new: LinkWordsJson  #: What is written.


class LinkChangeJson(Shape):
    """What was and is written of a link."""

    link: Words = Field(validation_alias=AliasPath("link", "name"))  #: The name of its type.
    target: Words  #: The id that it leads to.
    old: LinkWordsJson | None  #: What was written of it; null where there was none.
    new: LinkWordsJson | None  #: What is written of it; null where there is none.
    mark: ChangeMark | None  #: Which of the changes it is that people ask about; null where none.
    #: Whether something that could not be read is written where there is none, so that there may be one.
    unread: bool = Field(validation_alias="is_unread")


class ChangeJson(Shape):
    """How one element has changed."""

    says: Words  #: The change in a sentence.
    #: The element as it was; null where it was not.
    old: ElementVersionJson | None = Field(validation_alias=AliasPath("change", "old"))
    #: The element as it is; null where it is not.
    new: ElementVersionJson | None = Field(validation_alias=AliasPath("change", "new"))
    #: The fields that have changed.
    fields: tuple[FieldChangeJson, ...] = Field(validation_alias=AliasPath("change", "fields"))
    #: What has changed beside the values of fields: what they rest on, a note, the paragraph that says so, its words.
    beside: tuple[BesideChangeJson, ...] = Field(validation_alias=AliasPath("change", "beside"))
    #: The links that have changed.
    links: tuple[LinkChangeJson, ...] = Field(validation_alias=AliasPath("change", "links"))
    #: Those in whose place an added element stands, or that stand in the place of a removed one.
    counterparts: tuple[str, ...] = Field(validation_alias=AliasPath("change", "counterparts"))
    #: What it takes away from what was promised, the weightiest first.
    kinds: tuple[ChangeKind, ...] = Field(validation_alias=AliasPath("change", "kinds"))


class DetailJson(Shape):
    """What of an input has changed, and where that stands."""

    input: Input = Field(validation_alias="of")  #: Its name.
    says: Words  #: What has changed.
    location: LocationJson | None  #: Where that stands; null where nowhere.
    old: bool = Field(validation_alias="is_old")  #: Whether the place is one of the older state.


class CauseJson(Shape):
    """The inputs that together bring a finding or mend it; none of them would without the others."""

    inputs: Annotated[tuple[Input, ...], Field(json_schema_extra={"minItems": 1, "uniqueItems": True})]  #: Their names.
    details: tuple[DetailJson, ...]  #: What of them has changed.


class CausedJson(Shape):
    """A finding that came or went; of several causes each would have done alone."""

    finding: FindingJson
    causes: Annotated[tuple[CauseJson, ...], Field(json_schema_extra={"minItems": 1})]  #: Why it came or went.


class ExcusedJson(Shape):
    """A finding, why it does not count, and what brought that about."""

    finding: FindingJson = Field(validation_alias=AliasPath("caused", "finding"))
    causes: tuple[CauseJson, ...] = Field(validation_alias=AliasPath("caused", "causes"))  #: Why it counts no more.
    why: Why  #: Whether it is waived, accepted, or its rule was not run.


class LastingJson(Shape):
    """A finding and how much it mattered before."""

    finding: FindingJson  #: The finding as it is.
    before: SeverityWord  #: Its severity in the older state.


class NotReadJson(Shape):
    """Files of which not everything could be read, so that more may have changed."""

    old: tuple[str, ...] = Field(validation_alias="old_unread")  #: In the older state.
    new: tuple[str, ...] = Field(validation_alias="new_unread")  #: In the newer state.


class DiffJson(AnswerJson):
    """Says what has changed between two states of a strategy, which findings came and went, and why."""

    complete: bool = Field(validation_alias="is_complete")  #: Whether everything was read and checked in both states.
    old: StateJson  #: The state that is compared with.
    new: StateJson  #: The state that is asked about.
    #: What has changed in the strategy, an element each, the weightiest first.
    changes: tuple[ChangeJson, ...] = Field(validation_alias="said_changes")
    beside: tuple[DetailJson, ...]  #: Files beside the model that have changed, whatever that does to findings.
    not_read: NotReadJson = Field(validation_alias="changes")
    came: tuple[CausedJson, ...]  #: Findings that count and did not, with why.
    #: Findings that counted and are there no more, with the places that they had, and why.
    mended: tuple[CausedJson, ...]
    #: Findings that count no more, or never did, although nothing was mended; of the latter there are no causes.
    excused: tuple[ExcusedJson, ...]
    still: tuple[LastingJson, ...]  #: Findings that counted and do.
    gate: tuple[
        FindingJson, ...
    ]  #: What becomes of the gate, and the changes that the project does not let pass; the gravest first.
