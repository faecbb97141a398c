"""Digests of what an element means: the same for all ways of writing it, another for everything else."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Final

from alignment.dates import PartialDate
from alignment.model.kinds.base import Element
from alignment.model.metamodel import Kind
from alignment.model.strategy import Strategy
from alignment.model.values import FieldValue, settled
from alignment.reviews.lock import ABSENT, Meaning

LENGTH: Final = 32
"""How many hexadecimal digits of a digest are kept: nobody finds another text with the same 128 bits."""


def meanings(strategy: Strategy, elements: Iterable[str]) -> Mapping[str, Meaning]:
    """Gives what elements mean, by their ids."""
    kinds = strategy.metamodel.kinds
    found = (strategy.elements[one] for one in dict.fromkeys(elements))
    return {element.id: meaning_of(element, kinds[element.KIND]) for element in found}


def meaning_of(element: Element, kind: Kind) -> Meaning:
    """Gives what an element means, field by field."""
    return {name: digest(element.value(name)) for name, field in kind.fields.items() if field.is_meaning}


def digest(value: FieldValue | None) -> str:
    """Gives the digest of a value, the same for all that count as no change."""
    return ABSENT if value is None else sha256(_canonical(value).encode()).hexdigest()[:LENGTH]


def _canonical(value: FieldValue) -> str:
    """Writes a value in one way alone: neither the order of words in a list nor zeros at a number's end mean anything."""
    match value:
        case str():
            return json.dumps(settled(value))
        case Decimal():
            return f"{value.normalize() + 0:f}"
        case PartialDate():
            return f"{value.first}/{value.last}"
        case _:
            return json.dumps(settled(tuple(map(str, value))))
