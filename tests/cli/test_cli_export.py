"""`align export`: sheets out, and in again; nothing is written unasked, and files change where the sheets do and nowhere else."""

import html
import zipfile
from pathlib import Path

import pytest
from model_in import HARBOUR
from projects import Run, align
from sheets_in import grids_of

from alignment.workspace import export

FORMS = ("xlsx", "ods", "csv")
UNCHANGED = "No change: the sheets say what the strategy says.\n"
MODEL = """\
# What somebody is to do.
actions:
  - id: A-1
    title: Train every setting   # as the board asked
    due: 2027-12
    owner: R-1

  - id: A-2
    title: Open a hub
roles:
  - {id: R-1, title: Head of SEND}
measures:
  - {id: M-1, title: Settings trained}
"""


def project(folder: Path, model: str = HARBOUR) -> Path:
    (folder / "strategy_model").mkdir(exist_ok=True)
    (folder / "strategy_model/model.yaml").write_text(model)
    return folder


def refused(run: Run) -> str:
    assert (run.code, run.out) == (2, "")
    return " ".join(run.err.split("Error: ")[1].split())


def exported(folder: Path, form: str = "csv") -> str:
    name = "sheets" if form == "csv" else f"sheets.{form}"
    run = align(folder, "export", "--format", form, "-o", name)
    assert (run.code, run.out) == (0, f"Wrote {name}.\n")
    return name


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_nobody_changed_is_no_change(tmp_path: Path, form: str) -> None:
    name = exported(project(tmp_path), form)
    for options in ((), ("--write",)):
        run = align(tmp_path, "import", name, *options)
        assert (run.code, run.err, run.out) == (0, "", UNCHANGED)
    assert (tmp_path / "strategy_model/model.yaml").read_text() == HARBOUR


@pytest.mark.parametrize("form", FORMS)
def test_an_export_begins_a_project_that_says_the_same(tmp_path: Path, form: str) -> None:
    name = exported(project(tmp_path), form)
    shown = align(tmp_path, "import", name, "--into", "new")
    assert shown.lines[0] == "Found 1 strategy, 1 paragraph, 1 role, 1 ambition, 1 action and 1 source."
    assert shown.lines[-1] == "Nothing was written. `--write` writes these files."
    assert not (tmp_path / "new").exists()
    assert align(tmp_path, "import", name, "--into", "new", "--write").code == 0
    assert align(tmp_path / "new", "import", f"../{name}").out == UNCHANGED
    again = align(tmp_path / "new", "export", "--format", "csv", "-o", "../again")
    assert again.code == 0
    exported(tmp_path)
    for file in sorted((tmp_path / "sheets").iterdir()):
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()


def change(folder: Path, sheet: str, *changes: tuple[str, str]) -> None:
    path = folder / f"sheets/{sheet}.csv"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_what_is_changed_in_sheets_changes_in_the_files_and_nothing_else_does(tmp_path: Path) -> None:
    exported(project(tmp_path, MODEL))
    change(
        tmp_path,
        "actions",
        ("2027-12", "2028-03"),
        ('"Open a hub","",""', '"Open a hub","","For\r\nall"'),
        ('"R-1"', '""'),
    )
    shown = align(tmp_path, "import", "sheets")
    assert shown.lines[:2] == [
        'A-1 "Train every setting": owner removed (was R-1 "Head of SEND"); due moved from December 2027 to March 2028, 91 days later.',
        'A-2 "Open a hub": summary added: "For\\x0aall".',
    ]
    assert (tmp_path / "strategy_model/model.yaml").read_text() == MODEL
    written = align(tmp_path, "import", "sheets", "--write")
    assert written.lines[-3:] == [
        "Wrote strategy_model/model.yaml.", "", "`align check` says what to write next.",
    ]  # fmt: skip
    now = (tmp_path / "strategy_model/model.yaml").read_text()
    assert now == MODEL.replace("2027-12", "2028-03").replace("    owner: R-1\n", "").replace(
        "    title: Open a hub\n", "    title: Open a hub\n    summary: |-\n      For\n      all\n"
    )
    assert align(tmp_path, "import", "sheets").out == UNCHANGED


def test_rows_are_added_where_their_like_stands_and_rows_that_are_gone_are_named(tmp_path: Path) -> None:
    exported(project(tmp_path, MODEL))
    (tmp_path / "sheets/actions.csv").write_text("id,title,owner\nA-1,Train every setting,R-1\nA-3,Write,R-1; R-2\n")
    (tmp_path / "sheets/roles.csv").write_text("id,title\nR-1,Head of SEND\nR-2,Director\n")
    (tmp_path / "sheets/observations.csv").write_text("observation_of,date,actual_value\nM-1,2026-03,12.5\n")
    (tmp_path / "sheets/boards.csv").write_text("id,title\nB-1,Partnership board\n")
    run = align(tmp_path, "import", "sheets", "--write")
    assert 'A-2 "Open a hub" has no row any more; nothing is deleted.' in run.lines
    assert 'M-1.2026-03 "M-1, March 2026" added: actual value 12.5.' in run.lines
    assert (
        tmp_path / "strategy_model/boards.yaml"
    ).read_text() == "boards:\n  - id: B-1\n    title: Partnership board\n"
    now = (tmp_path / "strategy_model/model.yaml").read_text()
    assert "  - id: A-3\n    title: Write\n    owner: [R-1, R-2]\nroles:" in now
    assert "observations: [{date: 2026-03, actual_value: 12.5}]}" in now
    assert align(tmp_path, "import", "sheets").lines[0] == UNCHANGED.strip()


def test_a_file_that_is_there_under_the_name_of_a_new_section_is_left_alone(tmp_path: Path) -> None:
    exported(project(tmp_path, MODEL))
    (tmp_path / "strategy_model/boards.yaml").write_text("# none yet\n")
    (tmp_path / "sheets/boards.csv").write_text("id,title\nB-1,Board\n")
    run = align(tmp_path, "import", "sheets", "--write")
    assert "Wrote strategy_model/boards-1.yaml." in run.lines
    assert (tmp_path / "strategy_model/boards.yaml").read_text() == "# none yet\n"


def test_a_model_of_one_file_takes_new_sections_itself(tmp_path: Path) -> None:
    (tmp_path / "align.yaml").write_text("model: plan.yaml\n")
    (tmp_path / "plan.yaml").write_text(MODEL)
    exported(tmp_path)
    (tmp_path / "sheets/boards.csv").write_text("id,title\nB-1,Board\n")
    (tmp_path / "sheets/strategy.csv").write_text("id,title,stage\nST,Plan,draft\n")
    assert align(tmp_path, "import", "sheets", "--write").lines[-3] == "Wrote plan.yaml."
    now = (tmp_path / "plan.yaml").read_text()
    assert now.startswith(MODEL)
    assert "boards:\n  - id: B-1\n    title: Board\n" in now
    assert "strategy:\n  id: ST\n  title: Plan\n  stage: draft\n" in now


def test_the_strategy_is_known_whatever_it_is_called(tmp_path: Path) -> None:
    exported(project(tmp_path))
    change(tmp_path, "strategy", ("harbour-2026", "harbour-2029"))
    align(tmp_path, "import", "sheets", "--write")
    now = (tmp_path / "strategy_model/model.yaml").read_text()
    assert now == HARBOUR.replace("harbour-2026", "harbour-2029")


def test_an_observation_with_an_id_of_its_own_is_not_moved_by_half(tmp_path: Path) -> None:
    model = """\
measures:
  - {id: M-1, title: m, observations: [{id: O-1, date: 2026}]}
  - {id: M-2, title: n}
"""
    exported(project(tmp_path, model))
    change(tmp_path, "observations", ('"M-1"', '"M-2"'))
    assert refused(align(tmp_path, "import", "sheets")) == (
        "What the sheets say of O-1 cannot be put in the files as they are. Change that by hand in the files, and import the rest."
    )


def test_a_file_that_cannot_be_changed_in_part_is_named(tmp_path: Path) -> None:
    exported(project(tmp_path, "actions:\n  - {id: A-1, title: Train, summary}\n"))
    change(tmp_path, "actions", ('"Train","",""', '"Train","","All of them"'))
    assert refused(align(tmp_path, "import", "sheets")) == (
        "strategy_model/model.yaml is laid out so that these changes would change more. Make them there by hand."
    )


def test_where_not_all_could_be_read_both_ways_say_so(tmp_path: Path) -> None:
    project(tmp_path, "actions:\n  - {id: A-1, title: Train, due: Ongoing}\n")
    out = align(tmp_path, "export", "--format", "csv", "-o", "sheets")
    assert (out.code, out.out) == (2, "Wrote sheets.\n")
    assert out.err.startswith(
        "Not everything could be read, and some of it may be missing in the sheets. strategy_model/model"
    )
    back = align(tmp_path, "import", "sheets")
    assert (back.code, back.out) == (2, UNCHANGED)
    assert "some of it may not be compared" in back.err


def test_cells_of_which_nothing_is_made_are_listed(tmp_path: Path) -> None:
    exported(project(tmp_path, MODEL))
    (tmp_path / "sheets/actions.csv").write_text("id,title,Colour\nA-1,Train every setting,red\nA-2,Open a hub,\n")
    assert align(tmp_path, "import", "sheets").lines == [
        UNCHANGED.strip(),
        'actions!C1 "Colour": is no field or link of an action, or stands there twice, so its column is not used.',
    ]


def test_the_file_has_to_be_called_as_the_format(tmp_path: Path) -> None:
    project(tmp_path)
    run = align(tmp_path, "export", "-o", "strategy_model/model.yaml")
    assert refused(run) == "strategy_model/model.yaml does not end in .xlsx. Name another file, or another --format."
    assert (tmp_path / "strategy_model/model.yaml").read_text() == HARBOUR
    assert "Missing option '-o'" in align(tmp_path, "export").err


def test_an_export_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    exported(project(tmp_path))
    project(tmp_path, HARBOUR.replace("2027-12", "2028-01"))
    exported(tmp_path)
    assert '"2028-01"' in (tmp_path / "sheets/actions.csv").read_text()
    for name in ("xlsx", "ods"):
        exported(tmp_path, name)
        exported(tmp_path, name)


def test_a_list_that_no_cell_of_excel_holds_is_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_MOST_OF_EXCEL", 40)
    run = align(project(tmp_path), "export", "-o", "x.xlsx")
    assert refused(run) == "`title` of ACT-01 has 49 letters, and a cell of Excel keeps 40. Write --format ods."
    exported(tmp_path, "ods")


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_LIBRARY", "no_such_library")
    assert refused(align(project(tmp_path), "export", "-o", "x.xlsx")) == (
        "A workbook of Excel needs the library XlsxWriter, which align brings with its extra `office`. Install align with it, "
        "or write --format ods, which Excel opens too."
    )
    exported(tmp_path, "ods")


@pytest.mark.parametrize("form", FORMS)
def test_a_template_is_empty_and_begins_a_project(tmp_path: Path, form: str) -> None:
    name = "sheets" if form == "csv" else f"sheets.{form}"
    assert align(tmp_path, "export", "--template", "--format", form, "-o", name).code == 0
    run = align(tmp_path, "import", name, "--into", "new", "--write")
    assert run.lines[:2] == ["Found nothing.", "Wrote new/align.yaml."]
    if form == "csv":
        (tmp_path / "sheets/actions.csv").write_text("id,title\nA-1,Train\n")
        assert align(tmp_path, "import", name, "--into", "mine", "--write").lines[0] == "Found 1 action."
        assert "A-1" in (tmp_path / "mine/strategy_model/actions.yaml").read_text()


def test_a_project_without_a_model_yet_is_filled_and_keeps_its_settings(tmp_path: Path) -> None:
    exported(project(tmp_path))
    (tmp_path / "new").mkdir()
    (tmp_path / "new/align.yaml").write_text("model: plan\n")
    run = align(tmp_path, "import", "sheets", "--into", "new", "--write")
    assert "Wrote new/plan/actions.yaml." in run.lines
    assert (tmp_path / "new/align.yaml").read_text() == "model: plan\n"


def test_a_project_whose_model_is_to_be_one_file_gets_that(tmp_path: Path) -> None:
    exported(project(tmp_path))
    (tmp_path / "new").mkdir()
    (tmp_path / "new/align.yaml").write_text("model: plan.yaml\n")
    assert align(tmp_path, "import", "sheets", "--into", "new", "--write").lines[1] == "Wrote new/plan.yaml."
    assert align(tmp_path / "new", "import", "../sheets").lines == [UNCHANGED.strip()]


def test_own_words_of_a_project_go_out_and_in(tmp_path: Path) -> None:
    settings = "extensions:\n  fields:\n    action: {district: text}\n"
    (tmp_path / "align.yaml").write_text(settings)
    project(tmp_path, "actions:\n  - {id: A-1, title: Train, district: Rainham}\n")
    exported(tmp_path)
    assert '"Rainham"' in (tmp_path / "sheets/actions.csv").read_text()
    assert align(tmp_path, "import", "sheets").out == UNCHANGED
    elsewhere = align(tmp_path, "import", "sheets", "--into", "new").out
    assert '"district": is no field or link of an action' in elsewhere


def test_two_exports_at_once_are_refused(tmp_path: Path) -> None:
    name = exported(project(tmp_path), "ods")
    assert (
        refused(align(tmp_path, "import", name, name)) == "What is imported is several exports. Import one at a time."
    )


def test_the_first_sheet_says_what_every_column_holds(tmp_path: Path) -> None:
    name = exported(project(tmp_path), "ods")
    grids = grids_of(name, (tmp_path / name).read_bytes())
    said = [[cell.text for cell in row.cells.values()] for row in grids[0].rows]
    assert said[0] == ["align export", "1"]
    assert ["actions", "owner", "leads to role, at most 1"] in said
    assert ["actions", "rag", "choice: red, amber, green, blue or grey"] in said


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_findings_are_noted_at_their_cells_on_request(tmp_path: Path, form: str) -> None:
    project(tmp_path, MODEL.replace("2027-12", "31 September 2027") + "extra: x\n")
    name = f"sheets.{form}"
    run = align(tmp_path, "export", "--findings", "--format", form, "-o", name)
    assert run.lines == [f"Wrote {name}.", "2 findings of no row: `align check` says them."]
    noted = notes(tmp_path / name)
    assert "error[MODEL-DATE]: `due` of A-1" in noted
    assert "31 September 2027" in noted
    assert "error[MODEL-SECTION]" not in noted
    assert align(tmp_path, "import", name).lines == [UNCHANGED.strip()]


def notes(path: Path) -> str:
    with zipfile.ZipFile(path) as opened:
        names = [name for name in opened.namelist() if "comments" in name or name == "content.xml"]
        return html.unescape("".join(opened.read(name).decode() for name in names))


def test_findings_need_a_format_that_has_notes_and_rows(tmp_path: Path) -> None:
    for options in (["--template", "-o", "x.xlsx"], ["--format", "csv", "-o", "x"]):
        assert refused(align(project(tmp_path), "export", "--findings", *options)) == (
            "--findings notes at cells what is found in a strategy: leave out --template, and choose --format xlsx or ods."
        )
