"""`align check --fix`: shows what would mend what is mechanical; with `--write` makes it, and says what is left."""

from datetime import date
from pathlib import Path

import click
import pytest
from projects import HOUSE, SOUND, Run, align, without, written
from repositories import repository

from alignment.cli import files as files_written
from alignment.project.request import Request
from alignment.renderers.mends import render_planned
from alignment.results.check import RenderOptions
from alignment.workspace.check import check
from alignment.workspace.fix import mends

WRONG = SOUND.replace("title: Schools mapped", "title: Schools mapped, unit: yes, data_from: off")
MENDED = WRONG.replace("unit: yes", 'unit: "yes"').replace("data_from: off", 'data_from: "off"')
PLAN = "strategy_model/plan.yaml"


def project(folder: Path, model: str = WRONG) -> Path:
    return written(folder, {**HOUSE, PLAN: model})


def said(run: Run) -> str:
    """Gives what was printed, however its lines are folded."""
    return " ".join(run.out.split())


def fix(folder: Path, *options: str) -> Run:
    return align(folder, "check", "--as-at", "2022-09-14", "--fix", *options)


def test_mends_are_shown_as_a_difference_and_nothing_is_written(tmp_path: Path) -> None:
    run = fix(project(tmp_path))
    before, start, difference = run.out.partition("---")
    assert (run.code, (tmp_path / PLAN).read_text()) == (0, WRONG)
    first, second = [line for line in before.splitlines() if line.startswith(PLAN)]
    assert first.startswith(f"{PLAN}:16:44 MODEL-YES-NO `unit` of M-1")
    assert second.startswith(f"{PLAN}:16:60 MODEL-YES-NO `data_from` of M-1")
    assert max(map(len, run.lines)) <= 80
    assert (start + difference).splitlines() == [
        f"--- {PLAN}",
        f"+++ {PLAN}",
        "@@ -13,6 +13,6 @@",
        " roles:",
        "   - {id: R-1, title: Head of inclusion}",
        " measures:",
        "-  - {id: M-1, title: Schools mapped, unit: yes, data_from: off}",
        '+  - {id: M-1, title: Schools mapped, unit: "yes", data_from: "off"}',
        " boards:",
        "   - {id: B-1, title: Partnership board}",
        "",
        "2 findings would be mended: MODEL-YES-NO 2 times.",
        "Nothing is written yet. Add --write to write it.",
    ]


def test_mends_are_made_and_what_is_left_is_checked(tmp_path: Path) -> None:
    model = without("owner").replace("title: Schools mapped", "title: Schools mapped, unit: yes")
    run = fix(project(tmp_path, model), "--write")
    assert (run.code, (tmp_path / PLAN).read_text()) == (1, model.replace("unit: yes", 'unit: "yes"'))
    assert run.lines[0].startswith(f"mended: {PLAN}:15:44 MODEL-YES-NO `unit` of M-1")
    said, _, left = run.out.partition("1 finding mended: MODEL-YES-NO once.\n\n")
    assert ("H-OWNER" in said, "H-OWNER" in left, "MODEL-YES-NO" in left) == (False, True, False)


def test_a_byte_order_mark_line_ends_and_comments_stay(tmp_path: Path) -> None:
    def as_saved(text: str) -> bytes:
        return b"\xef\xbb\xbf# Ours \xc3\xa9\r\n" + text.replace("\n", "\r\n").encode() + b"# The end"

    folder = written(tmp_path, {**HOUSE, PLAN: as_saved(WRONG)})
    assert fix(folder, "--write").code == 0
    assert (folder / PLAN).read_bytes() == as_saved(MENDED)


def test_where_nothing_can_be_mended_this_is_said_and_the_exit_code_is_that_of_the_check(tmp_path: Path) -> None:
    folder = project(tmp_path, without("owner"))
    shown, made = fix(folder), fix(folder, "--write")
    says = "Nothing here can be mended by itself; `align check --full` says of each finding how."
    assert (shown.code, said(shown), made.code) == (1, says, 1)
    assert said(made).startswith(says)
    assert "H-OWNER" in made.out


def test_where_nothing_is_found_nothing_is_said_of_mends_but_that(tmp_path: Path) -> None:
    folder = project(tmp_path, SOUND)
    assert said(fix(folder)) == "Nothing is found, so nothing needs a mend."
    assert fix(folder, "--write").out == align(folder, "check", "--as-at", "2022-09-14").out


def test_a_mend_by_half_is_not_made_and_said_and_the_others_are(tmp_path: Path) -> None:
    broken = SOUND.replace("title: Map the network", "title: Map\tit") + "plans: [a, {b\n  c]\n"
    other = "measures:\n  - {id: M-2, title: Walks, unit: on}\n"
    folder = written(tmp_path, {**HOUSE, PLAN: broken, "strategy_model/other.yaml": other})
    run = fix(folder, "--write")
    assert ((folder / PLAN).read_text(), run.code) == (broken, 2)
    assert (folder / "strategy_model/other.yaml").read_text() == other.replace("on}", '"on"}')
    assert (
        "1 finding mended: MODEL-YES-NO once. Not mended: YAML-CHARACTER once. "
        "strategy_model/plan.yaml could not be read whole with that alone; mend it by hand, as `align check` says."
    ) in said(run)


def test_what_waits_for_another_run_is_counted_by_rule(tmp_path: Path) -> None:
    made = mends([check(Request(project(tmp_path), date(2022, 9, 14)))], tmp_path)
    for waiting, says in ((1, "1 more waits"), (2, "2 more wait")):
        shown = render_planned(made._replace(waiting=made.findings[:waiting]), RenderOptions(width=200)).decode()
        times = {1: "once", 2: "2 times"}[waiting]
        assert f"{says} for another run, since others change the same text: MODEL-YES-NO {times}." in shown


def test_several_strategies_are_mended_at_once_each_file_under_the_name_that_whoever_asks_knows(tmp_path: Path) -> None:
    for name in ("one", "two"):
        project(tmp_path / name, WRONG.replace("id: S\n", f"id: {name}\n"))
    run = fix(tmp_path, "one", "two", "--write")
    assert [line.split(":")[1] for line in run.lines if line.startswith("mended:")] == [
        f" {name}/{PLAN}" for name in ("one", "one", "two", "two")
    ]
    assert all(
        (tmp_path / name / PLAN).read_text() == MENDED.replace("id: S\n", f"id: {name}\n") for name in ("one", "two")
    )


def test_one_file_that_is_named_is_mended_alone(tmp_path: Path) -> None:
    other = "measures:\n  - {id: M-2, title: Walks, unit: on}\n"
    folder = written(tmp_path, {**HOUSE, PLAN: WRONG, "strategy_model/other.yaml": other})
    fix(folder, PLAN, "--write")
    assert (folder / PLAN).read_text() == MENDED
    assert (folder / "strategy_model/other.yaml").read_text() == other


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--write"], "--write makes the mends that --fix shows. Add --fix."),
        (["--fix", "--format", "json"], "--fix shows changes to files as text. Leave --format out,"),
        (["--fix", "--format", "sarif:out.sarif"], "--fix shows changes to files as text. Leave --format out,"),
    ],
)
def test_what_cannot_be_asked_together_is_said(tmp_path: Path, options: list[str], says: str) -> None:
    run = align(project(tmp_path), "check", *options)
    assert (run.code, says in run.err, (tmp_path / PLAN).read_text()) == (2, True, WRONG)


def test_where_a_revision_is_trusted_nothing_is_mended(tmp_path: Path) -> None:
    folder = repository(tmp_path, {**HOUSE, PLAN: WRONG})
    run = fix(folder, "--trust", "HEAD", "--write")
    assert (run.code, (folder / PLAN).read_text()) == (2, WRONG)
    assert "Leave --trust out, and check against it afterwards." in run.err


def test_a_file_that_has_changed_since_it_was_read_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path)
    replace_files = files_written.replace_files

    def later(files: list[files_written.Rewritten]) -> None:
        (folder / PLAN).write_text("# Somebody else was quicker\n")
        replace_files(files)

    monkeypatch.setattr("alignment.cli.check.replace_files", later)
    run = fix(folder, "--write")
    assert (run.code, (folder / PLAN).read_text()) == (2, "# Somebody else was quicker\n")
    assert "Error: strategy_model/plan.yaml changed while it was looked at. Nothing was written" in run.err


def test_where_one_of_several_files_cannot_be_written_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = "measures:\n  - {id: M-2, title: Walks, unit: on}\n"
    folder = written(tmp_path, {**HOUSE, PLAN: WRONG, "strategy_model/zoo.yaml": other})
    write = vars(files_written)["_write"]

    def full(path: Path, content: bytes) -> None:
        if "zoo" in path.name:
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(files_written, "_write", full)
    run = fix(folder, "--write")
    assert run.code == 2
    assert "Error: strategy_model/zoo.yaml cannot be written: No space left on device. Nothing was changed." in run.err
    assert [(folder / name).read_text() for name in (PLAN, "strategy_model/zoo.yaml")] == [WRONG, other]


def test_a_file_that_is_gone_by_now_is_not_written(tmp_path: Path) -> None:
    missing = files_written.Rewritten(tmp_path / "gone.yaml", b"a", b"b")
    with pytest.raises(click.ClickException, match=r"gone\.yaml changed while it was looked at"):
        files_written.replace_files([missing])
    assert not (tmp_path / "gone.yaml").exists()
