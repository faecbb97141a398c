"""Where boxes stand: in order, apart, within bounds, and as near to where they are wished for as can be."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from alignment.diagrams.place import depth, placed, stacked

GAP = 9.0
HEIGHTS = st.lists(st.integers(0, 80).map(float), min_size=1, max_size=12)


def distance(tops: Sequence[float], heights: Sequence[float], middles: Sequence[float]) -> float:
    return sum((top + height / 2 - middle) ** 2 for top, height, middle in zip(tops, heights, middles, strict=True))


@given(HEIGHTS, st.data(), st.integers(0, 500))
def test_boxes_stand_in_order_apart_and_within_bounds(heights: list[float], data: st.DataObject, spare: int) -> None:
    wish = st.one_of(st.none(), st.integers(-100, 900).map(float))
    middles = [data.draw(wish) for _ in heights]
    bottom = depth(heights, GAP) + spare
    tops = placed(heights, middles, bottom, GAP)
    assert tops[0] >= -0.001
    assert tops[-1] + heights[-1] <= bottom + 0.001
    for place in range(1, len(tops)):
        assert tops[place] >= tops[place - 1] + heights[place - 1] + GAP - 0.001


@given(HEIGHTS, st.data(), st.integers(0, 500))
def test_no_other_places_are_nearer_to_what_is_wished_for(
    heights: list[float], data: st.DataObject, spare: int
) -> None:
    middles = [data.draw(st.integers(-100, 900).map(float)) for _ in heights]
    best = distance(placed(heights, middles, depth(heights, GAP) + spare, GAP), heights, middles)
    for _ in range(10):
        shifts = sorted(data.draw(st.lists(st.integers(0, spare), min_size=len(heights), max_size=len(heights))))
        other = [top + shift for top, shift in zip(stacked(heights, GAP), shifts, strict=True)]
        assert best <= distance(other, heights, middles) + 0.001


def test_what_fits_stands_where_it_is_wished_for() -> None:
    assert placed([20, 20], [10, 200], 300, GAP) == [0, 190]
    assert placed([20, 20], [100, 100], 300, GAP) == [75.5, 104.5]
    assert placed([20, 20], [None, 200], 300, GAP) == [0, 190]
    assert placed([20, 20], [100, None], 300, GAP) == [90, 119]
    assert placed([], [], 0, GAP) == []
