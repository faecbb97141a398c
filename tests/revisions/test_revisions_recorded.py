"""What a report records: the commit that is checked out, and the files that differ from it."""

import os
from pathlib import Path

import pytest
from projects import written
from repositories import blob, commit, commit_of, git, repository, snapshot

from alignment.revisions.commits import Expected, Recorded, record
from alignment.revisions.work_tree import WORK_TREE

NOTHING_MORE = Expected(Path("/nowhere"), ())


def recorded(root: Path, *names: str) -> list[str] | None:
    files = [source for name in names for source in WORK_TREE.read_tree(root, root / name).read]
    before = snapshot(root)
    found = record(root, files, NOTHING_MORE)
    assert snapshot(root) == before
    if found is None:
        return None
    assert isinstance(found, Recorded)
    assert found.commit == git(root, "rev-parse", "HEAD")
    return [str(path) for path in found.uncommitted]


def test_what_is_as_committed_is_not_named(tmp_path: Path) -> None:
    repository(tmp_path, {"p/model/a.yaml": "a", "p/model/b.yaml": "", "p/align.yaml": "x"})
    (tmp_path / "p/model/c.yaml").symlink_to("a.yaml")
    commit(tmp_path)
    assert recorded(tmp_path / "p", "model", "align.yaml") == []


def test_what_is_changed_new_or_only_staged_is_named(tmp_path: Path) -> None:
    repository(tmp_path, {"model/a.yaml": "a", "model/b.yaml": "b", "model/d.yaml": "d", ".gitignore": "e.yaml\n"})
    written(tmp_path, {"model/b.yaml": "changed", "model/c.yaml": "new", "model/d.yaml": "staged", "model/e.yaml": "e"})
    git(tmp_path, "add", "model/d.yaml")
    (tmp_path / "model/a.yaml").rename(tmp_path / "model/f.yaml")
    assert recorded(tmp_path, "model") == [f"model/{name}.yaml" for name in "bcdef"]


def test_line_ends_that_git_writes_are_no_difference(tmp_path: Path) -> None:
    repository(tmp_path, {"a.yaml": "a\nb\n"})
    written(tmp_path, {"a.yaml": b"a\r\nb\r\n"})
    assert recorded(tmp_path, "a.yaml") == []


def test_no_filter_is_asked(tmp_path: Path) -> None:
    repository(tmp_path / "r", {"a.yaml": "a", ".gitattributes": "*.yaml filter=spy\n"})
    git(tmp_path / "r", "config", "filter.spy.clean", f"touch {tmp_path / 'witness'}; cat")
    written(tmp_path / "r", {"a.yaml": "b"})
    assert recorded(tmp_path / "r", "a.yaml") == ["a.yaml"]
    assert not (tmp_path / "witness").exists()


def test_longer_ids_are_compared_as_well(tmp_path: Path) -> None:
    written(tmp_path, {"a.yaml": "a", "b.yaml": "b"})
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    commit(tmp_path)
    written(tmp_path, {"b.yaml": "c"})
    assert recorded(tmp_path, "a.yaml", "b.yaml") == ["b.yaml"]


def nothing_recorded(folder: Path) -> str:
    """Gives what is said where no commit is recorded."""
    found = record(folder, WORK_TREE.read_file(folder, folder / "a.yaml").read, NOTHING_MORE)
    assert not isinstance(found, Recorded)
    return found.message if found else ""


def test_where_there_is_no_commit_nothing_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, {"a.yaml": "a"})
    assert nothing_recorded(tmp_path) == ""
    with monkeypatch.context() as patch:
        patch.setenv("PATH", os.devnull)
        assert nothing_recorded(tmp_path) == ""
    git(tmp_path, "init", "--quiet")
    assert nothing_recorded(tmp_path) == ""


def test_where_there_may_be_a_commit_it_is_said_why_none_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(tmp_path, {"a.yaml": "a"})
    with monkeypatch.context() as patch:
        patch.setenv("PATH", os.devnull)
        assert nothing_recorded(tmp_path) == "Git is not installed, or not where programs are looked for."
    git(tmp_path, "reset", "--quiet", "--soft", commit_of(tmp_path, b"100644 x/y\0" + blob(tmp_path, b"")))
    assert nothing_recorded(tmp_path) == "A folder of the commit has an impossible name in it."
