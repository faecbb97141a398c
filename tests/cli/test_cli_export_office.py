"""Models that are kept here go out as sheets and come in again unchanged, also where LibreOffice has saved the sheets anew."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from projects import align

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = shutil.which("soffice")
KEPT = [ROOT, *sorted(path.parent for path in ROOT.glob("examples/*/align.yaml"))]
TABLES = sorted(path.parent for path in ROOT.glob("tests/tables/*/align.yaml"))
UNCHANGED = "No change: the sheets say what the strategy says."


@pytest.mark.behaviour
@pytest.mark.parametrize("folder", [*KEPT, *TABLES], ids=lambda one: one.name)
def test_every_model_that_is_kept_here_comes_back_unchanged(folder: Path, tmp_path: Path) -> None:
    for form, name in (("xlsx", "x.xlsx"), ("ods", "x.ods"), ("csv", "x")):
        out = align(folder, "export", "--format", form, "-o", str(tmp_path / name))
        back = align(folder, "import", str(tmp_path / name))
        assert back.lines == [UNCHANGED]
        assert out.code == back.code, "what cannot be read is said both ways"


@pytest.fixture
def program() -> str:
    if PROGRAM is None:
        assert not os.environ.get("ALIGN_DEMAND_OFFICE"), "LibreOffice is demanded; install libreoffice-calc"
        pytest.skip("LibreOffice is not installed (libreoffice-calc)")
    return PROGRAM


@pytest.mark.behaviour
@pytest.mark.parametrize("form", ["xlsx", "ods"])
@pytest.mark.parametrize("folder", KEPT[:2], ids=lambda one: one.name)
def test_what_libreoffice_saves_anew_is_no_change(folder: Path, form: str, program: str, tmp_path: Path) -> None:
    align(folder, "export", "--format", form, "-o", str(tmp_path / f"x.{form}"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for saved in ("xlsx", "ods"):
        where = tmp_path / saved
        command = [program, profile, "--headless", "--convert-to", saved, "--outdir", str(where), f"x.{form}"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=240)
        assert align(folder, "import", str(where / f"x.{saved}")).lines == [UNCHANGED]
