"""The order in each column, chosen so that few lines cross: sweeps by barycentre and by median, then single swaps.

Fewest is too hard to find in general; what is found here is never worse than the order of the files.
"""

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product
from statistics import fmean, median
from typing import Final, TypeAlias

Layers: TypeAlias = tuple[tuple[str, ...], ...]
"""What stands in each column, from the top; every name once."""

Joins: TypeAlias = Sequence[tuple[str, str]]
"""Lines, each from one column to the next on the right."""

_SWEEPS: Final = 12
_SWAPS: Final = 8
_WORK: Final = 40_000
"""How many lines are looked at in all sweeps together, at most: a picture of thousands must not take minutes."""

_Middle: TypeAlias = Callable[[Sequence[float]], float]
_Sides: TypeAlias = tuple[Mapping[str, list[str]], Mapping[str, list[str]]]
"""What each name is joined to on its left, and on its right."""

_MIDDLES: Final[tuple[_Middle, ...]] = (fmean, median)


def crossings(layers: Layers, joins: Joins) -> int:
    """Counts the pairs of lines that cross."""
    column = {name: number for number, layer in enumerate(layers) for name in layer}
    place = _places(layers)
    return sum(
        _inversions(sorted((place[one], place[other]) for one, other in joins if column[one] == number))
        for number in range(len(layers) - 1)
    )


def ordered(layers: Layers, joins: Joins) -> Layers:
    """Orders each column so that few lines cross; of orders as good the one nearest to that of the files is taken.

    Turned upside down an order is as good, so both are looked at.
    """
    best, cost = layers, (crossings(layers, joins), 0)
    for order in islice(_tried(layers, _sides(layers, joins)), _WORK // max(1, len(joins))):
        if not cost[0]:
            break
        number = crossings(order, joins)
        for turned in (order, _turned(order)):
            if (found := (number, _strayed(turned, layers))) < cost:
                best, cost = turned, found
    return best


def _turned(layers: Layers) -> Layers:
    return tuple(tuple(reversed(layer)) for layer in layers)


def _strayed(order: Layers, layers: Layers) -> int:
    """Counts the pairs of one column that stand in another order than in the files."""
    was = _places(layers)
    return sum(_inversions([(place, was[name]) for place, name in enumerate(layer)]) for layer in order)


def _tried(layers: Layers, sides: _Sides) -> Iterator[Layers]:
    """Gives orders that may be better, each sweep beginning with what the one before has left."""
    was = _places(layers)
    for start, middle, is_rightward in product(_starts(layers), _MIDDLES, (True, False)):
        current = start
        for sweep in range(_SWEEPS):
            before = current
            swept = _swept(current, sides, middle, is_rightward=is_rightward is (sweep % 2 == 0))
            current = _swapped(swept, sides, was)
            if current == before:
                break
            yield current


def _starts(layers: Layers) -> tuple[Layers, ...]:
    """Gives orders to start from: that of the files, and with every other column turned round."""
    every_other = tuple(tuple(reversed(layer)) if number % 2 else layer for number, layer in enumerate(layers))
    return layers, every_other


def _places(layers: Layers) -> dict[str, int]:
    return {name: place for layer in layers for place, name in enumerate(layer)}


def _inversions(pairs: list[tuple[int, int]]) -> int:
    """Counts pairs that begin in one order and end in the other; those that share an end do not cross."""
    count = 0
    ends: list[int] = []
    for _, end in pairs:
        count += len(ends) - bisect_right(ends, end)
        insort(ends, end)
    return count


def _sides(layers: Layers, joins: Joins) -> _Sides:
    left: dict[str, list[str]] = {name: [] for layer in layers for name in layer}
    right: dict[str, list[str]] = {name: [] for name in left}
    for one, other in joins:
        right[one].append(other)
        left[other].append(one)
    return left, right


def _swept(layers: Layers, sides: _Sides, middle: _Middle, *, is_rightward: bool) -> Layers:
    """Puts each column in the order of the middles of what it is joined to in the one before, from one end on."""
    joined = sides[0] if is_rightward else sides[1]
    new = list(layers if is_rightward else reversed(layers))
    for number in range(1, len(new)):
        before, here = _shares(new[number - 1]), _shares(new[number])
        wished = {name: _wish(joined[name], before, here[name], middle) for name in new[number]}
        new[number] = tuple(sorted(new[number], key=wished.__getitem__))
    return tuple(new if is_rightward else reversed(new))


def _wish(joined: Sequence[str], before: Mapping[str, float], here: float, middle: _Middle) -> float:
    """Says how far down a name would stand; one that is joined to nothing stays where it is."""
    return middle([before[other] for other in joined]) if joined else here


def _shares(layer: Sequence[str]) -> dict[str, float]:
    """Gives places as shares of the whole, so that columns of different lengths can be compared."""
    return {name: (place + 0.5) / len(layer) for place, name in enumerate(layer)}


def _swapped(layers: Layers, sides: _Sides, was: Mapping[str, int]) -> Layers:
    """Swaps neighbours in a column while that takes a crossing away, or costs none and restores the order of the files."""
    place = _places(layers)
    new = [list(layer) for layer in layers]
    for _ in range(_SWAPS):
        is_better = False
        for layer in new:
            for upper in range(len(layer) - 1):
                one, other = layer[upper], layer[upper + 1]
                now, then = (_crossed(*pair, sides, place) for pair in ((one, other), (other, one)))
                if (then, was[other]) < (now, was[one]):
                    layer[upper], layer[upper + 1] = other, one
                    place[one], place[other] = upper + 1, upper
                    is_better = True
        if not is_better:
            break
    return tuple(tuple(layer) for layer in new)


def _crossed(upper: str, lower: str, sides: _Sides, place: Mapping[str, int]) -> int:
    """Counts the crossings between the lines of two neighbours, the one above the other."""
    return sum(place[one] > place[other] for side in sides for one in side[upper] for other in side[lower])
