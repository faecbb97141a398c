"""The traceability report as JSON of a published shape: `docs/schemas/report-1.schema.json` describes it."""

from alignment.published.json_text import written
from alignment.published.report import report_json
from alignment.results.report import Traceability


def render(t: Traceability) -> bytes:
    """Renders everything that the report says."""
    return written(report_json(t))
