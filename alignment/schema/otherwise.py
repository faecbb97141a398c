"""What editors read in another way than align: without quotes `2026` reaches them as a number, and `yes` as true."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from alignment.schema.json_schema import Schema, quietly

_DECIMAL: Final = re.compile(r"[0-9]+(\.[0-9]*)?([eE]-?[0-9]+)?")
_INTEGER: Final = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")
_TRUTHS: Final[Mapping[str, bool]] = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}


def read_otherwise(words: Iterable[str]) -> Iterator[Schema]:
    """Accepts those words that editors read as a number or as true and false where they stand without quotes."""
    found = [value for value in map(_as_read, words) if value is not None]
    if found:
        yield quietly({"enum": found})


def _as_read(text: str) -> float | None:
    if _INTEGER.fullmatch(text):
        return int(text, 0)
    if _DECIMAL.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else None
    return _TRUTHS.get(text.lower())
