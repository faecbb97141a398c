"""What is asked of a check."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """Says what to check: where the user stands, what day it is, and the options that were given.

    `documents` is a folder with the texts of cited documents. With a `revision` everything is read as it was then:
    settings, packs of the project, waivers, accepted findings, model and texts; without one, as it is in the work tree.
    With `trust`, everything but the model and the texts is read as it was at that revision.
    """

    folder: Path
    today: date
    path: Path | None = None
    config: Path | None = None
    stage: str | None = None
    as_at: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    is_stated_only: bool = False
    baseline: Path | None = None
    revision: str | None = None
    documents: Path | None = None
    trust: str | None = None
