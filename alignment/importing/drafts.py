"""The elements that tables name, each once: known again by what it is called, with ids that no other has."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from alignment.text import fold

_BEGINS: Final = {"action": "ACT-", "ambition": "A", "measure": "M", "role": "R-", "board": "B"}
_DIGITS: Final = {"action": 2}


@dataclass(slots=True, eq=False)
class Draft:
    """Holds an element to be written: texts and lists of ids by field, and what was seen of it."""

    kind: str
    id: str
    texts: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    seen: list[dict[str, str]] = field(default_factory=list)

    def link(self, name: str, target: str) -> None:
        """Links it to another one, once."""
        listed = self.links.setdefault(name, [])
        if target not in listed:
            listed.append(target)


class Drafts:
    """Gathers the elements of a model; ids that the tables give are kept free for those whose they are."""

    def __init__(self, given: Iterable[str]) -> None:
        self._taken = {one.casefold() for one in given}
        self._by_title: dict[tuple[str, str], Draft] = {}
        self._used: set[str] = set()
        self._numbers = {kind: count(1) for kind in _BEGINS}
        self.all: list[Draft] = []

    def add(self, kind: str, title: str, wanted: str = "") -> Draft:
        """Adds an element, under the id that is wanted where no other has that."""
        free = bool(wanted) and wanted.casefold() not in self._used
        draft = Draft(kind, wanted if free else self._free(kind), {"title": title})
        self._used.add(draft.id.casefold())
        self.all.append(draft)
        return draft

    def named(self, kind: str, title: str) -> Draft:
        """Gives the element of a title, made where there is none."""
        key = kind, fold(title)
        if key not in self._by_title:
            self._by_title[key] = self.add(kind, title)
        return self._by_title[key]

    def _free(self, kind: str) -> str:
        ids = (f"{_BEGINS[kind]}{number:0{_DIGITS.get(kind, 1)}}" for number in self._numbers[kind])
        return next(one for one in ids if one.casefold() not in self._taken)
