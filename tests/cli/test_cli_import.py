"""`align import`: tables in, a project out; nothing is written unasked, nothing overwritten, and no cell is lost."""

from pathlib import Path

import pytest
from office_files import sheet_of, workbook
from projects import Run, align

from alignment.workspace import given_files

PLAN = b"Action;Lead officer;Deadline;RAG;Notes\nTrain all schools;Head of SEND;March 2027;Green;yes\nOpen a hub;TBC;Soon;Greenish;\n"
GREENISH = 'plan!D3 "Greenish": is no word for rag. Did you mean `green`? Or say what it stands for in import.yaml, under `words`.'


def refused(run: Run) -> str:
    assert (run.code, run.out) == (2, "")
    return " ".join(run.err.split("Error: ")[1].split())


def begun(folder: Path, content: bytes = PLAN, name: str = "plan.csv") -> Path:
    (folder / name).write_bytes(content)
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_shows_what_it_would_write_and_every_cell_that_is_left(tmp_path: Path) -> None:
    run = align(begun(tmp_path), "import", "plan.csv")
    assert (run.code, run.err, files(tmp_path)) == (0, "", ["plan.csv"])
    assert "strategy_model/actions.yaml:" in run.lines
    assert run.lines[run.lines.index("Found 2 actions and 1 role.") :] == [
        "Found 2 actions and 1 role.",
        "14 cells read: 11 used, 3 left.",
        'plan!B3 "TBC": counts as nothing.',
        'plan!C3 "Soon": is not a date. Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22.',
        GREENISH,
        "",
        "Nothing was written. `--write` writes these files.",
    ]


def test_what_it_writes_is_a_project_that_says_what_the_plan_lacks(tmp_path: Path) -> None:
    run = align(begun(tmp_path), "import", "plan.csv", "--into", "mine", "--write")
    assert (run.code, run.lines[-1]) == (0, "`align check` in that folder says what to write next.")
    assert files(tmp_path / "mine") == [
        "align.yaml", "import.yaml", "strategy_model/actions.yaml", "strategy_model/roles.yaml", "strategy_model/strategy.yaml",
    ]  # fmt: skip
    checked = align(tmp_path / "mine", "check", "--format", "text")
    assert "MODEL-" not in checked.out
    assert "2 of 2 actions advance no ambition" in checked.out
    assert 'ACT-02 "Open a hub" has no owner' in checked.out


def test_the_mapping_is_asked_first_once_it_is_there(tmp_path: Path) -> None:
    align(begun(tmp_path), "import", "plan.csv", "--write")
    mapping = tmp_path / "import.yaml"
    mapping.write_text(mapping.read_text().replace('Greenish: ""', "Greenish: amber"))
    run = align(tmp_path, "import", "plan.csv", "--write")
    assert run.lines[:2] == ["Changed strategy_model/actions.yaml.", 'ACT-02 "Open a hub": rag added: amber.']
    assert run.lines[-1] == "`align check` says what to write next."
    assert "2 left" in align(tmp_path, "import", "plan.csv", "--map", "import.yaml", "--into", "b").out


def test_hidden_rows_are_said_and_signs_that_harm_a_terminal_are_not_shown(tmp_path: Path) -> None:
    sheet = sheet_of([["Action", "Lead", "x"], ["a", "ICB", "\u202ey"]]).replace('<row r="2"', '<row hidden="1" r="2"')
    run = align(begun(tmp_path, workbook({"\u202eS": sheet}), "p.xlsx"), "import", "p.xlsx")
    assert "Hidden rows are read too: 1." in run.lines
    assert "\u202e" not in run.out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.csv", b"a;b\n", "plan.csv holds no table of actions or measures."),
        ("plan.xls", b"\xd0\xcf\x11\xe0", "plan.xls cannot be read: it is of an old kind"),
        ("import.yaml", b"a: [", "import.yaml cannot be read:"),
        ("import.yaml", b"a: b\n", "import.yaml has other parts than"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    begun(begun(tmp_path), content, name)
    assert says in refused(align(tmp_path, "import", "plan.csv" if name == "import.yaml" else name))


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(align(tmp_path, "import", "plan.csv")) == "plan.csv cannot be read: No such file or directory."
    monkeypatch.setattr(given_files, "MOST_BYTES", 3)
    assert refused(align(begun(tmp_path), "import", "plan.csv")).startswith("plan.csv is larger than")
