"""`import.yaml` says what columns, headings and words mean; what is wrong with it is said with the mend."""

from pathlib import PurePosixPath

import pytest

from alignment.documents.parse import parse
from alignment.importing.columns import FIELDS
from alignment.importing.mapping import NotAMapping, TableMapping, read_mapping, write_mapping
from alignment.source import SourceFile


def read(text: str) -> TableMapping | NotAMapping:
    document, findings = parse(SourceFile(PurePosixPath("import.yaml"), text.encode()))
    assert not findings
    return read_mapping(document, FIELDS)


def test_what_is_written_is_read_again() -> None:
    written = write_mapping(
        {"Lead officer": "owner", "2026/27 Q1": "observation 2026-06", "No: ": ""}, {"Done": "ignore"}, {"Yes": ""}
    )
    found = read(written)
    assert isinstance(found, TableMapping)
    assert found.columns == {"leadofficer": "owner", "2026/27q1": "observation 2026-06", "no:": ""}
    assert (found.headings, found.words) == ({"done": "ignore"}, {"yes": ""})


def test_parts_may_be_left_out_or_empty() -> None:
    assert read("columns:\nwords: {}\n") == TableMapping({}, {}, {})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a\n", "has other parts than `columns:`, `headings:` and `words:`. Take out what is neither."),
        ("colums: {}\n", "has other parts than"),
        ("columns: [a]\n", "has `columns:` without lines such as `Lead officer: owner` below it."),
        ("columns: {Lead: [owner]}\n", "has more than one text for `Lead`. Write one word behind it."),
        ("columns: {Lead: leader}\n", "has `leader` for the column `Lead`. Write one of id, reference, title,"),
    ],
)
def test_what_is_wrong_is_said_with_the_mend(text: str, says: str) -> None:
    found = read(text)
    assert isinstance(found, NotAMapping)
    assert found.says.startswith(says)
