"""What a command says beside its answer where something could not be read."""

from collections.abc import Sequence

import click

from alignment.findings.finding import Finding
from alignment.text import visible


def note_hidden(says: str, hidden: Sequence[Finding]) -> None:
    """Says on standard error what may be missing, and names the first thing that could not be read."""
    if hidden:
        more = f" And {len(hidden) - 1} more." if len(hidden) > 1 else ""
        first = hidden[0]
        text = f"{says} {first.location}: {first.message}.{more} `align check` says how to mend."
        click.echo(visible(text), err=True)
