"""What is said of rules that could not tell of some elements, or not look at all: each by name, with how many."""

from collections.abc import Sequence
from typing import Final

from alignment.results.check import Report
from alignment.results.unchecked import is_unfinished
from alignment.text import count_of, join_words, visible

_MOST_NAMED: Final = 5


def not_checked(report: Report) -> str:
    """Says which rules could not tell of which elements, those together that could not of the same; nothing where all could."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for outcome in report.rules:
        if is_unfinished(outcome):
            groups.setdefault(outcome.unchecked, []).append(outcome.rule)
    listed = [f"{join_words(rules, most=_MOST_NAMED)} {_of(names)}" for names, rules in groups.items()]
    if rest := sum(map(len, [*groups.values()][_MOST_NAMED:])):
        listed = [*listed[:_MOST_NAMED], count_of(rest, "more rule")]
    return f"Not checked: {'; '.join(listed)}." if listed else ""


def _of(names: Sequence[str]) -> str:
    return f"for {counted(names, _MOST_NAMED)}" if names else "as a whole"


def counted(names: Sequence[str], most: int | None = None) -> str:
    """Counts elements, with their names in brackets."""
    return f"{len(names):,} ({join_words(map(visible, names), most=most)})"
