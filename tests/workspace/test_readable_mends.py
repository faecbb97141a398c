"""No mend is made by which less of a file can be read than before, and what stops its reading is mended whole or not."""

from pathlib import PurePosixPath

import pytest

from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import Location, SourceFile, TextEdit
from alignment.workspace.readable_mends import mended, readable_mends

NAME = PurePosixPath("plan.yaml")
SOUND = "a: one\nb: two\nc: three\n"
STOPPED = "a: one\n\tb: two\n\tc: three\n"


def puts(line: int, text: str, *, width: int = 0, rule: str = "MODEL-YES-NO", name: PurePosixPath = NAME) -> Finding:
    """Gives a finding that is mended by a text at the beginning of a line."""
    place = Location(name, line, 1, line, 1 + width)
    return built_in(rule, f"line {line}", place, edits=(TextEdit(place, text),))


def refused(text: str, *findings: Finding) -> list[int]:
    """Gives the lines of the findings that are refused in a file."""
    chosen = readable_mends(findings, {NAME: SourceFile(NAME, text.encode())})
    assert {*chosen.made, *chosen.refused} == set(findings)
    return [one.location.line for one in chosen.refused]


@pytest.mark.parametrize(
    ("text", "findings", "lines"),
    [
        (SOUND, [], []),
        (SOUND, [puts(1, "x"), puts(2, "y")], []),
        (SOUND, [puts(1, "x"), puts(2, "["), puts(3, "y")], [2]),
        (STOPPED, [puts(line, "", width=1, rule="YAML-TAB") for line in (2, 3)], []),
        (STOPPED, [puts(2, "", width=1, rule="YAML-TAB")], [2]),
        (STOPPED, [puts(1, "x"), puts(2, "", width=1, rule="YAML-TAB")], [1, 2]),
        (STOPPED, [puts(1, "["), *(puts(line, "", width=1, rule="YAML-TAB") for line in (2, 3))], [1]),
        (STOPPED, [puts(2, "", width=1, rule="YAML-TAB"), puts(3, "", width=1)], []),
    ],
)
def test_what_harms_is_refused_and_the_rest_is_made(text: str, findings: list[Finding], lines: list[int]) -> None:
    assert refused(text, *findings) == lines


def test_a_finding_that_changes_two_files_is_refused_in_both() -> None:
    other = PurePosixPath("other.yaml")
    one, second = puts(2, "["), puts(1, "x", name=other)
    both = built_in("MODEL-YES-NO", "both", one.location, edits=(*one.edits, *second.edits))
    sources = {name: SourceFile(name, SOUND.encode()) for name in (NAME, other)}
    assert readable_mends([both, puts(3, "y", name=other)], sources).refused == (both,)


def test_a_byte_order_mark_stays() -> None:
    after = mended(SourceFile(NAME, b"\xef\xbb\xbfa: 1\n"), NAME, [puts(1, "b")])
    assert after.content == b"\xef\xbb\xbfba: 1\n"
