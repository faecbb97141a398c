"""One bad input at a time, end to end: what is said of it and where, the exit code, and that it hides nothing else."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import STRATEGY, Run, align, pack, process, rule, written

SOUND = (
    STRATEGY
    + """\
ambitions:
  - {id: A1, title: Inclusion}
roles:
  - {id: R-1, title: Head of inclusion}
actions:
  - id: GOOD
    title: Map the network
"""
)
"""One sound action that lacks an owner: whatever is wrong elsewhere, that is still found."""

STILL_THERE = "strategy_model/sound.yaml:12:9: error ACT-OWNER GOOD "
OWNER = rule("ACT-OWNER", "error", "owner", "roles")
MINE = {"align.yaml": "packs: [mine.yaml]\n", "mine.yaml": pack(OWNER)}
ACTION = "actions:\n  - id: BAD\n    title: Ask\n"
BAD = "strategy_model/worse.yaml"


def action(*lines: str) -> str:
    return ACTION + "".join(f"    {line}\n" for line in lines)


def checked(folder: Path, bad: dict[str, str | bytes], *arguments: str) -> Run:
    written(folder, {"strategy_model/sound.yaml": SOUND, **bad})
    return align(folder, "check", "--format", "concise", "--as-at", "2022-09-14", *arguments)


def said(run: Run) -> list[str]:
    """Gives the place, severity and rule of each line."""
    return [" ".join(line.split()[:3]) for line in run.found]


@pytest.mark.parametrize(
    ("bad", "expected", "code"),
    [
        # links
        pytest.param(action("owner: R-9"), "4:12: error LINK-UNKNOWN", 2, id="dangling link"),
        pytest.param(action("owner: A1"), "4:12: error LINK-KIND", 2, id="link to the wrong kind"),
        pytest.param(
            "ambitions:\n  - id: A2\n    title: Calm\n    advanced_by: BAD\n",
            "4:5: error LINK-INVERSE",
            2,
            id="inverse name",
        ),
        pytest.param(action("owner: [R-1, R-1]"), "4:18: info LINK-TWICE", 1, id="same link twice"),
        pytest.param(action("owner: [R-1, {id: R-1}]"), "4:19: error LINK-SHAPE", 2, id="link of the wrong shape"),
        # names and values
        pytest.param(action("onwer: R-1"), "4:5: error MODEL-FIELD", 2, id="misspelt field"),
        pytest.param(ACTION.replace("actions", "acions"), "1:1: error MODEL-SECTION", 2, id="misspelt section"),
        pytest.param(action("status: finished off"), "4:13: error MODEL-VALUE", 2, id="misspelt value"),
        pytest.param(action("due: 2022-02-30"), "4:10: error MODEL-DATE", 2, id="no such day"),
        pytest.param(action("due: Ongoing"), "4:10: error MODEL-DATE", 2, id="no date"),
        pytest.param(action("cost: about 5"), "4:11: error MODEL-NUMBER", 2, id="no number"),
        pytest.param(action("summary: [a, b]"), "4:14: error MODEL-TEXT", 2, id="list for a text"),
        # owners that are none
        pytest.param(action("owner:"), "4:5: info MODEL-EMPTY", 1, id="owner empty"),
        pytest.param(action("owner: null"), "4:12: info MODEL-EMPTY", 1, id="owner null"),
        pytest.param(action("owner: []"), "4:12: info MODEL-EMPTY", 1, id="owner an empty list"),
        pytest.param(action("owner: TBC"), "4:12: info MODEL-PLACEHOLDER", 1, id="owner TBC"),
        pytest.param(action('owner: "-"'), "4:12: info MODEL-PLACEHOLDER", 1, id="owner a quoted dash"),
        pytest.param(action('owner: "?"'), "4:12: info MODEL-PLACEHOLDER", 1, id="owner a quoted question mark"),
        pytest.param(action("owner: -"), "4:12: error YAML-DASH", 2, id="owner a dash"),
        pytest.param(action("owner: ?"), "4:12: error YAML-DASH", 2, id="owner a question mark"),
        pytest.param(action("owner: see above"), "4:12: info MODEL-POINTER", 1, id="owner a pointer"),
        # ids and elements
        pytest.param(ACTION.replace("BAD", "good"), "2:9: error MODEL-DUPLICATE-ID", 2, id="id of another file"),
        pytest.param(ACTION.replace("BAD", "B_D"), "2:9: error MODEL-ID", 2, id="id that cannot be"),
        pytest.param("actions:\n  - title: Ask\n", "2:5: error MODEL-ID", 2, id="no id"),
        pytest.param("actions:\n  - id: BAD\n", "2:9: error MODEL-REQUIRED", 1, id="no title"),
        pytest.param("actions:\n  - BAD\n", "2:5: error MODEL-ELEMENT", 2, id="no element"),
        pytest.param("actions:\n  id: BAD\n  title: Ask\n", "2:3: error YAML-ENTRY", 1, id="section without a dash"),
        pytest.param("actions:\n  title: Ask\n", "2:3: error MODEL-LIST", 2, id="section that is no list"),
        pytest.param("- id: BAD\n", "1:3: error MODEL-ROOT", 2, id="file that is a list"),
        pytest.param(STRATEGY, "2:7: error MODEL-STRATEGY", 2, id="second strategy"),
        # YAML
        pytest.param(action("owner: R-1", "owner: R-1"), "5:5: error YAML-DUPLICATE-KEY", 2, id="key twice"),
        pytest.param(ACTION + "\towner: R-1\n", "4:1: error YAML-TAB", 2, id="tab"),
        pytest.param(action('summary: "half'), "4:14: error YAML-SYNTAX", 2, id="quote left open"),
        pytest.param(ACTION.replace("Ask", "Health: joint"), "3:18: error YAML-COLON", 1, id="colon in a title"),
        pytest.param(ACTION.encode() + b"    summary: caf\xe9\n", "4:17: error YAML-ENCODING", 2, id="Latin-1"),
        pytest.param(action("summary: a\0b"), "4:15: error YAML-CHARACTER", 1, id="NUL"),
        pytest.param(action("summary: a\u202eb"), "4:15: error YAML-CHARACTER", 1, id="text turned round"),
        pytest.param("actions: " + "[" * 33, "1:4[01]: error YAML-LIMIT", 2, id="lists too deep in one another"),
        pytest.param("a: &a x\nb: [*a, *a]\n", "1:4: error YAML-ANCHOR", 2, id="anchor"),
        pytest.param(action("summary: !!python/name:len x"), "4:14: error YAML-TAG", 1, id="custom tag"),
        pytest.param(ACTION + "---\n" + ACTION, "4:1: error YAML-DOCUMENTS", 2, id="two documents"),
        pytest.param("", "1:1: warning YAML-EMPTY", 1, id="empty file"),
    ],
)
def test_one_bad_file_is_named_with_its_place_and_hides_nothing_else(
    tmp_path: Path, bad: str | bytes, expected: str, code: int
) -> None:
    run = checked(tmp_path, {**MINE, BAD: bad})
    assert any(re.fullmatch(f"{BAD}:{expected}", one) for one in said(run)), run.out
    assert any(line.startswith(STILL_THERE) for line in run.lines)
    assert (run.code, run.err) == (code, "")


def link_out(folder: Path) -> None:
    written(folder.parent, {"secret.yaml": "password: hunter2\n"})
    (folder / BAD).symlink_to("../../secret.yaml")


def fifo(folder: Path) -> None:
    os.mkfifo(folder / BAD)


def folder(folder: Path) -> None:
    (folder / BAD).mkdir()


def broken_link(folder: Path) -> None:
    (folder / BAD).symlink_to("nowhere")


def unknown_setting(folder: Path) -> None:
    written(folder, {"align.yaml": "stage: approval\nfial_on: never\n"})


def broken_setting(folder: Path) -> None:
    written(folder, {"align.yaml": "stage: approval\nfail_on: never\npacks: [accountability\n"})


def rule_with_a_mistake(folder: Path) -> None:
    faulty = rule("H-MEASURE", "error", "measured_by", "measures").replace("message:", "mesage:")
    written(folder, {**MINE, "mine.yaml": pack(OWNER, faulty)})


def rule_with_a_wrong_example(folder: Path) -> None:
    faulty = rule("H-MEASURE", "error", "measured_by", "measures").replace(", measured_by: T", "")
    written(folder, {**MINE, "mine.yaml": pack(OWNER, faulty)})


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (link_out, f"{BAD}:1:1: error FILE-OUTSIDE"),
        (fifo, f"{BAD}:1:1: error FILE-NOT-READ"),
        (folder, f"{BAD}:1:1: error FILE-NOT-READ"),
        (broken_link, f"{BAD}:1:1: error FILE-NOT-READ"),
        (unknown_setting, "align.yaml:2:1: error CONFIG-KEY"),
        (broken_setting, "align.yaml:3:8: error YAML-SYNTAX"),
        (rule_with_a_mistake, "mine.yaml:30:5: error RULE-KEY"),
        (rule_with_a_wrong_example, "mine.yaml:37:9: error RULE-EXAMPLE"),
    ],
)
def test_what_is_wrong_around_the_model_is_named_and_hides_nothing_in_it(
    tmp_path: Path, spoil: Callable[[Path], None], expected: str
) -> None:
    here = written(tmp_path / "here", {"strategy_model/sound.yaml": SOUND})
    spoil(here)
    run = checked(here, {})
    assert any(expected in one for one in said(run)), run.out
    assert any(line.startswith(STILL_THERE) for line in run.lines)
    assert (run.code, run.err) == (2, "")
    assert "hunter2" not in align(here, "check").out


@pytest.mark.parametrize("arguments", [(), ("--fail-on", "never")])
@pytest.mark.parametrize(
    ("path", "expected"),
    [("empty", "empty:1:1: error MODEL-NOTHING"), ("nowhere", "nowhere:1:1: error FILE-MISSING")],
)
def test_a_folder_with_nothing_in_it_is_no_clean_strategy(
    tmp_path: Path, path: str, expected: str, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "empty").mkdir()
    run = checked(tmp_path, {}, path, *arguments)
    assert said(run) == [expected]
    assert (run.code, run.err) == (2, "")


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (b"\x00\xff\xfe\x1b]0;title\x07", 2),
        (b"actions: " + b"[" * 33, 2),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 2),
        (b'actions:\n  - {id: A, title: "\\e[2J\\ud800"}\n', 2),
    ],
)
def test_as_a_process_of_its_own_too_it_ends_in_words(tmp_path: Path, bad: bytes, code: int) -> None:
    written(tmp_path, {"strategy_model/sound.yaml": SOUND, BAD: bad})
    done = process(tmp_path, "check", "--full")
    assert (done.returncode, done.stderr) == (code, b"")
    assert b"error[ACT-OWNER]: GOOD " in done.stdout
    assert b"\x1b" not in done.stdout


def test_a_fifo_does_not_keep_a_process_waiting(tmp_path: Path) -> None:
    written(tmp_path, {"strategy_model/sound.yaml": SOUND})
    fifo(tmp_path)
    done = process(tmp_path, "check")
    assert done.returncode == 2
    assert (
        b"error[FILE-NOT-READ]: strategy_model/worse.yaml cannot be read: it is not an\n  ordinary file\n"
        in done.stdout
    )
