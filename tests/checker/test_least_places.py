"""The least set of places is what trying every set finds."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from rules_models import Dice

from alignment.checker import least_places as module
from alignment.checker.least_places import LeastPlaces, least_places

MODELS = range(500)


def test_nothing_needs_no_place() -> None:
    assert least_places([], []) == LeastPlaces((), is_exact=True)
    assert least_places([0, 0], [0, 0]) == LeastPlaces((), is_exact=True)


def test_the_smallest_set_counts_before_the_heaviest() -> None:
    assert least_places([0b011, 0b101, 0b110, 0b111], [9, 9, 9, 1]).places == (3,)


def test_of_sets_equally_small_the_heaviest_counts_and_then_the_first() -> None:
    assert least_places([0b1, 0b1, 0b1], [1, 2, 2]).places == (1,)


def test_trying_every_set_finds_the_same() -> None:
    for seed in MODELS:
        cleared, weights = _random(seed, most=8)
        assert least_places(cleared, weights) == LeastPlaces(_tried(cleared, weights), is_exact=True), seed


def test_beyond_the_bound_a_set_still_clears_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LOOKS", 0)
    for seed in MODELS[:20]:
        cleared, weights = _random(seed, most=10)
        found = least_places(cleared, weights)
        assert _union(cleared[place] for place in found.places) == _union(cleared), seed
        assert not found.is_exact or found.places == _tried(cleared, weights), seed


def test_many_places_and_findings_are_not_compared_with_one_another() -> None:
    ring = [1 << number | 1 << (number + 1) % 400 for number in range(400)]
    found = least_places(ring, [2] * 400)
    assert not found.is_exact
    assert len(found.places) == 200
    many = least_places([sum(1 << bit for bit in range(400) if bit % 20 != place) for place in range(20)], [380] * 20)
    assert many == LeastPlaces((0, 1), is_exact=True)


def _random(seed: int, most: int) -> tuple[list[int], list[int]]:
    dice = Dice(seed)
    share = dice.random()
    findings = range(dice.randint(1, most))
    cleared = [sum(1 << bit for bit in findings if dice.chance(share)) for _ in range(dice.randint(0, most))]
    return cleared, [dice.choice((mask.bit_count(), dice.randint(0, 5))) for mask in cleared]


def _tried(cleared: list[int], weights: list[int]) -> tuple[int, ...]:
    """Tries every set, from the smallest on."""
    for size in range(len(cleared) + 1):
        sets = combinations(range(len(cleared)), size)
        whole = [one for one in sets if _union(cleared[place] for place in one) == _union(cleared)]
        if whole:
            return min(whole, key=lambda one: (-sum(weights[place] for place in one), one))
    raise AssertionError


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found
