"""What it comes to when a report is made again: whether it follows from the files at hand, and if not, where it parts."""

from enum import Enum
from typing import NamedTuple

from alignment.traceability.carried import Carried
from alignment.traceability.comparing import Differences
from alignment.traceability.place import FirstDifference


class Verification(NamedTuple):
    """Holds what was compared: a report by its digest and by what it carries, and of how many files it was made again.

    `origin` is where the day comes from and `version` the align at hand. `is_model_touched` tells whether files of the
    model may differ. `place` is where the bytes part although the files are the same; None where they do not, or were
    not compared. `at` is the revision whose files these are, as it was named; None where they are those on the disk.
    """

    sha256: str
    told: Carried
    files: int
    origin: str
    version: str
    is_complete: bool
    are_findings_alone: bool
    differences: Differences
    is_model_touched: bool
    place: FirstDifference | None
    at: str | None = None

    @property
    def answer(self) -> "VerificationAnswer":
        """Gives the answer in a word."""
        return VerificationAnswer.DIFFERS if self.place or self.differences.is_any else VerificationAnswer.VERIFIED


class NotVerifiable(NamedTuple):
    """Says why a report cannot be verified at all, and what to do about it."""

    says: str
    mend: str = ""


class VerificationAnswer(Enum):
    """Tells what became of a report; the values are the exit codes of the command line."""

    VERIFIED = 0
    DIFFERS = 1
    CANNOT_VERIFY = 2
