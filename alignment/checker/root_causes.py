"""Where to begin: from the gravest findings that count to the few places at which an edit clears the most of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from alignment.checker.finding_places import FindingPlaces
from alignment.checker.least_places import bits, least_places
from alignment.findings.finding import Finding
from alignment.results.roots import RootCause, RootCauses, Waiting
from alignment.rules.places import Places
from alignment.rules.traverse import BudgetSpentError

_MOST_NAMED: Final = 5
"""So many places to begin with; nobody begins at more."""


class _Cleared(NamedTuple):
    """Holds the places that clear a finding, the name of that which it is about, and its rule."""

    places: Places
    own: str
    rule: str


def root_causes(findings: Iterable[Finding], places: FindingPlaces) -> RootCauses | None:
    """Gives where to begin with what counts; None where nothing does, or telling takes more steps than a rule may take."""
    standing = [one for one in findings if one.suppression is None]
    if not standing:
        return None
    gravest = max(one.severity for one in standing)
    try:
        with places.within_budget():
            found = [
                _Cleared(places.of_finding(one), places.own(one), one.rule)
                for one in standing
                if one.severity is gravest
            ]
    except BudgetSpentError:
        return None
    table = _Table.of(found, places.order)
    least = least_places(table.cleared, [*table.weights(len(found) + 1)])
    return RootCauses(
        severity=gravest,
        roots=tuple(one.root(places) for one in _joined(table, least.places)),
        total=len(found),
        least=len(least.places),
        apart=len(found) - sum(map(len, table.findings)),
        is_exact=least.is_exact,
    )


@dataclass(slots=True, eq=False, repr=False)
class _Table:
    """Holds places in order, each with the findings that it clears as bits of a number.

    Findings that the same places clear are one bit; of places that clear the same only as members of the same groups the
    first stands for all.
    """

    names: list[str]
    cleared: list[int]
    findings: list[list[_Cleared]]

    @classmethod
    def of(cls, found: Iterable[_Cleared], order: Iterable[str]) -> Self:
        """Makes the table of findings, those left out that no one edit clears."""
        alike: dict[Places, list[_Cleared]] = {}
        for one in found:
            if one.places.named or one.places.groups:
                alike.setdefault(one.places, []).append(one)
        named: dict[str, int] = {}
        groups: dict[frozenset[str], int] = {}
        for number, places in enumerate(alike):
            for name in places.named:
                named[name] = named.get(name, 0) | 1 << number
            for group in places.groups:
                groups[group] = groups.get(group, 0) | 1 << number
        table = cls([], [], list(alike.values()))
        for name, mask in _first_of_each(order, named, groups):
            table.names.append(name)
            table.cleared.append(mask)
        return table

    def among(self, mask: int) -> Iterator[_Cleared]:
        """Gives the findings of some bits."""
        return (one for bit in bits(mask) for one in self.findings[bit.bit_length() - 1])

    def number(self, mask: int) -> int:
        """Counts the findings of some bits."""
        return sum(len(self.findings[bit.bit_length() - 1]) for bit in bits(mask))

    def own(self, place: int, mask: int) -> int:
        """Counts those of some bits that are about a place itself."""
        return sum(one.own == self.names[place] for one in self.among(mask))

    def weights(self, unit: int) -> Iterator[int]:
        """Weighs each place by what it clears, and where that is as much by what of it is its own; `unit` is more than all."""
        for place, mask in enumerate(self.cleared):
            yield self.number(mask) * unit + self.own(place, mask)


def _first_of_each(
    order: Iterable[str], named: Mapping[str, int], groups: Mapping[frozenset[str], int]
) -> Iterator[tuple[str, int]]:
    """Gives places with what they clear; of those that are not named one by one the first that clears the same."""
    known = set[int]()
    for name in order:
        in_groups = 0
        for group, mask in groups.items():
            in_groups |= mask if name in group else 0
        if name in named or (in_groups and in_groups not in known):
            known.update(() if name in named else (in_groups,))
            yield name, named.get(name, 0) | in_groups


@dataclass(slots=True, eq=False, repr=False)
class _Joined:
    """Holds places that weigh alike: how many findings each has of its own, and what waits on them, as bits and counted."""

    names: list[str]
    each: int
    waits: int
    others: list[_Cleared]

    def takes(self, cleared: int, own: int, waiting: int) -> bool:
        """Tells whether a place weighs alike: as many of its own, and of others nothing but what an edit at these clears as well."""
        return own == self.each and not waiting and (not self.others or bool(cleared & self.waits))

    def root(self, places: FindingPlaces) -> RootCause:
        """Gives it as the report has it."""
        others = tuple(Waiting(one.rule, places.place(one.own).name) for one in self.others)
        return RootCause(tuple(map(places.place, self.names)), self.each, others)


def _joined(table: _Table, least: Iterable[int]) -> list[_Joined]:
    """Takes the places that clear the most of what those before them leave; no finding counts twice."""
    ahead, left = list(least), ~0
    joined: list[_Joined] = []
    for _ in range(min(_MOST_NAMED, len(ahead))):
        number = max(
            ahead, key=lambda one: (table.number(mask := table.cleared[one] & left), table.own(one, mask), -one)
        )
        ahead.remove(number)
        name, cleared = table.names[number], table.cleared[number]
        fresh = cleared & left
        own = table.own(number, fresh)
        others = [one for one in table.among(fresh) if one.own != name]
        if joined and joined[-1].takes(cleared, own, len(others)):
            joined[-1].names.append(name)
        else:
            joined.append(_Joined([name], own, fresh, others))
        left &= ~cleared
    return joined
