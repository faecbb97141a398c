"""`align import` into a model that is there: what the tables say otherwise is changed where it stands, and nothing is taken out."""

from pathlib import Path

import pytest
from projects import Run, align

HEADS = "Ref,Action,Lead,Deadline,Success measure,Jun 2026\n"
SETTINGS = "model: strategy_model\npacks: [accountability]\n"
STRATEGY = "strategy: {id: S, title: Plan, period_from: 2026, period_to: 2029, stage: draft}\n"
MODEL = """\
# of the board
actions:
  - id: ACT-01
    title: Train
    reference: a/1
    owner: R-9  # vacant until May
    due: 2027-03
    measured_by: M1
    observations: [{date: 2026-06, comment: begun, rag: amber}]

  - id: ACT-02
    title: Open a hub
    supported_by:
      - to: R-9
        note: as agreed
measures: [{id: M1, title: Trained}]
roles:
- id: R-9
  title: Head of Play
"""


def project(folder: Path, model: str = MODEL, name: str = "strategy_model/all.yaml", settings: str = SETTINGS) -> Path:
    for path, text in ((name, model), ("align.yaml", settings), ("import.yaml", "columns: {}\n")):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    if name.startswith("strategy_model"):
        (folder / "strategy_model/strategy.yaml").write_text(STRATEGY)
    return folder


def imported(folder: Path, rows: str, *options: str) -> Run:
    (folder / "plan.csv").write_text(HEADS + rows)
    return align(folder, "import", "plan.csv", *options)


def refused(run: Run) -> str:
    assert (run.code, run.out) == (2, "")
    return " ".join(run.err.split("Error: ")[1].split())


def test_the_difference_is_said_as_diff_says_it_and_nothing_is_written_unasked(tmp_path: Path) -> None:
    rows = "a/1,Train all,Director of Health,,Trained,45%\n,open a HUB,Head of Play,2028,,\n"
    run = imported(project(tmp_path), rows)
    assert run.lines == [
        'R-1 "Director of Health" added.',
        'ACT-01 "Train all": owner moved from R-9 "Head of Play" to R-1 "Director of Health"; title changed from "Train" to "Train all".',
        'ACT-02 "open a HUB": owner added: R-9 "Head of Play"; title changed from "Open a hub" to "open a HUB"; due added: 2028.',
        'M1 "Trained": unit added: "%".',
        'M1.2026-06 "M1, June 2026" added: actual value 45.',
        "Kept, though the tables do not say it (where it no longer holds, take it out by hand):",
        '  ACT-01 "Train": `due`',
        '  ACT-02 "Open a hub": `supported_by` R-9 "Head of Play"',
        "",
        "Found 2 actions, 1 measure and 2 roles.",
        "14 cells read: 14 used, 0 left.",
        "",
        "Nothing was written. `--write` changes strategy_model/all.yaml.",
    ]
    assert (tmp_path / "strategy_model/all.yaml").read_text() == MODEL


def test_only_what_is_said_otherwise_is_touched(tmp_path: Path) -> None:
    rows = "a/1,Train all,Director of Health,,1. Trained\n2. Liked,Red\n,Meet,R,,,\n".replace(
        "1. Trained\n2. Liked", '"1. Trained\n2. Liked"'
    )
    run = imported(project(tmp_path), rows, "--write")
    assert '  ACT-02 "Open a hub": no row names it' in run.lines
    assert (tmp_path / "strategy_model/all.yaml").read_text() == (
        MODEL.replace("title: Train\n", "title: Train all\n")
        .replace("R-9  # vacant", "R-1  # vacant")
        .replace("measured_by: M1", "measured_by: [M1, M2]")
        .replace("comment: begun, rag: amber", "comment: begun, rag: red")
        .replace("note: as agreed\n", "note: as agreed\n\n  - id: ACT-03\n    title: Meet\n    owner: R-2\n")
        .replace("title: Trained}", "title: Trained}, {id: M2, title: Liked}")
        + "- id: R-1\n  title: Director of Health\n  type: post\n- id: R-2\n  title: R\n  type: post\n"
    )
    assert imported(tmp_path, rows, "--write").lines[0] == "The model says all that the tables say."
    assert imported(tmp_path, rows, "--write").lines[-1] == "There is nothing to write."


def test_a_row_is_known_by_its_name_before_its_title(tmp_path: Path) -> None:
    model = 'actions:\n- {id: "1", title: a}\n- {id: "2", title: a}\n- {id: X, title: b}\n'
    imported(project(tmp_path, model), "2,b,,,,\n3,a,,,,\n1,c,,,,\n", "--write")
    assert (tmp_path / "strategy_model/all.yaml").read_text() == (
        'actions:\n- {id: "1", title: c}\n- {id: "2", title: b}\n- {id: X, title: b}\n- id: "3"\n  title: a\n'
    )


def test_a_corrected_word_is_all_that_changes(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Action,Lead,Status\nTrain,Head of SEND,Greenish\n")
    align(tmp_path, "import", "plan.csv", "--write")
    mapping = tmp_path / "import.yaml"
    mapping.write_text(mapping.read_text().replace('Greenish: ""', "Greenish: on track"))
    assert align(tmp_path, "import", "plan.csv", "--write").lines[:2] == [
        "Changed strategy_model/actions.yaml.", 'ACT-01 "Train": status added: on track.',
    ]  # fmt: skip


@pytest.mark.parametrize("model", ["plan/model", "plan.yaml"])
def test_it_writes_where_the_settings_say_that_the_model_is(model: str, tmp_path: Path) -> None:
    (tmp_path / "align.yaml").write_text(f"model: {model}\n")
    row = "a/1,Train,Head of Play,2027,,\n"
    written = [line for line in imported(tmp_path, row, "--write").lines if line.startswith("Wrote")]
    if model == "plan.yaml":
        assert written == ["Wrote plan.yaml.", "Wrote import.yaml."]
        assert "measures" not in (tmp_path / "plan.yaml").read_text()
    else:
        assert written == [
            f"Wrote {name}."
            for name in ("plan/model/strategy.yaml", "import.yaml", "plan/model/actions.yaml", "plan/model/roles.yaml")
        ]
    assert not (tmp_path / "strategy_model").exists()
    again = imported(tmp_path, row.replace("2027,", "2027,Met"), "--write").lines
    assert [line for line in again if line.startswith(("Wrote", "Changed"))] == (
        ["Changed plan.yaml."]
        if model == "plan.yaml"
        else ["Wrote plan/model/measures.yaml.", "Changed plan/model/actions.yaml."]
    )
    assert "MODEL-" not in align(tmp_path, "check", "--format", "text").out


def test_a_model_that_cannot_be_read_or_changed_is_left_with_what_to_do(tmp_path: Path) -> None:
    row = "a/1,Train all,,,,\n"
    says = refused(imported(project(tmp_path, "actions:\n- id: A\n  title: [a\n"), row))
    assert says.startswith("Something could not be read or checked, so nothing is imported. strategy_model/all.yaml:")
    says = refused(imported(project(tmp_path, "actions:\n- {id: A, reference: a/1, title}\n"), row))
    assert says.startswith(
        "strategy_model/all.yaml is laid out so that nothing can be changed in it without changing more"
    )
    says = refused(imported(project(tmp_path, settings="model: ../x\n"), row))
    assert says.startswith("Something could not be read or checked, so nothing is imported. align.yaml:1:8:")
    (tmp_path / "strategy_model").rename(tmp_path / "elsewhere")
    project(tmp_path, "# nothing yet\n", "strategy_model/actions.yaml")
    says = refused(imported(tmp_path, row, "--write"))
    assert says.startswith("strategy_model/actions.yaml is there already, so nothing was written.")


def test_where_a_file_cannot_be_changed_the_new_ones_are_taken_away_again(tmp_path: Path) -> None:
    project(tmp_path, "actions:\n- {id: A, title: a}\n")
    (tmp_path / "strategy_model/all.yaml").chmod(0o444)
    says = refused(imported(tmp_path, ",b,Head of Play,,,\n", "--write"))
    assert "strategy_model/all.yaml cannot be written: it is read-only." in says
    assert sorted(path.name for path in (tmp_path / "strategy_model").iterdir()) == ["all.yaml", "strategy.yaml"]
