"""JSON of a published shape: `docs/schemas/check-1.schema.json` describes it."""

from collections.abc import Sequence

from alignment.published.check import FindingJson, StrategyHeadJson, StrategyTailJson
from alignment.published.json_text import Json, written
from alignment.published.shape import AnswerJson, published
from alignment.results.check import RenderOptions, Report, Shown


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports as JSON, one entry a strategy; paths are relative to the project, whoever reads it."""
    head = published(AnswerJson, {"tool": shown[0].report})
    return written({**head, "strategies": [_strategy(report, options) for report, options in shown]})


def _strategy(report: Report, options: RenderOptions) -> Json:
    listed: list[Json] = [published(FindingJson, one) for one in options.listed(report)]
    return {**published(StrategyHeadJson, report), "findings": listed, **published(StrategyTailJson, report)}
