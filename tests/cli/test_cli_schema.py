"""`align schema`: one JSON document on standard output, the same bytes wherever it is asked for."""

import json
from pathlib import Path

import jsonschema
import pytest
from projects import HOUSE, SOUND, Run, align, process, written

MODEL = "strategy_model/plan.yaml"
NAMED = SOUND.replace("Head of inclusion", "Leiter für 地図")


def schema(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> Run:
    return align(folder, "schema", *arguments, env=env)


def test_it_prints_a_schema_that_ends_with_its_line(tmp_path: Path) -> None:
    run = schema(tmp_path)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith('{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n')
    assert run.out.endswith("\n}\n")
    jsonschema.Draft7Validator.check_schema(json.loads(run.out))


def test_with_ids_it_names_the_elements_in_utf_8_wherever_it_is_printed(tmp_path: Path) -> None:
    written(tmp_path, {**HOUSE, MODEL: NAMED})
    run = schema(tmp_path, "--with-ids")
    assert (run.code, run.err) == (0, "")
    assert '"R-1"' in run.out
    assert "Leiter für 地図" in run.out
    done = process(tmp_path, "schema", "--with-ids", env={"PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": "1"})
    assert (done.returncode, done.stdout) == (0, run.bytes_out)


def test_the_project_is_chosen_as_for_a_check(tmp_path: Path) -> None:
    written(tmp_path, {"plans/plan.yaml": NAMED, "ci.yaml": "model: plans\n"})
    named = schema(tmp_path, "--with-ids", "plans").out
    assert "Leiter" in named
    assert schema(tmp_path, "--with-ids", "--config", "ci.yaml").out == named
    assert schema(tmp_path, "--with-ids", env={"ALIGN_CONFIG": "ci.yaml"}).out == named
    assert schema(tmp_path, "plans", env={"ALIGN_WITH_IDS": "1"}).out == named


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (
            "boards: [\n",
            "1:9: strategy_model/more.yaml is not valid YAML: the bracket `[` is opened here and never closed",
        ),
        (
            "boards: [{id: B}, B-7]\n",
            "1:19: An entry of `boards` in strategy_model/more.yaml is not an element. Write it as",
        ),
        (
            "boards: [B-7, B-8, B-9]\n",
            "1:10: An entry of `boards` in strategy_model/more.yaml is not an element. Write it as",
        ),
    ],
)
def test_what_could_not_be_read_is_said_on_standard_error_and_the_schema_is_printed(
    tmp_path: Path, more: str, what: str
) -> None:
    run = schema(written(tmp_path, {**HOUSE, MODEL: NAMED, "strategy_model/more.yaml": more}), "--with-ids")
    assert run.code == 2
    assert run.err.startswith(f"Some ids may be missing. strategy_model/more.yaml:{what}")
    assert run.err.count("\n") == 1
    assert "Leiter" in json.dumps(json.loads(run.out), ensure_ascii=False)


def test_words_that_a_mistake_in_the_settings_may_hide_are_said_without_ids_too(tmp_path: Path) -> None:
    run = schema(written(tmp_path, {"align.yaml": "extensions: {kinds: {risk: {section: perils}}}\n"}))
    assert run.code == 2
    says = "Some words may be missing. align.yaml:1:22: `risk` is a built-in kind already. "
    assert run.err.startswith(says)
    assert run.err.removeprefix(says).strip()
    jsonschema.Draft7Validator.check_schema(json.loads(run.out))


def test_the_name_of_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    run = schema(written(tmp_path, {MODEL: NAMED, "strategy_model/a\x1b[2J.yaml": "- x\n"}), "--with-ids")
    assert run.code == 2
    assert "\x1b" not in run.err


@pytest.mark.parametrize(("options", "what"), [((), "words"), (("--with-ids",), "ids")])
def test_a_path_that_does_not_exist_is_said(tmp_path: Path, options: tuple[str, ...], what: str) -> None:
    run = schema(written(tmp_path, HOUSE), "nope.yaml", *options)
    assert run.code == 2
    assert run.err == (
        f"Some {what} may be missing. nope.yaml:1:1: nope.yaml does not exist. "
        "Name an existing folder, or correct `model` in align.yaml.\n"
    )
    jsonschema.Draft7Validator.check_schema(json.loads(run.out))


def test_options_that_cannot_be_give_2(tmp_path: Path) -> None:
    run = schema(tmp_path, "--with-ids", "--config", "nowhere.yaml")
    assert run.code == 2
    assert "nowhere.yaml" in run.err
    assert run.out == ""
