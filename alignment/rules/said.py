"""What a failed test says in words: what the value is, and what would do."""

from typing import Final

from alignment.dates import PartialDate, spoken
from alignment.english import after_must
from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Metamodel
from alignment.model.values import FieldValue
from alignment.model.vocabularies import OwnWord, Vocabulary
from alignment.rules.conditions import FieldTest
from alignment.rules.link_subjects import LINK
from alignment.rules.operands import Bound, Clock, Lately, LookedUp, Near, Operand, Soon, Source
from alignment.rules.words import Against, FieldWord, Takes
from alignment.rules.world import World
from alignment.text import join_words, visible

_NOT_GIVEN: Final = ", which is not given"


def said_of(test: FieldTest, subject: str, world: World, against: Against, metamodel: Metamodel) -> str:
    """Says why a subject's own field fails a test."""
    field = test.path.field or ""
    value = world.value(subject, field)
    named = "it" if world.kind(subject) == LINK else subject
    if value is None:
        return f"{named} has no `{field}`"
    vocabulary = vocabulary_of(metamodel.kinds[world.kind(subject)].fields[field].type)
    found = join_words(shown(one) for one in (value if isinstance(value, tuple) else (value,)))
    says = f"`{field}` of {named} is {found}"
    if isinstance(value, tuple):
        says = f"{named} names {found}"
    elif vocabulary is not None:
        says = f"{named} has the {field.replace('_', ' ')} {found}"
    if against.accepted is None:
        return f"{says}; it must {_demand(test.word, test.operand, against)}"
    if not test.word.is_positive:
        return says
    needed = _in_order(against.accepted, vocabulary)
    if isinstance(value, str) and vocabulary is not None and _is_below(value, needed, vocabulary):
        says = f"{named} is only {found}"
    spelled = (shown((vocabulary.find(one) if vocabulary else None) or one) for one in needed)
    return f"{says}; {join_words(spelled, 'or')} is needed"


def shown(value: FieldValue | int) -> str:
    """Writes a value as people read it; a word of their own as they know it."""
    if isinstance(value, PartialDate):
        return spoken(value.first) if value.is_day else visible(value.text)
    return visible(value.shown if isinstance(value, OwnWord) else str(value))


def source_said(source: Source) -> str:
    """Names where a value is looked up."""
    return "the day of the check" if source is Clock.AS_AT else f"`{source.text}`"


def _demand(word: FieldWord, operand: Operand, against: Against) -> str:
    says = after_must(word.says)
    match operand:
        case Lately(duration) | Soon(duration):
            return f"{says} {duration.text}"
        case Near(source, duration):
            return f"{says} {duration.text} of {source_said(source)}{'' if against.others else _NOT_GIVEN}"
        case Bound(value) if word.takes is Takes.WORDS:
            return f'{says} "{shown(value)}"'
        case _:
            return f"{says} {operand_said(operand, against)}"


def operand_said(operand: Operand, against: Against) -> str:
    """Writes what a value is compared with, and where that was looked up."""
    if not isinstance(operand, LookedUp):
        return join_words(shown(one) for one in against.others)
    order = against.order
    found = [shown(order[one] if isinstance(one, int) else one) for one in against.others]
    return f"{source_said(operand.source)}{f', {join_words(found)}' if found else _NOT_GIVEN}"


def _is_below(value: str, needed: list[str], vocabulary: Vocabulary) -> bool:
    return vocabulary.is_ordered and vocabulary.rank(value) < vocabulary.rank(needed[0])


def _in_order(accepted: frozenset[FieldValue], vocabulary: Vocabulary | None) -> list[str]:
    if vocabulary is None:
        return sorted(shown(value) for value in accepted)
    return [value for value in vocabulary.values if value in accepted]
