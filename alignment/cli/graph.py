"""`align graph`: a picture of the strategy, or its graph for another program."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import click

from alignment.cli.command import Command
from alignment.cli.files import replace_file
from alignment.cli.hidden import note_hidden
from alignment.cli.options import CONFIG
from alignment.cli.output import Output
from alignment.diagrams.whole import WholeGraph
from alignment.renderers import graph_dot, graph_graphml, graph_json, graph_mermaid, graph_svg
from alignment.results.check import ExitStatus
from alignment.workspace.graph import Drawn, Exported, GraphRequest, draw, export

_SVG: Final = "svg"
_EXPORTS: Final[Mapping[str, Callable[[WholeGraph], bytes]]] = {
    "dot": graph_dot.render,
    "mermaid": graph_mermaid.render,
    "graphml": graph_graphml.render,
    "json": graph_json.render,
}


@click.command("graph", cls=Command, short_help="Draw the strategy, or give its graph to another program.")
@click.argument("element", metavar="[ID]", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice([_SVG, *_EXPORTS]),
    default=_SVG,
    envvar="ALIGN_FORMAT",
    show_default=True,
    help="A picture, or the graph for Graphviz, Mermaid, any reader of GraphML, or as JSON.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="ALIGN_OUTPUT",
    help="The file to write; otherwise standard output.",
)
@CONFIG
def command(element: str | None, *, format_: str, output: Path | None, config: Path | None) -> Output:
    """Draw the strategy of the current project, or give its graph to another program.

    The picture shows ambitions, actions and measures, the links between them, dashed where the paper does not state
    them, and in words what has no ambition, no action or no measure. The other formats hold every element of every kind
    and every link. With ID only what is upstream and downstream of that element is there.

    Exit codes: 0 drawn; 2 unknown, or something could not be read and may be missing, or the file cannot be written.
    """
    request = GraphRequest(Path.cwd(), element, config)
    found = draw(request) if format_ == _SVG else export(request)
    note_hidden("Some elements may be missing.", found.hidden)
    code = ExitStatus.INCOMPLETE if found.hidden else ExitStatus.CLEAN
    content = _rendered(found, format_)
    if output is None:
        return Output(content, code.value, is_text=False)
    replace_file(output, content)
    return Output(b"", code.value, is_text=False)


def _rendered(found: Drawn | Exported, format_: str) -> bytes:
    return graph_svg.render(found.picture) if isinstance(found, Drawn) else _EXPORTS[format_](found.graph)
