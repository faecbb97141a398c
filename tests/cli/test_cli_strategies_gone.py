"""A change is told of the strategies that a folder or a pattern stood for, and stands for no more."""

import json
from pathlib import Path

import pytest
from gate_in import MODEL
from projects import HOUSE, SOUND, align, written
from repositories import commit, git, repository


def plan(name: str) -> dict[str, str]:
    """Gives the files of a strategy that is in order, in a folder of plans."""
    files = {**HOUSE, MODEL: SOUND.replace("id: S\n", f"id: S-{name}\n")}
    return {f"plans/{name}/{file}": text for file, text in files.items()}


def gone(name: str) -> list[str]:
    return [f'GATE-MODEL: The strategy in plans/{name} is gone: a check no longer finds S-{name} "Plan" there']


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    repository(tmp_path, plan("a") | plan("b"))
    git(tmp_path, "checkout", "--quiet", "-b", "change")
    return tmp_path


def told(folder: Path, *options: str) -> tuple[int, list[tuple[str | None, list[str]]]]:
    """Gives the exit code, and strategy by strategy what is found."""
    run = align(folder, "check", "--as-at", "2022-09-14", "--format", "json", *options)
    found = json.loads(run.out)["strategies"]
    return run.code, [(it["id"], [f"{one['rule']}: {one['message']}" for one in it["findings"]]) for it in found]


@pytest.mark.parametrize("paths", ["plans", "plans/*"])
@pytest.mark.parametrize("compared", [["--trust", "main"], ["--since", "main"], ["--trust", "main", "--since", "main"]])
def test_a_strategy_that_is_removed(plans: Path, paths: str, compared: list[str]) -> None:
    git(plans, "rm", "-r", "--quiet", "plans/b")
    assert told(plans, paths) == (0, [("S-a", [])])
    assert told(plans, paths, *compared) == (1, [("S-a", []), ("S-b", gone("b"))])


def test_so_is_one_of_the_current_folder_and_the_last(plans: Path) -> None:
    git(plans, "rm", "-r", "--quiet", "plans/b")
    here = [one.replace("plans/b", "b") for one in gone("b")]
    assert told(plans / "plans", "--trust", "main") == (1, [("S-a", []), ("S-b", here)])
    git(plans, "rm", "-r", "--quiet", "plans/a")
    code, (missing, *rest) = told(plans, "plans", "--trust", "main")
    assert (code, missing[0], rest) == (2, None, [("S-a", gone("a")), ("S-b", gone("b"))])


def test_one_whose_settings_alone_are_removed_where_only_these_name_the_model(plans: Path) -> None:
    git(plans, "rm", "--quiet", "plans/b/align.yaml")
    found = told(plans, "plans", "--trust", "main")[1]
    assert (found[0], found[1][0], found[1][1][0][:10]) == (("S-a", []), "S-b", "GATE-PACK:")
    git(plans, "reset", "--quiet", "--hard")
    git(plans, "mv", "plans/b/strategy_model", "plans/b/model")
    commit(plans, {"plans/b/align.yaml": f"{HOUSE['align.yaml']}model: model\n"})
    git(plans, "rm", "--quiet", "plans/b/align.yaml")
    assert told(plans, "plans", "--trust", "HEAD") == (1, [("S-a", []), ("S-b", gone("b"))])


def test_one_that_moves_is_gone_and_new(plans: Path) -> None:
    git(plans, "mv", "plans/b", "plans/c")
    code, (first, moved, last) = told(plans, "plans", "--trust", "main", "--since", "main")
    assert (code, first, moved[0], last) == (1, ("S-a", []), "S-b", ("S-b", gone("b")))


@pytest.mark.parametrize("decoy", ["plans/align.yaml", "plans/more.yaml"])
def test_those_that_a_decoy_above_them_hides(plans: Path, decoy: str) -> None:
    written(plans, {decoy: "{}", "plans/strategy_model/plan.yaml": SOUND})
    assert told(plans, "plans", "--trust", "main")[1][1:] == [("S-a", gone("a")), ("S-b", gone("b"))]


def test_what_could_not_be_read_was_one_all_the_same(plans: Path) -> None:
    commit(plans, {"plans/b/strategy_model/plan.yaml": "strategy: ["})
    git(plans, "rm", "-r", "--quiet", "plans/b")
    says = "GATE-MODEL: The strategy in plans/b is gone: a check no longer finds it there"
    assert told(plans, "plans", "--trust", "HEAD") == (1, [("S-a", []), (None, [says])])


def test_what_was_no_strategy_is_not_gone(plans: Path) -> None:
    commit(plans, {"plans/notes/readme.txt": "", "plans/.old/align.yaml": "{}"})
    git(plans, "rm", "-r", "--quiet", "plans/notes", "plans/.old")
    assert told(plans, "plans/*", "--trust", "HEAD") == (0, [("S-a", []), ("S-b", [])])


def test_a_folder_that_was_not_there_held_none(plans: Path) -> None:
    git(plans, "mv", "plans", "more")
    assert [one for one, _ in told(plans, "more", "--trust", "main")[1]] == ["S-a", "S-b"]


def test_a_branch_that_lags_behind_takes_nothing_away(plans: Path) -> None:
    git(plans, "checkout", "--quiet", "main")
    commit(plans, plan("c"))
    git(plans, "checkout", "--quiet", "change")
    assert told(plans, "plans", "--trust", "main", "--since", "change") == (0, [("S-a", []), ("S-b", [])])


def test_how_grave_it_is_the_settings_say_that_went_with_it(plans: Path) -> None:
    settings = f"{HOUSE['align.yaml']}gate: {{GATE-MODEL: warning}}\n"
    commit(plans, {"plans/b/align.yaml": settings})
    git(plans, "rm", "-r", "--quiet", "plans/b")
    assert [told(plans, "plans", "--trust", "HEAD", *more)[0] for more in ([], ["--protect"])] == [0, 1]
    code, (_, (_, found)) = told(plans, "plans", "--trust", "HEAD", "--fail-on-change", "action-removed")
    assert (code, found[1:]) == (1, ['CHANGE-REFUSED: ACT-1 "Map the network" removed (action-removed)'])


def test_what_a_change_makes_of_each_of_several_is_said(plans: Path) -> None:
    written(plans, {"plans/a/strategy_model/plan.yaml": SOUND.replace("Map the", "Draw the")})
    git(plans, "rm", "-r", "--quiet", "plans/b")
    said = " ".join(align(plans, "check", "plans", "--since", "main").out.split())
    assert 'title changed from "Map the network" to "Draw the network"' in said
    assert "What changed: Everything in plans/b is gone." in said
