"""The same inputs, options and version give the same bytes, wherever and whenever align runs."""

import json
from pathlib import Path

import pytest
from projects import HOUSE, STRATEGY, align, process, without, written

from alignment.cli.formats import CHECK

NON_ASCII = "£5 for Zoë, 地図"
FILES = {
    **HOUSE,
    "align.yaml": "as_at: 2022-09-14\n",
    "strategy_model/b.yaml": without("owner").replace("Map the network", NON_ASCII),
    "strategy_model/a.yaml": "actions:\n  - {id: ACT-0, title: Ask, notes: yes}\n",
    "strategy_model/c/d.yaml": "sources:\n  - {id: S1, title: Forum}\n",
    "strategy_model/notes.txt": "",
}
EVERY_FORMAT = [part for name in CHECK for part in ("--format", f"{name}:out.{name}")]


def test_formats_for_programs_are_the_same_however_wide_the_terminal_and_wherever_the_reader_stands(
    tmp_path: Path,
) -> None:
    here = written(tmp_path / "here", {**FILES, ".git/HEAD": ""})
    below = here / "strategy_model" / "c"
    align(here, "check", *EVERY_FORMAT, env={"COLUMNS": "40"})
    align(below, "check", *EVERY_FORMAT, "--colour", "always", env={"COLUMNS": "100"})
    for name, form in CHECK.items():
        if form.is_hosted or not form.is_text:
            assert (here / f"out.{name}").read_bytes() == (below / f"out.{name}").read_bytes(), name


def test_json_is_the_same_from_every_folder_and_whatever_file_was_written_first(tmp_path: Path) -> None:
    here = written(tmp_path / "here", FILES)
    there = written(tmp_path / "there", dict(reversed(FILES.items())))
    answers = {
        align(here, "check", "--format", "json").out,
        align(there, "check", "--format", "json").out,
        align(tmp_path, "check", "here", "--format", "json").out,
        align(tmp_path, "check", "there/../here", "--format", "json").out,
        align(here / "strategy_model" / "c", "check", "--format", "json").out,
    }
    assert len(answers) == 1
    assert str(tmp_path) not in answers.pop()


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
)
def test_a_terminal_that_knows_ascii_only_gets_backslashes_and_json_stays_utf_8(
    tmp_path: Path, env: dict[str, str]
) -> None:
    written(tmp_path, FILES)
    text = process(tmp_path, "check", "--full", env=env)
    assert (text.returncode, text.stderr) == (1, b"")
    assert b'ACT-1 "\\xa35 for Zo\\xeb, \\u5730\\u56f3" has no owner' in text.stdout
    assert text.stdout.isascii()
    answer = process(tmp_path, "check", "--format", "json", env=env)
    assert (answer.returncode, answer.stderr) == (1, b"")
    assert any(NON_ASCII in one["message"] for one in json.loads(answer.stdout)["strategies"][0]["findings"])


def test_a_file_name_that_is_not_utf_8_is_printed_in_any_locale(tmp_path: Path) -> None:
    written(tmp_path, {"strategy_model/caf\udce9.yaml": STRATEGY + "actions: [x]\n"})
    for env in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONUTF8": "1"}):
        run = process(tmp_path, "check", "--format", "concise", env=env)
        assert (run.returncode, run.stderr) == (2, b"")
        assert b"strategy_model/cafU+DCE9.yaml:7:11: error MODEL-ELEMENT" in run.stdout
