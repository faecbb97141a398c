"""`align check`: what the strategy lacks, where, and how to mend it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

import click

from alignment.cli import terminal
from alignment.cli.clock import utc_day
from alignment.cli.options import AS_AT, BASELINE, COLOUR, CONFIG, DOCUMENTS, IGNORE, SELECT, STAGE, STATED_ONLY
from alignment.cli.output import Output
from alignment.config import FAIL_ON, NEVER
from alignment.findings.finding import Severity
from alignment.renderers import concise, json, text
from alignment.report import Listing, RenderOptions, Report, verdict
from alignment.workspace.check import Request
from alignment.workspace.check import check as check_project
from alignment.workspace.refused import Refused

_Renderer: TypeAlias = Callable[[Report, RenderOptions], bytes]
_RENDERERS: Final[Mapping[str, _Renderer]] = {"text": text.render, "concise": concise.render, "json": json.render}
_MACHINE: Final = frozenset({"json"})
_MOST_FINDINGS: Final = 50
_DEFAULT_FAIL_ON: Final = str(Severity.ERROR)


@click.command("check", short_help="Say what the strategy lacks, where, and how to mend it.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(_RENDERERS)),
    default="text",
    envvar="ALIGN_FORMAT",
    show_default=True,
    help="How to print the answer.",
)
@STAGE
@AS_AT
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    envvar="ALIGN_FAIL_ON",
    help="The least severity that makes the exit code 1; otherwise `fail_on` of align.yaml, otherwise error.",
)
@SELECT
@IGNORE
@STATED_ONLY
@click.option(
    "--waived",
    type=click.Choice([listing.value for listing in Listing]),
    default=Listing.SHOW.value,
    envvar="ALIGN_WAIVED",
    show_default=True,
    help="Whether to list findings that are waived or accepted; they are counted in any case. Text lists all "
    "accepted ones with `only`, and otherwise none.",
)
@BASELINE
@DOCUMENTS
@CONFIG
@COLOUR
@click.option(
    "--quiet",
    is_flag=True,
    envvar="ALIGN_QUIET",
    help="Print the summary only; text has one, the other formats are as they are.",
)
@click.option("--all", "all_", is_flag=True, envvar="ALIGN_ALL", help="List every finding, not only the first 50.")
def command(  # noqa: PLR0913 - one parameter an option
    path: Path | None,
    *,
    format_: str,
    stage: str | None,
    as_at: date | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    stated_only: bool,
    waived: str,
    baseline: Path | None,
    documents: Path | None,
    config: Path | None,
    colour: str,
    quiet: bool,
    all_: bool,
) -> Output:
    """Say what the strategy lacks, where, and how to mend it.

    PATH is a model folder, one model file, or a folder with an align.yaml; without it, the project of the current
    folder is checked.

    Exit codes: 0 nothing at or over --fail-on; 1 findings; 2 something could not be read or checked; 3 a fault in
    align.
    """
    request = Request(
        Path.cwd(),
        utc_day(),
        path,
        config,
        stage,
        as_at,
        select,
        ignore,
        stated_only,
        baseline,
        documents=documents,
    )
    answer = check_project(request)
    if isinstance(answer, Refused):
        raise click.UsageError(answer.message)
    threshold = _threshold(fail_on or answer.fail_on or _DEFAULT_FAIL_ON)
    options = RenderOptions(
        base=terminal.base(answer.root),
        width=terminal.width(),
        has_colour=terminal.has_colour(colour),
        is_brief=quiet,
        most=None if all_ else _MOST_FINDINGS,
        fail_on=threshold,
        waived=Listing(waived),
    )
    content = _RENDERERS[format_](answer.report, options)
    return Output(content, verdict(answer.report, threshold).value, is_text=format_ not in _MACHINE)


def _threshold(word: str) -> Severity | None:
    return None if word == NEVER else Severity.named(word)
