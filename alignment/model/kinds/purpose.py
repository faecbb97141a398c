"""What a strategy is for: itself, its plans and programmes, outcomes, ambitions and principles."""

from typing import Annotated, ClassVar

from alignment.model.field_types import MEANING, NEEDED, ChoiceType, NeededDate, OptionalDay, OptionalText
from alignment.model.kinds.base import Element
from alignment.model.link_types import (
    ALIGNS_WITH,
    ANSWERING,
    ASSESSED_BY,
    CONTRIBUTES_TO,
    DECIDED_BY,
    FULFILS,
    FUNDED_BY,
    INFORMED_BY,
    MEASURED_BY,
    OVERSEEN_BY,
    OWNER,
    PART_OF,
    PUBLISHED_THROUGH,
    REPLACES,
    RESPONSIBLE,
    SAME,
    SHOWN_IN,
    LinkTo,
)
from alignment.model.values import Links
from alignment.model.vocabularies import OUTCOME_TYPE, PLAN_STATUS, PLAN_TYPE, PROGRAMME_STATUS, STAGE


class StrategyElement(Element):
    """The strategy itself: its period and stage are what rules look at."""

    KIND: ClassVar[str] = "strategy"
    SECTION: ClassVar[str] = "strategy"

    period_from: Annotated[NeededDate, MEANING] = None
    period_to: Annotated[NeededDate, MEANING] = None
    stage: Annotated[str | None, ChoiceType(STAGE), NEEDED] = None
    aim: Annotated[OptionalText, MEANING] = None
    decision_on: OptionalDay = None
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    informed_by: Annotated[Links, LinkTo(INFORMED_BY, ("source",))] = ()
    decided_by: Annotated[Links, LinkTo(DECIDED_BY, ("board",))] = ()
    overseen_by: Annotated[Links, LinkTo(OVERSEEN_BY, ("board",))] = ()
    funded_by: Annotated[Links, LinkTo(FUNDED_BY, ("fund",))] = ()
    assessed_by: Annotated[Links, LinkTo(ASSESSED_BY, ("assessment",))] = ()
    shown_in: Annotated[Links, LinkTo(SHOWN_IN, ("document",))] = ()
    replaces: Annotated[Links, LinkTo(REPLACES, (SAME, "document"))] = ()


class Plan(Element):
    """A plan: the action plan of the strategy, or one that the strategy serves."""

    KIND: ClassVar[str] = "plan"
    SECTION: ClassVar[str] = "plans"

    type: Annotated[str | None, ChoiceType(PLAN_TYPE), MEANING] = None
    status: Annotated[str | None, ChoiceType(PLAN_STATUS)] = None
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    aligns_with: Annotated[Links, LinkTo(ALIGNS_WITH, ("plan", "programme"))] = ()
    informed_by: Annotated[Links, LinkTo(INFORMED_BY, ("source",))] = ()
    decided_by: Annotated[Links, LinkTo(DECIDED_BY, ("board",))] = ()
    overseen_by: Annotated[Links, LinkTo(OVERSEEN_BY, ("board",))] = ()
    fulfils: Annotated[Links, LinkTo(FULFILS, ("commitment",))] = ()
    published_through: Annotated[Links, LinkTo(PUBLISHED_THROUGH, ("channel",))] = ()
    assessed_by: Annotated[Links, LinkTo(ASSESSED_BY, ("assessment",))] = ()


class Programme(Element):
    """A programme that the strategy takes part in, such as one agreed with government."""

    KIND: ClassVar[str] = "programme"
    SECTION: ClassVar[str] = "programmes"

    status: Annotated[str | None, ChoiceType(PROGRAMME_STATUS)] = None
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    overseen_by: Annotated[Links, LinkTo(OVERSEEN_BY, ("board",))] = ()


class Outcome(Element):
    """A result that a council or partnership has set itself, or an activity under one."""

    KIND: ClassVar[str] = "outcome"
    SECTION: ClassVar[str] = "outcomes"

    type: Annotated[str | None, ChoiceType(OUTCOME_TYPE), MEANING] = None
    part_of: Annotated[Links, LinkTo(PART_OF, ("outcome", "plan"))] = ()
    measured_by: Annotated[Links, LinkTo(MEASURED_BY, ("measure",))] = ()


class Ambition(Element):
    """A strategic priority."""

    KIND: ClassVar[str] = "ambition"
    SECTION: ClassVar[str] = "ambitions"
    IS_DRAWN: ClassVar[bool] = True

    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    part_of: Annotated[Links, LinkTo(PART_OF, ("plan",))] = ()
    contributes_to: Annotated[Links, LinkTo(CONTRIBUTES_TO, ("outcome",))] = ()
    measured_by: Annotated[Links, LinkTo(MEASURED_BY, ("measure",))] = ()
    informed_by: Annotated[Links, LinkTo(INFORMED_BY, ("source",))] = ()
    decided_by: Annotated[Links, LinkTo(DECIDED_BY, ("board",))] = ()


class Principle(Element):
    """A way of working that everything done under the strategy should follow."""

    KIND: ClassVar[str] = "principle"
    SECTION: ClassVar[str] = "principles"

    part_of: Annotated[Links, LinkTo(PART_OF, ("plan",))] = ()
    informed_by: Annotated[Links, LinkTo(INFORMED_BY, ("source",))] = ()
