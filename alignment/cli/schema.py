"""`align schema`: what editors need to know of model files."""

from pathlib import Path
from typing import Final

import click

from alignment.cli.command import Command
from alignment.cli.output import Output, note_hidden
from alignment.project.several import find_one_project
from alignment.schema.json_schema import as_json
from alignment.workspace.schema import schema_of_model_files, schema_with_ids

_UNREAD: Final = 2


@click.command("schema", cls=Command, short_help="Print the JSON Schema of model files, for editors.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--with-ids",
    is_flag=True,
    envvar="ALIGN_WITH_IDS",
    help="List the elements of the model, so that editors offer their ids and underline any other.",
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="ALIGN_CONFIG",
    help="The configuration to use in place of the nearest align.yaml.",
)
def command(path: Path | None, *, with_ids: bool, config: Path | None) -> Output:
    """Print the JSON Schema of model files, for editors.

    An editor with a YAML language server then completes fields, values and links, shows what each is for, and
    underlines mistakes while you type. Write it to a file, and begin a model file with
    `# yaml-language-server: $schema=` and the way to that file.

    PATH says, as for `align check`, which project it is about: what that adds under `extensions` in align.yaml is in the
    schema.

    Exit codes: 0 written; 2 written, but words or ids may be missing, as something could not be read; 3 a fault in align.
    """
    project = find_one_project(Path.cwd(), path, config)
    asked = path and Path.cwd() / path
    answer = schema_with_ids(project) if with_ids else schema_of_model_files(project, asked)
    note_hidden(f"Some {'ids' if with_ids else 'words'} may be missing.", answer.hidden)
    return Output(as_json(answer.schema), _UNREAD if answer.hidden else 0, is_text=False)
