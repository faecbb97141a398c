"""A file that is written anew keeps its owner and mode; what would lose its other name, or is read-only, stays as it is."""

import os
import stat
from pathlib import Path

import click
import pytest

from alignment.cli.files import replace_file


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    return path


def refused(path: Path) -> str:
    with pytest.raises(click.ClickException) as caught:
        replace_file(path, b"new")
    assert (path.read_bytes(), len([*path.parent.glob(".*")])) == (b"old", 0)
    return caught.value.message.removeprefix(str(path))


def test_a_file_that_is_read_only_is_not_written(plan: Path) -> None:
    plan.chmod(0o444)
    assert refused(plan) == (
        " cannot be written: it is read-only. Allow writing to it first, if that is not meant. Nothing was changed."
    )
    plan.chmod(0o640)
    replace_file(plan, b"new")
    assert (plan.read_bytes(), stat.S_IMODE(plan.stat().st_mode)) == (b"new", 0o640)


def test_a_file_with_another_name_is_not_parted_from_it(plan: Path) -> None:
    other = plan.with_name("same.yaml")
    os.link(plan, other)
    assert refused(plan).startswith(" cannot be written: it has another name as well (a hard link)")
    other.unlink()
    replace_file(plan, b"new")
    assert plan.read_bytes() == b"new"


def test_a_file_of_somebody_else_stays_theirs_or_is_not_written(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []

    read = Path.stat

    def owned_by_another(path: Path) -> os.stat_result:
        found = read(path)
        return os.stat_result((*found[:4], found.st_uid + (path.name == "plan.yaml"), *found[5:]))

    monkeypatch.setattr(Path, "stat", owned_by_another)
    monkeypatch.setattr(os, "chown", lambda _, user, group: given.append((user, group)))
    replace_file(plan, b"new")
    assert given == [(os.getuid() + 1, os.getgid())]
    plan.write_bytes(b"old")

    def forbidden(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", forbidden)
    assert refused(plan) == (
        " cannot be written: it belongs to another user or group, and would no longer. Nothing was changed."
    )


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match=r"it is not an ordinary file\. Nothing was changed\.$"):
        replace_file(tmp_path, b"new")
