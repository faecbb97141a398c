"""The page for CI engineers: its snippets are those that are shipped, or valid by the schemas of their hosts."""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from action_in import INPUTS
from ci_in import ROOT, mapping, read, steps, valid

PAGE = (ROOT / "docs/in-continuous-integration.md").read_text(encoding="utf-8")


class Snippet(NamedTuple):
    """Holds a snippet of the page, and what the comment before it says that it must be."""

    rule: str
    named: str
    text: str


SNIPPETS = [
    Snippet(*found)
    for found in re.findall(r"^<!-- ([a-z ]+): (\S+) -->\n```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
]
SAME = [snippet for snippet in SNIPPETS if snippet.rule == "same as"]
VALID = {snippet.named: snippet for snippet in SNIPPETS if snippet.rule == "valid by"}


def test_of_every_snippet_it_is_said_what_it_must_be() -> None:
    assert len(SAME) + len(VALID) == len(SNIPPETS) == PAGE.count("```yaml") == 4


@pytest.mark.parametrize("snippet", SAME, ids=lambda snippet: snippet.named)
def test_what_is_shipped_is_shown_as_it_is(snippet: Snippet) -> None:
    assert snippet.text == (ROOT / snippet.named).read_text(encoding="utf-8")


def test_the_workflow_with_the_action_is_valid_and_asks_for_what_the_action_has(tmp_path: Path) -> None:
    snippet = VALID["vendor.github-workflows"]
    (tmp_path / "align.yml").write_text(snippet.text, encoding="utf-8")
    assert valid(tmp_path / "align.yml", snippet.named) == ""
    job = mapping(mapping(read(snippet.text)["jobs"])["align"])
    checkout, action, upload = steps(job["steps"])
    assert checkout.given["fetch-depth"] == "0"
    assert set(action.given) <= set(INPUTS)
    assert upload.given["sarif_file"] == "${{ steps.align.outputs.sarif }}"
    assert mapping(job["permissions"]) == {"contents": "read", "security-events": "write"}


def test_the_table_of_inputs_names_them_all() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", PAGE.split("| input | means |")[1].split("\n\n")[0], re.MULTILINE)
    assert re.findall(r"`([a-z-]+)`", " ".join(rows)) == list(INPUTS)


def test_the_configuration_for_pre_commit_is_valid_and_names_the_hook(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(VALID["pre-commit"].text.replace("rev: COMMIT", f"rev: {'0a' * 20}"), encoding="utf-8")
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(config)]
    env = {"HOME": str(tmp_path), "PRE_COMMIT_HOME": str(tmp_path / "cache"), "PATH": ""}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    named = re.findall(r"- id: (\S+)", VALID["pre-commit"].text)
    assert named == re.findall(r"- id: (\S+)", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
