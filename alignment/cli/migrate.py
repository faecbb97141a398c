"""`align migrate`: write anew the files that an earlier version of align kept."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from alignment.cli import terminal
from alignment.cli.command import Command, of_a_check
from alignment.cli.files import replace_file
from alignment.cli.options import AS_AT, BASELINE, CONFIG, DOCUMENTS, STAGE, STATED_ONLY
from alignment.cli.output import Output
from alignment.project.request import Request
from alignment.results.check import ExitStatus
from alignment.text import count_of, join_words
from alignment.workspace.migrate import MigratedFile, migrate

_MOST_NAMED: Final = 8


@click.command("migrate", cls=Command, short_help="Write anew the files that an earlier version of align kept.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@STAGE
@AS_AT
@STATED_ONLY
@BASELINE
@DOCUMENTS
@CONFIG
@click.option(
    "--leave-out",
    is_flag=True,
    help="Leave out entries that no strategy checked has a use for; otherwise nothing is written while there are any.",
)
@of_a_check
def command(request: Request, *, paths: tuple[Path, ...], leave_out: bool) -> Output:
    """Write anew the lists of accepted findings and of reviewed links that an earlier version of align kept.

    Every entry is kept under the strategy in which it counts, and nothing is added. Name the folder of each strategy
    where the project has several; otherwise the current project is taken.

    Exit codes: 0 written; 2 nothing to write anew, an entry of no strategy checked, something could not be read, or a file
    cannot be written.
    """
    asked = [replace(request, path=path) for path in {os.path.normpath(one): one for one in paths}.values() or [None]]
    files = migrate(asked)
    if not leave_out:
        _demand_all_kept(files)
    for one in files:
        replace_file(one.path, one.content)
    return Output("".join(map(_said, files)).encode(), ExitStatus.CLEAN.value, is_text=True)


def _demand_all_kept(files: Sequence[MigratedFile]) -> None:
    """Refuses to write while an entry may be of a strategy that was not named."""
    left_out = [name for one in files for name in one.left_out]
    if left_out:
        message = (
            f"No strategy that was checked has a use for {count_of(len(left_out), 'entry', 'entries')}, so nothing is written: "
            f"{join_words(left_out, most=_MOST_NAMED)}. Where other folders hold strategies, name the folders of all, as in "
            "`align migrate x y`; what is no longer needed is left out with --leave-out."
        )
        raise click.UsageError(message)


def _said(file: MigratedFile) -> str:
    left = f", {count_of(len(file.left_out), 'entry', 'entries')} left out" if file.left_out else ""
    names = "".join(f"left out: {name}\n" for name in file.left_out)
    return f"{names}{terminal.base(file.path)} written anew: {count_of(file.kept, 'entry', 'entries')}{left}.\n"
