"""The guide for officers does what it says: its table is imported, and the answer is the one that it shows."""

import re
from pathlib import Path

from projects import align

GUIDE = (Path(__file__).resolve().parent.parent / "docs/from-a-spreadsheet.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def said(folder: Path, transcript: str) -> bool:
    command, _, answer = transcript.partition("\n")
    return align(folder, *command.removeprefix("$ align ").split()).out == answer


def test_its_table_becomes_the_model_that_it_shows_and_a_report(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(blocks("csv")[0], encoding="utf-8")
    imported, corrected = blocks("text")
    assert said(tmp_path, imported)
    mapping = tmp_path / "plan/import.yaml"
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('Live: ""', "Live: in progress"), encoding="utf-8")
    assert said(tmp_path, corrected)
    checked = align(tmp_path / "plan", "check", "--stage", "approval").out
    assert '1.2 "Open a family hub" has no owner (1 of 3 actions)' in checked
    assert '2.1 "Meet the forum each term" has no measure (1 of 3 actions)' in checked
    assert "advance no ambition" not in checked
    align(tmp_path / "plan", "report", "-o", "report.html")
    assert "Open a family hub" in (tmp_path / "plan/report.html").read_text(encoding="utf-8")
