"""`align check`: what the strategy lacks, where, and how to mend it."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

import click

from alignment.cli.output import Output
from alignment.config import FAIL_ON, NEVER
from alignment.dates import PartialDate, parse_date
from alignment.findings.finding import Severity
from alignment.model.vocabularies import STAGES
from alignment.renderers import concise, json, text
from alignment.report import RenderOptions, Report, verdict
from alignment.text import visible
from alignment.workspace.check import Refused, Request
from alignment.workspace.check import check as check_project

_Renderer: TypeAlias = Callable[[Report, RenderOptions], bytes]
_RENDERERS: Final[Mapping[str, _Renderer]] = {"text": text.render, "concise": concise.render, "json": json.render}
_MACHINE: Final = frozenset({"json"})
_MOST_FINDINGS: Final = 50
_DEFAULT_FAIL_ON: Final = str(Severity.ERROR)
_NARROWEST: Final = 40
_WIDEST: Final = 100


def _day(text: str) -> date:
    found = parse_date(text)
    if isinstance(found, PartialDate) and found.is_day:
        return found.first
    message = f"{text!r} is not a day. Write year, month and day, as in 2022-09-14."
    raise click.BadParameter(message)


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
@click.option(
    "--stage",
    type=click.Choice(STAGES),
    envvar="ALIGN_STAGE",
    help="Check as if the strategy went for this stage today.",
)
@click.option(
    "--as-at",
    type=_day,
    envvar="ALIGN_AS_AT",
    metavar="DATE",
    help="The day that rules on time look at; otherwise `as_at` of align.yaml, otherwise today.",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    envvar="ALIGN_FAIL_ON",
    help="The least severity that makes the exit code 1; otherwise `fail_on` of align.yaml, otherwise error.",
)
@click.option(
    "--select",
    multiple=True,
    envvar="ALIGN_SELECT",
    metavar="RULE",
    help="Run only these rules: an id, the beginning of one, a tag or a pack. Repeatable.",
)
@click.option(
    "--ignore",
    multiple=True,
    envvar="ALIGN_IGNORE",
    metavar="RULE",
    help="Leave these rules out; named as for --select. Repeatable.",
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="ALIGN_CONFIG",
    help="The configuration to use in place of the nearest align.yaml.",
)
@click.option(
    "--colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    envvar="ALIGN_COLOUR",
    show_default=True,
    help="When to colour text.",
)
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
    request = Request(Path.cwd(), datetime.now(UTC).date(), path, config, stage, as_at, select, ignore)
    answer = check_project(request)
    if isinstance(answer, Refused):
        raise click.UsageError(answer.message)
    threshold = _threshold(fail_on or answer.fail_on or _DEFAULT_FAIL_ON)
    options = RenderOptions(
        base=_base(answer.root),
        width=_width(),
        has_colour=_has_colour(colour),
        is_brief=quiet,
        most=None if all_ else _MOST_FINDINGS,
        fail_on=threshold,
    )
    content = _RENDERERS[format_](answer.report, options)
    return Output(content, verdict(answer.report, threshold).value, is_text=format_ not in _MACHINE)


def _threshold(word: str) -> Severity | None:
    return None if word == NEVER else Severity.named(word)


def _base(root: Path) -> PurePosixPath:
    """Gives the way from the current folder to the project, so that printed paths can be opened from here."""
    return PurePosixPath(visible(Path(os.path.relpath(root)).as_posix()))


def _width() -> int:
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def _has_colour(option: str) -> bool:
    """Decides on colour: the option, then NO_COLOR, FORCE_COLOR, TERM=dumb, and last whether this is a terminal."""
    if option != "auto":
        return option == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
