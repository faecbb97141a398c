"""The traceability report as one table for spreadsheets: a row an element, a column a question.

A row an action would say nothing of a strategy that has none yet, nor of what duties, risks and measures lack; so every
element has a row, and whoever wants the actions filters by kind. What is found in a file has a row as well.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.renderers.entries import STATED, field, links
from alignment.results.report import ElementEntry, Traceability
from alignment.source import Location
from alignment.text import visible

_LINKS: Final = {
    "Owner": "owner",
    "Advances": "advances",
    "Measured by": "measured_by",
    "Informed by": "informed_by",
    "Duties": "discharges",
    "Reform items": "delivers",
}
_COLUMNS: Final = (
    "Kind", "Id", "Title", "Basis", "Status", "Owner", "Advances", "Measured by", "Informed by", "By when", "Duties",
    "Reform items", "Errors", "Warnings", "Notes", "Waived or accepted", "What was found", "Written in", "File", "Line",
)  # fmt: skip
_BYTE_ORDER_MARK: Final = "\ufeff"
_STARTS_A_FORMULA: Final = frozenset("=+-@|\t\r\n")
_PASSED_OVER: Final = " \"'"


def render(t: Traceability) -> bytes:
    """Renders the table: UTF-8 with the mark that spreadsheets look for, lines ended as RFC 4180 has it."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for row in _rows(t):
        table.writerow([_cell(row.get(column, "")) for column in _COLUMNS])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _rows(t: Traceability) -> Iterator[Mapping[str, str]]:
    for entry in t.elements:
        yield _row(entry)
    known = {entry.id for entry in t.elements}
    for finding in t.report.findings:
        if finding.element not in known:
            yield {"Kind": "file", **_found((finding,), (finding.message,)), **_place(finding.location)}


def _row(entry: ElementEntry) -> Mapping[str, str]:
    when = (field(entry, name) for name in ("due", "how_often", "target_by", "review"))
    return {
        "Kind": entry.kind.replace("_", " "),
        "Id": entry.id,
        "Title": entry.title,
        "Basis": entry.basis,
        "Status": field(entry, "status"),
        **{column: _linked(entry, link) for column, link in _LINKS.items()},
        "By when": "; ".join(filter(None, when)),
        **_found(entry.findings, (one.says for one in entry.findings)),
        "Written in": "; ".join(one.target for one in links(entry, "evidence")),
        **_place(entry.location),
    }


def _linked(entry: ElementEntry, link: str) -> str:
    found = links(entry, link)
    return "; ".join(f"{one.title} ({one.target}{'' if one.basis == STATED else f', {one.basis}'})" for one in found)


def _found(every: Sequence[Finding], texts: Iterable[str]) -> Mapping[str, str]:
    """Counts findings and lists them, each with the text that says it where the row names its subject or does not."""
    standing = [one.severity for one in every if one.suppression is None]
    return {
        "Errors": str(standing.count(Severity.ERROR)),
        "Warnings": str(standing.count(Severity.WARNING)),
        "Notes": str(standing.count(Severity.INFO)),
        "Waived or accepted": str(len(every) - len(standing)),
        "What was found": "; ".join(
            f"{one.rule} ({one.standing}): {says}" for one, says in zip(every, texts, strict=True)
        ),
    }


def _place(location: Location) -> Mapping[str, str]:
    return {"File": str(location.path), "Line": str(location.line)}


def _cell(text: str) -> str:
    """Makes a cell of one line in which no spreadsheet finds a formula.

    Where lists are separated by semicolons, a spreadsheet may take a semicolon for the end of a cell.
    """
    line = visible(" ".join(text.split()))
    return ";".join(_guarded(part) for part in line.split(";"))


def _guarded(text: str) -> str:
    begins = unicodedata.normalize("NFKC", text).lstrip(_PASSED_OVER)[:1]
    return f"'{text}" if begins in _STARTS_A_FORMULA else text
