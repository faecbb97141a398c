"""`align import`: from the tables that an officer has to a model."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from alignment.cli import terminal
from alignment.cli.clock import utc_day
from alignment.cli.command import Command
from alignment.cli.files import Rewritten, write_files, write_new_files
from alignment.cli.output import Output, note_hidden
from alignment.renderers.imported import account_lines, cell_line
from alignment.renderers.paper import render_paper
from alignment.results.check import ExitStatus
from alignment.text import join_words, one_line, visible
from alignment.workspace.import_ import ImportedProject, TableRequest, demand_free, given_grids, imported_project
from alignment.workspace.import_paper import ImportedPaper, PaperRequest, import_paper
from alignment.workspace.import_sheets import ImportedSheets, imported_sheets, is_export

_UNCHANGED: Final = "No change: the sheets say what the strategy says."
_ONE_OR_OTHER: Final = "Name tables (FILE...), or one paper by --paper."


@click.command("import", cls=Command, short_help="Make a model of the tables that you have: Excel, CSV, Word.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--paper",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take a committee paper in Word (.docx), PDF or text into the project, with its paragraphs.",
)
@click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path),
    help="Say what columns mean by this file in place of import.yaml in DIR.",
)
@click.option(
    "--into",
    metavar="DIR",
    default=".",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Put the project here; the folder is made where it does not exist.",
)
@click.option("--write", "is_written", is_flag=True, help="Write the files; otherwise they are shown.")
def command(
    files: tuple[Path, ...], *, paper: Path | None, mapping: Path | None, into: Path, is_written: bool
) -> Output:
    """Make a model of action plans in Excel (.xlsx, .xlsm), LibreOffice (.ods), text (.csv, .tsv) and Word (.docx).

    The columns are told by their heads; import.yaml says what each was taken for. Correct it, and import again: it is asked
    first. Every cell is in the model, or is listed with its address and the reason.

    Where there is a model already, rows are known again by reference, id or title, and only what they say otherwise is
    changed in its files; comments and layout stay. What the tables do not say is kept, and named.

    Of what `align export` wrote it says what has changed in its sheets, and --write changes that and nothing else.

    Of a paper every numbered paragraph, headed part and row of a table of risks becomes a paragraph of the model, with the
    words with which it begins, so that evidence and quotes can point at it. The paper is copied into the project where it
    lies elsewhere, and the text of Word and PDF is kept beside it.

    Nothing is written without --write, and nothing that the model says is ever taken out.

    Exit codes: 0 written or shown; 2 a file or the model cannot be read, a file holds no table, or something is in
    the way.
    """
    if bool(files) == (paper is not None):
        raise click.UsageError(_ONE_OR_OTHER)
    if paper is not None:
        return _of_paper(import_paper(PaperRequest(Path.cwd(), paper, into)), is_written=is_written)
    grids = given_grids(Path.cwd(), files)
    if is_export(grids):
        return _of_export(imported_sheets(Path.cwd(), grids, into, utc_day()), into, is_written=is_written)
    found = imported_project(TableRequest(Path.cwd(), files, into, mapping, utc_day()), grids)
    if is_written:
        demand_free(Path.cwd(), found)
        write_files(found.new, [Rewritten(*one) for one in found.changed])
    lines = [*_files(found, is_written=is_written), *_difference(found), *account_lines(found.account)]
    lines += ["", _next(found, into, is_written=is_written)]
    return Output("".join(f"{line}\n" for line in lines).encode(), ExitStatus.CLEAN.value, is_text=True)


def _of_export(found: ImportedSheets, into: Path, *, is_written: bool) -> Output:
    if is_written:
        write_files(found.new, [Rewritten(*one) for one in found.changed])
    lines = [*map(one_line, found.says or (_UNCHANGED,))]
    lines += [f"{visible(one)} has no row any more; nothing is deleted." for one in found.gone]
    lines += [cell_line(one.cell, one.why) for one in found.unused]
    note_hidden("Not everything could be read, and some of it may not be compared.", found.hidden)
    if paths := [*(path for path, _ in found.new), *(one.path for one in found.changed)]:
        lines += [f"{'Wrote' if is_written else 'Would write'} {terminal.base(path)}." for path in paths]
        lines += ["", _what_next(into) if is_written else "Nothing was written. `--write` writes these files."]
    code = ExitStatus.INCOMPLETE if found.hidden else ExitStatus.CLEAN
    return Output("".join(f"{line}\n" for line in lines).encode(), code.value, is_text=True)


def _of_paper(found: ImportedPaper, *, is_written: bool) -> Output:
    if is_written:
        write_new_files(found.files)
    names = join_words(visible(str(terminal.base(path))) for path, _ in found.files)
    says = f"Wrote {names}." if is_written else f"Nothing was written. `--write` writes {names}."
    content = render_paper(found.document, found.parts, found.without_text, says, terminal.options("never", found.root))
    return Output(content, ExitStatus.CLEAN.value, is_text=True)


def _files(found: ImportedProject, *, is_written: bool) -> Iterator[str]:
    for path, content in found.new:
        if is_written:
            yield f"Wrote {terminal.base(path)}."
        else:
            yield f"{terminal.base(path)}:"
            yield from (f"  {line}" for line in content.decode().splitlines())
            yield ""
    if is_written:
        yield from (f"Changed {terminal.base(one.path)}." for one in found.changed)


def _difference(found: ImportedProject) -> Iterator[str]:
    """Says what is another now in a model that is there, and what of it the tables do not say."""
    if found.changes is None:
        return
    yield from map(one_line, found.changes or ["The model says all that the tables say."])
    if found.update.kept or found.update.gone:
        yield "Kept, though the tables do not say it (where it no longer holds, take it out by hand):"
    for one in found.update.kept:
        target = f" {found.before.subject(one.target)}" if one.target else ""
        yield one_line(f"  {found.before.subject(one.element)}: `{one.field}`{target}")
    for element in found.update.gone:
        yield one_line(f"  {found.before.subject(element)}: no row names it")
    yield ""


def _next(found: ImportedProject, into: Path, *, is_written: bool) -> str:
    if not found.new and not found.changed:
        return "There is nothing to write."
    if is_written:
        return _what_next(into)
    changed = join_words(visible(str(terminal.base(one.path))) for one in found.changed)
    parts = [*(["writes these files"] if found.new else []), *([f"changes {changed}"] if changed else [])]
    return f"Nothing was written. `--write` {' and '.join(parts)}."


def _what_next(into: Path) -> str:
    where = "" if str(into) == "." else " in that folder"
    return f"`align check`{where} says what to write next."
