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
from alignment.text import join_words, shorten, suggestion, visible
from alignment.traceability.verification import Requirement
from alignment.workspace.verify import Renderers, VerifyRequest, verify

_SHOWN: Final = 40
_RENDERERS: Final[Renderers] = {name: form.render for name, form in REPORT.items()}


def _requirements(_context: click.Context, _option: click.Parameter, given: str | None) -> frozenset[Requirement]:
    """Reads a list of words, parted by commas; raises click.BadParameter where one is no requirement."""
    words = [word.strip() for word in (given or "").split(",") if word.strip()]
    known = {one.value: one for one in Requirement}
    if unknown := next((word for word in words if word not in known), None):
        mend = suggestion(unknown, known) or f"Name {join_words(known, 'or')}."
        message = f"`{visible(shorten(unknown, _SHOWN))}` cannot be required. {mend}"
        raise click.BadParameter(message)
    return frozenset(known[word] for word in words)


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
@click.option(
    "--require",
    callback=_requirements,
    envvar="ALIGN_REQUIRE",
    metavar="LIST",
    help="What must be so besides, parted by commas: complete, everything was read and checked; approval, it was checked "
    "as for approval or a later stage and no error counts; all-rules, every rule of the packs that all strategies are "
    "checked against, and of those in use, was run, but for shipped ones not due by their own schedule; no-exceptions, "
    "nothing is waived or accepted; commit, the commit that it names is at hand and has all of its files as they are.",
)
@DOCUMENTS
@CONFIG
def command(  # noqa: PLR0913 - one parameter an option
    report: Path,
    path: Path | None,
    *,
    findings_only: bool,
    at: str | None,
    require: frozenset[Requirement],
    documents: Path | None,
    config: Path | None,
) -> Output:
    """Prove that a report follows from the files at hand: make it again, and compare.

    REPORT is a file that `align report` wrote, in any format; what it says of its options and its day is used again. PATH
    says, as for `align check`, which project is meant.

    Exit codes: 0 verified; 1 the report differs, and how, or it is not as required; 2 it cannot be verified, and why.
    """
    found = verify(VerifyRequest(report, Path.cwd(), _RENDERERS, path, config, findings_only, at, documents, require))
    content = render(str(report), found, RenderOptions(width=terminal.width()))
    return Output(content, answer_of(found).value, is_text=True)
