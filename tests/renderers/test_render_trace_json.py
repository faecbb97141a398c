"""JSON of a published shape: every trace follows the schema, and every id in it is described."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from traced import drawn_readings

from alignment.renderers import trace_json
from alignment.results.check import RenderOptions
from alignment.results.trace import ElementTrace, Followed, TraceAccount, TracedElement
from alignment.trace.readings import LinkReadings
from alignment.trace.trees import downstream, upstream
from alignment.trace.ways import ways

Json = dict[str, Any]
SCHEMA: Json = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/schemas/trace-1.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


def named_in(part: object) -> Iterator[str]:
    """Gives every id that an answer names."""
    if isinstance(part, dict):
        yield from (part[key] for key in ("element", "from", "to") if isinstance(part.get(key), str))
        for value in part.values():
            yield from named_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from named_in(value)


def objects(schema: object) -> Iterator[Json]:
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def account(readings: LinkReadings, followed: Followed, title: str) -> TraceAccount:
    named = {one: TracedElement(one, "action", "an action", title, "stated") for one in readings.graph.elements}
    return TraceAccount(followed, named, is_complete=True)


@given(drawn_readings(), st.one_of(st.none(), st.integers(0, 9)), st.text(min_size=1))
def test_every_trace_follows_the_schema_whatever_stands_in_titles(
    readings: LinkReadings, most: int | None, title: str
) -> None:
    first, *_, last = [*readings.graph.elements, "X0"]
    thread = ElementTrace(first, upstream(readings, first, most), downstream(readings, first, most))
    found: list[Followed] = [thread] if first == last else [thread, ways(readings, first, last)]
    for followed in found:
        shown = title.encode("utf-8", "replace").decode()
        document = json.loads(trace_json.render(account(readings, followed, shown), RenderOptions()))
        assert [fault.message for fault in VALIDATOR.iter_errors(document)] == []
        assert set(named_in([document["thread"], document["ways"]])) <= set(document["elements"])
        assert document["elements"]["X0"]["title"] == shown


@pytest.mark.parametrize("part", [one for one in objects(SCHEMA) if one is not SCHEMA], ids=lambda part: part["title"])
def test_the_schema_lets_nothing_through_that_it_does_not_describe(part: Json) -> None:
    assert part["additionalProperties"] is False
    assert set(part["required"]) == set(part["properties"])
    assert all(one.get("description") or "$ref" in one or "oneOf" in one for one in part["properties"].values())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema_version"]["const"] == "1.0"
    assert SCHEMA["$defs"]["ways"]["properties"]["ways"]["maxItems"] == 10
