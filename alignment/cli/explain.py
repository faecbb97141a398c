"""`align explain`: a rule, a finding, an element or a kind of element in plain words."""

import click

from alignment.cli import terminal
from alignment.cli.command import Command, of_a_check
from alignment.cli.options import AS_AT, COLOUR, CONFIG, DOCUMENTS, STAGE, STATED_ONLY
from alignment.cli.output import Output
from alignment.project.request import Request
from alignment.renderers.explanation import render
from alignment.results.check import ExitStatus
from alignment.workspace.explain import explain


@click.command("explain", cls=Command, short_help="Say in plain words what a rule demands, or how an element stands.")
@click.argument("name", metavar="RULE|ID|KIND")
@STAGE
@AS_AT
@STATED_ONLY
@DOCUMENTS
@CONFIG
@COLOUR
@of_a_check
def command(request: Request, *, name: str, colour: str) -> Output:
    """Say in plain words what a rule demands, how an element stands, or what a kind holds.

    Of a rule: what it demands, why, how to mend it, what it rests on, and its examples. Of an element of the current
    project: what it says, what it is linked to, and what every rule finds in it. Of
    a kind of element, as in `align explain action`: its fields and links, and what
    each may hold.

    Exit codes: 0 explained; 2 unknown, or something that the explanation rests on could not be read.
    """
    found = explain(name, request)
    if not found.is_complete:
        click.echo("Something that this rests on could not be read or used; `align check` says what.", err=True)
    code = ExitStatus.CLEAN if found.is_complete else ExitStatus.INCOMPLETE
    return Output(render(found.account, terminal.options(colour, found.root)), code.value, is_text=True)
