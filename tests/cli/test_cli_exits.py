"""The exit code is the contract: 0 clean, 1 findings, 2 could not check whole, 3 a fault in align, 130 and 141 signals."""

import gc
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from projects import ENVIRONMENT, HOUSE, SOUND, align, align_into, check, pack, process, rule, without, written

from alignment import cli
from alignment.cli.main import main

MODEL = "strategy_model/plan.yaml"
CLEAN, INFO, WARNING, ERROR = SOUND, without("overseen_by"), without("measured_by"), without("owner")


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [
        # the gravest finding is     none, info, warning, error
        (None, (0, 0, 0, 1)),
        ("error", (0, 0, 0, 1)),
        ("warning", (0, 0, 1, 1)),
        ("info", (0, 1, 1, 1)),
        ("never", (0, 0, 0, 0)),
    ],
)
def test_findings_at_or_over_the_severity_that_fails_give_1(
    tmp_path: Path, fail_on: str | None, codes: tuple[int, ...]
) -> None:
    option = () if fail_on is None else ("--fail-on", fail_on)
    models = (CLEAN, INFO, WARNING, ERROR)
    assert tuple(check(tmp_path, {**HOUSE, MODEL: model}, *option).code for model in models) == codes


@pytest.mark.parametrize(
    ("setting", "option", "code"),
    [("warning", (), 1), ("never", (), 0), ("never", ("--fail-on", "warning"), 1), ("info", ("--fail-on", "error"), 0)],
)
def test_the_option_wins_over_the_setting(tmp_path: Path, setting: str, option: tuple[str, ...], code: int) -> None:
    config = f"packs: [rules.yaml]\nfail_on: {setting}\n"
    assert check(tmp_path, {**HOUSE, "align.yaml": config, MODEL: WARNING}, *option).code == code


@pytest.mark.parametrize(
    ("files", "rule_id"),
    [
        ({MODEL: SOUND + "broken: [\n"}, "YAML-SYNTAX"),
        ({MODEL: SOUND, "strategy_model/more.yaml": "- a list\n"}, "MODEL-ROOT"),
        ({}, "FILE-MISSING"),
        ({MODEL: SOUND, "align.yaml": "packs: [hose]\n"}, "RULE-PACK"),
        ({MODEL: SOUND, "align.yaml": "packs: []\n"}, "RULE-PACK"),
        ({MODEL: SOUND, "align.yaml": "pack: [rules.yaml]\n"}, "CONFIG-KEY"),
        ({MODEL: SOUND, "align.yaml": "fail_on: errors\n"}, "CONFIG-VALUE"),
        ({MODEL: SOUND, "align.yaml": "select: [ACT-OWNR]\n"}, "CONFIG-VALUE"),
        ({MODEL: SOUND, "rules.yaml": pack(rule("H-X", "grave", "owner", "roles"))}, "RULE-VALUE"),
        ({MODEL: SOUND, "align.yaml": "packs: [rules.yaml]\nignore: [house]\n"}, "RULE-PACK"),
    ],
)
@pytest.mark.parametrize("option", [(), ("--fail-on", "never")])
def test_what_was_not_checked_whole_gives_2_whatever_fails(
    tmp_path: Path, files: dict[str, str], rule_id: str, option: tuple[str, ...]
) -> None:
    run = check(tmp_path, {**HOUSE, **files}, *option)
    assert run.code == 2
    assert f"error[{rule_id}]: " in run.out
    assert run.lines[0] == "Not checked whole: mend what could not be read or used, then check again."
    assert run.err == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--nope",), "Error: No such option"),
        (("--format", "xml"), "Error: Invalid value for '--format': `xml` is no format. The formats are text, concise"),
        (("--fail-on", "fatal"), "Error: Invalid value for '--fail-on'"),
        (("--stage", "done"), "Error: Invalid value for '--stage'"),
        (
            ("--as-at", "2022-02-30"),
            "Error: Invalid value for '--as-at': '2022-02-30' is not a day. Write a day that the month has, at most 2022-02-28.",
        ),
        (("--as-at", "2022-02"), "'2022-02' is not a day. Write 2022-02-28 for the last day of February 2022."),
        (("--as-at", "14/09/2022"), "'14/09/2022' is not a day. Write 2022-09-14 for 14 September 2022."),
        (("--stage", "final"), "'final' is not a stage. Did you mean `approval` or `published`?"),
        (("--stage", "aproval"), "'aproval' is not a stage. Did you mean `approval`?"),
        (("--stage", "?"), "'?' is not a stage. Use one of: draft, consultation, approval, published or closed."),
        (("--config", "nope.yaml"), "Error: Invalid value for '--config': File 'nope.yaml' does not exist."),
        (("--config", "strategy_model"), "Error: Invalid value for '--config'"),
        (("--select", "H-OWNR"), "Error: No rule matches `H-OWNR`. Did you mean `H-OWNER`?"),
        (("--ignore", "houze"), "Error: No rule matches `houze`. Did you mean `house`?"),
        (("--select", "zzz"), "No rule matches `zzz`. Name a rule, the beginning of its id, a tag or a pack."),
        (("--ignore", ""), "No rule matches ``."),
        (("--ignore", "\x1b[2J" * 20), "No rule matches `\\x1b[2J\\x1b[2J"),
    ],
)
def test_a_command_line_that_cannot_be_followed_gives_2(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    run = check(tmp_path, {**HOUSE, MODEL: SOUND}, "--fail-on", "never", *arguments)
    assert (run.code, run.out) == (2, "")
    assert says in run.err
    assert "Traceback" not in run.err


def test_an_unknown_command_gives_2(tmp_path: Path) -> None:
    run = align(tmp_path, "chekc")
    assert run.code == 2
    assert "No such command 'chekc'." in run.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--help"], "Commands:\n  check    "),
        (["--help"], "\n  explain  "),
        (["--help"], "\n  rules    "),
        (["check", "-h"], "Exit codes: 0 "),
        (["--version"], "align 0."),
    ],
)
def test_what_was_asked_for_gives_0(tmp_path: Path, arguments: list[str], says: str) -> None:
    run = align(tmp_path, *arguments)
    assert (run.code, run.err) == (0, "")
    assert says in run.out


def test_a_fault_in_align_gives_3_and_says_whose_fault_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        message = "not foreseen"
        raise ZeroDivisionError(message)

    align(tmp_path, "check")
    monkeypatch.setattr("alignment.cli.check.check_project", fail)
    run = align(tmp_path, "check", "--fail-on", "never")
    assert (run.code, run.out) == (3, "")
    assert run.err.endswith(
        "ZeroDivisionError: not foreseen\n"
        "This is a fault in align, not in your files. Please report it with the lines above.\n"
    )


def test_an_interruption_gives_130_without_a_word_of_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    align(tmp_path, "check")
    monkeypatch.setattr("alignment.cli.check.check_project", interrupt)
    run = align(tmp_path, "check")
    assert (run.code, run.out, run.err.strip()) == (130, "", "")


@pytest.mark.parametrize("arguments", [["check"], ["--help"], ["--version"]])
def test_a_pipe_that_nobody_reads_gives_141(tmp_path: Path, arguments: list[str]) -> None:
    written(tmp_path, {**HOUSE, MODEL: ERROR})
    reading, writing = os.pipe()
    os.close(reading)
    done = process(tmp_path, *arguments, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_pipe_that_is_closed_while_align_writes_gives_141(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, MODEL: ERROR})
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        assert align_into(stream, tmp_path, "check") == (141, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_early_gives_141(tmp_path: Path, unbuffered: str) -> None:
    many = "".join(f"  - {{id: A-{number}, title: Do}}\n" for number in range(500))
    written(tmp_path, {**HOUSE, MODEL: f"actions:\n{many}"})
    env = {**ENVIRONMENT, "PYTHONUNBUFFERED": unbuffered}
    command = f'"{sys.executable}" -m alignment check --full | head -c 1; echo " ${{PIPESTATUS[0]}}"'
    done = subprocess.run(["/bin/bash", "-c", command], cwd=tmp_path, env=env, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"N 141\n", b"")


def test_completing_a_word_of_the_command_line_gives_0(tmp_path: Path) -> None:
    run = align(tmp_path, env={"_ALIGN_COMPLETE": "bash_complete", "COMP_WORDS": "align ch", "COMP_CWORD": "1"})
    assert (run.code, run.out) == (0, "plain,check\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_gives_2(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, MODEL: SOUND})
    with Path("/dev/full").open("wb") as full:
        done = process(tmp_path, "check", stdout=full.fileno())
    assert (done.returncode, done.stderr) == (2, b"The answer cannot be written: No space left on device.\n")
    with Path("/dev/full").open("w") as full:
        assert align_into(full, tmp_path, "check") == (2, done.stderr)
    for asked in (("--help",), ("check", "--help"), ("--version",)):
        with Path("/dev/full").open("wb") as full:
            helped = process(tmp_path, *asked, stdout=full.fileno())
        assert (helped.returncode, helped.stderr) == (2, done.stderr), asked
        with Path("/dev/full").open("w") as full:
            assert align_into(full, tmp_path, *asked) == (2, done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_cannot_be_told_on_standard_error_gives_2_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Path("/dev/full").open("w") as full:
        for stream in (full, None):  # Python has none where it was closed before
            monkeypatch.setattr(sys, "stderr", stream)
            assert main(["check", "--nonsense"]) == 2
            gc.enable()
    sys.stderr.close()


def test_the_module_runs_as_a_program_and_exits_with_the_code(tmp_path: Path) -> None:
    done = process(tmp_path, "check", "--format", "concise")
    assert (done.returncode, done.stderr) == (2, b"")
    assert done.stdout.startswith(b"strategy_model:1:1: error FILE-MISSING strategy_model does not exist\nChecked ")


def test_run_leaves_python_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    from alignment import __main__  # noqa: PLC0415 - the module under test is what python -m imports

    monkeypatch.setattr(__main__, "main", lambda: 141)
    with pytest.raises(SystemExit) as left:
        __main__.run()
    assert left.value.code == 141


def test_the_module_as_a_script_does_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["align", "--version"])
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(Path(cli.__file__).parent.parent / "__main__.py"), run_name="__main__")
    gc.enable()
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("align 0.")
