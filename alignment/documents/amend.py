"""Keys of mappings set, added or taken away, and entries added to lists, by changes to nothing else of a file.

Comments, order and layout stay. What was made is read again before it is given, so that no layout of YAML can make it wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from alignment.documents.characters import UTF_8_MARK
from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.parse import parse
from alignment.documents.placing import Page
from alignment.documents.plain import Plain, plain
from alignment.documents.written import Written, unmarked
from alignment.source import SourceFile, TextEdit, edited


class Wish(NamedTuple):
    """Says what a key of a mapping is to hold; None where it is to be taken away."""

    mapping: YamlMapping
    key: str
    value: "Written | None"


class NewEntry(NamedTuple):
    """Adds an entry at the end of the list that a key of a mapping holds, or is to hold."""

    mapping: YamlMapping
    key: str
    entry: Written


Amendment: TypeAlias = Wish | NewEntry


class NotAmended(NamedTuple):
    """Names a file that is laid out so that a wish would change what nobody wished."""

    name: str


def amendments(document: YamlDocument, wishes: Iterable[Amendment]) -> tuple[TextEdit, ...] | NotAmended:
    """Gives the changes to a file by which it says what is wished, and of everything else what it said."""
    by_place: dict[int, list[Amendment]] = {}
    for one in wishes:
        by_place.setdefault(one.mapping.start.index, []).append(one)
    page = Page.of(document)
    changes = [
        change
        for mapping in _mappings(document.root)
        for change in page.changes(mapping, *_sorted_out(mapping, by_place.get(mapping.start.index, ())))
    ]
    edits = page.edits(changes)
    after = parse(amended(document, edits))[0].root
    expected = None if document.root is None else _expected(document.root, by_place)
    return NotAmended(str(document.source.path)) if after is None or plain(after) != expected else edits


def amended(document: YamlDocument, edits: Iterable[TextEdit]) -> SourceFile:
    """Gives a file as changes leave it."""
    content = document.source.content
    text = content.removeprefix(UTF_8_MARK)
    mark = content[: len(content) - len(text)]
    return SourceFile(document.source.path, mark + edited(text.decode(), edits).encode())


def _mappings(value: YamlValue | None) -> Iterable[YamlMapping]:
    if isinstance(value, YamlMapping):
        yield value
        for one in value.values.values():
            yield from _mappings(one)
    elif isinstance(value, YamlList):
        for one in value.items:
            yield from _mappings(one)


def _sorted_out(
    mapping: YamlMapping, wishes: Sequence[Amendment]
) -> "tuple[dict[str, Written | None], list[tuple[YamlList, Written]]]":
    """Gives what keys are to hold, and the entries for lists that hold some already."""
    wanted: dict[str, Written | None] = {}
    entries: list[tuple[YamlList, Written]] = []
    for wish in wishes:
        there = mapping.values.get(wish.key)
        if isinstance(wish, Wish):
            wanted[wish.key] = wish.value
        elif isinstance(there, YamlList) and there.items:
            entries.append((there, wish.entry))
        else:
            before = wanted.get(wish.key)
            wanted[wish.key] = [*(before if isinstance(before, list) else ()), wish.entry]
    return wanted, entries


def _expected(value: YamlValue, by_place: Mapping[int, Sequence[Amendment]]) -> Plain:
    """Gives what a value says once all wishes are fulfilled; where a mapping begins, no other one does."""
    match value:
        case YamlText():
            return value.text
        case YamlList():
            return [_expected(one, by_place) for one in value.items]
        case _:
            said = {name: _expected(one, by_place) for name, one in value.values.items()}
    for one in by_place.get(value.start.index, ()):
        if isinstance(one, NewEntry):
            there = said.get(one.key)
            said[one.key] = [*(there if isinstance(there, list) else ()), unmarked(one.entry)]
        elif one.value is None:
            said.pop(one.key, None)
        else:
            said[one.key] = unmarked(one.value)
    return said
