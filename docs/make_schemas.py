"""Makes the JSON Schemas of `docs/schemas` from the published shapes and the words beside their fields.

`docs/make_pages.py` writes them. A field that nothing describes, nor its type, stops the making.
"""

import ast
import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from alignment.published import check, diff, places, report, shape, trace
from alignment.results import constrained
from alignment.results import report as results

Schema = dict[str, Any]

_MODULES: Final = (constrained, results, shape, check, diff, places, report, trace)
_LINES: Final = "A line of `align check --format jsonl`"
_SHAPES: Final[Mapping[str, tuple[str, Any]]] = {
    "check-1": ("The answer of `align check --format json`", check.CheckJson),
    "check-lines-1": (_LINES, check.FindingLineJson | check.SummaryLineJson),
    "diff-1": ("The answer of `align diff --format json`", diff.DiffJson),
    "graph-1": ("The answer of `align graph --format json`", trace.GraphJson),
    "report-1": ("The traceability report of `align report --format json`", report.ReportJson),
    "trace-1": ("The answer of `align trace --format json`", trace.TraceJson),
}
_OF_LINES: Final = "Describes each line: one for every finding, and one for every strategy after its findings."
_VERSION: Final = "This file describes 1.0; whatever changes the shape changes that number, and has a file of its own."
_WORDS: Final = re.compile(r"#: (.+)$")
_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def schemas() -> Iterator[tuple[str, str]]:
    """Gives every schema by its name."""
    for name, (title, made_of) in _SHAPES.items():
        whole: Schema = TypeAdapter(made_of).json_schema(mode="serialization")
        parts = {_named(key): _described(part, key) for key, part in whole.pop("$defs", {}).items()}
        body = _described(whole, made_of.__name__) if inspect.isclass(made_of) else {"oneOf": whole["anyOf"]}
        said = body.get("description", _OF_LINES)
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.schema.json"}
        rest = {key: value for key, value in body.items() if key not in {"title", "description"}}
        made = {
            **head,
            "title": title,
            "description": f"{said} {_VERSION}",
            **rest,
            "$defs": dict(sorted(parts.items())),
        }
        yield name, json.dumps(_cleaned(made), indent=2, ensure_ascii=False) + "\n"


def _named(name: str) -> str:
    """Names a part as JSON names things: `finding`, of `FindingJson`."""
    return _CAPITAL.sub("_", name.removesuffix("Json")).lower()


def _described(part: Schema, name: str) -> Schema:
    """Closes an object, and describes it and its properties in the words of its class; an enumeration stays as it is."""
    words = inspect.cleandoc(_classes()[name].__doc__ or "").split("\n\n")[0].replace("\n", " ")
    part = {**part, "title": _titled(_named(name)), "description": words}
    if "properties" not in part:
        return part
    aliases = {one.serialization_alias: name for name, one in getattr(_classes()[name], "model_fields", {}).items()}
    properties = {
        key: {"title": _titled(key), "description": _words(_classes()[name], aliases.get(key, key)), **_bare(value)}
        for key, value in part["properties"].items()
    }
    return {**part, "additionalProperties": False, "required": [*properties], "properties": properties}


def _bare(value: Schema) -> Schema:
    """Leaves out what pydantic titles itself, and says that a mapping has no other keys than its pattern allows."""
    value = {key: one for key, one in value.items() if key not in {"title", "default"}}
    return {**value, "additionalProperties": False} if "patternProperties" in value else value


def _titled(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _words(owner: type, field: str) -> str:
    """Gives the words beside a field, in its class or one that it builds on, or else those beside its type."""
    for base in owner.__mro__:
        if base.__name__ in _classes() and field in _source(base):
            type_, words = _source(base)[field]
            if found := words or _types().get(type_, ""):
                return found
    sys.exit(f"docs/make_schemas.py: nothing describes `{owner.__name__}.{field}`")


@cache
def _source(owner: type) -> Mapping[str, tuple[str, str]]:
    """Gives the type and the words of every field of a class, as they stand in its source."""
    lines = inspect.getsource(owner).splitlines()
    (tree,) = ast.parse("\n".join(lines)).body
    fields = [one for one in ast.walk(tree) if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)]
    return {
        one.target.id: (_plain(one.annotation), _beside(lines, one))
        for one in fields
        if isinstance(one.target, ast.Name)
    }


def _plain(annotation: ast.expr) -> str:
    """Names the type of a field, whether or not it may be null."""
    return ast.unparse(annotation).removesuffix(" | None")


def _beside(lines: list[str], one: ast.stmt) -> str:
    """Gives the words that stand on the line of a statement or on the one before."""
    here = _WORDS.search(lines[(one.end_lineno or one.lineno) - 1])
    above = _WORDS.search(lines[one.lineno - 2]) if lines[one.lineno - 2].lstrip().startswith("#:") else None
    found = here or above
    return found[1] if found else ""


@cache
def _classes() -> Mapping[str, Any]:
    return {name: one for module in _MODULES for name, one in vars(module).items() if inspect.isclass(one)}


@cache
def _types() -> Mapping[str, str]:
    """Gives the words beside every type: of a class its first sentence."""
    found = {name: (one.__doc__ or "").split("\n")[0] for name, one in _classes().items()}
    for module in _MODULES:
        lines = inspect.getsource(module).splitlines()
        statements = (one for one in ast.parse("\n".join(lines)).body if isinstance(one, ast.AnnAssign))
        found |= {ast.unparse(one.target): words for one in statements if (words := _beside(lines, one))}
    return found


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Names parts anew wherever they are referred to, and holds every day to its pattern."""
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("format") == "date":
        value = {**value, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    if "$ref" in value:
        value = {**value, "$ref": f"#/$defs/{_named(value['$ref'].removeprefix('#/$defs/'))}"}
    return {key: _cleaned(one) for key, one in value.items()}
