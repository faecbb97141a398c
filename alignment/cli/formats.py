"""The formats of every command: which there are, what each is for, and what writes it; and which a check is asked for.

A format is a module in `alignment.renderers`, a line here and a row in `docs/formats.md`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, ParamSpec

import click

from alignment.text import join_words, shorten, suggestion, visible

if TYPE_CHECKING:
    from alignment.diagrams.diagram import Diagram
    from alignment.diagrams.whole import WholeGraph
    from alignment.results.check import RenderOptions, Shown
    from alignment.results.comparison import Comparison
    from alignment.results.report import Traceability
    from alignment.results.trace import TraceAccount
    from alignment.sheets.book import Book

_Rendered = ParamSpec("_Rendered")
TEXT: Final = "text"
STANDARD_OUTPUT: Final = "-"
"""Stands for standard output where a file can be named."""

_SHOWN: Final = 40


class Format(NamedTuple, Generic[_Rendered]):
    """Holds what a format is called, what it is for, and its renderer, a module that is imported only where it is asked for.

    `is_text`: letters that a terminal's encoding lacks are spelled out. `is_hosted`: whatever reads it knows files by their
    paths in the repository, wherever align runs. `has_groups`: its list can be gathered by other things than rules.
    `most_strategies` is how many of them whoever reads it takes in one file;
    None where that makes no difference.
    """

    name: str
    module: str
    purpose: str
    is_text: bool = False
    is_hosted: bool = False
    has_groups: bool = False
    most_strategies: int | None = None

    def render(self, *found: _Rendered.args, **options: _Rendered.kwargs) -> bytes:
        """Writes what a command found."""
        renderer: Callable[_Rendered, bytes] = import_module(f"alignment.renderers.{self.module}").render
        return renderer(*found, **options)


def _named(*formats: Format[_Rendered]) -> Mapping[str, Format[_Rendered]]:
    return {one.name: one for one in formats}


CHECK: Final[Mapping[str, "Format[[Sequence[Shown]]]"]] = _named(
    Format(TEXT, "text", "people at a terminal", is_text=True, has_groups=True),
    Format("concise", "concise", "editors, scripts", is_text=True, has_groups=True),
    Format("json", "json", "programs"),
    Format("jsonl", "jsonl", "programs that read as it comes"),
    Format("sarif", "sarif", "code scanning, editors", is_hosted=True, most_strategies=20),
    Format("junit", "junit", "build services", is_hosted=True),
    Format("github", "github", "the log of a step in GitHub Actions", is_hosted=True),
    Format("gitlab", "gitlab", "the code quality of a merge request", is_hosted=True),
    Format("markdown", "markdown", "the summary of a job, a comment", is_hosted=True, has_groups=True),
)
DIFF: Final[Mapping[str, "Format[[Comparison, RenderOptions]]"]] = _named(
    Format(TEXT, "diff_text", "people at a terminal", is_text=True),
    Format("json", "diff_json", "programs"),
    Format("markdown", "diff_markdown", "the summary of a job, a comment"),
)
TRACE: Final[Mapping[str, "Format[[TraceAccount, RenderOptions]]"]] = _named(
    Format(TEXT, "trace", "people at a terminal", is_text=True),
    Format("json", "trace_json", "programs"),
)
PICTURES: Final[Mapping[str, "Format[[Diagram]]"]] = _named(
    Format("svg", "graph_svg", "browsers, documents"),
)
GRAPHS: Final[Mapping[str, "Format[[WholeGraph]]"]] = _named(
    Format("dot", "graph_dot", "Graphviz"),
    Format("mermaid", "graph_mermaid", "Markdown that draws"),
    Format("graphml", "graph_graphml", "any reader of GraphML"),
    Format("json", "graph_json", "programs"),
)
REPORT: Final[Mapping[str, "Format[[Traceability]]"]] = _named(
    Format("html", "html", "auditors, in one page"),
    Format("markdown", "report_markdown", "wikis, repositories"),
    Format("csv", "report_csv", "spreadsheets"),
    Format("json", "report_json", "programs"),
    Format("annex", "report_annex", "the annex of a board paper"),
    Format("page", "page", "families, on one sheet"),
)
BOOKS: Final[Mapping[str, "Format[[Book]]"]] = _named(
    Format("xlsx", "export_xlsx", "Excel"),
    Format("ods", "export_ods", "LibreOffice, and any office program"),
)
SHEETS: Final[Mapping[str, "Format[[Iterable[Sequence[str]]]]"]] = _named(
    Format("csv", "export_csv", "programs, a file a sheet"),
)


class FormatChoice(NamedTuple):
    """Names a format and the file that it is written to; None where it is printed."""

    format: str
    file: Path | None = None


def format_choice(text: str) -> FormatChoice:
    """Reads `F` or `F:FILE`; raises click.BadParameter where the text names no format, or no file."""
    name, colon, file = text.partition(":")
    if name not in CHECK:
        guess = suggestion(name, CHECK) or f"The formats are {join_words(CHECK)}."
        message = f"`{visible(shorten(name, _SHOWN))}` is no format. {guess}"
        raise click.BadParameter(message)
    if colon and not file:
        message = f"`{name}:` names no file. Write the file behind the colon, or leave the colon out."
        raise click.BadParameter(message)
    return FormatChoice(name, Path(file) if file and file != STANDARD_OUTPUT else None)


def completed(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Completes the name of a format."""
    return [name for name in CHECK if name.startswith(begun)]


def printed_and_filed(asked: Sequence[FormatChoice]) -> tuple[str, tuple[tuple[str, Path], ...]]:
    """Gives the format that is printed, text where none is asked for, and those that go to files.

    Raises click.UsageError where two would go to the same place.
    """
    printed = list(dict.fromkeys(one.format for one in asked if one.file is None))
    if len(printed) > 1:
        named = join_words(printed)
        message = (
            f"Only one format can be printed, and {named} would be. Give the others a file, as in {printed[1]}:FILE."
        )
        raise click.UsageError(message)
    filed = list(dict.fromkeys((one.format, one.file) for one in asked if one.file is not None))
    files = [file for _, file in filed]
    if twice := next((file for file in files if files.count(file) > 1), None):
        message = f"Two formats would be written to {visible(str(twice))}. Give each a file of its own."
        raise click.UsageError(message)
    return (printed[0] if printed else TEXT), tuple(filed)
