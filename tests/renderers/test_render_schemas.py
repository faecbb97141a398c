"""The published shapes of JSON: each is closed, whole and described in words, and what several say is said alike."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from user import ROOT

Json = dict[str, Any]

FOLDER: Final = ROOT / "docs/schemas"
SCHEMAS: Final[dict[str, Json]] = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.json"))
}


def objects(schema: object) -> Iterator[Json]:
    """Gives every part of a schema that describes an object."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_shape_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_shape_is_closed_and_describes_every_property_in_words(name: str) -> None:
    described = [one for one in objects(SCHEMAS[name]) if "properties" in one or "patternProperties" in one]
    assert described
    for part in described:
        assert part["additionalProperties"] is False
        assert sorted(part.get("required", [])) == sorted(part.get("properties", {}))
        for words in (*part.get("properties", {}).values(), part):
            assert words["title"]
            assert words["description"].endswith(".")


@pytest.mark.parametrize("name", ["check-lines-1", "diff-1", "report-1"])
def test_what_a_check_says_too_is_described_in_the_same_words(name: str) -> None:
    of_check, parts = SCHEMAS["check-1"]["$defs"], SCHEMAS[name]["$defs"]
    shared = {*of_check} & {*parts}
    assert {"finding", "location", "waived", "accepted"} <= shared
    assert {one: parts[one] for one in shared} == {one: of_check[one] for one in shared}
