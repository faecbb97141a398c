"""`align export`: everything that a strategy says as sheets, for whoever goes on in a spreadsheet."""

from pathlib import Path
from typing import Final

import click

from alignment.cli.clock import utc_day
from alignment.cli.command import Command
from alignment.cli.files import Rewritten, replace_file, write_files
from alignment.cli.formats import BOOKS, SHEETS
from alignment.cli.options import CONFIG
from alignment.cli.output import Output, note_hidden
from alignment.project.request import Request
from alignment.project.several import find_one_project
from alignment.results.check import ExitStatus
from alignment.sheets.book import Book
from alignment.text import count_of, visible
from alignment.workspace.export import (
    ExportedBook,
    demand_writable,
    export_book,
    rows_by_file,
    template_book,
    with_findings,
)

_CSV: Final = "csv"
_NO_NOTES: Final = (
    "--findings notes at cells what is found in a strategy: leave out --template, and choose --format xlsx or ods."
)


@click.command(
    "export", cls=Command, short_help="Give everything as sheets for Excel or LibreOffice, to be imported again."
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice([*BOOKS, *SHEETS]),
    default=next(iter(BOOKS)),
    envvar="ALIGN_EXPORT_FORMAT",
    show_default=True,
    help="A workbook of Excel, a spreadsheet in OpenDocument, or text with separators, a file a sheet.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The file to write, whose name ends in the format; of csv the folder for its files.",
)
@click.option("--template", "is_template", is_flag=True, help="Give the sheets empty, to begin a strategy in them.")
@click.option(
    "--findings", "has_findings", is_flag=True, help="Note at each cell what a check finds in it; not in csv."
)
@CONFIG
def command(  # noqa: PLR0913 - one parameter an option
    path: Path | None, *, format_: str, output: Path, is_template: bool, has_findings: bool, config: Path | None
) -> Output:
    """Give everything that the strategy says as sheets: one a kind, a row an element, a column a field or a link.

    PATH says, as for `align check`, which project is meant. Cells offer the words of a vocabulary and the ids that a link
    can lead to. Texts stay texts, whatever they begin with. `align import FILE` says what has changed in the sheets and
    brings it back; of sheets that nobody changed it says that nothing has.

    With --findings each cell has a note of what a check finds in it, as at the strategy's own stage.

    With --template the sheets are empty, with the words of the project that the folder is of, or else the built-in ones.

    Exit codes: 0 written; 2 something could not be read and is missing in the sheets, or the file cannot be written.
    """
    if has_findings and (is_template or format_ in SHEETS):
        raise click.UsageError(_NO_NOTES)
    project = find_one_project(Path.cwd(), path, config)
    found = ExportedBook(template_book(project.metamodel)) if is_template else export_book(project)
    if has_findings:
        found = with_findings(found, Request(Path.cwd(), utc_day(), path, config))
    demand_writable(found.book, format_, output)
    if format_ in SHEETS:
        _write_folder(output, found.book)
    else:
        replace_file(output, BOOKS[format_].render(found.book))
    note_hidden("Not everything could be read, and some of it may be missing in the sheets.", found.hidden)
    code = ExitStatus.INCOMPLETE if found.hidden else ExitStatus.CLEAN
    lines = [f"Wrote {visible(str(output))}."]
    if found.elsewhere:
        lines.append(f"{count_of(found.elsewhere, 'finding')} of no row: `align check` says them.")
    return Output("".join(f"{line}\n" for line in lines).encode(), code.value, is_text=True)


def _write_folder(folder: Path, book: Book) -> None:
    """Writes a file a sheet; those that are there already are replaced, all of them or none."""
    files = {folder / name: SHEETS[_CSV].render(rows) for name, rows in rows_by_file(book).items()}
    there = [path for path in files if path.exists()]
    new = [(path, content) for path, content in files.items() if path not in there]
    write_files(new, [Rewritten(path, path.read_bytes(), files[path]) for path in there])
