"""JSON of a published shape: `docs/schemas/check-1.schema.json` describes it."""

from collections.abc import Sequence

from alignment.published.check import FindingJson, StrategyFolderJson, StrategyHeadJson, StrategyTailJson
from alignment.published.json_text import Json, written
from alignment.published.shape import AnswerJson, published
from alignment.results.check import RenderOptions, Report, Shown


def render(shown: Sequence[Shown]) -> bytes:
    """Renders reports as JSON, one entry a strategy; paths are relative to the project, whoever reads it."""
    head = published(AnswerJson, {"tool": shown[0].report})
    folders = [options.name if len(shown) > 1 else None for _, options in shown]
    strategies: list[Json] = [_strategy(*one, folder) for one, folder in zip(shown, folders, strict=True)]
    return written({**head, "strategies": strategies})


def _strategy(report: Report, options: RenderOptions, folder: str | None) -> Json:
    listed: list[Json] = [published(FindingJson, one) for one in options.listed(report)]
    head = {**published(StrategyFolderJson, {"folder": folder}), **published(StrategyHeadJson, report)}
    return {**head, "findings": listed, **published(StrategyTailJson, report)}
