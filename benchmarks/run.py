"""Measures align against what it stands on, in one run: `python benchmarks/run.py`.

CPU seconds of whole processes, the least of several runs each, because ratios hold better than seconds. Modules are
compiled once beforehand, as any installation does. Three questions:
how much a check of the real strategy costs in units of `import click`, and how a check of 10,000 generated elements
compares with merely composing the same files into YAML nodes with PyYAML's C library; and how the traceability report of a
plan of 1,000 actions compares with its check, and how large it is.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generate import generate

ROOT: Final = Path(__file__).resolve().parent.parent
_COMPOSE: Final = """
import pathlib, sys, yaml
kept = [yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted(pathlib.Path(sys.argv[1]).glob("*"))]
"""
_MOST_CLICKS: Final = 7.0
_MOST_COMPOSES: Final = 1.0
_MOST_CHECKS: Final = 3.0
_MOST_BYTES: Final = 3_000_000
_REPORTED: Final = 1985
"""So many elements make a plan of 1,000 actions."""


def cpu_seconds(command: Sequence[str], folder: Path) -> float:
    """Runs a command and gives the CPU time of the process."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own commands
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compared(ours: Sequence[str], floor: Sequence[str], folder: Path, runs: int) -> tuple[float, float]:
    """Gives the least CPU time of two commands, run in turns so that both meet the same machine."""
    pairs = [(cpu_seconds(ours, folder), cpu_seconds(floor, folder)) for _ in range(runs)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def write_plan(folder: Path, elements: int, files: int) -> None:
    """Writes a generated plan with the settings to check it."""
    plan, _ = generate(elements, files, seed=1)
    for name, text in plan.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "align.yaml").write_text(
        "as_at: 2026-01-01\npacks: [accountability, coproduction, delivery, measurement, performance, priorities, provenance, risks, send]\n",
        encoding="utf-8",
    )


def reported(align: Sequence[str], runs: int) -> tuple[tuple[float, float], int]:
    """Gives the CPU time of the report of a large plan and of its check, and the bytes of the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_plan(folder, _REPORTED, 10)
        report = [*align, "report", "--output", "report.html"]
        taken = compared(report, [*align, "check"], folder, runs)
        return taken, (folder / "report.html").stat().st_size


def main() -> int:
    """Measures, prints a table, and gives 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--elements", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=100)
    options = parser.parse_args()
    align = [sys.executable, "-m", "alignment"]
    small = compared([*align, "check"], [sys.executable, "-c", "import click"], ROOT, options.runs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_plan(folder, options.elements, options.files)
        compose = [sys.executable, "-c", _COMPOSE, str(folder / "strategy_model")]
        large = compared([*align, "check", "--quiet"], compose, folder, options.runs)
    report, size = reported(align, options.runs)
    rows = [
        ("real strategy / import click", *small, _MOST_CLICKS),
        (f"{options.elements:,} elements / yaml.compose", *large, _MOST_COMPOSES),
        ("report / check, 1,000 actions", *report, _MOST_CHECKS),
    ]
    print(f"{'measured / floor':40} {'align':>8} {'floor':>8} {'ratio':>7} {'at most':>8}")
    for label, ours, floor, most in rows:
        print(f"{label:40} {ours:7.3f}s {floor:7.3f}s {ours / floor:7.2f} {most:8.1f}")
    print(f"{'report, 1,000 actions':40} {size:,} bytes, at most {_MOST_BYTES:,}")
    return int(size > _MOST_BYTES or any(ours / floor > most for _, ours, floor, most in rows))


if __name__ == "__main__":
    sys.exit(main())
