"""`align migrate`: write anew the files that an earlier version of align kept."""

import os
from dataclasses import replace
from pathlib import Path

import click

from alignment.cli import terminal
from alignment.cli.command import Command, of_a_check
from alignment.cli.files import replace_file
from alignment.cli.options import AS_AT, BASELINE, CONFIG, DOCUMENTS, STAGE, STATED_ONLY
from alignment.cli.output import Output
from alignment.project.request import Request
from alignment.results.check import ExitStatus
from alignment.text import count_of
from alignment.workspace.migrate import MigratedFile, migrate


@click.command("migrate", cls=Command, short_help="Write anew the files that an earlier version of align kept.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@STAGE
@AS_AT
@STATED_ONLY
@BASELINE
@DOCUMENTS
@CONFIG
@of_a_check
def command(request: Request, *, paths: tuple[Path, ...]) -> Output:
    """Write anew the lists of accepted findings and of reviewed links that an earlier version of align kept.

    Every entry is kept under the strategy in which it counts, and nothing is added. Name the folder of each strategy
    where the project has several; otherwise the current project is taken.

    Exit codes: 0 written; 2 nothing to write anew, something could not be read, or a file cannot be written.
    """
    asked = [replace(request, path=path) for path in {os.path.normpath(one): one for one in paths}.values() or [None]]
    files = migrate(asked)
    for one in files:
        replace_file(one.path, one.content)
    return Output("".join(map(_said, files)).encode(), ExitStatus.CLEAN.value, is_text=True)


def _said(file: MigratedFile) -> str:
    left = f", {count_of(file.left_out, 'entry', 'entries')} left out of which nothing is there any longer"
    kept = count_of(file.kept, "entry", "entries")
    return f"{terminal.base(file.path)} written anew: {kept}{left if file.left_out else ''}.\n"
