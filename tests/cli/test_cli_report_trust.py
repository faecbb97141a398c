"""A report whose settings, packs and exceptions are those of a trusted revision says so, and can be verified."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from projects import HOUSE, SOUND, WAIVER, align, without
from repositories import commit, git, repository
from verifying import flat

MODEL: Final = "strategy_model/plan.yaml"
DATED: Final = "packs: [rules.yaml]\nas_at: 2022-09-14\n"
REPORT: Final = ("report", "--trust", "main")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Gives a project on a branch that takes an owner away and excuses itself."""
    repository(tmp_path, {**HOUSE, "align.yaml": DATED, MODEL: SOUND})
    git(tmp_path, "checkout", "--quiet", "-b", "change")
    commit(
        tmp_path,
        {"align.yaml": f"{DATED}ignore: [H-OWNER]\n", MODEL: without("owner"), "strategy_model/waivers.yaml": WAIVER},
    )
    return tmp_path


def told(folder: Path, *options: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(align(folder, *REPORT, "--format", "json", *options).out)
    return document


def test_the_report_finds_what_the_trusted_rules_find_and_says_whose_they_are(project: Path) -> None:
    document = told(project)
    main = git(project, "rev-parse", "main")
    found = [one["fingerprint"] for one in document["findings"]]
    assert [one for one in found if not one.startswith("GATE-")] == ["H-OWNER/ACT-1/owner"]
    assert document["trusted"] == {
        "revision": main,
        "commit": main,
        "settings": "align.yaml",
        "new": False,
        "altered": ["align.yaml"],
        "taken_out": [],
        "added": ["the waiver of H-OWNER on ACT-1"],
    }
    assert document["inputs"]["options"] == {"trust": main}
    for name in ("html", "markdown"):
        shown = " ".join(align(project, *REPORT, "--format", name).out.split())
        assert f"Settings and packs are those of {main[:12]}; " in shown
        assert "The change alters align.yaml: what it makes of it counts only once it is merged." in shown
        assert "Entries added count once merged: 1 (the waiver of H-OWNER on ACT-1)." in shown
    assert told(project, "--since", "main")["trusted"] == document["trusted"]


def test_files_of_the_trusted_revision_are_not_said_to_be_uncommitted(project: Path) -> None:
    assert told(project)["inputs"]["uncommitted"] == []
    (project / MODEL).write_text(without("owner", "measured_by"))
    assert told(project)["inputs"]["uncommitted"] == [MODEL]


def test_it_is_verified_by_the_trusted_rules_however_the_revision_was_called(project: Path) -> None:
    for revision in ("main", "HEAD~1"):
        assert align(project, "report", "--trust", revision, "-o", "report.html").code == 0
        assert flat(align(project, "verify", "report.html"), 0).startswith("Verified: report.html follows")
    assert "--trust" in (project / "report.html").read_text()
    commit(project, {MODEL: SOUND})
    assert align(project, "verify", "report.html").code == 1


def test_nothing_is_said_where_nothing_is_trusted(project: Path) -> None:
    assert json.loads(align(project, "report", "--format", "json").out)["trusted"] is None
