"""A comparison as JSON of a published shape: `docs/schemas/diff-1.schema.json` describes it."""

from alignment.published.diff import DiffJson
from alignment.published.json_text import written
from alignment.published.shape import published
from alignment.results.check import RenderOptions
from alignment.results.comparison import Comparison


def render(comparison: Comparison, _options: RenderOptions) -> bytes:
    """Renders everything that there is to say; places are relative to the project, in the state that they are of."""
    return written(published(DiffJson, comparison))
