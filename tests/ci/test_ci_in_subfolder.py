"""The CI file of a strategy in a folder of a repository: that folder is checked, whatever it is called, and others beside it."""

import sys
from pathlib import Path

import pytest
from ci_in import BASH, Ran, Runner, check_of_github, fake_align, mapping, read, script_of_gitlab, valid
from projects import align, written
from repositories import commit, git, repository, snapshot

from alignment.scaffold.project import CI

FILES = {"github": ".github/workflows/align.yml", "gitlab": ".gitlab-ci.yml"}
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
HOSTILE = [
    "plans/a b",
    "it's",
    '"; touch x "',
    "$(touch x)",
    "`touch x`",
    "-x",
    "~",
    "*",
    "#a",
    "a: b",
    "${{ x }}",
    "$[[ x ]]",
]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path)
    repository(made.checkout, {})
    fake_align(made.tools / "align")
    (made.tools / "pip").symlink_to("/bin/true")
    return made


def file_of(runner: Runner, host: str) -> Path:
    return runner.checkout / FILES[host]


def begun(runner: Runner, host: str, folder: str) -> list[str]:
    """Begins a strategy and gives what is to be added by hand."""
    run = align(runner.checkout, "init", "--ci", host, "--", folder)
    assert (run.code, run.err) == (0, "")
    start = next((at for at, line in enumerate(run.lines) if "Add this job" in line), len(run.lines))
    return run.lines[start + 1 : run.lines.index("", start) if "" in run.lines[start:] else None]


def jobs(runner: Runner, host: str) -> list[str]:
    document = read(file_of(runner, host).read_text(encoding="utf-8"))
    return list(mapping(document["jobs"]) if host == "github" else document)


def ran(runner: Runner, host: str, job: str, base: str = "") -> Ran:
    text = file_of(runner, host).read_text(encoding="utf-8")
    if host == "github":
        return runner.run(check_of_github(text, job), {"GITHUB_BASE_REF": base}, BASH)
    return runner.run(script_of_gitlab(text, job), {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": base}, ("sh", "-e"))


def checked(runner: Runner, host: str, job: str) -> set[str]:
    return {call[1] for call in ran(runner, host, job).calls}


@pytest.mark.parametrize("host", CI)
@pytest.mark.parametrize("folder", HOSTILE)
def test_the_folder_is_checked_whatever_it_is_called(runner: Runner, host: str, folder: str) -> None:
    begun(runner, host, folder)
    assert (runner.checkout / folder / "align.yaml").is_file()
    text = file_of(runner, host).read_text(encoding="utf-8")
    assert valid(file_of(runner, host), SCHEMAS[host]) == ""
    assert "${{" not in text
    assert "$[[" not in text
    before = snapshot(runner.checkout)
    (job,) = jobs(runner, host)
    assert checked(runner, host, job) == {folder if folder != "-x" else "./-x"}
    assert snapshot(runner.checkout) == before


@pytest.mark.parametrize("host", CI)
def test_what_is_to_be_added_for_another_strategy_checks_it_beside_the_first(runner: Runner, host: str) -> None:
    folders = ["plans/a b", "plans/a-b", ".", "plans/c"]
    assert begun(runner, host, folders[0]) == []
    for folder in folders[1:]:
        before = file_of(runner, host).read_bytes()
        added = begun(runner, host, folder)
        assert file_of(runner, host).read_bytes() == before
        file_of(runner, host).write_bytes(before + "\n".join((*added, "")).encode())
    assert valid(file_of(runner, host), SCHEMAS[host]) == ""
    named = jobs(runner, host)
    assert named == ["align-plans-a-b", "align-plans-a-b-2", "align", "align-plans-c"]
    options = {call for call in checked(runner, host, "align") if call.startswith("-")}
    assert options == checked(runner, host, "align")
    assert [checked(runner, host, job) for job in (*named[:2], named[3])] == [{"plans/a b"}, {"plans/a-b"}, {"plans/c"}]


def test_it_belongs_into_a_pipeline_that_has_an_align_of_its_own(runner: Runner) -> None:
    own = '"align" :\n  script: [make]\n'
    written(runner.checkout, {FILES["gitlab"]: own})
    added = begun(runner, "gitlab", ".")
    file_of(runner, "gitlab").write_text(own + "\n".join((*added, "")), encoding="utf-8")
    assert jobs(runner, "gitlab") == ["align", "align-2"]


SETTINGS = "packs: [accountability]\nfail_on: {}\n"
STATED = "strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: approval}\n"
BREAKS = {
    "plans/a plan/align.yaml": SETTINGS.format("never"),
    "plans/a plan/strategy_model/actions.yaml": "actions: [{id: ACT-1, title: Map the network}]\n",
}


def cloned(runner: Runner) -> Runner:
    """Makes the checkout a clone in which a change is begun, and which checks with align itself."""
    origin = runner.checkout.rename(runner.temporary / "origin")
    commit(origin)
    git(runner.temporary, "clone", "--quiet", str(origin), str(runner.checkout))
    git(runner.checkout, "checkout", "--quiet", "-b", "change")
    (runner.tools / "align").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m alignment "$@"\n', encoding="utf-8")
    return runner


@pytest.mark.parametrize("host", CI)
def test_in_a_clone_a_new_strategy_passes_and_a_change_of_it_cannot_excuse_itself(runner: Runner, host: str) -> None:
    begun(runner, host, "plans/a plan")
    change = cloned(runner)
    assert ran(change, host, "align-plans-a-plan").code == 0
    commit(change.checkout, {**BREAKS, "plans/a plan/strategy_model/strategy.yaml": STATED})
    done = ran(change, host, "align-plans-a-plan", "main")
    assert done.code == 1
    assert "plans/a plan/strategy_model/actions.yaml" in done.said
    assert "ACT-OWNER" in done.said


@pytest.mark.parametrize("host", CI)
@pytest.mark.parametrize("settings", [{"plans/a plan/align.yaml": SETTINGS.format("error")}, {}])
def test_in_a_clone_a_strategy_that_was_there_is_checked(runner: Runner, host: str, settings: dict[str, str]) -> None:
    files = {"plans/a plan/notes.yaml": "mine: [\n", "plans/a plan/strategy_model/strategy.yaml": STATED, **settings}
    written(runner.checkout, files)
    begun(runner, host, "plans/a plan")
    change = cloned(runner)
    (job,) = jobs(change, host)
    assert ran(change, host, job).code == (0 if settings else 1), "what lies beside a model is not read"
    commit(
        change.checkout,
        {"plans/a plan/strategy_model/actions.yaml": BREAKS["plans/a plan/strategy_model/actions.yaml"]},
    )
    done = ran(change, host, job, "main")
    assert done.code == 1
    assert "ACT-OWNER" in done.said
