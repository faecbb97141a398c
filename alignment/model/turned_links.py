"""Links that an element writes from the wrong end, and the line to write in their place."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from alignment.documents.document import YamlMapping, YamlText, YamlValue
from alignment.documents.rewrite import Rewrite
from alignment.model.kinds.base import Element
from alignment.model.link_entries import read_links
from alignment.model.link_mends import LinkMend
from alignment.model.metamodel import Kind, LinkType
from alignment.model.strategy import subject
from alignment.text import join_words

_MOST_NAMED: Final = 4


class BackwardLink(NamedTuple):
    """Holds the inverse name of a link as an element writes it."""

    link: LinkType
    key: YamlText
    value: YamlValue


def may_be_turned(link: LinkType, kind: Kind) -> bool:
    """Tells whether elements of a kind can be at either end of a link."""
    return kind.name in link.ends or bool(link.sources(frozenset({kind.name})))


def mend(
    turned: BackwardLink, mapping: YamlMapping, element: str, kind: Kind, elements: Mapping[str, Element]
) -> LinkMend:
    """Gives the line to write, and where; only elements are named that there are and that fit."""
    link, name = turned.link, turned.link.link.name
    written = [entry.to for entry in read_links(turned.value, None).links]
    if starts := link.sources(frozenset({kind.name})):
        others = _fitting(written, starts, elements)
        lines = [_line_under(one, link, element) for one in others[:_MOST_NAMED]]
        elsewhere = join_words(lines) or f"`{name}: {element}` under the other element"
        return LinkMend(f"Write {elsewhere}, and delete this line.")
    fitting = _fitting(written, link.ends[kind.name].to, elements)
    ids = [one.id for one in fitting]
    line = f"`{name}: {_listed(ids) if ids else 'ID'}`"
    titles = f": {join_words((subject(one.id, one.title) for one in fitting), most=_MOST_NAMED)}" if ids else ""
    is_whole = bool(ids) and ids == written and name not in mapping.values
    return LinkMend(f"Write {line} here instead{titles}.", (Rewrite(turned.key, name),) if is_whole else ())


def may_start(turned: BackwardLink, element: str, kind: Kind, elements: Mapping[str, Element]) -> list[str]:
    """Gives the elements at which the link may have to be written: those named, or any where none of these fits."""
    starts = turned.link.sources(frozenset({kind.name}))
    if not starts:
        return [element]
    written = [entry.to for entry in read_links(turned.value, None).links]
    return [one.id for one in _fitting(written, starts, elements) or _fitting(elements, starts, elements)]


def _line_under(other: Element, link: LinkType, element: str) -> str:
    """Gives the whole line that an element at the other end then has, with what it links to already."""
    name = link.link.name
    is_one = link.ends[other.KIND].at_most == 1
    ids = [element] if is_one else [*(entry.to for entry in other.links(name)), element]
    return f"`{name}: {_listed(ids)}` under {subject(other.id, other.title)}"


def _fitting(ids: Iterable[str], kinds: frozenset[str], elements: Mapping[str, Element]) -> list[Element]:
    return [elements[one] for one in ids if one in elements and elements[one].KIND in kinds]


def _listed(ids: list[str]) -> str:
    return ids[0] if len(ids) == 1 else f"[{', '.join(ids)}]"
