"""Reports made by hand, for what only reads them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from alignment.findings.finding import Accepted, Approval, Finding, Severity, Suppression, Waived
from alignment.results.check import Chosen, Report, RuleOutcome
from alignment.results.read import FileRecord, KindCount
from alignment.source import Location


def at(path: str, line: int = 1, column: int = 1, width: int = 0) -> Location:
    return Location(PurePosixPath(path), line, column, line, column + width)


def finding(  # noqa: PLR0913 - the parts of a finding, each with a usual value
    message: str = "ACT-1 has no owner",
    location: Location | None = None,
    *,
    rule: str = "H-OWNER",
    severity: Severity = Severity.ERROR,
    label: str = "",
    why: str = "",
    fix: str = "",
) -> Finding:
    return Finding(rule, severity, message, location or at("plan.yaml"), label=label, why=why, fix=fix)


WAIVED: Final = Waived(
    "The post is being filled.", "R-1", date(2022, 9, 1), date(2022, 12, 1), at("waivers.yaml", 2, 11, 7)
)
ACCEPTED: Final = Accepted(at("align-baseline.json", 5, 7, 14))
APPROVED: Final = ACCEPTED._replace(
    approval=Approval("It was there before the rules came.", "R-DIR", date(2022, 9, 1), date(2023, 9, 1))
)


def excepted(suppression: Suppression, message: str = "ACT-1 has no owner", *, element: str = "ACT-1") -> Finding:
    return replace(finding(message), suppression=suppression, element=element)


def report_of(  # noqa: PLR0913 - the parts of a report, each with a usual value
    *findings: Finding,
    rules: tuple[RuleOutcome, ...] = (),
    kinds: tuple[KindCount, ...] = (),
    stage: tuple[str, str] = ("approval", "strategy"),
    as_at: tuple[date, str] = (date(2022, 9, 14), "today"),
    links: int = 0,
    files: tuple[FileRecord, ...] = (),
    unread: tuple[str, ...] = (),
    texts: Mapping[str, str] | None = None,
    is_complete: bool = True,
    is_stated_only: bool = False,
    unstated: str = "",
) -> Report:
    return Report(
        version="1",
        strategy="S",
        title="Plan",
        stage=Chosen(*stage),
        as_at=as_at[0],
        as_at_origin=as_at[1],
        is_stated_only=is_stated_only,
        unstated=unstated,
        findings=findings,
        rules=rules,
        kinds=kinds,
        links=links,
        files=files,
        unread=unread,
        texts={PurePosixPath(path): text for path, text in (texts or {}).items()},
        is_complete=is_complete,
    )
