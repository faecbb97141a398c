"""Short names of conditions, as they are written in a rule: what a weakening says that it changed."""

from typing import Final

from alignment.rules.conditions import (
    Agrees,
    AllOf,
    AnyOf,
    Condition,
    Counted,
    Different,
    Exists,
    FieldTest,
    IfThen,
    Meets,
    NoCycle,
    Not,
    Quantified,
    Total,
    Unique,
)
from alignment.rules.operands import Bound, Clock, Lately, LookedUp, OneOf, Operand, Soon, Source
from alignment.text import join_words, visible

_ALONE: Final = {Unique: "unique", NoCycle: "no_cycle"}


def label(condition: Condition) -> str:
    """Names a condition by its path and its word."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return join_words((label(part) for part in parts), "and" if isinstance(condition, AllOf) else "or")
        case Not(Exists(path)):
            return f"`{path.text}` missing"
        case Not(part):
            return f"not {label(part)}"
        case Meets(name, _):
            return f"`{name}`"
        case IfThen():
            return "`if`"
        case Exists(path):
            return f"`{path.text}`"
        case _:
            return f"`{condition.path.text} {word_of(condition)}`"


def word_of(
    condition: FieldTest | Total | Different | Unique | Counted | Quantified | Agrees | NoCycle,
) -> str:
    """Gives the word of a test with what stands after it."""
    match condition:
        case FieldTest(_, word, _):
            return f"{word.name} {operand_label(condition.operand)}"
        case Total():
            return f"adds_up_to {operand_label(condition.operand)}"
        case Different(_, at_most):
            return f"different_values at_most {at_most}"
        case Unique() | NoCycle():
            return _ALONE[type(condition)]
        case Counted():
            return count_label(condition)
        case Quantified(_, quantifier, _):
            return quantifier.value
        case _:
            return f"{condition.agreement.value} {condition.other.text}"


def count_label(condition: Counted) -> str:
    """Writes a count as it stands in a rule."""
    if condition.at_least == condition.at_most:
        return f"exactly {condition.at_least}"
    least = [f"at_least {condition.at_least}"] if condition.at_least else []
    most = [] if condition.at_most is None else [f"at_most {condition.at_most}"]
    return " ".join([*least, *most])


def operand_label(operand: Operand) -> str:
    """Writes what stands after a word as it stands in a rule."""
    match operand:
        case OneOf(words):
            return ", ".join(visible(word.said) for word in words)
        case Bound(value):
            return visible(str(value))
        case LookedUp(source, _):
            return f"value_of {_source_label(source)}"
        case Lately(duration) | Soon(duration):
            return duration.text
        case _:
            return f"{operand.duration.text} of {_source_label(operand.source)}"


def _source_label(source: Source) -> str:
    return source.value if isinstance(source, Clock) else source.text
