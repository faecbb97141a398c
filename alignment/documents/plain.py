"""What the keys of a file say, wherever and however that is written, so that two states of a file can be compared."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.source import Location

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


class Said(NamedTuple):
    """Holds what a key says, and where."""

    value: Plain
    location: Location


def said_by_key(document: YamlDocument | None) -> Mapping[str, Said]:
    """Gives what each topmost key of a file says; nothing where there is none."""
    if document is None or not isinstance(document.root, YamlMapping):
        return {}
    return {name: Said(plain(value), document.locate(value)) for name, value in document.root.values.items()}


def plain(value: YamlValue) -> Plain:
    """Gives a value without its places."""
    match value:
        case YamlText():
            return value.text
        case YamlList():
            return [plain(one) for one in value.items]
        case _:
            return {name: plain(one) for name, one in value.values.items()}
