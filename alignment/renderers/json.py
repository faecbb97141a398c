"""JSON of a published shape: `docs/schemas/check-1.schema.json` describes it."""

from collections.abc import Sequence
from typing import Final

from alignment.renderers.json_parts import strategy_data
from alignment.renderers.json_text import Json, written
from alignment.results.check import Shown

SCHEMA_VERSION: Final = "1.0"


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports as JSON, one entry a strategy; paths are relative to the project, whoever reads it."""
    whole: Json = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "align", "version": shown[0].report.version},
        "strategies": [strategy_data(report, options.listed(report)) for report, options in shown],
    }
    return written(whole)
