"""`align init --from`: a project of the plans and papers that there are, in one command."""

from pathlib import Path

import pytest
from office_files import word, word_table
from projects import Run, align
from word_files import word_file

PLAN = "Action,Lead,By when\nTrain every setting,Head of Play,March 2027\nOpen a hub,TBC,Soon\n"
PAPER = "1. Background\n\n1.1. The first strategy was made in 2022.\n\n1.2. It was a good one.\n"


def begun(folder: Path, *names: str) -> Run:
    for name, content in {
        "plan.csv": PLAN.encode(), "report.docx": word_file(PAPER), "note.txt": PAPER.encode(), "actions.txt": PAPER.encode(),
        "more/note.md": PAPER.encode(), "plan.docx": word(word_table([["Action", "Lead"], ["Meet", "Head of Play"]])),
    }.items():  # fmt: skip
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return align(folder, "init", "mine", *(part for name in names for part in ("--from", name)))


def refused(run: Run) -> str:
    assert (run.code, run.out) == (2, "")
    return " ".join(run.err.split("Error: ")[1].split())


def test_a_table_and_a_paper_become_a_project_that_can_be_checked(tmp_path: Path) -> None:
    run = begun(tmp_path, "plan.csv", "report.docx")
    assert run.code == 0, run.err
    assert [line.split(":")[0] for line in run.lines if line.startswith("Wrote")] == [
        f"Wrote mine/{name}" for name in (
            "align.yaml", "strategy_model/strategy.yaml", ".vscode/settings.json", ".align-schema.json", ".gitattributes", "import.yaml",
            "strategy_model/actions.yaml", "strategy_model/roles.yaml", "strategy_model/report.yaml", "papers/report.txt", "papers/report.docx",
        )
    ]  # fmt: skip
    assert "2 paragraphs of DOC-REPORT." in run.lines
    assert 'plan!B3 "TBC": counts as nothing.' in run.lines
    assert run.lines[-1] == "`align check mine` says what to write next."
    checked = align(tmp_path, "check", "mine", "--format", "text")
    assert "MODEL-" not in checked.out
    assert 'ACT-02 "Open a hub" has no owner' in checked.out
    assert "made up" not in run.out


def test_word_files_are_told_apart_by_what_they_hold_and_no_two_papers_share_an_id(tmp_path: Path) -> None:
    run = begun(tmp_path, "note.txt", "plan.docx", "report.docx")
    assert "Found 1 action and 1 role." in run.lines
    assert "2 paragraphs of DOC-NOTE." in run.lines
    (tmp_path / "mine").rename(tmp_path / "first")
    run = begun(tmp_path, "note.txt", "more/note.md")
    assert (
        refused(run)
        == "Two of the files would both be written as strategy_model/note.yaml. Give one of them another name."
    )
    assert refused(begun(tmp_path, "actions.txt", "plan.csv")).startswith(
        "Two of the files would both be written as strategy_model/actions"
    )


def test_a_paper_alone_makes_up_no_actions(tmp_path: Path) -> None:
    run = begun(tmp_path, "note.txt")
    assert run.lines[-1] == "`align check mine` says what to write next."
    assert sorted(path.name for path in (tmp_path / "mine/strategy_model").iterdir()) == ["note.yaml", "strategy.yaml"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.csv", "none.csv cannot be read: No such file or directory."),
        ("empty.csv", "empty.csv holds no table of actions or measures."),
        ("empty.docx", "empty.docx is not read: it holds no text."),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_written(name: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("a,b\n")
    (tmp_path / "empty.docx").write_bytes(word(""))
    assert refused(begun(tmp_path, name)).startswith(says)
    assert not (tmp_path / "mine").exists()


def test_a_project_that_is_there_is_not_begun_again(tmp_path: Path) -> None:
    begun(tmp_path, "plan.csv")
    assert "exist already, so nothing was written." in refused(begun(tmp_path, "report.docx"))
