"""Which commit a revision means, and what is said where it means none."""

import os
import re
import shlex
from hashlib import sha1
from pathlib import Path

import pytest
from projects import written
from repositories import commit, git, repository

from alignment.revisions.commit_tree import CommitTree
from alignment.revisions.commits import NoRevision, open_commit


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return repository(tmp_path / "top", {"model/a.yaml": "a"})


def refused(start: Path, revision: str) -> str:
    found = open_commit(start, revision)
    assert isinstance(found, NoRevision)
    return found.message


def read(start: Path, revision: str) -> tuple[str, bytes]:
    found = open_commit(start, revision)
    assert isinstance(found, CommitTree)
    assert found.revision == revision
    (file,) = found.read_file(start, start / "model/a.yaml").read
    return found.commit, file.content


def test_a_revision_is_a_commit_by_whatever_name(top: Path) -> None:
    first = git(top, "rev-parse", "HEAD")
    git(top, "tag", "plain")
    git(top, "tag", "--annotate", "told", "--message", "Told")
    second = commit(top, {"model/a.yaml": "b"})
    for name in (first, first[:12], first.upper(), "plain", "told", "HEAD~1", "main^", "main@{1}", "main^{/More}~1"):
        assert read(top, name) == (first, b"a"), name
    for name in (second, "main", "HEAD", "@", "refs/heads/main"):
        assert read(top, name) == (second, b"b"), name


@pytest.mark.parametrize("start", ["model", "model/a.yaml", "gone", "gone/a/b.yaml", "model/a.yaml/b"])
def test_the_repository_is_that_of_the_path_even_where_the_path_is_gone(top: Path, start: str) -> None:
    found = open_commit(top / start, "HEAD")
    assert isinstance(found, CommitTree)
    assert found.is_top(top)


@pytest.mark.parametrize(
    "revision", ["--help", "-", "--output=x", "--git-dir=/", "a\x00b", "a\nb", "\x1b[31m", "\udcff"]
)
def test_what_can_be_no_name_is_never_handed_to_git(top: Path, revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alignment.revisions.git.subprocess", None)
    message = refused(top, revision)
    assert message.startswith("No revision can be called `")
    assert message.endswith("`. Name a commit, a branch or a tag.")
    assert message.isprintable()


@pytest.mark.parametrize(
    "revision",
    [
        "nowhere",
        "",
        " ",
        "HEAD:model",
        "HEAD^{tree}",
        "^HEAD",
        "HEAD..HEAD",
        "HEAD@{u}",
        "f" * 40,
        ":0",
        "a" * 5000,
        "$(x)",
    ],
)
def test_an_unknown_revision_is_refused_with_where_to_look(top: Path, revision: str) -> None:
    message = refused(top, revision)
    assert message.startswith("There is no revision `")
    assert message.endswith("` in this repository. `git branch --all` and `git tag` name what there is.")
    assert len(message) < 160


def test_a_name_that_is_nearly_right_is_guessed(top: Path) -> None:
    git(top, "branch", "consultation")
    assert refused(top, "consultaton") == (
        "There is no revision `consultaton` in this repository. Did you mean `consultation`?"
    )


def refs(top: Path, *names: str) -> None:
    """Gives the first commit further names, and the last one a branch of each, by whatever means git has."""
    for name in names:
        git(top, "update-ref", name, git(top, "rev-list", "--max-parents=0", "--all"))


@pytest.mark.parametrize(
    ("names", "revision", "whole"),
    [
        (["refs/heads/x", "refs/tags/x"], "x", "`refs/tags/x` or `refs/heads/x`"),
        (["refs/heads/x", "refs/tags/x"], "x~0", "`refs/tags/x` or `refs/heads/x`"),
        (["refs/heads/x", "refs/tags/x"], "x^{commit}", "`refs/tags/x` or `refs/heads/x`"),
        (["refs/heads/x", "refs/remotes/x/HEAD"], "x", "`refs/heads/x` or `refs/remotes/x/HEAD`"),
        (
            ["refs/tags/origin/x", "refs/remotes/origin/x"],
            "origin/x",
            "`refs/tags/origin/x` or `refs/remotes/origin/x`",
        ),
        (["refs/tags/heads/x", "refs/heads/x"], "heads/x", "`refs/heads/x` or `refs/tags/heads/x`"),
        (["refs/heads/x", "refs/tags/x", "refs/remotes/x", "refs/x"], "x", "`refs/x`, `refs/tags/x`, `refs/heads/x`"),
        (["refs/heads/refs/x", "refs/tags/refs/x"], "refs/x", "`refs/tags/refs/x` or `refs/heads/refs/x`"),
    ],
)
def test_a_name_that_several_have_is_refused_with_whole_names_that_are_not(
    top: Path, names: list[str], revision: str, whole: str
) -> None:
    commit(top, {"model/a.yaml": "b"})
    refs(top, *names)
    message = refused(top, revision)
    assert message.startswith(f"`{revision}` is ambiguous in this repository. Say which is meant: {whole}")
    for name in names:
        assert f"`{name}`" in message
        assert read(top, name)[1] == b"a", name


def test_that_git_is_set_not_to_warn_makes_no_difference(top: Path) -> None:
    refs(top, "refs/heads/x", "refs/tags/x")
    git(top, "config", "core.warnAmbiguousRefs", "false")
    assert refused(top, "x").startswith("`x` is ambiguous")


def test_what_is_whole_is_meant_whatever_else_is_called_so(top: Path) -> None:
    first, second = git(top, "rev-parse", "HEAD"), commit(top, {"model/a.yaml": "b"})
    refs(top, "refs/tags/HEAD", "refs/heads/HEAD", f"refs/heads/{second}", "refs/tags/refs/heads/main")
    for name in ("HEAD", "@", second, "refs/heads/main", "HEAD~0"):
        assert read(top, name) == (second, b"b"), name
    refs(top, f"refs/heads/{second[:9]}")
    assert refused(top, second[:9]).endswith(
        f"Say which is meant: `refs/heads/{second[:9]}` or the whole id of a commit."
    )
    assert read(top, f"refs/heads/{second[:9]}") == (first, b"a")


def two_that_begin_alike(plain: bytes) -> tuple[str, bytes, bytes]:
    """Gives two commits whose ids begin with the same four characters, and these."""
    known: dict[str, bytes] = {}
    for one in (plain + b"\n%d" % number for number in range(1 << 16)):
        start = sha1(b"commit %d\0" % len(one) + one, usedforsecurity=False).hexdigest()[:4]
        if known.setdefault(start, one) != one:
            return start, known[start], one
    raise AssertionError


def test_the_beginning_of_two_ids_is_refused(top: Path) -> None:
    start, *both = two_that_begin_alike(git(top, "cat-file", "commit", "HEAD").encode())
    for one in both:
        git(top, "hash-object", "-t", "commit", "-w", "--stdin", given=one)
    assert refused(top, start) == f"`{start}` is ambiguous in this repository. Write more of the id of the commit."


def test_a_commit_whose_folder_is_missing_is_unknown(top: Path) -> None:
    tree = git(top, "rev-parse", "HEAD^{tree}")
    (top / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert refused(top, "main").startswith("There is no revision `main` in this repository.")


CLONES = {
    "--depth=1": "is shallow",
    "--depth=1 --no-single-branch": "is shallow",
    "--single-branch": "has not every branch",
    "--single-branch --origin=upstream": "has not every branch",
}


@pytest.mark.parametrize("options", CLONES)
def test_the_command_that_is_named_brings_what_a_clone_lacks(top: Path, tmp_path: Path, options: str) -> None:
    first = git(top, "rev-parse", "HEAD")
    git(top, "branch", "older")
    commit(top)
    git(tmp_path, "clone", "--quiet", "--branch=main", *options.split(), top.as_uri(), "clone")
    clone, remote = tmp_path / "clone", "upstream" if "upstream" in options else "origin"
    says = refused(clone, f"{remote}/gone")
    assert says.startswith(
        f"There is no revision `{remote}/gone` in this repository. This clone {CLONES[options]} and may"
    )
    assert says.endswith("`GIT_DEPTH: 0` on GitLab.") == ("depth" in options)
    (command,) = re.findall(r"`(git fetch .*?)`", says)
    git(clone, *shlex.split(command)[1:], "--quiet")
    for lacking in (first, f"{remote}/older"):
        assert read(clone, lacking) == (first, b"a")
    assert refused(clone, "older").endswith(f"Did you mean `{remote}/older`?")


def test_a_clone_that_has_everything_and_one_that_is_of_nothing_are_told_what_there_is(
    top: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", top.as_uri(), "clone")
    git(top, "remote", "add", "origin", "elsewhere")
    git(top, "config", "--unset", "remote.origin.fetch")
    for folder in (tmp_path / "clone", top):
        assert refused(folder, "gone").endswith("`git branch --all` and `git tag` name what there is.")


def test_a_folder_outside_of_any_repository_has_no_revisions(tmp_path: Path) -> None:
    assert refused(tmp_path, "HEAD") == f"{tmp_path} is in no git repository, so there are no revisions of it."
    assert refused(tmp_path / "gone\x07", "HEAD").startswith(f"{tmp_path}/gone\\x07 is in no git repository")


def test_a_repository_without_a_work_tree_is_refused_in_the_words_of_git(top: Path) -> None:
    assert refused(top / ".git", "HEAD") == "Git says: this operation must be run in a work tree."


def test_without_git_there_are_no_revisions(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(top / "nowhere"))
    says = "Git is not installed, or not where programs are looked for."
    assert refused(top, "HEAD") == says


def test_a_program_that_lies_where_the_user_stands_is_not_git(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(top, {"git": "#!/bin/sh\ntouch witness\n"})
    (top / "git").chmod(0o755)
    monkeypatch.setenv("PATH", ".")
    monkeypatch.chdir(top)
    assert refused(top, "HEAD") == "Git is not installed, or not where programs are looked for."
    assert not (top / "witness").exists()


def test_a_git_that_cannot_be_run_is_refused_in_the_words_of_the_system(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(top, {"bin/git": "#!/nowhere/at/all\n"})
    (top / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", str(top / "bin"))
    assert refused(top, "HEAD") == "Git cannot be run: No such file or directory."


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exec sleep 20", "Git took longer than 0.5 seconds."),
        ("exit 3", "Git says: nothing."),
        ("printf 'fatal: it \\033[31m broke.\\nfurther' >&2; exit 3", "Git says: it \\x1b[31m broke."),
        (
            "printf 'fatal: not yours\\nTo add an exception, call:\\n\\n\\tgit config --add x.y /z\\n' >&2; exit 128",
            "Git says: not yours. If you trust what is there, run `git config --add x.y /z`.",
        ),
    ],
)
def test_a_git_that_fails_is_refused_with_what_it_said(
    top: Path, monkeypatch: pytest.MonkeyPatch, script: str, says: str
) -> None:
    written(top, {"bin/git": f"#!/bin/sh\n{script}\n"})
    (top / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{top / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("alignment.revisions.git.SECONDS", 0.5)
    assert refused(top, "HEAD") == says


def test_the_environment_of_a_hook_leads_nowhere_else(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other", {"model/a.yaml": "other"})
    for name, value in {
        "GIT_DIR": other / ".git",
        "GIT_WORK_TREE": other,
        "GIT_INDEX_FILE": other / ".git/index",
        "GIT_OBJECT_DIRECTORY": other / ".git/objects",
        "GIT_TRACE": tmp_path / "witness",
        "GIT_PREFIX": "x/",
    }.items():
        monkeypatch.setenv(name, str(value))
    assert read(top, "HEAD")[1] == b"a"
    assert not (tmp_path / "witness").exists()


def test_settings_by_the_environment_stay(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = '#!/bin/sh\necho "fatal: $GIT_CONFIG_COUNT ${GIT_DIR-nowhere} $GIT_NO_LAZY_FETCH $LC_ALL" >&2\nexit 3\n'
    written(top, {"bin/git": script})
    (top / "bin/git").chmod(0o755)
    for name, value in {"PATH": str(top / "bin"), "GIT_CONFIG_COUNT": "0", "GIT_DIR": "x", "LC_ALL": "de_DE"}.items():
        monkeypatch.setenv(name, value)
    assert refused(top, "HEAD") == "Git says: 0 nowhere 1 C."
