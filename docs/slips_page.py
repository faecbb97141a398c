"""The page that lists the slips of officers, with what align says of each and how it is mended."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from findings_page import MADE
from slip_files import Slip, checked, made, slips

from alignment.findings.finding import Finding
from alignment.text import shorten, split_lines, visible

_HEAD: Final = """\
# Slips, and what align says of them

Each was made in an invented plan in which align finds nothing else (`tests/slips/`). A test holds that this is all that
is found, on the line where the slip was made, and that the mend, followed to the letter, leaves a plan in which it is gone
and nothing else has changed. Where the mend is *made*, `align check --fix --write` makes it; elsewhere align says what to write.
"""
_SHOWN: Final = 300


def slips_page() -> str:
    """Gives the page."""
    lines = [_HEAD]
    for family, listed in groupby(slips(), key=lambda slip: slip.family):
        lines += [f"## {family}", "", "| slip | written | found | mend |", "|---|---|---|---|"]
        lines += [*(row(slip, _found(slip)) for slip in listed), ""]
    return MADE + "\n".join(lines).rstrip() + "\n"


def _found(slip: Slip) -> tuple[Finding, ...]:
    with TemporaryDirectory() as folder:
        return checked(made(slip, Path(folder))).report.findings


def row(slip: Slip, findings: tuple[Finding, ...]) -> str:
    """Gives the row of a slip with what is found of it."""
    found = "<br>".join(f"{one.rule}: {_cell(one.message)}" for one in findings)
    mend = "made" if slip.is_fixed else "<br>".join(_cell(one.fix) for one in findings)
    return f"| {_cell(slip.name)} | {'<br>'.join(_written(slip))} | {found} | {mend} |"


def _written(slip: Slip) -> Iterator[str]:
    lines = split_lines(slip.change.text.rstrip("\r\n"))
    yield from (f"`` {visible(shorten(line, _SHOWN))} ``".replace("|", "\\|") for line in lines if line.strip())


def _cell(text: str) -> str:
    return visible(shorten(text, _SHOWN)).replace("|", "\\|").replace("<", "&lt;")
