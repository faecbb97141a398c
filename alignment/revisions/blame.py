"""When the lines of a file came into a commit, by what git records of the commits that brought them."""

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from alignment.revisions.git import run_git
from alignment.revisions.lookup import Way

_LINE: Final = re.compile(rb"^\t.*\n", re.MULTILINE)
_MOMENT: Final = re.compile(
    rb"^(?:author|committer)-time (\d{1,11})\n(?:author|committer)-tz ([+-])(\d{2})(\d{2})$", re.MULTILINE
)
_EPOCH: Final = date(1970, 1, 1).toordinal()
_DAY: Final = 24 * 60 * 60
_LAST: Final = date.max.toordinal()


def days_of_lines(top: Path, commit: str, way: Way) -> Sequence[date]:
    """Gives for each line of a file of a commit the day on which it was committed, or authored if that was later.

    The day is that of whoever committed it, where they were. Raises GitError where git does not say.
    """
    path = os.fsdecode(b"/".join(way))
    said = run_git(top, "blame", "--line-porcelain", "--ignore-revs-file=", commit, "--", path)
    return [_day(commit) for commit in _LINE.split(said)[:-1]]


def _day(commit: bytes) -> date:
    """Gives the later day of a commit; the last of all days where it names none."""
    days = [_EPOCH + _seconds(*found) // _DAY for found in _MOMENT.findall(commit)]
    return date.fromordinal(min(max(days, default=_LAST), _LAST))


def _seconds(moment: bytes, sign: bytes, hours: bytes, minutes: bytes) -> int:
    """Gives a moment as the clocks showed it where the commit was made."""
    offset = 60 * (60 * int(hours) + int(minutes))
    return int(moment) + (offset if sign == b"+" else -offset)
