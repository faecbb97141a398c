"""A change of a state that main has left since: what main did is not put down to it, nor is what it brings back let pass."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from gate_in import MODEL, agreed, guarded, told_of
from projects import SOUND, align, building, pack, rule, without
from repositories import commit, git

WAIVERS: Final = "strategy_model/waivers.yaml"
ALSO: Final = pack(rule("O-BOARD", "info", "overseen_by", "boards"), name="own")
SETTINGS: Final = "packs: [own.yaml]\nstage: approval\nlock: align.lock\nviews: [views.yaml]\n"
SOFT: Final = building("{rule: H-OWNER, severity: info, reason: Later.}")
PLAIN, SOFTER = "".join(SOFT.splitlines(keepends=True)[:-1]), SOFT.splitlines(keepends=True)[-1]
WAIVER: Final = (
    "waivers: [{rule: H-OWNER, element: ACT-1, reason: Being filled., approved_by: R-1, approved_on: 2022-09-01, "
    "expires: 2022-12-01}]\n"
)
LINES: Final = "# One\n# two\n# three\n# four\n"
PAPER: Final = "documents:\n  - {id: DOC-1, title: The paper, file: paper.txt}\n"
THERE: Final = {
    "align.yaml": SETTINGS,
    "own.yaml": PLAIN,
    "views.yaml": "align_views: 1\n",
    "align.lock": '{"align_lock": 2, "links": []}',
    "paper.txt": LINES,
    MODEL: without("owner") + PAPER,
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return guarded(tmp_path)


def test_a_branch_that_lags_behind_is_not_blamed_for_what_main_did_since(project: Path) -> None:
    base = git(project, "rev-parse", "HEAD")
    agreed(project, {"align.yaml": "packs: [rules.yaml, own.yaml]\n", "own.yaml": ALSO})
    git(project, "checkout", "--quiet", base)
    assert told_of(
        json.loads(align(project, "check", "--trust", "main", "--format", "json").out)["strategies"][0]["findings"]
    )
    run = align(project, "check", "--trust", "main", "--since", base, "--protect", "--format", "json")
    assert told_of(json.loads(run.out)["strategies"][0]["findings"]) == []


def lagging(project: Path, base: Mapping[str, str], tip: Mapping[str, str], change: Mapping[str, str]) -> str:
    """Makes a change of a state that main has left since, shows that both can be merged, and gives that state's commit."""
    agreed(project, base)
    left = git(project, "rev-parse", "main")
    agreed(project, tip)
    git(project, "checkout", "--quiet", "-B", "change", left)
    commit(project, change)
    git(project, "checkout", "--quiet", "-B", "merged", "main")
    git(project, "merge", "--quiet", "--no-edit", "change")
    assert [(project / name).read_text() for name in change] == list(change.values())
    git(project, "checkout", "--quiet", "change")
    return left


@pytest.mark.parametrize(
    ("name", "kept", "line", "code"),
    [
        ("align.yaml", SETTINGS, "fail_on: never\n", "GATE-FAIL"),
        ("own.yaml", PLAIN, SOFTER, "GATE-RULE"),
        (WAIVERS, LINES, WAIVER, "GATE-WAIVER"),
        ("paper.txt", LINES, "A cost.\n", "GATE-TEXT"),
    ],
)
def test_a_change_does_not_bring_back_in_silence_what_main_took_out_since(
    project: Path, name: str, kept: str, line: str, code: str
) -> None:
    left = lagging(project, {**THERE, name: kept + line}, {name: kept}, {name: line + kept})
    run = align(project, "check", "--trust", "main", "--since", left, "--protect")
    assert (run.code, f"error[{code}]" in run.out) == (1, True)


def test_what_main_did_since_is_left_out_of_the_files_that_a_change_leaves_alone(project: Path) -> None:
    change = {"own.yaml": f"# more\n{PLAIN}", MODEL: SOUND.replace("Map the", "Map all") + PAPER}
    left = lagging(project, {**THERE, "align.yaml": SETTINGS + "fail_on: never\n"}, {"align.yaml": SETTINGS}, change)
    run = align(project, "check", "--trust", "main", "--since", left, "--protect")
    assert (run.code, "GATE-" in run.out) == (0, False)


def test_a_change_that_has_the_model_where_main_had_it_is_told_to_merge_main(project: Path) -> None:
    left = git(project, "rev-parse", "main")
    git(project, "mv", "strategy_model", "plans")
    commit(project, {"align.yaml": "packs: [rules.yaml]\nmodel: plans\n"})
    git(project, "branch", "--force", "main")
    git(project, "checkout", "--quiet", "-B", "change", left)
    commit(project, {MODEL: without("owner")})
    run = align(project, "check", "--trust", "main", "--since", left)
    assert run.code == 2
    said = "error[FILE-MISSING]: plans does not exist, but does in main: merge that into the change"
    assert said in " ".join(run.out.split())
    git(project, "merge", "--quiet", "--no-edit", "main")
    assert "error[H-OWNER]" in align(project, "check", "--trust", "main", "--since", left).out
