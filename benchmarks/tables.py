"""Measures `align import` against openpyxl reading the same values: `python benchmarks/tables.py`, where openpyxl is installed.

CPU seconds and peak memory of whole processes, run in turns, the least of several pairs; and how the time of an import grows
with the rows, as the exponent between two sizes.
"""

import importlib
import math
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
_READ: Final = """
import sys, openpyxl
kept = [list(sheet.values) for sheet in openpyxl.load_workbook(sys.argv[1], data_only=True)]
"""
_ROWS: Final = (5_000, 50_000)
_PAIRS: Final = (5, 1)
_MOST_CPU: Final = 3.0
_MOST_MEMORY: Final = 2.0
_MOST_EXPONENT: Final = 1.05
_HEADS: Final = (
    "Ref", "Priority", "Action", "Lead officer", "Partners", "By when", "Status", "RAG", "Comments", "Success measure", "Target",
    "Q1 2026/27",
)  # fmt: skip


class Cost(NamedTuple):
    """Holds what a process took: seconds of CPU, and megabytes at most."""

    cpu: float
    memory: float


def plan(path: Path, rows: int) -> None:
    """Writes a plan of so many rows of twelve columns."""
    book = importlib.import_module("openpyxl").Workbook()
    sheet = book.active
    sheet.append(_HEADS)
    for number in range(rows):
        sheet.append(
            (
                f"{number // 50}.{number % 50}", f"Priority {number % 7}", f"Do the thing number {number} with schools",
                f"Head of Team {number % 40}", "Health team; Social care team", "March 2027", ("On track", "At risk", "Done")[number % 3],
                ("Green", "Amber", "Red")[number % 3], f"Comment {number} about progress made so far", f"Measure {number % 500}",
                "90%", number % 100,
            )
        )  # fmt: skip
    book.save(path)


def cost(command: list[str]) -> Cost:
    """Runs a command, and gives what it took."""
    process = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, used = os.wait4(process, 0)
    if status:
        message = f"{' '.join(command)} ended with {status}"
        raise SystemExit(message)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(costs: Sequence[Cost]) -> Cost:
    """Gives the least that was taken."""
    return Cost(min(one.cpu for one in costs), min(one.memory for one in costs))


def main() -> int:
    """Measures, and tells whether all limits hold."""
    ours: list[Cost] = []
    is_within = True
    with tempfile.TemporaryDirectory() as name:
        for rows, pairs in zip(_ROWS, _PAIRS, strict=True):
            path = Path(name) / f"{rows}.xlsx"
            plan(path, rows)
            importing = [sys.executable, "-m", "alignment", "import", str(path), "--into", f"{name}/none"]
            both = [(cost(importing), cost([sys.executable, "-c", _READ, str(path)])) for _ in range(pairs)]
            our, floor = least([one for one, _ in both]), least([other for _, other in both])
            ours.append(our)
            print(f"| {rows:,} | {our.cpu:.2f} s | {floor.cpu:.2f} s | {our.cpu / floor.cpu:.2f} | "
                  f"{our.memory:.0f} MB | {floor.memory:.0f} MB | {our.memory / floor.memory:.2f} |")  # fmt: skip
            if rows == _ROWS[0]:
                is_within = our.cpu <= _MOST_CPU * floor.cpu and our.memory <= _MOST_MEMORY * floor.memory
    exponent = math.log(ours[1].cpu / ours[0].cpu) / math.log(_ROWS[1] / _ROWS[0])
    print(f"exponent {exponent:.3f}")
    return 0 if is_within and exponent <= _MOST_EXPONENT else 1


if __name__ == "__main__":
    sys.exit(main())
