"""`align review`: say that links still hold, after what they lead to has changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from alignment.cli import terminal
from alignment.cli.command import Command
from alignment.cli.files import replace_file
from alignment.cli.options import COLOUR, CONFIG
from alignment.cli.output import Output, of_others
from alignment.project.several import find_one_project
from alignment.renderers.reviews import LinkLine, render
from alignment.results.check import ExitStatus
from alignment.text import count_of
from alignment.workspace.review import Reviewing, review_links

_NEW: Final = "never reviewed"


@click.command("review", cls=Command, short_help="Say that links still hold after what they lead to has changed.")
@click.argument("elements", nargs=-1, metavar="[ID]...")
@click.option("--show", is_flag=True, help="List what is suspect and what was never reviewed, and write nothing.")
@CONFIG
@COLOUR
def command(elements: tuple[str, ...], *, show: bool, config: Path | None, colour: str) -> Output:
    """Say that links still hold: every link of the current project, or those from or to the elements ID.

    A link is suspect where its target has changed in meaning since the link was reviewed: its title, its figures, its
    dates and the like. Read the target again first. What was reviewed is written to align.lock beside align.yaml, or to
    the file that `lock` names there; the model stays as it is.

    Exit codes: 0 written or shown; 2 unknown, something could not be read, or the file cannot be written.
    """
    found = review_links(find_one_project(Path.cwd(), None, config), elements)
    if not show:
        replace_file(found.path, found.content)
    lines, says = (_shown(found), _standing(found)) if show else (_cleared(found), _written(found))
    return Output(render(lines, says, terminal.options(colour, found.root)), ExitStatus.CLEAN.value, is_text=True)


def _shown(found: Reviewing) -> Iterator[LinkLine]:
    yield from (LinkLine(one.location, "suspect", one.message) for one in found.suspects)
    yield from (LinkLine(one.location, _NEW, one.says) for one in found.new)


def _standing(found: Reviewing) -> Iterator[str]:
    new = f"{count_of(len(found.new), 'link')} never reviewed"
    yield f"{count_of(len(found.suspects), 'suspect link')}, {new}, {found.same:,} as reviewed."
    yield from _others(found)
    if found.gone:
        entries = _entries(found.gone, "is", "are")
        yield f"{entries} of links that are gone; the next review drops {'it' if found.gone == 1 else 'them'}."
    yield from _of_other_strategies(found)


def _cleared(found: Reviewing) -> Iterator[LinkLine]:
    return (LinkLine(one.location, "cleared", one.message) for one in found.suspects)


def _written(found: Reviewing) -> Iterator[str]:
    cleared = f"{count_of(len(found.suspects), 'suspect link')} cleared"
    yield f"{cleared}, {len(found.new):,} newly taken in, {found.same:,} as reviewed before."
    yield from _others(found)
    if found.gone:
        yield f"{_entries(found.gone, 'is', 'are')} dropped, of links that are gone."
    yield f"Written to {terminal.base(found.path)}: {count_of(found.total, 'reviewed link')}."
    yield from _of_other_strategies(found)


def _of_other_strategies(found: Reviewing) -> Iterator[str]:
    if found.others:
        yield of_others("reviewed", found.others)


def _others(found: Reviewing) -> Iterator[str]:
    """Says how many links that nobody asked for are suspect or new."""
    if found.other_suspects or found.other_new:
        suspects = count_of(found.other_suspects, "suspect link")
        yield f"Not asked for: {suspects}, {count_of(found.other_new, 'link')} never reviewed."


def _entries(number: int, one: str, several: str) -> str:
    return f"{count_of(number, 'entry', 'entries')} {one if number == 1 else several}"
