"""JSON, a line each: every finding, then what the check of a strategy comes to; read as it comes, however long it is.

`docs/schemas/check-lines-1.schema.json` describes a line.
"""

from collections.abc import Iterator, Sequence

from alignment.published.check import (
    FindingHeadJson,
    FindingJson,
    StrategyFolderJson,
    StrategyHeadJson,
    StrategyTailJson,
    SummaryHeadJson,
)
from alignment.published.json_text import Json, written_on_a_line
from alignment.published.shape import AnswerJson, published
from alignment.results.check import RenderOptions, Report, Shown


def render(shown: Sequence[Shown]) -> bytes:
    """Renders the findings of each strategy and then its summary; paths are relative to the project, whoever reads it."""
    is_one = len(shown) == 1
    numbered = ((number, *one, None if is_one else one.options.name) for number, one in enumerate(shown, 1))
    lines = (line for one in numbered for line in _lines(*one))
    return b"".join(map(written_on_a_line, lines))


def _lines(number: int, report: Report, options: RenderOptions, folder: str | None) -> Iterator[Json]:
    of = {"number": number, "strategy": report.strategy}
    for one in options.listed(report):
        is_new = report.is_new(one) if report.compared else None
        yield {**published(FindingHeadJson, {**of, "new": is_new}), **published(FindingJson, one)}
    head = {**published(SummaryHeadJson, of), **published(AnswerJson, {"tool": report})}
    head |= published(StrategyFolderJson, {"folder": folder})
    yield {**head, **published(StrategyHeadJson, report), **published(StrategyTailJson, report)}
