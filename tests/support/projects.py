"""What end-to-end tests share: a project written to disk, and align run on it."""

import gc
import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Final
from unittest.mock import patch

from alignment.cli.main import main

STRATEGY: Final = """\
strategy:
  id: S
  title: Plan
  period_from: 2022
  period_to: 2025
  stage: approval
"""

SOUND: Final = (
    STRATEGY
    + """\
actions:
  - id: ACT-1
    title: Map the network
    owner: R-1
    measured_by: M-1
    overseen_by: B-1
roles:
  - {id: R-1, title: Head of inclusion}
measures:
  - {id: M-1, title: Schools mapped}
boards:
  - {id: B-1, title: Partnership board}
"""
)
"""A strategy in which the rules of the house find nothing."""

_PLACE: Final = re.compile(r".+:\d+:\d+: ")
ENVIRONMENT: Final = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("ALIGN_", "PYTHONIO"))},
    "COLUMNS": "80",
    "TERM": "xterm",
}
for _name in ("NO_COLOR", "FORCE_COLOR"):
    ENVIRONMENT.pop(_name, None)


def rule(rule_id: str, severity: str, field: str, section: str) -> str:
    """Writes a rule that every action has a link, with its examples."""
    return f"""\
  - id: {rule_id}
    title: Every action has {field}
    severity: {severity}
    every: action
    must_have: {field}
    message: has no {field}
    why: Somebody will ask for it.
    fix: Write `{field}:`.
    source: {{document: Rules of the house, locator: page 1}}
    tags: [house]
    examples:
      pass:
        actions:
          - {{id: A, title: Do, {field}: T}}
        {section}:
          - {{id: T, title: Target}}
      fail:
        actions:
          - {{id: A, title: Do}}
"""


def pack(*rules: str, name: str = "house") -> str:
    """Writes a pack of rules."""
    return f"align_rules: 1\npack: {name}\nversion: 1.0.0\ntitle: Rules of the house\nrules:\n{''.join(rules)}"


def building(adjust: str, extends: str = "[rules.yaml]", name: str = "own") -> str:
    """Writes a pack that extends others and adjusts their rules."""
    return f"align_rules: 1\npack: {name}\nversion: 1.0.0\ntitle: On top\nextends: {extends}\nadjust: [{adjust}]\n"


HOUSE: Final = {
    "align.yaml": "packs: [rules.yaml]\n",
    "rules.yaml": pack(
        rule("H-OWNER", "error", "owner", "roles"),
        rule("H-MEASURE", "warning", "measured_by", "measures"),
        rule("H-BOARD", "info", "overseen_by", "boards"),
    ),
}
"""A project's files but for its model: one rule of each severity, in words that no other room can change."""

WAIVER: Final = """\
waivers:
  - rule: H-OWNER
    element: ACT-1
    reason: The post is being filled.
    approved_by: R-1
    approved_on: 2022-09-01
    expires: 2022-12-01
"""
"""Excepts that the action of the sound strategy has no owner, where it has none."""


ACCEPT: Final = (
    *("baseline", "write"),
    *("--reason", "It was there before the rules came.", "--approved-by", "R-1"),
)
"""Accepts what there is in a project in which the role of the sound strategy is, and owns nothing of it."""


def early(model: str) -> str:
    """Gives a strategy at a stage up to which findings may be accepted without a reason."""
    return model.replace("stage: approval", "stage: consultation")


def without(*fields: str) -> str:
    """Gives the sound strategy without some fields of its action."""
    return "".join(
        line
        for line in SOUND.splitlines(keepends=True)
        if not line.startswith(tuple(f"    {field}:" for field in fields))
    )


@dataclass(frozen=True, slots=True)
class Run:
    """Holds what one run of align gave."""

    code: int
    bytes_out: bytes
    bytes_err: bytes

    @property
    def out(self) -> str:
        return self.bytes_out.decode()

    @property
    def err(self) -> str:
        return self.bytes_err.decode()

    @property
    def found(self) -> list[str]:
        """Gives the lines of the concise format that name a place: all but what the answer rests on."""
        return [line for line in self.lines if _PLACE.match(line)]

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes files, by name, below a folder and gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
    return folder


def align_into(
    out: io.TextIOBase, cwd: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> tuple[int, bytes]:
    """Runs the command line in this process, as if typed in a folder; gives its code and what it says of errors.

    `env` adds to the environment.
    """
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with (
        chdir(cwd),
        patch.dict(os.environ, {**ENVIRONMENT, **(env or {})}, clear=True),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            return main(list(arguments)), content_of(err)
        finally:
            gc.enable()


def align(cwd: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
    """Runs the command line in this process and keeps what it writes."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    code, err = align_into(out, cwd, *arguments, env=env)
    return Run(code, content_of(out), err)


def check(folder: Path, files: Mapping[str, str | bytes], *options: str, env: Mapping[str, str] | None = None) -> Run:
    """Writes a project and checks it as at one day."""
    return align(written(folder, files), "check", "--as-at", "2022-09-14", *options, env=env)


def process(
    cwd: Path, *arguments: str, env: Mapping[str, str] | None = None, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """Runs align as a process of its own; it must end in good time."""
    return subprocess.run(
        [sys.executable, "-m", "alignment", *arguments],
        cwd=cwd,
        env={**ENVIRONMENT, **(env or {})},
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=20,
        check=False,
    )


def content_of(stream: io.TextIOWrapper) -> bytes:
    """Gives what was written to a stream in memory."""
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
