"""A trace as JSON of a published shape: `docs/schemas/trace-1.schema.json` describes it."""

from collections.abc import Iterable
from typing import Final

from alignment.renderers.json_text import Json, written
from alignment.results.trace import ElementTrace, TraceAccount, TracedElement
from alignment.trace.readings import LinkReading
from alignment.trace.trees import TraceStep, TraceTree
from alignment.trace.ways import Around, Ways

SCHEMA_VERSION: Final = "1.0"


def render(account: TraceAccount) -> bytes:
    """Renders what was followed; an element is described once, and named by its id elsewhere."""
    followed = account.followed
    return written(
        {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "align", "version": account.version},
            "complete": account.is_complete,
            "elements": {one.id: _element(one) for one in account.named.values()},
            "thread": None if isinstance(followed, Ways) else _thread(followed),
            "ways": _ways(followed) if isinstance(followed, Ways) else None,
        }
    )


def _element(one: TracedElement) -> Json:
    return {"kind": one.kind, "title": one.title, "basis": one.basis}


def _thread(thread: ElementTrace) -> Json:
    return {
        "element": thread.element,
        "upstream": _tree(thread.upstream),
        "downstream": _tree(thread.downstream),
    }


def _tree(tree: TraceTree) -> Json:
    return {
        "reached": tree.reached,
        "unnamed": tree.unnamed,
        "left_out": tree.left_out,
        "steps": _steps(tree.steps),
    }


def _steps(steps: Iterable[TraceStep]) -> list[Json]:
    return [
        {
            **_reading(step.reading),
            "elsewhere": step.is_elsewhere,
            "left_out": step.left_out,
            "steps": _steps(step.steps),
        }
        for step in steps
    ]


def _reading(reading: LinkReading) -> dict[str, Json]:
    return {
        "link": reading.link,
        "inverse": reading.is_inverse,
        "says": reading.says,
        "basis": reading.basis,
        "element": reading.element,
    }


def _ways(found: Ways) -> Json:
    return {
        "from": found.start,
        "to": found.end,
        "left_out": found.left_out,
        "ways": [
            [{"element": leg.element, "links": [_reading(one) for one in leg.readings]} for leg in way]
            for way in found.ways
        ],
        "around": [_around(one) for one in found.around],
    }


def _around(around: Around) -> Json:
    return {
        "element": around.element,
        "joined": around.group,
        "links": [_reading(one) for one in around.readings],
    }
