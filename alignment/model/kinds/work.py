"""What is done and how anybody can tell: actions, measures, milestones and reform items."""

from typing import Annotated, ClassVar

from alignment.model.field_types import (
    MEANING,
    ChoiceType,
    FirstGiven,
    InWords,
    Number,
    OptionalDate,
    OptionalLabel,
    OptionalText,
    Words,
)
from alignment.model.kinds.base import Element
from alignment.model.link_types import (
    ADVANCES,
    ALIGNS_WITH,
    ANSWERING,
    ASSESSED_BY,
    DELIVERS,
    DEPENDS_ON,
    DISCHARGES,
    FOLLOWS,
    FULFILS,
    FUNDED_BY,
    INFORMED_BY,
    JUDGED_BY,
    MEASURED_BY,
    OVERSEEN_BY,
    OWNER,
    PART_OF,
    REQUIRED_BY,
    RESPONDS_TO,
    RESPONSIBLE,
    SUPPORTED_BY,
    LinkTo,
)
from alignment.model.values import Links
from alignment.model.vocabularies import ACTION_STATUS, DIRECTION, FREQUENCY, MEASURE_TYPE, RAG, REFORM_STATUS


class Action(Element):
    """Something that somebody is to do; one that repeats has `how_often` in place of `due`."""

    KIND: ClassVar[str] = "action"
    SECTION: ClassVar[str] = "actions"
    IS_DRAWN: ClassVar[bool] = True

    status: Annotated[str | None, ChoiceType(ACTION_STATUS)] = None
    rag: Annotated[str | None, ChoiceType(RAG)] = None
    starts: OptionalDate = None
    due: Annotated[OptionalDate, MEANING] = None
    due_original: Annotated[OptionalDate, FirstGiven("due", "slip_reason")] = None
    how_often: Annotated[str | None, ChoiceType(FREQUENCY), MEANING] = None
    completed_on: OptionalDate = None
    slip_reason: OptionalText = None
    cost: Number = None
    part_of: Annotated[Links, LinkTo(PART_OF, ("plan",))] = ()
    advances: Annotated[Links, LinkTo(ADVANCES, ("ambition",))] = ()
    follows: Annotated[Links, LinkTo(FOLLOWS, ("principle",))] = ()
    measured_by: Annotated[Links, LinkTo(MEASURED_BY, ("measure",))] = ()
    delivers: Annotated[Links, LinkTo(DELIVERS, ("reform_item",))] = ()
    discharges: Annotated[Links, LinkTo(DISCHARGES, ("duty",))] = ()
    informed_by: Annotated[Links, LinkTo(INFORMED_BY, ("source",))] = ()
    responds_to: Annotated[Links, LinkTo(RESPONDS_TO, ("feedback",))] = ()
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    supported_by: Annotated[Links, LinkTo(SUPPORTED_BY, ("role",))] = ()
    overseen_by: Annotated[Links, LinkTo(OVERSEEN_BY, ("board",))] = ()
    depends_on: Annotated[Links, LinkTo(DEPENDS_ON, ("action",))] = ()
    fulfils: Annotated[Links, LinkTo(FULFILS, ("commitment",))] = ()
    funded_by: Annotated[Links, LinkTo(FUNDED_BY, ("fund",))] = ()
    assessed_by: Annotated[Links, LinkTo(ASSESSED_BY, ("assessment",))] = ()


class Measure(Element):
    """A figure, a grade or an experience by which an action, ambition or outcome can be judged."""

    KIND: ClassVar[str] = "measure"
    SECTION: ClassVar[str] = "measures"
    IS_DRAWN: ClassVar[bool] = True

    type: Annotated[str | None, ChoiceType(MEASURE_TYPE), MEANING] = None
    unit: Annotated[OptionalLabel, MEANING] = None
    numerator: Annotated[OptionalText, MEANING] = None
    denominator: Annotated[OptionalText, MEANING] = None
    direction: Annotated[str | None, ChoiceType(DIRECTION), MEANING] = None
    scale: Annotated[Words, MEANING] = ()
    baseline_value: Annotated[Number, MEANING, InWords("baseline_grade")] = None
    baseline_grade: Annotated[OptionalLabel, MEANING] = None
    baseline_on: Annotated[OptionalDate, MEANING] = None
    target_value: Annotated[Number, MEANING, InWords("target_grade")] = None
    target_grade: Annotated[OptionalLabel, MEANING] = None
    target_by: Annotated[OptionalDate, MEANING] = None
    target_original: Number = None
    target_reason: OptionalText = None
    statutory_value: Annotated[Number, MEANING] = None
    latest_value: Annotated[Number, InWords("latest_grade")] = None
    latest_grade: OptionalLabel = None
    latest_on: OptionalDate = None
    how_often: Annotated[str | None, ChoiceType(FREQUENCY)] = None
    data_from: Annotated[OptionalText, MEANING] = None
    tolerance: Annotated[Number, MEANING] = None
    last_reviewed: OptionalDate = None
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    judged_by: Annotated[Links, LinkTo(JUDGED_BY, ANSWERING)] = ()
    required_by: Annotated[Links, LinkTo(REQUIRED_BY, ("duty",))] = ()


class Milestone(Element):
    """A step on the way of an action; one that repeats has `how_often` as well, and in `due` its last day."""

    KIND: ClassVar[str] = "milestone"
    SECTION: ClassVar[str] = "milestones"

    due: Annotated[OptionalDate, MEANING] = None
    due_original: Annotated[OptionalDate, FirstGiven("due", "slip_reason")] = None
    how_often: Annotated[str | None, ChoiceType(FREQUENCY), MEANING] = None
    slip_reason: OptionalText = None
    rag: Annotated[str | None, ChoiceType(RAG)] = None
    done_on: OptionalDate = None
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    part_of: Annotated[Links, LinkTo(PART_OF, ("action",))] = ()


class ReformItem(Element):
    """A reform agreed, or under negotiation, in a programme such as Safety Valve."""

    KIND: ClassVar[str] = "reform_item"
    SECTION: ClassVar[str] = "reform_items"

    workstream: OptionalText = None
    status: Annotated[str | None, ChoiceType(REFORM_STATUS)] = None
    saving_profile: Annotated[OptionalText, MEANING] = None
    balance_by: Annotated[OptionalDate, MEANING] = None
    reporting: OptionalText = None
    part_of: Annotated[Links, LinkTo(PART_OF, ("programme",))] = ()
    aligns_with: Annotated[Links, LinkTo(ALIGNS_WITH, ("ambition",))] = ()
    informed_by: Annotated[Links, LinkTo(INFORMED_BY, ("source",))] = ()
    funded_by: Annotated[Links, LinkTo(FUNDED_BY, ("fund",))] = ()
    assessed_by: Annotated[Links, LinkTo(ASSESSED_BY, ("assessment",))] = ()
