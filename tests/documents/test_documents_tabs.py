"""Tabs where YAML counts spaces: as many spaces as everything else fits."""

import pytest
from yaml_in import document_of

from alignment.documents import limits
from alignment.source import edited

RIGHT = "actions:\n  - id: A1\n    title: One\n    owner: R1\n  - id: A2\n    title: Two\n"


@pytest.mark.parametrize(
    ("wrong", "width"),
    [
        (RIGHT.replace("    title: One", "\ttitle: One"), 4),
        (RIGHT.replace("    title: One", "\t\ttitle: One"), 2),
        (RIGHT.replace("    title: One", "  \ttitle: One"), 2),
        (RIGHT.replace("    title: One", "    \ttitle: One"), 0),
        (RIGHT.replace("  - id: A2", "\t- id: A2"), 2),
        (RIGHT.replace("    ", "\t\t").replace("  - ", "\t- "), 2),
        (RIGHT.replace("    ", "\t").replace("  - ", "\t- ").replace("\t- ", "  - "), 4),
    ],
)
def test_a_tab_stands_for_as_many_spaces_as_make_the_file_readable(wrong: str, width: int) -> None:
    document, findings = document_of(wrong)
    assert {one.rule for one in findings} == {"YAML-TAB"}
    assert not document.is_whole
    mended = edited(wrong, [edit for one in findings for edit in one.edits])
    if width:
        assert mended == RIGHT
        assert findings[0].fix.startswith(f"Replace each tab by {width} spaces")
    else:
        assert (mended, findings[0].fix) == (wrong, "Replace the tab by two spaces for each step.")


def test_what_is_no_tab_keeps_its_own_mend() -> None:
    _, findings = document_of("a:\n\t- b: c\u200e d\n")
    assert [one.rule for one in findings] == ["YAML-TAB", "YAML-CHARACTER"]
    assert findings[1].fix.startswith("Delete the character")


def test_a_long_file_with_a_tab_is_not_read_again_and_again() -> None:
    _, findings = document_of("# nothing\n" * (limits.REREAD_CHARACTERS // 20) + "a:\n\t- b\n")
    assert [one.edits for one in findings] == [()]
