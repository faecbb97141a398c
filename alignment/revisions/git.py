"""Running git, for reading only: no shell, no hooks, no filters, no network, nothing written, and never for long.

Git and its settings are trusted as the user's own; what stands in a commit is not.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import Final, NamedTuple

from alignment.text import visible

SECONDS: Final = 30
"""How long one run of git may take."""

_READ_ONLY: Final = (
    *("--no-optional-locks", "--no-pager"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never"),
    *("-c", "core.warnAmbiguousRefs=true"),
)
_ENVIRONMENT: Final = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_SETTINGS: Final = "GIT_CONFIG"
_SUBMODULE: Final = b"160000 "
"""Begins the line of a submodule in what git lists."""

_FATAL: Final = "fatal: "
_REMEDY: Final = re.compile(r"\s+git config ")
_PARTIAL: Final = "from promisor remote"
MISSING: Final = "this clone does not hold all of the commit"
_NOT_THERE: Final = "git is not installed, or not where programs are looked for"


class GitError(Exception):
    """Says why git gave no answer, in a sentence without its stop. It never leaves this room."""


class GitAnswer(NamedTuple):
    """Holds whether git did what it was asked, what it printed, and what it said beside that."""

    is_done: bool
    printed: bytes
    said: bytes


def run_git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Runs git in a folder and gives what it prints; raises GitError where it fails."""
    answer = ask_git(folder, *arguments, given=given)
    if not answer.is_done:
        raise GitError(_why(answer.said))
    return answer.printed


def ask_git(folder: Path, *arguments: str, given: bytes = b"") -> GitAnswer:
    """Runs git in a folder and gives its answer; raises GitError only where it cannot be run, or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the arguments are ours, and a revision follows --end-of-options
            _command(arguments),
            cwd=folder,
            env=_environment(os.environ),
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitError(_too_slow()) from None
    except OSError as error:
        said = f"git cannot be run: {error.strerror}"
        raise GitError(said) from None
    return GitAnswer(done.returncode == 0, done.stdout, done.stderr)


def is_submodule(folder: Path) -> bool:
    """Tells whether a folder is a submodule of the repository around it; never where git does not say so."""
    try:
        listed = ask_git(folder.parent, "--literal-pathspecs", "ls-files", "--stage", "--", folder.name)
    except GitError:
        return False
    return listed.printed.startswith(_SUBMODULE)


def beginning_of(folder: Path, most: int, *arguments: str) -> bytes:
    """Runs git in a folder and gives the first `most` bytes of what it prints, which must be so many."""
    with subprocess.Popen(  # noqa: S603 - as above
        _command(arguments),
        cwd=folder,
        env=_environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        timer = Timer(SECONDS, process.kill)
        timer.start()
        content = process.stdout.read(most) if process.stdout else b""
        timer.cancel()
        process.kill()
    if len(content) < most:
        raise GitError(_too_slow())
    return content


def _command(arguments: tuple[str, ...]) -> list[str]:
    """Gives the whole command; a git that lies where the user stands is none."""
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():
        raise GitError(_NOT_THERE)
    return [program, *_READ_ONLY, *arguments]


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """Leaves out what would lead git elsewhere, as it stands there while git runs a hook; settings stay."""
    kept = {name: value for name, value in own.items() if not name.startswith("GIT_") or name.startswith(_SETTINGS)}
    return kept | _ENVIRONMENT


def _too_slow() -> str:
    return f"git took longer than {SECONDS} seconds"


def _why(said: bytes) -> str:
    """Says why git failed: in words of ours where a clone was made without all objects, else in its own.

    What git says to do about it is passed on, as where it does not trust a folder of another owner.
    """
    lines = said.decode("utf-8", "replace").splitlines() or ["nothing"]
    told = next((line for line in lines if line.startswith(_FATAL)), lines[0])
    mend = next((f". If you trust what is there, run `{line.strip()}`" for line in lines if _REMEDY.match(line)), "")
    return MISSING if _PARTIAL in told else f"git says: {visible(told.removeprefix(_FATAL).removesuffix('.') + mend)}"
