"""`align init`: a new project, to begin from."""

import shlex
from pathlib import Path

import click

from alignment.cli import terminal
from alignment.cli.clock import utc_day
from alignment.cli.command import Command
from alignment.cli.files import write_new_files
from alignment.cli.output import Output
from alignment.renderers.imported import account_lines
from alignment.renderers.paper import render_paper
from alignment.results.check import ExitStatus
from alignment.scaffold.project import CI
from alignment.workspace.init import NewProject, new_project
from alignment.workspace.init_from import BegunProject, project_from

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
@click.option(
    "--from",
    "given",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Make the model of a plan or a paper, as align import does, in place of one that is made up. May be repeated.",
)
def command(directory: Path, *, ci: str, given: tuple[Path, ...]) -> Output:
    """Begin a new strategy: model, settings, what editors and CI need.

    DIR is where the project begins; it is made where it does not exist. Without it, the project begins in the current
    folder. The model is small and made up, and says so: align check names what to write first.

    The file of CI goes to the top of the git repository that DIR is in. Where DIR has a strategy already, --ci writes that
    file alone.

    With --from nothing is made up but the strategy's own name and period: the model is made of your plans (spreadsheets, and Word
    files with a table of actions) and papers (Word, PDF and text), and every cell that was not understood is listed.

    Nothing is ever overwritten: where one of the files exists, or the folder of the model, none is written. A file
    .gitattributes that exists, or a file of CI, is left as it is, and what to add to it is shown.

    Exit codes: 0 written, or what to add is shown; 2 not written, and what was there is as it was.
    """
    host = None if ci == _NO_CI else ci
    begun = project_from(Path.cwd(), directory, utc_day(), host, given) if given else None
    found = begun.project if begun else new_project(Path.cwd(), directory, utc_day(), host)
    write_new_files((file.path, file.content) for file in found.to_write)
    said = _says(found, _account(begun) if begun else "What stands in the model is made up. ")
    return Output(said.encode(), ExitStatus.CLEAN.value, is_text=True)


def _account(begun: BegunProject) -> str:
    """Says what became of the files: of papers what is unsure, of plans every cell that was left."""
    options = terminal.options("never", begun.project.root)
    papers = (render_paper(one.document, one.parts, one.without_text, "", options).decode() for one in begun.papers)
    cells = (f"{line}\n" for line in account_lines(begun.account)) if begun.account else ()
    return "".join((*(f"{one}\n" for one in papers), *cells, *(["\n"] if begun.account else [])))


def _says(new: NewProject, about: str) -> str:
    base = terminal.base(new.root)
    written = [f"Wrote {terminal.base(file.path)}: {file.says}." for file in new.to_write]
    for file in new.to_add:
        written += [f"{terminal.base(file.path)} exists already. {file.says}", *file.content.decode().splitlines()]
    if new.is_begun:
        where = "this folder" if str(base) == "." else base
        return "\n".join((f"The strategy of {where} was there already, and is left as it is.", *written, ""))
    check = "align check" if str(base) == "." else f"align check {shlex.quote(str(base))}"
    return "\n".join((*written, "", f"{about}`{check}` says what to write next.", ""))
