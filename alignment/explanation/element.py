"""What an element says and what it is linked to, in words."""

from collections.abc import Iterable, Iterator
from typing import Final

from alignment.graph import Adjacency, StrategyGraph
from alignment.model.kinds.base import Element
from alignment.model.link_types import LinkName
from alignment.model.strategy import Link, Strategy, in_full
from alignment.model.values import FieldValue
from alignment.results.explanation import ElementLink, FieldSaid
from alignment.rules.phrases import shown
from alignment.text import join_words

_NOT_LISTED: Final = frozenset({"id", "title", "basis"})


def fields_said(element: Element, strategy: Strategy) -> tuple[FieldSaid, ...]:
    """Gives the fields that an element gives, but for those that name it, as people read them."""
    names = (name for name in strategy.metamodel.kinds[element.KIND].fields if name not in _NOT_LISTED)
    given = ((name, element.value(name)) for name in names)
    return tuple(_said(element.id, name, value_said(value), strategy) for name, value in given if value is not None)


def _said(element: str, name: str, value: str, strategy: Strategy) -> FieldSaid:
    basis, beside = strategy.basis_of(element, name), strategy.beside.get((element, name))
    if beside is None:
        return FieldSaid(name, value, basis)
    evidence = beside.evidence.text if beside.evidence else ""
    return FieldSaid(name, value, basis, beside.note or "", evidence, beside.quote or "")


def value_said(value: FieldValue) -> str:
    """Gives a value as people read it."""
    return join_words(shown(one) for one in (value if isinstance(value, tuple) else (value,)))


def links_told(element: str, graph: StrategyGraph, strategy: Strategy) -> tuple[ElementLink, ...]:
    """Says every link of an element, first those that it writes."""
    return tuple(_told(element, graph, strategy))


def _told(element: str, graph: StrategyGraph, strategy: Strategy) -> Iterator[ElementLink]:
    names = strategy.metamodel.links
    kind = strategy.metamodel.kinds[strategy.known(element).KIND]
    for link in _at(graph.outgoing, kind.links, element):
        yield _one(link, names[link.type].link, strategy, is_incoming=False)
    for link in _at(graph.incoming, names, element):
        yield _one(link, names[link.type].link, strategy, is_incoming=True)


def _at(ends: Adjacency, names: Iterable[str], element: str) -> Iterator[Link]:
    """Gives the links of some types at one of their ends."""
    return (link for name in names for link in ends.get(name, {}).get(element, ()))


def _one(link: Link, name: LinkName, strategy: Strategy, *, is_incoming: bool) -> ElementLink:
    other = link.source if is_incoming else link.target
    return ElementLink(
        says=name.inverse_says if is_incoming else name.says,
        target=other,
        title=strategy.known(other).called,
        other=in_full(other, strategy.known(other).called),
        basis=link.basis,
        note=link.note or "",
        evidence=link.evidence or "",
        quote=link.quote or "",
        is_incoming=is_incoming,
        link=name.inverse if is_incoming else name.name,
    )
