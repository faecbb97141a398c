"""Lines that are neither `key: value` nor an entry, and no further in than the key above: what was pasted, or wrapped."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from alignment.documents.slips.lines import TextLine, TextLines, content_after, is_prose
from alignment.documents.slips.slip import LineEdit, YamlSlip, reindented
from alignment.text import count_of, visible

_STEP: Final = 2
_LONGEST_SHOWN: Final = 120
_FULL_LINE: Final = 60
_LIKE_AN_ID: Final = re.compile(r" *(?P<id>[A-Z]{1,5}-?\d{1,4})\b")
_ONE_WORD: Final = re.compile(r"[^\W\d_][\w\-]*")
_SEVERAL_WORDS_AS_KEY: Final = re.compile(r" *[^\s:.]+(?: [^\s:.]+){1,4} *:(?: |$)")
_ENDS: Final = tuple(".:;!?")
_TITLE: Final = "title"
_BLOCK_SIGN: Final = re.compile(r"[|>][-+\d]{0,2}")


def block_slips(line: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives the lines of a text below `key: |` or `key: >` that are not further in; sure where the text begins so, not at the margin."""
    head = next((one for one in reversed(lines[: line.number]) if one.key), None)
    if head is None or not line.is_bare or line.indent > head.column or not _BLOCK_SIGN.fullmatch(head.said):
        return
    block = [*takewhile(lambda one: one.is_bare and one.indent <= head.column, lines[line.number :])]
    edits = tuple(LineEdit(one, 0, one.indent, " " * (head.column + _STEP)) for one in block)
    is_sure = head.number == line.number - 1 and line.indent > 0
    fix = _spaces(block, head) if is_sure else f"If so, {_lower_first(_spaces(block, head))} {_where_not(block)}"
    of = "is" if is_sure else "may be"
    says = f"the line {of} of the text of `{head.key}` in line {head.number + 1} and is not further in than its key"
    yield YamlSlip(line, line.indent, says, fix, edits, is_sure)


def stray_slips(line: TextLine, lines: TextLines) -> Iterator[YamlSlip]:
    """Gives what a line may be that is neither `key: value` nor an entry: part of what stands above it, or of nothing."""
    head = next((one for one in reversed(lines[: line.number]) if one.key), None)
    column = head.column if head else 0
    if not _is_stray(line) or line.indent > column:
        return
    block = _block(line, lines, column)
    is_below = head is not None and head.column > 0 and lines[block[0].number - 1].is_content
    if head is not None and is_below and not head.said:
        yield _value_below(block, head)
    elif head is not None and is_below and _may_carry_on(block, head, lines):
        yield _carried_on(block, head)
    yield _of_nothing(block, lines)


def _may_carry_on(block: Sequence[TextLine], head: TextLine, lines: TextLines) -> bool:
    return is_prose(head.said) and not _LIKE_AN_ID.match(block[0].text) and not _is_heading(block, lines)


def _is_heading(block: Sequence[TextLine], lines: TextLines) -> bool:
    """Tells whether one word stands above an entry."""
    below = content_after(lines, block[-1].number)
    return len(block) == 1 and below is not None and below.has_dash and bool(_ONE_WORD.fullmatch(_word(block)))


def _word(block: Sequence[TextLine]) -> str:
    return block[0].text.rstrip()


def _is_stray(line: TextLine) -> bool:
    """Tells whether a line is words alone; a few of them before a colon are a key, though none of ours."""
    begins = line.text.strip()[:1]
    return line.is_bare and begins.isalnum() and not _SEVERAL_WORDS_AS_KEY.match(line.text)


def _block(line: TextLine, lines: TextLines, column: int) -> Sequence[TextLine]:
    """Gives a line with those like it right above and right below."""
    above = takewhile(lambda one: _is_stray(one) and one.indent <= column, reversed(lines[: line.number]))
    below = takewhile(_is_stray, lines[line.number + 1 :])
    return [*reversed([*above]), line, *below]


def _value_below(block: Sequence[TextLine], head: TextLine) -> YamlSlip:
    """Says that a value stands below its key and is not further in; single words below one another are a list."""
    says = f"what stands below `{head.key}:` is not further in than its key"
    is_sure = block[0].indent == head.column
    if len(block) > 1 and not any(" " in one.text.strip() for one in block):
        lead = f"{' ' * (head.column + _STEP)}- "
        edits = tuple(LineEdit(one, 0, one.indent, lead) for one in block)
        fix = f"Begin it and {_rest(block)} with {count_of(head.column + _STEP, 'space')} and `- `."
        return YamlSlip(block[0], block[0].indent, says, fix, edits, is_sure)
    written = block[0].text.strip()
    is_short = len(block) == 1 and len(written) <= _LONGEST_SHOWN
    fix = f"Write `{head.key}: {visible(written)}`, on one line." if is_short else _spaces(block, head)
    return reindented(block, head.column + _STEP, says, fix, is_sure=is_sure)


def _carried_on(block: Sequence[TextLine], head: TextLine) -> YamlSlip:
    """Says that lines may carry on a text; sure only where that fills its line and stops in the middle of a sentence."""
    first = block[0]
    is_wrapped = (
        head.number == first.number - 1
        and first.indent == head.column
        and head.key != _TITLE
        and len(head.text) >= _FULL_LINE
        and not head.said.endswith(_ENDS)
        and first.value[:1].islower()
    )
    carries = "carries" if is_wrapped else "may carry"
    says = (
        f"the line {carries} on the text of `{head.key}` in line {head.number + 1} and is not further in than its key"
    )
    fix = _spaces(block, head) if is_wrapped else f"If so, {_lower_first(_spaces(block, head))} {_where_not(block)}"
    return reindented(block, head.column + _STEP, says, fix, is_sure=is_wrapped)


def _of_nothing(block: Sequence[TextLine], lines: TextLines) -> YamlSlip:
    first = block[0]
    says = "the line belongs to nothing, being neither `key: value` nor an entry of a list"
    if found := _LIKE_AN_ID.match(first.text):
        fix = f"Where it is an element, begin it with `- id: {found['id']}`, and give each of the rest a line below. {_where_not(block)}"
    elif _is_heading(block, lines):
        fix = f"Where it is the heading of a section, write `{_word(block).lower()}:`. {_where_not(block)}"
    else:
        fix = _deleted(block)
    edits = tuple(LineEdit(one, one.indent, one.indent, "# ") for one in block)
    return YamlSlip(first, first.indent, says, fix, edits, is_sure=False)


def _spaces(block: Sequence[TextLine], head: TextLine) -> str:
    which = "it" if len(block) == 1 else f"it and {_rest(block)}"
    return f"Begin {which} with {count_of(head.column + _STEP, 'space')}."


def _where_not(block: Sequence[TextLine]) -> str:
    return f"Otherwise {_lower_first(_deleted(block))}"


def _deleted(block: Sequence[TextLine]) -> str:
    written = visible(block[0].text.strip())
    if len(block) > 1:
        return f"Delete it and {_rest(block)}, or put `# ` before each."
    if len(written) > _LONGEST_SHOWN:
        return "Delete it, or put `# ` before it."
    return f"Delete it, or write `# {written}`."


def _rest(block: Sequence[TextLine]) -> str:
    return f"the {count_of(len(block) - 1, 'line')} below"


def _lower_first(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
