"""The formats of every command together, whatever they render."""

from collections.abc import Mapping
from typing import Final

from alignment.cli.formats import BOOKS, CHECK, DIFF, GRAPHS, PICTURES, REPORT, SHEETS, TRACE, Format

BY_COMMAND: Final[Mapping[str, Mapping[str, Format[...]]]] = {
    "check": CHECK,
    "diff": DIFF,
    "trace": TRACE,
    "graph": {**PICTURES, **GRAPHS},
    "report": REPORT,
    "export": {**BOOKS, **SHEETS},
}
