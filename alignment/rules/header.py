"""What a pack file says of itself before it is compiled: which packs it extends, which rules it writes."""

from collections.abc import Iterator
from typing import NamedTuple

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue


class PackHeader(NamedTuple):
    """Holds the ids of the rules that a file writes, with or without mistakes; `is_whole` tells that these are all.

    `extends` counts the packs that it extends, those that cannot be told from the file included.
    """

    ids: frozenset[str]
    is_whole: bool
    extends: int = 0


def extended_names(document: YamlDocument) -> tuple[YamlText, ...]:
    """Gives the names of the packs that a pack extends; whatever is no name is left to who reads the pack."""
    return tuple(item for item in _extended(document) if isinstance(item, YamlText) and item.text.strip())


def header_of(document: YamlDocument) -> PackHeader:
    """Gives the rules that a pack writes."""
    rules = _values(document).get("rules")
    ids = list(_ids(rules))
    is_whole = document.is_whole and all(ids) and (rules is None or isinstance(rules, YamlList))
    return PackHeader(frozenset(ids), is_whole, len(_extended(document)))


def _extended(document: YamlDocument) -> tuple[YamlValue, ...]:
    value = _values(document).get("extends")
    if value is None:
        return ()
    return value.items if isinstance(value, YamlList) else (value,)


def _ids(rules: YamlValue | None) -> Iterator[str]:
    """Gives the id of every entry, empty where none can be read."""
    for item in rules.items if isinstance(rules, YamlList) else ():
        written_id = item.values.get("id") if isinstance(item, YamlMapping) else None
        yield " ".join(written_id.text.split()) if isinstance(written_id, YamlText) else ""


def _values(document: YamlDocument) -> dict[str, YamlValue]:
    return document.root.values if isinstance(document.root, YamlMapping) else {}
