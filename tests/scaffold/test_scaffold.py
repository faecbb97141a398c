"""What a new project begins with: nothing that stands as stated, and findings that say what to write next."""

import re
from datetime import date
from pathlib import Path

import pytest
from projects import Run, align
from yaml_in import document_of

from alignment.config import read_config
from alignment.model.vocabularies import STAGES
from alignment.rules.shipped import generic_packs, packs_folder
from alignment.scaffold.project import starter_files


def begun(folder: Path, *options: str) -> Run:
    """Begins a project and checks it."""
    align(folder, "init")
    return align(folder, "check", "--format", "concise", *options)


def found(run: Run) -> set[str]:
    return {line.split()[2] for line in run.found if line.split()[1] in {"error", "warning", "info"}}


def test_a_new_project_passes_at_its_own_stage_and_says_what_to_write_next(tmp_path: Path) -> None:
    run = begun(tmp_path)
    assert (run.code, run.err) == (0, "")
    assert {"ACT-OWNER", "ACT-MEASURE", "ACT-COPROD", "ACT-DUE", "AMB-OUTCOME-LINK"} <= found(run)


@pytest.mark.parametrize("stage", STAGES)
def test_whatever_the_stage_it_is_read_and_checked_whole(tmp_path: Path, stage: str) -> None:
    assert begun(tmp_path, "--stage", stage).code in {0, 1}


@pytest.mark.parametrize("day", ["2020-01-01", "2026-02-28", "2099-12-31"])
def test_whatever_the_day_of_the_check_the_findings_are_the_same(tmp_path: Path, day: str) -> None:
    assert found(begun(tmp_path, "--as-at", day)) == found(align(tmp_path, "check", "--format", "concise"))


def test_nothing_in_it_can_be_taken_for_a_statement(tmp_path: Path) -> None:
    run = begun(tmp_path, "--stated-only", "--stage", "approval")
    assert run.code == 1
    assert {"ACT-OWNER", "ACT-MEASURE", "ACT-COPROD", "ACT-PRIORITY"} <= found(run)
    illustrated = {line.split()[3] for line in run.lines if " PROV-ILLUSTRATIVE " in line}
    assert illustrated == {"STRATEGY", "A1", "ACT-01"}
    roles = (tmp_path / "strategy_model/roles.yaml").read_text(encoding="utf-8")
    assert roles.count("- id:") == roles.count("basis: illustrative") == 1


def test_the_strategy_begins_in_the_year_in_which_it_is_written() -> None:
    (strategy,) = (file for file in starter_files(date(2031, 5, 4).year) if file.path.name == "strategy.yaml")
    assert b"  period_from: 2031\n  period_to: 2034\n" in strategy.content


def test_its_settings_name_every_pack_in_the_words_of_its_title(tmp_path: Path) -> None:
    align(tmp_path, "init")
    text = (tmp_path / "align.yaml").read_text(encoding="utf-8")
    config, mistakes = read_config(document_of(text, "align.yaml")[0])
    assert mistakes == ()
    assert config.packs is not None
    assert tuple(pack.text for pack in config.packs) == generic_packs()
    said = dict(re.findall(r"^(?:  |# )- (\w+) # ([^;\n]+)", text, re.MULTILINE))
    titles = {
        path.stem: re.findall(r"^title: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[0]
        for path in packs_folder().glob("*.yaml")
    }
    assert {name: words.casefold() for name, words in said.items()} == {
        name: title.casefold() for name, title in titles.items()
    }


def test_every_setting_has_its_comment(tmp_path: Path) -> None:
    align(tmp_path, "init")
    lines = (tmp_path / "align.yaml").read_text(encoding="utf-8").splitlines()
    assert all("# " in line for line in lines)
