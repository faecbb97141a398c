"""Random rules that the language allows, and how each is read plainly."""

import json
from dataclasses import dataclass

from rules_conditions import TRIES, WISHES, ConditionMaker
from rules_kinds import ELEMENT, KINDS, Kinds
from rules_models import Dice, ModelMaker
from rules_naive import Reading
from rules_ways import Scope
from rules_world import Condition, Definition, Element, World, Yaml

__all__ = ["Dice", "ModelMaker", "RuleMaker", "Trial"]


@dataclass
class Trial:
    """A rule, and the plain reading of it in a world."""

    context: World
    kinds: list[str]
    where: Condition | None
    claim: str
    demand: Yaml
    at_least: int | None = None

    @property
    def parts(self) -> dict[str, Yaml]:
        """Gives what the rule says: of which elements, what, and how many must."""
        kinds = said(self.kinds)
        about = {"every": kinds} if self.at_least is None else {"of_all": kinds, "at_least": f"{self.at_least}%"}
        where = {} if self.where is None else {"where": self.where}
        return {**about, **where, self.claim: self.demand}

    @property
    def examples(self) -> Yaml:
        """Gives examples of the shape that every rule may have."""
        example: Yaml = {"as_at": self.context.as_at.isoformat(), "actions": []}
        return {"pass": example, "fail": example}

    @property
    def rule(self) -> str:
        """Gives the rule as YAML."""
        parts = {**self.parts, "examples": self.examples}
        return "\n".join(f"{key}: {json.dumps(value)}" for key, value in parts.items())

    def subjects(self, context: World | None = None) -> list[str]:
        """Gives the elements that the rule looks at."""
        there = context or self.context
        with_and_without = (self._subjects(there), self._subjects(there.named_only()))
        return list(dict.fromkeys(one.id for subjects in with_and_without for one in subjects))

    def failing(self, context: World | None = None) -> set[str]:
        """Gives the elements that do not do what the rule demands, with what has a placeholder for a title or without."""
        there = context or self.context
        return {
            one.id
            for world in (there, there.named_only())
            for one in self._subjects(world)
            if not self.does(Reading(world, one, self._kinds))
        }

    @property
    def _kinds(self) -> Kinds:
        return kinds_of(self.kinds)

    def _subjects(self, context: World) -> list[Element]:
        elements = context.of_kinds(self._kinds)
        if self.where is None:
            return elements
        return [one for one in elements if Reading(context, one, self._kinds).holds(self.where, one, self._kinds)]

    def does(self, reading: Reading) -> bool:
        """Tells whether the subject of a reading does what the rule demands."""
        if self.claim in {"must", "must_not"}:
            return reading.holds(self.demand, reading.subject, self._kinds) == (self.claim == "must")
        paths = self.demand if isinstance(self.demand, list) else [self.demand]
        found = [reading.path_holds(str(path), "exists", reading.subject, self._kinds) for path in paths]
        return all(found) if self.claim == "must_have" else any(found)


@dataclass
class RuleMaker(ConditionMaker):
    """Makes definitions, and rules that the language allows and that may use them."""

    @property
    def definitions(self) -> str:
        """Gives the definitions as YAML."""
        return "\n".join(f"{name}: {json.dumps(value)}" for name, value in self.define.items())

    def add_definition(self, name: str) -> None:
        there = [one.kind for one in self.context.elements.values()] or list(KINDS)
        special = self.dice.pick(none=12, element=2, link=2)
        kinds = [special] if special != "none" else self.dice.some(sorted(set(there)), 4)
        meant = kinds_of(kinds)
        condition = self.condition(Scope(meant, None, depth=1, wish=self.dice.choice(WISHES)))
        self.context.definitions[name] = Definition(meant, condition)
        self.define[name] = {"of": said(kinds), "is": condition}

    def trial(self, *, share: bool = False, wish: str = "") -> Trial:
        """Makes a rule about every element of some kinds or, where `share` is wished, about a share of them."""
        there = [one.kind for one in self.context.elements.values()] if self.dice.chance(0.95) else KINDS
        kinds = list(dict.fromkeys(self.dice.choices(there or KINDS, k=self.dice.choice((1, 1, 2)))))
        special = self.dice.pick(none=20, element=1, link=3)
        if special != "none":
            kinds = [special]
        start = kinds_of(kinds)
        scope = Scope(start, start, wish=wish)
        where = self.condition(scope.deeper.deeper) if self.dice.chance(0.2) else None
        at_least = self.dice.choice((1, 50, 75, 90, 100)) if share else None
        claim = self.dice.pick(must=8, must_not=2, **dict.fromkeys(("must_have", "must_have_one_of"), 0 if wish else 8))
        if claim in {"must", "must_not"}:
            is_plain = wish and self.dice.chance(0.5)
            return Trial(
                self.context, kinds, where, claim, (self.test if is_plain else self.condition)(scope), at_least
            )
        paths: Yaml = [self.ways.way(scope).text for _ in range(self.dice.randint(1, 3))]
        return Trial(self.context, kinds, where, claim, paths, at_least)

    def telling_trial(self) -> Trial:
        """Makes a rule that some elements pass and some fail, if one is found soon."""
        share, wish = self.dice.chance(0.1), self.dice.choice(WISHES)
        trials = (self.trial(share=share, wish=wish) for _ in range(self.dice.choice((1, TRIES, TRIES))))
        telling = (trial for trial in trials if 0 < len(trial.failing()) < len(trial.subjects()))
        return next(telling, None) or self.trial(share=share, wish=wish)


def kinds_of(named: list[str]) -> Kinds:
    """Gives the kinds that a rule or a definition names."""
    return frozenset(named) if named != ["element"] else ELEMENT


def said(kinds: list[str]) -> Yaml:
    """Gives kinds as they are written: one alone, or several as a list."""
    return list(kinds) if len(kinds) > 1 else kinds[0]
