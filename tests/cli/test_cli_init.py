"""`align init`: a project to begin from, which asks for what is missing, and never in anybody's way."""

import json
import re
from pathlib import Path

import pytest
from projects import ACCEPT, SOUND, Run, align, written
from repositories import commit, git, repository, snapshot

from alignment.scaffold.project import CI

ALWAYS = [
    ".align-schema.json",
    ".gitattributes",
    ".vscode/settings.json",
    "align.yaml",
    *(f"strategy_model/{name}.yaml" for name in ("actions", "ambitions", "roles", "strategy")),
]
CI_FILES = {"github": ".github/workflows/align.yml", "gitlab": ".gitlab-ci.yml"}


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def refused(run: Run) -> str:
    assert (run.code, run.out) == (2, "")
    return " ".join(run.err.split("Error: ")[1].split())


def test_it_writes_a_project_and_names_each_file_on_a_line_of_its_own(tmp_path: Path) -> None:
    run = align(tmp_path, "init")
    assert (run.code, run.err, files(tmp_path)) == (0, "", ALWAYS)
    *lines, gap, last = run.lines
    named = [re.fullmatch(r"Wrote ([^:]+): .+\.", line) for line in lines]
    assert sorted(match[1] for match in named if match) == ALWAYS
    assert (gap, last) == ("", "What stands in the model is made up. `align check` says what to write next.")


def test_a_folder_that_is_not_there_is_made_and_the_next_command_can_be_copied(tmp_path: Path) -> None:
    run = align(tmp_path, "init", "plans/a plan")
    assert (run.code, files(tmp_path / "plans/a plan")) == (0, ALWAYS)
    assert run.lines[0].startswith("Wrote plans/a plan/align.yaml: ")
    assert run.lines[-1].endswith("`align check 'plans/a plan'` says what to write next.")
    assert align(tmp_path, "check", "plans/a plan").code == 0


@pytest.mark.parametrize("host", CI)
def test_a_host_gets_the_file_that_it_looks_for(tmp_path: Path, host: str) -> None:
    (tmp_path / ".git").mkdir()
    run = align(tmp_path, "init", "--ci", host)
    assert (run.code, files(tmp_path)) == (0, sorted([*ALWAYS, CI_FILES[host]]))
    assert f"Wrote {CI_FILES[host]}: " in run.out


def test_nobody_gets_a_file_for_a_host_that_was_not_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert align(tmp_path, "init", "--ci", "none").code == 0
    assert files(tmp_path) == ALWAYS


@pytest.mark.parametrize("host", CI)
def test_below_the_top_of_a_repository_its_file_goes_where_the_host_looks(tmp_path: Path, host: str) -> None:
    (tmp_path / ".git").mkdir()
    folder = written(tmp_path / "plans", {})
    run = align(folder, "init", "send", "--ci", host)
    assert (run.code, files(tmp_path)) == (0, sorted([CI_FILES[host], *(f"plans/send/{name}" for name in ALWAYS)]))
    assert f"Wrote ../{CI_FILES[host]}: " in run.out
    assert "align check plans/send --" in (tmp_path / CI_FILES[host]).read_text(encoding="utf-8")


def test_the_repository_is_the_nearest_and_that_which_a_link_leads_to(tmp_path: Path) -> None:
    for name in ("outer", "outer/inner"):
        (tmp_path / name / ".git").mkdir(parents=True)
    (tmp_path / "outer/link").symlink_to(written(tmp_path / "outer/inner/plans", {}))
    assert align(tmp_path, "init", "--ci", "gitlab", "outer/link/send").code == 0
    assert "align check plans/send --" in (tmp_path / "outer/inner/.gitlab-ci.yml").read_text(encoding="utf-8")
    assert (tmp_path / "outer/inner/plans/send/align.yaml").is_file()
    assert not (tmp_path / "outer/.gitlab-ci.yml").exists()


def test_a_folder_whose_name_no_file_of_ci_can_hold_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert refused(align(tmp_path, "init", "--ci", "github", "two\nlines")) == (
        "two\\x0alines has signs that no file of CI can hold. Rename the folder, or leave out `--ci`."
    )
    assert files(tmp_path) == []
    assert align(tmp_path, "init", "two\nlines").code == 0


@pytest.mark.parametrize("host", CI)
def test_a_file_of_ci_that_is_there_is_left_and_the_job_to_add_is_shown(tmp_path: Path, host: str) -> None:
    written(tmp_path, {CI_FILES[host]: "mine"})
    run = align(tmp_path, "init", "--ci", host)
    assert (run.code, files(tmp_path)) == (0, sorted([*ALWAYS, CI_FILES[host]]))
    assert (tmp_path / CI_FILES[host]).read_text(encoding="utf-8") == "mine"
    start = next(
        at for at, line in enumerate(run.lines) if line.startswith(f"{CI_FILES[host]} exists already. Add this")
    )
    align(tmp_path, "init", "--ci", host, "other")
    job = (tmp_path / "other" / CI_FILES[host]).read_text(encoding="utf-8").split("\njobs:\n")[-1]
    assert run.lines[start + 1 : run.lines.index("", start)] == job.splitlines()


@pytest.mark.parametrize("host", CI)
@pytest.mark.parametrize("present", ["align.yaml", "strategy_model/mine.yaml"])
def test_where_a_strategy_is_there_the_file_of_ci_alone_is_made(tmp_path: Path, host: str, present: str) -> None:
    written(tmp_path, {f"plan/{present}": "mine"})
    before = snapshot(tmp_path / "plan")
    (tmp_path / ".git").mkdir()
    run = align(tmp_path, "init", "--ci", host, "plan")
    assert run.code == 0
    told, wrote = run.lines
    assert told == "The strategy of plan was there already, and is left as it is."
    assert wrote.startswith(f"Wrote {CI_FILES[host]}: ")
    assert files(tmp_path) == sorted([CI_FILES[host], f"plan/{present}"])
    assert snapshot(tmp_path / "plan") == before


@pytest.mark.parametrize("host", CI)
def test_where_everything_is_there_nothing_is_written_and_it_is_said(tmp_path: Path, host: str) -> None:
    align(tmp_path, "init", "--ci", host)
    before = snapshot(tmp_path)
    run = align(tmp_path, "init", "--ci", host)
    assert (run.code, run.lines) == (
        0,
        [
            "The strategy of this folder was there already, and is left as it is.",
            f"{CI_FILES[host]} exists already. It has `align check`, so there is nothing to add.",
        ],
    )
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("present", [ALWAYS[0], *ALWAYS[2:4]])
def test_where_a_file_is_there_already_nothing_is_written(tmp_path: Path, present: str) -> None:
    written(tmp_path, {present: "mine"})
    before = snapshot(tmp_path)
    assert refused(align(tmp_path, "init")) == (
        f"{present} exists already, so nothing was written. Begin in a folder of its own, as in `align init plan`, "
        "or move it away first."
    )
    assert snapshot(tmp_path) == before


def test_what_git_is_told_already_is_left_and_what_to_add_is_shown(tmp_path: Path) -> None:
    written(tmp_path, {".gitattributes": "* text=auto\n"})
    run = align(tmp_path, "init")
    assert (run.code, files(tmp_path)) == (0, ALWAYS)
    start = run.lines.index(".gitattributes exists already. Add these lines to it:")
    assert (tmp_path / ".gitattributes").read_text(encoding="utf-8") == "* text=auto\n"
    align(tmp_path, "init", "other")
    told = (tmp_path / "other/.gitattributes").read_text(encoding="utf-8").splitlines()
    assert run.lines[start + 1 :][: len(told)] == told


def test_git_keeps_one_line_end_and_both_sides_of_lists(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    align(tmp_path, "init")
    names = ("strategy_model/more.yml", "align.yaml", "align-baseline.json", "align.lock")
    told = git(tmp_path, "check-attr", "text", "eol", "merge", "--", *names).splitlines()
    merged = [line for line in told if line.endswith(": merge: union")]
    assert merged == [f"{name}: merge: union" for name in names[2:]]
    assert sum(line.endswith((": text: set", ": eol: lf")) for line in told) == 2 * len(names)


def found_by(folder: Path) -> set[str]:
    """Gives the rules whose findings count; a placeholder that a new project begins with cannot be accepted."""
    said = [line.split() for line in align(folder, "check", "--format", "concise").found]
    return {words[2] for words in said if words[1] not in {"accepted", "passed"}}


def test_what_two_branches_accept_is_accepted_once_they_are_merged(tmp_path: Path) -> None:
    align(tmp_path, "init")
    written(tmp_path, {"strategy_model/post.yaml": "roles:\n  - {id: R-9, title: Chair of the board}\n"})
    accept = (*ACCEPT[:-1], "R-9")
    assert align(tmp_path, *accept).code == 0
    repository(tmp_path, {})
    for name, section in {"first": "measures", "second": "risks"}.items():
        git(tmp_path, "checkout", "--quiet", "-b", name, "main")
        written(tmp_path, {f"strategy_model/{name}.yaml": f"{section}:\n  - {{id: X-{name}, title: Another}}\n"})
        assert found_by(tmp_path) > {"MODEL-PLACEHOLDER"}
        assert align(tmp_path, *accept).code == 0
        commit(tmp_path)
    git(tmp_path, "merge", "--quiet", "first", "-m", "Both")
    assert (found_by(tmp_path), git(tmp_path, "status", "--short")) == ({"MODEL-PLACEHOLDER"}, "")


def test_everything_that_is_in_the_way_is_named_and_of_a_model_its_folder(tmp_path: Path) -> None:
    written(tmp_path, {"plan/align.yaml": "", "plan/strategy_model/mine.yaml": SOUND})
    says = refused(align(tmp_path, "init", "plan"))
    assert says.startswith("plan/align.yaml and plan/strategy_model exist already, so nothing was written.")
    assert says.endswith("or move them away first.")
    assert files(tmp_path) == ["plan/align.yaml", "plan/strategy_model/mine.yaml"]


def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "align.yaml").symlink_to("nowhere")
    assert refused(align(tmp_path, "init")).startswith("align.yaml exists already")
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_written_through_a_link_out_of_the_project(tmp_path: Path) -> None:
    outside = written(tmp_path / "outside", {})
    plan = written(tmp_path / "plan", {})
    (plan / ".vscode").symlink_to(outside)
    says = refused(align(plan, "init"))
    assert says == f".vscode is a link that leads out of {plan}. Take it away first."
    (tmp_path / "plan/.git").mkdir()
    (plan / ".github").symlink_to(outside)
    says = refused(align(plan, "init", "--ci", "github", "send"))
    assert says == f".github/workflows is a link that leads out of {plan}. Take it away first."
    assert (files(outside), files(plan)) == ([], [])


def test_a_file_is_no_folder_to_begin_in(tmp_path: Path) -> None:
    written(tmp_path, {"plan": "mine"})
    assert "'plan' is a file" in refused(align(tmp_path, "init", "plan"))


def test_beginning_twice_changes_nothing(tmp_path: Path) -> None:
    align(tmp_path, "init")
    before = snapshot(tmp_path)
    assert refused(align(tmp_path, "init")).startswith("align.yaml, strategy_model, ")
    assert snapshot(tmp_path) == before


def test_what_is_written_steers_no_terminal(tmp_path: Path) -> None:
    run = align(tmp_path, "init", "a\x1b[31mb")
    assert run.code == 0
    assert "\x1b" not in run.out
    run = align(tmp_path, "init", "a\x1b[31mb")
    assert run.code == 2
    assert "\x1b" not in run.err


def test_the_schema_is_the_one_that_align_schema_prints(tmp_path: Path) -> None:
    align(tmp_path, "init")
    printed = align(tmp_path, "schema").bytes_out
    assert (tmp_path / ".align-schema.json").read_bytes() == printed


def test_the_settings_of_the_editor_lead_to_the_schema(tmp_path: Path) -> None:
    align(tmp_path, "init")
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))
    ((schema, patterns),) = settings["yaml.schemas"].items()
    assert (tmp_path / schema).is_file()
    model = {path for pattern in patterns for path in tmp_path.glob(pattern)}
    assert model == set((tmp_path / "strategy_model").iterdir())
    for path in model:
        modeline = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / modeline.removeprefix("# yaml-language-server: $schema=")).samefile(tmp_path / schema)
