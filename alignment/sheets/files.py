"""Rows as YAML: an entry of a file, the value of a key, whole files where there are none yet."""

from collections.abc import Iterable, Iterator, Mapping

from alignment.dates import PartialDate, parse_date
from alignment.documents.written import Unquoted, Written, entry_lines, pair_lines
from alignment.meant.numbers import NUMBER
from alignment.model.field_types import DateType, NumberType
from alignment.model.link_entries import OF_A_VALUE
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import STRATEGY
from alignment.sheets.rows import ElementRow, Item, Said

_DASH, _INDENT = 2, 4


def model_files(rows: Iterable[ElementRow], metamodel: Metamodel) -> Mapping[str, str]:
    """Gives by section what a file of it holds."""
    found: dict[str, list[str]] = {}
    for row in rows:
        kind = metamodel.kinds[row.kind]
        entry = entry_of(kind, row.said)
        lines = pair_lines(entry, _DASH) if kind.name == STRATEGY else entry_lines(entry, _DASH, _INDENT)
        found.setdefault(kind.section, []).extend(lines)
    return {section: "\n".join((f"{section}:", *lines, "")) for section, lines in found.items()}


def entry_of(kind: Kind, said: Mapping[str, Said]) -> "Mapping[str, Written]":
    """Gives an element as a file holds it."""
    return dict(_pairs(kind, said))


def _pairs(kind: Kind, said: Mapping[str, Said]) -> "Iterator[tuple[str, Written]]":
    for name, value in said.items():
        written = value_of(kind, name, value)
        if written is not None:
            yield name, written


def value_of(kind: Kind, name: str, said: Said) -> "Written | None":
    """Gives what a key is to hold; None where nothing is said."""
    full = [one for one in said if not one.is_bare]
    if name in kind.links:
        items = [{"to": one.text, **_beside(one)} if one in full else one.text for one in said]
        return items[0] if len(said) == 1 and not full else items or None
    values = [_value(kind, name, one.text) for one in said]
    value = values[0] if len(values) == 1 else values or None
    return {OF_A_VALUE.key: value, **_beside(full[0])} if full and value is not None else value


def _value(kind: Kind, name: str, text: str) -> "Written":
    is_plain = isinstance(kind.fields[name].type, DateType | NumberType) and _is_plain(text)
    return Unquoted(text) if is_plain else text


def _is_plain(text: str) -> bool:
    """Tells whether a text is read as the same number or date by every YAML tool."""
    return NUMBER.fullmatch(text) is not None or isinstance(parse_date(text), PartialDate)


def _beside(item: Item) -> dict[str, str]:
    return {name: text for name, text in zip(Item._fields[1:], item[1:], strict=True) if text}
