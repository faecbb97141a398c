"""Random models and random rules about them: every rule is one that the language allows, every model one that loads.

Models hold what officers write: placeholders, values in other case, links that lead nowhere, to the wrong kind, or
twice to the same element. What of it is good is kept beside the YAML, for the naive reading in `rules_naive`. Every
choice comes from one seed; YAML is written as JSON, which it is.
"""

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, TypeVar

from rules_naive import (
    CHOICES,
    COMMON,
    FIELDS,
    GROUPS,
    INVERSES,
    LINKS,
    ONLY_ONE,
    ORDERS,
    Condition,
    Element,
    World,
    Yaml,
)

T = TypeVar("T")
SECTIONS: Final = {
    "action": "actions",
    "ambition": "ambitions",
    "source": "sources",
    "role": "roles",
    "plan": "plans",
    "risk": "risks",
    "commitment": "commitments",
    "organisation": "organisations",
    "principle": "principles",
    "milestone": "milestones",
    "measure": "measures",
}
KINDS: Final = (*("action",) * 8, *("source",) * 5, *("ambition", "role", "plan") * 2, *SECTIONS)
PLACEHOLDERS: Final = ("TBC", "to be confirmed", "?", "", "see plan")
LITERALS: Final = {
    "number": ("1", "2", "2.0", "10"),
    "text": ("monthly", "every term", "Every  Term"),
    "date": ("2026-05", "2026-05-01", "2027"),
    "words": ("pilot", "Pilot", "later"),
}
NAMES: Final = sorted({name for fields in FIELDS.values() for name in fields})
DEEPEST: Final = 3
LISTS: Final = ("who", "words")


class Dice(random.Random):
    """Makes the choices."""

    def chance(self, share: float) -> bool:
        return self.random() < share

    def pick(self, **weights: int) -> str:
        """Picks one of the names, each as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]

    def some(self, words: Sequence[T], most: int) -> list[T]:
        """Picks between one and `most` different ones, in any order."""
        return self.sample(words, min(len(words), self.randint(1, most)))


@dataclass
class Trial:
    """A rule, and the plain reading of it in a world."""

    world: World
    kinds: list[str]
    where: Condition | None
    claim: str
    demand: Yaml

    @property
    def rule(self) -> str:
        """Gives the rule as YAML."""
        parts: dict[str, Yaml] = {"every": list(self.kinds), self.claim: self.demand}
        if self.where is not None:
            parts["where"] = self.where
        return "\n".join(f"{key}: {json.dumps(value)}" for key, value in parts.items())

    def subjects(self) -> list[str]:
        """Gives the elements that the rule looks at."""
        elements = [one for one in self.world.elements.values() if one.kind in self.kinds]
        return [one.id for one in elements if self.where is None or self.world.holds(self.where, one)]

    def failing(self) -> set[str]:
        """Gives the elements that do not do what the rule demands."""
        return {one for one in self.subjects() if not self._does(self.world.elements[one])}

    def _does(self, element: Element) -> bool:
        if self.claim in {"must", "must_not"}:
            return self.world.holds(self.demand, element) == (self.claim == "must")
        paths = self.demand if isinstance(self.demand, list) else [self.demand]
        found = [self.world.path_holds(str(path), "exists", element) for path in paths]
        return all(found) if self.claim == "must_have" else any(found)


@dataclass
class ModelMaker:
    """Makes a model of a number of elements: what is written of each, and what of that is good."""

    dice: Dice
    size: int
    elements: dict[str, Element] = field(default_factory=dict)
    written: dict[str, dict[str, Yaml]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds = self.dice.choices(KINDS, k=self.size)
        self.elements = {f"X{number}": Element(f"X{number}", kind) for number, kind in enumerate(kinds)}
        self.written = {element.id: self._written(element) for element in self.elements.values()}

    def model(self) -> str:
        """Gives the model as YAML; sections, elements and keys are in a new order every time."""
        sections: dict[str, list[Yaml]] = {}
        for element in self.dice.sample(list(self.elements), self.size):
            keys = self.dice.sample(list(self.written[element]), len(self.written[element]))
            content = {key: self.written[element][key] for key in keys}
            sections.setdefault(SECTIONS[self.elements[element].kind], []).append(content)
        return "\n".join(f"{name}: {json.dumps(content)}" for name, content in sections.items())

    def add_link(self) -> None:
        """Adds a link from one element to another that it may lead to, where there are such two."""
        possible = [
            (one.id, name, other.id)
            for one in self.elements.values()
            for name, ends in LINKS.items()
            for other in self.elements.values()
            if other.kind in ends.get(one.kind, ())
        ]
        if possible:
            start, name, end = self.dice.choice(possible)
            ends = self.written[start].get(name, [])
            self.written[start][name] = [*(ends if isinstance(ends, list) else [ends]), end]

    def _written(self, element: Element) -> dict[str, Yaml]:
        keys: dict[str, Yaml] = {"id": element.id, "title": "T"}
        for name, field_type in FIELDS[element.kind].items():
            if self.dice.chance(0.7):
                keys[name] = self._value(element, name, field_type)
        if not element.values.get("basis"):
            element.values["basis"] = ["stated"]
        for name, starts in LINKS.items():
            if element.kind in starts and self.dice.chance(0.7):
                keys[name] = self._ends(element, name, starts[element.kind])
        return keys

    def _ends(self, element: Element, name: str, kinds: Iterable[str]) -> list[Yaml]:
        fitting = [one.id for one in self.elements.values() if one.kind in kinds]
        targets = [*fitting * 4, "GONE", "TBC", self.dice.choice(list(self.elements))]
        ends = self.dice.choices(targets, k=self.dice.randint(0, 1 if name in ONLY_ONE else 4))
        element.links[name] = list(dict.fromkeys(end for end in ends if end in fitting))
        return list(ends)

    def _value(self, element: Element, name: str, field_type: str) -> Yaml:
        drawn = [self._word(field_type) for _ in range(self.dice.randint(0, 3) if field_type in LISTS else 1)]
        element.values[name] = [one for one in drawn if one not in PLACEHOLDERS]
        if field_type in LISTS:
            return list(drawn)
        return drawn[0].upper() if field_type in CHOICES and self.dice.chance(0.3) else drawn[0]

    def _word(self, field_type: str) -> str:
        return self.dice.choice(PLACEHOLDERS if self.dice.chance(0.15) else operands_of(field_type))


@dataclass
class RuleMaker:
    """Makes definitions, and rules that the language allows and that may use them."""

    dice: Dice
    world: World
    define: dict[str, dict[str, Yaml]] = field(default_factory=dict)

    @property
    def definitions(self) -> str:
        """Gives the definitions as YAML."""
        return "\n".join(f"{name}: {json.dumps(value)}" for name, value in self.define.items())

    def add_definition(self, name: str) -> None:
        kinds = self.dice.some(sorted(SECTIONS), 4)
        self.world.definitions[name] = self.condition(frozenset(kinds), 1)
        self.define[name] = {"of": list(kinds), "is": self.world.definitions[name]}

    def trial(self) -> Trial:
        there = [*[one.kind for one in self.world.elements.values()] * 3, self.dice.choice(KINDS)]
        kinds = list(dict.fromkeys(self.dice.choices(there, k=self.dice.choice((1, 1, 2)))))
        start = frozenset(kinds)
        where = self.condition(start, 2) if self.dice.chance(0.3) else None
        claim = self.dice.pick(must=6, must_not=2, must_have=1, must_have_one_of=1)
        if claim in {"must", "must_not"}:
            demand: Yaml = self.condition(start, 0)
        else:
            demand = [self.path(start)[0] for _ in range(self.dice.randint(1, 3))]
        return Trial(self.world, kinds, where, claim, demand)

    def condition(self, kinds: frozenset[str], depth: int) -> Condition:
        usable = [name for name, one in self.define.items() if kinds <= set(one["of"])]
        nested = 2 if depth < DEEPEST else 0
        condition: Condition = {}
        for _ in range(self.dice.choice((1, 1, 2))):
            form = self.dice.pick(path=6, all_of=nested, any_of=nested, **{"not": nested}, meets=4 if usable else 0)
            if form == "meets":
                condition["meets"] = self.dice.choice(usable)
            elif form == "not":
                condition["not"] = self.condition(kinds, depth + 1)
            elif form == "path":
                path, ends, most = self.path(kinds)
                is_field = path.split(".")[-1] in NAMES
                condition[path] = self.field_test(path, ends) if is_field else self.link_test(ends, most, depth)
            else:
                condition[form] = [self.condition(kinds, depth + 1) for _ in range(self.dice.randint(1, 3))]
        return condition

    def path(self, kinds: frozenset[str]) -> tuple[str, frozenset[str], int | None]:
        """Gives a path, the kinds it leads to, and how many elements it can reach where that is limited."""
        steps: list[str] = []
        most: int | None = 1
        here = kinds
        for _ in range(self.dice.choice((0, 0, 1, 1, 1, 1, 2, 2, 3))):
            possible = possible_steps(here, needs_all=not steps)
            if not possible:
                break
            names, reached = self.dice.choice(possible)
            most = most * len(names) if most is not None and set(names) <= set(ONLY_ONE) else None
            kind = self.dice.choice(sorted(reached)) if self.dice.chance(0.3) else ""
            steps.append("|".join(names) + (f"({kind})" if kind else ""))
            here = frozenset({kind}) if kind else reached
        if not steps or self.dice.chance(0.4):
            fields = possible_fields(here, needs_all=not steps)
            steps.append(self.dice.choice([*fields, *[name for name in fields if name not in COMMON] * 4]))
        return ".".join(steps), here, most

    def field_test(self, path: str, kinds: frozenset[str]) -> Yaml:
        """Gives a test of the field at the end of a path; where kinds differ in its type, only whether it is there."""
        name = path.rsplit(".", maxsplit=1)[-1]
        types = {FIELDS[kind][name] for kind in kinds if name in FIELDS[kind]}
        if len(types) > 1 or self.dice.chance(0.2):
            return self.dice.choice(("exists", "missing"))
        field_type = types.pop()
        known = [*operands_of(field_type), *(GROUPS if field_type == "who" else ())]
        if field_type in LISTS:
            return {"includes": self.dice.choice(known) if self.dice.chance(0.5) else self._several(known)}
        fitting = ["is", "is_not", "in", "not_in", *(["is_at_least"] * 4 if field_type in ORDERS else [])]
        words = self.dice.some(fitting, 2)
        return {word: self._several(known) if word in {"in", "not_in"} else self.dice.choice(known) for word in words}

    def link_test(self, kinds: frozenset[str], most: int | None, depth: int) -> Yaml:
        """Gives tests of the elements at the end of a path, none of which contradicts another."""
        if depth >= DEEPEST or self.dice.chance(0.15):
            return self.dice.choice(("exists", "missing"))
        tests: dict[str, Yaml] = {}
        if self.dice.chance(0.5):
            tests = {word: self.condition(kinds, depth + 1) for word in self.dice.some(("some", "every", "none"), 2)}
        counts = self.dice.choice(([], ["at_least"], ["at_most"], ["exactly"], ["at_least", "at_most"]))
        if not counts and tests:
            return tests
        low = self.dice.choice((1, 1, 1, 2, 3)) if most is None else self.dice.randint(1, most)
        for word in counts or ["at_least"]:
            tests[word] = str(low + (self.dice.randint(0, 1) if word == "at_most" else 0))
        if self.dice.chance(0.5):
            tests["where"] = self.condition(kinds, depth + 1)
        return tests

    def _several(self, known: Sequence[str]) -> list[Yaml]:
        return list(self.dice.some(known, 3))


def operands_of(field_type: str) -> tuple[str, ...]:
    return CHOICES.get(field_type) or LITERALS[field_type]


@cache
def possible_steps(kinds: frozenset[str], *, needs_all: bool) -> list[tuple[tuple[str, ...], frozenset[str]]]:
    """Gives the names, alone and in pairs, that can be taken from elements of some kinds, and where they lead."""
    able = {name: starts for name in (*LINKS, *INVERSES) if (starts := starting(name) & kinds)}
    pairs = [(one, other) for one in able for other in able if one < other]
    return [
        (names, frozenset(end for name in names for end in leading(name, able[name])))
        for names in (*((name,) for name in able), *pairs)
        if not needs_all or kinds == frozenset[str]().union(*(able[name] for name in names))
    ]


def starting(name: str) -> frozenset[str]:
    """Gives the kinds from which a link can be followed by a name of it."""
    if name in LINKS:
        return frozenset(LINKS[name])
    return frozenset(kind for ends in LINKS[INVERSES[name]].values() for kind in ends)


def leading(name: str, starts: frozenset[str]) -> set[str]:
    """Gives the kinds to which a link leads by a name of it."""
    if name in LINKS:
        return {end for start in starts for end in LINKS[name][start]}
    return {kind for kind, ends in LINKS[INVERSES[name]].items() if starts & set(ends)}


def possible_fields(kinds: frozenset[str], *, needs_all: bool) -> list[str]:
    having = {name: [name in FIELDS[kind] for kind in kinds] for name in NAMES}
    return [name for name in NAMES if (all(having[name]) if needs_all else any(having[name]))]
