"""What the three users have in common: a project on disk, and align run on it as they would run it."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

import pytest

from alignment.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


class Place(TypedDict):
    path: str
    line: int
    column: int


class RelatedEntry(TypedDict):
    message: str


class FindingEntry(TypedDict):
    rule: str
    severity: str
    element: str | None
    message: str
    fix: str
    location: Place
    related: list[RelatedEntry]
    members: list[str]
    fingerprint: str
    suppression: "SuppressionEntry | None"


class SuppressionEntry(TypedDict):
    kind: str
    location: Place


class AdjustedEntry(TypedDict):
    pack: str
    reason: str
    says: str


class RuleEntry(TypedDict):
    rule: str
    became: str
    resting: list[str]
    adjusted: AdjustedEntry | None


class FileEntry(TypedDict):
    path: str
    sha256: str | None


class StrategyEntry(TypedDict):
    complete: bool
    stated_only: bool
    findings: list[FindingEntry]
    rules: list[RuleEntry]
    files: list[FileEntry]


@dataclass
class User:
    """Somebody with a folder, and the last answer that align gave there."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    exit_code: int = -1
    printed: str = ""
    errors: str = ""
    answers: list[str] = field(default_factory=list)

    def check(self, *options: str) -> None:
        self.run("check", *options)

    def run(self, *arguments: str) -> None:
        self.monkeypatch.chdir(self.folder)
        self.exit_code = main(list(arguments))
        captured = self.capsys.readouterr()
        self.printed, self.errors = captured.out, captured.err
        self.answers.append(self.printed)

    @property
    def flat(self) -> str:
        """What was printed, as one line, so that line breaks make no difference."""
        return " ".join(self.printed.split())

    @property
    def strategy(self) -> StrategyEntry:
        entry: StrategyEntry = json.loads(self.printed)["strategies"][0]
        return entry

    def found(self, rule: str) -> list[FindingEntry]:
        return [finding for finding in self.strategy["findings"] if finding["rule"] == rule]

    def outcome(self, rule: str) -> RuleEntry:
        (outcome,) = (one for one in self.strategy["rules"] if one["rule"] == rule)
        return outcome

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def rewrite(self, name: str, *changes: tuple[str, str]) -> None:
        """Replaces what is written in a file; each must be there exactly once."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def copy_real_strategy(self) -> None:
        shutil.copytree(ROOT / "strategy_model", self.folder / "strategy_model")
        shutil.copy(ROOT / "align.yaml", self.folder / "align.yaml")


STRATEGY = """\
strategy:
  id: H1
  title: Harbourside inclusion strategy
  period_from: 2026
  period_to: 2029
  stage: {stage}
  evidence: D-1.1
ambitions:
  - id: A1
    title: Included from the start
    contributes_to: O1
    measured_by: M1
    evidence: D-1.1
outcomes:
  - id: O1
    title: Every child achieves
    evidence: D-1.1
measures:
  - id: M1
    title: Children who stay at their setting
    type: outcome
    baseline_value: 41
    target_value: 60
    target_by: 2028-03
    latest_value: 44
    how_often: termly
    data_from: Settings return
    direction: increase
    last_reviewed: 2026-10
    evidence: D-1.1
risks:
  - id: RK1
    title: Trained staff leave
    threatens: A1
    controls: A training place for every newcomer
    owner: R-1
    review: 2027-03
    evidence: D-1.1
plans:
  - id: PL1
    title: Harbourside plan
    type: corporate plan
    evidence: D-1.1
boards:
  - id: B1
    title: Partnership board
roles:
  - id: R-1
    title: Head of inclusion
    type: post
"""

SOURCE = """\
documents:
  - id: D-1
    title: Record of the mornings
paragraphs:
  - id: D-1.1
    title: Who came and what was decided
    part_of: D-1
sources:
  - id: S1
    title: Coffee mornings
    when: 2025-11
    who: [parents and carers]
    level: {level}
    method: workshop
    family_view: agrees
    evidence: D-1.1
"""

ACTION = """\
actions:
  - id: ACT-1
    title: Train every setting
    advances: A1
    measured_by: M1
    informed_by: S1
    overseen_by: B1
    due: 2027-09
    evidence: D-1.1
"""


def write_strategy(user: User, *lines: str, stage: str = "published", level: str = "co-produced") -> None:
    """Writes a strategy in which nothing but the action's owner is missing, and adds lines to the action."""
    user.write("align.yaml", "as_at: 2026-11-01\n")
    user.write("strategy_model/strategy.yaml", STRATEGY.format(stage=stage))
    user.write("strategy_model/sources.yaml", SOURCE.format(level=level))
    user.write("strategy_model/actions.yaml", ACTION + "".join(f"    {line}\n" for line in lines))
