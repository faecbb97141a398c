"""Weakening a rule one step at a time: each step must be noticed by the examples, or they do not prove the rule.

A step leaves a condition out, turns a test round, loosens a comparison or a count, or takes another way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from alignment.model.metamodel import LinkType, Metamodel
from alignment.rules.choice import WhichCount
from alignment.rules.conditions import (
    Agrees,
    AllOf,
    AnyOf,
    Condition,
    Counted,
    IfThen,
    InEach,
    Meets,
    Not,
    PathTest,
    Proportion,
    Quantified,
    in_each,
    paths_of,
    where_of,
)
from alignment.rules.mutate_tests import LOWER_SHARE, ConditionMutant, label, path_label, test_mutants, with_other_path
from alignment.rules.path import Closure, Hop, LinkStep, Path
from alignment.rules.rule import Rule
from alignment.text import visible


class PathMutant(NamedTuple):
    """Holds a changed path, and what was changed."""

    name: str
    path: Path


def path_mutants(path: Path, metamodel: Metamodel) -> Iterator[PathMutant]:
    """Gives a path changed in each way there is."""
    kinds = path.start
    for number, hop in enumerate(path.hops):
        is_last = number == len(path.hops) - 1
        for name, changed in _changed(hop, kinds, metamodel, may_widen=not (is_last and (path.field or path.choice))):
            hops = (*path.hops[:number], changed, *path.hops[number + 1 :])
            yield PathMutant(f"{name} in `{visible(path.text)}`", path._replace(hops=hops))
        kinds = hop.kinds


def _changed(hop: Hop, kinds: frozenset[str], metamodel: Metamodel, *, may_widen: bool) -> Iterator[tuple[str, Hop]]:
    for number, step in enumerate(hop.steps):
        rest = (*hop.steps[:number], *hop.steps[number + 1 :])
        if rest:
            yield f"without `{_name(step, metamodel)}`", hop._replace(steps=rest)
        other = _other(step, hop, kinds, metamodel)
        if other is not None:
            name = f"`{_name(other, metamodel)}` in place of `{_name(step, metamodel)}`"
            yield name, hop._replace(steps=(*hop.steps[:number], other, *hop.steps[number + 1 :]))
    if hop.closure is not Closure.ONCE:
        yield f"without `{hop.closure.value}`", hop._replace(closure=Closure.ONCE)
        return
    reached = frozenset[str]().union(*(_reached(step, kinds, metamodel) for step in hop.steps))
    if may_widen and reached > hop.kinds:
        yield f"without `({next(iter(hop.kinds))})`", hop._replace(kinds=reached)


def _other(step: LinkStep, hop: Hop, kinds: frozenset[str], metamodel: Metamodel) -> LinkStep | None:
    """Finds another link that starts at the same kinds and can lead to the same ones."""
    candidates = [
        LinkStep(link.link.name, is_inverse)
        for is_inverse in (step.is_inverse, not step.is_inverse)
        for link in metamodel.links.values()
    ]
    fitting = (
        one
        for one in candidates
        if one not in hop.steps and _starting(one, metamodel) >= kinds and _reached(one, kinds, metamodel) & hop.kinds
    )
    return next(fitting, None)


def _reached(step: LinkStep, kinds: frozenset[str], metamodel: Metamodel) -> frozenset[str]:
    link = metamodel.links[step.link]
    return link.sources(kinds) if step.is_inverse else link.targets(kinds)


def _starting(step: LinkStep, metamodel: Metamodel) -> frozenset[str]:
    link: LinkType = metamodel.links[step.link]
    return link.targets(frozenset(metamodel.kinds)) if step.is_inverse else frozenset(link.ends)


def _name(step: LinkStep, metamodel: Metamodel) -> str:
    link = metamodel.links[step.link].link
    return link.inverse if step.is_inverse else link.name


class Mutant(NamedTuple):
    """Holds a weakened rule, and what was done to it."""

    name: str
    rule: Rule


def mutants(rule: Rule, metamodel: Metamodel) -> Iterator[Mutant]:
    """Gives every rule that is one step away from a rule; no two have the same name."""
    named = {one.name: one for one in _weakenings(rule, _Weakener(metamodel))}
    return iter(named.values())


def _weakenings(rule: Rule, weakener: "_Weakener") -> Iterator[Mutant]:
    if rule.where is not None:
        yield Mutant("without `where`", rule._replace(where=None))
        for change in weakener.changed(rule.where):
            yield Mutant(f"where: {change.name}", rule._replace(where=change.condition))
    for change in weakener.changed(rule.claim):
        yield Mutant(change.name, rule._replace(claim=change.condition))
    if rule.at_least is not None and rule.at_least > LOWER_SHARE:
        name = f"at_least {LOWER_SHARE}% in place of {rule.at_least}%"
        yield Mutant(name, rule._replace(at_least=LOWER_SHARE))


@dataclass(slots=True, eq=False, repr=False)
class _Weakener:
    """Changes conditions by one step, at any depth."""

    metamodel: Metamodel

    def changed(self, condition: Condition) -> Iterator[ConditionMutant]:
        """Gives the condition changed in each way there is."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                yield from self._of_several(condition, parts)
            case Not(part):
                yield ConditionMutant(f"{label(part)} turned round", part)
                yield from (ConditionMutant(name, Not(inner)) for name, inner in self.changed(part))
            case Meets(name, part):
                yield ConditionMutant(f"`{name}` turned round", Not(condition))
                yield from (
                    ConditionMutant(f"`{name}`: {said}", Meets(name, inner)) for said, inner in self.changed(part)
                )
            case InEach(by, part):
                yield ConditionMutant(f"without `in_each {by}`", part)
                yield from (ConditionMutant(name, in_each(inner, by)) for name, inner in self.changed(part))
            case IfThen(premise, conclusion):
                yield ConditionMutant("`then` without `if`", conclusion)
                yield from (
                    ConditionMutant(f"if: {name}", IfThen(one, conclusion)) for name, one in self.changed(premise)
                )
                yield from (
                    ConditionMutant(f"then: {name}", IfThen(premise, one)) for name, one in self.changed(conclusion)
                )
            case _:
                yield from test_mutants(condition, self.metamodel)
                yield from self._inside(condition)
                yield from self._elsewhere(condition)

    def _of_several(self, whole: AllOf | AnyOf, parts: tuple[Condition, ...]) -> Iterator[ConditionMutant]:
        for number, part in enumerate(parts):
            before, after = parts[:number], parts[number + 1 :]
            yield ConditionMutant(f"without {label(part)}", replace(whole, parts=(*before, *after)))
            for name, inner in self.changed(part):
                yield ConditionMutant(name, replace(whole, parts=(*before, inner, *after)))

    def _inside(self, condition: PathTest) -> Iterator[ConditionMutant]:
        """Changes the condition on what a path leads to."""
        match condition:
            case Quantified(_, _, part):
                for name, inner in self.changed(part):
                    yield ConditionMutant(f"{label(condition)}: {name}", replace(condition, part=inner))
            case Counted(_, where, _, _) if where is not None:
                for name, inner in self.changed(where):
                    yield ConditionMutant(f"{label(condition)}: {name}", replace(condition, where=inner))
            case _:
                return

    def _choosing_otherwise(self, path: Path) -> Iterator[PathMutant]:
        """Gives a path with other choices among what it leads to."""
        choice = path.choice
        if choice is None:
            return
        where, turn = where_of(path), choice.in_turn
        if where is not None:
            yield PathMutant(
                f"without `where` in {path_label(path)}", path._replace(choice=WhichCount(None, turn) if turn else None)
            )
            for name, inner in self.changed(where):
                yield PathMutant(f"{path_label(path)}: {name}", path._replace(choice=choice._replace(where=inner)))
        if turn is not None:
            without, other = WhichCount(where) if where else None, turn._replace(turn=turn.turn.other)
            yield PathMutant(f"without `{turn.turn.value}` in {path_label(path)}", path._replace(choice=without))
            name = f"`{other.turn.value}` in place of `{turn.turn.value}` in {path_label(path)}"
            yield PathMutant(name, path._replace(choice=choice._replace(in_turn=other)))

    def _elsewhere(self, condition: PathTest) -> Iterator[ConditionMutant]:
        """Takes another way to what is tested, or has others of what it leads to count."""
        for path in paths_of(condition):
            for name, other in self._choosing_otherwise(path):
                yield ConditionMutant(name, with_other_path(condition, path, other))
        for name, path in path_mutants(condition.path, self.metamodel):
            yield ConditionMutant(name, replace(condition, path=path))
        if isinstance(condition, Agrees | Proportion) and condition.other is not None:
            for name, path in path_mutants(condition.other, self.metamodel):
                yield ConditionMutant(name, replace(condition, other=path))
