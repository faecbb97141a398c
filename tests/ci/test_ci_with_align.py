"""What is shipped for CI, run with align itself: what a change brings is reported, and it cannot excuse itself."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from action_in import run_check
from ci_in import BASH, ROOT, Ran, Runner, check_of_github, script_of_gitlab, shipped
from projects import HOUSE, SOUND, WAIVER, without
from repositories import commit, git, repository

BEFORE = {**HOUSE, "align.yaml": "packs: [rules.yaml]\nas_at: 2022-09-14\n", "strategy_model/plan.yaml": SOUND}
MOVED_ON = SOUND.replace("title: Map the network", "title: Map all of the network")
CHANGE = {"strategy_model/plan.yaml": without("owner"), "strategy_model/waivers.yaml": WAIVER}
GITHUB = check_of_github(shipped("github"))
GITLAB = script_of_gitlab(shipped("gitlab"))
ANYWHERE = (
    (ROOT / "docs/in-continuous-integration.md").read_text(encoding="utf-8").split("```bash\n")[1].split("```")[0]
)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Makes a checkout of a change that takes an owner away and waives the finding itself."""
    made = Runner(tmp_path)
    origin = repository(tmp_path / "origin", BEFORE)
    git(made.checkout, "clone", "--quiet", str(origin), ".")
    git(made.checkout, "checkout", "--quiet", "-b", "change")
    commit(made.checkout, CHANGE)
    for place in (made.tools / "align", made.temporary / "align/bin/align"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m alignment "$@"\n', encoding="utf-8")
        place.chmod(0o755)
    (made.tools / "pip").symlink_to("/bin/true")
    return made


def on_gitlab(runner: Runner, **env: str) -> Ran:
    return runner.run(GITLAB, env, ("sh", "-e"))


def test_the_action_reports_on_a_pull_request_what_the_change_cannot_excuse(runner: Runner) -> None:
    ran = run_check(runner, GITHUB_BASE_REF="main")
    assert (ran.code, ran.outputs["exit-code"]) == (1, "1")
    (annotation,) = (line for line in ran.said.splitlines() if line.startswith("::error "))
    assert "file=strategy_model/plan.yaml" in annotation
    assert "H-OWNER" in annotation
    assert "H-OWNER" in ran.summary
    sarif = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["H-OWNER", "GATE-WAIVER"]


def test_the_action_believes_a_waiver_that_is_not_proposed_by_the_change(runner: Runner) -> None:
    ran = run_check(runner)
    assert (ran.code, ran.outputs["exit-code"]) == (0, "0")
    sarif = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))
    assert sarif["runs"][0]["results"] == []


def test_the_workflow_does_the_same(runner: Runner) -> None:
    assert runner.run(GITHUB, {}, BASH).code == 0
    ran = runner.run(GITHUB, {"GITHUB_BASE_REF": "main"}, BASH)
    assert ran.code == 1
    assert any(line.startswith("::error ") and "H-OWNER" in line for line in ran.said.splitlines())
    assert "H-OWNER" in ran.summary


def test_the_job_on_gitlab_does_the_same(runner: Runner) -> None:
    assert on_gitlab(runner).code == 0
    ran = on_gitlab(runner, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert ran.code == 1
    assert "error[H-OWNER]: ACT-1" in ran.said
    quality = json.loads((runner.checkout / "align-codequality.json").read_text(encoding="utf-8"))
    assert [entry["check_name"] for entry in quality] == ["H-OWNER", "GATE-WAIVER"]
    tests = ET.parse(runner.checkout / "align-junit.xml")  # noqa: S314 - our own
    assert len(list(tests.iter("failure"))) == 2


def test_gitlab_is_told_of_faults_that_the_change_leaves_alone(runner: Runner, tmp_path: Path) -> None:
    commit(tmp_path / "origin", {"strategy_model/old.yaml": "actions: [{id: ACT-9, title: Begun long ago}]\n"})
    git(runner.checkout, "fetch", "--quiet")
    git(runner.checkout, "rebase", "--quiet", "origin/main")
    ran = on_gitlab(runner, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert "ACT-9" not in ran.said
    quality = json.loads((runner.checkout / "align-codequality.json").read_text(encoding="utf-8"))
    assert {entry["location"]["path"] for entry in quality if entry["check_name"] == "H-OWNER"} == {
        "strategy_model/old.yaml",
        "strategy_model/plan.yaml",
    }


def each(runner: Runner) -> Iterator[Ran]:
    """Checks a change for `main` by everything that is shipped, and by what the page has for anything else."""
    yield run_check(runner, GITHUB_BASE_REF="main")
    yield runner.run(GITHUB, {"GITHUB_BASE_REF": "main"}, BASH)
    yield on_gitlab(runner, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    yield runner.run(ANYWHERE, {}, ("sh", "-e"))


def test_what_came_to_the_base_since_is_trusted_and_no_change_of_the_change(runner: Runner, tmp_path: Path) -> None:
    git(runner.checkout, "reset", "--quiet", "--hard", "origin/main")
    origin = tmp_path / "origin"
    commit(origin, {"align.yaml": "packs: [rules.yaml]\nas_at: 2022-09-15\n", "strategy_model/plan.yaml": MOVED_ON})
    git(runner.checkout, "fetch", "--quiet")
    for ran in each(runner):
        assert ran.code == 0
        said = " ".join((ran.said + ran.summary).split())
        assert "15 September 2022" in said
        assert "What the strategy says has not changed" in said


@pytest.mark.parametrize("depth", ["--depth=1", "--single-branch"])
def test_a_base_that_is_not_in_the_checkout_never_ends_in_the_rules_of_the_change(
    runner: Runner, tmp_path: Path, depth: str
) -> None:
    git(runner.checkout, "push", "--quiet", "origin", "change")
    shutil.rmtree(runner.checkout)
    origin = (tmp_path / "origin").as_uri()
    git(tmp_path, "clone", "--quiet", depth, "--branch", "change", origin, str(runner.checkout))
    for ran in each(runner):
        assert ran.code == 2
        assert "There is no revision `refs/remotes/origin/main` in this repository." in " ".join(ran.said.split())
        assert ("`fetch-depth: 0` on GitHub" in " ".join(ran.said.split())) == (depth == "--depth=1")


def test_a_tag_that_is_called_as_the_base_is_makes_no_difference(runner: Runner) -> None:
    for name in ("main", "origin/main", "refs/remotes/origin/main", "HEAD"):
        git(runner.checkout, "tag", name, "change")
    for ran in each(runner):
        assert ran.code == 1
        assert "H-OWNER" in ran.said


def test_where_something_cannot_be_read_every_one_of_them_says_2(runner: Runner) -> None:
    commit(runner.checkout, {"strategy_model/more.yaml": "boards: [\n"})
    for ran in each(runner):
        assert ran.code == 2
        assert "more.yaml" in ran.said
