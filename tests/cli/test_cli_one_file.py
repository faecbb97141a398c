"""An editor or a hook names a file: it is checked with the rest of its strategy, and what stands in it is listed."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from projects import HOUSE, SOUND, align, without, written
from repositories import commit, git, repository

RAMP: Final = "strategy_model/ramp.yaml"
ONE: Final = "actions:\n  - {id: ACT-2, title: Mend the ramp, owner: R-1, measured_by: M-1}\n"
FILES: Final = {"strategy_model/plan.yaml": without("owner", "overseen_by"), RAMP: ONE}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, HOUSE | FILES)


def answer(folder: Path, *asked: str) -> dict[str, Any]:
    told = json.loads(align(folder, "check", "--format", "json", *asked).out)
    (strategy,) = told["strategies"]
    found: dict[str, Any] = strategy
    return found


def found(told: dict[str, Any]) -> list[str]:
    return [f"{one['rule']}/{one['element']}" for one in told["findings"]]


def test_what_it_leads_to_is_known_and_what_stands_elsewhere_counted(project: Path) -> None:
    told = answer(project, RAMP)
    assert found(told) == ["H-BOARD/ACT-2"]
    assert told["focus"] == {"files": [RAMP], "families": [], "elsewhere": {"error": 1, "warning": 0, "info": 1}}
    assert told["elements"] == answer(project)["elements"]
    assert answer(project)["focus"] is None


def test_the_exit_code_is_about_the_file_and_the_words_hide_nothing(project: Path) -> None:
    run = align(project, "check", RAMP)
    says = " ".join(run.out.split())
    assert run.code == 0
    assert f"Listed is what stands in {RAMP}; 2 findings (1 error) in other files are left out." in says
    assert f"No error in {RAMP}; 1 lesser finding to look at; 1 error elsewhere." in says
    assert align(project, "check", RAMP, "--fail-on", "info").code == 1
    assert align(project, "check", "strategy_model/plan.yaml").code == 1


def test_where_nothing_else_is_found_that_is_said(tmp_path: Path) -> None:
    written(tmp_path, HOUSE | FILES | {"strategy_model/plan.yaml": SOUND})
    says = " ".join(align(tmp_path, "check", RAMP).out.split())
    assert f"Listed is what stands in {RAMP}; there is none in other files." in says


@pytest.mark.parametrize("form", ["concise", "github", "junit", "markdown", "sarif"])
def test_every_format_says_that_other_files_are_left_out(project: Path, form: str) -> None:
    out = " ".join(align(project, "check", RAMP, "--format", form).out.split())
    assert "2 findings (1 error) in other files are left out" in out
    assert "nothing stands in the way" not in out


def test_it_is_found_from_any_folder_and_without_settings(project: Path) -> None:
    assert found(answer(project / "strategy_model", "ramp.yaml")) == ["H-BOARD/ACT-2"]
    written(project / "deep/er", {"x.txt": ""})
    assert found(answer(project / "deep/er", f"../../{RAMP}")) == ["H-BOARD/ACT-2"]
    assert found(answer(project / "deep", str(project / RAMP), "--config", "../align.yaml")) == ["H-BOARD/ACT-2"]
    (project / "align.yaml").unlink()
    assert answer(project, RAMP)["focus"]["files"] == [RAMP]


def test_several_files_of_a_strategy_are_one_answer_and_the_whole_is_whole(project: Path) -> None:
    assert found(answer(project, RAMP, "strategy_model/plan.yaml")) == found(answer(project))
    assert answer(project, RAMP, ".") == answer(project)


def test_what_is_no_part_of_a_model_is_a_model_as_before(tmp_path: Path) -> None:
    written(tmp_path, HOUSE | FILES | {"other/plan.yaml": SOUND})
    assert answer(tmp_path, "other/plan.yaml")["focus"] is None
    assert answer(tmp_path, "align.yaml")["focus"] is None
    (tmp_path / "align.yaml").write_text("packs: [rules.yaml]\nmodel: other/plan.yaml\n")
    assert answer(tmp_path, "other/plan.yaml")["focus"] is None


@pytest.mark.parametrize(
    ("name", "why"), [("nowhere.yaml", "it does not exist"), (".draft.yaml", "its name begins with a dot")]
)
def test_a_file_that_is_not_read_is_not_said_to_be_in_order(project: Path, name: str, why: str) -> None:
    written(project, {"strategy_model/.draft.yaml": ONE})
    run = align(project, "check", f"strategy_model/{name}")
    assert (run.code, run.out) == (2, "")
    assert f"strategy_model/{name} is no part of the strategy: {why}." in " ".join(run.err.split())


def test_what_could_not_be_read_elsewhere_is_listed(project: Path) -> None:
    written(project, {"strategy_model/broken.yaml": "actions: ["})
    run = align(project, "check", RAMP, "--format", "concise")
    assert run.code == 2
    assert "strategy_model/broken.yaml:" in run.out


def test_of_a_change_only_what_is_in_the_file_is_told(tmp_path: Path) -> None:
    repository(tmp_path, HOUSE | {"strategy_model/plan.yaml": SOUND})
    commit(tmp_path)
    written(tmp_path, FILES)
    told = answer(tmp_path, RAMP, "--since", "HEAD", "--trust", "HEAD")
    assert found(told) == ["H-BOARD/ACT-2"]
    assert told["compared"]["new"] == ["H-BOARD/ACT-2/overseen_by"]
    assert told["focus"]["elsewhere"] == {"error": 1, "warning": 0, "info": 1}
    commit(tmp_path)
    written(tmp_path, {"rules.yaml": HOUSE["rules.yaml"].replace("severity: info", "severity: warning")})
    told = answer(tmp_path, RAMP, "--since", "HEAD")
    assert [one["fingerprint"] for one in told["compared"]["graver"]] == ["H-BOARD/ACT-2/overseen_by"]
    git(tmp_path, "checkout", "--quiet", ".")


def test_what_was_kept_of_some_files_is_not_taken_for_all(project: Path) -> None:
    repository(project, {})
    kept = align(project, "check", RAMP, "--format", "json").bytes_out
    written(project.parent, {"kept.json": kept})
    run = align(project, "diff", "HEAD", "--against", "../kept.json")
    assert run.code == 2
    assert "it is about some files of the strategy alone" in " ".join(run.err.split())


def test_errors_in_one_file_are_said_to_be_of_that_file_and_of_how_many_in_all(project: Path) -> None:
    written(project, {RAMP: ONE.replace("owner: R-1, ", "")})
    says = " ".join(align(project, "check", RAMP).out.split())
    assert f"Not ready: 1 error in {RAMP}, of 2 in all, must be mended or waived." in says
    assert "Not ready: 2 errors must be mended or waived." in align(project, "check").out
    written(project, {"strategy_model/plan.yaml": SOUND})
    assert "Not ready: 1 error must be mended or waived." in align(project, "check", RAMP).out
