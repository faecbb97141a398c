"""The least set of places: the fewest at which edits clear every finding that any one edit clears.

Of sets equally small the one counts whose places weigh most, by how many findings each clears, and then the first in
order. A place that clears no more than another and comes after it by weight and order is left aside, and so is a finding
that is cleared wherever another is: that changes no answer. What remains is searched whole, up to a bound.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final, NamedTuple

MOST_LOOKS: Final = 300_000
"""So many times a finding is looked at; beyond, the answer is found by always taking the place that clears the most."""

_MOST_COMPARED: Final = 300
"""Of more places and findings than these, none is left aside: each would be compared with every other."""


class LeastPlaces(NamedTuple):
    """Holds places by number, in order; `is_exact` tells that no smaller set clears as much."""

    places: tuple[int, ...]
    is_exact: bool


class _Rank(NamedTuple):
    """Orders sets of places: the smallest first, then what weighs most, then the first in order."""

    size: int
    lightness: int
    places: tuple[int, ...]


def least_places(cleared: Sequence[int], weights: Sequence[int]) -> LeastPlaces:
    """Gives the least set; of each place, in order, the findings that it clears are the bits of a number."""
    core = _Core(dict(enumerate(cleared)), weights)
    needed = tuple(core.reduced())
    found = core.searched(MOST_LOOKS)
    rest = found if found is not None else core.greedy()
    return LeastPlaces(tuple(sorted((*needed, *rest))), is_exact=found is not None)


class _Open(NamedTuple):
    """Holds a set that is begun: what it leaves uncleared, which places may not join it, and those that have."""

    left: int
    barred: int
    taken: tuple[int, ...]


@dataclass(slots=True, eq=False, repr=False)
class _Core:
    """Holds what is still to be decided: by place, the findings that it clears of those that are left."""

    cleared: dict[int, int]
    weights: Sequence[int]

    def reduced(self) -> Iterator[int]:
        """Takes the places that every set needs, and leaves aside what decides nothing, until nothing changes."""
        before: Mapping[int, int] | None = None
        while before != self.cleared:
            before = dict(self.cleared)
            needed = self._needed()
            yield from needed
            self._keep(~_union(self.cleared[place] for place in needed))
            if len(self.cleared) <= _MOST_COMPARED:
                self._keep(~_union(self._implied()))
                self._without_lesser()

    def searched(self, looks: int) -> tuple[int, ...] | None:
        """Looks through all sets that could be the least; None where that takes too many looks."""
        best = self._rank(self.greedy())
        found = {bit: _mask(self._clearing(bit)) for bit in bits(_union(self.cleared.values()))}
        places = dict(sorted(found.items(), key=lambda one: one[1].bit_count()))
        waiting = [_Open(_union(places), 0, ())]
        while waiting:
            one = waiting.pop()
            looks -= len(places)
            if looks < 0:
                return None
            if not one.left:
                best = min(best, self._rank(one.taken))
            elif len(one.taken) + self._at_least(one, places) <= best.size:
                waiting.extend(self._next(one, places))
        return best.places

    def greedy(self) -> tuple[int, ...]:
        """Takes the place that clears the most of what is left, again and again."""
        left, taken = _union(self.cleared.values()), []
        waiting = [self._gain(place, left) for place in self.cleared]
        heapify(waiting)
        while left:
            best = self._gain(heappop(waiting)[-1], left)
            if waiting and waiting[0] < best:
                heappush(waiting, best)  # it gained more when less was cleared
            else:
                taken.append(best[-1])
                left &= ~self.cleared[best[-1]]
        return tuple(taken)

    def _gain(self, place: int, left: int) -> tuple[int, int, int]:
        return -(self.cleared[place] & left).bit_count(), -self.weights[place], place

    def _next(self, one: _Open, places: Mapping[int, int]) -> Iterator[_Open]:
        """Goes on by each place that clears the finding with the fewest; what was tried before is not tried again."""
        usable = (places[bit] & ~one.barred for bit in bits(one.left))
        barred = one.barred
        for bit in bits(min(usable, key=int.bit_count)):
            place = bit.bit_length() - 1
            barred |= bit
            yield _Open(one.left & ~self.cleared[place], barred, (*one.taken, place))

    def _at_least(self, one: _Open, places: Mapping[int, int]) -> int:
        """Gives how many more places a set needs at the very least: no two of some findings are cleared at one place."""
        number, met = 0, 0
        for bit, mask in places.items():
            if bit & one.left and not mask & ~one.barred & met:
                number, met = number + 1, met | mask
        return number

    def _rank(self, places: tuple[int, ...]) -> _Rank:
        return _Rank(len(places), -sum(self.weights[one] for one in places), tuple(sorted(places)))

    def _merit(self, place: int) -> tuple[int, int]:
        return self.weights[place], -place

    def _needed(self) -> list[int]:
        """Gives the places that alone clear something."""
        once = twice = 0
        for mask in self.cleared.values():
            twice |= once & mask
            once |= mask
        return [place for place, mask in self.cleared.items() if mask & once & ~twice]

    def _implied(self) -> Iterator[int]:
        """Gives the findings that are cleared wherever another one is."""
        places = {bit: self._clearing(bit) for bit in bits(_union(self.cleared.values()))}
        if len(places) > _MOST_COMPARED:
            return
        kept: list[frozenset[int]] = []
        for bit, clearing in sorted(places.items(), key=lambda one: (len(one[1]), one[0])):
            if any(other <= clearing for other in kept):
                yield bit
            else:
                kept.append(clearing)

    def _clearing(self, bit: int) -> frozenset[int]:
        return frozenset(place for place, mask in self.cleared.items() if mask & bit)

    def _without_lesser(self) -> None:
        """Leaves aside each place that clears no more than another one of more merit."""
        kept: dict[int, int] = {}
        for place in sorted(self.cleared, key=self._merit, reverse=True):
            if not any(self.cleared[place] & ~mask == 0 for mask in kept.values()):
                kept[place] = self.cleared[place]
        self.cleared = dict(sorted(kept.items()))

    def _keep(self, findings: int) -> None:
        """Forgets all other findings, and places that clear none of these."""
        masks = ((place, mask & findings) for place, mask in self.cleared.items())
        self.cleared = {place: mask for place, mask in masks if mask}


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _mask(numbers: Iterable[int]) -> int:
    return _union(1 << number for number in numbers)


def bits(mask: int) -> Iterator[int]:
    """Gives each bit of a number, as a number of its own."""
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit
