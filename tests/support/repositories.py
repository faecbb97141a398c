"""What tests with git share: a repository in a folder of the test, that knows no settings but its own."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from projects import written

ENVIRONMENT: Final = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_DATE": "2022-09-14T12:00:00Z",
    "GIT_COMMITTER_DATE": "2022-09-14T12:00:00Z",
}
_SETTINGS: Final = (
    *("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"),
    *("-c", "commit.gpgSign=false", "-c", "protocol.file.allow=always", "-c", "core.autocrlf=false"),
)


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """Runs git in a folder, which must succeed, and gives what it prints."""
    command = ["git", *_SETTINGS, *arguments]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def repository(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Makes a repository with files and one commit of them."""
    written(folder, files)
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


def commit(folder: Path, files: Mapping[str, str | bytes] | None = None, message: str = "More") -> str:
    """Writes files, commits everything there is, and gives the id of the commit."""
    written(folder, files or {})
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def commit_of(folder: Path, *entries: bytes) -> str:
    """Makes a commit of a topmost folder with these entries, as no git would write it, and gives its id."""
    tree = git(folder, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=b"".join(entries))
    return git(folder, "commit-tree", tree, "-m", "By hand")


def blob(folder: Path, content: bytes) -> bytes:
    """Stores a blob and gives its id as folders write it."""
    return bytes.fromhex(git(folder, "hash-object", "-w", "--stdin", given=content))


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Gives everything below a folder, with its time of change."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path)] = (status.st_mtime_ns, status.st_mode, content)
    return found
