"""SARIF as Microsoft's validator judges it, by the rules of the standard and by those of GitHub: nothing is reported."""

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from every_answer import EVERY
from multitool import PROGRAM, faults, find_multitool
from projects import HOUSE, align, check, without
from user import ROOT
from whole_reports import planted, whole_report

from alignment.renderers import sarif
from alignment.results.check import RenderOptions, Shown

REAL = (
    *(("--stage", stage) for stage in ("draft", "approval")),
    ("--stated-only", "--waived", "only"),
    ("examples/complete-plan", "examples/climate-adaptation"),
    ("examples/complete-plan", "--waived", "hide"),
    (".", "examples/complete-plan", "strategy_model", "examples/nowhere"),
)
MOST_RUNS = 20


@pytest.fixture(scope="module")
def program() -> Path:
    found = find_multitool()
    if found is None:
        assert not os.environ.get("ALIGN_DEMAND_NPM"), f"{PROGRAM} is demanded and not there; run: npm ci"
        pytest.skip(f"{PROGRAM} is not there; `npm ci` installs it")
    return found


def test_nothing_is_reported_of_any_answer(program: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.sarif" for number in range(len(REAL) + len(EVERY) + 2)]
    waiting = iter(files)
    for options in REAL:
        assert align(ROOT, "check", "--format", f"sarif:{next(waiting)}", *options).code in {0, 1, 2}
    for number, project in enumerate(EVERY.values()):
        check(tmp_path / f"project {number}", project, "--format", f"sarif:{next(waiting)}")
    for text in ("", "[a](b) ::error::\x1b[2J\u202e\U0010ffff {0} %41"):
        report = replace(planted(whole_report(), text), version="1.0")
        next(waiting).write_bytes(sarif.render([Shown(report, RenderOptions(name=name)) for name in (".", "a b")]))
    assert faults(program, together(files, tmp_path), tmp_path) == []


def together(files: Sequence[Path], folder: Path) -> list[Path]:
    """Puts the answers of several checks into one file, up to as many as GitHub reads, since each file takes long."""
    logs = [json.loads(one.read_text(encoding="utf-8")) for one in files]
    assert [{**log, "runs": []} for log in logs] == [{**logs[0], "runs": []}] * len(logs)
    assert all(log["runs"] for log in logs)
    runs = [run for log in logs for run in log["runs"]]
    paths = [folder / f"together {start}.sarif" for start in range(0, len(runs), MOST_RUNS)]
    for number, path in enumerate(paths):
        here = runs[number * MOST_RUNS : (number + 1) * MOST_RUNS]
        path.write_text(json.dumps({**logs[0], "runs": here}), encoding="utf-8")
    return paths


def test_a_fault_would_be_reported(program: Path, tmp_path: Path) -> None:
    file = tmp_path / "broken.sarif"
    check(tmp_path, {**HOUSE, "strategy_model/a.yaml": without("owner")}, "--format", f"sarif:{file}")
    whole = json.loads(file.read_text(encoding="utf-8"))
    del whole["runs"][0]["results"][0]["message"]["text"]
    whole["runs"][0]["tool"]["driver"].pop("informationUri")
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert {one.file for one in faults(program, [file], tmp_path)} == {"broken.sarif"}
