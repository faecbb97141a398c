"""Where in its column each box stands: as near as can be to what it is linked to, in order and without overlaps."""

from collections.abc import Sequence
from typing import NamedTuple


class _Block(NamedTuple):
    """Holds neighbours that stand as close as they may; `at` is where the first would begin, were it the first of all."""

    at: float
    weight: float
    size: int


def stacked(heights: Sequence[float], gap: float) -> list[float]:
    """Gives where boxes begin that stand one below the other, from 0."""
    tops: list[float] = []
    below = 0.0
    for height in heights:
        tops.append(below)
        below += height + gap
    return tops


def depth(heights: Sequence[float], gap: float) -> float:
    """Gives how far down a stack of boxes reaches."""
    return sum(heights) + gap * max(0, len(heights) - 1)


def placed(heights: Sequence[float], middles: Sequence[float | None], bottom: float, gap: float) -> list[float]:
    """Gives where boxes begin so that their middles are as near as can be to those wished for, between 0 and a bottom.

    Least squares in a given order is done by joining those that would overlap into blocks. One without a wish goes
    where its neighbours leave it. There must be room for all.
    """
    offsets = stacked(heights, gap)
    spare = bottom - depth(heights, gap)
    blocks: list[_Block] = []
    for height, middle, offset in zip(heights, middles, offsets, strict=True):
        wish = blocks[-1].at if middle is None and blocks else (middle or 0.0) - height / 2 - offset
        blocks.append(_Block(wish, 0.01 if middle is None else 1.0, 1))
        while len(blocks) > 1 and blocks[-2].at > blocks[-1].at:
            lower, upper = blocks.pop(), blocks.pop()
            weight = upper.weight + lower.weight
            at = (upper.at * upper.weight + lower.at * lower.weight) / weight
            blocks.append(_Block(at, weight, upper.size + lower.size))
    shifts = [min(max(block.at, 0.0), spare) for block in blocks for _ in range(block.size)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
