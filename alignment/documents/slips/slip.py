"""A slip: where the officer erred, in which words that is said, and which signs to put in place of which."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignment.documents.slips.lines import TextLine
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import Location, SourceFile, TextEdit
from alignment.text import visible

_LONGEST_SHOWN: Final = 200

HEADING: Final = "heading"
"""Is what a list lacks that stands under no name of a section."""


class LineEdit(NamedTuple):
    """Puts a text in place of some columns, counted from 0, of one line."""

    line: TextLine
    column: int
    end_column: int
    new_text: str


@dataclass(frozen=True, slots=True)
class YamlSlip:
    """Holds one slip; `says` is the rest of a sentence about a file that is not valid YAML.

    Where it is not sure that the edits are what was meant, they only serve to read on, and the writer chooses. `lacks` names
    what is not there and only whoever knows the model can say.
    """

    line: TextLine
    column: int
    says: str
    fix: str
    edits: tuple[LineEdit, ...] = ()
    is_sure: bool = True
    lacks: str | None = None

    def applied_to(self, text: str) -> str:
        """Gives a text of the same lines with the slip mended."""
        for edit in sorted(self.edits, key=lambda one: one.line.start, reverse=True):
            at = edit.line.start
            text = text[: at + edit.column] + edit.new_text + text[at + edit.end_column :]
        return text

    @property
    def touched(self) -> frozenset[int]:
        """Gives the numbers of the lines that the mend changes, from 0."""
        return frozenset(edit.line.number for edit in self.edits)

    @property
    def keeps_lines(self) -> bool:
        """Tells whether the mend is known and leaves every line its number, so that what is below can be read."""
        return bool(self.edits) and not any("\n" in edit.new_text for edit in self.edits)

    def writes_over(self, place: Location) -> bool:
        """Tells whether the mend puts something else in place of the character at which a place begins."""
        return any(
            edit.line.number == place.line - 1 and edit.column < place.column <= edit.end_column for edit in self.edits
        )

    def finding(self, source: SourceFile) -> Finding:
        """Says it as the finding that the file cannot be read."""
        width = 1 if self.column < len(self.line.text) else 0
        place = source.location(self.line.number + 1, self.column + 1, width)
        edits = tuple(_edit_of(source, one) for one in self.edits) if self.is_sure else ()
        message = f"{source.path} is not valid YAML: {self.says}"
        label = "YAML cannot be read here"
        return built_in("YAML-SYNTAX", message, place, label=label, fix=self.fix, edits=edits, facet=self.lacks)


def rewritten(line: TextLine, column: int, new_text: str, says: str, how: str) -> YamlSlip:
    """Makes the slip whose mend is one line written anew from a column on; `how` says in words what the mend shows."""
    whole = visible((line.text[:column] + new_text).strip())
    fix = f"Write `{whole}`, {how}." if len(whole) <= _LONGEST_SHOWN else f"Write the line {how}."
    return YamlSlip(line, column, says, fix, (LineEdit(line, column, len(line.text), new_text),))


def reindented(lines: Iterable[TextLine], columns: int, says: str, fix: str, *, is_sure: bool = True) -> YamlSlip:
    """Makes the slip whose mend moves lines so that the first of them begins at a column."""
    moved = list(lines)
    by = columns - moved[0].indent
    edits = tuple(LineEdit(line, 0, line.indent, " " * max(line.indent + by, 0)) for line in moved)
    return YamlSlip(moved[0], moved[0].indent, says, fix, edits, is_sure)


def _edit_of(source: SourceFile, edit: LineEdit) -> TextEdit:
    number = edit.line.number + 1
    place = Location(source.path, number, edit.column + 1, number, edit.end_column + 1)
    return TextEdit(place, edit.new_text)
