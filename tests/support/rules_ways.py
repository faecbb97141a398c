"""Random paths that the language allows, and what is known of each before it is followed."""

from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from rules_kinds import (
    COMMON,
    ENDS,
    FIELDS,
    LISTS,
    ONLY_ONE,
    STEPS,
    STRATEGY,
    Kinds,
    Step,
    leading,
    sort_of,
    starting,
)
from rules_models import Dice

ANYWHERE: Final = ("evidence", "evidence_for", "replaces", "replaced_by", "subject_of")
"""Steps that nearly every kind can take."""

WORDS: Final = ("meets",)
"""Names of fields that a condition takes for words of its own."""


class Scope(NamedTuple):
    """Where a condition stands: of which kinds, of which kinds the whole rule is, if it is known, and how deep.

    `is_inside` tells that it is about elements that a path leads to; `wish` is the word to use, if it can be used.
    """

    kinds: Kinds
    subject: Kinds | None
    depth: int = 0
    is_inside: bool = False
    wish: str = ""

    def wishing(self, wish: str) -> "Scope":
        return self._replace(wish=wish)

    def at(self, kinds: Kinds) -> "Scope":
        return self._replace(kinds=kinds, depth=self.depth + 1, is_inside=True)

    @property
    def deeper(self) -> "Scope":
        return self._replace(depth=self.depth + 1)


class Way(NamedTuple):
    """A path: as written, the kinds at its end, the types of its field, and how many elements it reaches at most."""

    text: str
    kinds: Kinds
    types: frozenset[str]
    most: int | None
    root: str
    steps: int

    @classmethod
    def to_stage(cls) -> "Way":
        return cls(f"{STRATEGY}.stage", frozenset({STRATEGY}), frozenset({"stage"}), 1, STRATEGY, 0)

    def comes_back_to(self, scope: Scope) -> bool:
        """Tells whether it can lead back to a kind that it starts from."""
        return bool(self.kinds & scope.kinds) and self.root == "own" and self.steps > 0

    @property
    def is_own(self) -> bool:
        """Tells whether it is a field of the element itself."""
        return self.root == "own" and not self.steps

    @property
    def sort(self) -> str | None:
        """Gives the one sort of its values; None where they differ, and of lists."""
        sorts = {sort_of(field_type) for field_type in self.types}
        return sorts.pop() if len(sorts) == 1 and not self.types & set(LISTS) else None


@dataclass
class WayMaker:
    """Makes paths, mostly such as lead to kinds that are `there`."""

    dice: Dice
    there: Kinds

    def source(self, scope: Scope, *, to_field: bool, root: str = "") -> Way:
        """Gives a path on which something is looked up, which may begin at the element that the rule is about."""
        chosen = root or self.dice.pick(own=12, strategy=1, subject=4)
        is_known = scope.subject is not None or chosen != "subject"
        return self.way(scope, to_field=to_field, root=chosen if is_known else "own")

    def way(self, scope: Scope, *, to_field: bool | None = None, root: str = "") -> Way:
        """Gives a path from elements of some kinds, or from the strategy; or else from the root that is wished."""
        root = root or self.dice.pick(own=12, strategy=1)
        starts = {"strategy": frozenset({STRATEGY}), "subject": scope.subject or scope.kinds}
        here = starts.get(root, scope.kinds)
        steps: list[Step] = []
        most: int | None = 1
        for _ in range(self.dice.choice((0, 0, 1, 1, 1, 2, 2, 3) if to_field is None else (0, 1, 1, 2))):
            if (step := self._step(here, is_first=not steps)) is None:
                break
            most = most * len(step.names) if most is not None and set(step.names) <= {*ONLY_ONE, *ENDS} else None
            steps.append(step)
            here = step.leads_to(here)
        names = [*([] if root == "own" else [root]), *map(str, steps)]
        types: frozenset[str] = frozenset()
        if to_field or (to_field is None and (not steps or self.dice.chance(0.4))):
            name = self.dice.choice(possible_fields(here, needs_all=not steps))
            types = frozenset(FIELDS[kind][name] for kind in here if name in FIELDS[kind])
            names.append(name)
        return Way(".".join(names), here, types, most, root, len(steps))

    def _step(self, here: Kinds, *, is_first: bool) -> Step | None:
        step = self._names(here, is_first=is_first)
        if step is None:
            return None
        if not set(step.names) & set(ENDS):
            goes_on = any(leading(name, step.leads_to(here)) for name in step.names)
            step = step._replace(often=self.dice.choice(("", "+", "*") if goes_on else ("",) * 18 + ("+", "*")))
        kinds = step.leads_to(here)
        kept = self.dice.choice(sorted(kinds & self.there or kinds)) if self.dice.chance(0.25) else ""
        return step._replace(kind=kept)

    def _names(self, here: Kinds, *, is_first: bool) -> Step | None:
        singles, pairs = possible_steps(here, needs_all=is_first)
        possible = pairs if pairs and (not singles or self.dice.chance(0.2)) else singles
        drawn = [Step(names) for names in self.dice.choices(possible, k=8)] if possible else []
        likely = (step for step in drawn if not set(step.names) & set(ANYWHERE) and step.leads_to(here) & self.there)
        return next(likely, drawn[-1] if drawn else None)


@cache
def possible_steps(kinds: Kinds, *, needs_all: bool) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Gives the names, alone and in pairs, that can be taken from elements of some kinds."""
    able = {name: starts for name in STEPS if (starts := starting(name) & kinds)}
    singles: list[tuple[str, ...]] = [(name,) for name, starts in able.items() if starts == kinds or not needs_all]
    pairs: list[tuple[str, ...]] = [
        (one, other)
        for one in able
        for other in able
        if one < other and (not needs_all or able[one] | able[other] == kinds)
    ]
    return singles, pairs


@cache
def possible_fields(kinds: Kinds, *, needs_all: bool) -> list[str]:
    """Gives the fields of elements of some kinds; those that not every kind has stand there more often."""
    names = sorted({name for kind in kinds for name in FIELDS[kind]})
    fields = [name for name in names if not needs_all or all(name in FIELDS[kind] for kind in kinds)]
    tested = [name for name in fields if not needs_all or name not in WORDS]
    return [*tested, *[name for name in tested if name not in COMMON] * 3]
