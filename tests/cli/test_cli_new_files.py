"""New files are written all or none: wherever it goes wrong, what was there is as it was, and it is said."""

import os
from pathlib import Path

import click
import pytest
from projects import written
from repositories import snapshot

from alignment.cli.files import write_new_files

NEW = {"a.yaml": b"a", "b/c/d.yaml": b"d", "b/e.yaml": b"e", "f/g.yaml": b"g"}


def put(folder: Path) -> None:
    write_new_files((folder / name, content) for name, content in NEW.items())


class Broken:
    """Stands in for a disk that fails at the `at`-th file."""

    def __init__(self, at: int, error: BaseException) -> None:
        self.left = at
        self.error = error

    def __call__(self, descriptor: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise self.error
        os.fdatasync(descriptor)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Makes a folder in which somebody keeps something, part of it where new files go."""
    return written(tmp_path / "plan", {"mine.txt": "mine", "f/mine.txt": "mine"})


def test_all_of_them_are_written(folder: Path) -> None:
    put(folder)
    assert {name: (folder / name).read_bytes() for name in NEW} == NEW
    assert len([path for path in folder.rglob("*") if path.is_file()]) == len(NEW) + 2


@pytest.mark.parametrize("at", range(len(NEW)))
def test_where_the_disk_is_full_those_before_are_taken_away_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = {name: content for name, (_, _, content) in snapshot(folder).items()}
    monkeypatch.setattr("alignment.cli.files.os.fsync", Broken(at, OSError(28, "No space left on device")))
    with pytest.raises(click.ClickException) as caught:
        put(folder)
    assert caught.value.message == (
        f"{folder / list(NEW)[at]} cannot be written: No space left on device. "
        "Nothing was changed: what had been written was taken away again."
    )
    assert {name: content for name, (_, _, content) in snapshot(folder).items()} == before


def test_a_file_that_somebody_else_has_just_written_stays(folder: Path) -> None:
    written(folder, {"f/g.yaml": "theirs"})
    before = {name: content for name, (_, _, content) in snapshot(folder).items()}
    with pytest.raises(click.ClickException, match=r"g\.yaml cannot be written: File exists\. Nothing was changed"):
        put(folder)
    assert {name: content for name, (_, _, content) in snapshot(folder).items()} == before


def test_a_file_where_a_folder_is_needed_stays_too(folder: Path) -> None:
    written(folder, {"b": "theirs"})
    with pytest.raises(click.ClickException, match=r"d\.yaml cannot be written: Not a directory\. Nothing was changed"):
        put(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["b", "f", "mine.txt"]


def test_whoever_interrupts_finds_everything_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: content for name, (_, _, content) in snapshot(folder).items()}
    monkeypatch.setattr("alignment.cli.files.os.fsync", Broken(2, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        put(folder)
    assert {name: content for name, (_, _, content) in snapshot(folder).items()} == before


def test_what_cannot_be_taken_away_again_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def adds_and_fails(_: int) -> None:
        written(folder, {"b/c/theirs.txt": "theirs"})
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("alignment.cli.files.os.fsync", adds_and_fails)
    with pytest.raises(click.ClickException) as caught:
        write_new_files([(folder / "b/c/d.yaml", b"d")])
    assert caught.value.message.endswith(
        f"What had been written was taken away again, but for {folder / 'b'} and {folder / 'b/c'}."
    )
    assert not (folder / "b/c/d.yaml").exists()
