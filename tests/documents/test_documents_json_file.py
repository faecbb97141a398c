"""Files of align's own are JSON: what only YAML can read, or nothing can, is named where it stands."""

from pathlib import PurePosixPath

import pytest

from alignment.documents.json_file import parse_json
from alignment.findings.finding import Finding
from alignment.source import SourceFile


def fault_of(text: str) -> Finding | None:
    return parse_json(SourceFile(PurePosixPath("kept.json"), text.encode()), "LOCK-FILE")[1]


def test_json_is_read_with_the_place_of_everything() -> None:
    document, fault = parse_json(SourceFile(PurePosixPath("kept.json"), b'{"a": {}}'), "LOCK-FILE")
    assert fault is None
    assert str(document.locate(document.root)) == "kept.json:1:1"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{\n<<<<<<< HEAD\n  "a": 1}', "2:1"),
        ('{"a": 1, "b": {},}', "1:1"),
        ('{"a": 1,\n # new\n"b": {}}', "2:2"),
        ("{", "1:2"),
        ("", "1:1"),
        ('{"a": 1, "a": 2}', "1:10"),
        ('{"a": &b 1}', "1:7"),
    ],
)
def test_what_is_no_json_is_named_at_its_place_with_the_code_of_the_file(text: str, place: str) -> None:
    fault = fault_of(text)
    assert fault is not None
    assert (fault.rule, fault.message) == ("LOCK-FILE", "kept.json cannot be read as JSON")
    assert str(fault.location).startswith(f"kept.json:{place}")  # of a comma too many Pythons differ by a column
