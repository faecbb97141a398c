"""What a kind of built-in finding is: how grave it is, why it matters, how it is mended."""

from enum import Enum
from typing import NamedTuple

from alignment.findings.finding import Severity


class Effect(Enum):
    """Tells whether everything was still checked, which is what the exit code 2 is about."""

    CHECKED = "the faulty part counts as absent, everything else was checked"
    UNCHECKED = "something could not be read or checked, so the answer is incomplete"


class BuiltIn(NamedTuple):
    """Describes one kind of built-in finding."""

    code: str
    title: str
    severity: Severity
    effect: Effect
    why: str
    fix: str
