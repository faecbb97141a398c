"""Who decides, does, pays, is bound and is asked: organisations, roles, boards, duties, sources and what was said."""

from typing import Annotated, ClassVar

from alignment.model.field_types import (
    MEANING,
    ChoicesType,
    ChoiceType,
    Number,
    OptionalDate,
    OptionalDay,
    OptionalText,
    Url,
)
from alignment.model.kinds.base import Element
from alignment.model.link_types import (
    BELONGS_TO,
    DECIDED_BY,
    HELD_BY,
    PARTY_TO,
    REPORTS_TO,
    RUN_BY,
    SAID_IN,
    SHOWN_IN,
    LinkTo,
)
from alignment.model.values import Links
from alignment.model.vocabularies import (
    ANSWER,
    ASSESSMENT_TYPE,
    DUTY_TYPE,
    FAMILY_VIEW,
    LEVEL,
    METHOD,
    ROLE_TYPE,
    SOURCE_STATUS,
    WHO,
)


class Organisation(Element):
    """A council, health body, school trust, forum or department."""

    KIND: ClassVar[str] = "organisation"
    SECTION: ClassVar[str] = "organisations"
    IS_REFERENCE: ClassVar[bool] = True

    party_to: Annotated[Links, LinkTo(PARTY_TO, ("programme",))] = ()


class Role(Element):
    """A post or unit that can be held to account; never a person's name."""

    KIND: ClassVar[str] = "role"
    SECTION: ClassVar[str] = "roles"
    IS_REFERENCE: ClassVar[bool] = True

    type: Annotated[str | None, ChoiceType(ROLE_TYPE), MEANING] = None
    belongs_to: Annotated[Links, LinkTo(BELONGS_TO, ("organisation",), at_most=1)] = ()


class Board(Element):
    """A board, committee or group that decides or oversees."""

    KIND: ClassVar[str] = "board"
    SECTION: ClassVar[str] = "boards"
    IS_REFERENCE: ClassVar[bool] = True

    type: Annotated[OptionalText, MEANING] = None
    meets: OptionalText = None
    reports_to: Annotated[Links, LinkTo(REPORTS_TO, ("board",))] = ()


class Channel(Element):
    """A website, newsletter or other way in which something is published."""

    KIND: ClassVar[str] = "channel"
    SECTION: ClassVar[str] = "channels"
    IS_REFERENCE: ClassVar[bool] = True


class Duty(Element):
    """Something that an Act or guidance requires or allows."""

    KIND: ClassVar[str] = "duty"
    SECTION: ClassVar[str] = "duties"

    act: Annotated[OptionalText, MEANING] = None
    section: Annotated[OptionalText, MEANING] = None
    type: Annotated[str | None, ChoiceType(DUTY_TYPE), MEANING] = None
    url: Url = None
    held_by: Annotated[Links, LinkTo(HELD_BY, ("organisation",))] = ()


class Source(Element):
    """An occasion on which people were asked, met or worked together: where co-production can be seen."""

    KIND: ClassVar[str] = "source"
    SECTION: ClassVar[str] = "sources"

    when: Annotated[OptionalDate, MEANING] = None
    who: Annotated[tuple[str, ...], ChoicesType(WHO), MEANING] = ()
    level: Annotated[str | None, ChoiceType(LEVEL), MEANING] = None
    method: Annotated[str | None, ChoiceType(METHOD), MEANING] = None
    responses: Annotated[Number, MEANING] = None
    status: Annotated[str | None, ChoiceType(SOURCE_STATUS)] = None
    closes: OptionalDay = None
    family_view: Annotated[str | None, ChoiceType(FAMILY_VIEW), MEANING] = None
    run_by: Annotated[Links, LinkTo(RUN_BY, ("organisation", "board"))] = ()
    decided_by: Annotated[Links, LinkTo(DECIDED_BY, ("board",))] = ()


class Feedback(Element):
    """Something that people said, and what became of it."""

    KIND: ClassVar[str] = "feedback"
    SECTION: ClassVar[str] = "feedback"

    answer: Annotated[str | None, ChoiceType(ANSWER), MEANING] = None
    reason: OptionalText = None
    said_in: Annotated[Links, LinkTo(SAID_IN, ("source",))] = ()


class Assessment(Element):
    """An equality or other impact assessment, or an inspection."""

    KIND: ClassVar[str] = "assessment"
    SECTION: ClassVar[str] = "assessments"

    type: Annotated[str | None, ChoiceType(ASSESSMENT_TYPE), MEANING] = None
    date: Annotated[OptionalDate, MEANING] = None
    shown_in: Annotated[Links, LinkTo(SHOWN_IN, ("document",))] = ()
