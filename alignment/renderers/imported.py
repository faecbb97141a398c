"""What became of the cells of tables, for people at a terminal."""

from collections.abc import Iterator
from typing import Final

from alignment.importing.read import Imported
from alignment.tables.grid import GridCell
from alignment.text import count_of, join_words, shorten, visible

_SHOWN: Final = 48


def account_lines(account: Imported) -> Iterator[str]:
    """Says what was found, how many cells were used, and of every other one why not."""
    kinds = join_words(count_of(number, kind) for kind, number in account.counts.items())
    listed = len(account.left)
    yield f"Found {kinds}."
    yield f"{count_of(account.read, 'cell')} read: {account.read - listed:,} used, {listed:,} left."
    if account.hidden_rows:
        yield f"Hidden rows are read too: {account.hidden_rows}."
    yield from (cell_line(one.cell, one.why) for one in account.left)


def cell_line(cell: GridCell, why: str) -> str:
    """Says why a cell is not used."""
    text = visible(shorten(" ".join(cell.text.split()), _SHOWN))
    return f'{visible(cell.address)} "{text}": {why}{"" if why.endswith((".", "?")) else "."}'
