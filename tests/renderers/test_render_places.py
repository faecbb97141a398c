"""A finding that is about many places shows the first of them, and says how many more there are."""

from pathlib import PurePosixPath

import pytest
from reports import report_of

from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.renderers.text import render
from alignment.results.check import RenderOptions, Shown
from alignment.source import Location


def finding(places: int) -> Finding:
    related = tuple(RelatedLocation(_at(number), f"P{number}") for number in range(1, places + 1))
    return Finding("R", Severity.WARNING, "ST1 names too many", _at(99), related=related)


def _at(line: int) -> Location:
    return Location(PurePosixPath("a.yaml"), line, 1, line, 2)


@pytest.mark.parametrize(
    ("places", "most", "seen", "further"),
    [
        (4, 50, 4, ""),
        (5, 50, 5, ""),
        (6, 50, 5, "1 more place (--full)"),
        (40, 50, 5, "35 more places"),
        (40, None, 40, ""),
    ],
)
def test_many_places_are_counted(places: int, most: int | None, seen: int, further: str) -> None:
    screen = render([Shown(report_of(finding(places)), RenderOptions(most=most))]).decode()
    assert screen.count("= see:  a.yaml:") == seen
    assert further in screen
    assert ("more place" in screen) is bool(further)
