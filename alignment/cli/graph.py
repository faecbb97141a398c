"""`align graph`: a picture of the strategy, or its graph for another program."""

from pathlib import Path

import click

from alignment.cli.command import Command
from alignment.cli.files import replace_file
from alignment.cli.formats import GRAPHS, PICTURES
from alignment.cli.options import CONFIG, file_or_output
from alignment.cli.output import Output, note_hidden, unless_terminal
from alignment.findings.finding import Finding
from alignment.project.find import Project
from alignment.project.several import find_one_project
from alignment.results.check import ExitStatus
from alignment.workspace.graph import draw, export


@click.command("graph", cls=Command, short_help="Draw the strategy, or give its graph to another program.")
@click.argument("element", metavar="[ID]", required=False)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice([*PICTURES, *GRAPHS]),
    default=next(iter(PICTURES)),
    envvar="ALIGN_FORMAT",
    show_default=True,
    help="A picture, or the graph for Graphviz, Mermaid, any reader of GraphML, or as JSON.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=file_or_output,
    envvar="ALIGN_OUTPUT",
    help="The file to write; otherwise standard output.",
)
@CONFIG
def command(
    element: str | None, path: Path | None, *, format_: str, output: Path | None, config: Path | None
) -> Output:
    """Draw the strategy, or give its graph to another program.

    PATH says, as for `align check`, which project is meant; alone it needs no ID before it.

    The picture shows ambitions, actions and measures, the links between them, dashed where the paper does not state
    them, and in words what has no ambition, no action or no measure. The other formats hold every element of every kind
    and every link. With ID only what is upstream and downstream of that element is there.

    Exit codes: 0 drawn; 2 unknown, or something could not be read and may be missing, or the file cannot be written.
    """
    if path is None and element is not None and Path(element).exists():
        path, element = Path(element), None
    content, hidden = _rendered(find_one_project(Path.cwd(), path, config), element, format_)
    note_hidden("Some elements may be missing.", hidden)
    if output is None and format_ in PICTURES:
        unless_terminal("A picture", f"strategy.{format_}")
    code = ExitStatus.INCOMPLETE if hidden else ExitStatus.CLEAN
    if output is None:
        return Output(content, code.value, is_text=False)
    replace_file(output, content)
    return Output(b"", code.value, is_text=False)


def _rendered(project: Project, element: str | None, format_: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Gives a picture or a graph, and a finding for everything that may be missing in it."""
    if format_ in PICTURES:
        drawn = draw(project, element)
        return PICTURES[format_].render(drawn.picture), drawn.hidden
    exported = export(project, element)
    return GRAPHS[format_].render(exported.graph), exported.hidden
