"""Texts of an element that end sooner than they seem to, because a `#` stands in them: `the #1 place for play`."""

from collections.abc import Iterator
from typing import Final

from alignment.documents.comments import CommentBehind, comment_behind
from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.rewrite import Rewrite, in_quotes
from alignment.model.field_types import TextType, WordsType
from alignment.model.metamodel import Kind
from alignment.model.values import Fault
from alignment.text import shorten, visible

_TEXTS_OF_A_LINK: Final = ("note", "quote")
_ID: Final = "id"
_SHOWN: Final = 60


def cut_texts(document: YamlDocument, mapping: YamlMapping, kind: Kind) -> Iterator[tuple[str, Fault]]:
    """Gives, with the name of its field, every text that a comment follows on its line.

    Behind an id, a date, a number or a word of a vocabulary a comment is one: nothing of them can be cut off.
    """
    for name, value in mapping.values.items():
        for text in _free_texts(kind, name, value):
            found = comment_behind(document.text, text) if text.text else None
            if found is not None:
                yield name, _fault(found, name) if text is value else _fault(found, "", text.text)


def _fault(found: CommentBehind, key: str, part: str = "") -> Fault:
    """Says what is not read, and how it is written where it belongs to the text."""
    shown = visible(shorten(found.comment.text, _SHOWN))
    quoted = in_quotes(found.whole.text)
    line = visible(f"{key}: {quoted}" if key else quoted)
    if found.is_cut:
        says, edits = f'is cut off at "{shown}", which YAML takes for a comment', (Rewrite(found.whole, quoted),)
        return Fault(
            found.code, says, f"Write `{line}`, with the whole text in quotes.", found.comment, part, edits=edits
        )
    says = f'ends before "{shown}", which is a comment and is not read'
    fix = f"If it belongs to the text, write `{line}`; otherwise move it to a line of its own."
    return Fault(found.code, says, fix, found.comment, part)


def _free_texts(kind: Kind, name: str, value: YamlValue) -> Iterator[YamlText]:
    if (field := kind.fields.get(name)) is not None:
        yield from _texts_in(value) if name != _ID and isinstance(field.type, TextType | WordsType) else ()
    elif name in kind.links:
        for item in value.items if isinstance(value, YamlList) else (value,):
            written = [item.values.get(key) for key in _TEXTS_OF_A_LINK] if isinstance(item, YamlMapping) else []
            yield from (text for text in written if isinstance(text, YamlText))


def _texts_in(value: YamlValue) -> Iterator[YamlText]:
    yield from (
        item for item in (value.items if isinstance(value, YamlList) else (value,)) if isinstance(item, YamlText)
    )
