"""What the files of a model name, whether it could be read or not: where a mend has to name an element, it looks here."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from alignment.documents.document import YamlDocument
from alignment.model.free_ids import IdStyle, id_beside, ids_in_style, in_latin, is_in_style, nearest_id, style_of
from alignment.model.link_entries import is_id
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import subject
from alignment.model.written_elements import NamedByLinks, elements_written, ids_named, other_id_key, text_of
from alignment.text import count_of, fold, fold_name

_T = TypeVar("_T")
_LEADING_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")


class Named(NamedTuple):
    """Holds one element as its file names it; no title where it has none.

    `is_as_written` tells that the file holds this very id, and not one that is nearly one; `reference` is what its plan
    calls it.
    """

    id: str
    title: str
    kind: str
    reference: str = ""
    is_as_written: bool = True

    @property
    def subject(self) -> str:
        """NamedElements it in a mend: its id and its title."""
        return subject(self.id, self.title or None)


class FreeId(NamedTuple):
    """Holds an id that no element has, with why it is proposed, in words that follow it."""

    id: str
    why: str = "which is free"


class Index(NamedTuple):
    """Finds the elements of some kinds by id, title and reference; None stands where several would be meant."""

    by_exact_id: Mapping[str, Named]
    by_id: Mapping[str, Named | None]
    by_title: Mapping[str, Named | None]
    by_reference: Mapping[str, Named | None]

    def with_id(self, text: str) -> Named | None:
        """Gives the one element whose id a text is, but for case, hyphens, spaces and zeros before a number."""
        return self.by_exact_id.get(text) or self.by_id.get(id_key(text))

    def with_title(self, text: str) -> Named | None:
        """Gives the one element whose title a text is."""
        return self.by_title.get(_title_key(text))

    def with_reference(self, text: str) -> Named | None:
        """Gives the one element to which its plan gives a text as its number."""
        return self.by_reference.get(_title_key(text))


@dataclass(eq=False, repr=False)
class NamedElements:
    """Knows the id and the title of every element of some files; nothing is looked at before it is asked for."""

    documents: tuple[YamlDocument, ...]
    metamodel: Metamodel
    _indices: dict[frozenset[str], Index] = field(default_factory=dict)
    _styles: dict[str, IdStyle] = field(default_factory=dict)
    _proposed: dict[tuple[str, str], str] = field(default_factory=dict)
    _lost: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _every(self) -> tuple[Named, ...]:
        return tuple(one for document in self.documents for one in _named_in(document, self.metamodel))

    @cached_property
    def _taken(self) -> Counter[str]:
        return Counter(one.id.casefold() for one in self._every)

    @cached_property
    def named_by_links(self) -> Mapping[str, NamedByLinks]:
        """Gives every id that links name."""
        return ids_named(self.documents, self.metamodel)

    @cached_property
    def _lost_by_key(self) -> Mapping[str, str | None]:
        """Gives the ids that links name and no element has, by what an id is but for signs and case."""
        written = {one.id.casefold() for one in self._every if one.is_as_written}
        return _only((one for one in self.named_by_links if one.casefold() not in written), id_key)

    def lost(self, text: str) -> str | None:
        """Gives the one id that links name and no element has, and that one text alone is but for signs and case."""
        nearest = nearest_id(text)
        return self._lost_by_key.get(id_key(text)) if nearest and self.is_alone(nearest) else None

    def of(self, kinds: frozenset[str]) -> Index:
        """Gives the elements of some kinds."""
        if kinds not in self._indices:
            named = {one.id: one for one in self._every if one.kind in kinds}
            titled = [one for one in named.values() if one.title]
            by_id = _only(named.values(), lambda one: id_key(one.id))
            numbered = [one for one in named.values() if one.reference]
            by_title = _only(titled, lambda one: _title_key(one.title))
            by_reference = _only(numbered, lambda one: _title_key(one.reference))
            self._indices[kinds] = Index(named, by_id, by_title, by_reference)
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
            self._proposed[key] = self._take(made)
        return self._proposed[key]

    def id_for(self, kind: Kind, title: str, copied: str = "") -> FreeId:
        """Proposes an id for an element that has none, or the id `copied` from another.

        That is the one that links name and nothing has; or the one beside the copied id that its series leaves out.
        """
        if lost := self._only_lost(kind):
            links = self.named_by_links[lost].links
            named = f"which {count_of(links, 'link')} {'names' if links == 1 else 'name'} and no element has"
            return FreeId(self._take(lost), named)
        beside = [one for one in id_beside(self._style(kind), copied) if one.casefold() not in self._taken]
        return FreeId(self._take(beside[0]) if len(beside) == 1 else self.free_id(kind, title))

    def _only_lost(self, kind: Kind) -> str:
        """Gives the one id that links name as of a kind, and that no element has; none where there are several."""
        if kind.name not in self._lost:
            style = self._style(kind)
            fitting = (one for one, named in self.named_by_links.items() if kind.name in named.kinds)
            lost = [one for one in fitting if one.casefold() not in self._taken and is_in_style(style, one)]
            self._lost[kind.name] = lost[0] if len(lost) == 1 else ""
        found = self._lost[kind.name]
        return "" if found.casefold() in self._taken else found

    def _take(self, wanted: str) -> str:
        self._taken[wanted.casefold()] += 1
        return wanted

    def _style(self, kind: Kind) -> IdStyle:
        if kind.name not in self._styles:
            written = [one for one in self._every if one.is_as_written]
            own = (one.id for one in written if one.kind == kind.name)
            self._styles[kind.name] = style_of(kind, own, (one.id for one in written if one.kind != kind.name))
        return self._styles[kind.name]


def _only(listed: Iterable[_T], key: Callable[[_T], str]) -> Mapping[str, _T | None]:
    """Gives things by a key; None where several have it."""
    found: dict[str, _T | None] = {}
    for one in listed:
        found[key(one)] = None if key(one) in found else one
    return found


def id_key(text: str) -> str:
    """Gives what an id is but for case, hyphens, spaces and zeros before a number."""
    return _LEADING_ZEROS.sub("", fold_name(in_latin(text)))


def _title_key(text: str) -> str:
    return fold(text).rstrip(". ")


def _named_in(document: YamlDocument, metamodel: Metamodel) -> Iterator[Named]:
    for kind, item in elements_written(document, metamodel):
        if written := text_of(item, other_id_key(item, kind) or "id"):
            found = written if is_id(written) else nearest_id(written)
            title, reference = text_of(item, "title"), text_of(item, "reference")
            yield from (Named(found, title, kind.name, reference, found == written),) if found else ()
