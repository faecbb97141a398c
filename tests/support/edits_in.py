"""Legal edits to one element of a random model, tried until one lets a subject pass a rule by the plain reading of it.

An edit writes other fields and links of that element, and new elements that its links may lead to. Everything else stays.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Final

from rules_kinds import BASES, FIELDS, INVERSES, LINKS, LISTS, NEEDED, ONLY_ONE, STRATEGY
from rules_models import Dice, is_there, pool_of
from rules_naive import Reading
from rules_random import Trial, kinds_of
from rules_world import Element, World, Yaml, is_placeholder

_NEW: Final = "new"
_KEPT: Final = 0.4
_REQUIRED: Final = ("title", "period_from", "period_to", "basis")
_FIXED: Final = ("id", "stage")
_NAME: Final = re.compile(r"\w+")


@dataclass
class Edited(World):
    """A world with new elements, to which only links lead: nothing comes to them from where their own links lead."""

    new: frozenset[str] = frozenset()

    def follow(self, start: Element, name: str) -> list[Element]:
        """Gives the elements to which one step leads."""
        is_back = name in INVERSES
        return [end for end in super().follow(start, name) if not (is_back and end.id in self.new)]


def is_passing(trial: Trial, world: World, subject: str) -> bool:
    """Tells whether a rule is about a subject and finds nothing wrong with it, with links to placeholders and without."""
    kinds, is_meant = kinds_of(trial.kinds), False
    for there in (world, world.named_only()):
        one = next(element for element in there.of_kinds(kinds) if element.id == subject)
        reading = Reading(there, one, kinds)
        if trial.where is None or reading.holds(trial.where, one, kinds):
            is_meant = True
            if not trial.does(reading):
                return False
    return is_meant


@dataclass
class Editor:
    """Tries edits; `words` are the names that the rule and its definitions use, `literals` what they compare with."""

    dice: Dice
    trial: Trial
    world: World

    @cached_property
    def names(self) -> frozenset[str]:
        """Gives every name in the rule, of links the one that is written."""
        definitions = [meant.condition for meant in self.world.definitions.values()]
        named = _NAME.findall(json.dumps([self.trial.parts, definitions]))
        return frozenset(INVERSES.get(name, name) for name in named)

    @cached_property
    def literals(self) -> list[str]:
        """Gives every text in the rule."""
        definitions: list[Yaml] = [meant.condition for meant in self.world.definitions.values()]
        return list(_texts([self.trial.parts, *definitions]))

    def finds(self, element: str, subject: str, tries: int) -> World | None:
        """Gives a world in which only an element is another, and the subject passes; None where none was found."""
        for _ in range(tries):
            edited = self.edited(element)
            if _is_there(edited, subject) and is_passing(self.trial, edited, subject):
                return edited
        return None

    def edited(self, element: str) -> World:
        """Gives the world with another element in place of one."""
        names, literals = self.names, self.literals
        own = self.world.elements[element]
        new = {f"{_NEW}-{kind}": kind for kind in self._led_to(own.kind, names)}
        ids = {one.id: one.kind for one in self.world.elements.values()} | new
        made = {element: self._element(own, ids, names, literals)}
        for one, kind in new.items():
            made[one] = self._element(
                Element(one, kind, {"id": [one], "title": ["New"]}, is_new=True), ids, names, literals
            )
        there = {one.name: getattr(self.world, one.name) for one in fields(World)}
        return Edited(**there | {"elements": self.world.elements | made}, new=frozenset(new))

    def _led_to(self, kind: str, names: frozenset[str]) -> set[str]:
        """Gives the kinds to which links that the rule names can lead from a kind, and on from there."""
        reached: set[str] = set()
        waiting = [kind]
        while waiting:
            start = waiting.pop()
            ends = {end for name in LINKS if name in names for end in LINKS[name].get(start, ())}
            waiting.extend(ends - reached)
            reached |= ends
        return reached - {STRATEGY}

    def _element(self, own: Element, ids: dict[str, str], names: frozenset[str], literals: list[str]) -> Element:
        values, links = dict(own.values), dict(own.links)
        for name, field_type in FIELDS[own.kind].items():
            is_asked = name in {*names, "basis"} or (name == "title" and is_placeholder(own))
            if is_asked and name not in _FIXED and not self.dice.chance(_KEPT):
                value = self._value(name, field_type, literals)
                values[name] = value or (own.values.get(name, []) if (own.kind, name) in NEEDED else [])
        basis = values.setdefault("basis", [BASES[0]])[0]
        for name, ends in LINKS.items():
            if own.kind in ends and name in names and not self.dice.chance(_KEPT):
                links[name] = self._ends(name, [one for one, kind in ids.items() if kind in ends[own.kind]])
        return replace(
            own, values=values, links={name: self._weighed(name, ends, basis) for name, ends in links.items()}
        )

    def _ends(self, name: str, fitting: list[str]) -> dict[str, str]:
        if not fitting or self.dice.chance(0.2):
            return {}
        return dict.fromkeys(self.dice.some(fitting, 1 if name in ONLY_ONE else 3), BASES[0])

    def _weighed(self, name: str, ends: dict[str, str], basis: str) -> dict[str, str]:
        """Gives links with the basis that they count as: that of the element or a weaker one, of a citation any."""
        least = 0 if name == "evidence" else BASES.index(basis)
        return {end: self.dice.choice(BASES[least:][:1] * 3 + BASES[least:]) for end in ends}

    def _value(self, name: str, field_type: str, literals: list[str]) -> list[str]:
        if name not in _REQUIRED and self.dice.chance(0.25):
            return []
        pool = [
            *pool_of(field_type, self.world.as_at),
            *(one for one in literals if field_type in {"text", "free", "words"}),
        ]
        there = [one for one in pool if is_there(one, field_type) and (name != "title" or one != "TBC")]
        return self.dice.some(there, 2) if field_type in LISTS else [self.dice.choice(there)]


def _texts(value: Yaml) -> Iterator[str]:
    """Gives every text in a value."""
    if isinstance(value, str):
        yield value
        return
    for part in value.values() if isinstance(value, dict) else value:
        yield from _texts(part)


def _is_there(world: World, subject: str) -> bool:
    return subject in world.elements or any(link.id == subject for link in world.links())
