"""`align baseline`: accept what there is, so that only what is new counts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Final

import click

from alignment.cli import terminal
from alignment.cli.command import Group, of_a_check
from alignment.cli.files import replace_file
from alignment.cli.options import AS_AT, BASELINE, COLOUR, CONFIG, DOCUMENTS, STAGE, STATED_ONLY, day
from alignment.cli.output import Output, of_others
from alignment.english import agreeing
from alignment.findings.finding import Finding
from alignment.project.request import Request, RequestError
from alignment.renderers.exceptions import counted, render_accepted
from alignment.renderers.support.excepted import by_whom, with_reasons
from alignment.results.check import ExitStatus
from alignment.text import count_of, join_words
from alignment.workspace.baseline import (
    Acceptance,
    AcceptedList,
    ApprovalRequest,
    accept_findings,
    accepted_findings,
)

_WANTED: Final = (
    "Nobody has said why, or approved it: before approval, run this again with --reason TEXT and --approved-by ROLE."
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
@click.option(
    "--approved-by", metavar="ROLE", help="The role that approved it; what it owns or is responsible for is left out."
)
@click.option(
    "--expires", type=day, metavar="DATE", help="The last day on which it is accepted; otherwise it has none."
)
@_of_a_check
def write_command(
    request: Request, *, reason: str | None, approved_by: str | None, expires: date | None, colour: str
) -> Output:
    """Accept everything that is found now: write the list of accepted findings, or write it anew.

    Without --reason and --approved-by it is accepted for no reason, which every answer says, and which holds up to approval
    only. What was accepted before stays as it was; what was accepted without a reason gets this one.

    Exit codes: 0 written; 2 something could not be read or checked, the approval would not hold, or the file
    cannot be written.
    """
    found = accept_findings(request, _approval(reason, approved_by, expires))
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
    listed = () if found.approval else accepted.findings
    if listed:
        says += [_WANTED]
    options = terminal.options(colour, accepted.root)
    return _printed(render_accepted(listed, (), [*says, *_left_out(found), *_kept(accepted)], options))


def _approval(reason: str | None, approved_by: str | None, expires: date | None) -> ApprovalRequest | None:
    """Gives what is said of an approval; None where nothing is, and raises RequestError where only a part of it is."""
    if reason is not None and approved_by is not None:
        return ApprovalRequest(reason, approved_by, expires)
    if reason is None and approved_by is None and expires is None:
        return None
    given = {"--reason TEXT": reason, "--approved-by ROLE": approved_by}
    wanted = join_words(option for option, text in given.items() if text is None)
    says = f"An approval says why, and by whom. Add {wanted}."
    raise RequestError(says)


def _left_out(found: Acceptance) -> Iterator[str]:
    """Says what is left out, as nobody releases themselves."""
    if found.own and found.approval:
        (it_is, it) = ("it is", "it") if len(found.own) == 1 else ("they are", "them")
        by = found.approval.approved_by
        yield f"{_number(found.own)} left out, as {by} answers for what {it_is} about: have another post accept {it}."


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
