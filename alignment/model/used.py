"""What links may lead to in other models: their elements under names of their own, as far as this strategy knows their kinds."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from alignment.model.kinds.base import Element
from alignment.model.link_entries import BETWEEN
from alignment.model.metamodel import Kind, Metamodel
from alignment.model.strategy import Link, Strategy, Used
from alignment.model.unknown import UnclearPart
from alignment.model.values import Beside


class UsedStrategy(NamedTuple):
    """Holds a strategy as it is used under a name; None where not all of it could be read. `place` says where it lies."""

    name: str
    place: str
    strategy: Strategy | None


def used_of(strategies: Iterable[UsedStrategy], metamodel: Metamodel) -> Used:
    """Gives what links may lead to in other strategies, as a strategy in the words of this metamodel sees it.

    What has a kind that it does not know is named and no more. A field that it knows otherwise counts as unclear.
    """
    every = tuple(strategies)
    parts = [_Part(one.name, one.strategy, metamodel) for one in every if one.strategy is not None]
    return Used(
        elements=MappingProxyType({one.id: one for part in parts for one in part.elements()}),
        origins=MappingProxyType({part.named(one): at for part in parts for one, at in part.strategy.origins.items()}),
        links=tuple(link for part in parts for link in part.links()),
        unclear=frozenset(cell for part in parts for cell in part.unclear()),
        unresolved={cell: count for part in parts for cell, count in part.unresolved()},
        beside={cell: said for part in parts for cell, said in part.beside()},
        strange=MappingProxyType({one: kind for part in parts for one, kind in part.strange()}),
        places=MappingProxyType({one.name: one.place for one in every}),
        unread=frozenset(one.name for one in every if one.strategy is None),
    )


class _Part(NamedTuple):
    """Sees one strategy in the words of another's metamodel."""

    name: str
    strategy: Strategy
    metamodel: Metamodel

    def named(self, element: str) -> str:
        """Gives the id of an element behind the name of its model."""
        return f"{self.name}{BETWEEN}{element}"

    def elements(self) -> Iterator[Element]:
        """Gives the elements of kinds that are known."""
        for one in self.strategy.elements.values():
            if one.KIND in self.metamodel.kinds:
                yield self._seen(one).model_copy(update={"id": self.named(one.id)})

    def _seen(self, element: Element) -> Element:
        """Gives an element as one of the kind here, without what is said otherwise here."""
        kind, there = self._kinds(element)
        if kind.element is there.element:
            return element
        alike = (name for name in kind.fields if name not in self._unlike(element))
        return kind.element.model_construct(**{name: getattr(element, name) for name in alike})

    def _unlike(self, element: Element) -> frozenset[str]:
        """Names the fields of a kind that one of both metamodels has not, or has otherwise."""
        kind, there = self._kinds(element)
        fields, others = kind.fields, there.fields
        if kind.element is there.element:
            return frozenset()
        return frozenset(one for one in fields if one not in others or fields[one].type != others[one].type)

    def _kinds(self, element: Element) -> tuple[Kind, Kind]:
        return self.metamodel.kinds[element.KIND], self.strategy.metamodel.kinds[element.KIND]

    def links(self) -> Iterator[Link]:
        """Gives the links among these elements that are known by their names."""
        known = {one.id for one in self.strategy.elements.values() if one.KIND in self.metamodel.kinds}
        for link in self.strategy.certain(self.strategy.links):
            if link.type in self.metamodel.links and {link.source, link.target} <= known:
                yield link._replace(source=self.named(link.source), target=self.named(link.target))

    def unclear(self) -> Iterator[UnclearPart]:
        """Gives the fields and links of which nobody can tell what they say here."""
        yield from (self._cell(one) for one in self.strategy.unclear if self._is_known(one))
        for element in self.strategy.elements.values():
            if element.KIND in self.metamodel.kinds:
                given = (one for one in self._unlike(element) if element.value(one) is not None)
                yield from (UnclearPart(self.named(element.id), one) for one in given)

    def unresolved(self) -> Iterator[tuple[UnclearPart, int]]:
        """Gives the links that lead nowhere there, or to a further model, with their numbers."""
        every = self.strategy.unresolved.items()
        return ((self._cell(one), count) for one, count in every if self._is_known(one))

    def beside(self) -> Iterator[tuple[tuple[str, str], Beside]]:
        """Gives what is said there beside values."""
        for (element, field), said in self.strategy.beside.items():
            if self._is_known(UnclearPart(element, field)):
                yield (self.named(element), field), said

    def _is_known(self, cell: UnclearPart) -> bool:
        kind = self.metamodel.kinds.get(self.strategy.elements[cell.element].KIND)
        return kind is not None and (cell.name in kind.fields or cell.name in kind.links)

    def _cell(self, cell: UnclearPart) -> UnclearPart:
        return cell._replace(element=self.named(cell.element))

    def strange(self) -> Iterator[tuple[str, str]]:
        """Gives the elements of kinds that are not known, each with what such are called there."""
        for one in self.strategy.elements.values():
            if one.KIND not in self.metamodel.kinds:
                yield self.named(one.id), self.strategy.metamodel.kinds[one.KIND].one
