"""Reviewed links where a project keeps them: part of what an answer rests on, and never accepted away."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from projects import ACCEPT, HOUSE, SOUND, align, written
from repositories import commit, repository
from user import ROOT

from alignment.baseline.accept import may_be_accepted
from alignment.checker.result import CheckResult
from alignment.project.request import Request
from alignment.workspace.check import check as check_project

MODEL = "strategy_model/plan.yaml"
FILE = "align.lock"
OTHER = SOUND.replace("Head of inclusion", "Head of SEND")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    written(tmp_path, {**HOUSE, MODEL: SOUND})
    align(tmp_path, "review")
    return tmp_path


def answered(folder: Path, revision: str | None = None) -> CheckResult:
    return check_project(Request(folder, date(2022, 9, 14), revision=revision))


def found(folder: Path, revision: str | None = None) -> list[str]:
    return [f"{one.standing} {one.rule} {one.location}" for one in answered(folder, revision).report.findings]


def test_the_file_is_among_those_that_the_answer_rests_on(project: Path) -> None:
    report = answered(project).report
    assert FILE in [str(one.path) for one in report.files if one.sha256]
    assert (report.unreviewed, report.is_complete) == (0, True)


def test_a_file_that_is_read_beside_the_model_is_not_said_to_be_left_out(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, "align.yaml": "model: .\npacks: [rules.yaml]\n", "plan.yaml": SOUND, "a.txt": ""})
    for command in (("review",), ACCEPT):
        assert align(tmp_path, *command).code == 0
    files = answered(tmp_path).report.files
    assert [str(one.path) for one in files if not one.sha256] == ["a.txt"]
    assert [str(one.path) for one in files].count(FILE) == 1


def test_a_suspect_link_cannot_be_accepted(project: Path) -> None:
    written(project, {MODEL: OTHER})
    assert not may_be_accepted("SUSPECT")
    assert "Nothing more is accepted" in align(project, *ACCEPT).out
    assert found(project) == [f"warning SUSPECT {MODEL}:10:12"]
    accepted = '{"align_baseline": 2, "accepted": ["S SUSPECT/ACT-1/owner:R-1"]}'
    written(project, {"align-baseline.json": accepted})
    assert found(project) == [
        "error BASELINE-FILE align-baseline.json:1:36", f"warning SUSPECT {MODEL}:10:12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("", "error LOCK-FILE align.lock:1:1"),
        ("{\n<<<<<<< HEAD\n}", "error LOCK-FILE align.lock:2:1"),
        ('{"align_lock": 9}', "error LOCK-FILE align.lock:1:16"),
        ('{"align_lock": 2, "links": ["S ACT-1 owner"]}', "error LOCK-FILE align.lock:1:29"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_the_answer_incomplete(project: Path, content: str, finding: str) -> None:
    written(project, {FILE: content, MODEL: OTHER})
    assert found(project)[0] == finding
    assert not answered(project).report.is_complete


def test_a_link_to_a_file_that_went_unread_is_neither_suspect_nor_gone(project: Path) -> None:
    roles = "roles:\n  - {id: R-1, title: Head of inclusion}\n"
    written(project, {MODEL: SOUND.replace(roles, ""), "strategy_model/roles.yaml": f"{roles}plans: [\n"})
    report = answered(project).report
    assert "SUSPECT" not in [one.rule for one in report.findings]
    assert not report.is_complete


def test_at_a_revision_the_file_is_that_of_the_revision(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repository", {**HOUSE, MODEL: SOUND})
    align(folder, "review")
    reviewed, changed = commit(folder), commit(folder, {MODEL: OTHER})
    align(folder, "review")
    assert found(folder) == found(folder, reviewed) == []
    assert found(folder, changed) == [f"warning SUSPECT {MODEL}:10:12"]


def test_a_report_is_verified_with_the_file_and_differs_without_it(project: Path) -> None:
    assert align(project, "report", "-o", "report.html", "--as-at", "2022-09-14").code == 0
    assert align(project, "verify", "report.html").code == 0
    (project / FILE).unlink()
    run = align(project, "verify", "report.html")
    assert run.code == 1
    assert "align.lock is missing" in run.out


def test_every_format_says_how_many_links_nobody_has_reviewed(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, MODEL: SOUND})
    assert json.loads(align(tmp_path, "check", "--format", "json").out)["strategies"][0]["unreviewed"] is None
    align(tmp_path, "review", "R-1")
    whole = json.loads(align(tmp_path, "check", "--format", "json").out)
    jsonschema.validate(whole, json.loads((ROOT / "docs/schemas/check-1.schema.json").read_text(encoding="utf-8")))
    assert whole["strategies"][0]["unreviewed"] == 2
    for form in ("html", "markdown"):
        report = " ".join(align(tmp_path, "report", "--format", form).out.split())
        assert "2 links have not been reviewed yet." in report


def test_a_suspect_link_stands_in_the_report_and_in_the_explanation_of_its_element(project: Path) -> None:
    written(project, {MODEL: OTHER})
    says = "whose `title` changed after the link was reviewed"
    assert says in " ".join(align(project, "explain", "ACT-1").out.split())
    assert "SUSPECT" in align(project, "report", "--format", "html").out
