"""The CI files that `align init` writes: valid by the schemas of their hosts, and run by a real shell."""

from pathlib import Path

import pytest
from ci_in import Ran, Runner, fake_align, mapping, parted, read, script_of_gitlab, shipped, steps, valid
from repositories import git, snapshot

from alignment.scaffold.project import CI

SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
BROKEN = {"github": ("runs-on:", "runs-off:"), "gitlab": ("script:", "scripts:")}
HOSTILE = ["main", "$(touch x)", "`touch x`", "; touch x", '"; touch x "', "-x", "a b", "*", "two\nlines"]


JOB = mapping(mapping(read(shipped("github"))["jobs"])["align"])
CHECKOUT, PYTHON, INSTALL, CHECK = steps(JOB["steps"])
GITLAB = mapping(read(shipped("gitlab"))["align"])


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path)
    fake_align(made.tools / "align")
    fake_align(made.tools / "pip")
    return made


@pytest.mark.parametrize("host", CI)
def test_the_file_is_valid_and_would_not_be_with_a_fault(tmp_path: Path, host: str) -> None:
    path = tmp_path / "ci.yml"
    path.write_text(shipped(host), encoding="utf-8")
    assert valid(path, SCHEMAS[host]) == ""
    path.write_text(shipped(host).replace(*BROKEN[host]), encoding="utf-8")
    assert valid(path, SCHEMAS[host])


def test_the_workflow_may_only_read_and_keeps_no_password() -> None:
    assert read(shipped("github"))["permissions"] == {"contents": "read"}
    assert CHECKOUT.given == {"fetch-depth": "0", "persist-credentials": "false"}
    assert PYTHON.uses.startswith("actions/setup-python@")
    assert INSTALL.run == 'pip install --quiet "git+https://github.com/OWNER/REPO@COMMIT"'
    assert "${{" not in shipped("github")


def on_github(runner: Runner, **env: str) -> Ran:
    return runner.run(CHECK.run, env, ("bash", "-e"))


def on_gitlab(runner: Runner, shell: str, **env: str) -> Ran:
    return runner.run(script_of_gitlab(shipped("gitlab")), env, (shell, "-e"))


def test_on_github_a_push_is_checked(runner: Runner) -> None:
    ran = on_github(runner)
    summary = f"markdown:{runner.temporary}/align.md"
    assert ran.calls == [["check", "--format", "github", "--format", summary, "--waived", "hide"]]
    assert (ran.code, ran.said) == (0, "")


@pytest.mark.parametrize("base", HOSTILE)
def test_on_github_a_base_that_is_not_there_is_asked_for_all_the_same_whatever_it_is_called(
    runner: Runner, base: str
) -> None:
    ran = on_github(runner, GITHUB_BASE_REF=base)
    (call,) = ran.calls
    assert call[7:] == [f"--since=refs/remotes/origin/{base}", f"--trust=refs/remotes/origin/{base}"]
    assert snapshot(runner.checkout) == {}


@pytest.mark.parametrize("code", ["0", "1", "2", "3"])
def test_on_github_the_job_ends_as_align_ends_and_shows_its_summary(runner: Runner, code: str) -> None:
    (runner.temporary / "align.md").write_text("made by align\n", encoding="utf-8")
    ran = on_github(runner, ALIGN_EXITS=code)
    assert (ran.code, ran.summary) == (int(code), "made by align\n")


@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_on_gitlab_a_push_is_checked(runner: Runner, shell: str) -> None:
    install, quality, check = on_gitlab(runner, shell).calls
    assert install == ["install", "--quiet", "git+https://gitlab.com/OWNER/REPO@COMMIT"]
    assert quality == ["check", "--quiet", "--fail-on", "never", "--format", "gitlab:align-codequality.json"]
    assert check == ["check", "--format", "junit:align-junit.xml"]


@pytest.mark.parametrize("shell", ["bash", "sh"])
@pytest.mark.parametrize("base", HOSTILE)
def test_on_gitlab_a_base_that_is_not_there_is_asked_for_all_the_same(runner: Runner, shell: str, base: str) -> None:
    _, quality, check = on_gitlab(runner, shell, CI_MERGE_REQUEST_TARGET_BRANCH_NAME=base).calls
    assert quality[6:] == [f"--trust=refs/remotes/origin/{base}"]
    assert check[3:] == [f"--since=refs/remotes/origin/{base}", f"--trust=refs/remotes/origin/{base}"]
    assert snapshot(runner.checkout) == {}


@pytest.mark.parametrize("host", CI)
def test_the_tip_of_the_base_is_trusted_and_the_change_compared_with_where_it_left_it(
    runner: Runner, host: str
) -> None:
    left, tip = parted(runner.checkout, "main")
    ran = (
        on_github(runner, GITHUB_BASE_REF="main")
        if host == "github"
        else on_gitlab(runner, "sh", CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    )
    assert ran.calls[-1][-2:] == [f"--since={left}", "--trust=refs/remotes/origin/main"]
    assert git(runner.checkout, "rev-parse", "refs/remotes/origin/main") == tip


@pytest.mark.parametrize("code", ["1", "2", "3"])
def test_on_gitlab_the_job_ends_as_align_ends(runner: Runner, code: str) -> None:
    (runner.tools / "pip").unlink()
    (runner.tools / "pip").symlink_to("/bin/true")
    assert on_gitlab(runner, "bash", ALIGN_EXITS=code).code == int(code)


def test_gitlab_is_shown_the_files_that_align_makes() -> None:
    artifacts = mapping(GITLAB["artifacts"])
    assert artifacts["when"] == "always"
    assert artifacts["reports"] == {"codequality": "align-codequality.json", "junit": "align-junit.xml"}
    assert GITLAB["variables"] == {"GIT_DEPTH": "0"}
