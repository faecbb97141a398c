"""A commit is read like the work tree that it would be checked out to, and nothing on the disk makes a difference."""

import errno
import os
import shutil
import stat
import time
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from projects import written
from repositories import blob, commit, commit_of, git, repository, snapshot

from alignment.documents import limits
from alignment.revisions.commit_tree import CommitTree
from alignment.revisions.commits import open_commit
from alignment.revisions.files import Files
from alignment.revisions.work_tree import WORK_TREE

SECRET = b"password: hunter2\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a project that is not the whole repository."""
    repository(tmp_path / "top", {"outside/secret.yaml": SECRET, "project/model/a.yaml": "a"})
    return tmp_path / "top" / "project"


def opened(root: Path, revision: str = "HEAD") -> CommitTree:
    tree = open_commit(root, revision)
    assert isinstance(tree, CommitTree)
    return tree


def told(files: Files) -> tuple[dict[str, bytes], dict[str, str], list[str]]:
    """Gives what was read, ignored and refused, each in its order."""
    assert [str(path) for path in files.unread] == [str(one.location.path) for one in files.findings]
    return (
        {str(one.path): one.content for one in files.read},
        {str(one.path): one.reason for one in files.ignored},
        [f"{one.rule} {one.message}" for one in files.findings],
    )


def test_a_tree_names_the_commit_whose_files_it_holds(root: Path) -> None:
    assert opened(root).commit == git(root, "rev-parse", "HEAD")
    assert WORK_TREE.commit == ""


def committed(root: Path, *, name: str = "model") -> tuple[dict[str, bytes], dict[str, str], list[str]]:
    """Commits what there is and gives what is read of the commit once the work tree is gone."""
    commit(root)
    for path in root.iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return told(opened(root).read_tree(root, root / name))


LAYOUTS: dict[str, tuple[Mapping[str, str | bytes], Mapping[str, str]]] = {
    "files": ({"model/b.yaml": b"\xff\x00", "model/c.YML": "c", "model/d/e.yaml": "e", "model/d.yaml": "d"}, {}),
    "order": (
        dict.fromkeys(["model/b/b.yaml", "model/b-c.yaml", "model/b.yaml", "model/B.yaml", "model/é.yml"], ""),
        {},
    ),
    "ignored": ({"model/x.md": SECRET, "model/.b.yaml": "b", "model/.c/d.yaml": "d", "model/yaml": "e"}, {}),
    "link to a file": ({"shared/b.yaml": "b"}, {"model/b.yaml": "../shared/b.yaml"}),
    "link to a link": ({"shared/b.yaml": "b"}, {"model/b.yaml": "../door/b.yaml", "door": "./shared/."}),
    "links to folders": (
        {"shared/b.yaml": "b"},
        {"model/in": "../shared", "model/out": "../../outside", "model/o": "."},
    ),
    "links out": ({}, {"model/b.yaml": "../../outside/secret.yaml", "model/c.yaml": "../../outside/no.yaml"}),
    "link out by a link": ({}, {"model/b.yaml": "../door/secret.yaml", "door": "../outside"}),
    "link nowhere": ({}, {"model/b.yaml": "nowhere.yaml", "model/c.yaml": "no/../a.yaml", "model/d.yaml": "a.yaml/b"}),
    "link to itself": ({}, {"model/b.yaml": "b.yaml", "model/c.yaml": "d.yaml", "model/d.yaml": "c.yaml"}),
    "link to a folder by the name of a file": ({"shared/b.yaml": "b"}, {"model/b.yaml": "../shared"}),
    "link of no concern": ({"shared/b.txt": "b"}, {"model/b.txt": "../shared/b.txt", "model/c.txt": "nowhere"}),
    "folder by the name of a file": ({"model/b.yaml/c.txt": "c"}, {}),
    "strange names": (
        {"model/b\x1b\n\u202e.yaml": "b", "model/c\x07": "c", "model/d\x07/e.yaml": "e", "model/ f.yml": ""},
        {},
    ),
    "bytes that are no text": ({os.fsdecode(b"model/\xff.yaml"): "b", os.fsdecode(b"model/\xe9/\xfe.yml"): "c"}, {}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_commit_is_read_like_the_work_tree_that_it_is_checked_out_to(root: Path, layout: str) -> None:
    files, links = LAYOUTS[layout]
    written(root, files)
    for name, target in links.items():
        (root / name).symlink_to(target)
    expected = told(WORK_TREE.read_tree(root, root / "model"))
    assert len(expected[0]) + len(expected[1]) + len(expected[2]) > 1
    assert committed(root) == expected


@pytest.mark.parametrize(
    "name", ["door", "door/secret.yaml", "secret.yaml", "plan", "modle", "model/a.yaml/b", "loop", "own.yaml"]
)
def test_any_start_is_read_or_refused_like_in_the_work_tree(root: Path, name: str) -> None:
    written(root, {"own.yaml": "own"})
    links = {"door": "../outside", "secret.yaml": "../outside/secret.yaml", "plan": "model", "loop": "loop"}
    for link, target in links.items():
        (root / link).symlink_to(target)
    expected = told(WORK_TREE.read_tree(root, root / name))
    assert committed(root, name=name) == expected


@pytest.mark.parametrize("name", ["model/a.yaml", "door.yaml", "broken.yaml", "model", "nowhere.yaml", "loop"])
def test_one_file_is_read_or_refused_like_in_the_work_tree(root: Path, name: str) -> None:
    links = {"door.yaml": "../outside/secret.yaml", "broken.yaml": "no.yaml", "loop": "loop"}
    for link, target in links.items():
        (root / link).symlink_to(target)
    commit(root)
    assert told(opened(root).read_file(root, root / name)) == told(WORK_TREE.read_file(root, root / name))


@pytest.mark.parametrize(
    "name", ["papers", "door", "in", "papers/a.txt", "nowhere", "loop", "papers/a.txt/b", "../outside", "../../beyond"]
)
def test_a_folder_is_read_or_refused_like_in_the_work_tree(root: Path, name: str) -> None:
    texts: dict[str, str | bytes] = {
        "papers/b.txt": "b",
        "papers/a.txt": b"\xff",
        "papers/.c": "c",
        "papers/d/e.txt": "e",
        "papers/g.txt/h": "h",
    }
    written(root, texts)
    links = {"papers/f.txt": "../../outside/secret.yaml", "door": "../outside", "in": "papers", "loop": "loop"}
    for link, target in links.items():
        (root / link).symlink_to(target)
    commit(root)
    path = Path(os.path.normpath(root / name))
    expected = told(WORK_TREE.read_folder(root, path, texts_only))
    assert expected != ({}, {}, [])
    shutil.rmtree(root)
    assert told(opened(root.parent).read_folder(root, path, texts_only)) == expected


def texts_only(name: str) -> str:
    return "" if name.endswith(".txt") else "no text"


def test_of_a_folder_that_the_clone_does_not_hold_that_is_said(root: Path) -> None:
    commit(root, {"papers/a.txt": "a"})
    without(root, "project/papers")
    refused = ["FILE-NOT-READ papers cannot be read: this clone does not hold all of the commit"]
    assert told(opened(root).read_folder(root, root / "papers", texts_only)) == ({}, {}, refused)


def test_what_lies_beside_the_project_is_read_where_somebody_names_it(root: Path) -> None:
    start = root.parent / "outside"
    assert told(opened(root).read_tree(root, start)) == ({"../outside/secret.yaml": SECRET}, {}, [])


def test_what_is_read_elsewhere_is_left_out(root: Path) -> None:
    commit(root, {"align.yaml": "model: .", "model/align.yaml": "of nobody"})
    files = opened(root).read_tree(root, root, [PurePosixPath("align.yaml")])
    assert told(files) == ({"model/a.yaml": b"a", "model/align.yaml": b"of nobody"}, {}, [])


def test_paths_exist_and_are_inside_like_in_the_work_tree(root: Path) -> None:
    links = {"door": "../outside", "loop": "loop", "away": "no/../../x", "far": "no/../../../../../..", "in": "model"}
    for link, target in links.items():
        (root / link).symlink_to(target)
    commit(root)
    tree = opened(root)
    paths = [root, root.parent, root.parent.parent, root / "..", root / "model/..", root / "model/../../outside/x"]
    paths += [
        root / name for name in (*links, "model", "no", "door/secret.yaml", "in/a.yaml", "loop/x", "model/a.yaml/x")
    ]
    for path in paths[1:]:
        assert tree.is_inside(root, path) is WORK_TREE.is_inside(root, path), path
    for path in paths[3:]:
        assert tree.exists(path) is WORK_TREE.exists(path), path
        assert {*(tree.names(path) or ())} == {*(WORK_TREE.names(path) or ())} - {".git"}, path
    assert [tree.is_top(one) for one in (root.parent, root, root.parent.parent)] == [True, False, False]
    assert (tree.exists(root.parent), tree.exists(root.parent.parent)) == (True, False)


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../../etc/passwd", "../../../nowhere"])
@pytest.mark.parametrize("name", ["model/b.yaml", "model/b"])
def test_a_link_out_of_the_repository_is_refused_whatever_is_there(root: Path, name: str, target: str) -> None:
    (root / name).symlink_to(target)
    refused = [f"FILE-OUTSIDE {name} is a link that leads out of the project"]
    assert committed(root) == ({"model/a.yaml": b"a"}, {}, refused)


def test_an_absolute_link_is_about_some_disk_and_not_about_the_commit(root: Path) -> None:
    (root / "model/b.yaml").symlink_to(root / "model/a.yaml")
    assert committed(root)[2] == ["FILE-OUTSIDE model/b.yaml is a link that leads out of the project"]


def test_a_link_longer_than_any_path_is_refused(root: Path) -> None:
    for name, steps in {"b": 2044, "c": 2045}.items():
        link = blob(root, b"./" * steps + b"a.yaml").hex()
        git(root, "update-index", "--add", "--cacheinfo", f"120000,{link},project/model/{name}.yaml")
    git(root, "commit", "--quiet", "--message", "A longer link")
    read, _, refused = told(opened(root).read_tree(root, root / "model"))
    assert list(read) == ["model/a.yaml", "model/b.yaml"]
    assert refused == [f"FILE-NOT-READ model/c.yaml cannot be read: {os.strerror(errno.ENAMETOOLONG)}"]


def test_a_submodule_is_ignored_with_the_reason(root: Path, tmp_path: Path) -> None:
    other = repository(tmp_path / "other", {"b.yaml": "b"})
    git(root, "submodule", "--quiet", "add", str(other), "model/sub")
    git(root, "submodule", "--quiet", "add", str(other), "model/sub.yaml")
    commit(root)
    (root / "link.yaml").symlink_to("model/sub")
    commit(root)
    reason = "it is a submodule, whose files are in another repository"
    tree = opened(root)
    assert told(tree.read_tree(root, root / "model")) == (
        {"model/a.yaml": b"a"},
        {"model/sub": reason, "model/sub.yaml": reason},
        [],
    )
    for name in ("model/sub", "link.yaml"):
        refused = [f"FILE-NOT-READ {name} cannot be read: {reason}"]
        assert told(tree.read_tree(root, root / name)) == ({}, {}, refused)
    assert not tree.exists(root / "model/sub/b.yaml")


def test_bytes_are_those_that_git_holds_whatever_its_settings_make_of_them(root: Path, tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    written(root.parent, {".gitattributes": "*.yaml text eol=crlf filter=spy diff=spy\n"})
    commit(root, {"model/b.yaml": "b: 1\nc: 2\n"})
    for name in ("filter.spy.smudge", "filter.spy.clean", "diff.spy.textconv", "core.fsmonitor"):
        git(root, "config", name, f"touch {witness}")
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        hook = root.parent / ".git" / "hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch {witness}\n", encoding="utf-8")
        hook.chmod(0o755)
    before = snapshot(root.parent)
    assert told(opened(root).read_tree(root, root / "model"))[0]["model/b.yaml"] == b"b: 1\nc: 2\n"
    assert snapshot(root.parent) == before
    assert not witness.exists()


def test_replaced_objects_are_read_as_they_were_committed(root: Path) -> None:
    git(root, "replace", blob(root, b"a").hex(), blob(root, b"another").hex())
    assert told(opened(root).read_tree(root, root / "model"))[0] == {"model/a.yaml": b"a"}


def test_repositories_with_longer_ids_are_read_as_well(tmp_path: Path) -> None:
    written(tmp_path, {"model/a.yaml": "a", "model/b/c.yaml": "c"})
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    assert len(commit(tmp_path)) == 64
    assert told(opened(tmp_path).read_tree(tmp_path, tmp_path / "model"))[0] == {
        "model/a.yaml": b"a",
        "model/b/c.yaml": b"c",
    }


def test_a_file_is_read_no_further_than_its_size_can_be_told_to_be_too_much(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(root, {"model/a.yaml": "12345", "model/b.yaml": "123456789" * 100_000, "model/c.yaml": "12345678"})
    monkeypatch.setattr(limits, "FILE_BYTES", 4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("alignment.revisions.lookup.limits.FILE_BYTES", 1 << 20)
        tree = opened(root)
        tree.exists(root / "model/a.yaml")
    assert told(tree.read_tree(root, root / "model"))[0] == {
        "model/a.yaml": b"12345",
        "model/b.yaml": b"12345",
        "model/c.yaml": b"12345",
    }


@pytest.mark.parametrize(("limit", "most"), [("PROJECT_FILES", 2), ("PROJECT_BYTES", 1)])
def test_more_than_the_limit_is_not_read_and_that_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    commit(root, {"model/b.yaml": "b", "model/c.yaml": "c", "model/d.yaml": "d"})
    monkeypatch.setattr(limits, limit, most)
    expected = told(WORK_TREE.read_tree(root, root / "model"))
    assert list(expected[0]) == ["model/a.yaml", "model/b.yaml"]
    assert told(opened(root).read_tree(root, root / "model")) == expected


def test_folders_that_list_one_another_without_end_are_given_up(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PROJECT_FILES", 20)
    tree = bytes.fromhex(git(root, "hash-object", "-t", "tree", "-w", "--stdin"))
    for _ in range(20):
        entries = b"".join(b"40000 %d\0%b" % (number, tree) for number in range(10))
        tree = bytes.fromhex(git(root, "hash-object", "-t", "tree", "-w", "--stdin", given=entries))
    files = opened(root, commit_of(root, b"40000 model\0" + tree)).read_tree(root.parent, root.parent / "model")
    assert files.read == []
    assert {one.rule for one in files.findings} == {"FILE-LIMIT"}
    assert files.findings[0].message.endswith("and what follows is not read: 20 files or 1 GiB are the most")


@pytest.mark.parametrize("name", [b"..", b".", b"x/../../y.yaml", b"a.yaml"])
def test_a_folder_with_an_impossible_name_in_it_is_refused(root: Path, name: bytes) -> None:
    entry = blob(root, b"a")
    made = commit_of(root, b"100644 a.yaml\0" + entry, b"100644 " + name + b"\0" + entry)
    tree, top = opened(root, made), root.parent
    refused = ["FILE-NOT-READ . cannot be read: a folder of the commit has an impossible name in it"]
    assert told(tree.read_tree(top, top)) == ({}, {}, refused)


def test_what_cannot_be_read_as_a_folder_is_refused(root: Path) -> None:
    made = commit_of(root, b"no folder at all")
    assert "impossible" in told(opened(root, made).read_file(root, root / "a.yaml"))[2][0]


def test_a_folder_that_is_too_large_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 4)
    refused = ["FILE-NOT-READ model cannot be read: a folder of the commit is too large"]
    assert told(opened(root).read_tree(root, root / "model")) == ({}, {}, refused)


def without(root: Path, wanted: str) -> None:
    """Takes an object out of a repository, as if the clone had never fetched it."""
    one = git(root, "rev-parse", f"HEAD:{wanted}")
    path = root.parent / ".git" / "objects" / one[:2] / one[2:]
    path.chmod(stat.S_IWUSR)
    path.unlink()


def test_a_file_that_the_clone_does_not_hold_is_refused_by_itself(root: Path) -> None:
    commit(root, {"model/b.yaml": "b"})
    without(root, "project/model/b.yaml")
    refused = ["FILE-NOT-READ model/b.yaml cannot be read: this clone does not hold it"]
    assert told(opened(root).read_tree(root, root / "model")) == ({"model/a.yaml": b"a"}, {}, refused)


@pytest.mark.parametrize("wanted", ["project/model/link", "project/model"])
def test_what_cannot_be_looked_at_is_taken_to_be_there_and_refused(root: Path, wanted: str) -> None:
    (root / "model/link").symlink_to("a.yaml")
    commit(root)
    without(root, wanted)
    tree = opened(root)
    assert tree.exists(root / "model/link/x")
    assert tree.names(root.parent / wanted) is None
    assert tree.is_inside(root, root / "model/link/x")
    refused = "cannot be read: this clone does not hold all of the commit"
    assert told(tree.read_tree(root, root / "model"))[2] == [f"FILE-NOT-READ model {refused}"]
    assert told(tree.read_file(root, root / "model/link"))[2] == [f"FILE-NOT-READ model/link {refused}"]


def test_a_partial_clone_fetches_nothing(root: Path, tmp_path: Path) -> None:
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", root.parent.as_uri(), "partial")
    project = tmp_path / "partial" / "project"
    before = snapshot(tmp_path / "partial")
    refused = ["FILE-NOT-READ model cannot be read: this clone does not hold all of the commit"]
    assert told(opened(project).read_tree(project, project / "model"))[2] == refused
    assert snapshot(tmp_path / "partial") == before


def test_an_object_that_is_broken_is_refused_in_the_words_of_git(root: Path) -> None:
    one = git(root, "rev-parse", "HEAD:project/model/a.yaml")
    path = root.parent / ".git" / "objects" / one[:2] / one[2:]
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_bytes(b"not compressed at all")
    (message,) = told(opened(root).read_tree(root, root / "model"))[2]
    assert message.startswith("FILE-NOT-READ model")


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, when: str, does: str) -> None:
    """Puts a program in the place of git that behaves in a way of its own where its arguments are like these."""
    script = f'#!/bin/sh\ncase "$*" in {when}) {does};; esac\nexec {shutil.which("git")} "$@"\n'
    written(folder, {"bin/git": script})
    (folder / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")


def test_what_goes_away_while_it_is_read_is_refused(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = opened(root)
    tree.exists(root / "model/a.yaml")
    stand_in(tmp_path, monkeypatch, "*'--batch '*", "sed 's/$/ missing/'; exit")
    refused = ["FILE-NOT-READ model cannot be read: this clone does not hold all of the commit"]
    assert told(tree.read_tree(root, root / "model")) == ({}, {}, refused)


def test_git_that_takes_too_long_is_ended_and_that_is_said(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(root, {"model/b.yaml": "b" * 100_000})
    tree = opened(root)
    tree.exists(root / "model/a.yaml")
    monkeypatch.setattr(limits, "FILE_BYTES", 50_000)
    stand_in(tmp_path, monkeypatch, "*'cat-file blob'*", "exec sleep 20")
    monkeypatch.setattr("alignment.revisions.git.SECONDS", 0.5)
    started = time.monotonic()
    refused = ["FILE-NOT-READ model cannot be read: git took longer than 0.5 seconds"]
    assert told(tree.read_tree(root, root / "model")) == ({}, {}, refused)
    (tmp_path / "bin/git").write_text("#!/bin/sh\nexec sleep 20\n", encoding="utf-8")
    assert told(tree.read_tree(root, root / "model")) == ({}, {}, refused)
    assert time.monotonic() - started < 10


def test_the_work_tree_may_be_reached_by_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(root.parent)
    seen = tmp_path / "way" / "project"
    tree = opened(seen)
    assert told(tree.read_tree(seen, seen / "model")) == ({"model/a.yaml": b"a"}, {}, [])
    assert tree.is_top(tmp_path / "way")
