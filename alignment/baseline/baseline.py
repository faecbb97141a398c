"""Which findings a project has accepted: their fingerprints, each where it is written."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from alignment.findings.built_in import BUILT_IN, Effect
from alignment.source import Location

FILE_NAME: Final = "align-baseline.json"
VERSION_KEY: Final = "align_baseline"
VERSION: Final = "1"
ACCEPTED_KEY: Final = "accepted"
_NEVER: Final = ("WAIVER-", "BASELINE-", "SUSPECT")
"""Begins the findings about exceptions, and those about a link that, once accepted, would hide every later change."""


class Baseline(NamedTuple):
    """Holds the accepted findings of a project by their fingerprints, with their places."""

    path: PurePosixPath
    accepted: Mapping[str, Location]


def may_be_accepted(rule: str) -> bool:
    """Tells whether findings of a rule can be accepted.

    Not those that left something unchecked, nor those about exceptions themselves, nor about links that are suspect,
    which `align review` is for.
    """
    row = BUILT_IN.get(rule)
    return row is None or (row.effect is Effect.CHECKED and not rule.startswith(_NEVER))
