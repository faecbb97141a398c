"""A strategy that is new in a change is held to the settings that stand above it at the trusted revision, or to none."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from projects import ACCEPT, HOUSE, SOUND, WAIVER, align, without
from repositories import commit, git, repository

LAX: Final = "packs: [own.yaml]\nfail_on: never\n"
EASY: Final = HOUSE["rules.yaml"].replace("severity: error", "severity: info")
NEW: Final = {"plans/new/align.yaml": LAX, "plans/new/own.yaml": EASY}


def begun(folder: Path, files: dict[str, str]) -> Path:
    """Makes a repository whose main has these files, and goes on in a branch."""
    repository(folder, files)
    git(folder, "checkout", "--quiet", "-b", "change")
    return folder


def trusting(folder: Path, *paths: str) -> tuple[int, list[str], dict[str, Any]]:
    """Gives the exit code, what counts but for what is said of the change itself, and what of the trusted revision."""
    run = align(folder, "check", "--as-at", "2022-09-14", "--trust", "main", "--format", "json", *paths)
    (strategy,) = json.loads(run.out)["strategies"]
    standing = [one for one in strategy["findings"] if one["suppression"] is None and one["rule"][:5] != "GATE-"]
    return run.code, [f"{one['rule']} {one['location']['path']}" for one in standing], strategy["trusted"]


@pytest.mark.parametrize("place", ["plans/new", "plans/new/align.yaml", ""])
def test_a_new_folder_is_held_to_the_settings_above_it_and_not_to_its_own(tmp_path: Path, place: str) -> None:
    folder = begun(tmp_path, {**HOUSE, "strategy_model/plan.yaml": SOUND})
    commit(folder, {**NEW, "plans/new/strategy_model/plan.yaml": without("owner")})
    assert align(folder, "check", "plans/new").code == 0
    found = trusting(folder, place) if place else trusting(folder / "plans/new")
    assert found[:2] == (1, ["H-OWNER plans/new/strategy_model/plan.yaml"])
    assert found[2]["settings"] == "align.yaml"
    assert found[2]["new"] is True
    assert found[2]["altered"] == ["plans/new/align.yaml", "plans/new/own.yaml"]
    run = align(folder, "check", "plans/new", "--trust", "main", "--as-at", "2022-09-14")
    assert "This strategy is not there: the settings of align.yaml there count." in " ".join(run.out.split())


def test_without_settings_above_it_the_defaults_count(tmp_path: Path) -> None:
    folder = begun(tmp_path, {"README.md": "Plans"})
    commit(folder, {**NEW, "plans/new/strategy_model/plan.yaml": SOUND})
    code, found, trusted = trusting(folder, "plans/new")
    assert code == 1
    assert any(one.startswith("ACT-") for one in found)
    assert (trusted["settings"], trusted["new"]) == (None, True)
    run = align(folder, "check", "plans/new", "--trust", "main")
    assert "This strategy is not there: the defaults count." in " ".join(run.out.split())


def test_the_first_strategy_of_a_repository_is_checked_where_its_settings_say(tmp_path: Path) -> None:
    folder = begun(tmp_path, {"README.md": "A plan"})
    commit(folder, {**HOUSE, "align.yaml": "model: plan\npacks: [rules.yaml]\n", "plan/plan.yaml": SOUND})
    code, found, trusted = trusting(folder)
    assert code == 1
    assert {one.rpartition(" ")[2] for one in found} == {"plan/plan.yaml"}
    assert (trusted["settings"], trusted["new"]) == (None, True)


def test_the_texts_that_it_names_lie_in_its_own_folder(tmp_path: Path) -> None:
    folder = begun(tmp_path, {**HOUSE, "strategy_model/plan.yaml": SOUND})
    document = "documents:\n  - {id: D-1, title: Paper, file: texts/paper.txt}\n"
    commit(folder, {"plans/new/align.yaml": "model: model\n", "plans/new/texts/paper.txt": "Words."})
    commit(folder, {"plans/new/model/plan.yaml": SOUND + document})
    assert trusting(folder, "plans/new")[:2] == (0, [])


def test_a_new_strategy_in_order_passes(tmp_path: Path) -> None:
    folder = begun(tmp_path, {**HOUSE, "strategy_model/plan.yaml": SOUND})
    commit(folder, {"plans/new/align.yaml": "model: model\n", "plans/new/model/plan.yaml": SOUND})
    assert trusting(folder, "plans/new")[:2] == (0, [])


def test_no_list_that_comes_with_a_new_strategy_counts(tmp_path: Path) -> None:
    folder = begun(tmp_path, {**HOUSE, "strategy_model/plan.yaml": without("owner", "measured_by")})
    assert align(folder, *ACCEPT).code == 0
    commit(folder)
    git(folder, "branch", "--force", "main")
    files = {"plans/new/strategy_model/plan.yaml": without("owner", "measured_by")}
    files["plans/new/strategy_model/waivers.yaml"] = WAIVER
    commit(folder, {**NEW, **files, "plans/new/align-baseline.json": (folder / "align-baseline.json").read_text()})
    code, found, trusted = trusting(folder, "plans/new")
    place = "plans/new/strategy_model/plan.yaml"
    assert (code, sorted(found)) == (1, [f"H-MEASURE {place}", f"H-OWNER {place}"])
    assert trusted["taken_out"] == []
    assert [one.split(" ")[1] for one in trusted["added"]] == ["waiver", "accepted", "accepted"]
    assert "the waiver of H-OWNER on ACT-1" in trusted["added"]


def test_what_is_wrong_with_its_own_settings_is_found_where_it_stands(tmp_path: Path) -> None:
    folder = begun(tmp_path, {**HOUSE, "strategy_model/plan.yaml": SOUND})
    commit(folder, {"plans/new/align.yaml": "ignroe: [H-OWNER]\n", "plans/new/strategy_model/plan.yaml": SOUND})
    code, found, _ = trusting(folder, "plans/new")
    assert (code, found) == (2, ["CONFIG-KEY plans/new/align.yaml"])
    run = align(folder, "check", "plans/new", "--trust", "main")
    assert "ignroe: [H-OWNER]" in run.out


def test_a_decoy_beside_the_model_is_not_what_is_checked(tmp_path: Path) -> None:
    folder = begun(tmp_path, {"strategy_model/plan.yaml": without("owner")})
    commit(folder, {"align.yaml": "model: decoy\n", "decoy/plan.yaml": SOUND})
    _, found, trusted = trusting(folder)
    assert "ACT-OWNER strategy_model/plan.yaml" in found
    assert trusted["new"] is False


def test_a_folder_below_that_is_given_settings_does_not_take_the_place_of_the_strategy(tmp_path: Path) -> None:
    folder = begun(tmp_path, {**HOUSE, "strategy_model/plan.yaml": without("owner"), "docs/page.md": "Page"})
    commit(folder, {"docs/align.yaml": "model: decoy\n", "docs/decoy/plan.yaml": SOUND})
    _, found, _ = trusting(folder / "docs")
    assert "H-OWNER strategy_model/plan.yaml" in found
