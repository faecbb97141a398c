"""Sifting the elements to which a path leads, in one context: those stay that count; a part of evaluating conditions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from alignment.dates import PartialDate
from alignment.rules.choice import NO_KEY, OneGroup, groups_among, in_turn, keys_of
from alignment.rules.conditions import Condition, Counted, Divisible, InEach, where_of
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
        if choice is not None and choice.group is not None:
            found = self._grouped(found, choice.group)
        if where is not None:
            found = [end for end in found if self.holds(where, end, subject)]
        if choice is None or choice.in_turn is None:
            return found
        every, by = path._replace(choice=choice._replace(in_turn=None)), choice.in_turn.by
        there = self.dual.traverser.reached(element, every, subject) if self.dual else found
        is_possible = self.traverser.context.is_possible
        sure, maybe = (there, found) if is_possible else (found, there)
        dated = {end: when for end, when in self._dates(sure, by).items() if when is not None}
        surely, may = in_turn(dated, self._dates(maybe, by), choice.in_turn.turn)
        counting = may if is_possible else surely
        return [end for end in found if end in counting]

    def counted(self, condition: Counted, element: str, subject: str) -> list[str]:
        """Gives the elements that a count counts."""
        reached = self.traverser.reached(element, condition.path, subject)
        where = condition.where
        return reached if where is None else [end for end in reached if self.holds(where, end, subject)]

    def number(self, condition: Counted, element: str, subject: str) -> float:
        """Gives how many elements a count counts; without end where any may be unread."""
        return self.traverser.most(self.counted(condition, element, subject), element, condition.path)

    def divided(self, condition: InEach, element: str, subject: str) -> Iterator[Divisible]:
        """Gives a test of each group that there may be; of what may hold, of each that there surely is."""
        traverser, by = (self.dual or self).traverser, condition.by
        context, path = traverser.context, condition.part.path._replace(choice=None)
        ends = traverser.reached(element, path, subject)
        values = (context.value(end, by) for end in ends)
        yield from map(condition.within, groups_among(value for value in values if value is not None))
        if any(end in context.unclear(context.kind(end), by) for end in ends):
            yield condition.within(NO_KEY)

    def _grouped(self, found: list[str], group: OneGroup) -> list[str]:
        context = self.traverser.context
        values = {end: context.value(end, group.by) for end in found}
        sure = {end for end, value in values.items() if value is not None and group.key in keys_of(value)}
        return [end for end in found if end in sure or end in context.unclear(context.kind(end), group.by)]

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
