"""Links that an element writes from the wrong end, and the line to write in their place."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.rewrite import Rewrite
from alignment.model.kinds.base import Element
from alignment.model.link_entries import read_links
from alignment.model.link_mends import LinkMend
from alignment.model.metamodel import Kind, LinkType, Metamodel
from alignment.model.strategy import subject
from alignment.text import fold_name, join_words

_MOST_NAMED: Final = 4


class BackwardLink(NamedTuple):
    """Holds what an element writes of links that start elsewhere: their inverse name, or that of the section they start in.

    By the name of a section several links may be meant.
    """

    links: tuple[LinkType, ...]
    key: YamlText
    value: YamlValue

    @property
    def names(self) -> tuple[str, ...]:
        """Gives the names of the links as they are written where they start."""
        return tuple(one.link.name for one in self.links)


def backward_link(key: YamlText, value: YamlValue, kind: Kind, metamodel: Metamodel) -> BackwardLink | None:
    """Tells whether a key that a kind does not have is the other end of links that it can be at."""
    inverse = metamodel.inverses.get(key.text)
    if inverse is not None and (kind.name in inverse.ends or inverse.sources(frozenset({kind.name}))):
        return BackwardLink((inverse,), key, value)
    read = read_links(value, None)
    other = next((one for one in metamodel.sections.values() if fold_name(one.section) == fold_name(key.text)), None)
    if other is None or not read.links or read.faults or read.strays or kind.name == other.name:
        return None
    if any(other.name in ends.to for ends in kind.links.values()):
        return None
    links = (metamodel.links[name] for name, ends in other.links.items() if ends.to == frozenset({kind.name}))
    found = tuple(links) or tuple(metamodel.links[name] for name, ends in other.links.items() if kind.name in ends.to)
    return BackwardLink(found, key, value) if found else None


def mend(
    turned: BackwardLink, mapping: YamlMapping, element: str, kind: Kind, elements: Mapping[str, Element]
) -> LinkMend:
    """Gives the line to write, and where; only elements are named that there are and that fit."""
    written = [entry.to for entry in read_links(turned.value, None).links]
    if lines := [
        _elsewhere(written, link, starts, element, elements)
        for link in turned.links
        if (starts := link.sources(frozenset({kind.name})))
    ]:
        return LinkMend(f"Write {', or '.join(lines)}, and delete this line.")
    (link,) = turned.links
    name = link.link.name
    fitting = _fitting(written, link.ends[kind.name].to, elements)
    ids = [one.id for one in fitting]
    line = f"`{name}: {_listed(ids) if ids else 'ID'}`"
    titles = f": {join_words((subject(one.id, one.title) for one in fitting), most=_MOST_NAMED)}" if ids else ""
    is_whole = bool(ids) and ids == written and name not in mapping.values
    return LinkMend(f"Write {line} here instead{titles}.", (Rewrite(turned.key, name),) if is_whole else ())


def may_start(turned: BackwardLink, element: str, kind: Kind, elements: Mapping[str, Element]) -> list[str]:
    """Gives the elements at which a link may have to be written: those named, or any where none of these fits."""
    starts = frozenset[str]().union(*(one.sources(frozenset({kind.name})) for one in turned.links))
    if not starts:
        return [element]
    written = [entry.to for entry in read_links(turned.value, None).links]
    return [one.id for one in _fitting(written, starts, elements) or _fitting(elements, starts, elements)]


def _elsewhere(
    written: list[str], link: LinkType, starts: frozenset[str], element: str, elements: Mapping[str, Element]
) -> str:
    others = _fitting(written, starts, elements)
    lines = [_line_under(one, link, element) for one in others[:_MOST_NAMED]]
    return join_words(lines) or f"`{link.link.name}: {element}` under the other element"


def _line_under(other: Element, link: LinkType, element: str) -> str:
    """Gives the whole line that an element at the other end then has, with what it links to already."""
    name = link.link.name
    is_one = link.ends[other.KIND].at_most == 1
    ids = [element] if is_one else list(dict.fromkeys([*(entry.to for entry in other.links(name)), element]))
    return f"`{name}: {_listed(ids)}` under {subject(other.id, other.title)}"


def _fitting(ids: Iterable[str], kinds: frozenset[str], elements: Mapping[str, Element]) -> list[Element]:
    return [elements[one] for one in ids if one in elements and elements[one].KIND in kinds]


def _listed(ids: list[str]) -> str:
    return ids[0] if len(ids) == 1 else f"[{', '.join(ids)}]"
