"""A graph as JSON of a published shape: `docs/schemas/graph-1.schema.json` describes it."""

from typing import Final

from alignment.diagrams.whole import WholeGraph
from alignment.renderers.json_text import written

SCHEMA_VERSION: Final = "1.0"


def render(graph: WholeGraph) -> bytes:
    """Renders a graph."""
    return written(
        {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "align", "version": graph.version},
            "complete": not graph.note,
            "title": graph.title,
            "of": graph.of,
            "elements": [
                {"id": one.id, "kind": one.kind, "title": one.title, "basis": one.basis} for one in graph.elements
            ],
            "links": [
                {
                    "from": link.source,
                    "link": link.type,
                    "says": link.says,
                    "to": link.target,
                    "basis": link.basis,
                    "note": link.note,
                    "quote": link.quote,
                }
                for link in graph.links
            ],
        }
    )
