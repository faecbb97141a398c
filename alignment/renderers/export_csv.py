"""One sheet of an export as text with separators, in which no spreadsheet finds a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from alignment.tables.formulas import guarded

_BYTE_ORDER_MARK: Final = "\ufeff"


def render(rows: Iterable[Sequence[str]]) -> bytes:
    """Renders rows: UTF-8 with the mark that spreadsheets look for, every cell in quotation marks, so that none is parted."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    table.writerows([guarded(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()
