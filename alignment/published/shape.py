"""What every published shape is made of, and the one way from a result to JSON and back."""

from typing import Final, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from alignment import __version__
from alignment.published.json_text import Json
from alignment.results.constrained import Words
from alignment.text import shorten, visible

_SHOWN: Final = 60


class Shape(BaseModel):
    """Holds a part of an answer under the names of its JSON.

    Its fields are read off a result by name, or by the alias where the result calls them otherwise. What stands beside a
    field behind `#:`, or else beside its type, is what the schema says of it.
    """

    model_config = ConfigDict(frozen=True, from_attributes=True, populate_by_name=True)


AnyShape = TypeVar("AnyShape", bound=Shape)


class ToolJson(Shape):
    """The program that made this answer."""

    name: Literal["align"] = "align"  #: Always `align`.
    version: Words = __version__  #: The version of align; another version may answer otherwise.


class AnswerJson(Shape):
    """Holds what every answer begins with."""

    #: The first number changes when a reader written for the old shape would go wrong.
    schema_version: Literal["1.0"] = "1.0"
    tool: ToolJson = ToolJson()


def published(shape: type[Shape], result: object) -> dict[str, Json]:
    """Gives a result as JSON of a shape, names in the shape's order."""
    return shape.model_validate(result).model_dump(mode="json", by_alias=True)


class Misread(NamedTuple):
    """Names the first value of a text that is not of a shape; nothing where it is not whole JSON."""

    where: str


def read_back(shape: type[AnyShape], content: bytes) -> AnyShape | Misread:
    """Reads JSON of a shape, strictly, by the names that are published; what else there is is left alone."""
    try:
        return shape.model_validate_json(content, strict=True, by_alias=False, by_name=True)
    except ValidationError as error:
        where = error.errors(include_url=False, include_input=False, include_context=False)[0]["loc"]
        return Misread(visible(shorten(".".join(map(str, where)), _SHOWN)))
