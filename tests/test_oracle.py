"""The four headline rules agree with an evaluator that shares no code, on random models."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "oracle" / "compare.py"


@pytest.mark.early
def test_the_headline_rules_are_exact_on_random_models() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--models", "25"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("25 models, ")
    assert done.stdout.endswith(" 0 disagreements\n")
