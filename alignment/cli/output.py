"""What a command says: its answer on standard output, once, at the very end, and beside it what may be missing."""

import os
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple, TextIO

import click

from alignment.cli import terminal
from alignment.findings.finding import Finding
from alignment.text import join_words, visible

_MOST_NAMED: Final = 8


class Output(NamedTuple):
    """Holds what a command prints, and the exit code that follows.

    `is_text`: letters that the terminal's encoding lacks are spelled out; machine formats are UTF-8 wherever they go.
    """

    content: bytes
    exit_code: int
    is_text: bool


def write(output: Output) -> int:
    """Prints and gives the exit code; raises OSError where nobody reads any more, or nothing more can be written."""
    content = output.content
    if output.is_text:
        content = content.decode().encode(sys.stdout.encoding or "utf-8", "backslashreplace")
    rest = memoryview(content)
    try:
        while rest:  # with PYTHONUNBUFFERED set, Python writes as much as a pipe takes and leaves it at that
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except OSError:
        silenced(sys.stdout)
        raise
    return output.exit_code


def closed() -> TextIO:
    """Opens what stands for a stream that was closed before align began: to write to it fails, as on a full disk."""
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")


def silenced(stream: TextIO) -> None:
    """Turns away what a stream still holds: Python would write it on its way out, fail, and exit with a code of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def unless_terminal(what: str, file: str) -> None:
    """Refuses to print what a terminal cannot show, and says how it is kept; raises UsageError."""
    if sys.stdout.isatty():
        message = f"{what} is not for a terminal. Add `-o {file}` and open that file, or choose another `--format`."
        raise click.UsageError(message)


def of_others(what: str, strategies: Sequence[str]) -> str:
    """Says of which other strategies a list holds entries, which stay as they are."""
    names = join_words(strategies, most=_MOST_NAMED)
    return f"It holds what is {what} of {names} as well. Delete the lines of an id that no strategy has any longer."


def say(text: str) -> None:
    """Says something on standard error: where that is a terminal in lines of its width, elsewhere as it is."""
    lines = text.splitlines()
    if sys.stderr.isatty():
        lines = [part for line in lines for part in terminal.folded(line)]
    click.echo("\n".join(lines), err=True)


def note_hidden(says: str, hidden: Sequence[Finding]) -> None:
    """Says on standard error what may be missing, and of the first thing that could not be read how to mend it."""
    if hidden:
        more = f" And {len(hidden) - 1} more: `align check` lists them." if len(hidden) > 1 else ""
        first = hidden[0]
        say(visible(f"{says} {first.location}: {first.message}. {first.fix}{more}"))
