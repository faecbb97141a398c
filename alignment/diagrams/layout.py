"""Lays out a picture: the order in each column, the place of each box, and the points through which lines run."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Final

from alignment.diagrams.boxes import LEADING, WIDTH, boxes_of, columns_of
from alignment.diagrams.diagram import Box, Caption, Diagram
from alignment.diagrams.order import Layers, ordered
from alignment.diagrams.place import Route, depth, lines_of, placed, routes_of, stacked
from alignment.diagrams.threads import Threads
from alignment.english import agreeing
from alignment.graph import StrategyGraph
from alignment.model.metamodel import Kind
from alignment.text import count_of, join_words, upper_first, visible

_NAMED: Final = 8


def described(threads: Threads) -> str:
    """Describes a picture in a few sentences."""
    return " ".join(_sentences(threads))


def _sentences(threads: Threads) -> Iterator[str]:
    counts = (_count(kind, len(column)) for kind, column in zip(threads.kinds, threads.columns, strict=True))
    lines = count_of(len(threads.joins), "line") if threads.joins else "no lines"
    yield f"{upper_first(join_words(counts))}, joined by {lines}."
    unstated = sum(not join.is_stated for join in threads.joins)
    if unstated:
        links = (
            "is dashed: the paper does not state its link"
            if unstated == 1
            else "are dashed: the paper does not state their links"
        )
        yield f"{unstated:,} of the lines {links}."
    for gap in dict.fromkeys(filter(None, threads.gaps.values())):
        for kind, column in zip(threads.kinds, threads.columns, strict=True):
            lacking = [one for one in column if threads.gaps[one] == gap]
            if lacking:
                verb = agreeing(len(lacking), "has")
                yield f"{upper_first(_count(kind, len(lacking)))} {verb} {join_words(gap)}: {join_words(lacking, most=_NAMED)}."


def _count(kind: Kind, number: int) -> str:
    return count_of(number, kind.label, kind.plural) if number else f"no {kind.plural}"


TOP: Final = 34
"""Where boxes begin, below the headings."""

_GAP: Final = 9
_BELOW: Final = 10
_CAPTION: Final = 34
_LEGEND: Final = 26


def lay_out(threads: Threads, graph: StrategyGraph, subject: str, note: str = "") -> Diagram:
    """Lays out what a picture shows; `subject` is what it is a picture of, `note` a warning to stand in it."""
    columns = columns_of(threads)
    boxes = boxes_of(threads, graph, columns)
    routes = routes_of(threads)
    tops = _tops(_order(threads, routes), routes, {one: box.height for one, box in boxes.items()})
    bottom = max((tops[one] + box.height for one, box in boxes.items() if one in tops), default=TOP + LEADING)
    loose = [[one for one in names if one not in tops] for names in threads.columns]
    caption = bottom + _CAPTION if tops and any(loose) else None
    for names in loose:
        tops |= _below(names, TOP if caption is None else caption + _BELOW, boxes)
    shown = {one: box._replace(top=tops[one]) for one, box in boxes.items()}
    end = max([bottom, *(box.top + box.height for box in shown.values())])
    has_dashes = not all(join.is_stated for join in threads.joins)
    legend = end + _LEGEND if has_dashes else None
    last = end if legend is None else legend
    warning = Caption(note, last + _LEGEND) if note else None
    return Diagram(
        title=f"{upper_first(join_words(kind.plural for kind in threads.kinds))}: {visible(subject)}",
        description=f"{described(threads)} {note}".strip(),
        width=WIDTH,
        height=(warning.level if warning else last) + _BELOW,
        columns=columns,
        boxes=tuple(shown.values()),
        lines=tuple(lines_of(routes, shown, tops, columns)),
        loose=caption,
        legend=legend,
        note=warning,
    )


def _order(threads: Threads, routes: Sequence[Route]) -> Layers:
    """Gives what stands in each column or runs through it, in an order with few crossings."""
    joined = threads.joined
    layers = [[one for one in names if one in joined] for names in threads.columns]
    for route in routes:
        for name, number in route.through:
            layers[number].append(name)
    return ordered(tuple(tuple(layer) for layer in layers), [leg for route in routes for leg in route.legs])


def _tops(layers: Layers, routes: Sequence[Route], heights: Mapping[str, float]) -> dict[str, float]:
    """Gives where everything in the columns begins: the fullest is packed, the others follow it on either side."""
    joined: dict[str, list[str]] = {}
    for one, other in (leg for route in routes for leg in route.legs):
        joined.setdefault(one, []).append(other)
        joined.setdefault(other, []).append(one)
    high = [[heights.get(one, 0.0) for one in names] for names in layers]
    depths = [depth(column, _GAP) for column in high]
    bottom = max(depths)
    fullest = depths.index(bottom)
    tops = dict(zip(layers[fullest], stacked(high[fullest], _GAP), strict=True))
    for number in (*range(fullest - 1, -1, -1), *range(fullest + 1, len(layers))):
        beside = set(layers[number + 1 if number < fullest else number - 1])
        wishes = [_middle([other for other in joined[one] if other in beside], tops, heights) for one in layers[number]]
        tops |= zip(layers[number], placed(high[number], wishes, bottom, _GAP), strict=True)
    return {one: TOP + top for one, top in tops.items()}


def _middle(names: Sequence[str], tops: Mapping[str, float], heights: Mapping[str, float]) -> float | None:
    return fmean(tops[one] + heights.get(one, 0.0) / 2 for one in names) if names else None


def _below(names: Sequence[str], top: float, boxes: Mapping[str, Box]) -> dict[str, float]:
    """Gives where boxes begin that stand one below the other."""
    return dict(zip(names, (top + one for one in stacked([boxes[one].height for one in names], _GAP)), strict=True))
