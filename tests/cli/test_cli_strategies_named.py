"""Several strategies are named by a pattern, or by the folder that holds them."""

from pathlib import Path

import pytest
from projects import HOUSE, SOUND, align, written

MODEL = "strategy_model/plan.yaml"
NAMES = ["plan2", "plan10"]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    for name in NAMES:
        written(tmp_path, {f"plans/{name}/{file}": text for file, text in {**HOUSE, MODEL: SOUND}.items()})
    return written(tmp_path, {"plans/notes/read.me": "", "plans/readme.txt": ""})


def checked(folder: Path, *paths: str) -> list[str]:
    """Gives the names of what was checked, which must be in order."""
    run = align(folder, "check", "--quiet", *paths)
    assert (run.code, run.err) == (0, "")
    assert run.out.endswith(f"All {len(NAMES)} strategies: {len(NAMES)} passed.\n")
    return [line.partition(":")[0] for line in run.out.splitlines() if ": Checked" in line]


def test_a_pattern_stands_for_what_it_matches_as_people_count(plans: Path) -> None:
    assert checked(plans, "plans/plan*") == [f"plans/{name}" for name in NAMES]
    assert checked(plans, f"{plans}/plans/plan[0-9]*") == [f"plans/{name}" for name in NAMES]


@pytest.mark.parametrize("given", [["plans"], ["plans", "plans/plan2"]])
def test_a_folder_stands_for_the_strategies_right_below_it(plans: Path, given: list[str]) -> None:
    assert checked(plans, *given) == [f"plans/{name}" for name in NAMES]


def test_so_does_the_current_folder(plans: Path) -> None:
    assert checked(plans / "plans") == NAMES


def test_what_matches_nothing_is_named(plans: Path) -> None:
    run = align(plans, "check", "plan?x", "--format", "concise")
    assert (run.code, "plan?x does not exist" in run.out) == (2, True)


def test_a_folder_with_settings_or_a_model_of_its_own_is_one_strategy(plans: Path) -> None:
    assert "All" not in align(plans, "check", "--config", "plans/plan2/align.yaml", "plans", "--quiet").out
    written(plans, {"plans/strategy_model/plan.yaml": SOUND})
    assert "All" not in align(plans / "plans", "check", "--quiet").out
    written(plans, {"plans/more.yaml": ""})
    assert "All" not in align(plans, "check", "plans", "--quiet").out
    written(plans, HOUSE)
    assert "All" not in align(plans, "check", "plans", "--quiet").out
