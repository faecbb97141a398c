"""Lines that begin too far in or out, and entries without their `- `."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from alignment.documents.slips.lines import TextLine, TextLines, content_after, content_before
from alignment.documents.slips.slip import HEADING, LineEdit, YamlSlip, reindented
from alignment.text import count_of

_STEP: Final = 2
_LINES_LOOKED_AT: Final = 2_000
_WITHOUT_DASH: Final = "strategy"
"""Is the one section that holds fields and no list."""

_NO_HEADING: Final = (
    "an entry of a list stands among `key: value` lines: the line with the name of its section is missing"
)
_NAME_IT: Final = "Write the name of its section, such as `actions:`, on a line of its own above it, at the margin."


def indentation_slips(line: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives what may be wrong with where a line begins."""
    above = lines[max(0, line.number - _LINES_LOOKED_AT) : line.number]
    yield from _missing_dash(line, above)
    yield from _missing_first_dash(line, lines)
    if not (line.key or line.has_dash):
        return
    columns = _dash_columns(above) if line.has_dash else _key_columns(above)
    fitting = [one for one in columns if one != line.indent and _holds_what_follows(line, lines, one)]
    for column in sorted(fitting, key=lambda one: (abs(one - line.indent), -one)):
        yield from _moved(line, lines, column)
    yield from _missing_heading(line, content_before(lines, line.number))


def margin_slips(lines: TextLines) -> Iterator[YamlSlip]:
    """Gives the first line of a file where it does not begin at the margin, as the sections below it do."""
    first = content_after(lines, -1)
    if first is not None and first.indent > 0:
        yield from _missing_first_heading(first, lines)
        yield _move((first,), 0)


def _missing_first_heading(first: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives the first line of several that are as far in; only the one strategy has fields without a dash before them."""
    below = content_after(lines, first.number)
    if below is None or below.indent < first.column or not first.said:
        return
    says = f"the line with the name of its section is missing above `{first.text.strip()}`"
    heading = (LineEdit(first, 0, 0, f"{_WITHOUT_DASH}:\n"),)
    fix = f"Write `{_WITHOUT_DASH}:` on a line of its own above it."
    yield (
        YamlSlip(first, first.indent, says, _NAME_IT, lacks=HEADING)
        if first.has_dash
        else YamlSlip(first, first.indent, says, fix, heading)
    )


def _missing_dash(line: TextLine, above: TextLines) -> Iterator[YamlSlip]:
    """Gives the entry that begins with the key with which its neighbour begins, and has no dash."""
    if line.has_dash:
        first = next((one for one in reversed(above) if one.key == line.key), None)
        if first is not None and not first.has_dash and first.indent >= line.indent + _STEP:
            yield _without_dash(first, first.indent - _STEP)
        return
    entry = next((one for one in reversed(above) if one.has_dash and one.key), None)
    if entry is not None and entry.key == line.key:
        yield _without_dash(line, entry.text.index("-"), entry.column)


def _missing_first_dash(line: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives the first entry of a section that has no dash, where the one after it begins with the same key and has one."""
    before = content_before(lines, line.number)
    if line.has_dash or before is None or not before.key or before.said:
        return
    below = takewhile(lambda one: one.indent > before.indent or not one.is_content, lines[line.number + 1 :])
    entry = next((one for one in below if one.has_dash and one.key == line.key), None)
    if entry is not None:
        yield _without_dash(line, entry.text.index("-"), entry.column)


def _missing_heading(line: TextLine, before: TextLine | None) -> Iterator[YamlSlip]:
    """Gives the first entry of a list below fields that have their values; which section it belongs to, only its writer knows."""
    if line.has_dash and line.key and before is not None and before.key and before.said and not before.has_dash:
        yield YamlSlip(line, line.indent, _NO_HEADING, _NAME_IT, lacks=HEADING)


def _without_dash(line: TextLine, dash: int, column: int = 0) -> YamlSlip:
    lead = f"{' ' * dash}-".ljust(column or dash + _STEP)
    says = f"an entry of a list begins with `{line.key}:` and has no `- ` before it"
    fix = f"Write `- {line.text.strip()}`, so that it begins {_spaces(dash)}."
    return YamlSlip(line, line.indent, says, fix, (LineEdit(line, 0, line.indent, lead),))


def _dash_columns(above: TextLines) -> list[int]:
    """Gives the columns at which a list is open, and the one of a list that may begin under the key just above."""
    columns: list[int] = []
    limit = _beyond(above)
    for line in filter(_is_content, reversed(above)):
        if line.has_dash and line.indent < limit:
            columns.append(line.indent)
        limit = min(limit, line.indent if line.has_dash else line.indent + 1)
    return columns + _below_a_key(above)


def _key_columns(above: TextLines) -> list[int]:
    """Gives the columns at which keys are open, and the one of keys that may begin under the key just above."""
    columns: list[int] = []
    limit = _beyond(above)
    for line in filter(_is_content, reversed(above)):
        if line.key and line.column < limit:
            columns.append(line.column)
        limit = min(limit, line.column, line.indent + 1)
    return columns + _below_a_key(above)


def _below_a_key(above: TextLines) -> list[int]:
    last = content_before(above, len(above))
    return [last.column + _STEP] if last is not None and last.key and not last.said else []


def _beyond(above: TextLines) -> int:
    return max((len(line.text) for line in above), default=0) + 1


def _is_content(line: TextLine) -> bool:
    return line.is_content


def _holds_what_follows(line: TextLine, lines: TextLines, column: int) -> bool:
    """Tells whether what stands below a key without a value can still belong to it."""
    below = content_after(lines, line.number)
    return not line.key or bool(line.said) or line.has_dash or below is None or below.indent >= column


def _moved(line: TextLine, lines: TextLines, column: int) -> Iterator[YamlSlip]:
    """Gives the line moved alone, and with all that belongs to it; first with it, where the line below fits it already."""
    block = [line]
    for below in filter(_is_content, lines[line.number + 1 :]):
        if below.indent < line.indent + (line.has_dash or below.has_dash):
            break
        block.append(below)
    is_whole = line.has_dash and len(block) > 1 and block[1].indent == line.column
    alone, together = _move((line,), column), _move(block, column)
    yield from (together, alone) if is_whole else (alone, together)


def _move(block: Sequence[TextLine], column: int) -> YamlSlip:
    first = block[0]
    says = f"the line begins {_spaces(first.indent)}, not {_spaces(column)}"
    also = f", and the {count_of(len(block) - 1, 'line')} below by as much" if len(block) > 1 else ""
    way = "in" if column > first.indent else "out"
    fix = f"Move it {way}, so that it begins {_spaces(column)}{also}."
    return reindented(block, column, says, fix)


def _spaces(number: int) -> str:
    return f"after {count_of(number, 'space')}" if number else "at the margin"
