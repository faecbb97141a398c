"""The metamodel: what the kind classes say, read once into frozen tables that everything else asks.

Loader, rules, reports and documentation look here. Outside this folder only packs and views name kinds, and beside them
the summary of a check those that it counts first, and the page for families those that it speaks of; a test looks.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.english import with_article
from alignment.model.field_types import MEANING, NEEDED, FieldType, FirstGiven, InWords
from alignment.model.kinds import BUILT_IN_KINDS
from alignment.model.kinds.base import Element
from alignment.model.link_types import ANY, SAME, LinkName, LinkTo


class Field(NamedTuple):
    """Describes a field of a kind; `is_meaning` tells that it is what an element means to those that link to it.

    Where an element has none, one that `is_required` is missed, and the element is read all the same.
    `first_of` names the field that holds what has become of this date, `in_words` the one that takes a word for this number.
    """

    name: str
    type: FieldType
    is_required: bool
    is_meaning: bool = False
    first_of: FirstGiven | None = None
    in_words: InWords | None = None


class LinkEnds(NamedTuple):
    """Describes a link as one kind may write it: where it leads, and to how many at most."""

    link: LinkName
    to: frozenset[str]
    at_most: int | None


class Label(NamedTuple):
    """Holds a kind as an organisation calls it: one of it, and several."""

    one: str
    several: str


_NO_LABELS: Final[Mapping[str, Label]] = MappingProxyType({})


class Kind(NamedTuple):
    """Describes a kind of element: its names, its class, its fields and the links it may write.

    `said` is what an organisation calls it, where that is not what the kind and its section are named. `holds` names, by
    the keys that hold them, the kinds whose elements may be written under one of this.
    """

    name: str
    section: str
    element: type[Element]
    fields: Mapping[str, Field]
    links: Mapping[str, LinkEnds]
    required: tuple[str, ...]
    said: Label | None = None
    holds: Mapping[str, str] = MappingProxyType({})

    @property
    def label(self) -> str:
        """Gives the kind as people say it: `reform item`."""
        return self.said.one if self.said else self.name.replace("_", " ")

    @property
    def one(self) -> str:
        """Gives one of the kind as people say it: `an action`."""
        return with_article(self.label)

    @property
    def plural(self) -> str:
        """Gives several of the kind as people say it: `reform items`."""
        return self.said.several if self.said else self.section.replace("_", " ")

    @property
    def names(self) -> tuple[str, ...]:
        """Gives every key by which an element of the kind says something of itself."""
        return (*self.fields, *self.links)


class LinkType(NamedTuple):
    """Describes a link type over all kinds: from each kind that may write it, to which kinds."""

    link: LinkName
    ends: Mapping[str, LinkEnds]

    def targets(self, kinds: frozenset[str]) -> frozenset[str]:
        """Gives the kinds that the link leads to from any of these."""
        return frozenset(kind for start in kinds if start in self.ends for kind in self.ends[start].to)

    def sources(self, kinds: frozenset[str]) -> frozenset[str]:
        """Gives the kinds whose link leads to any of these."""
        return frozenset(start for start, ends in self.ends.items() if ends.to & kinds)


class LinkEnd(NamedTuple):
    """Holds a link type as it is seen from one of its ends; `is_inverse` tells that it leads here."""

    type: LinkType
    is_inverse: bool

    @property
    def says(self) -> str:
        """Gives the words between the element at this end and the other."""
        return self.type.link.inverse_says if self.is_inverse else self.type.link.says

    def others(self, kind: str) -> frozenset[str]:
        """Gives the kinds that can be at the other end, seen from a kind."""
        here = frozenset({kind})
        return self.type.sources(here) if self.is_inverse else self.type.targets(here)


class Metamodel(NamedTuple):
    """Holds all kinds by name and by section, and all link types by either of their names."""

    kinds: Mapping[str, Kind]
    sections: Mapping[str, Kind]
    links: Mapping[str, LinkType]
    inverses: Mapping[str, LinkType]

    @property
    def elements(self) -> frozenset[str]:
        """Gives the kinds by which a strategy says something, references to papers, people and places left aside."""
        return frozenset(name for name, kind in self.kinds.items() if not kind.element.IS_REFERENCE)

    @property
    def drawn(self) -> list[str]:
        """Gives the kinds that a picture shows, from what is wanted to how anybody can tell."""
        return [name for name, kind in self.kinds.items() if kind.element.IS_DRAWN]

    def end(self, name: str) -> LinkEnd:
        """Gives the end of a link that a name is said at: `owner`, or `owns`."""
        is_inverse = name in self.inverses
        return LinkEnd(self.inverses[name] if is_inverse else self.links[name], is_inverse)

    def links_of(self, kind: str) -> list[str]:
        """Gives the links that an element of a kind can have, named as seen from there, those that it writes first."""
        led_to = (name for name, link in self.inverses.items() if link.sources(frozenset({kind})))
        return [*self.kinds[kind].links, *led_to]

    def labels(self, kinds: Iterable[str]) -> list[str]:
        """Gives kinds as people say them, in the metamodel's order."""
        return [kind.label for kind in self.chosen(kinds)]

    def chosen(self, kinds: Iterable[str]) -> list[Kind]:
        """Gives kinds by their names, in the metamodel's order."""
        wanted = set(kinds)
        return [kind for kind in self.kinds.values() if kind.name in wanted]


@cache
def built_in_metamodel() -> Metamodel:
    """Gives the metamodel of the built-in kinds."""
    return read_metamodel(BUILT_IN_KINDS)


def read_metamodel(classes: Iterable[type[Element]], labels: Mapping[str, Label] = _NO_LABELS) -> Metamodel:
    """Reads kind classes into tables; `labels` says, by kind, what an organisation calls it."""
    chosen = tuple(classes)
    every = frozenset(cls.KIND for cls in chosen)
    alone = {cls.KIND: _kind(cls, every, labels.get(cls.KIND)) for cls in chosen}
    kinds = {name: kind._replace(holds=_held_by(name, alone.values())) for name, kind in alone.items()}
    ends: dict[LinkName, dict[str, LinkEnds]] = {}
    for kind in kinds.values():
        for link_ends in kind.links.values():
            ends.setdefault(link_ends.link, {})[kind.name] = link_ends
    types = [LinkType(link, MappingProxyType(by_kind)) for link, by_kind in ends.items()]
    return Metamodel(
        kinds=MappingProxyType(kinds),
        sections=MappingProxyType({kind.section: kind for kind in kinds.values()}),
        links=MappingProxyType({one.link.name: one for one in types}),
        inverses=MappingProxyType({one.link.inverse: one for one in types}),
    )


def _kind(cls: type[Element], every: frozenset[str], label: Label | None) -> Kind:
    fields: dict[str, Field] = {}
    links: dict[str, LinkEnds] = {}
    for name, info in cls.model_fields.items():
        for said in info.metadata:
            if isinstance(said, LinkTo):
                links[name] = LinkEnds(said.link, _ends(said.kinds, cls.KIND, every), said.at_most)
            elif isinstance(said, FieldType):
                first_of = next((one for one in info.metadata if isinstance(one, FirstGiven)), None)
                in_words = next((one for one in info.metadata if isinstance(one, InWords)), None)
                is_required = info.is_required() or NEEDED in info.metadata
                fields[name] = Field(name, said, is_required, MEANING in info.metadata, first_of, in_words)
    required = tuple(name for name, spec in fields.items() if spec.is_required)
    return Kind(cls.KIND, cls.SECTION, cls, MappingProxyType(fields), MappingProxyType(links), required, label)


def _held_by(name: str, kinds: Iterable[Kind]) -> Mapping[str, str]:
    """Gives the kinds that are written under one, by the name that the link between them has there."""
    links = ((kind, kind.element.WRITTEN_UNDER) for kind in kinds)
    return MappingProxyType(
        {link.inverse: kind.name for kind, link in links if link and name in kind.links[link.name].to}
    )


def _ends(kinds: tuple[str, ...], own: str, every: frozenset[str]) -> frozenset[str]:
    if ANY in kinds:
        return every
    return frozenset(own if kind == SAME else kind for kind in kinds)
