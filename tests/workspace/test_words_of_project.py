"""A project with words of its own, from its settings to what is printed: check, explain, rules, JSON."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import jsonschema
import pytest
from extensions_in import WEATHER
from projects import SOUND, align, check, pack, rule, written

PACK: Final = pack(
    rule("W-PROTECTED", "error", "protected_by", "actions")
    .replace("every: action", "every: asset")
    .replace("protected_by: T}", "evidence: T}")
    .replace(
        """\
      pass:
        actions:
          - {id: A, title: Do, evidence: T}
        actions:
          - {id: T, title: Target}
      fail:
        actions:
          - {id: A, title: Do}
""",
        """\
      pass:
        actions: [{id: A, title: Do, protects: S}]
        assets: [{id: S, title: Wall}]
      fail:
        assets: [{id: S, title: Wall}]
""",
    ),
    name="weather",
)
MODEL: Final = "strategy_model/plan.yaml"
PLAN: Final = (
    SOUND.replace("    owner: R-1\n", "    owner: R-1\n    status: amber\n    protects: AS1\n")
    + """\
assets: [{id: AS1, title: Wall}, {id: AS2, title: Pump}]
hazards: [{id: HZ1, title: Flood, likelihood: likely}]
"""
)
SETTINGS: Final = (
    WEATHER
    + """\
  vocabularies: {action status: {map: {amber: at risk}}}
  labels: {role: post, action: deed}
packs: [weather.yaml]
"""
)
FILES: Final[Mapping[str, str | bytes]] = {"align.yaml": SETTINGS, "weather.yaml": PACK, MODEL: PLAN}
SCHEMA: Final = Path(__file__).resolve().parents[2] / "docs/schemas/check-1.schema.json"


def test_rules_of_the_project_look_at_its_own_kinds_and_links(tmp_path: Path) -> None:
    run = check(tmp_path, FILES, "--format", "concise")
    assert (run.code, run.err) == (1, "")
    assert run.found == [f'{MODEL}:21:39: error W-PROTECTED AS2 "Pump" has no protected_by']


def test_the_summary_counts_own_kinds_and_says_labels(tmp_path: Path) -> None:
    run = check(tmp_path, FILES)
    assert "Checked 8 elements (1 deed, 1 measure, ...) and 4 links against 1 rule" in run.out


def test_the_json_counts_own_kinds_by_name(tmp_path: Path) -> None:
    run = check(tmp_path, FILES, "--format", "json")
    report = json.loads(run.out)
    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert report["strategies"][0]["elements"] == {
        "strategy": 1,
        "role": 1,
        "board": 1,
        "action": 1,
        "measure": 1,
        "hazard": 1,
        "asset": 2,
    }


def test_an_element_is_explained_in_the_words_of_the_project(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    action, asset = align(tmp_path, "explain", "ACT-1"), align(tmp_path, "explain", "AS1")
    assert "status: amber (at risk)" in action.out
    assert "protects AS1" in action.out
    assert "is an asset, stated." in asset.out
    assert 'is protected by ACT-1 "Map the network"' in asset.out


def test_a_rule_is_explained_in_the_words_of_the_project(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    assert "Every asset: it is protected by a deed." in align(tmp_path, "explain", "W-PROTECTED").out
    assert "Every deed that is “live”: it is owned by a post." in align(tmp_path, "explain", "ACT-OWNER").out


def test_rules_of_the_project_prove_themselves_in_its_words(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    assert "W-PROTECTED" in align(tmp_path, "rules", "list").out
    run = align(tmp_path, "rules", "test")
    assert (run.code, run.err) == (0, "")
    assert "all noticed" in " ".join(run.out.split())


def test_shipped_packs_are_proven_as_they_are_shipped(tmp_path: Path) -> None:
    settings = """\
        packs: [coproduction]
        extensions:
          vocabularies: {level: {add: [{word: involved, after: consulted}]}}
          kinds: {talk: {section: talks}}
          links: {informed_by: {to: [talk]}, heard_at: {inverse: hosted, from: action, to: source}}
        """
    here = align(written(tmp_path / "here", {"align.yaml": settings}), "rules", "test")
    bare = align(written(tmp_path / "bare", {"align.yaml": "packs: [coproduction]\n"}), "rules", "test")
    assert (here.code, here.out) == (bare.code, bare.out)


@pytest.mark.parametrize("command", [("check",), ("rules", "list"), ("rules", "test")])
def test_a_mistake_in_the_settings_is_said_with_its_place(tmp_path: Path, command: tuple[str, ...]) -> None:
    settings = SETTINGS.replace("section: hazards", "section: risks")
    run = align(written(tmp_path, {**FILES, "align.yaml": settings}), *command)
    assert run.code == 2
    assert "align.yaml:4:16" in run.out + run.err
    assert "`risks` is the section of risk already" in " ".join((run.out + run.err).split())


def test_a_faulty_field_brings_nothing_but_its_own_finding(tmp_path: Path) -> None:
    settings = SETTINGS.replace("type: ordered", "type: ordred")
    run = check(tmp_path, {**FILES, "align.yaml": settings}, "--format", "concise")
    assert run.code == 2
    assert [line.split(" ")[2] for line in run.found] == ["CONFIG-VALUE", "W-PROTECTED"]
