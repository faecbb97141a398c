"""The formats of `align check`: which there are, and which of them a run is asked for."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

import click

from alignment.results.check import Renderer, Shown
from alignment.text import join_words, shorten, suggestion, visible

TEXT: Final = "text"
_SHOWN: Final = 40


class Format(NamedTuple):
    """Holds how a format is written: the renderer of that name, imported only where it is asked for.

    `is_text`: letters that a terminal's encoding lacks are spelled out. `is_hosted`: whatever reads it knows files by their
    paths in the repository, wherever align runs.
    """

    name: str
    is_text: bool = False
    is_hosted: bool = False

    def render(self, shown: Sequence[Shown]) -> bytes:
        """Writes the reports of a run."""
        renderer: Renderer = import_module(f"alignment.renderers.{self.name}").render
        return renderer(shown)


FORMATS: Final[Mapping[str, Format]] = {
    one.name: one
    for one in (
        *(Format(TEXT, is_text=True), Format("concise", is_text=True), Format("json"), Format("jsonl")),
        *(Format(name, is_hosted=True) for name in ("sarif", "junit", "github", "gitlab", "markdown")),
    )
}


class Wanted(NamedTuple):
    """Names a format and the file that it is written to; None where it is printed."""

    format: str
    file: Path | None = None


def wanted(text: str) -> Wanted:
    """Reads `F` or `F:FILE`; raises click.BadParameter where the text names no format, or no file."""
    name, colon, file = text.partition(":")
    if name not in FORMATS:
        guess = suggestion(name, FORMATS) or f"The formats are {join_words(FORMATS)}."
        message = f"`{visible(shorten(name, _SHOWN))}` is no format. {guess}"
        raise click.BadParameter(message)
    if colon and not file:
        message = f"`{name}:` names no file. Write the file behind the colon, or leave the colon out."
        raise click.BadParameter(message)
    return Wanted(name, Path(file) if file else None)


def completed(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Completes the name of a format."""
    return [name for name in FORMATS if name.startswith(begun)]


def printed_and_filed(asked: Sequence[Wanted]) -> tuple[str, tuple[tuple[str, Path], ...]]:
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
