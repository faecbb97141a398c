"""A checkout may end its lines as it likes: where git says that nothing has changed, so does align."""

import json
from pathlib import Path
from typing import Final

import pytest
from projects import ACCEPT, HOUSE, WAIVER, align, building, without
from repositories import commit, git, repository

WAIVED: Final = {"strategy_model/waivers.yaml": WAIVER, "strategy_model/plan.yaml": without("owner", "measured_by")}
CITING: Final = """\
documents:
  - {id: PAPER, title: The paper, file: paper.txt}
paragraphs:
  - {id: P-1, title: The deficit, part_of: PAPER}
reform_items:
  - id: RI-1
    title: |
      A title of two
      lines, for 1,250 children
    evidence: [{to: P-1, quote: "for 1,250 children"}]
"""
OWN: Final = building("{rule: H-BOARD, off: true, reason: Boards are named later.}")
FILES: Final = {
    **HOUSE,
    **WAIVED,
    "align.yaml": "packs: [own.yaml, provenance]\nas_at: 2022-09-14\n",
    "own.yaml": OWN,
    "strategy_model/cited.yaml": CITING,
    "paper.txt": "Places\nfor 1,250\nchildren.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Makes a project with everything that can be compared, committed with LF."""
    root = repository(tmp_path / "project", FILES)
    assert align(root, "review").code == 0
    assert align(root, *ACCEPT).code == 0
    commit(root, {".gitattributes": "* text=auto\n"})
    return root


def checked_out(project: Path) -> None:
    """Checks the same commit out again with CRLF, as git does on Windows."""
    git(project, "config", "core.autocrlf", "true")
    git(project, "config", "core.eol", "crlf")
    names = git(project, "ls-files", "-z").split("\0")
    for name in filter(None, names):
        (project / name).unlink()
    git(project, "-c", "core.autocrlf=true", "checkout", "--quiet", "--", ".")
    assert (project / "strategy_model/plan.yaml").read_bytes().count(b"\r\n") > 10


@pytest.mark.parametrize(
    "asked",
    [
        ("check", "--format", "json"),
        ("check", "--format", "text"),
        ("check", "--since", "HEAD", "--trust", "HEAD", "--format", "json"),
        ("report", "--format", "html"),
        ("report", "--format", "json", "--trust", "HEAD"),
        ("diff", "HEAD", "--format", "json"),
        ("review", "--show"),
    ],
    ids=" ".join,
)
def test_every_answer_is_the_same_to_the_byte(project: Path, asked: tuple[str, ...]) -> None:
    with_lf = align(project, *asked)
    checked_out(project)
    assert align(project, *asked) == with_lf
    assert with_lf.code in {0, 1}


def test_nothing_is_said_to_have_changed(project: Path) -> None:
    checked_out(project)
    (found,) = json.loads(align(project, "check", "--trust", "HEAD", "--format", "json").out)["strategies"]
    assert found["trusted"]["altered"] == []
    told = json.loads(align(project, "diff", "HEAD", "--format", "json").out)
    assert (told["changes"], told["beside"]) == ([], [])
    assert align(project, "report", "-o", "../report.html").code == 0
    assert align(project, "verify", "../report.html", "--at", "HEAD").code == 0


@pytest.mark.parametrize("form", ["html", "json", "markdown", "csv"])
def test_a_report_that_is_kept_with_the_files_is_verified_where_it_is_checked_out(project: Path, form: str) -> None:
    assert align(project, "report", "--format", form, "-o", "report.out").code == 0
    commit(project)
    checked_out(project)
    assert b"\r\n" in (project / "report.out").read_bytes()
    run = align(project, "verify", "report.out")
    assert (run.code, run.out.split(":")[0]) == (0, "Verified")
