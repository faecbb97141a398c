"""The kinds of element, one pydantic class each: the one place where fields and links are written down."""

from typing import Final

from alignment.model.kinds.base import Element
from alignment.model.kinds.course import Commitment, Contingency, Fund, Recommendation, Risk
from alignment.model.kinds.observed import Benchmark, Observation
from alignment.model.kinds.people import Assessment, Board, Channel, Duty, Feedback, Organisation, Role, Source
from alignment.model.kinds.purpose import Ambition, Outcome, Plan, Principle, Programme, StrategyElement
from alignment.model.kinds.record import Document, Paragraph
from alignment.model.kinds.work import Action, Measure, Milestone, ReformItem

BUILT_IN_KINDS: Final[tuple[type[Element], ...]] = (
    StrategyElement,
    Document,
    Paragraph,
    Organisation,
    Role,
    Board,
    Plan,
    Programme,
    Outcome,
    Ambition,
    Principle,
    Action,
    Measure,
    Milestone,
    Observation,
    Benchmark,
    ReformItem,
    Duty,
    Source,
    Feedback,
    Risk,
    Commitment,
    Contingency,
    Fund,
    Channel,
    Assessment,
    Recommendation,
)
"""Every built-in kind, in the order in which reports and documentation name them."""
