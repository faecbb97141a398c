"""A list in one cell: its items with semicolons between, in quotation marks where an item holds one of these itself."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

from alignment.model.link_entries import ID

_BETWEEN: Final = "; "
_QUOTE: Final = '"'
_NEEDS_QUOTES: Final = re.compile(r'[;"\n\r]')
_WITH_TITLE: Final = re.compile(rf"({ID.pattern}) \| [^\n]*")
"""Matches what a drop-down offers: an id and, for whoever chooses, the title behind it."""


def joined(texts: Iterable[str]) -> str:
    """Writes items in one cell."""
    return _BETWEEN.join(
        f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _NEEDS_QUOTES.search(text) else text for text in texts
    )


def parted(text: str) -> tuple[str, ...]:
    """Gives the items of a cell, of what a drop-down offers the id."""
    if len(text) > csv.field_size_limit():
        return (text,)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_BETWEEN[0], skipinitialspace=True)
    items = (item.strip() for row in rows for item in row)
    return tuple(_id_of(item) for item in items if item)


def offered(element: str, title: str) -> str:
    """Writes an element as a drop-down offers it, so that it stays one item."""
    return f"{element} | {title.replace(_BETWEEN[0], ',')}" if title else element


def _id_of(item: str) -> str:
    found = _WITH_TITLE.fullmatch(item)
    return found[1] if found else item
