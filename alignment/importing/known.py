"""The elements of a model by what tables call them, so that a row is known again that was imported before."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from alignment.model.strategy import Strategy
from alignment.text import fold

_Named: TypeAlias = Mapping[tuple[str, str], tuple[str, ...]]
_NONE: Final[_Named] = MappingProxyType({})


class KnownElements(NamedTuple):
    """Holds the ids of a model, folded, and by kind which of them a reference, an id or a title names."""

    ids: frozenset[str] = frozenset()
    by_reference: _Named = _NONE
    by_id: _Named = _NONE
    by_title: _Named = _NONE

    def called(self, kind: str, name: str) -> tuple[str, ...]:
        """Gives the elements to which a name belongs: a reference first, then an id."""
        key = kind, fold(name)
        return (*self.by_reference.get(key, ()), *self.by_id.get(key, ()))

    def titled(self, kind: str, title: str) -> tuple[str, ...]:
        """Gives the elements of a title."""
        return self.by_title.get((kind, fold(title)), ())

    def claimed(self, names: Collection[str]) -> frozenset[str]:
        """Gives the elements that are called by names, folded, and not by a title."""
        return frozenset(
            one
            for named in (self.by_reference, self.by_id)
            for (_, name), ids in named.items()
            if name in names
            for one in ids
        )


NOTHING_KNOWN: Final = KnownElements()


def known_elements(strategy: Strategy) -> KnownElements:
    """Gives the elements of a strategy as tables may name them."""
    every = strategy.elements.values()
    return KnownElements(
        frozenset(one.casefold() for one in strategy.elements),
        _by((one.KIND, one.reference or "", one.id) for one in every),
        _by((one.KIND, one.id, one.id) for one in every),
        _by((one.KIND, one.title, one.id) for one in every),
    )


def _by(named: Iterable[tuple[str, str, str]]) -> _Named:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name, element in named:
        if name:
            found[kind, fold(name)].append(element)
    return {key: tuple(ids) for key, ids in found.items()}
