"""The hook for pre-commit: a manifest that pre-commit takes, and the commits at which it runs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from ci_in import ROOT, mapping
from projects import ENVIRONMENT, HOUSE, SOUND
from repositories import git, repository
from yaml import BaseLoader, load, safe_load

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
ROLES = "roles:\n  - {id: R-1, title: Head of inclusion}\n"
FILES = HOUSE | {
    "strategy_model/plan.yaml": SOUND.replace(ROLES, ""),
    "strategy_model/roles.yaml": ROLES,
    "notes.txt": "one",
}


def hook() -> dict[str, object]:
    (only,) = load(MANIFEST.read_text(encoding="utf-8"), Loader=BaseLoader)  # noqa: S506 - BaseLoader makes texts only
    return dict(mapping(only))


def validate(path: Path, home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(path)]
    env = {"HOME": str(home), "PRE_COMMIT_HOME": str(home / "cache"), "PATH": ""}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_pre_commit_takes_the_manifest(tmp_path: Path) -> None:
    done = validate(MANIFEST, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_pre_commit_would_refuse_a_manifest_with_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "hooks.yaml"
    broken.write_text(MANIFEST.read_text(encoding="utf-8").replace("  language: python\n", ""), encoding="utf-8")
    assert validate(broken, tmp_path).returncode == 1


def test_it_checks_the_whole_project_once() -> None:
    told = hook()
    assert (told["entry"], told["pass_filenames"], told["require_serial"]) == ("align check", "false", "true")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Makes a repository whose hook is that of the manifest, but for how align is installed."""
    (only,) = safe_load(MANIFEST.read_text(encoding="utf-8"))
    entry = only["entry"].replace("align", f"{sys.executable} -m alignment")
    here = {**only, "language": "system", "entry": entry}
    config = {"repos": [{"repo": "local", "hooks": [here]}]}
    return repository(tmp_path / "project", {**FILES, ".pre-commit-config.yaml": json.dumps(config)})


def ran(folder: Path) -> tuple[int, str]:
    env = ENVIRONMENT | {"PRE_COMMIT_HOME": str(folder.parent / "cache"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pre_commit", "run"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    "change",
    [("rm", "--quiet", "strategy_model/roles.yaml"), ("mv", "strategy_model/roles.yaml", "strategy_model/roles.txt")],
)
def test_it_runs_at_a_commit_that_only_deletes_or_renames_a_file_of_the_model(
    project: Path, change: tuple[str, ...]
) -> None:
    git(project, *change)
    code, says = ran(project)
    assert code == 1
    assert "LINK-UNKNOWN" in says


def test_it_passes_a_commit_where_nothing_is_wrong(project: Path) -> None:
    (project / "notes.txt").write_text("two", encoding="utf-8")
    git(project, "add", "notes.txt")
    code, says = ran(project)
    assert (code, says.rstrip().endswith("Passed")) == (0, True)
