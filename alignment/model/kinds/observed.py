"""What was seen on the way: observations of what a strategy does and wants, and benchmarks to hold them against."""

from typing import Annotated, ClassVar

from alignment.model.field_types import (
    MEANING,
    ChoiceType,
    FreeText,
    InWords,
    NeededDate,
    NeededLabel,
    Number,
    OptionalDate,
    OptionalLabel,
    OwnTitle,
)
from alignment.model.kinds.base import Element
from alignment.model.link_types import ANSWERING, BENCHMARK_FOR, OBSERVATION_OF, REPORTED_BY, LinkName, LinkTo
from alignment.model.values import Links
from alignment.model.vocabularies import RAG


class Observation(Element):
    """What was seen of something on a date, beside what was planned for it; without id and title it is named by its date."""

    KIND: ClassVar[str] = "observation"
    SECTION: ClassVar[str] = "observations"
    IS_REFERENCE: ClassVar[bool] = True
    WRITTEN_UNDER: ClassVar[LinkName | None] = OBSERVATION_OF
    TOLD_APART_BY: ClassVar[tuple[str, ...]] = ("date",)

    title: Annotated[OwnTitle, MEANING] = ""
    date: Annotated[NeededDate, MEANING] = None
    actual_value: Annotated[Number, MEANING, InWords("grade")] = None
    grade: Annotated[OptionalLabel, MEANING] = None
    planned_value: Number = None
    target_value: Number = None
    numerator: Number = None
    denominator: Number = None
    rag: Annotated[str | None, ChoiceType(RAG)] = None
    percent_complete: Number = None
    forecast: OptionalDate = None
    comment: FreeText = None
    break_in_series: OptionalLabel = None
    observation_of: Annotated[
        Links, LinkTo(OBSERVATION_OF, ("measure", "action", "milestone", "risk", "outcome", "ambition"), at_most=1)
    ] = ()
    reported_by: Annotated[Links, LinkTo(REPORTED_BY, ANSWERING)] = ()


class Benchmark(Element):
    """The value of a measure elsewhere: of a country, a region or those like us; without id and title it is named by both."""

    KIND: ClassVar[str] = "benchmark"
    SECTION: ClassVar[str] = "benchmarks"
    IS_REFERENCE: ClassVar[bool] = True
    WRITTEN_UNDER: ClassVar[LinkName | None] = BENCHMARK_FOR
    TOLD_APART_BY: ClassVar[tuple[str, ...]] = ("place", "date")

    title: Annotated[OwnTitle, MEANING] = ""
    place: Annotated[NeededLabel, MEANING] = None
    date: Annotated[NeededDate, MEANING] = None
    actual_value: Annotated[Number, MEANING, InWords("grade")] = None
    grade: Annotated[OptionalLabel, MEANING] = None
    benchmark_for: Annotated[Links, LinkTo(BENCHMARK_FOR, ("measure",), at_most=1)] = ()
