"""The parts of which sentences about rules and values are made: kinds, paths and values in words."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from alignment.dates import PartialDate, spoken
from alignment.english import after_must, of_several, with_article
from alignment.model.field_types import vocabulary_of
from alignment.model.metamodel import Metamodel
from alignment.model.values import FieldValue
from alignment.model.vocabularies import OwnWord, Vocabulary
from alignment.rules.choice import InTurn, OneGroup, Turn, WhichCount
from alignment.rules.conditions import Condition, FieldTest, where_of
from alignment.rules.context import RuleContext
from alignment.rules.link_subjects import LINK
from alignment.rules.operands import Bound, Clock, Lately, LookedUpValue, Near, Offset, OneOf, Operand, Soon, Source
from alignment.rules.path import Closure, Hop, LinkStep, Path, Root
from alignment.rules.words import Against, FieldWord, Takes
from alignment.text import join_words, visible

_NOT_GIVEN: Final = ", which is not given"
_TURNS: Final = {Turn.LATEST: "the latest", Turn.BEFORE: "the one before the latest"}


def failure_in_words(
    test: FieldTest, subject: str, context: RuleContext, against: Against, metamodel: Metamodel
) -> str:
    """Says why a subject's own field fails a test."""
    field = test.path.field or ""
    value = context.value(subject, field)
    named = "it" if context.kind(subject) == LINK else subject
    if value is None:
        return f"{named} has no `{field}`"
    vocabulary = vocabulary_of(metamodel.kinds[context.kind(subject)].fields[field].type)
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


def source_in_words(source: Source) -> str:
    """Names where a value is looked up."""
    if isinstance(source, Clock):
        return "the day of the check"
    turn = source.choice.in_turn if source.choice else None
    return f"`{source.text}`{f' ({_turn_in_words(turn)})' if turn else ''}"


def _turn_in_words(turn: InTurn) -> str:
    return f"{_TURNS[turn.turn]} by `{turn.by}`"


def group_in_words(group: OneGroup) -> str:
    """Says of which elements a group is made."""
    key = shown(group.key)
    return f"in {key} by `{group.by}`" if isinstance(group.key, PartialDate) else f"where `{group.by}` is {key}"


def _demand(word: FieldWord, operand: Operand, against: Against) -> str:
    says = after_must(word.says)
    match operand:
        case Lately(duration) | Soon(duration):
            return f"{says} {duration.text}"
        case Near(source, duration):
            return f"{says} {duration.text} of {source_in_words(source)}{'' if against.others else _NOT_GIVEN}"
        case Bound(value) if word.takes is Takes.WORDS:
            return f'{says} "{shown(value)}"'
        case _:
            return f"{says} {operand_in_words(operand, against)}"


def operand_in_words(operand: Operand, against: Against) -> str:
    """Writes what a value is compared with, and where that was looked up."""
    if not isinstance(operand, LookedUpValue):
        return join_words(shown(one) for one in against.others)
    order, offset = against.order, operand.offset
    found = [shown(order[one] if isinstance(one, int) else one) for one in against.others]
    source = source_in_words(operand.source) + _moved_in_words(offset)
    return f"{source}{f', {join_words(found)}' if found else _NOT_GIVEN}"


def _moved_in_words(offset: Offset | None) -> str:
    if offset is None:
        return ""
    by = offset.by
    amount = source_in_words(by) if isinstance(by, Path) else shown(by) if isinstance(by, Decimal) else by.text
    return f" {offset.sign.value} {amount}"


def _is_below(value: str, needed: list[str], vocabulary: Vocabulary) -> bool:
    return vocabulary.is_ordered and vocabulary.rank(value) < vocabulary.rank(needed[0])


def _in_order(accepted: frozenset[FieldValue], vocabulary: Vocabulary | None) -> list[str]:
    if vocabulary is None:
        return sorted(shown(value) for value in accepted)
    return [value for value in vocabulary.values if value in accepted]


_MANY: Final = 6
_OFTEN: Final = {
    Closure.ONCE: "",
    Closure.ONCE_OR_MORE: " (in one step or many)",
    Closure.ANY_NUMBER: " (however many steps on)",
}
_BEGINS: Final = {Root.ELEMENT: "it", Root.SUBJECT: "the {label} in question", Root.STRATEGY: "the strategy"}


@dataclass(slots=True, eq=False, repr=False)
class KindNames:
    """Names kinds in sentences."""

    metamodel: Metamodel

    def kinds(self, kinds: Iterable[str]) -> str:
        """Names one of some kinds: `ambition or outcome`."""
        names = frozenset(kinds)
        if names == {LINK}:
            return LINK
        return "element" if len(names) >= _MANY else join_words(self.metamodel.labels(names), "or")

    def plural(self, kinds: frozenset[str]) -> str:
        """Names several of some kinds: `ambitions or outcomes`."""
        if kinds == {LINK}:
            return "links"
        chosen = (kind.plural for kind in self.metamodel.chosen(kinds))
        return "elements" if len(kinds) >= _MANY else join_words(chosen, "or")


@dataclass(slots=True, eq=False, repr=False)
class Phrases(KindNames, ABC):
    """Puts paths and values into words; `subject` are the kinds that the rule is about."""

    subject: frozenset[str]

    @abstractmethod
    def those(self, condition: Condition) -> str:
        """Describes those that meet a condition: `whose `type` is grant`."""

    def verb(self, hop: Hop, *, is_of_many: bool = False) -> str:
        """Says what leads from one element to the next, or from several: `is owned by`, `are owned by`."""
        verbs = [self._says(step) for step in hop.steps]
        return join_words(map(of_several, verbs) if is_of_many else verbs, "or") + _OFTEN[hop.closure]

    def _verb_back(self, hop: Hop) -> str:
        """Says what leads from the next element back: `owns`."""
        back = (self._says(step._replace(is_inverse=not step.is_inverse)) for step in hop.steps)
        return join_words(back, "or") + _OFTEN[hop.closure]

    def _says(self, step: LinkStep) -> str:
        link = self.metamodel.links[step.link].link
        return link.inverse_says if step.is_inverse else link.says

    def start(self, path: Path) -> str:
        """Names what a path begins at."""
        return _BEGINS[path.root].format(label=self.kinds(self.subject))

    def reached(self, path: Path) -> str:
        """Describes what a path reaches, without an article: `board that oversees a plan that it is part of`."""
        if path.choice is not None:
            return (
                f"{self.reached(path._replace(choice=None))} (counting only {self.chosen(path.choice, where_of(path))})"
            )
        if not path.hops:
            return self.kinds(path.start)
        *before, last = path.hops
        kinds, subject = path.start, self.start(path)
        for number, hop in enumerate(before):
            further = with_article(self._next(subject, hop, "", is_first=number == 0))
            subject = f"{subject} or {further}" if _is_kept(kinds, hop) else further
            kinds = hop.kinds
        itself = "is or " if _is_kept(kinds, last) else ""
        return self._next(subject, last, itself, is_first=not before)

    def chosen(self, choice: WhichCount, where: Condition | None) -> str:
        """Says which of several count."""
        turn = _turn_in_words(choice.in_turn) if choice.in_turn else ""
        if where is None:
            return turn
        return f"those {self.those(where)}" + (f", and of these {turn}" if turn else "")

    def _next(self, subject: str, hop: Hop, itself: str, *, is_first: bool) -> str:
        """Describes what one hop leads to; `itself` says that it is also what the hop begins at."""
        noun = self.kinds(hop.kinds)
        if is_first:
            return f"{noun} that {subject} {itself}{self.verb(hop)}"
        return f"{noun} that {itself}{self._verb_back(hop)} {subject}"

    def one(self, path: Path) -> str:
        """Describes what a path reaches, with its article."""
        return with_article(self.reached(path)) if path.hops else self.start(path)

    def field_of(self, path: Path) -> str:
        """Describes the field at the end of a path: `its due`, `the type of every role that it is owned by`."""
        if path.hops:
            return f"the `{path.field}` of every {self.reached(path)}"
        return f"its `{path.field}`" if path.root is Root.ELEMENT else f"the `{path.field}` of {self.start(path)}"

    def may_be_absent(self, path: Path) -> bool:
        """Tells whether a field can be without a value: it is neither required nor has one of its own accord."""
        name = path.field or ""
        having = [kind for kind in self.metamodel.chosen(path.end) if name in kind.fields]
        return any(not kind.fields[name].is_required and not kind.element.model_fields[name].default for kind in having)

    def operand(self, operand: Operand) -> str:
        """Writes what stands after a word."""
        match operand:
            case OneOf(words):
                return join_words((_quoted(visible(word.said)) for word in words), "or")
            case Bound(value):
                return _quoted(shown(value)) if isinstance(value, str) else shown(value)
            case LookedUpValue(source, _, offset):
                return f"{self.source(source)}{self._moved(offset)}"
            case Lately(duration) | Soon(duration):
                return duration.text
            case _:
                return f"{operand.duration.text} of {self.source(operand.source)}"

    def _moved(self, offset: Offset | None) -> str:
        """Says by how much a value is moved, if it is: by nothing where that is looked up and not given."""
        if offset is not None and isinstance(offset.by, Path):
            return f" {offset.sign.value} {self.field_of(offset.by)} (if given)"
        return _moved_in_words(offset)

    def source(self, source: Source) -> str:
        """Says where a value is looked up."""
        return "the day of the check" if isinstance(source, Clock) else self.field_of(source)


def _is_kept(kinds: frozenset[str], hop: Hop) -> bool:
    """Tells whether what a hop begins at is among what it leads to: it is taken any number of times, also never."""
    return hop.closure is Closure.ANY_NUMBER and bool(kinds & hop.kinds)


def _quoted(text: str) -> str:
    """Puts quotation marks round a value of several words, so that its words do not run into the sentence."""
    return f'"{text}"' if " " in text else text
