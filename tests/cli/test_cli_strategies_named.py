"""Several strategies are named by a pattern, or by the folder that holds them."""

import shutil
from pathlib import Path

import pytest
from projects import ACCEPT, HOUSE, SOUND, align, written
from repositories import commit, git

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
    assert run.out.startswith(f"All {len(NAMES)} strategies: {len(NAMES)} passed.\n")
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


@pytest.mark.parametrize("beside", [".pre-commit-config.yaml", ".gitlab-ci.yml", "mkdocs.yml"])
def test_whatever_lies_beside_them(plans: Path, beside: str) -> None:
    written(plans, {f"plans/{beside}": "site_name: Plans\n"})
    for folder, paths in ((plans, ["plans"]), (plans / "plans", []), (plans / "plans", ["."])):
        assert len(checked(folder, *paths)) == len(NAMES)


def test_a_strategy_needs_no_settings_to_be_found(plans: Path) -> None:
    (plans / "plans/plan2/align.yaml").unlink()
    waiver = "{rule: R-X, element: ACT-1, reason: It is being filled, approved_by: R-1, approved_on: 2026-01-01, expires: 2026-02-01}"
    written(plans, {"plans/plan2/strategy_model/waivers.yaml": f"waivers: [{waiver}]\n"})
    run = align(plans, "check", "plans", "--format", "concise", "--fail-on", "never")
    assert "plans/plan2/strategy_model/waivers.yaml:1:" in run.out
    assert "WAIVER-PLACE" not in run.out


def is_one(folder: Path, *paths: str) -> bool:
    return "All" not in align(folder, "check", "--quiet", *paths).out


def test_a_folder_with_settings_or_a_model_of_its_own_is_one_strategy(plans: Path) -> None:
    assert is_one(plans, "--config", "plans/plan2/align.yaml", "plans")
    written(plans, {"plans/strategy_model/plan.yaml": SOUND})
    assert is_one(plans / "plans")
    assert is_one(plans, "plans")


def test_below_settings_a_folder_is_one_only_where_they_call_it_the_model(plans: Path) -> None:
    written(plans, {**HOUSE, "align.yaml": "model: plans\n"})
    assert is_one(plans)
    assert is_one(plans, "plans")
    written(plans, {**HOUSE, MODEL: SOUND})
    assert is_one(plans)
    assert is_one(plans / "plans")
    assert len(checked(plans, "plans")) == len(NAMES)


def left_out(folder: Path, *paths: str) -> str:
    return align(folder, "check", "--quiet", *paths).err


IT = "Not checked, since nothing names it: {}. Name each path that is to be checked.\n"
THEM = IT.replace("it:", "them:")


def test_a_strategy_near_by_that_nothing_names_is_said_not_to_be_checked(plans: Path) -> None:
    where = plans / "plans"
    written(where / "deep", {f"x/{file}": text for file, text in {**HOUSE, MODEL: SOUND}.items()})
    assert left_out(where) == left_out(where, ".") == IT.format("`deep/x`")
    assert left_out(plans, "plans") == IT.format("`plans/deep/x`")
    assert left_out(where, ".", "deep/x") == left_out(where, ".", "deep") == left_out(where, "deep") == ""
    assert left_out(where, "plan*") == left_out(where, "plan2") == ""
    assert left_out(plans) == THEM.format("`plans/plan2` and `plans/plan10`")


def test_so_are_those_right_below_another_strategy(plans: Path) -> None:
    where = plans / "plans"
    written(where, {**HOUSE, MODEL: SOUND})
    assert left_out(where) == left_out(where, ".") == THEM.format("`plan2` and `plan10`")
    assert left_out(where, ".", "plan*") == left_out(where, "--config", "align.yaml") == left_out(where, MODEL) == ""
    assert left_out(where / "notes") == left_out(plans, "plans/notes") == ""
    written(where, {"align.yaml": "model: .\n"})
    assert left_out(where) == ""


ANY_PATH = [("report",), ACCEPT, ("baseline", "prune"), ("schema",), ("migrate",)]
NO_PATH = [
    *ANY_PATH,
    ("diff", "HEAD"),
    ("diff", "HEAD", "HEAD"),
    ("explain", "ACT-1"),
    ("trace", "ACT-1"),
    ("graph",),
    ("review",),
    ("waive", "H-OWNER", "ACT-1", "--reason", "Agreed by all", "--approved-by", "R-1", "--expires", "2026-12-01"),
]


@pytest.fixture
def kept(plans: Path) -> Path:
    git(plans, "init", "--quiet", "--initial-branch=main")
    commit(plans)
    return plans


@pytest.mark.parametrize("command", ANY_PATH, ids=" ".join)
def test_of_several_every_other_command_has_one_named(kept: Path, command: tuple[str, ...]) -> None:
    run = align(kept, *command, "plans")
    says = "plans holds several strategies and is none itself: name one of `plans/plan2` and `plans/plan10`."
    assert (run.code, run.out, says in run.err) == (2, "", True), run.err
    shutil.rmtree(kept / "plans/plan2")
    assert "plans holds a strategy and is none itself: name `plans/plan10`." in align(kept, *command, "plans").err


@pytest.mark.parametrize("command", NO_PATH, ids=" ".join)
def test_where_they_lie_below_the_current_folder_it_is_to_be_run_in_one(kept: Path, command: tuple[str, ...]) -> None:
    run = align(kept / "plans", *command)
    says = "The current folder holds several strategies and is none itself: run this in one of `plan2` and `plan10`."
    assert (run.code, run.out, says in run.err) == (2, "", True), run.err
    assert git(kept, "status", "--porcelain") == ""
    assert "several strategies" not in align(kept / "plans/plan2", *command).err


def test_several_that_become_one_are_compared_as_what_they_are_now(kept: Path) -> None:
    written(kept / "plans", {**HOUSE, MODEL: SOUND})
    for option in ("--since", "--trust"):
        assert "several strategies" not in align(kept / "plans", "check", option, "main").err
