"""How the action installs align: from its own checkout, by a real pip, and never from what lies in the strategy's."""

import sys
from pathlib import Path

from action_in import INSTALL, PYTHON, run_check
from ci_in import BASH, Runner
from projects import written

BACKEND = """
import base64, hashlib, zipfile

def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = "little-1-py3-none-any.whl"
    files = {
        "little.py": "import os, sys\\n\\ndef main():\\n    open(os.environ['CALLS'], 'a').write('3\\\\0a real\\\\0one\\\\0ran\\\\0')\\n",
        "little-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: little\\nVersion: 1\\n",
        "little-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
        "little-1.dist-info/entry_points.txt": "[console_scripts]\\nalign = little:main\\n",
        "little-1.dist-info/RECORD": "",
    }
    with zipfile.ZipFile(f"{wheel_directory}/{name}", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return name
"""
SETTINGS = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
PLANTED = "import os\n\nopen('x', 'w')\nraise SystemExit('planted')\n"


def test_align_comes_from_the_checkout_of_the_action_and_nothing_of_the_strategys_is_run(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    action = written(tmp_path / "an action $(touch x)", {"pyproject.toml": SETTINGS, "backend.py": BACKEND})
    planted = {f"{name}.py": PLANTED for name in ("venv", "pip", "ensurepip", "little", "os", "site")}
    written(runner.checkout, {**planted, "alignment/__init__.py": PLANTED})
    env = {"PYTHON": sys.executable, "GITHUB_ACTION_PATH": str(action), "PIP_NO_INDEX": "1"}
    installed = runner.run(INSTALL.run, env, BASH)
    assert (installed.code, installed.said) == (0, "")
    assert run_check(runner).calls == [["a real", "one", "ran"]]
    assert not (runner.checkout / "x").exists()


def test_the_python_of_other_steps_stays_as_it_is() -> None:
    assert PYTHON.uses.startswith("actions/setup-python@")
    assert PYTHON.given["update-environment"] == "false"
    assert "GITHUB_PATH" not in INSTALL.run
