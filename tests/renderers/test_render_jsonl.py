"""JSON, a line each: every line follows the published shape, and together they say what the one document says."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from every_answer import EVERY
from jsonschema import Draft202012Validator
from projects import check
from reports import finding, report_of
from whole_reports import whole_report

from alignment.renderers import jsonl
from alignment.results.check import Listing, RenderOptions, Report, Shown

Json = dict[str, Any]

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
SCHEMA: Json = json.loads((SCHEMAS / "check-lines-1.schema.json").read_text(encoding="utf-8"))
OF_THE_DOCUMENT: Json = json.loads((SCHEMAS / "check-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def lines(*reports: Report, waived: Listing = Listing.SHOW) -> list[Json]:
    content = jsonl.render([Shown(one, RenderOptions(most=1, waived=waived)) for one in reports])
    return [json.loads(line) for line in content.splitlines()]


def followed(found: list[Json]) -> list[Json]:
    assert [fault.message for one in found for fault in VALIDATOR.iter_errors(one)] == []
    return found


@pytest.mark.parametrize("name", EVERY)
def test_the_lines_together_say_what_the_document_says(tmp_path: Path, name: str) -> None:
    files = EVERY[name]
    run = check(tmp_path, files, "--format", "jsonl")
    *findings, summary = followed([json.loads(line) for line in run.bytes_out.splitlines()])
    document = json.loads(check(tmp_path, files, "--format", "json").out)
    assert {one["type"] for one in findings} <= {"finding"}
    own = ("type", "number", "strategy", "new")
    stripped = [{key: value for key, value in one.items() if key not in own} for one in findings]
    (strategy,) = document["strategies"]
    assert stripped == strategy.pop("findings")
    assert summary == {
        "type": "summary",
        "number": 1,
        "strategy": strategy["id"],
        "schema_version": document["schema_version"],
        "tool": document["tool"],
        **strategy,
    }


def test_each_line_says_which_strategy_it_is_about_and_whether_it_is_new() -> None:
    plain, whole = replace(report_of(finding()), strategy=None), replace(whole_report(), kinds=())
    found = followed(lines(plain, whole))
    assert [(one["type"], one["number"], one["strategy"]) for one in found[:3]] == [
        ("finding", 1, None),
        ("summary", 1, None),
        ("finding", 2, "S"),
    ]
    assert [one["new"] for one in found if one["type"] == "finding"] == [None, True, *[False] * 6]
    assert len([one for one in followed(lines(whole, waived=Listing.ONLY)) if one["type"] == "finding"]) == 2


def test_nothing_that_ends_a_line_anywhere_stands_in_one() -> None:
    odd = report_of(finding("a\x85b\u2028c\u2029d\x0be\x1cf\ng"))
    content = jsonl.render([Shown(odd, RenderOptions())]).decode()
    assert len(content.splitlines()) == content.count("\n") == 2
    assert lines(odd)[0]["message"] == odd.findings[0].message


def test_the_shapes_of_lines_and_document_are_described_alike() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["summary_line"]["properties"]["schema_version"]["const"] == "1.0"
    assert OF_THE_DOCUMENT["properties"]["schema_version"]["const"] == "1.0"
    shared = SCHEMA["$defs"].keys() & OF_THE_DOCUMENT["$defs"].keys()
    assert shared == OF_THE_DOCUMENT["$defs"].keys() - {"strategy"}
    assert {one: SCHEMA["$defs"][one] for one in shared} == {one: OF_THE_DOCUMENT["$defs"][one] for one in shared}
    for line, whole in (("finding_line", "finding"), ("summary_line", "strategy")):
        told = OF_THE_DOCUMENT["$defs"][whole]["properties"]
        described = SCHEMA["$defs"][line]["properties"]
        assert {name: described[name] for name in told if name != "findings"} == {
            name: one for name, one in told.items() if name != "findings"
        }
        assert sorted(SCHEMA["$defs"][line]["required"]) == sorted(described)
        assert SCHEMA["$defs"][line]["additionalProperties"] is False
        for words in described.values():
            assert words["title"]
            assert words["description"].endswith(".")


def test_of_several_strategies_each_summary_names_its_folder() -> None:
    shown = [Shown(report_of(), RenderOptions(name=name)) for name in ("plans/a", "plans/b")]
    assert [json.loads(line)["folder"] for line in jsonl.render(shown).splitlines()] == ["plans/a", "plans/b"]
