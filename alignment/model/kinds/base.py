"""What every element has, of whatever kind."""

from typing import Annotated, ClassVar, Final

from pydantic import BaseModel, ConfigDict

from alignment.model.field_types import MEANING, ChoiceType, FreeText, Label, OptionalLabel, Title, Words
from alignment.model.link_types import EVIDENCE, REPLACES, SAME, LinkName, LinkTo
from alignment.model.values import FieldValue, Links
from alignment.model.vocabularies import BASIS, STATED

UNTITLED: Final = "(no title)"
"""Is shown behind the id of an element that has no title."""


class Element(BaseModel):
    """Holds one element of a strategy, its fields and the links that it writes.

    Values arrive converted by their field types; pydantic checks them strictly and freezes them.
    """

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        defer_build=True,
        arbitrary_types_allowed=True,
        protected_namespaces=(),
    )
    KIND: ClassVar[str]
    SECTION: ClassVar[str]
    IS_REFERENCE: ClassVar[bool] = False
    """Tells that a strategy only names such things, as it does papers, people, places and what has been counted."""

    IS_DRAWN: ClassVar[bool] = False
    """Tells that such elements have a column in the picture of a strategy, kind by kind from left to right."""

    WRITTEN_UNDER: ClassVar[LinkName | None] = None
    """Names the link to the element under which such elements may be written, in a list named as the link's other end."""

    TOLD_APART_BY: ClassVar[tuple[str, ...]] = ()
    """Names the fields that tell apart those of one element: what they hold makes the id and title of whatever has none."""

    id: Label
    title: Annotated[Title, MEANING] = ""
    reference: OptionalLabel = None
    summary: Annotated[FreeText, MEANING] = None
    basis: Annotated[str, ChoiceType(BASIS)] = STATED
    notes: FreeText = None
    tags: Words = ()
    replaces: Annotated[Links, LinkTo(REPLACES, (SAME,))] = ()
    evidence: Annotated[Links, LinkTo(EVIDENCE, ("paragraph",))] = ()

    def value(self, field: str) -> FieldValue | None:
        """Gives the value of a field by its name; None where it is absent, or no field of the kind."""
        value: FieldValue | None = getattr(self, field, None)
        return None if value in ((), "") else value

    @property
    def called(self) -> str:
        """Gives the title, or says that there is none; beside it stands the id."""
        return self.title or UNTITLED

    def links(self, link: str) -> Links:
        """Gives the links written under a name."""
        links: Links = getattr(self, link)
        return links
