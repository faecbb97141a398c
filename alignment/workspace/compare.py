"""The use case of whoever asks what has changed since a revision: both answers, and what changed in the strategy."""

from dataclasses import replace
from typing import NamedTuple

from alignment.diff.changes import StrategyChanges
from alignment.diff.compare import compare as compare_strategies
from alignment.workspace.check import Answer, check, check_then
from alignment.workspace.request import Request


class Pair(NamedTuple):
    """Holds the answer at a revision, the answer asked for, and what changed in the strategy between them."""

    old: Answer
    new: Answer
    changes: StrategyChanges


def compare(request: Request, revision: str) -> Pair:
    """Checks a project as it was at a revision and as it is, or at the revision of the request.

    Where a revision is trusted, both are checked by what it says, so that only the model differs.
    """
    new = check(request)
    old = check_then(replace(request, revision=revision))
    return Pair(old, new, compare_strategies(old.strategy, new.strategy))
