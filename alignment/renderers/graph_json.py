"""A graph as JSON of a published shape: `docs/schemas/graph-1.schema.json` describes it."""

from alignment.diagrams.whole import WholeGraph
from alignment.published.json_text import written
from alignment.published.shape import published
from alignment.published.trace import GraphJson


def render(graph: WholeGraph) -> bytes:
    """Renders everything that there is to say; every element and every link."""
    return written(published(GraphJson, graph))
