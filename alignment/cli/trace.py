"""`align trace`: why an element is there, what hangs on it, and how it is linked to another."""

from pathlib import Path
from typing import Final

import click

from alignment.cli import terminal
from alignment.cli.command import Command
from alignment.cli.formats import TEXT, TRACE
from alignment.cli.options import COLOUR, CONFIG
from alignment.cli.output import Output, note_hidden
from alignment.project.several import find_one_project
from alignment.results.check import ExitStatus
from alignment.workspace.trace import trace

_MOST_STEPS: Final = 60


@click.command("trace", cls=Command, short_help="Say why an element exists, and what hangs on it.")
@click.argument("element", metavar="ID")
@click.option("--to", metavar="ID", envvar="ALIGN_TO", help="Show the shortest ways to this element instead.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(TRACE)),
    default=TEXT,
    envvar="ALIGN_FORMAT",
    show_default=True,
    help="How to print the answer.",
)
@click.option("--all", "all_", is_flag=True, envvar="ALIGN_ALL", help="List everything, not only the nearest.")
@CONFIG
@COLOUR
def command(  # noqa: PLR0913 - one parameter an option
    element: str, *, to: str | None, format_: str, all_: bool, config: Path | None, colour: str
) -> Output:
    """Say why an element of the current project exists, and what hangs on it.

    Each link is a sentence, and what it leads to follows below it: up to ambitions, outcomes, duties, what people said
    and the paragraphs that all of it rests on; down to what would hang in the air without the element. What the paper
    does not state is marked as promised, inferred or illustrative.

    Exit codes: 0 traced; 2 unknown, or something that may hold more of it could not be read.
    """
    found = trace(find_one_project(Path.cwd(), None, config), element, to, None if all_ else _MOST_STEPS)
    note_hidden("Some links may be missing.", found.hidden)
    code = ExitStatus.INCOMPLETE if found.hidden else ExitStatus.CLEAN
    form = TRACE[format_]
    return Output(form.render(found.account, terminal.options(colour)), code.value, is_text=form.is_text)
