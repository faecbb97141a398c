"""What the fields of a kind accept, and the words that editors show of them."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from alignment.model.field_types import (
    ChoicesType,
    ChoiceType,
    DateType,
    FieldType,
    NumberType,
    TextType,
    UrlType,
    WordsType,
)
from alignment.model.link_entries import OF_A_VALUE
from alignment.model.metamodel import Field, Kind
from alignment.model.said_beside import takes_more
from alignment.model.vocabularies import BASIS, Vocabulary
from alignment.schema import values
from alignment.schema.json_schema import Schema, described, quietly, reference
from alignment.text import join_words, upper_first


class _Accepted(NamedTuple):
    """Holds the ways in which a field can be written, and says them in words."""

    ways: tuple[Schema, ...]
    says: str


_A_DAY: Final = _Accepted((reference(values.DAY),), "A day: 2022-09-21.")
_A_DATE: Final = _Accepted((reference(values.DATE),), "A date: 2022-09-21, 2022-09, 2022 or 2021/22.")
_SIMPLE: Final[Mapping[type[FieldType], _Accepted]] = {
    NumberType: _Accepted((reference(values.NUMBER),), "Digits, with a point for decimals."),
    UrlType: _Accepted((reference(values.ADDRESS),), "An address that begins with https:// or mailto:."),
    WordsType: _Accepted((reference(values.WORDS),), "One word, or a list of words."),
}


def field_schema(kind: Kind, field: Field) -> Schema:
    """Gives what a field accepts; where it may be absent, whatever counts as absent too."""
    accepted = _accepted(field)
    optional = () if field.is_required else (reference(values.ABSENT),)
    needed = f" {upper_first(kind.one)} must have it." if field.is_required else ""
    title = f"{field.name}: {field.type.name}"
    more = (_with_more(*accepted.ways, *optional),) if takes_more(field.name) else ()
    return described(title, f"{accepted.says}{needed}", *accepted.ways, *more, *optional)


def _with_more(*ways: Schema) -> Schema:
    """Accepts a value with what is said beside it; nothing of it is offered, as most values stand alone."""
    beside = {name: reference(values.BASIS_OF_VALUE if name == BASIS.name else values.TEXT) for name in OF_A_VALUE.keys}
    return quietly(
        {
            "type": "object",
            "properties": {**beside, OF_A_VALUE.key: {"anyOf": [*ways]}},
            "required": [OF_A_VALUE.key],
            "additionalProperties": False,
        }
    )


def _accepted(field: Field) -> _Accepted:
    match field.type:
        case TextType():
            return _accepted_text(field)
        case DateType(is_whole):
            return _A_DAY if is_whole else _A_DATE
        case ChoiceType(vocabulary):
            return _Accepted((reference(values.word_of(vocabulary)),), f"One of: {_listed(vocabulary)}")
        case ChoicesType(vocabulary):
            word = reference(values.word_of(vocabulary))
            words: Schema = {"type": "array", "items": {"anyOf": [word, reference(values.ABSENT)]}}
            return _Accepted((word, words), f"One or several of: {_listed(vocabulary)}")
        case _:
            return _SIMPLE[type(field.type)]


def _accepted_text(field: Field) -> _Accepted:
    if field.name == values.ID:
        return _Accepted((reference(values.ID),), "What links and findings name it by: letters, digits, `-` and `.`.")
    return _Accepted((reference(values.FULL_TEXT if field.is_required else values.TEXT),), "Any text.")


def _listed(vocabulary: Vocabulary) -> str:
    """Lists the words of a vocabulary, its order, its groups, and what own words mean."""
    order = ", from the least to the most" if vocabulary.is_ordered else ""
    groups = "".join(f' Rules call {join_words(words)} "{name}".' for name, words in vocabulary.groups.items())
    own = "".join(f" {upper_first(values.meaning_of(word))}" for word in vocabulary.mapped)
    listed = vocabulary.words[: len(vocabulary.values)]
    return f"{join_words(listed, 'or')}{order}. Capitals make no difference.{groups}{own}"
