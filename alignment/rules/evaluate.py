"""Evaluating conditions set at a time: for each condition, the set of subjects of some kinds that satisfy it.

Where an answer depends on the very element, as with looked-up values, counts and `subject`, the elements are taken one
by one, within a budget of steps.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self, TypeAlias

from alignment.graph import circles
from alignment.rules.compare import Comparer, is_fixed
from alignment.rules.conditions import (
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
    Total,
    Unique,
    follows_links,
    is_choosing,
    paths_of,
    whole_of,
)
from alignment.rules.context import RuleContext
from alignment.rules.link_subjects import LINK
from alignment.rules.path import Path, Root
from alignment.rules.possible import PossibleContext
from alignment.rules.rule import Rule, Verdict
from alignment.rules.sift import Sifter
from alignment.rules.traverse import BudgetSpentError, Traverser
from alignment.rules.words import folded

_Alone: TypeAlias = Divisible | InEach


@dataclass(slots=True, eq=False, repr=False)
class Evaluator:
    """Evaluates conditions in one context; each condition once for the kinds it is asked about.

    What is known may not be all. So there are two of these then, each the `dual` of the other: one tells what surely
    holds, the other what may hold. Whatever speaks against a condition is asked of the dual. Where everything is known,
    there is no dual, and this one is both.

    `elder` evaluates the same elements with other links; it answers what no link decides, so that it is asked once.
    `named` follows no link to what has a placeholder for a title; None where nothing has.
    """

    traverser: Traverser
    comparer: Comparer
    elder: "Evaluator | None" = None
    dual: "Evaluator | None" = None
    named: "Evaluator | None" = None
    sifter: Sifter = field(init=False)
    known: dict[tuple[Condition, frozenset[str]], frozenset[str]] = field(default_factory=dict)
    gathered: dict[Unique | NoCycle, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    personal: dict[Condition, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, context: RuleContext, elder: "Evaluator | None" = None) -> Self:
        """Makes the evaluator of a context: of what surely holds in it."""
        evaluator = cls._alone(context, elder)
        if context.unknown:
            dual = cls._alone(PossibleContext.beside(context, context.unknown), elder.dual if elder else None)
            evaluator.dual, dual.dual = dual, evaluator
            evaluator.comparer.dual, dual.comparer.dual = dual.comparer, evaluator.comparer
            evaluator.sifter.dual, dual.sifter.dual = dual.sifter, evaluator.sifter
        if context.skipped != context.avoided:
            evaluator.named = cls.of(context.named_only(), evaluator)
        return evaluator

    @classmethod
    def _alone(cls, context: RuleContext, elder: "Evaluator | None") -> Self:
        traverser = Traverser(context)
        evaluator = cls(traverser, Comparer(traverser), elder)
        evaluator.sifter = Sifter(traverser, evaluator.holds)
        traverser.choose = evaluator.sifter.chosen
        return evaluator

    @property
    def other(self) -> "Evaluator":
        """Gives the evaluator of what may hold where this is that of what surely holds, and the other way round."""
        return self.dual or self

    @property
    def context(self) -> RuleContext:
        """Gives what is looked at."""
        return self.traverser.context

    def verdict(self, rule: Rule) -> Verdict | None:
        """Evaluates a rule; None where it takes more steps than any rule may.

        What fails without the links to placeholders fails, and so does what fails with them.
        """
        found = self._verdict(rule)
        if self.named is None or not rule.follows_links:
            return found
        named = self.named.verdict(rule)
        return None if found is None or named is None else self._joined(rule, found, named)

    def _joined(self, rule: Rule, one: Verdict, other: Verdict) -> Verdict:
        failed = {*one.failed, *other.failed}
        unchecked = {*one.unchecked, *other.unchecked} - failed
        checked = {*one.checked, *other.checked} - unchecked
        every = list(self.context.of_kinds(sorted(rule.kinds)))
        return Verdict(
            *(tuple(subject for subject in every if subject in part) for part in (checked, failed, unchecked))
        )

    def _verdict(self, rule: Rule) -> Verdict | None:
        kinds, budget = rule.kinds, self.traverser.budget
        try:
            with self.traverser.within(budget), self.other.traverser.within(budget):
                chosen = self.chooser(rule.where, kinds)
                checked = tuple(one for one in self.context.of_kinds(sorted(kinds)) if chosen(one))
                passes = self.other.chooser(rule.claim, kinds)
                verdict = Verdict(checked, tuple(one for one in checked if not passes(one)))
                return self._in_doubt(rule, verdict) if self.dual else verdict
        except BudgetSpentError:  # what may be leads anywhere, so that a sound rule can take too long for it
            return Verdict((), (), tuple(self.context.of_kinds(sorted(kinds)))) if self.dual else None

    def _in_doubt(self, rule: Rule, verdict: Verdict) -> Verdict:
        """Takes out of what was checked that of which nobody can tell what becomes of it.

        Whatever passes for sure is checked, also where nobody can tell whether the rule is about it: only of a share is
        it not, as it would count there.
        """
        kinds, failed = rule.kinds, set(verdict.failed)
        may_be_chosen, passes = self.other.chooser(rule.where, kinds), self.chooser(rule.claim, kinds)
        chosen = set(verdict.checked)
        checked, unchecked = list[str](), list[str]()
        for one in self.context.of_kinds(sorted(kinds)):
            is_passed = passes(one) and (one in chosen or rule.at_least is None)
            if one in failed or (is_passed and may_be_chosen(one)):
                checked.append(one)
            elif may_be_chosen(one):
                unchecked.append(one)
        return Verdict(tuple(checked), verdict.failed, tuple(unchecked))

    def reached(self, element: str, path: Path, subject: str) -> list[str]:
        """Gives the distinct elements that a path leads to from one element, in the order met."""
        return self.traverser.reached(element, path, subject)

    def satisfying(self, condition: Condition, kinds: frozenset[str]) -> frozenset[str]:
        """Gives the subjects of some kinds that satisfy a condition in which no `subject` is named."""
        key = (condition, kinds)
        if key not in self.known:
            elder = None if follows_links(condition) else self.elder
            found = elder.satisfying(condition, kinds) if elder else self._satisfying(condition, kinds)
            self.known[key] = found | (self.context.unread & self.context.whole(kinds))
        return self.known[key]

    def may_hold(self, condition: Condition, element: str, subject: str) -> bool:
        """Tells whether a condition may hold for one element, whatever it is that is not known."""
        return self.other.holds(condition, element, subject)

    def holds(self, condition: Condition, element: str, subject: str) -> bool:
        """Tells whether a condition holds for one element, within a rule about a subject; of what is unread anything may."""
        if self.dual and element in self.context.unread | self.dual.context.unread:
            return self.context.is_possible
        match condition if self.is_personal(condition) else None:
            case AllOf(parts):
                return all(self.holds(part, element, subject) for part in parts)
            case AnyOf(parts):
                return any(self.holds(part, element, subject) for part in parts)
            case Not(part):
                return not self.other.holds(part, element, subject)
            case IfThen(premise, conclusion):
                return not self.other.holds(premise, element, subject) or self.holds(conclusion, element, subject)
            case (
                FieldTest()
                | Total()
                | Different()
                | Agrees()
                | Counted()
                | Quantified()
                | Proportion()
                | InEach() as alone
            ):
                return self._holds_alone(alone, element, subject)
            case _:
                return element in self.satisfying(condition, frozenset({self.context.kind(element)}))

    def together(self, condition: Unique | NoCycle) -> Mapping[str, frozenset[str]]:
        """Gives, by each element that fails, all that fail together with it: the same value, or the same circle."""
        if condition not in self.gathered:
            groups = self._same(condition.path) if isinstance(condition, Unique) else circles(self.ways(condition))
            self.gathered[condition] = {one: group for group in groups for one in group}
        return self.gathered[condition]

    def ways(self, condition: NoCycle) -> dict[str, list[str]]:
        """Gives where each element leads by the path that must have no circle, and where all that is met leads on."""
        found: dict[str, list[str]] = {}
        path = condition.path.from_any(
            frozenset({*self.context.graph.kinds, LINK, *map(self.context.kind, self.context.unread)})
        )
        waiting = list(self.context.of_kinds(sorted(condition.path.start)))
        while waiting:
            start = waiting.pop()
            if start not in found:
                found[start] = self.traverser.reached(start, path, start)
                waiting.extend(found[start])
        return found

    def is_personal(self, condition: Condition) -> bool:
        """Tells whether a condition names the `subject`, so that its answer differs from subject to subject."""
        if condition not in self.personal:
            paths = (path for one in whole_of(condition) for path in paths_of(one))
            self.personal[condition] = any(path.root is Root.SUBJECT for path in paths)
        return self.personal[condition]

    def chooser(self, condition: Condition | None, kinds: frozenset[str]) -> Callable[[str], bool]:
        """Gives what tells whether a subject of some kinds satisfies a condition; without one each does."""
        if condition is None:
            return lambda _: True
        if self.is_personal(condition):
            return lambda one: self.holds(condition, one, one)
        return self.satisfying(condition, kinds).__contains__

    def _satisfying(self, condition: Condition, kinds: frozenset[str]) -> frozenset[str]:
        match condition:
            case AllOf(parts):
                return frozenset.intersection(*(self.satisfying(part, kinds) for part in parts))
            case AnyOf(parts):
                return frozenset[str]().union(*(self.satisfying(part, kinds) for part in parts))
            case Not(part):
                return self.context.whole(kinds) - self.other.satisfying(part, kinds)
            case IfThen(premise, conclusion):
                without = self.context.whole(kinds) - self.other.satisfying(premise, kinds)
                return without | self.satisfying(conclusion, kinds)
            case Meets(_, part):
                return self.satisfying(part, kinds)
            case Unique() | NoCycle():
                return self.context.whole(kinds).difference(self.other.together(condition))
            case _:
                return self._leaf(condition, kinds)

    def _leaf(self, condition: "_Alone | Exists", kinds: frozenset[str]) -> frozenset[str]:
        match condition:
            case FieldTest() | Counted() | Quantified() if is_choosing(condition):
                return self._one_by_one(condition, kinds)
            case Exists(path):
                return self.traverser.leading_to(self._there(path), path, kinds)
            case FieldTest() if is_fixed(condition.operand):
                return self._tested(condition, kinds)
            case Counted(path, where, 1, None):
                ends = self.satisfying(where, path.end) if where else self.context.whole(path.end)
                return self.traverser.leading_to(ends, path, kinds)
            case Quantified():
                return self._quantified(condition, kinds)
            case _:
                return self._one_by_one(condition, kinds)

    def _one_by_one(self, condition: "_Alone", kinds: frozenset[str]) -> frozenset[str]:
        known = self.context.whole(kinds) - self.context.unread
        return frozenset(one for one in known if self._holds_alone(condition, one, one))

    def _there(self, path: Path) -> frozenset[str]:
        """Gives the elements at the end of a path that have what it leads to."""
        field = path.field
        if field is None:
            return self.context.whole(path.end)
        having = (one for kind in path.end for one, _ in self.context.values(kind, field))
        cut = (one for kind in path.end for one in self.context.cut(kind, field))
        return self._unclear(path).union(having, cut)

    def _unclear(self, path: Path) -> frozenset[str]:
        """Gives the elements at the end of a path of which nobody can tell what they have."""
        return frozenset[str]().union(*(self.context.unclear(kind, path.field or "") for kind in path.end))

    def _tested(self, test: FieldTest, kinds: frozenset[str]) -> frozenset[str]:
        """Evaluates a test whose operand is the same for all: of several values reached, every one must pass."""
        is_positive = test.word.is_positive
        whole = self.context.whole(kinds)
        leading = self.traverser.leading_to(self._there(test.path), test.path, kinds) if is_positive else whole
        return leading - self.other.leading_to_failing(test, kinds)

    def leading_to_failing(self, test: FieldTest, kinds: frozenset[str]) -> frozenset[str]:
        """Gives the elements from which the path of a test leads to a value that does not pass."""
        fails = self.comparer.failing(test, "", "")
        failing = set(self._unclear(test.path))
        for kind, _ in test.operands:
            values = list(self.context.values(kind, test.path.field or ""))
            refused = {value for value in {value for _, value in values} if fails(kind, value)}
            failing.update(one for one, value in values if value in refused)
        return self.traverser.leading_to(frozenset(failing), test.path, kinds)

    def _quantified(self, condition: Quantified, kinds: frozenset[str]) -> frozenset[str]:
        path = condition.path
        if condition.quantifier is Quantifier.SOME:
            return self.traverser.leading_to(self.satisfying(condition.part, path.end), path, kinds)
        other = self.other
        if condition.quantifier is Quantifier.NONE:
            refused = other.satisfying(condition.part, path.end)
        else:
            refused = other.context.whole(path.end) - self.satisfying(condition.part, path.end)
        return self.context.whole(kinds) - other.traverser.leading_to(refused, path, kinds)

    def _quantified_one(self, condition: Quantified, element: str, subject: str) -> bool:
        path, part = condition.path, condition.part
        match condition.quantifier:
            case Quantifier.SOME:
                return any(self.holds(part, end, subject) for end in self.reached(element, path, subject))
            case Quantifier.EVERY:
                return all(self.holds(part, end, subject) for end in self.other.reached(element, path, subject))
            case _:
                return not any(
                    self.other.holds(part, end, subject) for end in self.other.reached(element, path, subject)
                )

    def _holds_alone(self, condition: _Alone, element: str, subject: str) -> bool:
        """Tells whether a test holds for one element that has to be looked at by itself."""
        match condition:
            case Quantified():
                return self._quantified_one(condition, element, subject)
            case InEach():
                parts = self.sifter.divided(condition, element, subject)
                return all(self._holds_alone(part, element, subject) for part in parts)
            case Counted():
                here = self.sifter.number(condition, element, subject)
                there = self.dual.sifter.number(condition, element, subject) if self.dual else here
                return condition.at_least <= here and (condition.at_most is None or there <= condition.at_most)
            case _:
                return self.comparer.holds(condition, element, subject)

    def _same(self, path: Path) -> Iterator[frozenset[str]]:
        """Gives the groups of elements that share a value."""
        groups: dict[object, set[str]] = {}
        for one in self.context.of_kinds(path.start):
            value = self.context.value(one, path.field or "")
            if value is not None:
                groups.setdefault(folded(value), set()).add(one)
        unclear = self._unclear(path) & frozenset(self.context.of_kinds(path.start))
        every = [unclear.union(group) for group in groups.values()] or [unclear]
        return (group for group in every if len(group) > 1)
