"""JSON of a published shape: every answer follows the schema, and its figures add up."""

import json
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from every_answer import MODEL, PROJECTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from projects import HOUSE, SOUND, check, pack, rule
from reports import finding, report_of

from alignment.config import FAIL_ON
from alignment.findings.finding import Severity
from alignment.model.vocabularies import STAGES
from alignment.renderers import json as renderer
from alignment.results.check import Became, RenderOptions, Shown

Json = dict[str, Any]

SCHEMA: Json = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "schemas" / "check-1.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def answer(folder: Path, files: Mapping[str, str | bytes], *options: str) -> tuple[int, Json]:
    run = check(folder, files, "--format", "json", *options)
    assert run.err == ""
    document: Json = json.loads(run.out)
    assert [fault.message for fault in VALIDATOR.iter_errors(document)] == []
    (strategy,) = document["strategies"]
    return run.code, strategy


@pytest.mark.parametrize("name", PROJECTS)
def test_every_answer_follows_the_schema_and_adds_up(tmp_path: Path, name: str) -> None:
    code, strategy = answer(tmp_path, PROJECTS[name])
    found = Counter(one["severity"] for one in strategy["findings"])
    assert strategy["counts"] == {severity: found[severity] for severity in ("error", "warning", "info")}
    assert code == (1 if strategy["counts"]["error"] else 0) if strategy["complete"] else code == 2
    by_rule = Counter(one["rule"] for one in strategy["findings"])
    for one in strategy["rules"]:
        assert one["failed"] <= one["checked"]
        assert (one["failed"] > 0) == (one["became"] == "failed")
        assert (one["became"] == "passed") <= (one["checked"] > 0)
        assert by_rule[one["rule"]] == one["failed"]
        assert (one["severity"] is None) <= (one["became"] in {"not due", "off", "not checked"})
        assert bool(one["reason"]) == (one["became"] in {"off", "not checked", "nothing to check"})
    assert strategy["complete"] or strategy["findings"]
    assert len({one["path"] for one in strategy["files"]}) == len(strategy["files"])
    assert set(strategy["not_read"]) <= {one["path"] for one in strategy["files"]}
    for one in strategy["files"]:
        assert (one["sha256"] is None) == (one["size"] is None)
        assert one["note"] or one["sha256"]


def test_the_answers_show_all_that_can_become_of_a_rule(tmp_path: Path) -> None:
    seen = set()
    for number, files in enumerate(PROJECTS.values()):
        _, strategy = answer(tmp_path / str(number), files)
        seen |= {one["became"] for one in strategy["rules"]}
    assert seen == {became.value for became in Became}


def test_a_mend_is_a_text_in_place_of_another(tmp_path: Path) -> None:
    model = "strategy: {id: S, title: T, summary: yes, period_from: 2022, period_to: 2025, stage: draft}\n"
    _, strategy = answer(tmp_path, {"align.yaml": "packs: []\n", MODEL: model})
    (edits,) = [found["edits"] for found in strategy["findings"] if found["rule"] == "MODEL-YES-NO"]
    place = {"path": MODEL, "line": 1, "column": 38, "end_line": 1, "end_column": 41}
    assert edits == [{"location": place, "new_text": '"yes"'}]


def test_a_whole_answer(tmp_path: Path) -> None:
    config = "packs: [rules.yaml]\n"
    rules = pack(rule("H-OWNER", "error", "owner", "roles"))
    model = """\
strategy: {id: S, title: Zoë's plan, period_from: 2022, period_to: 2025, stage: draft}
actions:
  - id: ACT-1
    title: Do
"""
    code, strategy = answer(
        tmp_path, {"align.yaml": config, "rules.yaml": rules, MODEL: model, "strategy_model/a.md": "# No model"}
    )
    assert code == 1
    (found,) = strategy["findings"]
    assert found.pop("fix").startswith("Write `owner:`.")
    assert strategy == {
        "folder": None,
        "id": "S",
        "title": "Zoë's plan",
        "stage": {"value": "draft", "origin": "strategy"},
        "as_at": {"value": "2022-09-14", "origin": "--as-at"},
        "stated_only": False,
        "complete": True,
        "counts": {"error": 1, "warning": 0, "info": 0},
        "waived": 0,
        "accepted": 0,
        "elements": {"strategy": 1, "action": 1},
        "links": 0,
        "uses": [],
        "compared": None,
        "trusted": None,
        "focus": None,
        "owner": None,
        "unreviewed": None,
        "roots": {
            "severity": "error",
            "roots": [
                {
                    "places": [{"name": "ACT-1", "title": "Do", "location": found["location"]}],
                    "each": 1,
                    "waiting": 0,
                    "others": [],
                }
            ],
            "total": 1,
            "least": 1,
            "apart": 0,
            "exact": True,
        },
        "findings": [
            {
                "rule": "H-OWNER",
                "severity": "error",
                "element": "ACT-1",
                "facet": "owner",
                "message": 'ACT-1 "Do" has no owner',
                "label": "no `owner` here",
                "why": "Somebody will ask for it.",
                "location": {
                    "path": "strategy_model/plan.yaml",
                    "line": 3,
                    "column": 9,
                    "end_line": 3,
                    "end_column": 14,
                },
                "edits": [],
                "related": [],
                "members": [],
                "values": [],
                "fingerprint": "H-OWNER/ACT-1/owner",
                "suppression": None,
            }
        ],
        "rules": [
            {
                "rule": "H-OWNER",
                "title": "Every action has owner",
                "pack": "house",
                "severity": "error",
                "became": "failed",
                "checked": 1,
                "failed": 1,
                "waived": 0,
                "accepted": 0,
                "reason": "",
                "resting": [],
                "unchecked": [],
                "adjusted": None,
            }
        ],
        "files": [
            {"path": path, "sha256": sha256(text.encode()).hexdigest(), "size": len(text.encode()), "note": ""}
            for path, text in (("align.yaml", config), ("rules.yaml", rules), (MODEL, model))
        ]
        + [{"path": "strategy_model/a.md", "sha256": None, "size": None, "note": "it is not a .yaml or .yml file"}],
        "not_read": [],
    }


def test_what_rests_on_unstated_links_is_named_and_falls_without_them(tmp_path: Path) -> None:
    code, strategy = answer(tmp_path, PROJECTS["links that are not stated"])
    assert (code, strategy["stated_only"]) == (0, False)
    assert {one["rule"]: one["resting"] for one in strategy["rules"]} == {
        "H-OWNER": ["ACT-1"],
        "H-MEASURE": [],
        "H-BOARD": [],
    }
    code, stated = answer(tmp_path, PROJECTS["links that are not stated"], "--stated-only")
    assert (code, stated["stated_only"]) == (1, True)
    assert [one["rule"] for one in stated["findings"]] == ["H-OWNER"]
    assert not any(one["resting"] for one in stated["rules"])


def test_what_a_pack_adjusts_is_said_with_its_reason_and_its_place(tmp_path: Path) -> None:
    code, strategy = answer(tmp_path, PROJECTS["rules that a pack adjusts"])
    assert code == 0
    assert [(one["rule"], one["severity"]) for one in strategy["findings"]] == [("H-OWNER", "info")]
    adjusted = {one["rule"]: one["adjusted"] for one in strategy["rules"]}
    owner, board = adjusted["H-OWNER"], adjusted["H-BOARD"]
    assert adjusted["H-MEASURE"] is None
    assert [owner.pop("location")["column"], board.pop("location")["column"]] == [17, 61]
    assert owner == {"pack": "own", "reason": "R", "says": "info in place of error", "off": False}
    assert board == {"pack": "own", "reason": "S", "says": "switched off", "off": True}
    assert {one["rule"]: one["reason"] for one in strategy["rules"]}["H-BOARD"] == "switched off by own: S"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(*[st.sampled_from(("none", "stated", "promised", "inferred", "illustrative"))] * 3))
def test_on_stated_links_alone_rules_that_demand_links_find_all_they_found_and_what_rested(
    tmp_path: Path, bases: tuple[str, ...]
) -> None:
    model = SOUND
    for field, end, basis in zip(("owner", "measured_by", "overseen_by"), ("R-1", "M-1", "B-1"), bases, strict=True):
        written = "" if basis == "none" else f"    {field}: {{to: {end}, basis: {basis}}}\n"
        model = model.replace(f"    {field}: {end}\n", written)
    _, every = answer(tmp_path, {**HOUSE, MODEL: model})
    _, stated = answer(tmp_path, {**HOUSE, MODEL: model}, "--stated-only")
    found = {one["fingerprint"] for one in every["findings"]}
    rested = {one["rule"] for one in every["rules"] if one["resting"]}
    assert {one["fingerprint"] for one in stated["findings"]} >= found
    assert {one["rule"] for one in stated["findings"]} == {one["rule"] for one in every["findings"]} | rested


def test_the_schema_lists_the_words_that_the_code_knows() -> None:
    parts = SCHEMA["$defs"]
    assert parts["finding"]["properties"]["severity"]["enum"] == [one for one in FAIL_ON if one != "never"]
    (severity, nothing) = parts["rule"]["properties"]["severity"]["anyOf"]
    assert (severity["enum"], nothing["type"]) == ([one for one in FAIL_ON if one != "never"], "null")
    assert parts["became"]["enum"] == [became.value for became in Became]
    assert parts["stage"]["properties"]["value"]["enum"] == list(STAGES)
    assert SCHEMA["properties"]["schema_version"]["const"] == "1.0"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), "2.0"),
        (("strategies",), []),
        (("strategies", 0, "findings", 0, "severity"), "fatal"),
        (("strategies", 0, "findings", 0, "location", "line"), 0),
        (("strategies", 0, "findings", 0, "extra"), 1),
        (("strategies", 0, "rules", 0, "became"), "skipped"),
        (("strategies", 0, "stage", "value"), "done"),
        (("strategies", 0, "as_at", "value"), "today"),
        (("strategies", 0, "counts", "error"), -1),
        (("strategies", 0, "elements", "action"), 0),
        (("strategies", 0, "elements", "An Action"), 1),
        (("strategies", 0, "files", 0, "sha256"), "x"),
        (("strategies", 0, "complete"), "yes"),
    ],
)
def test_the_schema_refuses_what_is_no_answer(tmp_path: Path, path: tuple[str | int, ...], value: object) -> None:
    document = json.loads(check(tmp_path, PROJECTS["lacking"], "--format", "json").out)
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert not VALIDATOR.is_valid(document)


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from('#[]"\\\x1b\n:'))))
def test_no_text_changes_the_structure_and_all_of_it_comes_back(text: str) -> None:
    report = report_of(finding(text, why=text, fix=text, label=f"##[{text}]", severity=Severity.INFO))
    rendered = renderer.render([Shown(report, RenderOptions())]).decode()
    (one,) = json.loads(rendered)["strategies"][0]["findings"]
    assert (one["message"], one["why"], one["fix"], one["label"]) == (text, text, text, f"##[{text}]")
    assert "##[" not in rendered
    assert not any(line.lstrip().startswith("::") for line in rendered.split("\n"))


def test_of_several_strategies_each_names_its_folder() -> None:
    shown = [Shown(report_of(), RenderOptions(name=name)) for name in ("plans/a", "plans/b")]
    assert [one["folder"] for one in json.loads(renderer.render(shown))["strategies"]] == ["plans/a", "plans/b"]
