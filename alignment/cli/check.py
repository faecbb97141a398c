"""`align check`: what the strategy lacks, where, and how to mend it."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import click

from alignment.checker.result import CheckResult
from alignment.cli import terminal
from alignment.cli.command import Command, of_a_check
from alignment.cli.files import Rewritten, replace_file, replace_files, unless_read
from alignment.cli.formats import CHECK, TEXT, FormatChoice, completed, format_choice, printed_and_filed
from alignment.cli.options import (
    AS_AT,
    BASELINE,
    COLOUR,
    CONFIG,
    DOCUMENTS,
    FAIL_ON_CHANGE,
    IGNORE,
    PROTECT,
    SELECT,
    SINCE,
    STAGE,
    STATED_ONLY,
    TRUST,
)
from alignment.cli.output import Output, say
from alignment.config import FAIL_ON, NEVER
from alignment.findings.finding import Severity
from alignment.project.request import Request
from alignment.renderers.mends import render_mended, render_planned
from alignment.results.check import Detail, ExitStatus, Listing, RenderOptions, Shown, exit_status
from alignment.results.groups import Grouping
from alignment.text import join_words, visible
from alignment.workspace.answerable import only_of
from alignment.workspace.check import check as check_project
from alignment.workspace.fix import demand_harmless, mends
from alignment.workspace.focus import asked_about, only_in
from alignment.workspace.grouped import grouped
from alignment.workspace.named import demand_own_ids, strategies_left_out
from alignment.workspace.selected import only_selected

_MOST_FINDINGS: Final = 50
_MOST_STRATEGIES: Final = 20
_DEFAULT_FAIL_ON: Final = str(Severity.ERROR)
_GROUPED: Final = tuple(name for name, form in CHECK.items() if form.has_groups)


@click.command("check", cls=Command, short_help="Say what the strategy lacks, where, and how to mend it.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    type=format_choice,
    shell_complete=completed,
    multiple=True,
    envvar="ALIGN_FORMAT",
    metavar="F[:FILE]",
    help=f"How to print the answer, or with a file how to write it there: {', '.join(CHECK)}. Repeatable; text is "
    "printed where no other format is.",
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
@click.option(
    "--owner",
    metavar="POST",
    envvar="ALIGN_OWNER",
    help="List only what a post answers for, named by its id or title: what it owns, and what is part of that or measures "
    "it, where that has no owner of its own; and, named apart, what it is responsible for. What it comes to, and the exit code, stay those of the whole check.",
)
@click.option(
    "--group-by",
    type=click.Choice([grouping.value for grouping in Grouping]),
    default=Grouping.RULE.value,
    envvar="ALIGN_GROUP_BY",
    show_default=True,
    help="List findings under what each is about, who answers for that, or its file, a line each, and with --full in full; "
    f"only in {join_words(_GROUPED)}.",
)
@SINCE
@TRUST
@PROTECT
@FAIL_ON_CHANGE
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
@click.option(
    "--fix",
    is_flag=True,
    help="Show what would mend the findings whose mend is sure and takes nothing that only people know; text only.",
)
@click.option("--write", is_flag=True, help="With --fix: make these mends, and say what is left.")
@click.option(
    "--full",
    is_flag=True,
    envvar="ALIGN_FULL",
    help="List every finding with its line, why it matters and how to mend it, and not a line a rule or the first 50.",
)
@of_a_check
def command(  # noqa: PLR0913 - one parameter an option
    request: Request,
    *,
    paths: tuple[Path, ...],
    formats: tuple[FormatChoice, ...],
    fail_on: str | None,
    waived: str,
    owner: str | None,
    group_by: str,
    since: str | None,
    colour: str,
    quiet: bool,
    fix: bool,
    write: bool,
    full: bool,
) -> Output:
    """Say what the strategy lacks, where, and how to mend it.

    PATH is a model folder, one model file, or a folder with an align.yaml; without it, the project of the current
    folder is checked. Several are checked one after the other, each by its own settings; a pattern such as 'plans/*', or
    a folder right below which they are, stands for several. Others that are found near by are named on standard error. A
    file within the model of a project is checked with the rest of it, and what is in that file is listed.

    With --fix --write files are changed, all of them or none, and everything in them but what is mended stays as it is; the
    exit code is then that of the mended state.

    Exit codes: 0 nothing at or over --fail-on; 1 findings; 2 something could not be read or checked; 3 a fault in
    align.
    """
    _demand_comparison(request, since)
    _demand_text(formats, is_fixed=fix, is_written=write)
    printed, filed = printed_and_filed(formats)
    grouping = Grouping(group_by)
    _demand_groups({printed, *(name for name, _ in filed)}, grouping)
    listing = terminal.options(colour)._replace(
        is_brief=quiet,
        most=None if full else _MOST_FINDINGS,
        detail=Detail.EACH if full or (request.select and grouping is Grouping.RULE) else Detail.BY_RULE,
        waived=Listing(waived),
    )
    asked = _Asked(request, since, fail_on, owner, grouping)
    checked = tuple(_answers(asked, paths))
    demand_own_ids([one.answer for one in checked])
    if fix:
        return _fixed(asked, paths, checked, listing, is_written=write)
    answers = (*checked, *_gone(asked, paths))
    _note_limits((printed, *(name for name, _ in filed)), len(answers))
    _note_left_out(strategies_left_out(request, paths))
    for _, file in filed:
        for one in answers:
            unless_read(file, one.answer.root, one.answer.report)
    for name, file in filed:
        replace_file(file, _rendered(name, answers, listing._replace(has_colour=False, is_brief=False)))
        click.echo(f"Written to {terminal.base(file)}.", err=True)
    return Output(_rendered(printed, answers, listing), _worst(answers).value, is_text=CHECK[printed].is_text)


def _demand_comparison(request: Request, since: str | None) -> None:
    """Raises click.UsageError where something is asked of a change, and nothing says what it is a change of."""
    if request.is_protected and request.trust is None:
        message = "--protect says what a change makes of the rules. Add --trust REV, so that there is something to compare with."
        raise click.UsageError(message)
    if request.fail_on_change and request.trust is None and since is None:
        message = "--fail-on-change is about a change. Add --since REV or --trust REV, so that there is something to compare with."
        raise click.UsageError(message)


def _demand_text(formats: tuple[FormatChoice, ...], *, is_fixed: bool, is_written: bool) -> None:
    """Raises click.UsageError where a format is asked for that cannot show mends, or mends are to be made and not shown."""
    if is_written and not is_fixed:
        message = "--write makes the mends that --fix shows. Add --fix."
        raise click.UsageError(message)
    if is_fixed and any(one != FormatChoice(TEXT) for one in formats):
        message = "--fix shows changes to files as text. Leave --format out, and check in other formats afterwards."
        raise click.UsageError(message)


def _demand_groups(formats: Collection[str], grouping: Grouping) -> None:
    """Raises click.UsageError where findings are to be gathered, and no format that is asked for can show that."""
    if grouping is not Grouping.RULE and not any(CHECK[name].has_groups for name in formats):
        message = f"--group-by is for {join_words(_GROUPED)}. Leave it out, or ask for one of these by --format."
        raise click.UsageError(message)


def _fixed(
    asked: "_Asked",
    paths: tuple[Path, ...],
    checked: tuple["_Checked", ...],
    listing: RenderOptions,
    *,
    is_written: bool,
) -> Output:
    """Shows what would mend findings, or makes these mends and says what is left."""
    folder, before = asked.request.folder, [one.answer for one in checked]
    made = mends(before, folder)
    mended = asked._replace(request=replace(asked.request, anew=made.contents))
    after = tuple(_answers(mended, paths)) if made.files else checked
    demand_harmless(made, before, [one.answer for one in after], folder)
    if not is_written:
        return Output(render_planned(made, listing), _worst(checked).value, is_text=True)
    replace_files([Rewritten(Path(one.name), one.read, one.content) for one in made.files])
    return Output(render_mended(made, listing) + _rendered(TEXT, after, listing), _worst(after).value, is_text=True)


def _note_limits(names: Iterable[str], strategies: int) -> None:
    """Says on standard error where a file holds more strategies than whoever reads it takes."""
    for name in names:
        most = CHECK[name].most_strategies
        if most is not None and strategies > most:
            click.echo(
                f"{name} has a run for each of the {strategies} strategies, and GitHub takes no file with more than {most} "
                f"runs. Check {most} at a time, each time with a file of its own: --format {name}:FILE.",
                err=True,
            )


def _note_left_out(left_out: Sequence[Path]) -> None:
    """Says on standard error which strategies near by were not checked."""
    if left_out:
        names = join_words((f"`{visible(str(one))}`" for one in left_out), most=_MOST_STRATEGIES)
        them = "it" if len(left_out) == 1 else "them"
        say(f"Not checked, since nothing names {them}: {names}. Name each path that is to be checked.")


class _Checked(NamedTuple):
    """Holds the answer about what was named, and the least severity that is not accepted."""

    path: Path
    answer: CheckResult
    fail_on: Severity | None


class _Asked(NamedTuple):
    """Holds what is asked about each of the paths."""

    request: Request
    since: str | None
    fail_on: str | None
    owner: str | None
    grouping: Grouping


def _answers(asked: _Asked, paths: tuple[Path, ...]) -> Iterator[_Checked]:
    """Checks each of the paths, or the project of the current folder."""
    for path, files in asked_about(asked.request, paths).items():
        request = replace(asked.request, path=path)
        answer = check_project(request) if asked.since is None else _since(request, asked.since)
        named = only_selected(only_in(answer, files) if files else answer, request.select)
        yield _checked(asked, path, only_of(named, asked.owner) if asked.owner is not None else named)


def _checked(asked: _Asked, path: Path | None, answer: CheckResult) -> _Checked:
    word = asked.fail_on or answer.loaded.policy.project.config.fail_on or _DEFAULT_FAIL_ON
    shown = grouped(answer, asked.grouping)
    return _Checked(path or answer.root, shown, None if word == NEVER else Severity.named(word))


def _gone(asked: _Asked, paths: tuple[Path, ...]) -> Iterator[_Checked]:
    """Gives the answer about each strategy that is gone since what a change is compared with."""
    if asked.since is None and asked.request.trust is None:
        return
    from alignment.workspace.gone import check_gone, strategies_missed  # noqa: PLC0415 - see below

    for path in strategies_missed(asked.request, asked.since, paths):
        if answer := check_gone(replace(asked.request, path=path), asked.since):
            yield _checked(asked, path, answer)


def _since(request: Request, revision: str) -> CheckResult:
    """Compares with a revision; most checks do not, which then takes nothing to import."""
    from alignment.workspace.since import check_since  # noqa: PLC0415 - see above

    return check_since(request, revision)


def _rendered(name: str, answers: tuple[_Checked, ...], listing: RenderOptions) -> bytes:
    """Writes all answers in a format, with paths as whoever reads that format knows them."""
    form = CHECK[name]
    start = _top(answers) if form.is_hosted else None
    shown = []
    for given, answer, fail_on in answers:
        path = given if len(answers) > 1 else answer.root  # however the only one was asked for, it is the same
        base, named = terminal.base(answer.root, start), str(terminal.base(path, start))
        shown.append(Shown(answer.report, listing._replace(base=base, name=named, fail_on=fail_on)))
    return form.render(shown)


def _top(answers: tuple[_Checked, ...]) -> Path:
    """Gives the folder of the repository that all are in, or else the nearest that holds all of them."""
    return Path(os.path.commonpath([one.answer.loaded.policy.project.top for one in answers]))


def _worst(answers: tuple[_Checked, ...]) -> ExitStatus:
    """Sums up all answers: one that is incomplete comes before everything else."""
    return max((exit_status(one.answer.report, one.fail_on) for one in answers), key=lambda one: one.value)
