"""Mends are looked at before they are made: none may lose an element, or alter one that it is not about."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from projects import HOUSE, SOUND, written
from yaml_in import strategy_of

from alignment.checker.result import CheckResult
from alignment.project.request import Request, RequestError
from alignment.workspace.check import check
from alignment.workspace.fix import demand_harmless, harm_of, mends

MENDED = SOUND.replace("title: Schools mapped", "title: Schools mapped, unit: 'on'")
WRONG = SOUND.replace("title: Schools mapped", "title: Schools mapped, unit: on")


def checked(folder: Path, model: str) -> CheckResult:
    return check(Request(written(folder, {**HOUSE, "strategy_model/plan.yaml": model}), date(2022, 9, 14)))


@pytest.mark.parametrize(
    ("after", "about", "harmed"),
    [
        (SOUND, set(), []),
        (SOUND.replace("Schools mapped", "Schools"), {"M-1"}, []),
        (SOUND.replace("Schools mapped", "Schools"), {"ACT-1", None}, ["M-1"]),
        (SOUND.replace("    owner: R-1\n", ""), {"ACT-1"}, ["ACT-1"]),
        (SOUND.replace("  period_to: 2025\n", ""), {"S"}, ["S"]),
        (SOUND.replace("boards:\n  - {id: B-1, title: Partnership board}\n", ""), set(), ["B-1"]),
        (SOUND + "funds:\n  - {id: F-1, title: Grant}\n", set(), []),
    ],
)
def test_what_is_lost_or_altered_without_being_meant_is_harm(
    after: str, about: set[str | None], harmed: list[str]
) -> None:
    assert list(harm_of(strategy_of(SOUND)[0], strategy_of(after)[0], about)) == harmed


def test_a_link_that_led_nowhere_is_no_loss() -> None:
    before = strategy_of(SOUND.replace("owner: R-1", "owner: GONE"))[0]
    assert list(harm_of(before, strategy_of(SOUND)[0], {"ACT-1"})) == []


def test_mends_that_alter_another_element_are_refused_in_a_sentence_that_names_it(tmp_path: Path) -> None:
    before = checked(tmp_path / "before", WRONG)
    made = mends([before], tmp_path)
    demand_harmless(made, [before], [checked(tmp_path / "mended", MENDED)], tmp_path)
    other = checked(tmp_path / "other", MENDED.replace("Map the network", "Map"))
    with pytest.raises(
        RequestError, match=r"mends of MODEL-YES-NO together would lose or alter .*, ACT-1\. Mend the places"
    ):
        demand_harmless(made, [before], [other], tmp_path)


def test_an_element_within_which_a_change_is_made_may_alter_although_the_finding_names_none(tmp_path: Path) -> None:
    before = checked(tmp_path / "before", WRONG)
    made = mends([before], tmp_path)
    (file,) = made.files
    unnamed = made._replace(files=(file._replace(findings=tuple(replace(one, element=None) for one in file.findings)),))
    after = [checked(tmp_path / "mended", MENDED.replace("'on'", "on and off"))]
    demand_harmless(unnamed, [before], after, tmp_path)
    elsewhere = tuple(replace(one, edits=()) for one in unnamed.files[0].findings)
    with pytest.raises(RequestError, match="would lose or alter"):
        demand_harmless(made._replace(files=(file._replace(findings=elsewhere),)), [before], after, tmp_path)
