"""The order in each column: few crossings, never more than in the order of the files, the same every time."""

import random
from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.diagrams.order import Joins, Layers, crossings, ordered


def crossings_by_pairs(layers: Layers, joins: Joins) -> int:
    """Looks at every pair of lines."""
    place = {name: (number, where) for number, layer in enumerate(layers) for where, name in enumerate(layer)}
    count = 0
    for (one, end), (other, other_end) in combinations(joins, 2):
        if place[one][0] == place[other][0]:
            count += (place[one][1] - place[other][1]) * (place[end][1] - place[other_end][1]) < 0
    return count


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Layers, Joins]:
    layers = tuple(tuple(f"{name}{one}" for one in range(draw(st.integers(0, 6)))) for name in "abcd")
    possible = [pair for left in range(3) for pair in product(layers[left], layers[left + 1])]
    return layers, draw(st.lists(st.sampled_from(possible), unique=True, max_size=25)) if possible else []


@given(drawn())
def test_crossings_are_pairs_of_lines_that_cross(given_: tuple[Layers, Joins]) -> None:
    assert crossings(*given_) == crossings_by_pairs(*given_)


@given(drawn())
def test_no_order_is_worse_than_that_of_the_files_and_nothing_is_lost(given_: tuple[Layers, Joins]) -> None:
    layers, joins = given_
    found = ordered(layers, joins)
    assert crossings(found, joins) <= crossings(layers, joins)
    assert [sorted(layer) for layer in found] == [sorted(layer) for layer in layers]
    assert ordered(layers, joins) == found
    if crossings(layers, joins) == 0:
        assert found == layers


def test_a_tangle_in_which_sweeps_never_settle_is_ordered_as_well() -> None:
    dice = random.Random(0)  # noqa: S311 - no secret
    layers: Layers = tuple(tuple(f"{name}{one}" for one in range(8)) for name in "abcd")
    pairs = [pair for left in range(3) for pair in product(layers[left], layers[left + 1])]
    joins = [pair for pair in pairs if dice.random() < 0.3]
    found = ordered(layers, joins)
    assert crossings(found, joins) < crossings(layers, joins)
    assert [sorted(layer) for layer in found] == [sorted(layer) for layer in layers]


@pytest.mark.behaviour
def test_small_pictures_have_the_fewest_crossings_that_there_can_be_or_nearly() -> None:
    dice = random.Random(2)  # noqa: S311 - no secret
    best_found = 0
    for _ in range(200):
        layers: Layers = tuple(tuple(f"{name}{one}" for one in range(dice.randint(1, 4))) for name in "abc")
        joins = [pair for left in (0, 1) for pair in product(layers[left], layers[left + 1]) if dice.random() < 0.5]
        fewest = min(crossings(order, joins) for order in product(*map(permutations, layers)))
        found = crossings(ordered(layers, joins), joins)
        assert found <= 2 * fewest
        best_found += found == fewest
    assert best_found >= 190


def test_lines_that_can_be_untangled_are_and_what_makes_no_difference_stays_as_it_was() -> None:
    layers: Layers = (("A", "B", "C"), ("x", "y", "z"))
    assert ordered(layers, [("A", "z"), ("B", "y"), ("C", "x")]) == (("A", "B", "C"), ("z", "y", "x"))
    layers = (("A", "B"), ("x", "y", "z"), ("m", "n"))
    joins = [("A", "y"), ("A", "z"), ("B", "x"), ("y", "m"), ("z", "m"), ("x", "n")]
    assert ordered(layers, joins) == (("A", "B"), ("y", "z", "x"), ("m", "n"))


def test_thousands_of_lines_take_no_minutes() -> None:
    layers = (tuple(f"a{one}" for one in range(60)), tuple(f"b{one}" for one in range(1500)))
    joins = [(f"a{one * 7 % 60}", f"b{one}") for one in range(1500)] * 2
    assert crossings(ordered(layers, joins), joins) < crossings(layers, joins) // 10
