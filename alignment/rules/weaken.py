"""Weakening a rule one step at a time: each step must be noticed by the examples, or they do not prove the rule.

A step leaves a condition out, turns a test round, loosens a comparison or a count, or takes another way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from alignment.model.metamodel import Metamodel
from alignment.rules.conditions import (
    Agrees,
    AllOf,
    AnyOf,
    Condition,
    Counted,
    IfThen,
    Meets,
    Not,
    Quantified,
)
from alignment.rules.detours import detours
from alignment.rules.label import label
from alignment.rules.loosen import Change, Test, changes
from alignment.rules.rule import Rule

_LOWER_SHARE: Final = 50


class Weakening(NamedTuple):
    """Holds a weakened rule, and what was done to it."""

    name: str
    rule: Rule


def weakenings(rule: Rule, metamodel: Metamodel) -> Iterator[Weakening]:
    """Gives every rule that is one step away from a rule; no two have the same name."""
    named = {one.name: one for one in _weakenings(rule, _Weakener(metamodel))}
    return iter(named.values())


def _weakenings(rule: Rule, weakener: "_Weakener") -> Iterator[Weakening]:
    if rule.where is not None:
        yield Weakening("without `where`", rule._replace(where=None))
        for change in weakener.changed(rule.where):
            yield Weakening(f"where: {change.name}", rule._replace(where=change.condition))
    for change in weakener.changed(rule.claim):
        yield Weakening(change.name, rule._replace(claim=change.condition))
    if rule.at_least is not None and rule.at_least > _LOWER_SHARE:
        name = f"at_least {_LOWER_SHARE}% in place of {rule.at_least}%"
        yield Weakening(name, rule._replace(at_least=_LOWER_SHARE))


@dataclass(slots=True, eq=False, repr=False)
class _Weakener:
    """Changes conditions by one step, at any depth."""

    metamodel: Metamodel

    def changed(self, condition: Condition) -> Iterator[Change]:
        """Gives the condition changed in each way there is."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                yield from self._of_several(condition, parts)
            case Not(part):
                yield Change(f"{label(part)} turned round", part)
                yield from (Change(name, Not(inner)) for name, inner in self.changed(part))
            case Meets(name, part):
                yield Change(f"`{name}` turned round", Not(condition))
                yield from (Change(f"`{name}`: {said}", Meets(name, inner)) for said, inner in self.changed(part))
            case IfThen(premise, conclusion):
                yield Change("`then` without `if`", conclusion)
                yield from (Change(f"if: {name}", IfThen(one, conclusion)) for name, one in self.changed(premise))
                yield from (Change(f"then: {name}", IfThen(premise, one)) for name, one in self.changed(conclusion))
            case _:
                yield from changes(condition, self.metamodel)
                yield from self._inside(condition)
                yield from self._elsewhere(condition)

    def _of_several(self, whole: AllOf | AnyOf, parts: tuple[Condition, ...]) -> Iterator[Change]:
        for number, part in enumerate(parts):
            before, after = parts[:number], parts[number + 1 :]
            yield Change(f"without {label(part)}", replace(whole, parts=(*before, *after)))
            for name, inner in self.changed(part):
                yield Change(name, replace(whole, parts=(*before, inner, *after)))

    def _inside(self, condition: Test) -> Iterator[Change]:
        """Changes the condition on what a path leads to."""
        match condition:
            case Quantified(_, _, part):
                for name, inner in self.changed(part):
                    yield Change(f"{label(condition)}: {name}", replace(condition, part=inner))
            case Counted(_, where, _, _) if where is not None:
                for name, inner in self.changed(where):
                    yield Change(f"{label(condition)}: {name}", replace(condition, where=inner))
            case _:
                return

    def _elsewhere(self, condition: Test) -> Iterator[Change]:
        """Takes another way to what is tested."""
        for name, path in detours(condition.path, self.metamodel):
            yield Change(name, replace(condition, path=path))
        if isinstance(condition, Agrees):
            for name, path in detours(condition.other, self.metamodel):
                yield Change(name, replace(condition, other=path))
