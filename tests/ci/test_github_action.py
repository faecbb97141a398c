"""The action for GitHub: its steps, taken from the file and run by a real shell, whatever they are given."""

import re
from pathlib import Path

import pytest
from action_in import ACTION, CHECK, INPUTS, INSTALL, PYTHON, run_check
from ci_in import Ran, Runner, Step, fake_align, parted, valid
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repositories import git, snapshot

HOSTILE = [
    "$(touch x)",
    "`touch x`",
    "; touch x",
    "'; touch x #",
    '"; touch x "',
    "-x",
    "--help",
    "a b",
    "*",
    "{0,1}",
    "%0A::x",
]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path)
    fake_align(made.temporary / "align/bin/align")
    return made


def asked(ran: Ran) -> list[str]:
    """Gives what align was asked but for the formats, which name folders made for the run."""
    (call,) = ran.calls
    return [word for word in call if not word.startswith("--format=")]


def test_the_file_is_an_action(tmp_path: Path) -> None:
    assert valid(ACTION, "vendor.github-actions") == ""
    broken = tmp_path / "action.yml"
    broken.write_text(ACTION.read_text(encoding="utf-8").replace("using: composite", "using: guesswork"), "utf-8")
    assert valid(broken, "vendor.github-actions")


@pytest.mark.parametrize("step", [INSTALL, CHECK], ids=lambda step: step.name)
def test_nothing_reaches_the_shell_but_through_variables(step: Step) -> None:
    assert "${{" not in step.run
    assert all(re.fullmatch(r"\$\{\{ [\w.-]+ \}\}", value) for value in step.env.values())
    assert not any(name.startswith("ALIGN_") for name in step.env)


def test_every_input_is_used() -> None:
    used = " ".join((*CHECK.env.values(), str(PYTHON.given["python-version"])))
    assert {name for name in INPUTS if f"inputs.{name} " in used} == set(INPUTS)


def test_given_nothing_it_checks_the_project_of_the_checkout(runner: Runner) -> None:
    ran = run_check(runner)
    assert (ran.code, ran.said, asked(ran)) == (0, "", ["check", "--waived=hide", "--"])
    formats = [word.split("=", 1)[1] for word in ran.calls[0] if word.startswith("--format=")]
    assert [one.partition(":")[0] for one in formats] == ["github", "sarif", "markdown"]
    assert ran.summary == "made by align\n"
    assert ran.outputs == {"sarif": formats[1].partition(":")[2], "exit-code": "0"}
    assert Path(ran.outputs["sarif"]).is_relative_to(runner.temporary)


@pytest.mark.parametrize("code", ["1", "2", "3"])
def test_it_ends_as_align_ends(runner: Runner, code: str) -> None:
    ran = run_check(runner, ALIGN_EXITS=code)
    assert (str(ran.code), ran.outputs["exit-code"]) == (code, code)
    assert ran.summary == "made by align\n"


def test_where_align_makes_nothing_nothing_is_handed_on(runner: Runner) -> None:
    (runner.checkout / "old.sarif").write_text("planted", encoding="utf-8")
    ran = run_check(runner, {"sarif-file": "old.sarif"}, ALIGN_EXITS="2", MAKES_NOTHING="1")
    assert (ran.code, ran.summary, ran.outputs) == (2, "", {"exit-code": "2"})


def test_where_the_shell_cannot_do_its_part_it_does_not_look_like_findings(runner: Runner) -> None:
    (runner.checkout / "folder").mkdir()
    ran = run_check(runner, {"sarif-file": "folder"})
    assert (ran.code, ran.calls) == (2, [])
    ran = run_check(runner, {"sarif-file": "a\nsarif=b"})
    assert (ran.code, ran.calls, ran.outputs) == (2, [], {})
    assert ran.said == "::error::sarif-file must be one line.\n"


def test_a_link_where_the_sarif_goes_is_replaced_and_not_followed(runner: Runner) -> None:
    elsewhere = runner.checkout / "strategy.yaml"
    elsewhere.write_text("mine", encoding="utf-8")
    (runner.checkout / "align.sarif").symlink_to(elsewhere)
    ran = run_check(runner, {"sarif-file": "align.sarif"})
    assert ran.outputs["sarif"] == "align.sarif"
    assert elsewhere.read_text(encoding="utf-8") == "mine"


def test_paths_stand_one_a_line(runner: Runner) -> None:
    ran = run_check(runner, {"paths": "plans/a b\n\n-x\n  two spaces\n"})
    assert asked(ran)[-4:] == ["--", "plans/a b", "-x", "  two spaces"]


@pytest.mark.parametrize("name", ["since", "trust", "fail-on", "stage", "as-at"])
@pytest.mark.parametrize("text", [*HOSTILE, "two\nlines"])
def test_whatever_an_option_is_given_it_reaches_align_as_one_word(runner: Runner, name: str, text: str) -> None:
    ran = run_check(runner, {name: text})
    assert asked(ran) == ["check", "--waived=hide", f"--{name}={text}", "--"]
    assert snapshot(runner.checkout) == {}


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_path_is_called_it_reaches_align_as_one_word(runner: Runner, text: str) -> None:
    ran = run_check(runner, {"paths": text, "sarif-file": text})
    assert asked(ran) == ["check", "--waived=hide", "--", text]
    assert [path.name for path in runner.checkout.iterdir()] == [text]
    assert ran.outputs["sarif"] == text


@given(
    st.dictionaries(
        st.sampled_from(["paths", "since", "trust", "fail-on", "stage", "as-at"]),
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_changes_what_else_align_is_asked(runner: Runner, inputs: dict[str, str]) -> None:
    options = [
        f"--{name}={text}"
        for name in ("since", "trust", "fail-on", "stage", "as-at")
        if (text := inputs.get(name, "")) and not (text == "none" and name in {"since", "trust"})
    ]
    paths = [line for line in inputs.get("paths", "").split("\n") if line]
    assert asked(run_check(runner, inputs)) == ["check", "--waived=hide", *options, "--", *paths]
    assert snapshot(runner.checkout) == {}


@pytest.mark.parametrize("branch", ["main", "next/$(>x)", "next/-x;touch"])
def test_on_a_pull_request_the_tip_of_the_base_is_trusted_and_where_the_change_left_it_compared_with(
    runner: Runner, branch: str
) -> None:
    left, tip = parted(runner.checkout, branch)
    before = {path.name for path in runner.checkout.iterdir()}
    ran = run_check(runner, GITHUB_BASE_REF=branch)
    base = f"refs/remotes/origin/{branch}"
    assert asked(ran) == ["check", "--waived=hide", f"--since={left}", f"--trust={base}", "--"]
    assert git(runner.checkout, "rev-parse", base) == tip
    assert ran.said == ""
    assert {path.name for path in runner.checkout.iterdir()} == before


def test_what_is_asked_for_comes_before_the_base(runner: Runner) -> None:
    parted(runner.checkout, "main")
    asked_for = asked(run_check(runner, {"since": "v1", "trust": "none"}, GITHUB_BASE_REF="main"))
    assert asked_for == ["check", "--waived=hide", "--since=v1", "--"]


@pytest.mark.parametrize("base", ["main", "$(touch x)", "-x", "a b"])
def test_a_base_that_is_not_in_the_checkout_is_asked_for_all_the_same(runner: Runner, base: str) -> None:
    ran = run_check(runner, GITHUB_BASE_REF=base)
    whole = f"refs/remotes/origin/{base}"
    assert asked(ran) == ["check", "--waived=hide", f"--since={whole}", f"--trust={whole}", "--"]
    assert ran.said == ""
    assert snapshot(runner.checkout) == {}
