"""The elements that tables name, each once: known again by what it is called, with ids that no other has."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from alignment.importing.known import KnownElements
from alignment.text import fold

_BEGINS: Final = {"action": "ACT-", "ambition": "A", "measure": "M", "role": "R-", "board": "B", "organisation": "ORG-"}
_DIGITS: Final = {"action": 2}


@dataclass(slots=True, eq=False)
class Draft:
    """Holds what tables say of an element: texts and lists of ids by field, and what was seen of it.

    `is_known` tells that the model has it already; `asked` are the fields for which its rows have a column.
    """

    kind: str
    id: str
    texts: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    seen: list[dict[str, str]] = field(default_factory=list)
    is_known: bool = False
    asked: set[str] = field(default_factory=set)

    def link(self, name: str, target: str) -> None:
        """Links it to another one, once."""
        listed = self.links.setdefault(name, [])
        if target not in listed:
            listed.append(target)


class Drafts:
    """Gathers the elements of tables; ids of the model, and names that rows give, are kept for those whose they are."""

    def __init__(self, given: Iterable[str], known: KnownElements) -> None:
        names = frozenset(map(fold, given))
        self._known = known
        self._claimed = known.claimed(names)
        self._taken = names | known.ids
        self._by_title: dict[tuple[str, str], Draft] = {}
        self._used: set[str] = set()
        self._numbers = {kind: count(1) for kind in _BEGINS}
        self.all: list[Draft] = []

    def add(self, kind: str, title: str, wanted: str = "", name: str = "") -> Draft:
        """Adds what a row is about, with what it is called by: an element of the model, or one under the id that is wanted."""
        draft = self._drafted(kind, title, wanted, name or wanted)
        draft.texts["title"] = title
        return draft

    def named(self, kind: str, title: str) -> Draft:
        """Gives the element of a title, made where there is none."""
        key = kind, fold(title)
        if key not in self._by_title:
            self._by_title[key] = draft = self._drafted(kind, title)
            if not draft.is_known:
                draft.texts["title"] = title
        return self._by_title[key]

    def _drafted(self, kind: str, title: str, wanted: str = "", name: str = "") -> Draft:
        known = self._known_as(kind, title, name)
        is_free = bool(wanted) and wanted.casefold() not in self._used and wanted.casefold() not in self._known.ids
        draft = Draft(kind, known or (wanted if is_free else self._free(kind)), is_known=bool(known))
        self._used.add(draft.id.casefold())
        self.all.append(draft)
        return draft

    def _known_as(self, kind: str, title: str, name: str) -> str:
        """Gives the element of the model that a row is about: the one so called, or one of its title that no other row names."""
        titled = (one for one in self._known.titled(kind, title) if one not in self._claimed)
        found = (*self._known.called(kind, name), *titled)
        return next((one for one in found if one.casefold() not in self._used), "")

    def _free(self, kind: str) -> str:
        ids = (f"{_BEGINS[kind]}{number:0{_DIGITS.get(kind, 1)}}" for number in self._numbers[kind])
        return next(one for one in ids if one.casefold() not in self._taken)
