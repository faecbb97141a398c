"""The values of a YAML file: texts, lists and mappings, each knowing its place.

Named tuples that keep the parser's own marks, because a model of ten thousand elements holds a quarter of a million
of them. Marks count lines and columns from 0 in code points, ends are exclusive; a `Location` counts from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol, TypeAlias

from alignment.source import Location, SourceFile
from alignment.text import split_lines

ABSENT: Final = "~"
"""Is read where a sign stands that cannot be a value."""


class Mark(Protocol):
    """Says where something begins or ends, counted from 0."""

    @property
    def line(self) -> int:
        """Gives the line."""

    @property
    def column(self) -> int:
        """Gives the column, in code points."""

    @property
    def index(self) -> int:
        """Gives how many code points come before it in the whole text."""


class YamlText(NamedTuple):
    """Holds one text; `plain` tells that it was written without quotes."""

    text: str
    plain: bool
    start: Mark
    end: Mark


class YamlList(NamedTuple):
    """Holds a list of values."""

    items: "tuple[YamlValue, ...]"
    start: Mark
    end: Mark


class YamlMapping(NamedTuple):
    """Holds values by key, and the keys with their own places; both in the order of the file.

    `repeated` are the keys that are written more than once: of those the first is held, and none can be relied on.
    `around` holds, by key, the mapping in which a value stands with what is said beside it, where it has one.
    """

    values: "dict[str, YamlValue]"
    keys: dict[str, YamlText]
    start: Mark
    end: Mark
    repeated: frozenset[str] = frozenset()
    around: Mapping[str, "YamlMapping"] = MappingProxyType({})


YamlValue: TypeAlias = YamlText | YamlList | YamlMapping


@dataclass(frozen=True, slots=True, eq=False)
class YamlDocument:
    """Holds what was read of one file at one time, so that two of them are never the same.

    `root` is None where the file is empty or could not be parsed; `is_whole` tells that nothing of it went unread.
    """

    source: SourceFile
    text: str
    root: YamlValue | None
    is_whole: bool = True

    def locate(self, value: YamlValue | None) -> Location:
        """Gives the place of a value, or the beginning of the file."""
        if value is None:
            return self.source.location()
        place = location_of(self.source, value.start, value.end)
        return self._within(place) if value.end.index >= len(self.text) else place

    def is_replaced(self, value: YamlValue) -> bool:
        """Tells whether a sign stands there that counts as absent, which is said already."""
        is_absent = isinstance(value, YamlText) and value.plain and value.text == ABSENT
        return is_absent and self.text[value.start.index] != ABSENT

    def _within(self, place: Location) -> Location:
        """Gives a place that ends where the text does: to the parser a last line without a line break has one."""
        lines = split_lines(self.text)
        if place.end_line <= len(lines):
            return place
        return replace(place, end_line=len(lines), end_column=len(lines[-1]) + 1)


def location_of(source: SourceFile, start: Mark, end: Mark) -> Location:
    """Gives the place between two marks."""
    return Location(source.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def has_no_width(value: YamlValue) -> bool:
    """Tells whether nothing is written where the value would be."""
    return (value.start.line, value.start.column) == (value.end.line, value.end.column)
