"""`align waive`: write down that an exception was approved."""

from datetime import date

import click

from alignment.cli import terminal
from alignment.cli.command import Command, of_a_check
from alignment.cli.files import replace_file
from alignment.cli.options import AS_AT, COLOUR, CONFIG, DOCUMENTS, STAGE, STATED_ONLY, day
from alignment.cli.output import Output
from alignment.project.request import Request
from alignment.renderers.exceptions import render_change
from alignment.results.check import ExitStatus
from alignment.workspace.waive import WaiveRequest, waive


@click.command("waive", cls=Command, short_help="Write down that a finding was excepted, why, by whom and until when.")
@click.argument("rule")
@click.argument("element", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why the finding may stand for now.")
@click.option(
    "--approved-by",
    required=True,
    metavar="ROLE",
    help="The role that approved it; no post that owns the element or is responsible for it.",
)
@click.option("--expires", required=True, type=day, metavar="DATE", help="The last day on which it holds.")
@click.option(
    "--approved-on", type=day, metavar="DATE", help="The day of the approval; otherwise the day of the check."
)
@click.option("--facet", metavar="FACET", help="Which finding is meant, where the rule finds several on the element.")
@click.option("--write", is_flag=True, help="Write the file; without it the change is only shown.")
@STAGE
@AS_AT
@STATED_ONLY
@DOCUMENTS
@CONFIG
@COLOUR
@of_a_check
def command(  # noqa: PLR0913 - one parameter an option
    request: Request,
    *,
    rule: str,
    element: str,
    reason: str,
    approved_by: str,
    expires: date,
    approved_on: date | None,
    facet: str | None,
    write: bool,
    colour: str,
) -> Output:
    """Write down that a finding was excepted, why, by whom and until when.

    Adds a waiver for what RULE finds on the element ID to waivers.yaml at the top of the model folder; everything else
    in the file stays as it is. The change is shown, and written where --write is given.

    Exit codes: 0 shown or written; 2 the waiver would not hold, or the file cannot be written.
    """
    found = waive(WaiveRequest(request, rule, element, reason, approved_by, expires, approved_on, facet))
    path = str(terminal.base(found.path))
    if write:
        replace_file(found.path, found.content)
    written = f"Written to {path}." if write else "Nothing is written yet. Add --write to write it."
    says = " ".join(filter(None, (found.approved, written, found.accepted)))
    content = render_change(path, found.before, found.after, says, terminal.options(colour))
    return Output(content, ExitStatus.CLEAN.value, is_text=True)
