"""The report as a table: a row an element, and nothing in it that a spreadsheet would run."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from traced_texts import HEAD, ROOT, TEXTS, traced, traced_at, worded

from alignment.renderers import report_csv as renderer
from alignment.results.report import Traceability

PLAN = (
    HEAD
    + """\
ambitions: [{id: A1, title: Learn together}]
roles: [{id: R-1, title: Head of inclusion}]
actions:
  - {id: ACT-1, title: Map the network, status: on track, advances: {to: A1, basis: promised}, owner: R-1, due: 2023-06}
"""
)


def rows(t: Traceability) -> list[dict[str, str]]:
    text = renderer.render(t).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_an_action_has_its_ambition_its_owner_its_date_and_what_was_found_in_one_row(tmp_path: Path) -> None:
    (action,) = (row for row in rows(traced(tmp_path, PLAN)) if row["Kind"] == "action")
    assert action["Id"] == "ACT-1"
    assert action["Advances"] == "Learn together (A1, promised)"
    assert (action["Owner"], action["By when"], action["Status"]) == ("Head of inclusion (R-1)", "2023-06", "on track")
    (day,) = (row for row in rows(traced(tmp_path, PLAN.replace("2023-06", "2023-06-01"))) if row["Kind"] == "action")
    assert day["By when"] == "2023-06-01"
    assert int(action["Errors"]) == action["What was found"].count("(error)") > 0
    assert "ACT-MEASURE (error): has no measure; " in action["What was found"]
    assert (action["File"], action["Line"]) == ("strategy_model/plan.yaml", "5")


@pytest.mark.parametrize("project", [".", "examples/complete-plan", "examples/climate-adaptation"])
def test_every_element_has_a_row_and_no_finding_is_lost(project: str) -> None:
    t = traced_at(ROOT, ROOT / project)
    *table, basis, seal = rows(t)
    assert seal["Kind"] == "seal"
    assert basis["Title"].startswith("Checked against ")
    assert [row["Id"] for row in table] == [entry.id for entry in t.elements]
    counted = sum(int(row[name]) for row in table for name in ("Errors", "Warnings", "Notes"))
    assert counted == len(t.report.standing)
    assert sum(int(row["Waived or accepted"]) for row in table) == len(t.report.findings) - counted


def test_what_is_found_in_a_file_has_a_row_of_its_own(tmp_path: Path) -> None:
    *_, last, _, _ = rows(traced(tmp_path, HEAD + "actions: [x]\n"))
    assert (last["Kind"], last["Id"], last["Errors"], last["Line"]) == ("file", "", "1", "2")
    assert last["What was found"].startswith("MODEL-ELEMENT (error): An entry of `actions`")


def test_it_begins_with_the_mark_that_spreadsheets_look_for_and_ends_lines_as_they_expect(tmp_path: Path) -> None:
    content = renderer.render(traced(tmp_path, HEAD.replace("Plan", "Zoë's plan")))
    assert content.startswith(b"\xef\xbb\xbfKind,Id,Title,")
    assert "Zoë's plan".encode() in content
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 4


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  -5", "-5"),
        ("-5-2", "'-5-2"),
        ("-420; =1", "-420;' =1"),
        ("+5", "'+5"),
        ("\uff1d1", "'\uff1d1"),
        ("\u2007@SUM(A1)", "'@SUM(A1)"),
        ("|calc", "'|calc"),
        ("a; =1", "a;' =1"),
        (';"=1', ";'\"=1"),
        ("a\n=b", "a =b"),
        ("R&D - now", "R&D - now"),
        ("a\u202eb\x07", "aU+202Eb\\x07"),
    ],
)
def test_what_would_begin_a_formula_is_held_back_and_everything_else_left_alone(text: str, cell: str) -> None:
    assert rows(worded(text))[0]["Title"] == cell


@example("\x85=1")
@given(TEXTS)
def test_no_text_changes_the_table_or_begins_a_formula(text: str) -> None:
    content = renderer.render(worded(text)).decode("utf-8-sig")
    lines = content.split("\r\n")
    table = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert lines.pop() == ""
    assert len(lines) == len(table) == len(rows(worded("harmless"))) + 1
    assert {len(row) for row in table} == {len(table[0])}
    for part in (part for row in table for cell in row for part in cell.split(";")):
        assert unicodedata.normalize("NFKC", part).lstrip(' "')[:1] not in set("=+-@|\t\r\n")
