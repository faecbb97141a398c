"""What is asked of a check, and what use cases raise where nothing can be done of what was asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from alignment.diff.changes import ChangeKind
from alignment.findings.built_in import hides_something
from alignment.findings.finding import Finding


@dataclass(frozen=True, slots=True)
class Request:
    """Says what to check: where the user stands, what day it is, and the options that were given.

    `documents` is a folder with the texts of cited documents. With a `revision` everything is read as it was then:
    settings, packs of the project, waivers, accepted findings, model and texts; without one, as it is in the work tree.
    With `trust`, everything but the model and the texts is read as it was at that revision; with `is_protected`, what the
    change makes of the rest is an error. `fail_on_change` are kinds of change that do not pass, in place of the settings'.
    `anew` gives, by whole path, what files of the work tree are taken to hold.
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
    is_protected: bool = False
    fail_on_change: tuple[ChangeKind, ...] = ()
    anew: Mapping[Path, bytes] = field(default_factory=dict, hash=False)


class RequestError(Exception):
    """Says in a sentence or two why a request cannot be carried out at all, as where it names what there is not.

    What users wrote in files never raises it. The command line says it and exits with 2.
    """


def demand_all_read(findings: Iterable[Finding], so: str) -> None:
    """Raises RequestError where something could not be read or checked; `so` says what is therefore not done."""
    if unsure := [one for one in findings if hides_something(one)]:
        more = f" And {len(unsure) - 1} more." if len(unsure) > 1 else ""
        first = f"{unsure[0].location}: {unsure[0].message}. {unsure[0].fix}"
        message = f"Something could not be read or checked, so {so}. {first}{more}"
        raise RequestError(message)
