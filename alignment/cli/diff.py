"""`align diff`: what a change says otherwise, and why each finding came or went."""

from pathlib import Path
from typing import Final

import click

from alignment.cli import terminal
from alignment.cli.command import Command, of_a_check
from alignment.cli.formats import DIFF, TEXT
from alignment.cli.options import (
    AS_AT,
    COLOUR,
    CONFIG,
    DOCUMENTS,
    FAIL_ON_CHANGE,
    IGNORE,
    PROTECT,
    SELECT,
    STAGE,
    STATED_ONLY,
)
from alignment.cli.output import Output
from alignment.project.request import Request
from alignment.results.check import ExitStatus
from alignment.results.comparison import Comparison
from alignment.workspace.diff import DiffRequest, diff

_MOST: Final = 50


@click.command("diff", cls=Command, short_help="Say what has changed, and why each finding came or went.")
@click.argument("old", metavar="REV")
@click.argument("revision", metavar="[REV]", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(DIFF)),
    default=TEXT,
    envvar="ALIGN_DIFF_FORMAT",
    show_default=True,
    help="How to print the answer.",
)
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="ALIGN_AGAINST",
    metavar="FILE",
    help="What `align check --format json` printed at the first revision, for what another version of align found there.",
)
@STAGE
@AS_AT
@SELECT
@IGNORE
@STATED_ONLY
@PROTECT
@FAIL_ON_CHANGE
@DOCUMENTS
@CONFIG
@COLOUR
@click.option("--all", "all_", is_flag=True, envvar="ALIGN_ALL", help="List everything, not only the first 50 of each.")
@of_a_check
def command(  # noqa: PLR0913 - one parameter an option
    request: Request,
    *,
    old: str,
    format_: str,
    against: Path | None,
    colour: str,
    all_: bool,
) -> Output:
    """Say what has changed since a revision of git, and why each finding came or went.

    The first REV is compared with the files as they are, or with the second. A finding comes or goes because the
    strategy has changed, a pack, settings, what is accepted, because a waiver began or ended, or because time has passed:
    each is tried by itself. The older state is checked as at the day of its own settings; where they name none, as at
    the day of the newer one.

    What it makes of the rules comes beside that, and changes that the project does not let pass; of both what the first
    REV says counts.

    Exit codes: 0 compared, whatever has changed; 1 it may not pass; 2 something could not be read or checked.
    """
    found = diff(DiffRequest(request, old, against))
    options = terminal.options(colour, found.root)._replace(most=None if all_ else _MOST)
    code = _status(found.comparison)
    form = DIFF[format_]
    return Output(form.render(found.comparison, options), code.value, is_text=form.is_text)


def _status(found: Comparison) -> ExitStatus:
    """Sums up a comparison: what was not compared whole comes before everything else."""
    if not found.is_complete:
        return ExitStatus.INCOMPLETE
    return ExitStatus.FINDINGS if found.refused else ExitStatus.CLEAN
