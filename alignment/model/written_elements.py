"""What stands in files before it is read: every element, the key that holds its id, and the ids that links name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from alignment.documents.document import YamlDocument, YamlMapping, YamlText, YamlValue
from alignment.model.absence import kind_of_absence
from alignment.model.link_entries import is_id
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.synonyms import means_the_same
from alignment.model.written_under import entries_under, items, named_by_itself
from alignment.text import fold_name


class NamedByLinks(NamedTuple):
    """Says of an id how many links name it, and of which kinds all of them let it be."""

    links: int
    kinds: frozenset[str]


def elements_written(document: YamlDocument, metamodel: Metamodel) -> Iterator[tuple[Kind, YamlMapping]]:
    """Gives the mappings that stand where elements belong, in a section or under another element, each with its kind."""
    if not isinstance(document.root, YamlMapping):
        return
    for section, value in document.root.values.items():
        kind = metamodel.sections.get(section)
        for item in items(value):
            if kind is not None and isinstance(item, YamlMapping):
                yield kind, named_by_itself(kind, item)
                yield from entries_under(kind, item, metamodel)


def text_of(item: YamlMapping, key: str) -> str:
    """Gives a text that is there and no placeholder."""
    value = item.values.get(key)
    is_there = isinstance(value, YamlText) and kind_of_absence(value.text) is None
    return value.text.strip() if is_there and isinstance(value, YamlText) else ""


def other_id_key(item: YamlMapping, kind: Kind) -> str | None:
    """Gives the key under which an id stands in place of `id`, as a sheet has it: `Ref`, `Action no`, `ID`."""
    if "id" in item.values:
        return None
    return next((key for key in item.values if _means_id(key, kind) and is_made_up(text_of(item, key))), None)


def _means_id(key: str, kind: Kind) -> bool:
    folded = fold_name(key.rstrip("."))
    bare = folded.removeprefix(fold_name(kind.name))
    return bare == "id" or means_the_same(folded, "id") or means_the_same(bare, "id")


def is_made_up(text: str) -> bool:
    """Tells whether a text is an id, and neither a word nor the number of a line."""
    return is_id(text) and any(map(str.isalpha, text)) and not text.isalpha()


def ids_named(documents: Iterable[YamlDocument], metamodel: Metamodel) -> Mapping[str, NamedByLinks]:
    """Gives every id that links name, whether an element has it or not."""
    found: dict[str, NamedByLinks] = {}
    for document in documents:
        for kind, item in elements_written(document, metamodel):
            for name in kind.links.keys() & item.values.keys():
                for text in filter(is_id, _ends(item.values[name])):
                    before = found.get(text, NamedByLinks(0, kind.links[name].to))
                    found[text] = NamedByLinks(before.links + 1, before.kinds & kind.links[name].to)
    return found


def _ends(value: YamlValue) -> Iterator[str]:
    for item in items(value):
        end = item.values.get("to") if isinstance(item, YamlMapping) else item
        if isinstance(end, YamlText):
            yield end.text
