"""Where in the text of a file a key is set, added or taken away, however the file is laid out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue, has_no_width
from alignment.documents.plain import plain
from alignment.documents.rewrite import is_in_brackets, is_in_lines, last_line
from alignment.documents.written import (
    Layout,
    Written,
    entry_lines,
    flow_text,
    layout_of,
    listed_in,
    pair_lines,
    unmarked,
)
from alignment.source import Location, TextEdit
from alignment.text import split_lines

_COLON: Final = re.compile(r"\s*:")
_HEADER: Final = re.compile(r"[|>][-+0-9]*")
_STEP: Final = 2
_BEFORE_LINES: Final = 1 << 20
"""Is deeper than anything that is put on lines of its own."""


class Change(NamedTuple):
    """Puts a text in place of what stands between two indexes; of those at one place the deeper comes first."""

    start: int
    end: int
    text: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Page:
    """Holds a file with its lines, and where each of them ends."""

    document: YamlDocument
    lines: Sequence[str]
    ends: Sequence[int]
    line_break: str

    @classmethod
    def of(cls, document: YamlDocument) -> "Page":
        """Makes the page of a file."""
        lines, ends = split_lines(document.text), list[int]()
        begins = 0
        for line in lines:
            ends.append(begins + len(line))
            begins = ends[-1] + (2 if document.text.startswith("\r\n", ends[-1]) else 1)
        return cls(document, lines, ends, "\r\n" if "\r\n" in document.text else "\n")

    def edits(self, changes: Iterable[Change]) -> tuple[TextEdit, ...]:
        """Gives changes as edits, in the order of the text."""
        ordered = sorted(changes, key=lambda one: (one.start, one.end, -one.depth))
        return tuple(TextEdit(self._location(one), one.text) for one in ordered)

    def _location(self, change: Change) -> Location:
        (first, column), (last, end) = self._place(change.start), self._place(change.end)
        return Location(self.document.source.path, first + 1, column + 1, last + 1, end + 1)

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_left(self.ends, index)
        return line, index - (self.ends[line] - len(self.lines[line]))

    def changes(
        self,
        mapping: YamlMapping,
        wanted: "Mapping[str, Written | None]",
        entries: Iterable[tuple[YamlList, Written]],
    ) -> Iterator[Change]:
        """Gives the changes by which keys of a mapping hold what is wanted, and lists further entries."""
        for listed, entry in entries:
            yield self._appended(listed, entry)
        taken = [key for key, value in wanted.items() if key in mapping.values and value is None]
        yield from self._taken(mapping, taken)
        new = {key: value for key, value in wanted.items() if value is not None and key not in mapping.values}
        for key, value in wanted.items():
            if value is not None and key not in new:
                yield from self._set(mapping, key, value)
        if new:
            yield self._added(mapping, new)

    def _added(self, mapping: YamlMapping, new: Mapping[str, Written]) -> Change:
        """Adds keys after the last one."""
        if is_in_brackets(self.document, mapping):
            pairs = flow_text(new)[1:-1]
            at = max((one.end.index for one in mapping.values.values()), default=mapping.start.index + 1)
            return Change(at, at, f", {pairs}" if mapping.values else pairs)
        column = mapping.start.column
        return self._below(last_line(self.document, mapping), pair_lines(new, column), column)

    def _appended(self, listed: YamlList, entry: Written) -> Change:
        """Adds an entry after the last one, as deep as the others are and as far from it."""
        last = listed.items[-1]
        if is_in_brackets(self.document, listed):
            return Change(last.end.index, last.end.index, f", {flow_text(entry)}")
        dash = listed.start.column
        deeper = max(last.start.column, dash + _STEP)
        gap = [""] if listed.items[1:] and not self.lines[last.start.line - 1].strip() else []
        return self._below(last_line(self.document, listed), (*gap, *entry_lines(entry, dash, deeper)), dash)

    def _below(self, line: int, lines: Iterable[str], depth: int) -> Change:
        """Puts lines below one of the file."""
        return Change(self.ends[line], self.ends[line], self._broken(lines), depth)

    def _broken(self, lines: Iterable[str]) -> str:
        return "".join(f"{self.line_break}{one}" for one in lines)

    def _set(self, mapping: YamlMapping, key: str, value: Written) -> Iterator[Change]:
        """Puts a value in the place of another: behind the colon, and in the lines below."""
        there = mapping.values[key]
        listed = listed_in(value)
        if isinstance(there, YamlList) and (kept := _kept(there, listed)):
            yield from self._relisted(there, kept, listed[len(kept) :])
            return
        column = mapping.start.column + _STEP
        layout = Layout(flow_text(value)) if is_in_brackets(self.document, mapping) else layout_of(value, column)
        start, end = self._head(mapping.keys[key], there)
        if layout.head and start == end:
            yield Change(start, end, f" {layout.head}", _BEFORE_LINES)
        elif layout.head:
            is_glued = self.document.text.startswith("#", end)
            yield Change(start, end, f"{layout.head} " if is_glued else layout.head)
        else:
            yield Change(self._colon(mapping.keys[key]), end)
        body = self._body(there)
        if body.start < body.end or layout.lines:
            yield body._replace(text=self._broken(layout.lines), depth=column)

    def _colon(self, key: YamlText) -> int:
        """Gives where the colon of a key ends."""
        found = _COLON.match(self.document.text, key.end.index)
        return found.end() if found else key.end.index

    def _head(self, key: YamlText, value: YamlValue) -> tuple[int, int]:
        """Gives from where to where a value stands behind its colon."""
        if has_no_width(value) or self._is_below(value):
            return (self._colon(key),) * 2
        if is_in_lines(self.document, value):
            found = _HEADER.match(self.document.text, value.start.index)
            return value.start.index, found.end() if found else value.start.index
        return value.start.index, value.end.index

    def _is_below(self, value: YamlValue) -> bool:
        return not isinstance(value, YamlText) and not is_in_brackets(self.document, value)

    def _body(self, value: YamlValue) -> Change:
        """Gives from where to where a value stands in lines below that of its key, which may be nowhere."""
        end = self.ends[last_line(self.document, value)]
        if self._is_below(value):
            return Change(self._end_above(value.start.line), end)
        return Change(self.ends[value.start.line] if is_in_lines(self.document, value) else end, end)

    def _end_above(self, line: int) -> int:
        return self.ends[line - 1] if line else 0

    def _taken(self, mapping: YamlMapping, keys: Sequence[str]) -> Iterator[Change]:
        """Takes keys away with what they hold; a comment behind stays."""
        if is_in_brackets(self.document, mapping):
            spans = {name: (key.start.index, mapping.values[name].end.index) for name, key in mapping.keys.items()}
            yield from _cut(tuple(spans.values()), [name in keys for name in spans])
            return
        for name in keys:
            yield from self._without(mapping.keys[name], mapping.values[name])

    def _without(self, key: YamlText, value: YamlValue) -> Iterator[Change]:
        _, end = self._head(key, value)
        body = self._body(value)
        line, column = self._place(end)
        behind, before = self.lines[line][column:], self.lines[key.start.line][: key.start.column]
        if behind.strip():
            yield Change(key.start.index, end + len(behind) - len(behind.lstrip()))
            if body.start < body.end:
                yield body
        elif before.strip():
            yield Change(key.start.index - len(before) + len(before.rstrip()), body.end)
        else:
            yield Change(self._end_above(key.start.line), body.end)

    def _relisted(self, listed: YamlList, kept: Sequence[YamlValue], further: Sequence[Written]) -> Iterator[Change]:
        """Takes out of a list what is not kept, and adds what comes after it."""
        is_gone = [not any(one is item for one in kept) for item in listed.items]
        if is_in_brackets(self.document, listed):
            yield from _cut([(one.start.index, one.end.index) for one in listed.items], is_gone)
        else:
            for item, goes in zip(listed.items, is_gone, strict=True):
                if goes:
                    yield Change(self._end_above(item.start.line), self.ends[last_line(self.document, item)])
        for one in further:
            yield self._appended(listed, one)


def _kept(listed: YamlList, wanted: Sequence[Written]) -> list[YamlValue]:
    """Gives the entries of a list with which another begins, in the same order."""
    kept: list[YamlValue] = []
    for item in listed.items:
        if len(kept) < len(wanted) and plain(item) == unmarked(wanted[len(kept)]):
            kept.append(item)
    return kept


def _cut(spans: Sequence[tuple[int, int]], is_gone: Sequence[bool]) -> Iterator[Change]:
    """Takes entries out of brackets, each with one of the commas beside it."""
    first_kept = is_gone.index(False) if False in is_gone else len(spans)
    for number, (start, end) in enumerate(spans):
        if is_gone[number] and number < first_kept:
            yield Change(start, spans[number + 1][0] if spans[number + 1 :] else end)
        elif is_gone[number]:
            yield Change(spans[number - 1][1], end)
