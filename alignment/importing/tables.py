"""Where in a grid the tables are: their heads of one or two storeys, the headings that rows stand under, and their rows."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from alignment.tables.grid import Grid, GridCell, GridRow
from alignment.text import fold

_TOTAL: Final = re.compile(r"(grand |sub-?)?totals?\b")
_FEWEST_HEADS: Final = 2
_LONGEST_HEAD: Final = 80


class Left(NamedTuple):
    """Holds a cell that is not in the model, and why."""

    cell: GridCell
    why: str


class HeadedColumn(NamedTuple):
    """Holds a column: its place, and its head, the upper storey first."""

    place: int
    heads: tuple[GridCell, ...]

    @property
    def name(self) -> str:
        """Gives the head as one text."""
        return " ".join(" ".join(one.text.split()) for one in self.heads)


class TableRow(NamedTuple):
    """Holds a row, and the heading that it stands under, where there is one."""

    cells: Mapping[int, GridCell]
    heading: GridCell | None


@dataclass(slots=True)
class FoundTable:
    """Holds a table: its columns and its rows."""

    columns: tuple[HeadedColumn, ...]
    rows: list[TableRow] = field(default_factory=list)


class Heads(NamedTuple):
    """Tells which texts can be the head of a column: its name, or the time of what stands below."""

    is_name: Callable[[str], bool]
    is_time: Callable[[str], bool]


class Found(NamedTuple):
    """Holds the tables of a grid, its headings, and what stands in none of them."""

    tables: tuple[FoundTable, ...]
    headings: tuple[GridCell, ...]
    left: tuple[Left, ...]


def find_tables(grid: Grid, known: Heads, is_heading: Callable[[str], bool]) -> Found:
    """Finds the tables whose heads are known in part; `is_heading` tells texts that what stands below belongs to."""
    tables: list[FoundTable] = []
    headings: list[GridCell] = []
    left: list[Left] = []
    above = next(
        (GridCell(text, grid.name, is_repeat=True) for text in (grid.heading, grid.name) if is_heading(text)), None
    )
    current, is_new = above, False
    rows = iter(range(len(grid.rows)))
    for number in rows:
        row = grid.rows[number]
        if storeys := _storeys(grid.rows[number : number + 2], known):
            table = FoundTable(tuple(_columns(grid.rows[number : number + storeys])))
            if tables and not is_new and _names(table) != _names(tables[-1]):
                current = above
            tables.append(table)
            is_new = False
            for _ in range(storeys - 1):
                next(rows)
        elif heading := _heading(row, is_heading, is_inside=bool(tables)):
            headings.append(heading)
            current, is_new = heading, True
        elif why := _why_none(row, is_inside=bool(tables)):
            left += (Left(one, why) for one in own_cells(row.cells))
        else:
            tables[-1].rows.append(TableRow(row.cells, current))
    return Found(tuple(tables), (*([above] if above else []), *headings), tuple(left))


def _names(table: FoundTable) -> list[str]:
    return [one.name for one in table.columns]


def _why_none(row: GridRow, *, is_inside: bool) -> str:
    """Says why a row is none of a table."""
    if not is_inside:
        return "stands above the table, or no table was found: a head needs two names such as Action and Lead"
    return "is part of a total" if _is_total(row) else ""


def own_cells(cells: Mapping[int, GridCell]) -> list[GridCell]:
    """Gives the cells that are written in a row, without what is merged into it."""
    return [one for one in cells.values() if not one.is_repeat]


def _wide(row: GridRow) -> set[int]:
    """Gives the columns over which a cell of the row itself is merged."""
    own = {one.address for one in own_cells(row.cells)}
    repeated = {one.address for one in row.cells.values() if one.is_repeat} & own
    return {column for column, one in row.cells.items() if one.address in repeated}


def _storeys(rows: tuple[GridRow, ...], known: Heads) -> int:
    """Tells of how many rows a head is made that begins with the first of some; 0 where it begins none."""
    first, second = rows[0], rows[1] if rows[1:] else None
    wide = _wide(first)
    if _is_head(first, known):
        own = {column for column, one in second.cells.items() if not one.is_repeat} if second else set()
        return 2 if wide and own and own <= wide else 1
    if second and wide and not set(second.cells) <= wide and _is_head(second, known):
        return 2
    return 0


def _is_head(row: GridRow, known: Heads) -> bool:
    texts = [one.text for one in own_cells(row.cells)]
    short = [text for text in texts if len(text) <= _LONGEST_HEAD]
    names = [text for text in short if known.is_name(text)]
    if not names:
        return False
    found = len(names) + sum(known.is_time(text) for text in short if text not in names)
    return found >= _FEWEST_HEADS and 2 * found >= len(texts)


def _columns(rows: tuple[GridRow, ...]) -> Iterator[HeadedColumn]:
    for place in sorted({place for row in rows for place in row.cells}):
        heads = {one.address: one for row in rows if (one := row.cells.get(place))}
        yield HeadedColumn(place, tuple(heads.values()))


def _heading(row: GridRow, is_heading: Callable[[str], bool], *, is_inside: bool) -> GridCell | None:
    """Gives the one cell of a row that what stands below belongs to: one that says so, or in a table one across it."""
    own = own_cells(row.cells)
    if len(own) != 1 or any(one.is_repeat and one.address != own[0].address for one in row.cells.values()):
        return None
    is_across = is_inside and len(row.cells) > 1
    return own[0] if (is_across and not _is_total(row)) or is_heading(own[0].text) else None


def _is_total(row: GridRow) -> bool:
    own = own_cells(row.cells)
    return bool(own) and _TOTAL.match(fold(own[0].text)) is not None
