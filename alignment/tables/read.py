"""The tables of a file, whatever it is called: what it holds says what it is."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from alignment.office.package import ENDLESS, OF_OLD, OLD, NotOpened
from alignment.office.word import DOCUMENT
from alignment.tables.grid import Grid
from alignment.tables.opendocument import CONTENT, opendocument_grids
from alignment.tables.separated import separated_grids
from alignment.tables.word import word_grids
from alignment.tables.workbook import WORKBOOK, workbook_grids

_READERS: Final[Mapping[str, Callable[[bytes], tuple[Grid, ...] | NotOpened]]] = {
    WORKBOOK: workbook_grids,
    DOCUMENT: word_grids,
    CONTENT: opendocument_grids,
}
_ZIP: Final = b"PK"
_BINARY: Final = "xl/workbook.bin"


def read_grids(name: str, content: bytes) -> tuple[Grid, ...] | NotOpened:
    """Gives the sheets and tables of a file; why it cannot be read, and what to do, where it cannot."""
    if content.startswith(OLD):
        return NotOpened(OF_OLD)
    if content.startswith(b"%PDF"):
        return NotOpened("it is a PDF. Save the table that it was made from as .xlsx or .docx.")
    if not content.startswith(_ZIP):
        return separated_grids(PurePath(name).stem, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            names = frozenset(opened.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return NotOpened("it is damaged. Open it in the program that made it, and save it anew.")
    if _BINARY in names:
        return NotOpened("it is a binary workbook (.xlsb). Open it, and save it as .xlsx.")
    reader = next((read for part, read in _READERS.items() if part in names), _read_none)
    try:
        return reader(content)
    except RecursionError:
        return NotOpened(ENDLESS)


def _read_none(content: bytes) -> NotOpened:
    del content
    return NotOpened("it holds no table. Give a file .xlsx, .ods, .csv or .docx.")
