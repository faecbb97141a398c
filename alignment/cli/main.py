"""The command `align`: which commands there are, and what the exit codes mean.

0 clean, 1 findings at or over `--fail-on`, 2 could not check whole, 3 a fault in align itself, 130 and 141 for signals.
An uncaught exception in Python exits 1, which continuous integration would read as findings; hence our own mapping.
"""

import gc
import os
import sys
import traceback
from importlib import import_module
from io import StringIO
from typing import Final

import click

from alignment import __version__
from alignment.cli.output import Output, closed, say, silenced, write

_COMMANDS: Final = (
    *("check", "diff", "explain", "trace", "graph", "report", "verify"),
    *("waive", "baseline", "review", "migrate", "rules", "schema", "init", "import", "export"),
)
_MODULES: Final = {"import": "import_"}
"""By command the module, where Python keeps the name for itself."""

_USAGE: Final = 2
_FAULT: Final = 3
_INTERRUPTED: Final = 130
_PIPE_CLOSED: Final = 141


class _Commands(click.Group):
    """Imports a command only when it is asked for, so that none pays for another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Imports a command."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"alignment.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="align %(version)s")
def align() -> None:
    """Checks that every action of a strategy has an owner, a measure, a priority and a co-production source."""


def main(arguments: list[str] | None = None) -> int:
    """Runs align and gives its exit code; where not even standard error can be written, nobody can be told why."""
    sys.stdout, sys.stderr = (one or closed() for one in (sys.stdout, sys.stderr))
    try:
        return _run(arguments)
    except OSError:
        silenced(sys.stderr)
        return _USAGE


def _run(arguments: list[str] | None) -> int:
    gc.disable()  # a short batch job: collecting cycles would cost half its time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # what is installed nearby must not change an answer
    try:
        result = align.main(arguments, prog_name="align", standalone_mode=False)
        return _written(result) if isinstance(result, Output) else 0
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        say(shown.getvalue())
        return _USAGE
    except SystemExit as left:  # click's own way out: 1 where nobody reads its help, 0 when it has completed a word
        return _PIPE_CLOSED if left.code else 0
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not look like findings
        if isinstance(error, OSError) and error.filename is None:  # what click prints itself, as its help
            silenced(sys.stdout)
            return _not_written(error)
        traceback.print_exc()
        click.echo("This is a fault in align, not in your files. Please report it with the lines above.", err=True)
        return _FAULT


def _written(output: Output) -> int:
    try:
        return write(output)
    except BrokenPipeError:
        return _PIPE_CLOSED
    except OSError as error:
        return _not_written(error)


def _not_written(error: OSError) -> int:
    click.echo(f"The answer cannot be written: {error.strerror}.", err=True)
    return _USAGE
