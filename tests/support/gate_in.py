"""What tests of the gate share: a project in git, a change of it, and what is said of what becomes of the gate."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from projects import HOUSE, SOUND, align, written
from repositories import commit, git, repository

MODEL: Final = "strategy_model/plan.yaml"
PAPER: Final = "documents:\n  - {id: DOC-1, title: The paper, file: paper.txt}\n  - {id: DOC-2, title: Another}\n"
FAMILIES: Final = ("GATE-", "CHANGE-")


def guarded(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """Makes a project in git, and begins a change."""
    repository(folder, {**HOUSE, MODEL: SOUND, **(files or {})})
    git(folder, "checkout", "--quiet", "-b", "change")
    return folder


def told_of(findings: list[dict[str, Any]]) -> list[str]:
    return [
        f"{one['severity']} {one['rule']}: {one['message']}" for one in findings if one["rule"].startswith(FAMILIES)
    ]


def becomes(folder: Path, change: Mapping[str, str | None], *options: str) -> list[str]:
    """Makes a change and gives what a check that trusts main says of the gate, which is what a comparison says too."""
    for name, text in change.items():
        if text is None:
            (folder / name).unlink()
        else:
            written(folder, {name: text})
    run = align(folder, "check", "--trust", "main", "--as-at", "2022-09-14", "--format", "json", *options)
    (strategy,) = json.loads(run.out)["strategies"]
    found = told_of(strategy["findings"])
    compared = align(folder, "diff", "main", "--as-at", "2022-09-14", "--format", "json", *options)
    assert sorted(told_of(json.loads(compared.out)["gate"])) == sorted(found)
    return sorted(found)


def agreed(folder: Path, files: Mapping[str, str]) -> None:
    """Puts files on main, and begins a change of that."""
    git(folder, "checkout", "--quiet", "main", "--force")
    commit(folder, files)
    git(folder, "checkout", "--quiet", "-B", "change")
