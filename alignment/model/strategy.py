"""The strategy as it was read: typed elements, the links between them, and where each was written."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlMapping, YamlText, has_no_width
from alignment.model.absence import Absence
from alignment.model.kinds.base import UNTITLED, Element
from alignment.model.link_types import EVIDENCE
from alignment.model.metamodel import Metamodel
from alignment.model.unknown import UnclearPart, Unknown, Unread, kinds_unread
from alignment.model.values import Beside
from alignment.model.vocabularies import STAGES, STATED
from alignment.source import Location
from alignment.text import one_line, shorten, visible

STRATEGY: Final = "strategy"
"""Names the kind, and the section, of the strategy's own element."""

_TITLE_SHOWN: Final = 40


class Link(NamedTuple):
    """Holds one link between two elements that exist.

    `basis` is the weaker of the link's and its element's; of a citation it is the link's own. It says so where it could not
    be read. `evidence` is the paragraph that says that there is such a link. Of a citation for the value of one field
    `field` is the name of that.
    """

    source: str
    type: str
    target: str
    basis: str
    note: str | None
    quote: str | None
    written: YamlText
    evidence: str | None = None
    field: str = ""

    @property
    def paragraph(self) -> str | None:
        """Gives the paragraph that says so: where a citation leads, or what any other link names."""
        return self.target if self.type == EVIDENCE.name else self.evidence

    @property
    def facet(self) -> str:
        """Names the link, or the field that it cites a paragraph for, within its element."""
        return self.field or f"{self.type}:{self.target}"


class Origin(NamedTuple):
    """Says where an element was written; `supplied` names what others say for it, and where."""

    document: YamlDocument
    mapping: YamlMapping
    supplied: Mapping[str, Location] = MappingProxyType({})

    def locate(self, facet: str | None) -> Location:
        """Gives the place of a field's value, or of its key where the value is empty, or else of the id."""
        if facet is not None and facet in self.supplied:
            return self.supplied[facet]
        if facet is not None and facet in self.mapping.values:
            value = self.mapping.values[facet]
            return self.document.locate(self.mapping.keys[facet] if has_no_width(value) else value)
        return self.document.locate(self.mapping.values.get("id", self.mapping))


class Used(NamedTuple):
    """Holds what links may lead to in other models: read there, followed by rules, and never judged.

    Each id stands behind the name of its model, as in `council:PRI-01`, so that none is like one of the strategy's own.
    `links` lead on among the elements of one such model, `unclear`, `unresolved` and `beside` say of these what a `Strategy`
    does of its own; `strange` are what have a kind that the strategy does not know, each with what such are called there.
    `places` says, by the name of each model, where it lies; `unread` are those of which not all could be read.
    """

    elements: Mapping[str, Element] = MappingProxyType({})
    origins: Mapping[str, Origin] = MappingProxyType({})
    links: tuple[Link, ...] = ()
    unclear: frozenset[UnclearPart] = frozenset()
    unresolved: Mapping[UnclearPart, int] = MappingProxyType({})
    beside: Mapping[tuple[str, str], Beside] = MappingProxyType({})
    strange: Mapping[str, str] = MappingProxyType({})
    places: Mapping[str, str] = MappingProxyType({})
    unread: frozenset[str] = frozenset()

    def next_to(self, links: Iterable[Link]) -> "Used":
        """Gives no more than what some links lead to, and what leads from one of it to another."""
        ends = {link.target for link in links}
        elements = {name: one for name, one in self.elements.items() if name in ends}
        among = (link for link in self.links if {link.source, link.target} <= elements.keys())
        return self._replace(elements=elements, links=tuple(among))


NOTHING_USED: Final = Used()

UNNAMED: Final = "-"
"""Stands for the id of a strategy that has none; no id is like it."""


class Strategy(NamedTuple):
    """Holds everything that was understood of a model.

    `elements` and `origins` are by id, in the order of files and lines. `absences` holds what was written and counts
    as absent, by element and field. `unread` names what could not be read, whole files or single elements of them,
    `unclear` the fields and links of elements of which not everything was understood; those that are `missing`, though an
    element must have them, were not written at all. `unresolved` counts by element and
    link those that lead to what is not there, or not of a kind that fits, or to one of the `doubled` ids, which two
    elements have. `beside` holds, by element and field, what is said beside a value, and `field_links` the
    citations among that, which are for a field alone. `used` is what its links may lead to in other
    models, and no part of it. `expected` are ids that links name and that the mend of another id would be.
    """

    metamodel: Metamodel
    elements: Mapping[str, Element]
    origins: Mapping[str, Origin]
    links: tuple[Link, ...]
    absences: Mapping[tuple[str, str], Absence]
    unread: tuple[Unread, ...]
    unclear: frozenset[UnclearPart] = frozenset()
    missing: frozenset[UnclearPart] = frozenset()
    unresolved: Mapping[UnclearPart, int] = MappingProxyType({})
    doubled: frozenset[str] = frozenset()
    beside: Mapping[tuple[str, str], Beside] = MappingProxyType({})
    field_links: tuple[Link, ...] = ()
    used: Used = NOTHING_USED
    expected: frozenset[str] = frozenset()

    @property
    def unknown(self) -> Unknown | None:
        """Gives what nobody can tell about the strategy, of whose own element there is no second one; None for nothing."""
        kinds = kinds_unread(self.unread, self.metamodel)
        unclear, unresolved = self.unclear | self.used.unclear, {**self.unresolved, **self.used.unresolved}
        kinds, cells = kinds - {STRATEGY} if self.root else kinds, unclear.union(unresolved)
        most = {cell: count for cell, count in unresolved.items() if cell not in unclear}
        return Unknown(cells, most, kinds, self.metamodel) if cells or kinds else None

    def certain(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Gives those of some links of which it is known where they lead."""
        return tuple(link for link in links if link.target not in self.doubled) if self.doubled else links

    @property
    def citing(self) -> tuple[Link, ...]:
        """Gives all links, those with which a field alone cites a paragraph among them."""
        return (*self.links, *self.field_links)

    def basis_of(self, element: str, field: str) -> str:
        """Gives what the value of a field rests on by its own account; nothing where it is stated as its element is."""
        beside = self.beside.get((element, field)) or self.used.beside.get((element, field))
        return beside.basis if beside and beside.basis not in {None, STATED} else ""

    @property
    def with_neighbours(self) -> "Strategy":
        """Gives the same with no more of other models than what its own links lead to, as people are shown it."""
        return self._replace(used=self.used.next_to(self.links))

    @property
    def root(self) -> Element | None:
        """Gives the strategy's own element; None where it could not be read."""
        return next(self.of_kind(STRATEGY), None)

    @property
    def id(self) -> str:
        """Gives the id of the strategy, or what none is called where its own element could not be read."""
        return self.root.id if self.root else UNNAMED

    @property
    def stage(self) -> str:
        """Gives the stage that the strategy says it is at; the first one where none could be read."""
        return self.stated_stage or STAGES[0]

    @property
    def stated_stage(self) -> str | None:
        """Gives the stage that the strategy says it is at; None where none could be read."""
        stage = self.root.value("stage") if self.root else None
        return stage if isinstance(stage, str) and UnclearPart(self.id, "stage") not in self.unclear else None

    def is_unread(self, element: str, name: str) -> bool:
        """Tells whether an element writes something in a field or link that could not be read."""
        part = UnclearPart(element, name)
        return part in self.unclear and part not in self.missing

    def of_kind(self, kind: str) -> Iterator[Element]:
        """Gives the elements of one kind, in order."""
        return (element for element in self.elements.values() if kind == element.KIND)

    def known(self, element: str) -> Element:
        """Gives an element of the strategy, or of a model that it uses."""
        return self.elements.get(element) or self.used.elements[element]

    def origin(self, element: str) -> Origin:
        """Says where an element of the strategy was written, or one of a model that it uses."""
        return self.origins.get(element) or self.used.origins[element]

    def subject(self, element: str) -> str:
        """Names an element in a message: its id and its title."""
        return subject(element, self.known(element).title)


def subject(element: str, title: str | None) -> str:
    """Names an element by id and title, the title cut to forty characters."""
    return f'{element} "{visible(shorten(title, _TITLE_SHOWN))}"' if title else element


def in_full(element: str, title: str) -> str:
    """Names an element where there is room for all of its title, on one line, or says that it has none."""
    return f'{element} "{one_line(title)}"' if title not in {"", UNTITLED} else f"{element} {UNTITLED}"


def headed(strategy: str | None, title: str | None) -> str:
    """Gives the title of a strategy, or its id and that it has none; nothing where it could not be read."""
    return title or (f"{strategy} {UNTITLED}" if strategy else "")
