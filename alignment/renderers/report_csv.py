"""The traceability report as one table for spreadsheets: a row an element, a column a question.

A row an action would say nothing of a strategy that has none yet, nor of what duties, risks and measures lack; so every
element has a row, and whoever wants the actions filters by kind. What is found in a file has a row as well, and the last
two say what the answer rests on, and by what the table can be made again.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from alignment.findings.finding import Finding, Severity
from alignment.model.link_types import EVIDENCE
from alignment.renderers import reported
from alignment.results.report import CellEntry, Traceability
from alignment.results.unchecked import unfinished
from alignment.source import Location
from alignment.tables.formulas import guarded
from alignment.text import visible
from alignment.traceability.data import seal_of

_NAMED: Final = ("Kind", "Id", "Title", "Basis")
_FOUND: Final = ("Errors", "Warnings", "Notes", "Waived or accepted", "What was found", "Written in", "File", "Line")
_BYTE_ORDER_MARK: Final = "\ufeff"


def render(t: Traceability) -> bytes:
    """Renders the table: UTF-8 with the mark that spreadsheets look for, lines ended as RFC 4180 has it."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    own = (f"{one} of its own" if one in {*_NAMED, *_FOUND} else one for one in t.sheet.headings)
    table.writerow([_cell(one) for one in (*_NAMED, *own, *_FOUND)])
    table.writerows([_cell(one) for one in row] for row in _rows(t))
    rest = [""] * (len(t.sheet.headings) + len(_NAMED) + len(_FOUND) - 3)
    table.writerow([*map(_cell, ("report", "", " ".join(reported.basis(t)))), *rest])
    table.writerow(["seal", "", seal_of(t, "csv"), *rest])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _rows(t: Traceability) -> Iterator[Iterable[str]]:
    untold = unfinished(t.report.rules)
    for entry, cells in zip(t.elements, t.sheet.rows, strict=True):
        named = (entry.kind.replace("_", " "), entry.id, entry.title, entry.basis)
        written = "; ".join(one.target for one in entry.links if one.link == EVIDENCE.name)
        says = [one.says for one in entry.findings]
        found = _found(entry.findings, says, untold.get(entry.id, ()))
        yield (*named, *map(_entries, cells), *found, written, *_place(entry.location))
    blank = [""] * (len(_NAMED) + len(t.sheet.headings) - 1)
    known = {entry.id for entry in t.elements}
    for one in t.report.findings:
        if one.element not in known:
            yield ("file", *blank, *_found([one], [one.message]), "", *_place(one.location))


def _entries(many: Iterable[CellEntry]) -> str:
    return "; ".join(_entry(one) for one in many)


def _entry(one: CellEntry) -> str:
    name, behind = reported.entry_parts(one)
    return f"{name} ({behind})" if behind else name


def _found(every: Sequence[Finding], texts: Iterable[str], untold: Iterable[str] = ()) -> tuple[str, ...]:
    """Counts findings and lists them, each with the text that says it where the row names its subject or does not.

    After them stand the rules that cannot tell.
    """
    standing = [one.severity for one in every if one.suppression is None]
    counts = [standing.count(one) for one in sorted(Severity, reverse=True)]
    said = [f"{one.rule} ({one.standing}): {says}" for one, says in zip(every, texts, strict=True)]
    said += [f"{rule} (not checked)" for rule in untold]
    return (*map(str, counts), str(len(every) - len(standing)), "; ".join(said))


def _place(location: Location) -> tuple[str, str]:
    return str(location.path), str(location.line)


def _cell(text: str) -> str:
    """Makes a cell of one line in which no spreadsheet finds a formula."""
    return guarded(visible(" ".join(text.split())))
