"""In front of a stranger's change, everything but the model is taken from a revision that is trusted."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from projects import HOUSE, SOUND, WAIVER, Run, align, building, pack, rule, without
from repositories import commit, git, repository

MODEL: Final = "strategy_model/plan.yaml"
WAIVERS: Final = "strategy_model/waivers.yaml"
OWN: Final = pack(rule("O-BOARD", "info", "overseen_by", "boards"), name="own")
ADJUSTED: Final = building("{rule: H-OWNER, severity: info, reason: Later.}")
TOP: Final = building("{rule: H-BOARD, severity: error, reason: Now.}").replace("pack: own", "pack: own2")
EASY: Final = pack(rule("H-OWNER", "info", "owner", "roles"))


def check(folder: Path, *options: str) -> Run:
    return align(folder, "check", "--as-at", "2022-09-14", *options)


def trusting(folder: Path, *options: str) -> tuple[list[str], list[str]]:
    """Gives what is found by what main says, and which files the change alters."""
    (strategy,) = json.loads(check(folder, "--trust", "main", "--format", "json", *options).out)["strategies"]
    trusted: dict[str, Any] = strategy["trusted"]
    assert trusted["commit"] == git(folder, "rev-parse", "main")
    standing = (one for one in strategy["findings"] if one["suppression"] is None and "GATE" not in one["rule"])
    return [f"{one['severity']} {one['rule']}" for one in standing], trusted["altered"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Gives a project on a branch that takes the owner of its action away."""
    repository(tmp_path, {**HOUSE, MODEL: SOUND})
    git(tmp_path, "checkout", "--quiet", "-b", "change")
    (tmp_path / MODEL).write_text(without("owner"))
    return tmp_path


def test_the_model_is_that_of_the_change(project: Path) -> None:
    assert trusting(project) == (["error H-OWNER"], [])


@pytest.mark.parametrize(
    "altered",
    [
        {"rules.yaml": EASY},
        {"align.yaml": "packs: [rules.yaml]\nignore: [H-OWNER]\n"},
        {"align.yaml": "packs: [rules.yaml, own.yaml]\n", "own.yaml": OWN},
    ],
    ids=lambda files: "-".join(files).replace("/", "-"),
)
def test_what_a_change_makes_of_everything_else_is_said_and_not_used(project: Path, altered: dict[str, str]) -> None:
    for name, text in altered.items():
        (project / name).write_text(text)
    assert check(project).code != 1 or "own.yaml" in altered
    assert trusting(project) == (["error H-OWNER"], sorted(altered))
    run = check(project, "--trust", "main")
    assert run.code == 1
    named = " and ".join(sorted(altered))
    assert f"The change alters {named}: what it makes of" in " ".join(run.out.split())


def test_waivers_may_stand_in_the_change_beside_parts_of_the_model(project: Path) -> None:
    (project / MODEL).write_text(without("owner").replace("roles:\n  - {id: R-1, title: Head of inclusion}\n", ""))
    (project / WAIVERS).write_text(WAIVER + "roles:\n  - {id: R-1, title: Head of inclusion}\n")
    assert trusting(project) == (["error H-OWNER"], [])


def test_a_file_of_waivers_that_cannot_be_read_is_not_taken_for_none(project: Path) -> None:
    (project / WAIVERS).write_text("waivers: [\n")
    run = check(project, "--trust", "main")
    assert run.code == 2
    assert WAIVERS in run.out


def test_a_trusted_file_of_waivers_that_is_no_file_is_said(project: Path) -> None:
    git(project, "checkout", "--quiet", "main", "--force")
    (project / WAIVERS).symlink_to("nowhere.yaml")
    commit(project)
    run = check(project, "--trust", "main")
    assert run.code == 2
    assert f"{WAIVERS} is a link to a file that does not exist" in " ".join(run.out.split())


def test_a_new_pack_among_the_files_of_the_model_is_no_part_of_it(project: Path) -> None:
    (project / "strategy_model/own.yaml").write_text(OWN)
    (project / "align.yaml").write_text("packs: [rules.yaml, strategy_model/own.yaml]\n")
    assert trusting(project) == (["error H-OWNER"], ["align.yaml", "strategy_model/own.yaml"])


def test_where_nothing_was_set_yet_the_shipped_packs_count(tmp_path: Path) -> None:
    repository(tmp_path, {MODEL: SOUND})
    for name, text in HOUSE.items():
        (tmp_path / name).write_text(text)
    run = check(tmp_path, "--trust", "HEAD")
    assert "The change alters align.yaml and rules.yaml" in " ".join(run.out.split())
    assert "ACT-MEASURE" in check(tmp_path, "--trust", "HEAD", "--format", "json").out


def test_the_day_is_that_of_the_trusted_settings(project: Path) -> None:
    git(project, "checkout", "--quiet", "main", "--force")
    commit(project, {"align.yaml": "packs: [rules.yaml]\nas_at: 2022-09-14\n"})
    (project / "align.yaml").write_text("packs: [rules.yaml]\nas_at: 2030-01-01\n")
    assert "as at 14 September 2022 (frozen by align.yaml)" in " ".join(
        align(project, "check", "--trust", "main").out.split()
    )


def test_trust_and_since_go_together(project: Path) -> None:
    (project / "rules.yaml").write_text(EASY)
    run = check(project, "--trust", "main", "--since", "main")
    assert run.code == 1
    assert "3 new findings, none mended." in " ".join(run.out.split())
    assert "The change alters rules.yaml: what it makes of it counts only once it is merged." in " ".join(
        run.out.split()
    )


def test_settings_that_are_named_must_have_been_there(project: Path) -> None:
    (project / "other.yaml").write_text("packs: [rules.yaml]\n")
    run = check(project, "--trust", "main", "--config", "other.yaml")
    assert (run.code, run.out) == (2, "")
    assert "other.yaml does not exist in main." in run.err


@pytest.mark.parametrize(
    ("name", "text", "rule_", "code"),
    [
        ("align.yaml", "packs: [\n", "YAML-SYNTAX", 2),
        ("align.yaml", "packs: [rules.yaml]\nignroe: [H-OWNER]\n", "CONFIG-KEY", 2),
        ("rules.yaml", HOUSE["rules.yaml"].replace("every: action", "every: axion"), "RULE-NAME", 2),
        ("align-baseline.json", "[]", "BASELINE-FILE", 2),
        ("align.lock", "<<<<<<< ours", "LOCK-FILE", 2),
        (WAIVERS, WAIVER.replace("reason:", "raeson:"), "WAIVER-KEY", 1),
    ],
)
def test_what_would_break_once_it_is_merged_is_found_now(
    project: Path, name: str, text: str, rule_: str, code: int
) -> None:
    (project / MODEL).write_text(SOUND)
    (project / name).write_text(text)
    run = check(project, "--trust", "main")
    assert run.code == code
    assert f"[{rule_}]" in run.out
    assert (f"The change alters {name}:" in " ".join(run.out.split())) == (name in HOUSE)


@pytest.mark.parametrize(
    ("agreed", "change", "says"),
    [
        ({}, {"rules.yaml": None}, "[RULE-PACK]: There is no pack rules.yaml"),
        (
            {"align.yaml": "packs: [rules.yaml]\nviews: [views.yaml]\n", "views.yaml": "align_views: 1\n"},
            {"views.yaml": None}, "[FILE-NOT-READ]: `views` names views.yaml",
        ),
        (
            {"align.yaml": "packs: [own2.yaml, own.yaml]\n", "own.yaml": ADJUSTED, "own2.yaml": TOP},
            {"own2.yaml": ADJUSTED.replace("pack: own", "pack: own2")}, "[RULE-DUPLICATE]",
        ),
    ],
)  # fmt: skip
def test_what_a_change_breaks_in_a_file_that_it_leaves_alone_is_found_now(
    project: Path, agreed: dict[str, str], change: dict[str, str | None], says: str
) -> None:
    git(project, "checkout", "--quiet", "main", "--force")
    commit(project, agreed)
    assert check(project, "--trust", "main").code == 0
    for name, text in change.items():
        (project / name).unlink() if text is None else (project / name).write_text(text)
    for options in ((), ("--since", "main")):
        run = check(project, "--trust", "main", *options)
        assert run.code == 2
        assert run.out.count(says) == 1
    assert says in check(project).out


def test_what_is_wrong_with_the_trusted_rules_is_said_once_although_the_change_alters_them(project: Path) -> None:
    git(project, "checkout", "--quiet", "main", "--force")
    broken = HOUSE["rules.yaml"].replace("every: action", "every: axion", 1)
    commit(project, {"rules.yaml": broken})
    (project / "rules.yaml").write_text(f"# more\n{broken}")
    assert check(project, "--trust", "main").out.count("[RULE-NAME]") == 1


def test_only_files_that_differ_are_said_to_be_altered(project: Path) -> None:
    (project / "align.yaml").unlink()
    assert trusting(project)[1] == ["align.yaml"]


def test_the_line_that_is_shown_is_that_of_the_change(project: Path) -> None:
    (project / "align.yaml").write_text("# more\npacks: [rules.yaml]\nignroe: [H-OWNER]\n")
    assert "3 | ignroe: [H-OWNER]\n" in check(project, "--trust", "main").out


def test_what_is_wrong_with_a_file_of_both_is_said_once(project: Path) -> None:
    (project / WAIVERS).write_text("waivers: [\n")
    assert check(project, "--trust", "main").out.count("YAML-SYNTAX") == 1


def test_nothing_that_the_change_brings_is_written_over(project: Path) -> None:
    (project / "align-baseline.json").write_text('{"align_baseline": 2, "accepted": []}')
    run = check(project, "--trust", "main", "--format", "json:align-baseline.json")
    assert (run.code, run.out) == (2, "")
    assert "align-baseline.json is read for this answer and would be lost." in run.err
