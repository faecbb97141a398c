"""`align import --paper`: a committee paper becomes a document with paragraphs that can be cited."""

import os
from pathlib import Path

import pytest
from projects import HOUSE, SOUND, align, written
from word_files import word_file

MODEL = "strategy_model/plan.yaml"
PAPER = """\
Summary

This paper asks for a decision.

1. Background

1.1. The first strategy was made in 2022.

1.2.

1.3.

One thing of two

Another thing of two

It was a good one.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path / "here", {**HOUSE, MODEL: SOUND, "../Play report.txt": PAPER})


def refused(folder: Path, *arguments: str) -> str:
    done = align(folder, "import", *arguments)
    assert (done.code, done.out) == (2, "")
    return " ".join(done.err.split("Error: ")[1].split())


def test_what_would_be_written_is_shown_first(project: Path) -> None:
    done = align(project, "import", "--paper", "../Play report.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "PLAY-REPORT-SUMMARY: Summary\n"
        "PLAY-REPORT-1.1: The first strategy was\n"
        "PLAY-REPORT-1.2: One thing of two\n"
        "  unsure: 2 numbers and 3 texts stand apart here; see that this is 1.2\n"
        "PLAY-REPORT-1.3: It was a good\n"
        "  unsure: 2 numbers and 3 texts stand apart here; see that this is 1.3\n"
        "\n"
        "4 paragraphs of DOC-PLAY-REPORT, 2 of them unsure. Nothing was written.\n"
        "`--write` writes strategy_model/Play report.yaml and papers/Play report.txt.\n"
    )
    assert not (project / "papers").exists()


def test_written_it_loads_and_its_paragraphs_can_be_cited(project: Path) -> None:
    done = align(project, "import", "--paper", "../Play report.txt", "--write")
    assert "Wrote strategy_model/Play report.yaml and papers/Play report.txt." in " ".join(done.out.split())
    text = (project / "strategy_model/Play report.yaml").read_text()
    assert text.startswith(
        "documents:\n  - id: DOC-PLAY-REPORT\n    title: Play report\n    file: papers/Play report.txt\n"
    )
    assert '  - id: PLAY-REPORT-1.1\n    number: "1.1"\n    title: Background, 1.1\n' in text
    assert (
        "  # Unsure: 2 numbers and 3 texts stand apart here; see that this is 1.2.\n  - id: PLAY-REPORT-1.2\n" in text
    )
    cited = SOUND.replace("    owner:", "    evidence: {to: PLAY-REPORT-1.1, quote: made in 2022}\n    owner:")
    written(project, {MODEL: cited})
    assert align(project, "check", "--as-at", "2022-09-14").code == 0
    assert "DOC-PLAY-REPORT is papers/Play report.txt already." in refused(project, "--paper", "papers/Play report.txt")
    written(project, {"other/Play report.txt": PAPER})
    assert "PLAY-REPORT-2-1.1: " in align(project, "import", "--paper", "other/Play report.txt").out


def test_a_word_file_of_the_project_stays_where_it_is_with_its_text_beside_it(project: Path) -> None:
    content = word_file(PAPER)
    (project / "report.docx").write_bytes(content)
    done = align(project, "import", "--paper", "report.docx", "--write")
    assert "Wrote strategy_model/report.yaml and report.txt." in " ".join(done.out.split())
    assert "1.1. The first strategy" in (project / "report.txt").read_text()
    assert (project / "report.docx").read_bytes() == content
    assert align(project, "check", "--as-at", "2022-09-14").code == 0


def test_pages_are_told_where_there_are_several_and_first_words_only_where_they_tell_apart(project: Path) -> None:
    written(project, {"b.txt": "1.1. We play.\f\n\n1.2.\n\n1.3.\n\nWe do.\n\nWe do.\n"})
    align(project, "import", "--paper", "b.txt", "--write")
    _, *parts = (project / "strategy_model/b.yaml").read_text().split("  - id: B-")
    assert [("begins:" in part, 'page: "2"' in part) for part in parts] == [(True, False), (False, True), (True, True)]


def test_numbers_without_a_text_are_named(project: Path) -> None:
    written(project, {"a.txt": "1.1. We play.\n\n1.2.\n\n1.3.\n"})
    says = "No text was found for 1.2 and 1.3: add what stands there by hand."
    assert says in " ".join(align(project, "import", "--paper", "a.txt").out.split())


def test_equal_headings_have_ids_of_their_own_and_signs_that_no_id_has_are_left_out(project: Path) -> None:
    written(project, {"??.txt": "Money\n\nWe pay.\n\nMoney\n\nWe pay more.\n"})
    assert [line.split(":")[0] for line in align(project, "import", "--paper", "??.txt").lines[:2]] == [
        "PAPER-MONEY",
        "PAPER-MONEY-2",
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Name tables (FILE...), or one paper by --paper."),
        (("a.csv", "--paper", "a.txt"), "Name tables (FILE...), or one paper by --paper."),
        (("--paper", "none.txt"), "none.txt cannot be read: No such file or directory."),
        (("--paper", "a.odt"), "a.odt is not read: it is neither text, nor a Word file, nor a PDF."),
        (("--paper", "a.txt"), "a.txt has no numbered paragraph and no heading that could be cited."),
    ],
)
def test_what_cannot_be_imported_is_refused_in_a_sentence(project: Path, arguments: tuple[str, ...], says: str) -> None:
    written(project, {"a.odt": "PK", "a.txt": "only words that go on.\n"})
    assert refused(project, *arguments).startswith(says)


def test_a_pipe_is_no_file_that_is_waited_for(project: Path) -> None:
    os.mkfifo(project / "pipe.txt")
    assert refused(project, "--paper", "pipe.txt").startswith("pipe.txt cannot be read: ")
