"""`align init`: a new project, to begin from."""

import shlex
from pathlib import Path

import click

from alignment.cli import terminal
from alignment.cli.clock import utc_day
from alignment.cli.command import Command
from alignment.cli.files import write_new_files
from alignment.cli.output import Output
from alignment.results.check import ExitStatus
from alignment.scaffold.project import CI
from alignment.workspace.init import NewProject, new_project

_NO_CI = "none"


@click.command("init", cls=Command, short_help="Begin a new strategy: model, settings, what editors and CI need.")
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--ci",
    type=click.Choice([*CI, _NO_CI]),
    default=_NO_CI,
    envvar="ALIGN_CI",
    show_default=True,
    help="Write the file that makes this host check every change to DIR.",
)
def command(directory: Path, *, ci: str) -> Output:
    """Begin a new strategy: model, settings, what editors and CI need.

    DIR is where the project begins; it is made where it does not exist. Without it, the project begins in the current
    folder. The model is small and made up, and says so: align check names what to write first.

    The file of CI goes to the top of the git repository that DIR is in. Where DIR has a strategy already, --ci writes that
    file alone.

    Nothing is ever overwritten: where one of the files exists, or the folder of the model, none is written. A file
    .gitattributes that exists, or a file of CI, is left as it is, and what to add to it is shown.

    Exit codes: 0 written, or what to add is shown; 2 not written, and what was there is as it was.
    """
    found = new_project(Path.cwd(), directory, utc_day(), None if ci == _NO_CI else ci)
    write_new_files((file.path, file.content) for file in found.to_write)
    return Output(_says(found).encode(), ExitStatus.CLEAN.value, is_text=True)


def _says(new: NewProject) -> str:
    base = terminal.base(new.root)
    written = [f"Wrote {terminal.base(file.path)}: {file.says}." for file in new.to_write]
    for file in new.to_add:
        written += [f"{terminal.base(file.path)} exists already. {file.says}", *file.content.decode().splitlines()]
    if new.is_begun:
        where = "this folder" if str(base) == "." else base
        return "\n".join((f"The strategy of {where} was there already, and is left as it is.", *written, ""))
    check = "align check" if str(base) == "." else f"align check {shlex.quote(str(base))}"
    return "\n".join((*written, "", f"What stands in the model is made up. `{check}` says what to write next.", ""))
