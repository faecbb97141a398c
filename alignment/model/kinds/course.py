"""What can change the course: risks, commitments, contingencies, money and what a board is asked."""

from typing import Annotated, ClassVar

from alignment.model.field_types import MEANING, ChoiceType, Number, OptionalDate, OptionalLabel, OptionalText
from alignment.model.kinds.base import Element
from alignment.model.link_types import (
    ABOUT,
    ADDRESSED_TO,
    ANSWERING,
    ANY,
    DISCHARGES,
    HOLDS_UP,
    MITIGATED_BY,
    OWNER,
    PAID_BY,
    PUBLISHED_THROUGH,
    RESPONSIBLE,
    THREATENS,
    WAITS_ON,
    LinkTo,
)
from alignment.model.values import Links
from alignment.model.vocabularies import CONTINGENCY_STATUS, FREQUENCY, FUND_TYPE


class Risk(Element):
    """Something that could go wrong; its likelihood, impact, rating and controls as printed."""

    KIND: ClassVar[str] = "risk"
    SECTION: ClassVar[str] = "risks"

    cause: Annotated[OptionalText, MEANING] = None
    effect: Annotated[OptionalText, MEANING] = None
    likelihood: OptionalLabel = None
    impact: OptionalLabel = None
    rating: OptionalText = None
    matrix: OptionalText = None
    controls: OptionalText = None
    review: OptionalDate = None
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    mitigated_by: Annotated[Links, LinkTo(MITIGATED_BY, ("action", "commitment", "source"))] = ()
    threatens: Annotated[Links, LinkTo(THREATENS, ("ambition", "outcome", "plan", "strategy"))] = ()


class Commitment(Element):
    """A promise made in the paper."""

    KIND: ClassVar[str] = "commitment"
    SECTION: ClassVar[str] = "commitments"

    due: Annotated[OptionalDate, MEANING] = None
    how_often: Annotated[str | None, ChoiceType(FREQUENCY), MEANING] = None
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    discharges: Annotated[Links, LinkTo(DISCHARGES, ("duty",))] = ()
    published_through: Annotated[Links, LinkTo(PUBLISHED_THROUGH, ("channel",))] = ()


class Contingency(Element):
    """Something that waits until something else has happened."""

    KIND: ClassVar[str] = "contingency"
    SECTION: ClassVar[str] = "contingencies"

    trigger: Annotated[OptionalText, MEANING] = None
    review: OptionalDate = None
    status: Annotated[str | None, ChoiceType(CONTINGENCY_STATUS)] = None
    owner: Annotated[Links, LinkTo(OWNER, ("role",), at_most=1)] = ()
    responsible: Annotated[Links, LinkTo(RESPONSIBLE, ANSWERING)] = ()
    waits_on: Annotated[Links, LinkTo(WAITS_ON, ("programme", "source", "reform_item", "plan", "fund"))] = ()
    holds_up: Annotated[Links, LinkTo(HOLDS_UP, ("plan", "action", "strategy"))] = ()


class Fund(Element):
    """A grant, deficit or saving; in pounds unless `unit` says otherwise."""

    KIND: ClassVar[str] = "fund"
    SECTION: ClassVar[str] = "funds"

    type: Annotated[str | None, ChoiceType(FUND_TYPE), MEANING] = None
    amount: Annotated[Number, MEANING] = None
    unit: Annotated[OptionalLabel, MEANING] = None
    year: Annotated[OptionalDate, MEANING] = None
    paid_by: Annotated[Links, LinkTo(PAID_BY, ("organisation",))] = ()


class Recommendation(Element):
    """Something that a board is asked to do."""

    KIND: ClassVar[str] = "recommendation"
    SECTION: ClassVar[str] = "recommendations"

    addressed_to: Annotated[Links, LinkTo(ADDRESSED_TO, ("board",))] = ()
    about: Annotated[Links, LinkTo(ABOUT, (ANY,))] = ()
