"""`align report`: what leads to what, what is missing, and what it all rests on, for whoever asks later."""

from pathlib import Path
from typing import Final

import click

from alignment.cli import terminal
from alignment.cli.command import Command, of_a_check
from alignment.cli.files import replace_file, unless_read
from alignment.cli.formats import REPORT
from alignment.cli.options import (
    AS_AT,
    BASELINE,
    CONFIG,
    DOCUMENTS,
    IGNORE,
    SELECT,
    STAGE,
    STATED_ONLY,
    TRUST,
    file_or_output,
)
from alignment.cli.output import Output, note_hidden, unless_terminal
from alignment.project.request import Request
from alignment.results.by_rule import to_mend_first
from alignment.results.check import ExitStatus
from alignment.workspace.report import report

_FOR_BROWSERS: Final = frozenset({"html", "page"})


@click.command("report", cls=Command, short_help="Write the traceability report, for whoever asks later.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(REPORT)),
    default=next(iter(REPORT)),
    envvar="ALIGN_REPORT_FORMAT",
    show_default=True,
    help="How to write it.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=file_or_output,
    metavar="FILE",
    help="Where to write it; otherwise standard output.",
)
@STAGE
@AS_AT
@SELECT
@IGNORE
@STATED_ONLY
@click.option("--since", envvar="ALIGN_SINCE", metavar="REV", help="Say what has changed since a revision of git.")
@TRUST
@BASELINE
@DOCUMENTS
@CONFIG
@of_a_check
def command(request: Request, *, format_: str, output: Path | None, since: str | None) -> Output:
    """Write the traceability report: what leads to what, what is missing in words, and what it all rests on.

    PATH says, as for `align check`, which project is meant. The report never fails a build: what it finds is in it.

    Exit codes: 0 written; 2 something could not be read or checked, which the report says as well, or the file cannot
    be written.
    """
    found = report(request, since)
    note_hidden("The report is not whole.", to_mend_first(found.traceability.report))
    if output is None and format_ in _FOR_BROWSERS:
        unless_terminal("The report as a web page", "report.html")
    if found.unrecorded:
        click.echo(f"No commit is recorded. {found.unrecorded}", err=True)
    content = REPORT[format_].render(found.traceability)
    code = ExitStatus.CLEAN if found.traceability.report.is_complete else ExitStatus.INCOMPLETE
    if output is None:
        return Output(content, code.value, is_text=False)
    replace_file(unless_read(output, found.root, found.traceability.report), content)
    return Output(f"Written to {terminal.base(output)}.\n".encode(), code.value, is_text=True)
