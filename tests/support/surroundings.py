"""Many commands of align run one after another in one process, so that a change of surroundings costs one start."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from projects import ENVIRONMENT, Run

_SCRIPT: Final = """
import gc, json, os, sys
from alignment.cli.main import main

def redirected(number, end):
    opened = os.open(f"{sys.argv[1]}/{number}.{end}", os.O_WRONLY | os.O_CREAT)
    os.dup2(opened, {"out": 1, "err": 2}[end])
    os.close(opened)

codes = []
for number, arguments in enumerate(json.load(sys.stdin)):
    redirected(number, "out"), redirected(number, "err")
    codes.append(main(arguments))
    gc.enable()
    sys.stdout.flush(), sys.stderr.flush()
with open(f"{sys.argv[1]}/codes", "w") as kept:
    json.dump(codes, kept)
"""
_SECONDS: Final = 120


def run_each(cwd: Path, commands: Sequence[str], env: Mapping[str, str], kept: Path) -> list[Run]:
    """Runs commands in a folder, in surroundings of their own, and gives what each wrote, byte for byte."""
    kept.mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(kept)],
        cwd=cwd,
        env={**ENVIRONMENT, **env},
        input=json.dumps([command.split() for command in commands]).encode(),
        timeout=_SECONDS,
        check=True,
    )
    codes = json.loads((kept / "codes").read_text(encoding="utf-8"))
    return [
        Run(code, (kept / f"{number}.out").read_bytes(), (kept / f"{number}.err").read_bytes())
        for number, code in enumerate(codes)
    ]
