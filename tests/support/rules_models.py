"""Random models, every one of which loads.

They hold what officers write: placeholders, values in other case, links that lead nowhere, to the wrong kind, or twice
to the same element, and links with a basis of their own. What of it is good is kept beside the YAML, for the naive
reading in `rules_naive`, and what nobody can read too: the naive reading is put to what may stand there. Every choice comes from one seed; YAML is written as JSON, which it is. Values are drawn from
small pools, and dates from the days round those that durations lead to, so that equality and edges are frequent.
"""

import json
import random
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple, TypeVar

from rules_kinds import BASES, CHOICES, FIELDS, KINDS, LINKS, LISTS, NEEDED, ONLY_ONE, SECTIONS, STRATEGY
from rules_values import Days, later
from rules_world import Element, Said, Yaml

T = TypeVar("T")
OFTEN: Final = (
    *("action",) * 8,
    *("source",) * 4,
    *("ambition", "role", "plan", "outcome", "measure", "observation") * 2,
)
PLACEHOLDERS: Final = ("TBC", "to be confirmed", "?", "", "see plan")
LENGTHS: Final = ("12 months", "1 year", "1 month", "2 weeks", "14 days", "1 day")
DAYS: Final = tuple(date.fromisoformat(day) for day in ("2024-02-29", "2025-02-28", "2026-05-31", "2026-03-31"))
"""Days of the check: ends of months, at which counting months goes wrong if it can."""

POOLS: Final = {
    "number": ("0", "1", "2", "2.0", "2.00", "3", "4", "10", "-1", "0.5"),
    "text": (
        "monthly",
        "Monthly",
        "every term",
        "Every  Term",
        "every\u00a0term",
        "term",
        "Straße",
        "STRASSE",
        "X1",
        "x2",
    ),
    "free": ("Map the network", "map  the NETWORK", "Forum", "forum ", "The network", "TBC"),
    "address": ("https://a.example/plan", "https://a.example/report"),
    "words": ("pilot", "Pilot", "later"),
}
WRONG: Final = {"number": ("about 2", "1,000"), "date": ("soon", "2026-02-30"), "day": ("2026-05", "ongoing")}


SUPPLIED: Final = {"observation_of": {"measure"}}
"""Kinds to which links supply a value, so that no random model has any."""

NEW: Final = "NEW."
"""Begins the id of an element that is yet to be written."""


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


@cache
def days_near(as_at: date) -> tuple[str, ...]:
    """Gives the days that matter at a check: where each length of time leads, one day to either side, and the day."""
    edges = [as_at, *(later(as_at, length, times) for length in LENGTHS for times in (-1, 1))]
    beside = {edge + timedelta(days=by) for edge in edges for by in (-1, 0, 1)}
    return tuple(day.isoformat() for day in [*sorted(beside), *[as_at] * 4])


@cache
def dates_near(as_at: date) -> tuple[str, ...]:
    """Gives dates of every precision near the day of a check, and the days at their ends."""
    year = as_at.year
    months = [f"{later(as_at, '1 month', times):%Y-%m}" for times in (-1, 0, 1, 12)]
    spans = [*months, f"{year - 1}", f"{year}", f"{year - 1}/{year % 100:02d}", f"{year}/{year % 100 + 1:02d}"]
    ends = [day.isoformat() for span in spans for day in Days.of(span)]
    return (*days_near(as_at), *spans * 3, *ends)


def pool_of(field_type: str, as_at: date) -> tuple[str, ...]:
    """Gives what is written in a field of a type."""
    if field_type in CHOICES:
        return CHOICES[field_type]
    return {"date": dates_near(as_at), "day": days_near(as_at)}.get(field_type) or POOLS[field_type]


class Unclear(NamedTuple):
    """A field or link of an element that holds what nobody can read; of a link that is read, `end`, its basis or paragraph."""

    element: str
    name: str
    end: str = ""
    part: str = "basis"


@dataclass
class ModelMaker:
    """Makes a model of a number of elements, mostly with a strategy beside them; where it `is_clear`, all can be read."""

    dice: Dice
    size: int
    as_at: date = DAYS[2]
    is_clear: bool = False
    unclear: dict[Unclear, int] = field(default_factory=dict)
    dated: set[str] = field(default_factory=set)
    elements: dict[str, Element] = field(default_factory=dict)
    written: dict[str, dict[str, Yaml]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rare = [kind for kind in KINDS if kind != STRATEGY]
        kinds = self.dice.choices([*self.dice.some(OFTEN, 6) * 4, *self.dice.some(rare, 4)], k=self.size)
        if self.dice.chance(0.85):
            kinds.append(STRATEGY)
        self.elements = {f"X{number}": Element(f"X{number}", kind) for number, kind in enumerate(kinds)}
        self.written = {element.id: self._written(element) for element in self.elements.values()}

    def model(self) -> str:
        """Gives the model as YAML; sections, elements and keys are in a new order every time."""
        sections: dict[str, Yaml] = {}
        for element in self.dice.sample(list(self.elements), len(self.elements)):
            keys = self.dice.sample(list(self.written[element]), len(self.written[element]))
            content: Yaml = {key: self.written[element][key] for key in keys}
            section = SECTIONS[self.elements[element].kind]
            there = sections.setdefault(section, content if section == STRATEGY else [])
            if isinstance(there, list):
                there.append(content)
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

    def filled(self, dice: Dice) -> dict[str, Element]:
        """Gives the elements with something that may stand in the place of everything that nobody can read.

        A link may lead to an element that is yet to be written, and of which nothing but that is known: it is no second
        strategy.
        """
        filled = deepcopy(self.elements)
        for (element, name, end, part), count in self.unclear.items():
            one = filled[element]
            if part == "paragraph":
                paragraphs = [None, *(other.id for other in self.elements.values() if other.kind == part)]
                one.said[name, end] = one.said[name, end]._replace(paragraph=dice.choice(paragraphs))
            elif end:
                one.links[name][end] = max(one.links[name][end], dice.choice(BASES), key=BASES.index)
            elif name in LINKS:
                filled |= self._fill_link(one, name, dice, count)
            else:
                pool = pool_of(FIELDS[one.kind][name], self.as_at)
                one.values[name] = [dice.choice(pool)] if dice.chance(0.8) else []
        return filled

    def _fill_link(self, element: Element, name: str, dice: Dice, count: int) -> dict[str, Element]:
        """Adds so many links at most, and gives the element that is written for one of them, if any."""
        there, kinds = element.links.setdefault(name, {}), LINKS[name][element.kind]
        new = Element(f"{NEW}{element.id}.{name}", dice.choice(sorted(kinds - {STRATEGY})), is_new=True)
        new.values = {"id": [new.id], "title": [new.id], "basis": [BASES[0]]}
        fitting = [new.id, *(one.id for one in self.elements.values() if one.kind in kinds)]
        own = BASES[0] if name == "evidence" else element.values["basis"][0]
        most = (1 - len(there)) if name in ONLY_ONE else count
        for end in dice.sample(fitting, min(len(fitting), dice.randint(0, most))):
            there.setdefault(end, max(own, dice.choice((own, *BASES)), key=BASES.index))
        return {new.id: new} if new.id in there else {}

    def without(self, element: str) -> None:
        """Takes an element away, and every link to it."""
        del self.elements[element], self.written[element]
        self.unclear = {one: count for one, count in self.unclear.items() if element not in {one.element, one.end}}
        for one in self.elements.values():
            for ends in one.links.values():
                ends.pop(element, None)
            for link, said in one.said.items():
                if said.paragraph == element:
                    one.said[link] = said._replace(paragraph=None)

    def without_key(self, element: str, key: str) -> None:
        """Takes away what is written under one key of an element that need not be there."""
        del self.written[element][key]
        self.unclear = {one: count for one, count in self.unclear.items() if (one.element, one.name) != (element, key)}
        self.elements[element].links.pop(key, None)
        self.elements[element].values.pop(key, None)

    def _written(self, element: Element) -> dict[str, Yaml]:
        keys: dict[str, Yaml] = {"id": element.id}
        element.values["id"] = [element.id]
        for name, field_type in FIELDS[element.kind].items():
            is_required = name in {"title", "period_from", "period_to", "stage"} or (element.kind, name) in NEEDED
            if name != "id" and (is_required or self.dice.chance(0.6)):
                keys[name] = self._value(element, name, field_type, is_required=is_required)
        if not element.values.get("basis"):
            element.values["basis"] = [BASES[0]]
        for name, starts in LINKS.items():
            if element.kind in starts and self.dice.chance(0.6):
                keys[name] = self._ends(element, name, starts[element.kind])
        return keys

    def _ends(self, element: Element, name: str, kinds: Iterable[str]) -> list[Yaml]:
        supplied = SUPPLIED.get(name, set())
        fitting = [one.id for one in self.elements.values() if one.kind in set(kinds) - supplied]
        any_kind = [one.id for one in self.elements.values() if one.kind not in supplied]
        targets = [*fitting * 4, "TBC"] if self.is_clear else [*fitting * 4, "GONE", "TBC", self.dice.choice(any_kind)]
        most = (1 if self.is_clear else 2) if name in ONLY_ONE else 4
        drawn = self.dice.choices(targets, k=self.dice.randint(0, most))
        heard = (*BASES, "TBC", "") if self.is_clear else (*BASES, "TBC", "unheard of", "")
        bases = [self.dice.choice(heard) if self.dice.chance(0.3) else None for _ in drawn]
        own = BASES[0] if name == "evidence" else element.values["basis"][0]
        there: dict[str, str] = {}
        for end, basis in zip(drawn, bases, strict=True):
            if end != "TBC" and (not there or name not in ONLY_ONE):
                there.setdefault(end, max(own, basis if basis in BASES else own, key=BASES.index))
        element.links[name] = {end: basis for end, basis in there.items() if end in fitting}
        self._note_links(element.id, name, drawn, bases)
        written: list[Yaml] = []
        for end, basis in zip(drawn, bases, strict=True):
            said = {} if name == "evidence" else self._said(element, name, end)
            given: dict[str, Yaml] = {} if basis is None else {"basis": basis}
            written.append({"to": end, **given, **said} if given or said else end)
        return written

    def _said(self, element: Element, name: str, end: str) -> dict[str, Yaml]:
        """Gives a paragraph and words for a link, and notes them where it is the first to its end."""
        is_first, is_there = (name, end) not in element.said, end in element.links[name]
        if is_there and is_first:
            element.said[name, end] = Said()
        if not self.dice.chance(0.2):
            return {}
        paragraphs = [one.id for one in self.elements.values() if one.kind == "paragraph"]
        cited = self.dice.choice([*paragraphs * 2, "TBC", *([] if self.is_clear else ["GONE"])])
        quote = self.dice.choice(POOLS["free"])
        if is_there and is_first:
            element.said[name, end] = Said(cited if cited in paragraphs else None, quote or None)
            if cited == "GONE":
                self.unclear[Unclear(element.id, name, end, "paragraph")] = 1
        return {"evidence": cited, "quote": quote}

    def _note_links(self, element: str, name: str, drawn: list[str], bases: list[str | None]) -> None:
        """Notes which links nobody can read, and of which that can be read nobody can read the basis."""
        read = self.elements[element].links[name]
        named = dict.fromkeys(end for end in drawn if end != "TBC")
        if unread := set(named) - read.keys():
            self.unclear[Unclear(element, name)] = len(unread)
        counting = dict(reversed([*zip(drawn, bases, strict=True)]))  # of two to the same element the first counts
        for end, basis in counting.items():
            if end in read and basis == "unheard of":
                self.unclear[Unclear(element, name, end)] = 1

    def _value(self, element: Element, name: str, field_type: str, *, is_required: bool) -> Yaml:
        pool = pool_of(field_type, self.as_at)
        if is_required:
            told_apart = (element.kind, name) in NEEDED and field_type == "date"
            free = [one for one in pool if one not in self.dated] if told_apart else pool
            drawn = [self.dice.choice(free)]
            self.dated |= set(drawn) if told_apart else set()
        else:
            drawn = [self._word(field_type, pool) for _ in range(self.dice.randint(0, 3) if field_type in LISTS else 1)]
            if set(drawn) & set(WRONG.get(field_type, ())):
                self.unclear[Unclear(element.id, name)] = 1
        element.values[name] = [one for one in drawn if is_there(one, "title" if name == "title" else field_type)]
        if field_type in LISTS:
            return list(drawn)
        word: str = drawn[0]
        return word.upper() if field_type in CHOICES and self.dice.chance(0.3) else word

    def _word(self, field_type: str, pool: Sequence[str]) -> str:
        if self.dice.chance(0.15):
            nothing: list[str] = [*PLACEHOLDERS, *(() if self.is_clear else WRONG.get(field_type, ()))]
            return self.dice.choice(nothing)
        return self.dice.choice(pool)


def is_there(written: str, field_type: str) -> bool:
    """Tells whether what is written in a field counts; a title always does, and what says where to look in free text."""
    if field_type == "title":
        return written != ""
    if field_type == "free":
        return written not in PLACEHOLDERS or written == "see plan"
    return written not in (*PLACEHOLDERS, *WRONG.get(field_type, ()))
