"""What a failed test says in words: what the value is, and what would do."""

from alignment.model.kinds.base import Element
from alignment.model.values import FieldValue
from alignment.model.vocabularies import Vocabulary
from alignment.rules.conditions import FieldTest
from alignment.rules.words import Operand
from alignment.text import join_words, visible


def said_of(test: FieldTest, element: Element, vocabulary: Vocabulary | None) -> str:
    """Says why an element's own field fails a test."""
    name = (test.path.field or "").replace("_", " ")
    value = element.value(test.path.field or "")
    if value is None:
        return f"{element.id} has no `{test.path.field}`"
    found = join_words(_shown(one) for one in (value if isinstance(value, tuple) else (value,)))
    says = f"{element.id} names {found}" if isinstance(value, tuple) else f"{element.id} has the {name} {found}"
    if not test.word.is_positive:
        return says
    needed = _in_order(test.operands[element.KIND], vocabulary)
    if isinstance(value, str) and vocabulary is not None and _is_below(value, needed, vocabulary):
        says = f"{element.id} is only {found}"
    return f"{says}; {join_words(needed, 'or')} is needed"


def _is_below(value: str, needed: list[str], vocabulary: Vocabulary) -> bool:
    return vocabulary.is_ordered and vocabulary.rank(value) < vocabulary.rank(needed[0])


def _in_order(operand: Operand, vocabulary: Vocabulary | None) -> list[str]:
    if vocabulary is None:
        return sorted(_shown(value) for value in operand)
    return [value for value in vocabulary.values if value in operand]


def _shown(value: FieldValue) -> str:
    return visible(str(value))
