"""The packs travel in the wheel: align works from an empty folder, with no checkout beside it."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from alignment.rules import shipped

ROOT = Path(__file__).resolve().parent.parent
MODEL = """\
strategy:
  id: H1
  title: Harbourside inclusion strategy
  period_from: 2026
  period_to: 2029
  stage: approval
actions:
  - id: ACT-1
    title: Train every setting
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Builds the wheel and unpacks it where nothing else is."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, "-m", *build], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    shutil.unpack_archive(wheel, folder / "site", "zip")
    return folder / "site"


def test_align_finds_its_packs_from_a_wheel_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(MODEL, encoding="utf-8")
    command = [sys.executable, "-m", "alignment", "check", "plan.yaml", "--format", "concise"]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 1
    rules = {line.split()[2] for line in done.stdout.splitlines()[:-1]}
    assert {"ACT-OWNER", "ACT-MEASURE", "ACT-PRIORITY", "ACT-COPROD"} <= rules


def test_the_wheel_holds_the_packs_the_types_and_nothing_of_the_tests(installed: Path) -> None:
    packs = {path.name for path in (installed / "alignment/packs").iterdir()}
    assert packs == {"views", *(path.name for path in (ROOT / "rules").glob("*.yaml"))}
    assert (installed / "alignment/packs/views/report.yaml").read_bytes() == (
        ROOT / "rules/views/report.yaml"
    ).read_bytes()
    assert (installed / "alignment/py.typed").exists()
    assert {path.name.split("-")[0] for path in installed.iterdir()} == {"alignment", "strategy_align"}


def test_the_source_archive_holds_the_package_the_packs_and_no_other_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        tops = {name.split("/")[1] for name in files.getnames()}
    assert {"alignment", "rules", "README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml"} <= tops
    assert tops & {path.name for path in ROOT.iterdir() if path.is_dir()} == {"alignment", "rules"}


def test_a_project_can_be_begun_from_a_wheel_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    for arguments in (["init", "--ci", "github"], ["check"]):
        command = [sys.executable, "-m", "alignment", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    kept = {path.name for path in (installed / "alignment/scaffold/files").iterdir()}
    assert kept == {path.name for path in (ROOT / "alignment/scaffold/files").iterdir()}


def test_a_checkout_finds_its_packs_beside_the_package() -> None:
    assert shipped.packs_folder() == ROOT / "rules"
