"""Whether a test of values could pass, or be missed, if one element wrote other fields and links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from alignment.dates import PartialDate
from alignment.model.metamodel import Metamodel
from alignment.model.strategy import STRATEGY
from alignment.model.values import FieldValue
from alignment.rules.choice import OneGroup, keys_of
from alignment.rules.conditions import AllOf, Condition, Different, Exists, FieldTest, Meets, Not, Total, Unique
from alignment.rules.evaluate import Evaluator
from alignment.rules.free_reach import Extent, FreeReach, is_new
from alignment.rules.link_subjects import LINK
from alignment.rules.operands import LookedUpValue, Near, Operand, Source, looked_up
from alignment.rules.path import Path
from alignment.rules.words import Against, FieldWord, folded
from alignment.rules.writable import may_be_absent, writable

_ID: Final = "id"
_FIXED: Final = frozenset({(STRATEGY, "stage"), (LINK, "name")})
"""What is no longer the same element, or not the check that was asked for, where it is another."""

ValueTest: TypeAlias = FieldTest | Total | Different | Unique


class _Compared(NamedTuple):
    """Holds what values are compared with whatever is edited; `is_open` tells that it could be something else beside."""

    against: Against
    is_open: bool

    @property
    def is_anything(self) -> bool:
        """Tells whether an edit alone decides what values are compared with."""
        return self.is_open and not self.against.others

    def lets_pass(self, word: FieldWord, value: FieldValue) -> bool:
        """Tells whether a value could pass."""
        return self.is_anything or word.holds(value, self.against)

    def lets_miss(self, word: FieldWord, value: FieldValue) -> bool:
        """Tells whether a value could fall short."""
        return self.is_open or not word.holds(value, self.against)


class _Asked(NamedTuple):
    """Holds what is asked of one field: that a test passes or is missed; without one that a value is there, or is not."""

    test: FieldTest | None
    is_wanted: bool

    @property
    def by_nothing(self) -> bool:
        """Tells whether a field that holds nothing does what is asked."""
        holds = self.test is not None and not self.test.word.is_positive
        return holds is self.is_wanted


@dataclass(slots=True, eq=False, repr=False)
class CouldValues:
    """Answers for one element that is edited, within a rule about one subject."""

    reach: FreeReach
    evaluator: Evaluator
    metamodel: Metamodel

    def present(self, element: str, field: str) -> bool:
        """Tells whether a field could hold a value."""
        return self._is_free(element, field) or self._now(element, field) is not None

    def absent(self, element: str, field: str) -> bool:
        """Tells whether a field could hold nothing."""
        if self._is_free(element, field):
            return may_be_absent(self.metamodel.kinds[self.reach.kind(element)], field)
        return self._now(element, field) is None

    def dates(self, ends: Iterable[str], field: str) -> dict[str, PartialDate | None]:
        """Gives the date of each element that could have one; None where an edit decides which."""
        free = dict.fromkeys(end for end in ends if self._is_free(end, field))
        now = {end: self._now(end, field) for end in ends if end not in free}
        return free | {end: when for end, when in now.items() if isinstance(when, PartialDate)}

    def grouped(self, ends: Iterable[str], by: str) -> tuple[list[FieldValue], bool]:
        """Gives the values of a field that no edit decides, and whether one decides any."""
        free = {end for end in ends if self._is_free(end, by)}
        now = (self._now(end, by) for end in ends if end not in free)
        return [value for value in now if value is not None], bool(free)

    def of_group(self, ends: Iterable[str], group: OneGroup, *, is_sure: bool) -> list[str]:
        """Gives the elements that could belong to a group, or where it must be sure those that do."""
        free = {end for end in ends if self._is_free(end, group.by)}
        now = {end: self._now(end, group.by) for end in ends if end not in free}
        sure = {end for end, value in now.items() if value is not None and group.key in keys_of(value)}
        return [end for end in ends if end in sure or (end in free and not is_sure)]

    def allow_each_other(self, parts: Iterable[Condition], element: str) -> bool:
        """Tells whether, of parts that must all hold, those on one field of an element leave it a value, or nothing."""
        asked: dict[str, list[_Asked]] = {}
        for part in parts:
            for field, one in _asked(part, is_wanted=True):
                asked.setdefault(field, []).append(one)
        several = (field for field, tests in asked.items() if len(tests) > 1 and self._is_free(element, field))
        return all(self._leaves_a_value(element, field, asked[field]) for field in several)

    def could_pass(self, test: ValueTest, element: str) -> bool:
        """Tells whether a test could pass."""
        match test:
            case FieldTest():
                return self._field_passes(test, element)
            case Total(path, operand):
                compared = self._compared(operand, element)
                is_there = any(self.present(end, path.field or "") for end in self.reach.met(element, path))
                return is_there and bool(compared.is_open or (compared.against.others and self._is_open(path, element)))
            case Different(path, at_most):
                return len({folded(value) for _, value in self._sure(path, element)}) <= at_most
            case _:
                return self._unique(test, element)

    def could_miss(self, test: ValueTest, element: str) -> bool:
        """Tells whether a test could fail."""
        match test:
            case FieldTest():
                return self._field_misses(test, element)
            case Total(path, operand):
                return self._compared(operand, element).is_open or self._is_open(path, element)
            case Different(path, at_most):
                ends = [
                    end for end in self.reach.reached(element, path, Extent.WIDE) if self.present(end, path.field or "")
                ]
                return len(ends) > at_most or any(map(is_new, ends))
            case _:
                others = {*self.evaluator.context.of_kinds(test.path.start)} - {element}
                if self._is_free(element, test.path.field or ""):
                    return bool(others)
                return self.reach.free in others or (LINK in test.path.start and self._may_write_alike(element))

    def _leaves_a_value(self, element: str, field: str, asked: list[_Asked]) -> bool:
        if all(one.by_nothing for one in asked) and self.absent(element, field):
            return True
        if not all(one.is_wanted for one in asked if one.test is None):
            return False
        kind, tests = self.reach.kind(element), [(one.test, one.is_wanted) for one in asked if one.test]
        compared = [self._compared(dict(test.operands)[kind], element) for test, _ in tests]
        values = (value for found in compared for value in self._values(element, field, found.against))
        return any(
            all(
                (found.lets_pass if is_wanted else found.lets_miss)(test.word, value)
                for (test, is_wanted), found in zip(tests, compared, strict=True)
            )
            for value in values
        )

    def _field_passes(self, test: FieldTest, element: str) -> bool:
        path = test.path
        againsts = {kind: self._compared(operand, element) for kind, operand in test.operands}
        sure = self._sure(path, element)
        if not all(againsts[self.reach.kind(end)].lets_pass(test.word, value) for end, value in sure):
            return False
        could = self._could_be(test, element, againsts)
        return not test.word.is_positive or any(found.lets_pass(test.word, value) for value, found in could)

    def _field_misses(self, test: FieldTest, element: str) -> bool:
        path, field = test.path, test.path.field or ""
        ends = self.reach.reached(element, path, Extent.LEAST)
        if test.word.is_positive and all(self.absent(end, field) for end in ends):
            return True
        againsts = {kind: self._compared(operand, element) for kind, operand in test.operands}
        could = self._could_be(test, element, againsts)
        return any(found.lets_miss(test.word, value) for value, found in could)

    def _could_be(
        self, test: FieldTest, element: str, againsts: Mapping[str, _Compared]
    ) -> Iterator[tuple[FieldValue, _Compared]]:
        """Gives each value that could be tested, with what it is compared with."""
        for end in self.reach.met(element, test.path):
            found = againsts.get(self.reach.kind(end))
            if found is not None:
                yield from ((value, found) for value in self._values(end, test.path.field or "", found.against))

    def _unique(self, test: Unique, element: str) -> bool:
        """Tells whether nothing else need have the same value; there is always another text."""
        field = test.path.field or ""
        if self._is_free(element, field):
            return True
        others = self.evaluator.together(test).get(element, frozenset()) - {element}
        return all(self._is_free(other, field) for other in others)

    def _may_write_alike(self, link: str) -> bool:
        """Tells whether the element that is edited may write a link of the type of another."""
        kind = self.metamodel.kinds[self.reach.kind(self.reach.free)]
        return self.evaluator.context.links[link].type in kind.links

    def _compared(self, operand: Operand, element: str) -> _Compared:
        """Gives what values are compared with, as far as no edit decides it."""
        comparer, paths = self.evaluator.comparer, looked_up(operand)
        if not paths or not isinstance(operand, LookedUpValue | Near):
            return _Compared(comparer.against(operand, element, self.reach.subject), is_open=False)
        if any(self._is_open(path, element) for path in paths[1:]):
            return _Compared(Against(None), is_open=True)

        def look_up(source: Source) -> list[FieldValue]:
            return [value for _, value in self._sure(source, element)] if isinstance(source, Path) else []

        return _Compared(comparer.among(operand, look_up), self._is_open(paths[0], element))

    def _sure(self, path: Path, element: str) -> Iterator[tuple[str, FieldValue]]:
        """Gives the values that a path leads to whatever is edited, each with its element."""
        field = path.field or ""
        for end in self.reach.reached(element, path, Extent.LEAST):
            value = None if self._is_free(end, field) else self._now(end, field)
            if value is not None:
                yield end, value

    def _is_open(self, path: Path, element: str) -> bool:
        """Tells whether an edit could change which values a path leads to."""
        ends = self.reach.reached(element, path, Extent.NEAR)
        least = set(self.reach.reached(element, path, Extent.LEAST))
        return any(end not in least or self._is_free(end, path.field or "") for end in ends)

    def _values(self, element: str, field: str, against: Against) -> Iterator[FieldValue]:
        """Gives the values that a field could hold, as far as a comparison can tell them apart."""
        if self._is_free(element, field):
            yield from writable(self.metamodel.kinds[self.reach.kind(element)].fields[field].type, against)
        elif (value := self._now(element, field)) is not None:
            yield value

    def _now(self, element: str, field: str) -> FieldValue | None:
        return None if is_new(element) else self.evaluator.context.value(element, field)

    def _is_free(self, element: str, field: str) -> bool:
        """Tells whether an edit decides what a field holds; of a link that is its basis."""
        kind = self.reach.kind(element)
        if field not in self.metamodel.kinds[kind].fields:
            return False
        if is_new(element):
            return True
        owner = self.evaluator.context.links[element].source if kind == LINK else element
        return owner == self.reach.free and (kind, field) not in _FIXED and field != _ID


def _asked(condition: Condition, *, is_wanted: bool) -> Iterator[tuple[str, _Asked]]:
    """Gives what a condition asks of the element's own fields whatever else holds."""
    match condition:
        case FieldTest(path) if path.is_own:
            yield path.field or "", _Asked(condition, is_wanted)
        case Exists(path) if path.is_own:
            yield path.field or "", _Asked(None, is_wanted)
        case Not(part):
            yield from _asked(part, is_wanted=not is_wanted)
        case Meets(_, part):
            yield from _asked(part, is_wanted=is_wanted)
        case AllOf(parts) if is_wanted:
            for part in parts:
                yield from _asked(part, is_wanted=is_wanted)
        case _:
            return
