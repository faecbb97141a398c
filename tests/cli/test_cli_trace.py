"""`align trace`: sentences in a tree, up and down; ways between two elements; nothing that steers a terminal."""

import json
import tempfile
from pathlib import Path
from textwrap import dedent

import pytest
from hostile import HOSTILE, is_plain
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from projects import HOUSE, STRATEGY, Run, align, written

MODEL = "strategy_model/plan.yaml"
PLAN = (
    STRATEGY
    + """\
ambitions:
  - {id: A1, title: Every child included from the very start of school, evidence: P1}
  - {id: A2, title: Heard}
sources:
  - {id: S1, title: Forum}
actions:
  - id: ACT-1
    title: Make a brief and pictorial strategy that everybody can read
    advances: {to: A1, basis: inferred, note: From the title}
    informed_by: S1
    measured_by: M1
    evidence: P1
measures:
  - {id: M1, title: Readers}
documents:
  - {id: D1, title: Paper}
paragraphs:
  - {id: P1, title: Ambitions, part_of: D1}
channels:
  - {id: CH, title: Newsletter}
"""
)
SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/schemas/trace-1.schema.json").read_text(encoding="utf-8")
)


def trace(folder: Path, *arguments: str, columns: int = 80, model: str = PLAN) -> Run:
    written(folder, {**HOUSE, MODEL: model})
    return align(folder, "trace", *arguments, env={"COLUMNS": str(columns)})


def test_a_thread_on_a_whole_screen(tmp_path: Path) -> None:
    run = trace(tmp_path, "act-1")
    assert (run.code, run.err) == (0, "")
    assert run.out == dedent("""\
        ACT-1 "Make a brief and pictorial strategy that everybody can read" is an
        action, stated.

        Why it exists:
          is informed by S1 "Forum"
          advances A1 "Every child included from the very start of school" (inferred)
            rests on P1 "Ambitions" (see below)
          rests on P1 "Ambitions"
            is part of D1 "Paper"

        What hangs on it:
          is measured by M1 "Readers"
        """)


def test_a_thread_on_a_narrow_screen_hangs_where_it_begins(tmp_path: Path) -> None:
    run = trace(tmp_path, "M1", columns=40)
    assert run.out == dedent("""\
        M1 "Readers" is a measure, stated.

        Why it exists:
          measures ACT-1 "Make a brief and
            pictorial strategy that everybody
            can read"
            is informed by S1 "Forum"
            advances A1 "Every child included
              from the very start of school"
              (inferred)
              rests on P1 "Ambitions" (see
                below)
            rests on P1 "Ambitions"
              is part of D1 "Paper"

        Nothing hangs on it.
        """)


def test_an_element_without_links_says_so(tmp_path: Path) -> None:
    run = trace(tmp_path, "CH")
    assert run.lines[2:] == ["Nothing says why it exists: no link leads up from it.", "", "Nothing hangs on it."]


def test_what_stands_above_is_not_told_again(tmp_path: Path) -> None:
    model = PLAN.replace("evidence: P1}\n  - {id: A2, title: Heard}", "}\n  - {id: A2, title: Heard, replaces: A1}")
    model = model.replace("advances: {to", "advances:\n      - A2\n      - {to").replace(
        "title: Every", "evidence: P1, title: Every"
    )
    lines = trace(tmp_path, "ACT-1", model=model).lines
    assert lines[5:8] == [
        '  advances A2 "Heard"',
        '    replaces A1 "Every child included from the very start of school" (see below)',
        '  advances A1 "Every child included from the very start of school" (inferred)',
    ]
    assert '  has as part P1 "Ambitions"' in (down := trace(tmp_path, "D1", model=model).lines)
    assert [line.strip() for line in down if line.endswith("(see above)")] == []
    circle = "actions:\n  - {id: A, title: x, depends_on: B}\n  - {id: B, title: y, depends_on: A}\n"
    assert '    depends on A "x" (see above)' in trace(tmp_path, "A", model=STRATEGY + circle).lines


def test_what_there_is_no_room_for_is_counted_unless_everything_is_asked_for(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: X{one}, title: x, part_of: PL, measured_by: M}}\n" for one in range(70))
    model = f"{STRATEGY}actions:\n{many}measures: [{{id: M, title: m}}]\nplans: [{{id: PL, title: y}}]\n"
    lines = trace(tmp_path, "PL", model=model).lines
    assert lines[-2:] == ["  ... and 10 more: align trace PL --all", "11 of 71 elements are not named here."]
    assert "    ... and 1 more: align trace X0 --all" in lines
    everything = trace(tmp_path, "PL", "--all", model=model)
    assert "not named" not in everything.out
    assert len(everything.lines) == 70 * 2 + 5
    assert align(tmp_path, "trace", "PL", env={"ALIGN_ALL": "1"}).out == everything.out


def test_the_shortest_way_is_a_sentence(tmp_path: Path) -> None:
    run = trace(tmp_path, "S1", "--to", "m1")
    assert (run.code, run.err) == (0, "")
    assert run.out == dedent("""\
        The shortest way from S1 "Forum" to M1 "Readers", 2 links long:

        S1 "Forum" informs ACT-1 "Make a brief and pictorial strategy that everybody can
          read", which is measured by M1 "Readers".
        """)
    assert align(tmp_path, "trace", "S1", env={"ALIGN_TO": "M1"}).out == run.out


def test_two_links_are_told_as_one_leg_each_with_its_basis(tmp_path: Path) -> None:
    plans = "plans:\n  - {id: A, title: x, aligns_with: {to: B, basis: promised}, replaces: B}\n  - {id: B, title: y}\n"
    run = trace(tmp_path, "A", "--to", "B", model=STRATEGY + plans)
    assert run.lines[2] == 'A "x" replaces and aligns with (promised) B "y".'


def test_ways_of_which_there_are_many_are_counted(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: X{one}, title: x, part_of: PL, advances: A1}}\n" for one in range(12))
    model = f"{STRATEGY}actions:\n{many}ambitions: [{{id: A1, title: m}}]\nplans: [{{id: PL, title: y}}]\n"
    lines = trace(tmp_path, "PL", "--to", "A1", model=model).lines
    assert lines[0] == '12 ways from PL "y" to A1 "m", 2 links long:'
    assert lines[-1] == "... and 2 more of the same length."


def test_where_there_is_no_way_it_says_so_and_what_each_is_linked_to(tmp_path: Path) -> None:
    run = trace(tmp_path, "M1", "--to", "CH")
    assert run.code == 0
    assert run.out == dedent("""\
        No way leads from M1 "Readers" to CH "Newsletter".

        M1 "Readers" is joined to 5 elements in all. It:
          measures ACT-1 "Make a brief and pictorial strategy that everybody can read"

        CH "Newsletter" is linked to nothing.
        """)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ATC-1"], "Error: No element is called `ATC-1`. Did you mean `ACT-1`?\n"),
        (["A1", "--to", "ATC-1"], "Error: No element is called `ATC-1`. Did you mean `ACT-1`?\n"),
        (["nobody\x1b"], "Error: No element is called `nobody\\x1b`.\n"),
        (["A1", "--to", "a1"], "Error: `A1` is at both ends. Leave out `--to`, or name another element.\n"),
    ],
)
def test_an_unknown_name_is_a_mistake_in_the_command(tmp_path: Path, arguments: list[str], says: str) -> None:
    run = trace(tmp_path, *arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.endswith(says)


def test_a_model_without_elements_says_so(tmp_path: Path) -> None:
    assert trace(tmp_path, "A1", model="").err.endswith("`align init` begins one, or name the folder of one.\n")


@pytest.mark.parametrize("arguments", [["ACT-1"], ["S1", "--to", "M1"], ["M1", "--to", "CH"]])
def test_json_follows_its_schema(tmp_path: Path, arguments: list[str]) -> None:
    run = trace(tmp_path, *arguments, "--format", "json")
    assert (run.code, run.err) == (0, "")
    document = json.loads(run.out)
    assert [fault.message for fault in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    assert document["complete"] is True
    assert (document["thread"] is None) == ("--to" in arguments)


def test_json_says_what_is_around_where_there_is_no_way(tmp_path: Path) -> None:
    document = json.loads(trace(tmp_path, "M1", "--to", "CH", "--format", "json").out)
    assert [(one["element"], one["joined"]) for one in document["ways"]["around"]] == [("M1", 5), ("CH", 0)]
    assert list(document["elements"]) == ["ACT-1", "M1", "CH"]


def test_where_something_could_not_be_read_it_says_so_and_ends_with_2(tmp_path: Path) -> None:
    written(tmp_path, {MODEL: PLAN, "strategy_model/more.yaml": "actions: [\n"})
    run = align(tmp_path, "trace", "ACT-1", "--format", "json")
    assert run.code == 2
    assert run.err.startswith("Some links may be missing. strategy_model/more.yaml:1:")
    assert json.loads(run.out)["complete"] is False
    text = align(tmp_path, "trace", "ACT-1")
    assert (text.code, text.lines[-1]) == (2, "Not everything could be read; links may be missing.")


def test_another_configuration_names_another_model(tmp_path: Path) -> None:
    written(tmp_path, {"plans/plan.yaml": PLAN, "ci.yaml": "model: plans\n"})
    assert align(tmp_path, "trace", "S1", "--config", "ci.yaml").code == 0


def test_colour_marks_headings_only(tmp_path: Path) -> None:
    plain, coloured = trace(tmp_path, "ACT-1"), trace(tmp_path, "ACT-1", "--colour", "always")
    assert "\x1b[1mWhy it exists:\x1b[0m" in coloured.lines
    assert coloured.out.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain.out


@given(title=HOSTILE, columns=st.integers(40, 100), form=st.sampled_from(["text", "json"]))
def test_no_text_of_a_model_steers_the_terminal(title: str, columns: int, form: str) -> None:
    model = PLAN.replace("Newsletter", "x, replaces: CH").replace("title: Forum", f"title: {json.dumps(title + 'x')}")
    with tempfile.TemporaryDirectory() as folder:
        run = trace(Path(folder), "ACT-1", "--format", form, columns=columns, model=model)
    assert is_plain(run.out, all_visible=form == "text")
    assert not any(line.lstrip().startswith("::") for line in run.out.split("\n"))
    assert "##[" not in run.out
