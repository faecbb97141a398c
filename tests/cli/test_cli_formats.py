"""One run can give its answer in several formats, and about several strategies."""

import json
import os
from pathlib import Path

import click
import pytest
from projects import HOUSE, SOUND, Run, align, without, written
from user import ROOT

from alignment.cli.check import command
from alignment.cli.formats import CHECK, completed

MODEL = "strategy_model/plan.yaml"
LACKING = {**HOUSE, MODEL: without("owner")}
CLASH = {**HOUSE, MODEL: "actions: [\n"}


def check(folder: Path, *options: str) -> Run:
    return align(folder, "check", *options)


def test_a_format_with_a_file_is_written_there_and_text_is_printed_all_the_same(tmp_path: Path) -> None:
    written(tmp_path, LACKING)
    alone, beside = check(tmp_path), check(tmp_path, "--format", "json:out.json", "--format", "concise:a b.txt")
    assert (beside.code, beside.out) == (alone.code, alone.out)
    assert beside.err == "Written to out.json.\nWritten to a b.txt.\n"
    assert (tmp_path / "out.json").read_text() == check(tmp_path, "--format", "json").out
    assert (tmp_path / "a b.txt").read_text() == check(tmp_path, "--format", "concise").out


def test_a_dash_behind_a_format_stands_for_standard_output(tmp_path: Path) -> None:
    written(tmp_path, LACKING)
    assert check(tmp_path, "--format", "json:-").out == check(tmp_path, "--format", "json").out
    assert not (tmp_path / "-").exists()


def test_one_run_on_the_real_strategy_writes_every_format_as_it_would_be_printed(tmp_path: Path) -> None:
    asked = [part for name in CHECK for part in ("--format", f"{name}:{tmp_path / name}")]
    run = check(ROOT, *asked, "--stage", "approval")
    assert run.code == 1
    assert len(run.err.splitlines()) == len(CHECK)
    for name in CHECK:
        alone = check(ROOT, "--format", name, "--stage", "approval")
        assert (alone.code, alone.bytes_out) == (1, (tmp_path / name).read_bytes())


def test_a_file_has_neither_colour_nor_gaps_whatever_is_printed(tmp_path: Path) -> None:
    written(tmp_path, LACKING)
    run = check(tmp_path, "--format", "text:out.txt", "--format", "json", "--colour", "always", "--quiet")
    assert json.loads(run.out)["strategies"][0]["counts"]["error"] == 1
    assert (tmp_path / "out.txt").read_text() == check(tmp_path).out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["sarrif"], "`sarrif` is no format."),
        (["jsn"], "`jsn` is no format. Did you mean `json`?"),
        (["json:"], "`json:` names no file. Write the file behind the colon, or leave the colon out."),
        (["json", "text"], "Only one format can be printed, and json and text would be."),
        (["json:a", "text:a"], "Two formats would be written to a. Give each a file of its own."),
        (["json:no/folder"], "no/folder cannot be written: No such file or directory. Nothing was changed."),
    ],
)
def test_formats_that_cannot_be_written_are_refused(tmp_path: Path, options: list[str], says: str) -> None:
    written(tmp_path, LACKING)
    run = check(tmp_path, *(part for one in options for part in ("--format", one)))
    assert (run.code, run.out) == (2, "")
    assert says in run.err


def test_the_same_format_twice_is_one(tmp_path: Path) -> None:
    written(tmp_path, LACKING)
    assert check(tmp_path, "--format", "json", "--format", "json") == check(tmp_path, "--format", "json")


def test_the_names_of_formats_are_completed() -> None:
    (option,) = (one for one in command.params if one.name == "formats")
    completions = option.shell_complete(click.Context(command), "co")
    assert [one.value for one in completions] == ["concise"]
    assert completed(click.Context(command), option, "") == list(CHECK)


def three(folder: Path) -> None:
    for name, files in {"a": {**HOUSE, MODEL: SOUND}, "b c": LACKING, "d": CLASH}.items():
        (folder / name).mkdir()
        written(folder / name, files)


def test_several_strategies_give_their_findings_and_a_paragraph_each(tmp_path: Path) -> None:
    three(tmp_path)
    run = check(tmp_path, "a", "b c")
    assert run.code == 1
    assert run.out.startswith("All 2 strategies: 1 passed. Not passed: b c.\n\nb c:\n\nerror[H-OWNER]: ACT-1")
    assert "  --> b c/strategy_model/plan.yaml:8:9\n" in run.out
    short = check(tmp_path, "--quiet", "--as-at", "2022-09-14", "a", "b c").out
    assert " ".join(short.split()) == (
        "All 2 strategies: 1 passed. Not passed: b c."
        " a: Checked against 3 rules, as at 14 September 2022 (--as-at), at its own stage, approval."
        " Rules: 3 passed and 0 failed. 0 errors, 0 warnings. Nothing found."
        " b c: Checked against 3 rules, as at 14 September 2022 (--as-at), at its own stage, approval."
        " Rules: 2 passed and 1 failed. 1 error, 0 warnings. Not ready: 1 error must be mended or waived."
    )
    assert check(tmp_path, "--as-at", "2022-09-14", "a", "b c").out.endswith(short.partition("\n\n")[2])


@pytest.mark.parametrize(
    ("paths", "options", "verdict"),
    [
        (["a", "b c", "d"], [], "All 3 strategies: 1 passed. Not passed: b c. Not checked whole: d."),
        (
            ["a", "b c"],
            ["--fail-on", "never"],
            "All 2 strategies: 1 passed. Not ready, and let pass because `fail_on` is `never`: b c.",
        ),
        (["a", "d"], [], "All 2 strategies: 1 passed. Not checked whole: d."),
    ],
)
def test_the_first_line_is_the_verdict_on_all(
    tmp_path: Path, paths: list[str], options: list[str], verdict: str
) -> None:
    three(tmp_path)
    whole = " ".join(check(tmp_path, "--quiet", *options, *paths).out.split())
    assert whole.startswith(f"{verdict} ")


def test_more_strategies_than_github_takes_in_one_file_are_said(tmp_path: Path) -> None:
    written(tmp_path, {f"s{number}/{MODEL}": SOUND for number in range(21)})
    names = [f"s{number}" for number in range(21)]
    says = "sarif has a run for each of the 21 strategies, and GitHub takes no file with more than 20 runs."
    assert check(tmp_path, "--format", "sarif", *names).err.startswith(says)
    assert says in check(tmp_path, "--format", f"sarif:{tmp_path / 'o.sarif'}", *names).err
    assert check(tmp_path, "--format", "sarif", *names[:20]).err == ""
    assert check(tmp_path, "--format", "json", *names).err == ""


def test_the_gravest_answer_gives_the_exit_code(tmp_path: Path) -> None:
    three(tmp_path)
    assert [check(tmp_path, *paths).code for paths in (["a"], ["b c", "a"], ["d", "b c"], ["b c", "d"])] == [0, 1, 2, 2]
    unread = check(tmp_path, "--quiet", "a", "d").out
    assert "\nd: Not read whole: `strategy_model/plan.yaml`." in unread


def test_each_strategy_has_its_own_entry_in_json(tmp_path: Path) -> None:
    three(tmp_path)
    together = json.loads(check(tmp_path, "--format", "json", "a", "b c", "a").out)["strategies"]
    alone = [json.loads(check(tmp_path, "--format", "json", name).out)["strategies"][0] for name in ("a", "b c")]
    assert together == [{**one, "folder": name} for one, name in zip(alone, ("a", "b c"), strict=True)]


def test_a_path_that_is_not_there_is_named_beside_those_that_are(tmp_path: Path) -> None:
    three(tmp_path)
    run = check(tmp_path, "a", "e")
    assert run.code == 2
    assert "FILE-MISSING" in run.out


def test_no_output_is_written_over_what_was_read(tmp_path: Path) -> None:
    written(tmp_path, LACKING)
    (tmp_path / "link.json").symlink_to(MODEL)
    for name in ("align.yaml", "rules.yaml", MODEL, "link.json"):
        run = check(tmp_path, "--format", f"json:{name}")
        assert (run.code, run.out) == (2, "")
        assert f"{name} is read for this answer and would be lost. Name another file." in run.err
        run = align(tmp_path, "report", "-o", name)
        assert (run.code, f"{name} is read for this answer" in run.err) == (2, True)
    assert {name: (tmp_path / name).read_text() for name in LACKING} == LACKING


def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    written(tmp_path, LACKING)
    os.mkfifo(tmp_path / "pipe")
    run = check(tmp_path, "--format", "sarif:pipe")
    assert (run.code, run.out) == (2, "")
    assert "pipe cannot be written: it is not an ordinary file. Nothing was changed." in run.err
    assert (tmp_path / "pipe").is_fifo()
