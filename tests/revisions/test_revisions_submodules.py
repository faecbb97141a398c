"""A submodule whose files nobody has fetched is an error with its mend, wherever something is looked for in it."""

from pathlib import Path

import pytest
from projects import HOUSE, SOUND, align, pack, rule
from repositories import commit, git, repository

from alignment.revisions.commit_tree import CommitTree
from alignment.revisions.commits import open_commit
from alignment.revisions.work_tree import WORK_TREE


@pytest.fixture
def lacking(tmp_path: Path) -> Path:
    """Gives a checkout of a project whose submodules `sub` and `strategy_model/risks` nobody has fetched."""
    other = repository(
        tmp_path / "other", {"house.yaml": pack(rule("S-X", "info", "owner", "roles")), "paper.txt": "x"}
    )
    made = repository(tmp_path / "made", {**HOUSE, "strategy_model/plan.yaml": SOUND})
    for place in ("sub", "strategy_model/risks"):
        git(made, "submodule", "--quiet", "add", str(other), place)
    commit(made)
    git(tmp_path, "clone", "--quiet", str(made), "checkout")
    return tmp_path / "checkout"


def test_a_submodule_in_the_model_that_nobody_has_fetched_is_an_error_until_it_is(lacking: Path) -> None:
    run = align(lacking, "check")
    assert run.code == 2
    assert "error[FILE-SUBMODULE]: strategy_model/risks is a submodule whose files are not there" in " ".join(
        run.out.split()
    )
    assert "Run `git submodule update --init`, then check again." in run.out
    git(lacking, "submodule", "--quiet", "update", "--init")
    assert "FILE-SUBMODULE" not in align(lacking, "check").out


@pytest.mark.parametrize("model", ["sub", "sub/plans"])
def test_a_model_in_a_submodule_that_nobody_has_fetched(lacking: Path, model: str) -> None:
    (lacking / "align.yaml").write_text(f"packs: [rules.yaml]\nmodel: {model}\n")
    run = align(lacking, "check")
    assert (run.code, "[FILE-SUBMODULE]: sub is a submodule whose files are not there" in run.out) == (2, True)


def test_packs_and_texts_in_a_submodule_say_what_brings_them(lacking: Path) -> None:
    mend = "It lies in sub, which is a submodule whose files are not there: run `git submodule update --init`."
    (lacking / "align.yaml").write_text("packs: [rules.yaml, sub/house.yaml]\n")
    (lacking / "strategy_model/more.yaml").write_text("documents: [{id: D, title: T, file: sub/paper.txt}]\n")
    run = align(lacking, "check")
    assert (run.code, " ".join(run.out.split()).count(mend)) == (2, 2)
    git(lacking, "submodule", "--quiet", "update", "--init")
    assert mend not in " ".join(align(lacking, "check").out.split())


def test_a_folder_of_texts_that_nobody_has_fetched(lacking: Path) -> None:
    run = align(lacking, "check", "--documents", "sub")
    assert (run.code, "[FILE-SUBMODULE]: sub is a submodule whose files are not there" in run.out) == (2, True)


def test_an_empty_folder_that_is_none_of_git_s_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model/empty").mkdir(parents=True)
    assert WORK_TREE.read_tree(tmp_path, tmp_path / "model").findings == []
    (tmp_path / "model/file.txt").write_text("x")
    for path in ("model/empty/x", "model/file.txt/x"):
        assert WORK_TREE.lost_submodule(tmp_path / path) is None
    monkeypatch.setenv("PATH", "")
    assert WORK_TREE.read_tree(tmp_path, tmp_path / "model").findings == []


def test_no_submodule_is_looked_for_in_a_commit(lacking: Path) -> None:
    opened = open_commit(lacking, "HEAD")
    assert isinstance(opened, CommitTree)
    assert opened.lost_submodule(lacking / "sub/house.yaml") is None
