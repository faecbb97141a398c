"""What tests of suspect links share: a strategy before and after, and what was reviewed before."""

from pathlib import PurePosixPath
from typing import Final

from yaml_in import strategy_of

from alignment.checker.suspect_links import suspect_links
from alignment.documents.kept_list import KeptList, read_list
from alignment.findings.finding import Finding
from alignment.model.strategy import UNNAMED, Strategy
from alignment.reviews.lock import REVIEWED, Lock, Reviewed, ReviewState, compare_with_reviewed, review
from alignment.reviews.lock_file import load_lock
from alignment.source import SourceFile

PATH: Final = PurePosixPath("align.lock")
PLAN: Final = """\
actions:
  - id: ACT-12
    title: Review transition pathways
    advances: [A1, A2]
    measured_by: M-1
ambitions:
  - {id: A1, title: Included from the start}
  - {id: A2, title: Heard}
measures:
  - {id: M-1, title: Places, target_value: 60, unit: places, latest_value: 41}
"""


def strategy(text: str) -> Strategy:
    """Loads a model in which nothing is wrong."""
    found, findings = strategy_of(text)
    assert findings == ()
    return found


def compared(then: str, now: str) -> ReviewState:
    """Compares a model with what was reviewed of an earlier one."""
    return compare_with_reviewed(strategy(now), review(strategy(then), {}))


def judged(then: str, now: str) -> tuple[Finding, ...]:
    """Judges a model by what was reviewed of an earlier one."""
    return suspect_links(strategy(now), locked(review(strategy(then), {}))).findings


def ids(found: ReviewState) -> list[str]:
    """Names the links that are suspect, with the fields that make them so."""
    return [f"{' '.join(one.link[:3])}: {', '.join(one.fields)}" for one in found.suspects]


def locked(reviewed: Reviewed) -> Lock:
    """Gives the list of a project whose one strategy has no id, as those of these tests."""
    return Lock({UNNAMED: reviewed})


def kept(content: bytes) -> KeptList:
    """Reads a list of reviewed links as a file."""
    return read_list(SourceFile(PATH, content), REVIEWED)


def read_back(content: bytes) -> Lock:
    """Reads a list of reviewed links in which nothing is wrong."""
    found = kept(content)
    lock, findings = load_lock(found)
    assert (found.fault, findings) == (None, ())
    return lock
