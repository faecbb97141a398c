"""Adding a waiver to a file by the smallest change: comments, layout and everything else in it stay as they are."""

from collections.abc import Iterable
from typing import Final

from alignment.documents.document import (
    Mark,
    YamlDocument,
    YamlList,
    YamlMapping,
    YamlText,
    YamlValue,
    has_no_width,
)
from alignment.documents.rewrite import entry, scalar
from alignment.model.absence import absence_of
from alignment.model.sections import WAIVERS
from alignment.source import Location, TextEdit
from alignment.text import split_lines
from alignment.waivers.waiver import Waiver

_STEP: Final = "  "


def adding(document: YamlDocument, waiver: Waiver) -> TextEdit | None:
    """Gives the change that adds a waiver at the end of those there are; None where the file has no place for it."""
    root = document.root
    if root is None:
        return _at_end(document, waiver)
    if not isinstance(root, YamlMapping):
        return None
    written = root.values.get(WAIVERS)
    if written is None:
        return _at_end(document, waiver)
    if absence_of(written):
        return _first(document, root.keys[WAIVERS], written, waiver)
    return _after_last(document, written, waiver) if isinstance(written, YamlList) else None


def new_file(waiver: Waiver) -> str:
    """Gives the text of a file that holds one waiver."""
    return "\n".join([f"{WAIVERS}:", *_lines(waiver, _STEP, f"{_STEP}  "), ""])


def _at_end(document: YamlDocument, waiver: Waiver) -> TextEdit:
    """Adds the section itself below everything else."""
    lines = split_lines(document.text)
    break_before = "" if not lines[-1] else _line_break(document)
    text = new_file(waiver).replace("\n", _line_break(document))
    place = document.source.location(len(lines), len(lines[-1]) + 1)
    return TextEdit(place, break_before + text)


def _first(document: YamlDocument, key: YamlText, written: YamlValue, waiver: Waiver) -> TextEdit:
    """Adds the first waiver of a section that is empty; a placeholder in it is replaced."""
    indent = " " * key.start.column + _STEP
    text = _line_break(document).join(["", *_lines(waiver, indent, f"{indent}  ")])
    if has_no_width(written):
        return TextEdit(_end_of_line(document, key.end.line), text)
    return TextEdit(document.locate(written), text)


def _after_last(document: YamlDocument, written: YamlList, waiver: Waiver) -> TextEdit | None:
    """Adds a waiver after the last one, written as deep as the others are."""
    if document.text[written.start.index] == "[":
        return None
    last = written.items[-1]
    dash, deeper = " " * written.start.column, " " * max(last.start.column, written.start.column + len(_STEP))
    lines = _lines(waiver, dash, deeper)
    end = _end_of(document, last)
    if end.column == 0:  # a text of several lines ends where the next line begins
        return TextEdit(document.source.location(end.line + 1), _line_break(document).join([*lines, ""]))
    return TextEdit(_end_of_line(document, end.line), _line_break(document).join(["", *lines]))


def _end_of(document: YamlDocument, value: YamlValue) -> Mark:
    """Gives where an entry ends: YAML lets a mapping without braces end only where the next thing begins."""
    if not isinstance(value, YamlMapping) or not value.values or document.text[value.start.index] == "{":
        return value.end
    name, last = next(reversed(value.values.items()))
    return value.keys[name].end if has_no_width(last) else last.end


def _end_of_line(document: YamlDocument, line: int) -> Location:
    return document.source.location(line + 1, len(split_lines(document.text)[line]) + 1)


def _line_break(document: YamlDocument) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"


def _lines(waiver: Waiver, dash: str, deeper: str) -> list[str]:
    fields = {
        "rule": waiver.rule,
        "element": waiver.element,
        "facet": waiver.facet,
        "reason": waiver.reason,
        "approved_by": waiver.approved_by,
        "approved_on": waiver.approved_on.isoformat(),
        "expires": waiver.expires.isoformat(),
    }
    said = [f"{name}: {scalar(value)}" for name, value in fields.items() if value]
    if waiver.members:
        said.append(members_line(waiver.members))
    first = f"{dash}-{' ' * (len(deeper) - len(dash) - 1)}{said[0]}"
    return [first, *(f"{deeper}{line}" for line in said[1:])]


def members_line(members: Iterable[str]) -> str:
    """Writes for what a waiver was approved, in one line; a comma is quoted, as it would end an entry."""
    said = (entry(one) for one in members)
    return f"members: [{', '.join(said)}]"
