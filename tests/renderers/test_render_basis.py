"""Whoever is shown an answer, in whatever form, is told what it rests on: never "58 rules" where 57 of them were off."""

import json
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest
from packs_in import EVERY_RULE
from projects import ACCEPT, HOUSE, SOUND, STRATEGY, WAIVER, align, building, pack, rule, without, written
from repositories import repository

from alignment.cli.formats import CHECK, REPORT
from alignment.rules.shipped import shipped_packs

SAYS_NOTHING: Final = {"gitlab"}
"""Holds findings and has no place for anything else."""

DATA: Final = {"json", "jsonl"}
"""Say what became of every rule, and why, as data."""

FAMILIES: Final = "page"
"""Says it in words that need no explaining."""

WORDS: Final = [
    *(("check", one) for one in CHECK if one not in SAYS_NOTHING | DATA),
    *(("report", one) for one in REPORT if one not in DATA | {FAMILIES}),
]
OWN: Final = "{rule: H-MEASURE, off: true, reason: Not measured yet}"
LIST: Final = "align.yaml"
ALL: Final = ", ".join(sorted(shipped_packs()))


def said(folder: Path, command: str, form: str, *options: str) -> str:
    """Gives what a form says on one line, as people read it: without what only escapes or begins lines."""
    run = align(folder, command, "--format", form, *options)
    assert run.err == ""
    return " ".join(unescape(run.out).replace("\\", "").split())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, {LIST: f"packs: [{ALL}]\n", "strategy_model/plan.yaml": without("owner")})


@pytest.mark.parametrize(("command", "form"), WORDS)
def test_rules_that_were_off_are_never_counted_as_run(project: Path, command: str, form: str) -> None:
    says = said(project, command, form, "--stage", "approval", "--select", "ACT-OWNER", "--as-at", "2022-09-14")
    assert f"1 of {len(EVERY_RULE)} rules" in says
    assert f"{len(EVERY_RULE) - 1} rules, not selected by --select" in says
    assert "14 September 2022 (--as-at)" in says
    assert "as if for approval (--stage)" in says


@pytest.mark.parametrize("form", [form for command, form in WORDS if command == "check"])
@pytest.mark.parametrize(("setting", "options"), [("", ("--fail-on", "never")), ("fail_on: never\n", ())])
def test_an_error_that_is_but_is_not_said_to_be_nothing(
    project: Path, form: str, setting: str, options: tuple[str, ...]
) -> None:
    written(project, {LIST: f"packs: [{ALL}]\n{setting}"})
    says = said(project, "check", form, "--select", "ACT-OWNER", "--stage", "approval", *options)
    but = "The check passes all the same, because `fail_on` is `never`."
    assert f"Not ready: 1 error must be mended or waived. {but}" in says
    assert "nothing stands in the way" not in says
    written(project, {"strategy_model/plan.yaml": SOUND})
    assert but not in said(project, "check", form, "--select", "ACT-OWNER", "--stage", "approval", *options)


@pytest.mark.parametrize("command", ["check", "report"])
def test_programs_are_told_of_every_rule(project: Path, command: str) -> None:
    told = json.loads(align(project, command, "--format", "json", "--select", "ACT-OWNER").out)
    (answer,) = told["strategies"] if command == "check" else [told]
    assert Counter(rule["reason"] for rule in answer["rules"] if rule["became"] == "off") == {
        "not selected by --select": len(EVERY_RULE) - 1
    }


def test_a_reader_of_lines_is_told_of_every_rule(project: Path) -> None:
    lines = align(project, "check", "--format", "jsonl", "--select", "ACT-OWNER").lines
    summary: dict[str, Any] = json.loads(lines[-1])
    assert sum(rule["became"] == "off" for rule in summary["rules"]) == len(EVERY_RULE) - 1


@pytest.fixture
def settled(tmp_path: Path) -> Path:
    """Gives a project with something of everything that an answer can rest on."""
    files = {
        **HOUSE,
        LIST: "packs: [own.yaml]\nignore: [H-BOARD]\nas_at: 2022-09-14\n",
        "own.yaml": building(OWN),
        "strategy_model/plan.yaml": without("owner", "measured_by"),
        "strategy_model/waivers.yaml": WAIVER,
    }
    return repository(tmp_path, files)


@pytest.mark.parametrize(("command", "form"), WORDS)
def test_who_switched_a_rule_off_is_named_with_the_day_the_exceptions_and_whose_settings(
    settled: Path, command: str, form: str
) -> None:
    says = said(settled, command, form, "--trust", "HEAD")
    assert "1 of 3 rules" in says
    assert "H-MEASURE, switched off by own (Not measured yet)" in says
    assert "H-BOARD, by `ignore` in align.yaml" in says
    assert "14 September 2022 (frozen by align.yaml)" in says
    assert "at its own stage, approval" in says
    assert "1 error waived: H-OWNER on ACT-1" in says
    assert "Settings and packs are those of" in says


@pytest.mark.parametrize("form", sorted({*CHECK} - SAYS_NOTHING - DATA))
def test_of_several_strategies_each_is_told_of(tmp_path: Path, form: str) -> None:
    for name in ("a", "b"):
        written(tmp_path / name, {**HOUSE, "strategy_model/plan.yaml": without("owner")})
    says = said(tmp_path, "check", form, "a", "b", "--ignore", "H-BOARD")
    assert says.count("2 of 3 rules") == says.count("H-BOARD, by --ignore") == 2


def test_what_is_off_in_one_run_is_told_in_the_accepted_list_as_well(settled: Path) -> None:
    align(settled, *ACCEPT)
    assert "accepted" not in said(settled, "check", "concise")
    (settled / "strategy_model/waivers.yaml").unlink()
    align(settled, *ACCEPT)
    assert "1 error accepted" in said(settled, "check", "concise")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            [],
            "plan with 3 tests. Of these, 1 found something missing or wrong and 2 found nothing missing.",
        ),
        (
            ["--select", "H-OWNER"],
            "Of these, 1 found something missing or wrong. 2 tests were left out, by whoever made this page.",
        ),
        (["--stage", "published"], "It was looked at as if for published."),
    ],
)
def test_families_are_told_in_words_that_need_no_explaining(tmp_path: Path, options: list[str], says: str) -> None:
    written(tmp_path, {**HOUSE, "strategy_model/plan.yaml": without("owner")})
    assert says in said(tmp_path, "report", FAMILIES, *options)


@pytest.mark.parametrize(
    ("severity", "says"),
    [("error", "3 tests. Of these, 3 had nothing to look at."), ("{published: error}", "0 of 3 tests. Not everything")],
)
def test_families_are_told_where_tests_looked_at_nothing(tmp_path: Path, severity: str, says: str) -> None:
    fields = ("owner", "roles"), ("measured_by", "measures"), ("overseen_by", "boards")
    rules = pack(*(rule(f"H-{section.upper()}", severity, field, section) for field, section in fields))
    written(tmp_path, {**HOUSE, "rules.yaml": rules, "strategy_model/plan.yaml": STRATEGY})
    assert f"A program checked the plan with {says}" in " ".join(said_of_a_report(tmp_path).split())


def test_families_are_told_of_settings_too(settled: Path) -> None:
    says = said(settled, "report", FAMILIES, "--trust", "HEAD")
    assert "plan with 1 of 3 tests. Of these, 1 found something missing or wrong. 2 tests were left out" in says
    assert "by the plan's settings. 1 fault that it found may stand" in says
    assert "The day was set by hand and stays the same. Tests and settings are those agreed before" in says
    written(settled, {"strategy_model/more.yaml": "actions: [x]\n"})
    assert "Not everything could be read." in said_of_a_report(settled)


def said_of_a_report(folder: Path) -> str:
    return unescape(align(folder, "report", "--format", FAMILIES).out)
