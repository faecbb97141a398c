"""What an element says, as cells hold it: values and links, and what is said beside each."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.meant.numbers import NUMBER
from alignment.model.absence import AbsenceKind, kind_of_absence
from alignment.model.field_types import ChoicesType, NumberType, WordsType, vocabulary_of
from alignment.model.free_ids import nearest_id
from alignment.model.metamodel import Kind
from alignment.model.strategy import Strategy
from alignment.model.written_under import items
from alignment.tables.grid import clean
from alignment.text import alike

ID: Final = "id"


class Item(NamedTuple):
    """Holds a value, a word of a list or where a link leads, and what is said beside it."""

    text: str
    basis: str = ""
    note: str = ""
    evidence: str = ""
    quote: str = ""

    @property
    def is_bare(self) -> bool:
        """Tells whether nothing is said beside it."""
        return not any(self[1:])


Said: TypeAlias = tuple[Item, ...]
"""What one field or link says, one item where it holds one value; what is said beside a whole list stands with its first."""


class ElementRow(NamedTuple):
    """Holds what an element says by the names of its fields and links; those that are missing are not spoken of.

    `key` is its id, or the one that follows from what it is of. `address` is that of the row, where it stands in a sheet.
    """

    kind: str
    key: str
    said: Mapping[str, Said]
    address: str = ""


def rows_of(strategy: Strategy) -> tuple[ElementRow, ...]:
    """Gives what every element says as it is written, kind by kind in the order of the metamodel."""
    return tuple(
        ElementRow(kind.name, element.id, dict(_said(kind, strategy.origins[element.id].mapping)))
        for kind in strategy.metamodel.kinds.values()
        for element in strategy.of_kind(kind.name)
    )


def _said(kind: Kind, mapping: YamlMapping) -> Iterator[tuple[str, Said]]:
    for name in kind.names:
        is_derived = name == ID and name not in mapping.keys
        found = () if is_derived else tuple(_items(kind, name, mapping.values.get(name)))
        around = mapping.around.get(name)
        yield name, (Item(found[0].text, *_beside(around)), *found[1:]) if around and found else found


def is_list(kind: Kind, name: str) -> bool:
    """Tells whether a field or link of a kind holds a list."""
    return name in kind.links or isinstance(kind.fields[name].type, ChoicesType | WordsType)


def _items(kind: Kind, name: str, value: YamlValue | None) -> Iterator[Item]:
    listed = items(value) if value and is_list(kind, name) else (value,)
    for one in listed:
        if isinstance(one, YamlMapping) and name in kind.links:
            item = Item(_text(one.values.get("to")), *_beside(one))
        else:
            item = Item(_text(one))
        if item.text:
            yield item


def _beside(mapping: YamlMapping) -> Iterator[str]:
    return (_text(mapping.values.get(name)) for name in Item._fields[1:])


def _text(value: YamlValue | None) -> str:
    """Gives a text as cells hold it: without what nobody sees; what counts as empty is empty."""
    if not isinstance(value, YamlText) or kind_of_absence(value.text) is AbsenceKind.EMPTY:
        return ""
    return clean(value.text)


def key_of(kind: Kind, said: Mapping[str, Said]) -> str:
    """Gives the id of an element, or the one that follows from what it is of and what tells it apart."""
    link = kind.element.WRITTEN_UNDER
    if said.get(ID):
        return said[ID][0].text
    if link is None:
        return ""
    holders = [one.text for one in said.get(link.name, ())]
    told = [nearest_id(one.text) for name in kind.element.TOLD_APART_BY for one in said.get(name, ())]
    parts = [part for part in told if part]
    return ".".join((holders[0], *parts)) if holders and parts else ""


def is_same(kind: Kind, name: str, before: Said, after: Said) -> bool:
    """Tells whether two values say the same: neither order, nor how a text or a number is typed, makes a difference."""
    return _meant(kind, name, before) == _meant(kind, name, after)


def _meant(kind: Kind, name: str, said: Said) -> list[tuple[str, ...]]:
    return sorted((_settled(kind, name, one.text), *map(alike, one[1:])) for one in said)


def _settled(kind: Kind, name: str, text: str) -> str:
    spec = kind.fields.get(name)
    vocabulary = vocabulary_of(spec.type) if spec else None
    if vocabulary is not None:
        return vocabulary.find(text) or alike(text)
    return f"{Decimal(text).normalize():f}" if is_number(kind, name) and NUMBER.fullmatch(text) else alike(text)


def is_number(kind: Kind, name: str) -> bool:
    """Tells whether a field of a kind holds a number."""
    return name in kind.fields and isinstance(kind.fields[name].type, NumberType)
