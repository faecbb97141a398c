"""Every file below the model folder is read once, or named with the reason why not."""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from inspect import stack
from pathlib import Path, PurePosixPath

import pytest
from projects import written

from alignment.documents import limits
from alignment.revisions.files import Files
from alignment.revisions.work_tree import WORK_TREE

SECRET = b"password: hunter2\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    written(tmp_path, {"outside/secret.yaml": SECRET, "project/model/a.yaml": "a"})
    return tmp_path / "project"


def tree(root: Path) -> Files:
    return WORK_TREE.read_tree(root, root / "model")


def read(files: Files) -> dict[str, bytes]:
    return {str(one.path): one.content for one in files.read}


def ignored(files: Files) -> dict[str, str]:
    return {str(one.path): one.reason for one in files.ignored}


def refused(files: Files) -> list[str]:
    assert [str(path) for path in files.unread] == [str(one.location.path) for one in files.findings]
    return [f"{one.rule} {one.message}" for one in files.findings]


@pytest.mark.parametrize("name", ["b.yaml", "b.yml", "b.YAML", "b.Yml", "b c.yaml", "b.old.yaml", "-b.yaml", "é.yaml"])
def test_a_file_with_one_of_the_two_endings_is_read(root: Path, name: str) -> None:
    written(root / "model", {name: b"\xff\x00"})
    files = tree(root)
    assert read(files)[f"model/{name}"] == b"\xff\x00"
    assert (ignored(files), refused(files)) == ({}, [])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("readme.md", "it is not a .yaml or .yml file"),
        ("b.yaml~", "it is not a .yaml or .yml file"),
        ("b.yaml.bak", "it is not a .yaml or .yml file"),
        ("yaml", "it is not a .yaml or .yml file"),
        ("plan.xlsx", "it is not a .yaml or .yml file"),
        (".hidden.yaml", "its name begins with a dot"),
        (".yaml", "its name begins with a dot"),
        (".b.yaml.txt", "its name begins with a dot"),
        (".git/config.yaml", "its name begins with a dot"),
    ],
)
def test_any_other_file_is_named_with_the_reason(root: Path, name: str, reason: str) -> None:
    written(root / "model", {name: SECRET})
    files = tree(root)
    assert ignored(files) == {f"model/{name.partition('/')[0]}": reason}
    assert (list(read(files)), refused(files)) == (["model/a.yaml"], [])


@pytest.mark.parametrize("name", ["b.yaml.txt", "b.YML.TXT", "b.yaml.rtf", "b.yaml.docx"])
def test_a_model_file_whose_name_got_another_end_is_told(root: Path, name: str) -> None:
    written(root / "model", {name: SECRET})
    files = tree(root)
    end = name[name.rindex(".") :]
    assert refused(files) == [f"FILE-NAME model/{name} is not read, as its name ends in {end}"]
    assert (list(read(files)), ignored(files)) == (["model/a.yaml"], {})


def test_what_is_read_elsewhere_is_left_out(root: Path) -> None:
    written(root, {"align.yaml": "model: .", "model/align.yaml": "no configuration of this project"})
    files = WORK_TREE.read_tree(root, root, [PurePosixPath("align.yaml")])
    assert (list(read(files)), ignored(files)) == (["model/a.yaml", "model/align.yaml"], {})


def test_files_come_in_the_order_of_their_names_folder_by_folder(root: Path) -> None:
    names = ["b/b.yaml", "b.yaml", "b-c.yaml", "B.yaml", "b/a/z.yaml", "c/x.yml", "b/c.yaml", "10.yaml", "9.yaml"]
    written(root / "model", dict.fromkeys(names, "x"))
    assert [name.removeprefix("model/") for name in read(tree(root))] == [
        "9.yaml", "10.yaml", "B.yaml", "a.yaml", "b/a/z.yaml", "b/b.yaml", "b/c.yaml", "b-c.yaml", "b.yaml", "c/x.yml",
    ]  # fmt: skip


def test_one_file_may_be_the_whole_model(root: Path) -> None:
    written(root / "model", {"b.txt": "x"})
    assert read(WORK_TREE.read_tree(root, root / "model" / "b.txt")) == {"model/b.txt": b"x"}


def test_an_empty_folder_gives_nothing_at_all(root: Path) -> None:
    (root / "empty").mkdir()
    files = WORK_TREE.read_tree(root, root / "empty")
    assert (read(files), ignored(files), refused(files)) == ({}, {}, [])


def test_what_does_not_exist_is_refused(root: Path) -> None:
    assert refused(WORK_TREE.read_tree(root, root / "modle")) == ["FILE-MISSING modle does not exist"]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("x" * 300, errno.ENAMETOOLONG),
        ("model/a.yaml/b.yaml", errno.ENOTDIR),
    ],
)
def test_a_path_that_the_system_refuses_is_refused_in_its_words(root: Path, name: str, number: int) -> None:
    assert refused(WORK_TREE.read_tree(root, root / name)) == [
        f"FILE-NOT-READ {name} cannot be read: {os.strerror(number)}"
    ]


def test_a_folder_with_the_name_of_a_file_is_refused(root: Path) -> None:
    (root / "model" / "b.yaml").mkdir()
    assert refused(tree(root)) == ["FILE-NOT-READ model/b.yaml cannot be read: it is a folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs fifos")
def test_a_fifo_is_refused_without_waiting_for_a_writer(root: Path) -> None:
    os.mkfifo(root / "model" / "b.yaml")
    assert refused(tree(root)) == ["FILE-NOT-READ model/b.yaml cannot be read: it is not an ordinary file"]
    os.mkfifo(root / "whole")
    assert refused(WORK_TREE.read_tree(root, root / "whole")) == [
        "FILE-NOT-READ whole cannot be read: it is not an ordinary file"
    ]


def test_a_socket_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "model")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("b.yaml")
        (message,) = refused(tree(root))
        assert message.startswith("FILE-NOT-READ model/b.yaml cannot be read: ")


def test_a_file_that_may_not_be_read_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    files = tree(root)
    assert refused(files) == ["FILE-NOT-READ model/a.yaml cannot be read: Permission denied"]
    assert read(files) == {}


def test_a_folder_that_may_not_be_opened_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(root / "model", {"b/c.yaml": "x", "d.yaml": "x"})
    opened = os.scandir

    def refuse(folder: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if folder.name == "b":
            raise PermissionError(13, "Permission denied", str(folder))
        return opened(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    files = tree(root)
    assert refused(files) == ["FILE-NOT-READ model/b cannot be opened: Permission denied"]
    assert list(read(files)) == ["model/a.yaml", "model/d.yaml"]


def test_a_broken_link_is_refused(root: Path) -> None:
    (root / "model" / "b.yaml").symlink_to("nowhere.yaml")
    assert refused(tree(root)) == ["FILE-NOT-READ model/b.yaml is a link to a file that does not exist"]


def test_a_link_to_itself_is_refused(root: Path) -> None:
    (root / "model" / "b.yaml").symlink_to("b.yaml")
    assert refused(tree(root)) == [f"FILE-NOT-READ model/b.yaml cannot be read: {os.strerror(errno.ELOOP)}"]


def test_a_link_to_a_file_of_the_project_is_read(root: Path) -> None:
    written(root, {"shared/b.yaml": "shared"})
    (root / "model" / "b.yaml").symlink_to("../shared/b.yaml")
    assert read(tree(root)) == {"model/a.yaml": b"a", "model/b.yaml": b"shared"}


@pytest.mark.parametrize("target", ["../../outside/secret.yaml", "/etc/passwd", "../../outside/nowhere.yaml"])
def test_a_link_that_leads_out_of_the_project_is_refused_without_a_look_at_it(root: Path, target: str) -> None:
    (root / "model" / "b.yaml").symlink_to(target)
    files = tree(root)
    assert refused(files) == ["FILE-OUTSIDE model/b.yaml is a link that leads out of the project"]
    assert read(files) == {"model/a.yaml": b"a"}


def test_a_link_by_way_of_another_link_is_followed_to_its_end(root: Path) -> None:
    (root / "door").symlink_to("../outside")
    (root / "model" / "b.yaml").symlink_to("../door/secret.yaml")
    assert refused(tree(root)) == ["FILE-OUTSIDE model/b.yaml is a link that leads out of the project"]


def test_links_to_folders_are_refused_too(root: Path) -> None:
    written(root, {"shared/b.yaml": "shared"})
    (root / "model" / "in").symlink_to("../shared")
    (root / "model" / "out").symlink_to("../../outside")
    (root / "model" / "round").symlink_to(".")
    files = tree(root)
    assert refused(files) == [
        "FILE-NOT-READ model/in is a link to a folder, which is not followed",
        "FILE-OUTSIDE model/out is a link that leads out of the project",
        "FILE-NOT-READ model/round is a link to a folder, which is not followed",
    ]
    assert read(files) == {"model/a.yaml": b"a"}


@pytest.mark.parametrize("name", ["door", "door/secret.yaml", "secret.yaml"])
def test_a_model_that_is_a_link_out_of_the_project_is_refused(root: Path, name: str) -> None:
    (root / "door").symlink_to("../outside")
    (root / "secret.yaml").symlink_to("../outside/secret.yaml")
    files = WORK_TREE.read_tree(root, root / name)
    assert refused(files) == [f"FILE-OUTSIDE {name} is a link that leads out of the project"]
    assert read(files) == {}


def test_a_model_may_be_a_link_within_the_project_or_be_named_outside_of_it(root: Path, tmp_path: Path) -> None:
    (root / "plan").symlink_to("model")
    assert read(WORK_TREE.read_tree(root, root / "plan")) == {"plan/a.yaml": b"a"}
    assert read(WORK_TREE.read_tree(root, tmp_path / "outside")) == {"../outside/secret.yaml": SECRET}


def test_names_that_cannot_be_printed_are_spelled_out(root: Path) -> None:
    written(root / "model", {"b\x1b[31m\n\u202e\udcff.yaml": "x", "c\x07": "x", "d\x07/e.yaml": "x"})
    files = tree(root)
    assert list(read(files)) == ["model/a.yaml", "model/b\\x1b[31m\\x0aU+202EU+DCFF.yaml", "model/d\\x07/e.yaml"]
    assert list(ignored(files)) == ["model/c\\x07"]


def test_a_file_is_read_no_further_than_its_size_can_be_told_to_be_too_much(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 4)
    written(root / "model", {"a.yaml": "123456789"})
    assert read(tree(root)) == {"model/a.yaml": b"12345"}


def test_more_files_than_the_limit_are_not_read_and_that_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PROJECT_FILES", 2)
    written(root / "model", {"b.yaml": "b", "c.yaml": "c", "d.yaml": "d"})
    files = tree(root)
    assert read(files) == {"model/a.yaml": b"a", "model/b.yaml": b"b"}
    assert refused(files) == ["FILE-LIMIT model/c.yaml and what follows is not read: 2 files or 1 GiB are the most"]


def test_more_bytes_than_the_limit_are_not_read_and_that_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PROJECT_BYTES", 3)
    written(root / "model", {"b.yaml": "bbb", "c.yaml": "c"})
    files = tree(root)
    assert list(read(files)) == ["model/a.yaml", "model/b.yaml"]
    assert refused(files) == [
        "FILE-LIMIT model/c.yaml and what follows is not read: 20,000 files or 1 GiB are the most"
    ]


def test_folders_in_folders_do_not_exhaust_the_stack(root: Path) -> None:
    written(root, {f"model{'/d' * 200}/z.yaml": "deep"})
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(stack()) + 100)
    try:
        files = tree(root)
    finally:
        sys.setrecursionlimit(before)
    assert read(files)[f"model{'/d' * 200}/z.yaml"] == b"deep"


def test_folders_deeper_than_the_system_can_name_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "model")
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    Path("z.yaml").touch()
    files = tree(root)
    assert list(read(files)) == ["model/a.yaml"]
    (finding,) = files.findings
    assert finding.rule == "FILE-NOT-READ"
    assert finding.message.endswith("/dddddddd cannot be opened: File name too long".replace("dddddddd", "d" * 200))
    assert ignored(files) == {}


def texts_only(name: str) -> str:
    return "" if name.endswith(".txt") else "no text"


def test_of_a_folder_the_files_that_are_wanted_are_read_and_none_below_it(root: Path) -> None:
    written(root, {"papers/b.txt": "b", "papers/a.txt": "a", "papers/.c": "c", "papers/d/e.txt": "e"})
    (root / "papers/f.txt").symlink_to("../../outside/secret.yaml")
    (root / "papers/g.txt").mkdir()
    files = WORK_TREE.read_folder(root, root / "papers", texts_only)
    assert list(read(files).items()) == [("papers/a.txt", b"a"), ("papers/b.txt", b"b")]
    assert list(ignored(files).items()) == [("papers/.c", "no text"), ("papers/d", "no text")]
    assert refused(files) == [
        "FILE-OUTSIDE papers/f.txt is a link that leads out of the project",
        "FILE-NOT-READ papers/g.txt cannot be read: it is a folder",
    ]


def test_a_folder_beside_the_project_is_read_where_somebody_names_it(root: Path) -> None:
    written(root.parent / "papers", {"a.txt": "a"})
    assert read(WORK_TREE.read_folder(root, root.parent / "papers", texts_only)) == {"../papers/a.txt": b"a"}


@pytest.mark.parametrize(
    ("name", "says"), [("nowhere", "No such file or directory"), ("model/a.yaml", "Not a directory")]
)
def test_what_is_no_folder_cannot_be_opened(root: Path, name: str, says: str) -> None:
    files = WORK_TREE.read_folder(root, root / name, texts_only)
    assert refused(files) == [f"FILE-NOT-READ {name} cannot be opened: {says}"]


def test_of_a_folder_no_more_files_than_the_limit_are_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PROJECT_FILES", 1)
    written(root, {"papers/a.txt": "a", "papers/b.txt": "b"})
    files = WORK_TREE.read_folder(root, root / "papers", texts_only)
    assert list(read(files)) == ["papers/a.txt"]
    assert refused(files) == ["FILE-LIMIT papers/b.txt and what follows is not read: 1 files or 1 GiB are the most"]


def test_one_file_is_read_by_itself(root: Path) -> None:
    assert read(WORK_TREE.read_file(root, root / "model" / "a.yaml")) == {"model/a.yaml": b"a"}
    (root / "door.yaml").symlink_to("../outside/secret.yaml")
    assert refused(WORK_TREE.read_file(root, root / "door.yaml")) == [
        "FILE-OUTSIDE door.yaml is a link that leads out of the project"
    ]


def test_inside_means_inside_after_every_link(root: Path) -> None:
    (root / "door").symlink_to("../outside")
    (root / "loop").symlink_to("loop")
    assert WORK_TREE.is_inside(root, root)
    assert WORK_TREE.is_inside(root, root / "model" / "nowhere")
    assert WORK_TREE.is_inside(root, root / "loop" / "x")
    assert not WORK_TREE.is_inside(root, root / "door")
    assert not WORK_TREE.is_inside(root, root / "..")
    assert not WORK_TREE.is_inside(root, Path("/etc"))
    assert not WORK_TREE.is_inside(root, root.with_name("project-2"))


def test_a_handle_is_closed_whatever_happens(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    close = os.close

    def noted(handle: int) -> None:
        closed.append(handle)
        close(handle)

    monkeypatch.setattr(os, "close", noted)
    (root / "model" / "b.yaml").mkdir()
    tree(root)
    assert len(closed) == 2


def test_of_a_file_on_the_disk_nobody_can_tell_when_it_was_written_down(root: Path) -> None:
    assert WORK_TREE.days_written(root / "model/a.yaml") == ()
