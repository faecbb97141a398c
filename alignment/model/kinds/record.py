"""The papers that everything rests on."""

from typing import Annotated, ClassVar

from alignment.model.field_types import MEANING, ChoiceType, FreeText, OptionalDate, OptionalLabel, Url
from alignment.model.kinds.base import Element
from alignment.model.link_types import PART_OF, LinkTo
from alignment.model.values import Links
from alignment.model.vocabularies import YES_NO


class Document(Element):
    """A paper, plan or report as published."""

    KIND: ClassVar[str] = "document"
    SECTION: ClassVar[str] = "documents"
    IS_REFERENCE: ClassVar[bool] = True

    date: Annotated[OptionalDate, MEANING] = None
    url: Url = None
    file: OptionalLabel = None
    sha256: Annotated[OptionalLabel, MEANING] = None
    primary: Annotated[str | None, ChoiceType(YES_NO)] = None


class Paragraph(Element):
    """A numbered paragraph, table row or headed part of a document."""

    KIND: ClassVar[str] = "paragraph"
    SECTION: ClassVar[str] = "paragraphs"
    IS_REFERENCE: ClassVar[bool] = True

    number: Annotated[OptionalLabel, MEANING] = None
    begins: FreeText = None
    page: OptionalLabel = None
    part_of: Annotated[Links, LinkTo(PART_OF, ("document",))] = ()
