"""Sifting the elements to which a path leads, in one context: those stay that count; a part of evaluating conditions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alignment.dates import PartialDate
from alignment.rules.choice import WhichCount, in_turn
from alignment.rules.conditions import Condition, where_of
from alignment.rules.path import Path
from alignment.rules.traverse import Traverser


@dataclass(slots=True, eq=False, repr=False)
class Sifter:
    """Sifts in one context; `holds` tells whether an element meets a condition there.

    `dual` keeps what may count where this one keeps what surely does, and the other way round; None where both are the
    same.
    """

    traverser: Traverser
    holds: Callable[[Condition, str, str], bool]
    dual: "Sifter | None" = None

    def chosen(self, found: list[str], element: str, path: Path, subject: str) -> list[str]:
        """Gives those that count of the elements to which a path leads from one."""
        choice, where = path.choice, where_of(path)
        if where is not None:
            found = [end for end in found if self.holds(where, end, subject)]
        if choice is None or choice.in_turn is None:
            return found
        every, by = path._replace(choice=WhichCount(where)), choice.in_turn.by
        there = self.dual.traverser.reached(element, every, subject) if self.dual else found
        is_possible = self.traverser.context.is_possible
        sure, maybe = (there, found) if is_possible else (found, there)
        dated = {end: when for end, when in self._dates(sure, by).items() if when is not None}
        surely, may = in_turn(dated, self._dates(maybe, by), choice.in_turn.turn)
        counting = may if is_possible else surely
        return [end for end in found if end in counting]

    def _dates(self, ends: Iterable[str], by: str) -> dict[str, PartialDate | None]:
        """Gives the date of each element that may have one; None where nobody can tell which."""
        own = self.traverser.context
        possible = self.dual.traverser.context if self.dual and not own.is_possible else own
        dates: dict[str, PartialDate | None] = {}
        for end in ends:
            when = possible.value(end, by)
            if isinstance(when, PartialDate):
                dates[end] = when
            elif end in possible.unclear(possible.kind(end), by):
                dates[end] = None
        return dates
