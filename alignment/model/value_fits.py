"""How a value would stand under another name than it does: as it is, or brought into the form that is read there."""

import re
from collections.abc import Collection
from enum import IntEnum
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlList, YamlText, YamlValue
from alignment.documents.rewrite import Mend, Rewrite, quoted
from alignment.meant.refused import listed
from alignment.model.absence import absence_of
from alignment.model.field_types import DateType, TextType, WordsType
from alignment.model.link_entries import Stray, read_links
from alignment.model.link_mends import LinkMender
from alignment.model.metamodel import Kind, LinkEnds
from alignment.model.values import Fault
from alignment.model.written_elements import is_made_up

_NOT_PLAIN: Final = re.compile(r""": | #|[\n,\[\]{}]|^[-?:!&*|>%@`"'#]|:$""")
_LONGEST_LINE: Final = 80


class Closeness(IntEnum):
    """Tells how sure it is that a value was meant for a field or link, the surest first."""

    NAMES = 1
    """It names elements that there are."""
    HOLDS = 2
    """It is a date, a number or a word, as the field takes it, or counts as absent."""
    SHAPED = 3
    """It looks like the id of an element, and there is none of it."""
    NEARLY = 4
    """It can be read as a date, a number or a word."""
    TEXT = 5
    """The field takes any words."""
    WORD = 6
    """It can be an id, and looks like a word or a number."""


class Fit(NamedTuple):
    """Says how a value stands under a name: `lines` to write, none where they would be long, and what is to be said beside.

    `edits` bring the value into its form; `is_sure` tells that, once they are made, it stands there as it was meant.
    """

    closeness: Closeness
    lines: str
    beside: str = ""
    edits: tuple[Mend, ...] = ()
    is_sure: bool = True

    @property
    def is_as_written(self) -> bool:
        """Tells whether the value can stay as it is."""
        return self.is_sure and not self.edits


class Fitting(NamedTuple):
    """Tries a value under the names that an element of a kind may write; `written` are those that stand there already."""

    document: YamlDocument
    kind: Kind
    mender: LinkMender
    value: YamlValue
    written: Collection[str]

    @property
    def free(self) -> list[str]:
        """Gives the names that do not stand there yet."""
        return [one for one in self.kind.names if one not in self.written]

    @property
    def dates(self) -> tuple[str, ...]:
        """Gives the dates that the value tells, as they are written."""
        faults = DateType().read(self.value)[1]
        return tuple(one.text for one in faults[0].choices) if faults else (as_written(self.value) or "",)

    def under(self, name: str) -> Fit | None:
        """Tells how the value would stand under a name; None where it cannot."""
        if absence_of(self.value):
            return Fit(Closeness.HOLDS, self._line(name))
        if name in self.kind.links:
            return self._as_link(name, self.kind.links[name])
        of = self.kind.fields[name].type
        faults = of.read(self.value)[1]
        if not faults:
            is_any = isinstance(of, TextType | WordsType)
            return Fit(Closeness.TEXT if is_any else Closeness.HOLDS, self._line(name))
        return self._mended(name, faults[0]) if faults[0].value is self.value else None

    def _line(self, name: str) -> str:
        written = as_written(self.value)
        return "" if written is None or len(written) > _LONGEST_LINE else f"`{name}: {written}`"

    def _mended(self, name: str, fault: Fault) -> Fit | None:
        """Gives the value in the form that a field takes, where a fault says which it is."""
        hints = " ".join(fault.hints_for(self.free))
        if fault.choices:
            lines = listed(fault.choices, name)
            return Fit(Closeness.NEARLY, lines, f"{fault.fix} {hints}".strip(), fault.edits, bool(fault.edits))
        match fault.edits:
            case (Rewrite(_, new_text),):
                return Fit(Closeness.NEARLY, f"`{name}: {new_text}`", hints, fault.edits)
            case _:
                return None

    def _as_link(self, name: str, ends: LinkEnds) -> Fit | None:
        read = read_links(self.value, ends.at_most)
        known = self.mender.names.of(ends.to).by_exact_id
        written = {entry.to for entry in read.links}
        if not read.faults and not read.strays and written <= known.keys():
            return Fit(Closeness.NAMES, self._line(name))
        if isinstance(self.value, YamlText) and self.mender.knows(ends, self.value.text):
            stray = Stray(self.value, None)
            edits = self.mender.mend(self.document, self.kind, ends, stray).edits
            return Fit(Closeness.NAMES, self.mender.written(self.kind, ends, stray), "", edits, bool(edits))
        if isinstance(self.value, YamlList) and (named := self.mender.naming(ends, self.value)) and not named.added:
            return Fit(Closeness.NAMES, f"`{name}: {named.written}`", is_sure=False)
        if read.faults or read.strays:
            return None
        is_shaped = all(is_made_up(one) and one[0].isalpha() for one in written)
        closeness = Closeness.SHAPED if is_shaped else Closeness.WORD
        return Fit(closeness, self._line(name))

    def naming(self, names: Collection[str]) -> tuple[Fit, ...]:
        """Gives the lines by which links name what the value names in words, where all of some names are links to the same."""
        if len({self.kind.links[one].to if one in self.kind.links else one for one in names}) != 1:
            return ()
        named = {one: self.mender.naming(self.kind.links[one], self.value) for one in names if one in self.kind.links}
        return tuple(
            Fit(Closeness.TEXT, f"`{name}: {found.written}`", found.added, is_sure=False)
            for name, found in named.items()
            if found
        )


def as_written(value: YamlValue) -> str | None:
    """Gives a value as it can be written on one line; None for one that takes more."""
    if isinstance(value, YamlText):
        return value.text if value.text and not _NOT_PLAIN.search(value.text) else quoted(value.text)
    if isinstance(value, YamlList):
        written = [as_written(item) for item in value.items]
        return None if None in written else f"[{', '.join(filter(None, written))}]"
    return None
