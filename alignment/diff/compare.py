"""From two states of a strategy to what has changed between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from alignment.diff.changes import (
    BesideChange,
    ElementChange,
    FieldChange,
    LinkChange,
    LinkWords,
    StrategyChanges,
    Version,
)
from alignment.diff.marks import SUCCESSION, marked, marked_link, recorded, unread
from alignment.diff.weight import Weighing, rank
from alignment.model.kinds.base import Element
from alignment.model.metamodel import Kind
from alignment.model.strategy import Strategy
from alignment.model.unknown import UnclearPart
from alignment.model.values import Beside, FieldValue, LinkEntry, settled


def compare(old: Strategy, new: Strategy) -> StrategyChanges:
    """Compares elements by their ids, whatever file they stand in, and the strategy's own whatever it is called.

    Links count as they are written, wherever they lead; neither order nor layout makes a difference.
    """
    comparing = _Comparing(old, new, _successors(old, new))
    changes = tuple(comparing.changes())
    weighed = map(Weighing.of(old, new, changes).weighed, changes)
    elements = sorted(weighed, key=lambda one: (rank(one), comparing.place(one)))
    return StrategyChanges(tuple(elements), _unread(old), _unread(new))


_NOTHING: Final = LinkWords(None, None, None)


class _Successors(NamedTuple):
    """Holds which ids that came stand in the place of which that went, and the other way round."""

    by_new: Mapping[str, list[str]]
    by_old: Mapping[str, list[str]]

    def former(self, element: str) -> str | None:
        """Gives the id that an element had before, where it is the only one in the place of one."""
        before = self.by_new.get(element, [])
        return before[0] if len(before) == 1 and len(self.by_old[before[0]]) == 1 else None


def _successors(old: Strategy, new: Strategy) -> _Successors:
    """Finds which elements replace which; a change that is taken back is read the other way round."""
    by_new: dict[str, list[str]] = {}
    by_old: dict[str, list[str]] = {}
    forth = ((one.id, entry.to) for one in new.elements.values() for entry in one.links(SUCCESSION))
    back = ((entry.to, one.id) for one in old.elements.values() for entry in one.links(SUCCESSION))
    for came, went in sorted({*forth, *back}):
        has_come = came in new.elements and came not in old.elements
        if has_come and went in old.elements and went not in new.elements:
            by_new.setdefault(came, []).append(went)
            by_old.setdefault(went, []).append(came)
    return _Successors(by_new, by_old)


@dataclass(slots=True, eq=False, repr=False)
class _Comparing:
    """Compares two states of a strategy."""

    old: Strategy
    new: Strategy
    successors: _Successors
    kinds: list[str] = field(init=False)
    order: dict[str, int] = field(init=False)
    unread_then: frozenset[str] = field(init=False)
    unread_now: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.unread_then, self.unread_now = (frozenset(_unread(one)) for one in (self.old, self.new))
        self.kinds = list(dict.fromkeys((*self.new.metamodel.kinds, *self.old.metamodel.kinds)))
        ids = dict.fromkeys((*self.new.elements, *self.old.elements))
        self.order = {element: number for number, element in enumerate(ids)}

    def place(self, change: ElementChange) -> tuple[int, bool, int]:
        """Gives where a change stands among all."""
        return self.kinds.index(change.latest.kind), change.new is None, self.order[change.id]

    def changes(self) -> Iterator[ElementChange]:
        """Gives the changes, in no order."""
        gone = dict(self.old.elements)
        new_root = self.new.root
        root = gone.pop(self.old.root.id) if self.old.root and new_root else None
        for element in self.new.elements.values():
            is_root = root is not None and element is new_root
            former = root if is_root else gone.pop(self.successors.former(element.id) or element.id, None)
            if former is None and self._may_be_new(element):
                others = self._named(self.successors.by_new.get(element.id, ()))
                said = tuple(self._recorded(element))
                yield ElementChange(
                    self._subject(element.id), None, _version(self.new, element), said, counterparts=others
                )
            elif former is not None and (change := self._change(former, element)):
                yield change
        for element in filter(self._may_be_gone, gone.values()):
            others = self._named(self.successors.by_old.get(element.id, ()))
            yield ElementChange(self._subject(element.id), _version(self.old, element), None, counterparts=others)

    def _may_be_new(self, element: Element) -> bool:
        """Tells whether an element was not there before; of a file that could not be read whole nobody can tell."""
        return str(self.new.origins[element.id].document.source.path) not in self.unread_then

    def _may_be_gone(self, element: Element) -> bool:
        return str(self.old.origins[element.id].document.source.path) not in self.unread_now

    def _change(self, old: Element, new: Element) -> ElementChange | None:
        """Compares an element with what it was; None where it is the same."""
        fields, links = tuple(self._fields(old, new)), tuple(self._links(old, new))
        beside = tuple(self._beside(old, new))
        if (old.id, old.KIND) == (new.id, new.KIND) and not (fields or links or beside):
            return None
        versions = _version(self.old, old), _version(self.new, new)
        return ElementChange(self._subject(new.id), *versions, fields, links, beside=beside)

    def _beside(self, old: Element, new: Element) -> Iterator[BesideChange]:
        """Gives what has changed beside the values of an element that are still there."""
        for name in self._kind_now(new).fields:
            before, now = self.old.beside.get((old.id, name)), self.new.beside.get((new.id, name))
            was, words = (_words_beside(one) if one else _NOTHING for one in (before, now))
            is_there = new.value(name) is not None and name not in self.new.origins[new.id].supplied
            if is_there and tuple(was.changed(words)):
                yield BesideChange(name, was, words)

    def _recorded(self, element: Element) -> Iterator[FieldChange]:
        """Gives what an element that records something of another says, beside what it is named by."""
        if element.WRITTEN_UNDER:
            written = self.new.origins[element.id].mapping.keys
            for name, spec in self._kind_now(element).fields.items():
                value = element.value(name)
                if name in written and value is not None and name not in {"id", "title", *element.TOLD_APART_BY}:
                    yield recorded(spec, value)

    def _fields(self, old: Element, new: Element) -> Iterator[FieldChange]:
        then, now = self._kind_then(old).fields, self._kind_now(new).fields
        for name, spec in {**now, **then, **now}.items():
            before, after = old.value(name), new.value(name)
            was_read, is_read = self._are_read(old, new, name)
            if not (was_read and is_read):
                yield from unread(spec, before if was_read else None, after if is_read else None)
            elif name != "id" and _settled(before) != _settled(after) and not self._is_supplied(old, new, name):
                yield marked(spec, old, new)

    def _links(self, old: Element, new: Element) -> Iterator[LinkChange]:
        then, now = self._kind_then(old).links, self._kind_now(new).links
        for name, ends in {**now, **then, **now}.items():
            before = _words(old.links(name) if name in then else ())
            after = _words(new.links(name) if name in now else ())
            for target in dict.fromkeys((*after, *before)):
                was, is_now = before.get(target), after.get(target)
                if was is None or is_now is None or tuple(was.changed(is_now)):
                    were_read, are_read = self._are_read(old, new, name)
                    is_unread = (was is None and not were_read) or (is_now is None and not are_read)
                    mark = marked_link(name) if (was is None or is_now is None) and not is_unread else None
                    named, is_single = self._subject(target), ends.at_most == 1
                    yield LinkChange(ends.link, target, named, was, is_now, is_single, mark, is_unread)

    def _is_supplied(self, old: Element, new: Element, name: str) -> bool:
        """Tells whether neither state writes a field, so that the change is that of what supplies it."""
        origins = self.old.origins[old.id], self.new.origins[new.id]
        return any(name in one.supplied for one in origins) and not any(name in one.mapping.values for one in origins)

    def _are_read(self, old: Element, new: Element, name: str) -> tuple[bool, bool]:
        """Tells of both states whether all that an element writes in a field or link was understood."""
        sides = (self.old, old), (self.new, new)
        then, now = (UnclearPart(one.id, name) not in strategy.unclear for strategy, one in sides)
        return then, now

    def _kind_then(self, element: Element) -> Kind:
        return self.old.metamodel.kinds[element.KIND]

    def _kind_now(self, element: Element) -> Kind:
        return self.new.metamodel.kinds[element.KIND]

    def _named(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._subject(one) for one in ids)

    def _subject(self, element: str) -> str:
        """Names an element as it is, or as it was where it is gone; one that there never was by its id alone."""
        strategy = next((one for one in (self.new, self.old) if element in one.elements), None)
        return strategy.subject(element) if strategy else element


def _version(strategy: Strategy, element: Element) -> Version:
    return Version(element.id, element.KIND, strategy.origins[element.id].locate(None))


def _words_beside(entry: LinkEntry | Beside) -> LinkWords:
    evidence = entry.evidence.text if entry.evidence else None
    return LinkWords(entry.basis, _stripped(entry.note), _stripped(entry.quote), evidence)


def _words(entries: Iterable[LinkEntry]) -> dict[str, LinkWords]:
    return {one.to: _words_beside(one) for one in entries}


def _stripped(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _settled(value: FieldValue | None) -> FieldValue | None:
    return None if value is None else settled(value)


def _unread(strategy: Strategy) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.path for one in strategy.unread))
