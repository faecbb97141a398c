"""A picture in words, for whoever cannot see it: how much there is of what, and what is missing."""

from collections.abc import Iterator
from typing import Final

from alignment.diagrams.threads import Threads
from alignment.english import agreeing
from alignment.model.metamodel import Kind
from alignment.text import count_of, join_words, upper_first

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
