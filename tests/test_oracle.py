"""The four headline rules agree with an evaluator that shares no code, on 200 random models, outside coverage."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent / "oracle" / "compare.py"


def test_the_headline_rules_are_exact_on_random_models() -> None:
    uncovered = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--models", "200"], capture_output=True, text=True, check=False, env=uncovered
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("200 models, ")
    assert done.stdout.endswith(" 0 disagreements\n")
