"""What the files of a model name, whether it could be read or not: where a mend has to name an element, it looks here."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText
from alignment.model.absence import kind_of_absence
from alignment.model.free_ids import IdStyle, ids_in_style, in_latin, nearest_id, style_of
from alignment.model.link_entries import is_id
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import subject
from alignment.text import fold, fold_name

_LEADING_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")


class Named(NamedTuple):
    """Holds one element as its file names it; no title where it has none.

    `is_as_written` tells that the file holds this very id, and not one that is nearly one.
    """

    id: str
    title: str
    kind: str
    is_as_written: bool = True

    @property
    def subject(self) -> str:
        """NamedElements it in a mend: its id and its title."""
        return subject(self.id, self.title or None)


class Index(NamedTuple):
    """Finds the elements of some kinds by id and by title; None stands where several would be meant."""

    by_exact_id: Mapping[str, Named]
    by_id: Mapping[str, Named | None]
    by_title: Mapping[str, Named | None]

    def with_id(self, text: str) -> Named | None:
        """Gives the one element whose id a text is, but for case, hyphens, spaces and zeros before a number."""
        return self.by_exact_id.get(text) or self.by_id.get(_id_key(text))

    def with_title(self, text: str) -> Named | None:
        """Gives the one element whose title a text is."""
        return self.by_title.get(_title_key(text))


@dataclass(eq=False, repr=False)
class NamedElements:
    """Knows the id and the title of every element of some files; nothing is looked at before it is asked for."""

    documents: tuple[YamlDocument, ...]
    metamodel: Metamodel
    _indices: dict[frozenset[str], Index] = field(default_factory=dict)
    _styles: dict[str, IdStyle] = field(default_factory=dict)
    _proposed: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def _every(self) -> tuple[Named, ...]:
        return tuple(one for document in self.documents for one in _named_in(document, self.metamodel))

    @cached_property
    def _taken(self) -> Counter[str]:
        return Counter(one.id.casefold() for one in self._every)

    def of(self, kinds: frozenset[str]) -> Index:
        """Gives the elements of some kinds."""
        if kinds not in self._indices:
            named = {one.id: one for one in self._every if one.kind in kinds}
            titled = [one for one in named.values() if one.title]
            by_id = _only(named.values(), lambda one: _id_key(one.id))
            self._indices[kinds] = Index(named, by_id, _only(titled, lambda one: _title_key(one.title)))
        return self._indices[kinds]

    def is_alone(self, wanted: str) -> bool:
        """Tells whether no more than one element has an id, or would have it once it is written as an id."""
        return self._taken[wanted.casefold()] <= 1

    def free_id(self, kind: Kind, title: str = "") -> str:
        """Proposes an id that no element has; the same for the same title, and no id twice."""
        key = kind.name, fold(title)
        if not title or key not in self._proposed:
            style = self._style(kind)
            made = next(one for one in ids_in_style(style, title) if one.casefold() not in self._taken)
            if style.next_number is not None:
                self._styles[kind.name] = style._replace(next_number=style.next_number + 1)
            self._taken[made.casefold()] += 1
            self._proposed[key] = made
        return self._proposed[key]

    def _style(self, kind: Kind) -> IdStyle:
        if kind.name not in self._styles:
            written = [one for one in self._every if one.is_as_written]
            own = (one.id for one in written if one.kind == kind.name)
            self._styles[kind.name] = style_of(kind, own, (one.id for one in written if one.kind != kind.name))
        return self._styles[kind.name]


def _only(listed: Iterable[Named], key: Callable[[Named], str]) -> Mapping[str, Named | None]:
    found: dict[str, Named | None] = {}
    for one in listed:
        found[key(one)] = None if key(one) in found else one
    return found


def _id_key(text: str) -> str:
    return _LEADING_ZEROS.sub("", fold_name(in_latin(text)))


def _title_key(text: str) -> str:
    return fold(text).rstrip(". ")


def _named_in(document: YamlDocument, metamodel: Metamodel) -> Iterator[Named]:
    if not isinstance(document.root, YamlMapping):
        return
    for section, value in document.root.values.items():
        kind = metamodel.sections.get(section)
        for item in value.items if isinstance(value, YamlList) else (value,):
            if kind is not None and isinstance(item, YamlMapping) and (written := _text(item, "id")):
                found = written if is_id(written) else nearest_id(written)
                yield from (Named(found, _text(item, "title"), kind.name, found == written),) if found else ()


def _text(item: YamlMapping, key: str) -> str:
    """Gives a text that is there and no placeholder."""
    value = item.values.get(key)
    is_there = isinstance(value, YamlText) and kind_of_absence(value.text) is None
    return value.text.strip() if is_there and isinstance(value, YamlText) else ""
