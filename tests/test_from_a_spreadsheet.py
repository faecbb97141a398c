"""The guide for officers does what it says: its table is imported, and the answer is the one that it shows."""

import re
from pathlib import Path

from projects import align

GUIDE = (Path(__file__).resolve().parent.parent / "docs/from-a-spreadsheet.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_its_table_becomes_the_model_that_it_shows_and_a_report(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(block("csv"), encoding="utf-8")
    command, _, answer = block("text").partition("\n")
    assert align(tmp_path, *command.removeprefix("$ align ").split()).out == answer
    checked = align(tmp_path / "plan", "check", "--stage", "approval").out
    assert '1.2 "Open a family hub" has no owner (1 of 3 actions)' in checked
    assert '2.1 "Meet the forum each term" has no measure (1 of 3 actions)' in checked
    assert "advance no ambition" not in checked
    align(tmp_path / "plan", "report", "-o", "report.html")
    assert "Open a family hub" in (tmp_path / "plan/report.html").read_text(encoding="utf-8")
