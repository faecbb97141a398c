"""Texts of several lines that YAML takes for something else: bullets under `We will:`, a colon in a line that carries on."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from alignment.documents.slips.lines import TextLine, TextLines
from alignment.documents.slips.slip import LineEdit, YamlSlip

_STEP: Final = 2


def text_slips(line: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives the text above that a line carries on, written below its key as a text of several lines."""
    head = next((one for one in reversed(lines[: line.number]) if one.key), None)
    if head is None or not head.said[:1].isalnum():
        return
    if _is_bullet_of(line, head):
        says = f"bullets follow the text of `{head.key}` and are not further in than its key"
        bullets = _bullets_below(head, lines)
        yield _in_lines(bullets[0], head, bullets, says)
    elif not (line.key or line.has_dash) and line.indent > head.column:
        says = f"the text of `{head.key}` goes on with a colon in it, which YAML takes for a key"
        yield _in_lines(line, head, [], says)


def _bullets_below(head: TextLine, lines: TextLines) -> list[TextLine]:
    """Gives the bullets and what is further in; the key after them is neither."""
    below = takewhile(
        lambda one: not one.is_content or one.indent > head.column or _is_bullet_of(one, head),
        lines[head.number + 1 :],
    )
    return [one for one in below if one.is_content]


def _is_bullet_of(line: TextLine, head: TextLine) -> bool:
    """Tells whether a line is a bullet that is no further in than a key: one of Word's stands where it was pasted."""
    if line.key:
        return False
    return line.indent == head.column if line.has_dash else line.has_bullet and line.indent <= head.column


def _in_lines(line: TextLine, head: TextLine, moved: list[TextLine], says: str) -> YamlSlip:
    """Makes the slip whose mend writes the text below its key: bullets in lines of their own, any other text as one."""
    pad = " " * (head.column + _STEP if moved else line.indent)
    by = len(pad) - line.indent
    sign, what = ("|", "the text and its bullets") if moved else (">", "the text")
    edits = (
        LineEdit(head, head.value_column, len(head.text), f"{sign}\n{pad}{head.value}"),
        *(LineEdit(one, 0, len(one.text), _further_in(one, len(pad), by)) for one in moved),
    )
    fix = (
        f"Write `{head.key}: {sign}`, and {what} from the next line on, every line of it further in than `{head.key}`."
    )
    return YamlSlip(line, line.indent, says, fix, edits)


def _further_in(line: TextLine, least: int, by: int) -> str:
    """Gives a line moved in, by as much as the first so that what is further in stays so."""
    return f"{' ' * max(line.indent + by, least)}{line.text.strip()}"
