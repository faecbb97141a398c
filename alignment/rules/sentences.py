"""Rules as sentences, made from the conditions themselves, so that they say what is checked and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from alignment.english import denied, with_article
from alignment.model.field_types import DateType
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
    Meets,
    NoCycle,
    Not,
    Proportion,
    Quantified,
    Quantifier,
    Ratio,
    Total,
    Unique,
    first_path,
    where_of,
    whole_of,
)
from alignment.rules.link_subjects import with_links
from alignment.rules.path import Closure, Path, Root
from alignment.rules.phrases import Phrases
from alignment.rules.rule import AnyRule, BuiltInRule, Rule
from alignment.text import join_words

_WHOLE: Final = 100
_SHARES: Final = {Ratio.AT_LEAST: "at least", Ratio.AT_MOST: "at most", Ratio.EXACTLY: "exactly"}
_RATIOS: Final = {
    Ratio.AT_LEAST: "at least as many",
    Ratio.AT_MOST: "at most as many",
    Ratio.EXACTLY: "exactly as many",
}


class Voice(Enum):
    """Tells how a clause is joined to what it is about: `it is owned by`, `that is owned by`, `that are owned by`."""

    MAIN = "it is"
    RELATIVE = "that is"
    RELATIVE_OF_MANY = "that are"

    @property
    def pronoun(self) -> str:
        """Gives the word that stands for what the clause is about."""
        return self.value.split()[0]

    @property
    def possessive(self) -> str:
        """Gives the word for what belongs to it."""
        return "its" if self is Voice.MAIN else "whose"

    @property
    def conjunction(self) -> str:
        """Gives what comes before a clause that is a sentence of its own."""
        return "" if self is Voice.MAIN else "for which "


def sentences(rule: AnyRule, metamodel: Metamodel) -> list[str]:
    """Says what a rule demands, and what is meant by each definition that it uses."""
    if isinstance(rule, BuiltInRule):
        return [rule.demand]
    speaker = SentenceWriter(with_links(metamodel), rule.kinds)
    return [speaker.demand(rule), *speaker.definitions(rule)]


@dataclass(slots=True, eq=False, repr=False)
class SentenceWriter(Phrases):
    """Puts conditions into words."""

    def those(self, condition: Condition) -> str:
        """Describes those that meet a condition."""
        return self.clause(condition, Voice.RELATIVE_OF_MANY)

    def demand(self, rule: Rule) -> str:
        """Says what a rule demands."""
        where = Voice.RELATIVE if rule.at_least is None else Voice.RELATIVE_OF_MANY
        chosen = f" {self.clause(rule.where, where)}" if rule.where is not None else ""
        claim = self.clause(rule.claim, Voice.MAIN)
        if rule.at_least is None:
            return f"Every {self.kinds(rule.kinds)}{chosen}: {claim}."
        share = "every one" if rule.at_least == _WHOLE else f"at least {rule.at_least}%"
        return f"Of all {self.plural(rule.kinds)}{chosen}, {share}: {claim}."

    def definitions(self, rule: Rule) -> Iterator[str]:
        """Says what the definitions that a rule uses mean, each once."""
        used = {one.name: one.part for part in rule.conditions for one in whole_of(part) if isinstance(one, Meets)}
        for name, part in used.items():
            yield f"By “{name}” is meant one {self.clause(part, Voice.RELATIVE)}."

    def clause(self, condition: Condition, voice: Voice) -> str:
        """Says a condition about what was named before."""
        match condition:
            case AllOf():
                return join_words((self._part(part, voice) for part in _flat(condition)), "and")
            case AnyOf():
                said = (self._part(part, Voice.MAIN) for part in _flat(condition))
                return f"{voice.conjunction}either {join_words(said, 'or')}"
            case Meets(name, _):
                return f"{voice.value} “{name}”"
            case Not(Meets(name, _)):
                return f"{voice.value} not “{name}”"
        path = _path_said(condition)
        if path is not None and _is_one_link(path):
            verb = self.verb(path.hops[0], is_of_many=voice is Voice.RELATIVE_OF_MANY)
            return f"{voice.pronoun} {verb} {self._whom(condition, path)}"
        if path is not None and path.is_own and path.field:
            return self._own(condition, path, voice)
        return f"{voice.conjunction}{self._whole(condition)}"

    def _whom(self, condition: Condition, path: Path) -> str:
        """Says what a link must lead to, after its verb."""
        noun = self.kinds(path.end)
        match condition:
            case Quantified(_, quantifier, part):
                number = "no" if quantifier is Quantifier.NONE else "at least one"
                return f"{number} {noun} {self.clause(part, Voice.RELATIVE)}"
            case Counted(_, where, _, _):
                voice = Voice.RELATIVE_OF_MANY if _is_many(condition) else Voice.RELATIVE
                chosen = f" {self.clause(where, voice)}" if where is not None else ""
                return f"{_number(condition)} {self._noun(condition)}{chosen}"
            case Not():
                return f"no {noun}"
            case _:
                return with_article(noun)

    def _part(self, part: Condition, voice: Voice) -> str:
        """Says one of several conditions; one that says several things itself stands in brackets."""
        said = self.clause(part, voice)
        return f"({said})" if _is_several(part) else said

    def _absent(self, test: FieldTest) -> str:
        """Says that a negative test holds where nothing is there."""
        return "" if test.word.is_positive or not self.may_be_absent(test.path) else " (or is not given)"

    def _own(self, condition: Condition, path: Path, voice: Voice) -> str:
        """Says something about a field of what was named before."""
        named = f"{voice.possessive} `{path.field}`"
        match condition:
            case FieldTest(_, word, _):
                return f"{named} {word.says} {self.operand(condition.operand)}{self._absent(condition)}"
            case Not(FieldTest() as test):
                return f"{named} {self._denied(test)}"
            case Not():
                return f"{named} is not given"
            case _:
                return f"{named} is given"

    def _denied(self, test: FieldTest) -> str:
        """Says the opposite of a test of one field, after the name of the field."""
        absent = " (or is not given)" if test.word.is_positive and self.may_be_absent(test.path) else ""
        return f"{denied(test.word.says)} {self.operand(test.operand)}{absent}"

    def _whole(self, condition: Condition) -> str:
        """Says a condition as a sentence of its own, about `it`."""
        match condition:
            case Not(Exists(path)):
                return f"there is no {self._there(path)}"
            case Exists(path):
                return f"there is {with_article(self._there(path))}"
            case Not(FieldTest(path) as test) if not path.hops:
                return f"{self.field_of(path)} {self._denied(test)}"
            case Not(NoCycle(path)):
                return f"it is itself {self.one(path)}, or is through others"
            case Not(part):
                return f"it is not so that {self._part(part, Voice.MAIN)}"
            case IfThen(premise, conclusion):
                return f"if {self.clause(premise, Voice.MAIN)}, then {self.clause(conclusion, Voice.MAIN)}"
            case FieldTest() | Total() | Different() | Unique():
                return self._of_values(condition)
            case _:
                return self._of_elements(condition)

    def _of_values(self, condition: FieldTest | Total | Different | Unique) -> str:
        """Says a condition on the values that a path reaches."""
        named = self.field_of(condition.path)
        given = " (and one is given)" if condition.path.hops else ""
        match condition:
            case FieldTest(_, word, _):
                more = given if word.is_positive else self._absent(condition)
                return f"{named} {word.says} {self.operand(condition.operand)}{more}"
            case Total(_, operand):
                return f"taken together, {named} adds up to {self.operand(operand)}{given}"
            case Different(_, at_most):
                return f"{named} {_varies(at_most)}"
            case _:
                return f"no other {self.kinds(condition.path.start)} has the same `{condition.path.field}`"

    def _of_elements(self, condition: Condition) -> str:
        """Says a condition on the elements that a path reaches."""
        match condition:
            case Quantified(path, quantifier, part):
                number = {Quantifier.SOME: "at least one", Quantifier.EVERY: "every", Quantifier.NONE: "no"}[quantifier]
                return f"{number} {self.reached(path)} is one {self.clause(part, Voice.RELATIVE)}"
            case Counted():
                return self._counted(condition)
            case Proportion():
                return self._proportion(condition)
            case InEach(by, part):
                return f"{self._each(by, part)}, {self._whole(part)}"
            case Agrees(path, agreement, other):
                one, another = self.reached(path), self.one(other)
                says = {
                    Agreement.OVERLAPS: f"at least one {one} is also {another}",
                    Agreement.SHARES_NOTHING: f"no {one} is also {another}",
                    Agreement.SAME: f"every {one} is also {another}, and the other way round",
                }
                return says[agreement]
            case _:
                return f"it is never itself {self.one(first_path(condition))}, nor through others"

    def _there(self, path: Path) -> str:
        return f"`{path.field}` of {self.one(path)}" if path.field else self.reached(path)

    def _counted(self, count: Counted) -> str:
        """Says a count of what a path reaches that is not one link."""
        number, reached = _number(count), self.reached(count.path)
        chosen = f" one {self.clause(count.where, Voice.RELATIVE)}" if count.where is not None else ""
        if not _is_many(count):
            return f"{number} {reached} is{chosen}" if chosen else f"there is {number} {reached}"
        several = f"{number} {self._noun(count)}, each {with_article(reached)}"
        return f"{several}, are each{chosen}" if chosen else f"there are {several}"

    def _proportion(self, test: Proportion) -> str:
        """Says how many a path leads to beside another, or how many percent of all."""
        if test.other is None:
            choice = test.path.choice
            chosen = f" are among {self.chosen(choice, where_of(test.path))}" if choice else ""
            every = f"{self.plural(test.path.end)}, each {with_article(self.reached(test.whole))}"
            return f"of all {every}, {_SHARES[test.ratio]} {test.percent}%{chosen}"
        here, there = (
            f"{self.plural(path.end)}, each {with_article(self.reached(path))}" for path in (test.path, test.other)
        )
        return f"there are {_RATIOS[test.ratio]} {here}, as there are {there}"

    def _each(self, by: str, part: Divisible) -> str:
        """Says which groups a test is asked of, one by one."""
        kinds = [kind for kind in self.metamodel.chosen(part.path.end) if by in kind.fields]
        is_date = any(isinstance(kind.fields[by].type, DateType) for kind in kinds)
        return f"year by year of `{by}`" if is_date else f"for each `{by}` alone"

    def _noun(self, count: Counted) -> str:
        return self.plural(count.path.end) if _is_many(count) else self.kinds(count.path.end)


def _number(count: Counted) -> str:
    """Says how many there must be."""
    least, most = count.at_least, count.at_most
    if least == most:
        return f"exactly {_in_words(least)}" if least else "no"
    least_said = [f"at least {_in_words(least)}"] if least else []
    most_said = [f"at most {_in_words(most)}"] if most is not None else []
    return join_words([*least_said, *most_said])


def _in_words(count: int) -> str:
    return "one" if count == 1 else str(count)


def _varies(at_most: int) -> str:
    return "is the same wherever it is given" if at_most == 1 else f"takes at most {at_most} different values"


def _is_many(count: Counted) -> bool:
    """Tells whether the number that is said last is more than one."""
    return (count.at_least if count.at_most is None else count.at_most) > 1


def _flat(whole: AllOf | AnyOf) -> Iterator[Condition]:
    """Gives the parts of a condition, and in place of one of the same sort its own."""
    for part in whole.parts:
        yield from _flat(part) if isinstance(part, AllOf | AnyOf) and type(part) is type(whole) else (part,)


def _is_several(condition: Condition) -> bool:
    """Tells whether a condition says several things, itself or about what it leads to."""
    match condition:
        case AllOf() | AnyOf() | IfThen():
            return True
        case Quantified(_, _, part):
            return _is_several(part)
        case Counted(_, where, _, _):
            return where is not None and _is_several(where)
        case _:
            return False


def _path_said(condition: Condition) -> Path | None:
    """Gives the path of a test that can be said by a verb, or by a field of what was named before."""
    match condition:
        case Exists(path) | Not(Exists(path)) | Counted(path) | FieldTest(path) | Not(FieldTest(path)):
            return path if path.choice is None else None
        case Quantified(path, Quantifier.SOME | Quantifier.NONE, _):
            return path if path.choice is None else None
        case _:
            return None


def _is_one_link(path: Path) -> bool:
    """Tells whether a path is one link, so that it can be said by its verb alone."""
    is_one = len(path.hops) == 1 and path.field is None and path.root is Root.ELEMENT
    return is_one and path.hops[0].closure is not Closure.ANY_NUMBER
