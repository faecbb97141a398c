"""The use case of whoever asks what has changed since a revision: both answers, and what changed in the strategy."""

from dataclasses import replace
from typing import NamedTuple

from alignment.diff.changes import StrategyChanges
from alignment.diff.compare import compare as compare_strategies
from alignment.workspace.check import Answer, Request, check
from alignment.workspace.refused import Refused


class Comparison(NamedTuple):
    """Holds the answer at a revision, the answer asked for, and what changed in the strategy between them."""

    old: Answer
    new: Answer
    changes: StrategyChanges


def compare(request: Request, revision: str) -> Comparison | Refused:
    """Checks a project as it was at a revision and as it is, or at the revision of the request."""
    old = check(replace(request, revision=revision))
    new = check(request)
    if isinstance(old, Refused):
        return old
    if isinstance(new, Refused):
        return new
    return Comparison(old, new, compare_strategies(old.strategy, new.strategy))
