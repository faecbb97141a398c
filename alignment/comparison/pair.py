"""Two states of a project that are compared: what a check finds in each, and what has changed in the strategy."""

from typing import NamedTuple

from alignment.checker.result import CheckResult
from alignment.diff.changes import StrategyChanges
from alignment.diff.compare import compare as compare_strategies


class Pair(NamedTuple):
    """Holds the results in the older and in the newer state, and what changed in the strategy between them."""

    old: CheckResult
    new: CheckResult
    changes: StrategyChanges

    @classmethod
    def of(cls, old: CheckResult, new: CheckResult) -> "Pair":
        """Compares the strategies of two results."""
        return cls(old, new, compare_strategies(old.strategy, new.strategy))
