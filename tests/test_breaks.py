"""The engine of rules, broken in one place at a time, gives another answer than the plain reading."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "oracle" / "breaks.py"


@pytest.mark.early
def test_every_break_of_the_engine_is_noticed() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(" breaks, 0 not noticed\n")
    assert done.stdout.count(": noticed at model ") >= 10
