"""JSON, a line each: every finding, then what the check of a strategy comes to; read as it comes, however long it is.

`docs/schemas/check-lines-1.schema.json` describes a line.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from alignment.renderers.json_parts import finding_data, strategy_data
from alignment.renderers.json_text import Json, written_on_a_line
from alignment.results.check import RenderOptions, Report, Shown

SCHEMA_VERSION: Final = "1.0"


def render(shown: Sequence[Shown]) -> bytes:
    """Renders the findings of each strategy and then its summary; paths are relative to the project, whoever reads it."""
    lines = (line for number, one in enumerate(shown, 1) for line in _lines(number, *one))
    return b"".join(map(written_on_a_line, lines))


def _lines(number: int, report: Report, options: RenderOptions) -> Iterator[Json]:
    place: dict[str, Json] = {"number": number, "strategy": report.strategy}
    for one in options.listed(report):
        is_new = report.is_new(one) if report.compared else None
        yield {"type": "finding", **place, "new": is_new, **finding_data(one)}
    whole = strategy_data(report, ())
    del whole["findings"]
    version: dict[str, Json] = {"schema_version": SCHEMA_VERSION, "tool": {"name": "align", "version": report.version}}
    yield {"type": "summary", **place, **version, **whole}
