"""How many spaces the tabs of a file stand for: the number with which everything in it fits."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from alignment.findings.finding import Finding
from alignment.source import Location, SourceFile, TextEdit
from alignment.text import split_lines

_CODE: Final = "YAML-TAB"
_LEAD: Final = re.compile(r"(?<![^\r\n])[ ]*\t[ \t]*")
WIDTHS: Final = (2, 4, 8)
"""Are the numbers of spaces that are tried."""


def with_mends_of_tabs(
    source: SourceFile, text: str, findings: tuple[Finding, ...], fits: Callable[[SourceFile], bool]
) -> tuple[Finding, ...]:
    """Adds to the findings about tabs the spaces that belong there; `fits` tells whether a file can be read whole."""
    for width in WIDTHS:
        spaced = _all_spaced(text, width)
        if fits(SourceFile(source.path, spaced.encode())):
            lines = split_lines(text)
            return tuple(_with_mend(one, lines, width) for one in findings)
    return findings


def _all_spaced(text: str, width: int) -> str:
    return _LEAD.sub(lambda lead: _spaced(lead, width), text)


def _spaced(lead: re.Match[str], width: int) -> str:
    return lead[0].replace("\t", " " * width)


def _with_mend(finding: Finding, lines: list[str], width: int) -> Finding:
    if finding.rule != _CODE:
        return finding
    line = finding.location.line
    lead = next(_LEAD.finditer(lines[line - 1]))
    place = Location(finding.location.path, line, 1, line, lead.end() + 1)
    fix = f"Replace each tab by {width} spaces: the line then begins after {len(_spaced(lead, width))} spaces."
    return replace(finding, fix=fix, edits=(TextEdit(place, _spaced(lead, width)),))
