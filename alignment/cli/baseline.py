"""`align baseline`: accept what there is, so that only what is new counts."""

from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path

import click

from alignment.cli import terminal
from alignment.cli.command import Group, of_a_check
from alignment.cli.files import replace_file
from alignment.cli.options import AS_AT, BASELINE, COLOUR, CONFIG, DOCUMENTS, STAGE, STATED_ONLY
from alignment.cli.output import Output, of_others
from alignment.project.request import Request
from alignment.renderers.exceptions import by_rule, render_accepted
from alignment.results.check import ExitStatus
from alignment.text import count_of
from alignment.workspace.baseline import AcceptedList, accept_findings, accepted_findings


@click.group("baseline", cls=Group, short_help="Accept what there is, so that only what is new counts.")
def command() -> None:
    """Accept what there is, so that only what is new counts.

    What is accepted stays in every answer of align check, as accepted. What align finds by itself, such as a link
    that leads nowhere, cannot be accepted.
    """


def _of_a_check(run: Callable[..., Output]) -> Callable[..., Output]:
    """Gives a command the options of a check, and hands them to it as one request."""
    path = click.argument("path", required=False, type=click.Path(path_type=Path))
    options = (path, STAGE, AS_AT, STATED_ONLY, BASELINE, DOCUMENTS, CONFIG, COLOUR)
    return reduce(lambda command, option: option(command), reversed(options), of_a_check(run))


@command.command("write", short_help="Accept everything that is found now.")
@_of_a_check
def write_command(request: Request, *, colour: str) -> Output:
    """Accept everything that is found now: write the list of accepted findings, or write it anew.

    Exit codes: 0 written; 2 something could not be read or checked, or the file cannot be written.
    """
    found = accept_findings(request)
    replace_file(found.path, found.content)
    listed = f": {by_rule(found.findings)}" if found.findings else ""
    says = [f"{count_of(len(found.findings), 'finding')} accepted in {terminal.base(found.path)}{listed}."]
    if found.added < len(found.findings) or found.gone:
        says += [f"{found.added:,} of its entries new; {len(found.gone):,} that were in it before no longer are."]
    return _printed(render_accepted((), (), [*says, *_kept(found)], terminal.options(colour, found.root)))


@command.command("show", short_help="List what is accepted, and what of it no longer occurs.")
@_of_a_check
def show_command(request: Request, *, colour: str) -> Output:
    """List what is accepted, and what of it no longer occurs.

    Exit codes: 0 listed; 2 there is no list, or something could not be read or checked.
    """
    found = accepted_findings(request)
    says = [
        f"{count_of(len(found.findings), 'accepted finding')}; {len(found.gone):,} more no longer occur.",
        *_kept(found),
    ]
    return _printed(render_accepted(found.findings, found.gone, says, terminal.options(colour, found.root)))


@command.command("prune", short_help="Take out of the list what no longer occurs.")
@_of_a_check
def prune_command(request: Request, *, colour: str) -> Output:
    """Take out of the list what no longer occurs.

    Exit codes: 0 written, or nothing to take out; 2 there is no list, something could not be read or checked, or the
    file cannot be written.
    """
    found = accepted_findings(request)
    if found.gone:
        replace_file(found.path, found.content)
    says = [f"{len(found.gone):,} taken out of {terminal.base(found.path)}; {len(found.findings):,} still accepted."]
    says += _kept(found)
    return _printed(render_accepted((), found.gone, says, terminal.options(colour, found.root)))


def _kept(found: AcceptedList) -> Iterator[str]:
    """Says which entries stay as they are: those of rules that could not look, and of other strategies."""
    if found.unseen:
        yield f"{count_of(found.unseen, 'entry', 'entries')} kept of rules that were not run."
    if found.others:
        yield of_others("accepted", found.others)


def _printed(content: bytes) -> Output:
    return Output(content, ExitStatus.CLEAN.value, is_text=True)
