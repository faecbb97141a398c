"""What each option does to the answer; each is also an environment variable."""

import io
import json
from pathlib import Path

import pytest
from projects import HOUSE, Run, align, align_into, check, content_of, without, written

from alignment.cli.output import say

MODEL = "strategy_model/plan.yaml"
LACKING = without("owner", "measured_by", "overseen_by").replace("stage: approval", "stage: draft")
FILES = {**HOUSE, MODEL: LACKING}


class Terminal(io.TextIOWrapper):
    """Stands for a terminal."""

    def isatty(self) -> bool:
        return True


def headers(run: Run) -> list[str]:
    return [line for line in run.lines if line.startswith(("error[", "warning[", "info["))]


@pytest.mark.parametrize(
    ("option", "variable", "value"),
    [
        ("--format", "ALIGN_FORMAT", "concise"),
        ("--stage", "ALIGN_STAGE", "approval"),
        ("--as-at", "ALIGN_AS_AT", "2021-01-31"),
        ("--fail-on", "ALIGN_FAIL_ON", "never"),
        ("--select", "ALIGN_SELECT", "H-BOARD"),
        ("--ignore", "ALIGN_IGNORE", "H-OWNER"),
        ("--config", "ALIGN_CONFIG", "other.yaml"),
        ("--documents", "ALIGN_DOCUMENTS", "texts"),
        ("--colour", "ALIGN_COLOUR", "always"),
        ("--stated-only", "ALIGN_STATED_ONLY", "1"),
        ("--quiet", "ALIGN_QUIET", "1"),
        ("--full", "ALIGN_FULL", "true"),
    ],
)
def test_every_option_is_also_an_environment_variable(tmp_path: Path, option: str, variable: str, value: str) -> None:
    many = "".join(f"  - {{id: C-{number}, title: Do}}\n" for number in range(60))
    model = LACKING.replace("roles:", f"{many}roles:")
    files = {
        **FILES,
        MODEL: model,
        "align.yaml": HOUSE["align.yaml"] + "as_at: 2022-09-14\n",
        "other.yaml": "as_at: 2020-01-01\n",
        "texts/DOC-1.txt": "named, as no document is called so",
    }
    plain = align(written(tmp_path, files), "check")
    typed = align(tmp_path, "check", option, *(() if option in {"--quiet", "--full", "--stated-only"} else (value,)))
    from_environment = align(tmp_path, "check", env={variable: value})
    assert (from_environment.code, from_environment.out) == (typed.code, typed.out)
    assert (typed.code, typed.out) != (plain.code, plain.out)
    assert typed.code in {0, 1}


def test_a_variable_may_name_several_rules(tmp_path: Path) -> None:
    run = check(tmp_path, FILES, "--format", "concise", env={"ALIGN_SELECT": "H-BOARD H-OWNER"})
    assert [line.split()[2] for line in run.found] == ["H-OWNER", "H-BOARD"]


def test_a_variable_with_a_value_that_cannot_be_gives_2(tmp_path: Path) -> None:
    run = check(tmp_path, FILES, env={"ALIGN_FAIL_ON": "fatal"})
    assert run.code == 2
    assert "'fatal' is not one of 'error', 'warning', 'info', 'never'." in run.err


@pytest.mark.parametrize(
    ("options", "ran"),
    [
        (("--select", "H-OWNER"), ["H-OWNER"]),
        (("--select", "h-o"), ["H-OWNER"]),
        (("--select", "house"), ["H-BOARD", "H-MEASURE", "H-OWNER"]),
        (("--select", "H-OWNER", "--select", "H-BOARD"), ["H-BOARD", "H-OWNER"]),
        (("--ignore", "H-OWNER"), ["H-BOARD", "H-MEASURE"]),
        (("--select", "house", "--ignore", "H-B", "--ignore", "H-M"), ["H-OWNER"]),
    ],
)
def test_rules_are_chosen_by_id_beginning_tag_or_pack(tmp_path: Path, options: tuple[str, ...], ran: list[str]) -> None:
    run = check(tmp_path, FILES, "--format", "concise", *options)
    assert sorted(line.split()[2] for line in run.found) == ran


def test_an_option_replaces_the_setting_and_is_named_as_the_reason(tmp_path: Path) -> None:
    files = {**FILES, "align.yaml": "packs: [rules.yaml]\nselect: [H-OWNER]\nignore: [H-BOARD]\n"}
    rules = json.loads(check(tmp_path, files, "--format", "json", "--select", "H-B", "--ignore", "H-M").out)
    assert [(one["rule"], one["became"], one["reason"]) for one in rules["strategies"][0]["rules"]] == [
        ("H-OWNER", "off", "not selected by --select"),
        ("H-MEASURE", "off", "by --ignore H-M"),
        ("H-BOARD", "failed", ""),
    ]


def test_the_config_that_is_named_is_the_one_that_messages_name(tmp_path: Path) -> None:
    files = {**FILES, "ci.yaml": "packs: [rules.yaml]\nas_at: 2020-01-31\nstage: closed\nignore: [H-OWNER]\n"}
    strategy = json.loads(align(written(tmp_path, files), "check", "--config", "ci.yaml", "--format", "json").out)
    (answer,) = strategy["strategies"]
    assert answer["as_at"] == {"value": "2020-01-31", "origin": "ci.yaml"}
    assert answer["stage"] == {"value": "closed", "origin": "ci.yaml"}
    assert answer["rules"][0]["reason"] == "by `ignore` in ci.yaml"
    assert answer["files"][0]["path"] == "ci.yaml"


def test_quiet_prints_the_summary_only(tmp_path: Path) -> None:
    assert check(tmp_path, FILES, "--quiet").lines == [
        "Not ready: 1 error must be mended or waived.",
        "Checked 5 elements (1 action, 1 measure, ...) and 0 links against 3 rules, as at",
        "14 September 2022 (--as-at), at its own stage, draft.",
        "Rules: 0 passed and 3 failed.",
        "1 error, 1 warning, 1 note.",
    ]


def test_after_fifty_findings_the_rest_is_counted_unless_all_are_asked_for(tmp_path: Path) -> None:
    owned = ("", ", owner: R-1")
    many = "".join(f"  - {{id: B-{number:02}, title: Do{owned[number < 27]}}}\n" for number in range(100))
    files = {**HOUSE, MODEL: f"actions:\n{many}roles: [{{id: R-1, title: Head}}]\n"}
    capped = check(tmp_path, files, "--select", "H-OWNER")
    assert len(headers(capped)) == 50
    assert "... and 24 more findings (--full)" in capped.lines  # 73 actions, and no strategy
    everything = check(tmp_path, files, "--select", "H-OWNER", "--full")
    assert len(headers(everything)) == 74
    assert not any("--full" in line for line in everything.lines)


@pytest.mark.parametrize("extra", [(), ("--quiet",), ("--full",), ("--colour", "always")])
@pytest.mark.parametrize("name", ["concise", "json"])
def test_formats_for_machines_are_the_same_whatever_text_would_look_like(
    tmp_path: Path, name: str, extra: tuple[str, ...]
) -> None:
    plain = check(tmp_path, FILES, "--format", name)
    assert check(tmp_path, FILES, "--format", name, *extra, env={"COLUMNS": "40", "FORCE_COLOR": "1"}) == plain


@pytest.mark.parametrize(
    ("option", "env", "is_terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_decided_by_option_then_no_color_then_force_color_then_dumb_then_terminal(
    tmp_path: Path, option: str, env: dict[str, str], *, is_terminal: bool, coloured: bool
) -> None:
    written(tmp_path, FILES)
    out = (Terminal if is_terminal else io.TextIOWrapper)(io.BytesIO(), encoding="utf-8")
    align_into(out, tmp_path, "check", "--colour", option, env=env)
    assert (b"\x1b[" in content_of(out)) == coloured


@pytest.mark.parametrize(
    ("columns", "widest"), [("1", 40), ("20", 40), ("60", 60), ("100", 100), ("250", 100), ("x", 80)]
)
def test_text_is_as_wide_as_the_terminal_between_40_and_100_columns(tmp_path: Path, columns: str, widest: int) -> None:
    files = {**FILES, "rules.yaml": HOUSE["rules.yaml"].replace("Somebody will ask for it.", "word " * 200)}
    run = check(tmp_path, files, env={"COLUMNS": columns})
    assert widest - 4 <= max(map(len, run.lines)) <= widest


@pytest.mark.parametrize("is_terminal", [True, False])
def test_what_is_said_on_standard_error_is_folded_where_that_is_a_terminal(
    monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool
) -> None:
    text = "Error: " + "a word or two " * 20 + "and_a_path_" * 10
    err = (Terminal if is_terminal else io.TextIOWrapper)(io.BytesIO(), encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stderr", err)
    say(f"{text}\nshort")
    *lines, path, last = content_of(err).decode().splitlines()
    assert (" ".join([*lines, path]).split(), last) == (text.split(), "short")
    assert (max(map(len, lines), default=0) <= 60, path == "and_a_path_" * 10) == (True, is_terminal)


def test_letters_that_the_terminal_lacks_are_spelled_out_in_text_only(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, MODEL: LACKING.replace("Map the network", "£5 for Zoë, 地図")})
    ascii_text, ascii_json = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    align_into(ascii_text, tmp_path, "check")
    align_into(ascii_json, tmp_path, "check", "--format", "json")
    assert b'ACT-1 "\\xa35 for Zo\\xeb, \\u5730\\u56f3" has no owner' in content_of(ascii_text)
    assert 'ACT-1 \\"£5 for Zoë, 地図\\" has no owner'.encode() in content_of(ascii_json)


def test_paths_are_printed_as_they_open_from_where_the_reader_stands(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "docs/here/readme.md": ""})
    run = align(tmp_path / "docs" / "here", "check", "--format", "concise")
    assert {line.split(":")[0] for line in run.found} == {"../../strategy_model/plan.yaml"}
    assert (tmp_path / "docs" / "here" / "../../strategy_model/plan.yaml").is_file()


def test_a_folder_whose_name_cannot_be_printed_is_spelled_out(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b[31m\u202e\udcff"
    written(folder, FILES)
    run = align(tmp_path, "check", folder.name, "--format", "concise")
    assert run.code == 1
    assert run.lines[0].startswith("a\\x1b[31mU+202EU+DCFF/strategy_model/plan.yaml:8:9: ")
