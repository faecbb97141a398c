"""What values of each type look like; every type is a definition, written once.

align reads every value as text, editors do not: `2026` reaches them as a number and, in older YAML, `yes` as true. So
these are let in wherever text may stand.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from alignment.documents.limits import ID_CHARACTERS
from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Metamodel
from alignment.model.vocabularies import BASIS, OwnWord, Vocabulary
from alignment.schema import patterns
from alignment.schema.json_schema import NO_TEMPLATE, Schema, one_of, quietly, read_otherwise, reference
from alignment.text import join_words

ABSENT: Final = "absent"
"""Whatever counts as absent where one value may stand."""

ABSENT_IN_LIST: Final = "absent-in-list"
"""Whatever counts as absent among the ends of a link."""

ID: Final = "id"
TEXT: Final = "text"
FULL_TEXT: Final = "full-text"
ADDRESS: Final = "address"
NUMBER: Final = "number"
DATE: Final = "date"
DAY: Final = "day"
WORDS: Final = "words"
BASIS_OF_VALUE: Final = "basis-of-value"

_EMPTY: Final[Schema] = {"type": ["array", "object"], "maxItems": 0, "maxProperties": 0}
_NO_STRINGS: Final[Schema] = quietly({"type": ["number", "boolean", "null"]})

_BASIC: Final[Mapping[str, Schema]] = {
    ABSENT: quietly({**_EMPTY, "type": ["string", "null", "array", "object"], "pattern": patterns.ABSENT}),
    ABSENT_IN_LIST: quietly({"type": ["string", "null"], "pattern": patterns.ABSENT}),
    ID: {
        "anyOf": [
            {
                "type": "string",
                "pattern": patterns.IDENTIFIER,
                "errorMessage": f"Write an id: letters a to z, digits, `-` and `.`, at most {ID_CHARACTERS}.",
                **NO_TEMPLATE,
            },
            quietly({"type": ["number", "boolean"], "minimum": 0}),
        ],
    },
    TEXT: {
        "anyOf": [{"type": "string", "errorMessage": "Write one text.", **NO_TEMPLATE}, _NO_STRINGS, quietly(_EMPTY)]
    },
    FULL_TEXT: {
        "anyOf": [
            {"type": "string", "pattern": r"\S", "errorMessage": "Write one text that is not empty."},
            quietly({"type": ["number", "boolean"]}),
        ],
    },
    ADDRESS: {
        "type": "string",
        "pattern": patterns.ADDRESS,
        "errorMessage": "Write the whole address, beginning with https://.",
    },
    NUMBER: {
        "anyOf": [
            {
                "type": "number",
                "minimum": -patterns.LARGEST_NUMBER,
                "maximum": patterns.LARGEST_NUMBER,
                "errorMessage": "Write digits only, with a point for decimals.",
            },
            quietly({"type": "string", "pattern": patterns.NUMBER}),
        ],
    },
    DATE: {
        "anyOf": [
            {
                "type": "string",
                "pattern": patterns.DATE,
                "errorMessage": "Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22.",
            },
            quietly({"type": "integer", "minimum": patterns.FIRST_YEAR, "maximum": patterns.LAST_YEAR}),
        ],
    },
    DAY: {
        "type": "string",
        "pattern": patterns.DAY,
        "errorMessage": "Write year, month and day, as in 2022-09-21.",
    },
    WORDS: {
        "anyOf": [
            {"type": "string", "errorMessage": "Write one word, or a list of words."},
            _NO_STRINGS,
            {"type": "array", "items": reference(TEXT)},
            quietly(_EMPTY),
        ],
    },
}


def value_definitions(metamodel: Metamodel) -> Mapping[str, Schema]:
    """Gives the definitions of all types of value: the basic ones, and the words of each vocabulary."""
    of_value: Schema = {"anyOf": [reference(word_of(BASIS)), reference(ABSENT)]}
    return {
        **_BASIC,
        BASIS_OF_VALUE: of_value,
        **{word_of(vocabulary): _word(vocabulary) for vocabulary in _vocabularies(metamodel)},
    }


def word_of(vocabulary: Vocabulary) -> str:
    """Names the definition of one word of a vocabulary."""
    return f"word-of-{vocabulary.name.replace(' ', '-')}"


def _vocabularies(metamodel: Metamodel) -> Iterator[Vocabulary]:
    """Gives the vocabularies of all fields, each once, in the metamodel's order."""
    found = (vocabulary_of(field.type) for kind in metamodel.kinds.values() for field in kind.fields.values())
    yield from {vocabulary.name: vocabulary for vocabulary in found if vocabulary}.values()


def _word(vocabulary: Vocabulary) -> Schema:
    """Offers the words as they are written, and accepts them in capitals too, as align does."""
    words = vocabulary.words
    meanings = [*("" for _ in vocabulary.values), *(meaning_of(word) for word in vocabulary.mapped)]
    offered = one_of(words, f"Use one of: {join_words(words, 'or')}.", meanings if any(meanings) else ())
    otherwise = quietly({"type": "string", "pattern": patterns.one_of((*vocabulary.values, *vocabulary.own))})
    return {"anyOf": [*offered, otherwise, *read_otherwise(words)]}


def meaning_of(word: OwnWord) -> str:
    """Says what an own word stands for."""
    return f"{word.own} means {word}."
