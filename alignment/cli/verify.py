"""`align verify`: whether a report follows from the files at hand."""

from pathlib import Path
from typing import Final

import click

from alignment.cli import terminal
from alignment.cli.command import Command
from alignment.cli.formats import REPORT
from alignment.cli.options import CONFIG, DOCUMENTS
from alignment.cli.output import Output
from alignment.renderers.verdict import answer_of, render
from alignment.results.check import RenderOptions
from alignment.workspace.verify import Renderers, VerifyRequest, verify

_RENDERERS: Final[Renderers] = {name: form.render for name, form in REPORT.items() if form.is_verifiable}


@click.command("verify", cls=Command, short_help="Prove that a report follows from the files at hand.")
@click.argument("report", type=click.Path(path_type=Path))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--findings-only",
    is_flag=True,
    envvar="ALIGN_FINDINGS_ONLY",
    help="Compare what the report's data says of files, findings and rules, and not the report byte for byte.",
)
@click.option(
    "--at", envvar="ALIGN_AT", metavar="REV", help="Make it again of the files as they were at a revision of git."
)
@DOCUMENTS
@CONFIG
def command(  # noqa: PLR0913 - one parameter an option
    report: Path,
    path: Path | None,
    *,
    findings_only: bool,
    at: str | None,
    documents: Path | None,
    config: Path | None,
) -> Output:
    """Prove that a report follows from the files at hand: make it again, and compare.

    REPORT is an HTML or JSON file that `align report` wrote; what it says of its options and its day is used again. PATH
    says, as for `align check`, which project is meant.

    Exit codes: 0 verified; 1 the report differs, and how; 2 it cannot be verified, and why.
    """
    found = verify(VerifyRequest(report, Path.cwd(), _RENDERERS, path, config, findings_only, at, documents))
    content = render(str(report), found, RenderOptions(width=terminal.width()))
    return Output(content, answer_of(found).value, is_text=True)
