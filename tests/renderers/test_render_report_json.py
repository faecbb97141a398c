"""The report as JSON: it follows its schema, and holds everything that the report says."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from traced_texts import HEAD, ROOT, TEXTS, traced, traced_at, worded

from alignment.renderers import report_json as renderer
from alignment.results.check import Became
from alignment.results.report import ChangesSince, Traceability

Json = dict[str, Any]

SCHEMAS = ROOT / "docs" / "schemas"
SCHEMA: Json = json.loads((SCHEMAS / "report-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def rendered(t: Traceability) -> Json:
    document: Json = json.loads(renderer.render(t))
    assert [f"{fault.json_path}: {fault.message}" for fault in VALIDATOR.iter_errors(document)] == []
    return document


@pytest.mark.parametrize("project", [".", "examples/complete-plan", "examples/climate-adaptation"])
def test_the_report_of_every_project_here_follows_the_schema_and_adds_up(project: str) -> None:
    document = rendered(traced_at(ROOT, ROOT / project))
    known = {one["id"] for one in document["elements"]}
    fingerprints = {one["fingerprint"] for one in document["findings"]}
    assert sum(document["counts"]["elements"].values()) == len(known)
    assert {link["target"] for one in document["elements"] for link in one["links"]} <= known
    assert {mark for one in document["elements"] for mark in one["findings"]} <= fingerprints
    owed = [mark for group in document["attention"] for one in group["demands"] for mark in one["findings"]]
    assert sorted(owed) == sorted(one["fingerprint"] for one in document["findings"] if not one["suppression"])
    assert {one["finding"] for one in document["waivers"]} <= fingerprints
    for table in document["tables"]:
        assert {len(row["cells"]) for row in table["rows"]} == {len(table["columns"])}
    assert {one["became"] for one in document["rules"]} <= {became.value for became in Became}


def test_a_link_is_told_from_either_end_by_its_name_there(tmp_path: Path) -> None:
    model = (
        HEAD + "actions: [{id: ACT-1, title: Do, owner: {to: R-1, note: For now}}]\nroles: [{id: R-1, title: Head}]\n"
    )
    _, action, role = rendered(traced(tmp_path, model))["elements"]
    whole = {"says": "is owned by", "basis": "stated", "note": "For now", "evidence": "", "quote": ""}
    assert action["links"] == [{"link": "owner", "target": "R-1", "incoming": False, **whole}]
    assert role["links"] == [{"link": "owns", "target": "ACT-1", "incoming": True, **whole, "says": "owns"}]


def test_the_thread_says_what_is_missing_and_which_finding_says_so(tmp_path: Path) -> None:
    model = HEAD + (
        "outcomes: [{id: O, title: Well}]\nambitions: [{id: A, title: Learn, contributes_to: O}]\n"
        "actions: [{id: ACT-1, title: Do, advances: {to: A, basis: promised}}]\n"
    )
    (outcome,) = rendered(traced(tmp_path, model))["threads"]
    (ambition,) = outcome["further"]
    (action,) = ambition["further"]
    assert [one["says"] for one in (outcome, ambition, action)] == ["", "is contributed to by", "is advanced by"]
    assert [one["basis"] for one in (outcome, ambition, action)] == ["", "", "promised"]
    assert {"says": "has no owner", "findings": ["ACT-OWNER/ACT-1/owner"]} in action["gaps"]


def test_what_went_in_is_named_with_the_options_that_were_given(tmp_path: Path) -> None:
    inputs = rendered(traced(tmp_path, HEAD))["inputs"]
    assert inputs["options"] == {"as_at": "2022-09-14"}
    assert [one["path"] for one in inputs["files"] if not one["path"].startswith("align:")] == [
        "strategy_model/plan.yaml"
    ]
    assert (inputs["commit"], inputs["uncommitted"]) == ("", [])


def test_what_has_changed_since_a_revision_is_there_where_it_was_asked_for(tmp_path: Path) -> None:
    t = traced(tmp_path, HEAD)
    assert rendered(t)["since"] is None
    since = rendered(t._replace(since=ChangesSince("0123456789abcdef", ("ACT-1 is new.",))))["since"]
    assert since == {"commit": "0123456789abcdef", "changes": ["ACT-1 is new."]}


def test_a_strategy_that_cannot_be_read_has_a_report_too(tmp_path: Path) -> None:
    document = rendered(traced(tmp_path, "a: [\n"))
    assert (document["strategy"]["id"], document["strategy"]["complete"]) == (None, False)
    assert document["inputs"]["not_read"] == ["strategy_model/plan.yaml"]


def test_the_shape_has_the_version_that_is_written() -> None:
    assert SCHEMA["properties"]["schema_version"]["const"] == "1.0"


@pytest.mark.parametrize("part", ["strategy", "inputs", "counts", "findings", "threads", "tables", "elements", "rules"])
def test_the_schema_refuses_a_report_that_lacks_a_part_or_has_one_too_many(part: str) -> None:
    document = json.loads(renderer.render(worded("x")))
    assert VALIDATOR.is_valid(document)
    assert not VALIDATOR.is_valid({name: value for name, value in document.items() if name != part})
    inside = document[part][0] if isinstance(document[part], list) else document[part]
    inside["extra"] = 1
    assert not VALIDATOR.is_valid(document)


def shape(value: object) -> object:
    match value:
        case dict():
            return [(key, shape(one)) for key, one in value.items()]
        case list():
            return [shape(one) for one in value]
        case _:
            return type(value)


@given(TEXTS)
def test_no_text_changes_the_structure_and_all_of_it_comes_back(text: str) -> None:
    content = renderer.render(worded(text)).decode()
    document = json.loads(content)
    assert shape(document) == shape(json.loads(renderer.render(worded("harmless"))))
    assert {one["title"] for one in document["elements"]} == {text}
    assert document["since"] == {"commit": text, "changes": [text, text]}
    assert "##[" not in content
    assert not any(line.lstrip().startswith("::") for line in content.split("\n"))
