"""What schemas are made of: plain values, references, and what is accepted without being offered."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json]"
Schema: TypeAlias = Mapping[str, Json]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"

NO_TEMPLATE: Final[Schema] = {"allOf": [True]}
"""Changes nothing of what is accepted, but keeps editors from offering an empty list entry for each alternative."""


def as_json(schema: Schema) -> bytes:
    """Writes a schema as a file of its own."""
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()


def reference(name: str) -> Schema:
    """Gives a reference to one of the definitions."""
    return {"$ref": f"#/definitions/{name}"}


def described(title: str, description: str, *accepted: Schema) -> Schema:
    """Gives what is accepted in any of some ways, with the words that editors show of it."""
    return {"title": title, "description": description, "anyOf": list(accepted)}


def one_of(words: Iterable[str], message: str, titles: Iterable[str] = ()) -> tuple[Schema, Schema]:
    """Offers words, each with its title where there are titles; any other is refused with a message.

    It is said twice, and either may hold: editors take the first where a list stands in brackets, and the second where
    each entry has a line of its own.
    """
    shown: Schema = {"enumDescriptions": listed} if (listed := list(titles)) else {}
    offered: Schema = {"enum": list(words), **shown, "errorMessage": message}
    return {**offered, **NO_TEMPLATE}, {"if": True, "then": offered, **NO_TEMPLATE}


def quietly(schema: Schema) -> Schema:
    """Accepts what a schema accepts; editors offer nothing of it and quote none of its words.

    Editors gather what they offer from `anyOf`, `enum` and `type`, and do not look into conditions.
    """
    return {"if": schema, "else": False, **NO_TEMPLATE}


def refused(message: str) -> Schema:
    """Accepts no value at all and says why; `errorMessage` is what editors print in place of their own words."""
    return {"type": "string", "pattern": "^(?!)", "errorMessage": message, **NO_TEMPLATE}


_DECIMAL: Final = re.compile(r"[0-9]+(\.[0-9]*)?([eE]-?[0-9]+)?")
_INTEGER: Final = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")
_TRUTHS: Final[Mapping[str, bool]] = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}


def read_otherwise(words: Iterable[str]) -> Iterator[Schema]:
    """Accepts those words that editors read as a number or as true and false where they stand without quotes."""
    found = [value for value in map(_as_read, words) if value is not None]
    if found:
        yield quietly({"enum": found})


def _as_read(text: str) -> float | None:
    if _INTEGER.fullmatch(text):
        return int(text, 0)
    if _DECIMAL.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else None
    return _TRUTHS.get(text.lower())
