"""A trace as JSON of a published shape: `docs/schemas/trace-1.schema.json` describes it."""

from alignment.published.json_text import written
from alignment.published.shape import published
from alignment.published.trace import TraceJson
from alignment.results.check import RenderOptions
from alignment.results.trace import TraceAccount


def render(account: TraceAccount, _options: RenderOptions) -> bytes:
    """Renders everything that there is to say; an element is described once, and named by its id elsewhere."""
    return written(published(TraceJson, account))
