"""The example on the page about changes is what align prints."""

import re
import shutil
from pathlib import Path

from projects import align
from repositories import git, repository
from user import ROOT

from alignment.diff.changes import ChangeKind
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
    _, _, table = PAGE.partition("| cause | means |\n")
    assert re.findall(r"^\| ([a-z ]+) \|", table.partition("\n\n")[0], re.MULTILINE) == [one.value for one in Input]


def test_every_kind_of_change_is_explained_in_the_order_of_its_weight() -> None:
    _, _, table = PAGE.partition("| kind of change | means |\n")
    named = re.findall(r"`([a-z]+(?:-[a-z]+)+)`(?=[`a-z, -]* \|)", table.partition("\n\n")[0])
    assert named == [one.value for one in ChangeKind]
