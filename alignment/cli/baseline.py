"""`align baseline`: accept what there is, so that only what is new counts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import reduce
from pathlib import Path

import click

from alignment.cli import terminal
from alignment.cli.command import Group, of_a_check
from alignment.cli.files import replace_file
from alignment.cli.options import AS_AT, BASELINE, COLOUR, CONFIG, DOCUMENTS, STAGE, STATED_ONLY, day
from alignment.cli.output import Output, of_others
from alignment.english import agreeing
from alignment.findings.finding import Finding
from alignment.project.request import Request
from alignment.renderers.exceptions import counted, render_acceptable, render_accepted
from alignment.renderers.support.excepted import by_whom, with_reasons
from alignment.results.check import ExitStatus
from alignment.text import count_of, join_words
from alignment.workspace.baseline import (
    Acceptance,
    AcceptedList,
    AcceptRequest,
    accept_findings,
    accepted_findings,
    findings_to_accept,
)


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


@command.command("write", short_help="Accept everything that is found now, for a reason that somebody approved.")
@click.option("--reason", metavar="TEXT", help="Why it may stand for now.")
@click.option("--approved-by", metavar="ROLE", help="The role that approved it; what it owns is left out.")
@click.option(
    "--expires", type=day, metavar="DATE", help="The last day on which it is accepted; otherwise it has none."
)
@_of_a_check
def write_command(
    request: Request, *, reason: str | None, approved_by: str | None, expires: date | None, colour: str
) -> Output:
    """Accept everything that is found now: write the list of accepted findings, or write it anew.

    What would be accepted is shown; it is, and the list is written, where --reason and --approved-by are given. What was
    accepted before stays as it was; what was accepted without a reason gets this one.

    Exit codes: 0 shown or written; 2 something could not be read or checked, the approval would not hold, or the file
    cannot be written.
    """
    if reason is None or approved_by is None:
        given = {"--reason TEXT": reason, "--approved-by ROLE": approved_by}
        return _shown(request, [option for option, text in given.items() if text is None], colour)
    found = accept_findings(AcceptRequest(request, reason, approved_by, expires))
    accepted = found.accepted
    replace_file(accepted.path, accepted.content)
    place = terminal.base(accepted.path)
    says = [
        f"{_number(accepted.findings)} accepted {by_whom(found.approval)}, in {place}: {counted(accepted.findings)}."
    ]
    if not accepted.findings:
        says = [f"Nothing more is accepted in {place}."]
    if found.before:
        says += [f"{found.before:,} accepted before {agreeing(found.before, 'stays')} so."]
    if accepted.gone:
        says += [f"{count_of(len(accepted.gone), 'entry', 'entries')} taken out that accepted nothing any more."]
    options = terminal.options(colour, accepted.root)
    return _printed(render_accepted((), (), [*says, *_left_out(found), *_kept(accepted)], options))


def _shown(request: Request, wanted: list[str], colour: str) -> Output:
    """Shows what would be accepted, and which options say by whom."""
    found = findings_to_accept(request)
    says = (
        f"{_number(found.findings)} would be accepted: {counted(found.findings)}. Nothing is written yet. "
        f"Add {join_words(wanted)} to accept {'it' if len(found.findings) == 1 else 'them'}."
    )
    if not found.findings:
        says = "There is nothing to accept."
    return _printed(render_acceptable(found.findings, [says], terminal.options(colour, found.root)))


def _left_out(found: Acceptance) -> Iterator[str]:
    """Says what is left out, as nobody releases themselves."""
    if found.own:
        (it_is, it) = ("it is", "it") if len(found.own) == 1 else ("they are", "them")
        by = found.approval.approved_by
        yield f"{_number(found.own)} left out, as {by} owns what {it_is} about: have another post accept {it}."


def _number(findings: Sequence[Finding]) -> str:
    return count_of(len(findings), "finding")


@command.command("show", short_help="List what is accepted, and what of it no longer occurs.")
@_of_a_check
def show_command(request: Request, *, colour: str) -> Output:
    """List what is accepted, and what of it no longer occurs.

    Exit codes: 0 listed; 2 there is no list, or something could not be read or checked.
    """
    found = accepted_findings(request)
    says = [
        f"{count_of(len(found.findings), 'accepted finding')}; {len(found.gone):,} more no longer occur.",
        *(f"{says}." for says in with_reasons(found.findings)),
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
