"""Mutants of one test: its word turned round, or what stands after it a little looser or tighter."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from alignment.dates import Duration
from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import (
    Agreement,
    Agrees,
    AllOf,
    AnyOf,
    Condition,
    Counted,
    Different,
    Divisible,
    Exists,
    FieldTest,
    IfThen,
    InEach,
    KindOperand,
    Meets,
    NoCycle,
    Not,
    PathTest,
    Proportion,
    Quantified,
    Quantifier,
    Ratio,
    Total,
    Unique,
    where_of,
)
from alignment.rules.operands import (
    AcceptedWord,
    Bound,
    Clock,
    Lately,
    LookedUpValue,
    Near,
    Offset,
    OneOf,
    Operand,
    Soon,
    Source,
    with_path,
)
from alignment.rules.path import Path
from alignment.rules.words import FIELD_WORDS
from alignment.text import join_words, visible

_SHARES: Final = {Ratio.AT_LEAST: "at_least", Ratio.AT_MOST: "at_most", Ratio.EXACTLY: "exactly"}
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
        case InEach(by, part):
            return f"`in_each {by}` {label(part)}"
        case _:
            return f"`{_path_label(condition.path)} {word_of(condition)}`"


def path_label(path: Path) -> str:
    """Names a path, with which of the elements at its end count."""
    return f"`{_path_label(path)}`"


def _path_label(path: Path) -> str:
    where, turn = where_of(path), path.choice.in_turn if path.choice else None
    chosen = f" where {label(where).replace('`', '')}" if where else ""
    return path.text + chosen + (f" {turn.turn.value} {turn.by}" if turn else "")


def word_of(
    condition: Divisible | Unique | NoCycle,
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
        case Proportion(_, ratio, other, percent):
            return f"{ratio.value} {_path_label(other)}" if other else f"{_SHARES[ratio]} {percent}%"
        case _:
            return f"{condition.agreement.value} {_path_label(condition.other)}"


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
        case LookedUpValue(source, _, offset):
            return f"value_of {_source_label(source)}{_offset_label(offset)}"
        case Lately(duration) | Soon(duration):
            return duration.text
        case _:
            return f"{operand.duration.text} of {_source_label(operand.source)}"


def _offset_label(offset: Offset | None) -> str:
    if offset is None:
        return ""
    by = offset.by
    amount = str(by) if isinstance(by, Decimal) else f"value_of {_path_label(by)}" if isinstance(by, Path) else by.text
    return f" {offset.sign.value} {amount}"


def _source_label(source: Source) -> str:
    return source.value if isinstance(source, Clock) else _path_label(source)


_TURNED: Final = {
    "is": "is_not", "is_not": "is", "in": "not_in", "not_in": "in",
    "is_more_than": "is_less_than", "is_less_than": "is_more_than",
    "is_at_least": "is_at_most", "is_at_most": "is_at_least",
    "is_before": "is_after", "is_after": "is_before",
    "is_on_or_before": "is_on_or_after", "is_on_or_after": "is_on_or_before",
    "within_last": "within_next", "within_next": "within_last",
}  # fmt: skip
_LOOSER: Final = {
    "is_more_than": "is_at_least", "is_at_least": "is_more_than", "is_less_than": "is_at_most",
    "is_at_most": "is_less_than", "is_before": "is_on_or_before", "is_on_or_before": "is_before",
    "is_after": "is_on_or_after", "is_on_or_after": "is_after",
}  # fmt: skip
_QUANTIFIERS: Final = {
    Quantifier.SOME: Quantifier.EVERY,
    Quantifier.EVERY: Quantifier.NONE,
    Quantifier.NONE: Quantifier.EVERY,
}
_RATIOS: Final = {
    Ratio.AT_LEAST: (Ratio.AT_MOST,),
    Ratio.AT_MOST: (Ratio.AT_LEAST,),
    Ratio.EXACTLY: (Ratio.AT_LEAST, Ratio.AT_MOST),
}
LOWER_SHARE: Final = 50
"""What a share is lowered to, or raised to where it is the most: examples need no hundred elements then."""
_AGREEMENTS: Final = {
    Agreement.OVERLAPS: Agreement.SHARES_NOTHING,
    Agreement.SHARES_NOTHING: Agreement.OVERLAPS,
    Agreement.SAME: Agreement.OVERLAPS,
}


def with_other_path(condition: PathTest, path: Path, other: Path) -> PathTest:
    """Gives a test in which one path stands in place of another."""
    if path == condition.path:
        condition = replace(condition, path=other)
    match condition:
        case FieldTest(_, _, operands):
            changed = (KindOperand(kind, with_path(operand, path, other)) for kind, operand in operands)
            return replace(condition, operands=tuple(changed))
        case Total(_, operand):
            return replace(condition, operand=with_path(operand, path, other))
        case Agrees(_, _, beside) | Proportion(_, _, beside, _) if beside == path:
            return replace(condition, other=other)
        case _:
            return condition


class ConditionMutant(NamedTuple):
    """Holds a changed condition, and what was changed."""

    name: str
    condition: Condition


def test_mutants(condition: PathTest, metamodel: Metamodel) -> Iterator[ConditionMutant]:
    """Gives a test changed in each way in which its word, or what stands after it, can be."""
    match condition:
        case FieldTest():
            yield from _of_field(condition, metamodel)
        case Counted():
            yield from _of_count(condition)
        case Quantified(path, quantifier, part):
            other = _QUANTIFIERS[quantifier]
            yield _in_place(condition, replace(condition, quantifier=other))
            reached = Not(Exists(path)) if quantifier is Quantifier.NONE else Exists(path)
            yield ConditionMutant(f"{label(condition)} without {label(part)}", reached)
        case Agrees(_, agreement, _):
            yield _in_place(condition, replace(condition, agreement=_AGREEMENTS[agreement]))
        case Proportion():
            yield from _of_proportion(condition)
        case Different(_, at_most):
            yield _in_place(condition, replace(condition, at_most=at_most + 1))
        case Total(_, operand):
            yield ConditionMutant(f"{label(condition)} turned round", Not(condition))
            yield from (_in_place(condition, replace(condition, operand=one)) for one in _moved_otherwise(operand))
        case _:
            yield ConditionMutant(f"{label(condition)} turned round", Not(condition))


def _in_place(before: Condition, after: Divisible) -> ConditionMutant:
    return ConditionMutant(f"{word_of(after)} in place of {label(before)}", after)


def _of_field(test: FieldTest, metamodel: Metamodel) -> Iterator[ConditionMutant]:
    turned = _TURNED.get(test.word.name)
    looser = _LOOSER.get(test.word.name)
    if isinstance(test.operand, OneOf):
        yield from _of_values(test, metamodel)
    elif looser:
        yield _in_place(test, replace(test, word=FIELD_WORDS[looser]))
    if isinstance(test.operand, Lately | Soon | Near):
        yield _in_place(test, _with(test, _doubled(test.operand)))
    yield from (_in_place(test, _with(test, one)) for one in _moved_otherwise(test.operand))
    if turned and not _is_ordered(test, metamodel):
        yield _in_place(test, replace(_around(test), word=FIELD_WORDS[turned]))
    else:
        yield ConditionMutant(f"{label(test)} turned round", Not(test))


def _of_values(test: FieldTest, metamodel: Metamodel) -> Iterator[ConditionMutant]:
    """Leaves one of several values out; of an order takes the next value, up or down."""
    operand = test.operand
    words = operand.words if isinstance(operand, OneOf) else ()
    if len(words) > 1:
        for number, word in enumerate(words):
            name = f"{label(test)} without {word.said}"
            yield ConditionMutant(name, _without(test, number))
    elif _is_ordered(test, metamodel):
        vocabulary = vocabulary_of(metamodel.kinds[test.operands[0].kind].fields[test.path.field or ""].type)
        order = vocabulary.values if vocabulary else ()
        rank = order.index(words[0].said)
        for next_to in (rank - 1, rank + 1):
            if vocabulary and 0 <= next_to < len(order) and (found := test.word.accepted(order[next_to], vocabulary)):
                yield _in_place(test, _with(test, OneOf((AcceptedWord(order[next_to], frozenset(found)),))))


def _without(test: FieldTest, number: int) -> FieldTest:
    kept = (
        KindOperand(kind, OneOf(tuple(word for place, word in enumerate(operand.words) if place != number)))
        for kind, operand in test.operands
        if isinstance(operand, OneOf)
    )
    return replace(test, operands=tuple(kept))


def _with(test: FieldTest, operand: Operand) -> FieldTest:
    return replace(test, operands=tuple(KindOperand(kind, operand) for kind, _ in test.operands))


def _is_ordered(test: FieldTest, metamodel: Metamodel) -> bool:
    """Tells whether the test compares words of an order with one of them."""
    vocabulary = vocabulary_of(metamodel.kinds[test.operands[0].kind].fields[test.path.field or ""].type)
    is_written = isinstance(test.operand, OneOf) and test.word.name in _LOOSER
    return is_written and vocabulary is not None and vocabulary.is_ordered


def _doubled(operand: Lately | Soon | Near) -> Operand:
    length = operand.duration
    twice = Duration(2 * length.months, 2 * length.days, f"twice {length.text}")
    return operand._replace(duration=twice)


def _moved_otherwise(operand: Operand) -> Iterator[Operand]:
    """Moves what a value is compared with not at all, and the other way."""
    match operand:
        case LookedUpValue(_, _, Offset(sign, _) as offset):
            yield operand._replace(offset=None)
            yield operand._replace(offset=offset._replace(sign=sign.other))
        case _:
            return


def _around(test: FieldTest) -> FieldTest:
    """Turns a length of time round; everything else stands as well after the opposite word."""
    match test.operand:
        case Lately(duration):
            return _with(test, Soon(duration))
        case Soon(duration):
            return _with(test, Lately(duration))
        case _:
            return test


def _of_count(count: Counted) -> Iterator[ConditionMutant]:
    least, most = count.at_least, count.at_most
    if count.where is not None:
        yield ConditionMutant(f"{label(count)} without `where`", replace(count, where=None))
    if least == 1 and most is None:
        yield ConditionMutant(f"{label(count)} turned round", Not(count))
    elif least:
        yield _in_place(count, replace(count, at_least=least - 1))
    if most is not None:
        yield _in_place(count, replace(count, at_most=most + 1))


def _of_proportion(test: Proportion) -> Iterator[ConditionMutant]:
    """Turns a ratio round; of a share also takes another, and of a count beside another one more than is asked for."""
    yield from (_in_place(test, replace(test, ratio=ratio)) for ratio in _RATIOS[test.ratio])
    is_lower = test.percent > LOWER_SHARE
    if test.other is None and test.percent != LOWER_SHARE and is_lower is not (test.ratio is Ratio.AT_MOST):
        yield _in_place(test, replace(test, percent=LOWER_SHARE))
