"""Which findings can be mended at once: those whose changes to files leave one another alone."""

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

from alignment.findings.finding import Finding
from alignment.source import TextEdit

_Point: TypeAlias = tuple[int, int]
_Stretch: TypeAlias = tuple[_Point, _Point, str]


class Mending(NamedTuple):
    """Holds the findings whose changes are made, and those that wait, since their changes touch the same text."""

    made: tuple[Finding, ...]
    waiting: tuple[Finding, ...]

    @property
    def edits(self) -> frozenset[TextEdit]:
        """Gives the changes that are made, each once."""
        return frozenset(edit for one in self.made for edit in one.edits)


def mending(findings: Iterable[Finding]) -> Mending:
    """Chooses among findings that carry changes, the first in order first; of one all changes are made, or none."""
    taken = defaultdict[PurePosixPath, list[_Stretch]](list)
    made, waiting = [], []
    for finding in findings:
        if not all(_is_free(taken[edit.location.path], edit) for edit in finding.edits):
            waiting.append(finding)
        elif finding.edits:
            made.append(finding)
            for edit in finding.edits:
                insort(taken[edit.location.path], _stretch(edit))
    return Mending(tuple(made), tuple(waiting))


def _is_free(taken: list[_Stretch], edit: TextEdit) -> bool:
    """Tells whether a change touches none that is taken; the same change again touches nothing."""
    wanted = _stretch(edit)
    at = bisect(taken, wanted)
    return all(near == wanted or not _touch(wanted, near) for near in taken[max(at - 1, 0) : at + 1])


def _stretch(edit: TextEdit) -> _Stretch:
    at = edit.location
    return (at.line, at.column), (at.end_line, at.end_column), edit.new_text


def _touch(one: _Stretch, other: _Stretch) -> bool:
    return one[0] == other[0] or (one[0] < other[1] and other[0] < one[1])
