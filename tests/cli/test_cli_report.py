"""`align report`: what it writes, where, and how it ends."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from page_in import Page, project, words
from projects import ACCEPT, HOUSE, SOUND, align, without, written
from repositories import git, repository


def test_the_report_goes_to_standard_output_and_never_fails_a_build(tmp_path: Path) -> None:
    run = align(written(tmp_path, {**HOUSE, "strategy_model/a.yaml": without("owner")}), "report")
    assert (run.code, run.err) == (0, "")
    assert "1 error must be mended or waived" in words(Page.of(run.out).at("_main"))


def test_it_is_written_to_a_file_with_the_same_bytes(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, "strategy_model/a.yaml": SOUND})
    to_file = align(tmp_path, "report", "--as-at", "2022-09-14", "-o", "out.html")
    assert (to_file.code, to_file.out, to_file.err) == (0, "Written to out.html.\n", "")
    assert (tmp_path / "out.html").read_bytes() == align(tmp_path, "report", "--as-at", "2022-09-14").bytes_out


def test_where_git_does_not_trust_the_folder_its_own_remedy_is_passed_on_and_works(tmp_path: Path) -> None:
    """A folder of another owner, as in a container, needs root to make; git can be asked to take any for one."""
    folder = repository(tmp_path / "plan", {**HOUSE, "strategy_model/a.yaml": SOUND})
    program = shutil.which("git")
    script = f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {program} "$@"\n'
    written(tmp_path, {"bin/git": script})
    (tmp_path / "bin/git").chmod(0o755)
    path, settings = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}", str(tmp_path / "gitconfig")
    env = {"PATH": path, "GIT_CONFIG_GLOBAL": settings, "GIT_CONFIG_SYSTEM": os.devnull}
    run = align(folder, "report", env=env)
    (mend,) = re.findall(r"`(git config --global --add safe\.directory \S+)`", run.err)
    assert (run.code, run.err.startswith("No commit is recorded. Git says: ")) == (0, True)
    assert "no commit recorded" in run.out
    for arguments in (("check", "--since", "HEAD"), ("check", "--trust", "HEAD"), ("diff", "HEAD")):
        refused = align(folder, *arguments, env=env)
        assert (refused.code, mend in " ".join(refused.err.split())) == (2, True)
    subprocess.run(mend.split(), env=env, check=True)
    again = align(folder, "report", env=env)
    assert (again.code, again.err) == (0, "")
    assert git(folder, "rev-parse", "HEAD") in again.out


@pytest.mark.parametrize("command", [("report",), ("graph",), ("graph", "--format", "json")])
def test_a_dash_stands_for_standard_output(tmp_path: Path, command: tuple[str, ...]) -> None:
    written(tmp_path, {**HOUSE, "strategy_model/a.yaml": SOUND})
    dashed = align(tmp_path, *command, "-o", "-")
    assert (dashed.code, dashed.bytes_out) == (0, align(tmp_path, *command).bytes_out)
    assert not (tmp_path / "-").exists()


def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, "strategy_model/a.yaml": SOUND})
    run = align(tmp_path, "report", "-o", "none/out.html")
    assert (run.code, run.out) == (2, "")
    assert run.err == "Error: none/out.html cannot be written: No such file or directory. Nothing was changed.\n"
    assert not (tmp_path / "none").exists()


def test_an_incomplete_model_gives_a_report_that_says_so(tmp_path: Path) -> None:
    run = align(
        written(tmp_path, {**HOUSE, "strategy_model/a.yaml": SOUND, "strategy_model/b.yaml": "a: [\n"}), "report"
    )
    says = "The report is not whole. strategy_model/b.yaml:1:4: "
    assert (run.code, run.err.startswith(says)) == (2, True)
    assert run.err.endswith("Write `a: []`, with the bracket closed.\n")
    page = Page.of(run.out)
    assert "Not read whole: `strategy_model/b.yaml`." in page.section("_opinion")
    assert "strategy_model/b.yaml" in page.section("_findings")


def test_a_model_of_which_nothing_can_be_read_still_has_a_report(tmp_path: Path) -> None:
    run = align(written(tmp_path, {**HOUSE, "strategy_model/a.yaml": "a: [\n"}), "report")
    assert run.code == 2
    page = Page.of(run.out)
    assert words(page.all("h1")[0]) == "A strategy that could not be read"
    assert "Found by align itself while it reads" in page.section("_rules")


@pytest.mark.parametrize(
    "arguments", [("a", "b"), ("--config", "no.yaml"), ("--format", "pdf"), ("--select", "NO-RULE")]
)
def test_what_cannot_be_asked_is_a_usage_error(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run = align(written(tmp_path, {**HOUSE, "strategy_model/a.yaml": SOUND}), "report", *arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err


def test_every_option_that_changes_the_answer_is_in_the_data_and_in_the_command(tmp_path: Path) -> None:
    options = (
        "--stage",
        "draft",
        "--as-at",
        "2022-10-01",
        "--select",
        "ACT-OWNER",
        "--ignore",
        "ACT-DUE",
        "--stated-only",
    )
    run = align(tmp_path, "report", str(project(tmp_path / "here")), *options)
    assert (run.code, run.err) == (0, "")
    page = Page.of(run.out)
    assert json.loads(page.at("_data").text or "")["options"] == {
        "stage": "draft",
        "as_at": "2022-10-01",
        "select": ["ACT-OWNER"],
        "ignore": ["ACT-DUE"],
        "stated_only": "yes",
    }
    command = f"align report {' '.join(('--stage', 'draft', *options[2:]))}"
    assert command in [words(one) for one in page.all("code")]


def test_a_baseline_is_accepted_in_the_report(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, "strategy_model/a.yaml": without("owner")})
    assert align(tmp_path, *ACCEPT).code == 0
    run = align(tmp_path, "report", "--baseline", "align-baseline.json")
    page = Page.of(run.out)
    assert "1 finding that was there before is accepted for now" in page.section("_waivers")
    assert "accepted" in page.section("_findings")
