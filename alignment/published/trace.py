"""The JSON of a trace and of a whole graph: `align trace` and `align graph` write it with `--format json`."""

from collections.abc import Mapping
from typing import Annotated, Final, TypeAlias

from pydantic import AliasPath, ConfigDict, Field
from pydantic.config import JsonDict

from alignment.published.shape import AnswerJson, Shape
from alignment.results.constrained import Basis, Count, Words

#: The id of an element; `elements` describes it.
Id: TypeAlias = Words


class TracedElementJson(Shape):
    """What an element is."""

    kind: Words  #: Its kind, as in `action`.
    title: Words  #: Its title.
    basis: Basis


class ReadingJson(Shape):
    """One link as it reads from one of its ends."""

    link: Words  #: The type of the link, as it is written.
    #: True where it is the element named here that writes the link.
    inverse: bool = Field(validation_alias="is_inverse")
    says: Words  #: The words that stand between the two elements in a sentence.
    basis: Basis
    element: Id  #: The id of the element that the link leads to from here.


class StepJson(ReadingJson):
    """One link, and what follows from the element that it leads to."""

    link: Words = Field(validation_alias=AliasPath("reading", "link"))
    inverse: bool = Field(validation_alias=AliasPath("reading", "is_inverse"))
    says: Words = Field(validation_alias=AliasPath("reading", "says"))
    basis: Basis = Field(validation_alias=AliasPath("reading", "basis"))
    element: Id = Field(validation_alias=AliasPath("reading", "element"))
    #: True where the same element is spread out at another place of the tree, so that nothing follows here.
    elsewhere: bool = Field(validation_alias="is_elsewhere")
    left_out: Count  #: How many links of the element named here are not listed.
    steps: "tuple[StepJson, ...]"  #: What follows.


class TreeJson(Shape):
    """Everything in one direction: upstream is why the element exists, downstream what hangs on it."""

    reached: Count  #: How many elements there are in this direction.
    #: How many of them this answer has no room for; --all names them, but for those more than twenty links away.
    unnamed: Count
    left_out: Count  #: How many links of the element itself are not listed.
    steps: tuple[StepJson, ...]  #: Its links, in the metamodel's order, citations last.


class ThreadJson(Shape):
    """What is upstream and downstream of one element; null where --to asks for ways."""

    element: Id
    upstream: TreeJson
    downstream: TreeJson


class LegJson(Shape):
    """Every link from the element before to the next."""

    element: Id
    #: At least one.
    links: Annotated[tuple[ReadingJson, ...], Field(json_schema_extra={"minItems": 1})] = Field(
        validation_alias="readings"
    )


class AroundJson(Shape):
    """What an element is linked to."""

    element: Id
    joined: Count = Field(validation_alias="group")  #: How many other elements links join to it, directly or by others.
    links: tuple[ReadingJson, ...] = Field(validation_alias="readings")  #: Its links, in either direction.


class WaysJson(Shape):
    """The shortest ways from one element to another, over links in either direction; null where --to is not given."""

    start: Id = Field(serialization_alias="from")  #: The id of the element where the ways begin.
    end: Id = Field(serialization_alias="to")  #: The id of the element where they end.
    left_out: Count  #: How many further ways of the same length are not listed.
    #: The first ten, leg after leg; the last leg leads to the end.
    ways: Annotated[tuple[tuple[LegJson, ...], ...], Field(json_schema_extra={"maxItems": 10})]
    around: tuple[AroundJson, ...]  #: Where there is no way: for either end what it is linked to; otherwise empty.


_IS_ONE: Final[JsonDict] = {"oneOf": [{"properties": {one: {"type": "null"}}} for one in ("thread", "ways")]}


class TraceJson(AnswerJson):
    """Says why an element exists and what hangs on it, or how two elements are linked."""

    model_config = ConfigDict(json_schema_extra=_IS_ONE)

    #: True where everything was read. Where it is false links may be missing, and the exit code is 2.
    complete: bool = Field(validation_alias="is_complete")
    #: Every element that is named in this answer, by its id, in the order of the files.
    elements: Mapping[str, TracedElementJson] = Field(validation_alias="named")
    thread: ThreadJson | None
    ways: WaysJson | None


class GraphElementJson(Shape):
    """One element of any kind."""

    id: Words  #: Its id.
    kind: Words  #: Its kind, as in `action`.
    title: Words  #: Its title.
    basis: Basis


class GraphLinkJson(Shape):
    """One link, from the element that writes it."""

    source: Words = Field(serialization_alias="from")  #: The id of the element that writes the link.
    link: Words = Field(validation_alias="type")  #: The type of the link, as it is written.
    says: Words  #: The words that stand between the two elements in a sentence.
    target: Words = Field(serialization_alias="to")  #: The id of the element that it leads to.
    basis: Basis
    note: str | None  #: What is noted of the link.
    quote: str | None  #: The words of the paper that hold what is linked.
    evidence: str | None  #: The paragraph that says that there is such a link.


class GraphJson(AnswerJson):
    """Holds every element and every link of a strategy, or what is upstream and downstream of one element."""

    #: True where everything was read. Where it is false elements or links may be missing, and the exit code is 2.
    complete: bool = Field(validation_alias="is_complete")
    title: Words  #: What this is the graph of: the title of the strategy, or the element that it was chosen for.
    #: The id of the element of which this holds what is upstream and downstream; null where it holds everything.
    of: str | None
    elements: tuple[GraphElementJson, ...]  #: Every element, in the order of the files.
    links: tuple[GraphLinkJson, ...]  #: Every link between them, by type.
