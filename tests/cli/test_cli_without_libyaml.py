"""Where PyYAML has no C library, as on some systems it has not, align answers the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from projects import ENVIRONMENT, SOUND, written

WITHOUT = "import sys; sys.modules['yaml._yaml'] = None; "
ALIGN = "from alignment.cli.main import main; sys.exit(main(sys.argv[1:]))"
SOUND_ALONE = {"strategy_model/plan.yaml": SOUND}
FAULTS = {
    "strategy_model/owner.yaml": "actions:\n  - id: ACT-2\n    title: Café: joint\n    owner: ?\n",
    "strategy_model/open.yaml": "actions: [\n",
    "align-baseline.json": "{",
}


def answer(folder: Path, code: str, *arguments: str) -> tuple[int, bytes, bytes]:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "arguments", [("check",), ("graph", "--format", "json"), ("rules", "test", "risks"), ("explain", "ACT-1")]
)
def test_every_answer_is_the_same(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for files in (SOUND_ALONE, FAULTS):
        written(tmp_path, files)
        without = answer(tmp_path, WITHOUT + ALIGN, *arguments)
        assert without[0] < 3
        assert without == answer(tmp_path, f"import sys; {ALIGN}", *arguments)


def test_the_parser_is_really_the_other_one(tmp_path: Path) -> None:
    told = "from alignment.documents.events import FASTEST; sys.exit(FASTEST.__name__)"
    assert answer(tmp_path, WITHOUT + told) == (1, b"", b"BaseLoader\n")
