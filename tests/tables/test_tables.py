"""Tables such as councils publish: every cell has a home, and what is found is what a reader wrote beside the table.

Each folder holds the table as it was published, the model of it, the home of every cell as `element.field`, and what a
reader found, written before anything was checked; where the reader was wrong, the file says so. All of it is invented.
"""

import csv
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from projects import align

from alignment.dates import PartialDate
from alignment.documents.document import YamlText
from alignment.model.strategy import Strategy
from alignment.model.values import FieldValue
from alignment.model.vocabularies import OwnWord
from alignment.project.load import load
from alignment.project.request import Request
from alignment.rules.prove import NO_DAY

FOLDERS: Final = sorted(path.parent for path in Path(__file__).parent.glob("*/table.csv"))
EACH_TABLE: Final = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
BETWEEN: Final = re.compile(r"[\s/%]|\bof\b")


@EACH_TABLE
def test_every_cell_has_a_home_and_says_there_what_it_said(folder: Path) -> None:
    strategy = load(Request(folder=folder, today=NO_DAY)).model.strategy
    for cell, homes in cells(folder):
        rest = cell.casefold()
        for home in homes:
            element, _, field = home.rpartition(".")
            found = [text.casefold() for text in texts(strategy, element, field) if text.casefold() in rest]
            assert found, (cell, home)
            rest = rest.replace(max(found, key=len), "", 1)
            assert field not in {"notes", "summary", "tags"}
        assert not BETWEEN.sub("", rest), (cell, homes)


@EACH_TABLE
def test_what_is_found_is_what_a_reader_wrote_beside_it(folder: Path) -> None:
    (answer,) = json.loads(align(folder, "check", "--format", "json").out)["strategies"]
    lines = (folder / "findings.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(f"{one['rule']} {one['element']}" for one in answer["findings"]) == sorted(
        line for line in lines if not line.startswith("#")
    )


def cells(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Gives every cell that holds something, with its homes; the heads of columns are no cells."""
    files = ((folder / name).read_text(encoding="utf-8") for name in ("table.csv", "homes.csv"))
    table, homes = (list(csv.reader(text.splitlines())) for text in files)
    assert table[0] == homes[0]
    for row, homes_of_row in zip(table[1:], homes[1:], strict=True):
        for cell, home in zip(row, homes_of_row, strict=True):
            assert bool(cell) == bool(home), (cell, home)
            if cell:
                yield cell, home.split("; ")


def texts(strategy: Strategy, element: str, field: str) -> list[str]:
    """Gives the ways in which people write what a field holds; of a link the titles at its end, of what is unread its text."""
    found = strategy.elements[element]
    if field in strategy.metamodel.kinds[found.KIND].links:
        return [strategy.elements[entry.to].title for entry in found.links(field)]
    value = found.value(field)
    if value is None:
        written = strategy.origins[element].mapping.values[field]
        return [written.text] if isinstance(written, YamlText) else []
    return list(ways(value))


def ways(value: FieldValue) -> Iterator[str]:
    """Gives the ways in which people write a value."""
    if isinstance(value, OwnWord):
        yield value.own
    elif isinstance(value, Decimal):
        yield from (str(value), f"{value:,}")
    elif isinstance(value, PartialDate):
        yield from (value.text, value.first.strftime("%d/%m/%Y"), value.first.strftime("%b %Y"))
    else:
        yield str(value)
