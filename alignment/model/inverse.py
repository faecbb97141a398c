"""Links that are written from the wrong end: which line to write instead, and under which elements."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from alignment.documents.document import YamlText, YamlValue
from alignment.model.kinds.base import Element
from alignment.model.link_entries import read_links
from alignment.model.metamodel import Kind, LinkType
from alignment.text import join_words

_MOST_NAMED: Final = 8


class Turned(NamedTuple):
    """Holds the inverse name of a link as an element writes it."""

    link: LinkType
    key: YamlText
    value: YamlValue


def may_be_turned(link: LinkType, kind: Kind) -> bool:
    """Tells whether elements of a kind can be at either end of a link."""
    return kind.name in link.ends or bool(link.sources(frozenset({kind.name})))


def mend(turned: Turned, element: str, kind: Kind, elements: Mapping[str, Element]) -> str:
    """Gives the line to write, and where; only elements are named that there are and that fit."""
    link, name = turned.link, turned.link.link.name
    others = [entry.to for entry in read_links(turned.value, None)[0]]
    starts = link.sources(frozenset({kind.name}))
    if starts:
        under = join_words(_fitting(others, starts, elements), most=_MOST_NAMED) or "the other element"
        return f"Delete it here and write `{name}: [{element}]` under {under}."
    fitting = _fitting(others, link.ends[kind.name].to, elements)
    return f"Write `{name}: [{', '.join(fitting[:_MOST_NAMED]) or 'ID'}]` here instead."


def _fitting(ids: Iterable[str], kinds: frozenset[str], elements: Mapping[str, Element]) -> list[str]:
    return [one for one in ids if one in elements and elements[one].KIND in kinds]
