"""The hook for pre-commit: a manifest that pre-commit takes, and the files at whose change it runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ci_in import ROOT, mapping
from yaml import BaseLoader, load

MANIFEST = ROOT / ".pre-commit-hooks.yaml"


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


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("align.yaml", True),
        ("strategy_model/actions.yaml", True),
        ("strategy_model/waivers.YML", True),
        ("plans/align.lock", True),
        ("align-baseline.json", True),
        ("package.json", False),
        ("poetry.lock", False),
        ("not-align.lock", False),
        ("notes/yaml.md", False),
    ],
)
def test_it_runs_where_a_file_changes_that_decides_the_answer(path: str, runs: bool) -> None:  # noqa: FBT001 - a table
    assert bool(re.search(str(hook()["files"]), path)) == runs
