"""Several strategies of one repository share the packs that stand beside them."""

import json
from pathlib import Path

import pytest
from projects import HOUSE as HOUSE_FILES
from projects import SOUND, align, without, written
from repositories import commit, repository

SHARED = "packs: [../packs/house.yaml]\n"
HOUSE = HOUSE_FILES["rules.yaml"]
WEAKER = HOUSE.replace("severity: error", "severity: info")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Makes a repository of two strategies, in both of which an action has no owner."""
    model = without("owner")
    return repository(
        tmp_path,
        {
            "packs/house.yaml": HOUSE,
            **{f"{name}/align.yaml": SHARED for name in ("housing", "play")},
            **{f"{name}/strategy_model/plan.yaml": model for name in ("housing", "play")},
        },
    )


def test_both_are_checked_by_it(two: Path) -> None:
    run = align(two, "check", "housing", "play", "--format", "concise")
    assert [line.partition(":")[0] for line in run.found] == [
        f"{one}/strategy_model/plan.yaml" for one in ("housing", "play")
    ]
    assert run.code == 1


def test_what_is_wrong_with_it_is_found_where_it_stands(two: Path) -> None:
    written(two, {"packs/house.yaml": HOUSE.replace("severity: error", "severity: grave", 1)})
    for folder, place in ((two, "packs/house.yaml"), (two / "play", "../packs/house.yaml")):
        assert align(folder, "check", str(two / "play"), "--format", "concise").found[0].startswith(f"{place}:")
    sarif = json.loads(align(two / "play", "check", "--format", "sarif").out)
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in sarif["runs"][0]["results"]}
    assert "packs/house.yaml" in uris


def test_a_trusted_revision_has_its_own(two: Path) -> None:
    written(two, {"packs/house.yaml": WEAKER})
    assert align(two, "check", "play").code == 0
    trusted = align(two, "check", "play", "--trust", "HEAD")
    assert trusted.code == 1
    assert "The change alters ../packs/house.yaml" in " ".join(trusted.out.split())
    commit(two)
    assert align(two, "check", "play", "--trust", "HEAD").code == 0
    assert align(two, "check", "play", "--trust", "HEAD~1").code == 1


def test_whoever_takes_it_out_is_told_at_once(two: Path) -> None:
    (two / "packs/house.yaml").unlink()
    run = align(two, "check", "play", "--trust", "HEAD")
    assert run.code == 2
    assert "error[RULE-PACK]: There is no pack ../packs/house.yaml" in run.out


def test_a_report_rests_on_it(two: Path) -> None:
    align(two, "report", "play", "-o", "play.html")
    assert align(two, "verify", "play.html", "play").code == 0
    written(two, {"packs/house.yaml": WEAKER})
    assert align(two, "verify", "play.html", "play").code == 1


def test_its_rules_are_named_and_proven(two: Path) -> None:
    assert align(two / "play", "rules", "test", "../packs/house.yaml").code == 0


@pytest.mark.parametrize("way", ["../../house.yaml", "../packs/door.yaml"])
def test_nothing_outside_of_the_repository_is_read(two: Path, way: str) -> None:
    inner = two / "inner"
    repository(inner, {"play/align.yaml": f"packs: [{way}]\n", "play/strategy_model/plan.yaml": SOUND, "packs/x": ""})
    (inner / "packs/door.yaml").symlink_to(two / "packs/house.yaml")
    written(two, {"house.yaml": HOUSE})
    run = align(inner, "check", "play", "--format", "concise")
    assert "is outside the project and its repository" in run.found[0]
    assert run.code == 2


def test_without_a_repository_only_the_project_is_read(tmp_path: Path) -> None:
    written(tmp_path, {"packs/house.yaml": HOUSE, "play/align.yaml": SHARED, "play/strategy_model/plan.yaml": SOUND})
    assert "is outside the project" in align(tmp_path, "check", "play", "--format", "concise").found[0]
