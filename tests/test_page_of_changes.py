"""The example on the page about changes is what align prints."""

import re
import shutil
from pathlib import Path

from projects import align
from repositories import git, repository
from user import ROOT

from alignment.results.inputs import Input

PAGE = (ROOT / "docs/reviewing-a-change.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"<!-- shown by: .*? -->\n```text\n\$ align (.*?)\n(.*?)```", re.DOTALL)
OWNER = "    owner: R-HEAD-0-25\n"


def test_the_example_is_what_align_prints(tmp_path: Path) -> None:
    ((command, shown),) = EXAMPLE.findall(PAGE)
    shutil.copytree(ROOT / "strategy_model", tmp_path / "strategy_model")
    shutil.copy(ROOT / "align.yaml", tmp_path)
    actions = tmp_path / "strategy_model/actions.yaml"
    without, title = actions.read_text(encoding="utf-8"), "    title: Tell families regularly"
    actions.write_text(without.replace(title, f"{OWNER}{title}"), encoding="utf-8")
    repository(tmp_path, {})
    actions.write_text(without, encoding="utf-8")
    commit = git(tmp_path, "rev-parse", "HEAD")[:12]
    assert align(tmp_path, *command.split()).out.replace(commit, "0123456789ab") == shown


def test_every_cause_is_explained() -> None:
    assert re.findall(r"^\| ([a-z ]+) \|", PAGE, re.MULTILINE)[1:] == [one.value for one in Input]
