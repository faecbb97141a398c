"""What fields hold once they are read: texts, numbers, dates, words of a vocabulary, links."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from alignment.dates import PartialDate
from alignment.documents.document import YamlText, YamlValue
from alignment.documents.rewrite import Mend
from alignment.meant.refused import Choice, listed, to_write
from alignment.text import alike


class Beside(NamedTuple):
    """Holds what is said beside a link or the value of a field: its basis, a note, a quote, and the paragraph that says so.

    `basis` is None where none is given, and says so where what is given could not be read.
    """

    basis: str | None
    note: str | None
    quote: str | None
    evidence: YamlText | None


class LinkEntry(NamedTuple):
    """Holds one link as it was written: the id it leads to, and what was said about it.

    `basis` is None where the link gives none, and says so where what it gives could not be read; `written` is the text of the id, with its place.
    `evidence` is that of the paragraph that says so.
    """

    to: str
    basis: str | None
    note: str | None
    quote: str | None
    written: YamlText
    evidence: YamlText | None = None


class Converted:
    """Tells pydantic that a value comes converted: its class is checked, what is inside it is not looked at again."""

    def __get_pydantic_core_schema__(self, source: type, _: GetCoreSchemaHandler) -> CoreSchema:
        """Gives the check that a value is of the annotated class."""
        return core_schema.is_instance_schema(source)


ConvertedWord: TypeAlias = Annotated[str, Converted()]
"""A word of a vocabulary that has own words, which must not be lost on the way."""

FieldValue: TypeAlias = str | Decimal | PartialDate | tuple[str, ...]
Links: TypeAlias = tuple[Annotated[LinkEntry, Converted()], ...]


def settled(value: FieldValue) -> FieldValue:
    """Gives a value as it is compared: neither the order of words in a list nor how a text is typed means anything."""
    if isinstance(value, tuple):
        return tuple(sorted(map(alike, value)))
    return alike(value) if isinstance(value, str) else value


class Fault(NamedTuple):
    """Says why a value, or a part of one, is not read: the built-in finding's code, the words, the mend, the place.

    `says` is the rest of a sentence whose subject is the element; `part` tells which value of a list it is about.
    `hints` are further mends, each by the field that it sends the reader to: they help only where the kind
    has it and nothing stands there yet.
    `edits` put the mend in place where only one can be meant, `choices` are what may stand in place of the value.
    """

    code: str
    says: str
    fix: str
    value: YamlValue
    part: str = ""
    hints: tuple[tuple[str, str], ...] = ()
    edits: tuple[Mend, ...] = ()
    choices: tuple[Choice, ...] = ()

    def mend(self, key: str = "") -> str:
        """Gives the sentences that say what to do; where the value has a key to itself, its whole line."""
        if key or not self.choices:
            return f"{to_write(self.choices, key)} {self.fix}".strip()
        here = listed([one._replace(text=f"`{one.text}`") for one in self.choices])
        return f"Write {here} in its place. {self.fix}".strip()

    def hints_for(self, free: Collection[str]) -> Iterator[str]:
        """Gives the further mends that help where these fields do not stand there yet."""
        yield from (hint for hinted, hint in self.hints if hinted in free)
