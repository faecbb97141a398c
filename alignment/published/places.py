"""The JSON of places: a stretch of text in a file, and the places at which to begin."""

from typing import Annotated

from pydantic import Field

from alignment.published.shape import Shape
from alignment.results.constrained import Count, Path, Position, SeverityWord, Words


class LocationJson(Shape):
    """A stretch of text in a file. Lines and columns count from 1, columns in characters; the end is the first place after it."""

    path: Path
    line: Position  #: The line it begins on.
    column: Position  #: The column it begins at.
    end_line: Position  #: The line it ends on.
    end_column: Position  #: The column after its last character.


class PlaceJson(Shape):
    """A place that can be edited."""

    name: Words  #: The id of an element, or the path of a file.
    title: str | None  #: The title of the element; null for a file.
    location: LocationJson  #: Where it stands.


class WaitingJson(Shape):
    """A finding that an edit elsewhere could clear."""

    rule: Words  #: Its rule.
    name: Words  #: The id of the element that it is about, or the path of a file.


class RootCauseJson(Shape):
    """Places that weigh alike. No finding counts at two of these roots, nor twice at one."""

    places: Annotated[tuple[PlaceJson, ...], Field(json_schema_extra={"minItems": 1})]  #: The places.
    each: Count  #: How many findings about each of them an edit there clears.
    waiting: Count  #: How many findings about others an edit at one of them clears.
    others: tuple[WaitingJson, ...]  #: Those findings, in the order of the files.


class RootCausesJson(Shape):
    """Where to begin: few places at which an edit clears the most of the gravest findings that count."""

    severity: SeverityWord  #: How much these findings matter.
    roots: tuple[RootCauseJson, ...]  #: The places that clear the most first, at most five of them.
    total: Count  #: How many findings that matter so much count.
    least: Count  #: How many places are enough for all that one edit clears.
    apart: Count  #: How many findings no one edit clears: they take edits at several places, or a new element.
    exact: bool = Field(validation_alias="is_exact")  #: Whether no smaller number of places is enough.
