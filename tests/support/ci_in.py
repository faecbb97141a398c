"""What tests of CI share: the steps of a CI file, read off it and run by a real shell, and an align that writes down
what it is asked."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

import yaml
from projects import ENVIRONMENT
from repositories import commit, git, repository

from alignment.scaffold.project import ci_file

ROOT: Final = Path(__file__).resolve().parents[2]
_INPUT: Final = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
_FAKE: Final = r"""#!/bin/sh
printf '%s\0' "$#" "$@" >> "$CALLS"
for one in "$@"; do
  case "$one" in
    --format=*:*) file="${one#*:}"; [ -n "${MAKES_NOTHING:-}" ] || printf 'made by align\n' > "$file" ;;
  esac
done
exit "${ALIGN_EXITS:-0}"
"""

Document = Mapping[str, object]


class Step(NamedTuple):
    """Holds a step of a GitHub workflow or action: what it runs, or uses, and what it is given."""

    name: str
    run: str
    env: Mapping[str, str]
    uses: str
    given: Mapping[str, object]


class Ran(NamedTuple):
    """Holds what became of a step."""

    code: int
    said: str
    calls: list[list[str]]
    summary: str
    outputs: dict[str, str]


def read(text: str) -> Document:
    """Reads a YAML file as CI does; `on:` keeps its name."""
    document = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts only
    assert isinstance(document, dict)
    return document


def mapping(value: object) -> Mapping[str, object]:
    assert isinstance(value, dict)
    return value


def steps(listed: object) -> list[Step]:
    """Reads the steps of a job or of an action."""
    assert isinstance(listed, list)
    return [_step(mapping(one)) for one in listed]


def _step(one: Mapping[str, object]) -> Step:
    env = {name: str(value) for name, value in mapping(one.get("env", {})).items()}
    given = mapping(one.get("with", {}))
    return Step(str(one.get("name", "")), str(one.get("run", "")), env, str(one.get("uses", "")), given)


def shipped(host: str) -> str:
    """Gives the file by which a host checks the strategy at the top of its repository."""
    return ci_file(host, PurePosixPath()).content.decode()


def check_of_github(text: str, job: str = "align") -> str:
    """Gives what the last step of a job of a GitHub workflow runs."""
    return steps(mapping(mapping(read(text)["jobs"])[job])["steps"])[-1].run


def script_of_gitlab(text: str, job: str = "align") -> str:
    """Gives what a job of GitLab runs."""
    script = mapping(read(text)[job])["script"]
    assert isinstance(script, list)
    return "\n".join(map(str, script))


def valid(path: Path, schema: str) -> str:
    """Holds a file to a schema that travels with check-jsonschema; gives what it says against it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def fake_align(path: Path) -> None:
    """Puts an align where a step looks for it; it writes down how it is called, and makes the files that it is asked for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_FAKE, encoding="utf-8")
    path.chmod(0o755)


class Runner:
    """Stands for the machine that CI runs on: a checkout, a folder beside it, and the variables that it sets."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self.temporary = folder / "temporary"
        self.tools = folder / "tools"
        for one in (self.checkout, self.temporary, self.tools):
            one.mkdir(parents=True)
        self.calls = folder / "calls"
        self.summary = folder / "summary.md"
        self.outputs = folder / "outputs"

    def run(self, script: str, env: Mapping[str, str], shell: tuple[str, ...]) -> Ran:
        """Runs what a step runs, as a file, in the checkout."""
        for one in (self.calls, self.summary, self.outputs):
            one.write_bytes(b"")
        file = self.temporary / "step.sh"
        file.write_text(script, encoding="utf-8")
        done = subprocess.run(
            [*shell, str(file)],
            cwd=self.checkout,
            env={**ENVIRONMENT, **self._variables(), **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        outputs = dict(line.split("=", 1) for line in self.outputs.read_text(encoding="utf-8").split("\n") if line)
        said = done.stdout.decode(errors="replace")
        return Ran(done.returncode, said, self._called(), self.summary.read_text(encoding="utf-8"), outputs)

    def _variables(self) -> dict[str, str]:
        return {
            "PATH": os.pathsep.join((str(self.tools), os.environ["PATH"])),
            "CALLS": str(self.calls),
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.outputs),
        }

    def _called(self) -> list[list[str]]:
        """Reads back how align was called, each time with how many arguments."""
        words = self.calls.read_bytes().decode(errors="surrogateescape").split("\0")[:-1]
        calls: list[list[str]] = []
        while words:
            count = int(words[0])
            calls.append(words[1 : count + 1])
            words = words[count + 1 :]
        return calls


class Parted(NamedTuple):
    """Holds where a change left its branch, and the commit that the branch is at now."""

    left: str
    tip: str


def parted(checkout: Path, branch: str) -> Parted:
    """Makes a checkout a clone of a change, all branches fetched, whose branch has moved on since the change left it."""
    origin = repository(checkout.parent / "origin", {})
    git(origin, "checkout", "--quiet", "-B", branch)
    git(checkout, "clone", "--quiet", str(origin), ".")
    git(checkout, "checkout", "--quiet", "-b", "change")
    commit(checkout, message="Change")
    left, tip = git(origin, "rev-parse", "HEAD"), commit(origin)
    git(checkout, "fetch", "--quiet")
    return Parted(left, tip)


def filled(env: Mapping[str, str], inputs: Mapping[str, str]) -> dict[str, str]:
    """Gives a step's variables with its inputs in place, as GitHub fills them in: whole values, never parts of a text."""
    found = {name: _INPUT.fullmatch(value) for name, value in env.items()}
    return {name: inputs[match[1]] for name, match in found.items() if match}


BASH: Final = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""How GitHub runs `shell: bash`."""
