"""One thing in a model that nobody can read, and what may have been meant by it: models in which all can be read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from oracle.random_models import Value
from rules_kinds import BASES, FIELDS, LINKS, LISTS, ONLY_ONE, SECTIONS, STRATEGY
from rules_models import Dice, pool_of
from whole_models import NOWHERE, Entry, Whole

KINDS: Final = {section: kind for kind, section in SECTIONS.items()}
YET_TO_BE_WRITTEN: Final = "ZQ-0500"
"""Is the id of an element that a reading adds."""

_MAPPED: Final[tuple[Value, ...]] = ({"a": "b"},)
_UNREADABLE: Final[dict[str, tuple[Value, ...]]] = {
    "date": ("soon", "2022-02-30", ["2022", "2023"], "in the autumn of 2023", "31/06/2022"),
    "day": ("2022-02-30", "2026-05", "ongoing"),
    "number": ("about 3", "£5,000", "12 or so"),
    "text": (["a"], [["a"]]),
    "free": (["a"],),
    "address": ("www.example", ["a"]),
    "who": ("unheard of", ["parents and carers", "unheard of"]),
    "words": (["pilot", ["a"]],),
}
_UNHEARD_OF: Final[tuple[Value, ...]] = ("unheard of", "stoped", ["on track", "done"], "Amber")


class Unread(NamedTuple):
    """A model in which one thing cannot be read, and models with something readable in its place.

    `writing` are such models in which a new element is written as well, each with the unread model beside the same element.
    """

    says: str
    whole: Whole
    readings: list[Whole]
    writing: tuple[tuple[Whole, Whole], ...] = ()

    @property
    def pairs(self) -> list[tuple[Whole, Whole]]:
        """Gives every reading behind the model as it is when nobody can read it."""
        return [*((self.whole, reading) for reading in self.readings), *self.writing]


def unread_in(whole: Whole, dice: Dice) -> Unread:
    """Makes one thing in a model that can be read one that cannot."""
    entry = dice.choice([one for one in whole.entries if one.section in KINDS])
    slips = {"field": _field, "link": _link, "element": _element}
    return slips[dice.pick(field=4, link=5, element=2)](_Place(whole, entry, dice))


class _Place(NamedTuple):
    """An entry of a model, in which something is to be unreadable."""

    whole: Whole
    entry: Entry
    dice: Dice

    @property
    def kind(self) -> str:
        return KINDS[self.entry.section]

    def put(self, entry: Entry, *others: Entry) -> Whole:
        """Gives the model with another entry in place of this one, and others beside it."""
        return self.instead([entry, *others])

    def instead(self, entries: list[Entry]) -> Whole:
        files = {
            name: [new for one in there for new in (entries if one is self.entry else [one])]
            for name, there in self.whole.files.items()
        }
        return replace(self.whole, files=files)

    def holding(self, name: str, value: Value, *others: Entry) -> Whole:
        """Gives the model with a value under a key of the entry."""
        return self.put(self.entry._replace(keys={**self.entry.keys, name: value}), *others)

    def without(self, name: str) -> "dict[str, Value]":
        return {key: value for key, value in self.entry.keys.items() if key != name}

    def fitting(self, name: str) -> list[str]:
        """Gives the ids that a link of the entry may lead to."""
        return [one.id for one in self.whole.entries if KINDS.get(one.section) in LINKS[name][self.kind]]


def _field(place: _Place) -> Unread:
    name = place.dice.choice([name for name in FIELDS[place.kind] if name != "id"])
    field_type = FIELDS[place.kind][name]
    value = place.dice.choice((*_UNREADABLE.get(field_type, _UNHEARD_OF), *_MAPPED))
    readings: list[Whole] = []
    for word in dict.fromkeys(pool_of(field_type, place.whole.as_at)):
        known: list[Value] = [value[0]] if isinstance(value, list) and field_type in LISTS else []
        readings.append(place.holding(name, [*known, word] if known else word))
    if place.dice.chance(0.2) and isinstance(value, str):
        keys: dict[str, Value] = {**place.without(name), name + name[-1]: place.entry.keys.get(name, "2022")}
        return Unread(f"key {name}", place.put(place.entry._replace(keys=keys)), readings)
    return Unread(f"field {name}", place.holding(name, value), readings)


def _link(place: _Place) -> Unread:
    names = [name for name, starts in LINKS.items() if place.kind in starts]
    name = place.dice.choice([one for one in names if one in place.entry.keys] or names)
    shapes: tuple[Callable[[_Place, str], Unread], ...] = (_to_nowhere, _to_nowhere, _no_link, _no_basis)
    return place.dice.choice(shapes)(place, name)


def _ends(place: _Place, name: str) -> list[Value]:
    there = place.entry.keys.get(name, [])
    return list(there) if isinstance(there, list) else [there]


def _to_nowhere(place: _Place, name: str) -> Unread:
    """Has one more link lead to what is not there, looks like something else, or is of another kind."""
    others = [] if name in ONLY_ONE else _ends(place, name)
    fitting = place.fitting(name)
    strange = [one.id for one in place.whole.entries if one.section in KINDS and one.id not in fitting]
    alike = [one.replace("-", "") for one in fitting] + [one.lower() for one in fitting]
    to = place.dice.choice(
        [NOWHERE[8], *place.dice.some(strange or [NOWHERE[7]], 1), *place.dice.some(alike or [NOWHERE[7]], 1)]
    )
    readings = [place.holding(name, [*others, end]) for end in fitting]
    return _with_new(place, name, [*others, to], [*others, YET_TO_BE_WRITTEN], readings)


def _no_link(place: _Place, name: str) -> Unread:
    """Has something stand for links that is none."""
    fitting = place.fitting(name)
    shapes: tuple[Value, ...] = ([["a"]], {"note": "x"}, "the team of the Council", "Ann, or whoever is in; then Bob")
    value = place.dice.choice(shapes)
    most = 1 if name in ONLY_ONE else 3
    readings = [place.holding(name, [end]) for end in fitting]
    readings += [place.holding(name, list(place.dice.some(fitting, most))) for _ in range(3) if fitting]
    return _with_new(place, name, value, [YET_TO_BE_WRITTEN], readings)


def _with_new(place: _Place, name: str, unread: Value, written: Value, readings: list[Whole]) -> Unread:
    """Adds the readings by which a link leads to an element that is yet to be written."""
    news = _new(place, LINKS[name][place.kind])
    writing = tuple((place.holding(name, unread, new), place.holding(name, written, new)) for new in news)
    return Unread(f"link {name} {unread}", place.holding(name, unread), readings, writing)


def _no_basis(place: _Place, name: str) -> Unread:
    """Has a link stand on a basis that nobody knows."""
    fitting = place.fitting(name)
    if not fitting:
        return _to_nowhere(place, name)
    end = place.dice.choice(fitting)
    others = [] if name in ONLY_ONE else [one for one in _ends(place, name) if not _leads_to(one, end)]
    on: list[Value] = [{"to": end, "basis": basis} for basis in ("unheard of", *BASES)]
    wrong, *rest = (place.holding(name, [*others, value]) for value in on)
    return Unread(f"basis of {name}", wrong, rest)


def _leads_to(one: Value, end: str) -> bool:
    return end == (one.get("to") if isinstance(one, dict) else one)


def _new(place: _Place, kinds: frozenset[str]) -> Iterator[Entry]:
    """Gives elements that are yet to be written: of each kind one with its names alone, and one that holds a lot."""
    for kind in sorted(kinds - {STRATEGY}):
        bare: dict[str, Value] = {"id": YET_TO_BE_WRITTEN, "title": "Something new"}
        yield Entry(SECTIONS[kind], bare)
        yield Entry(SECTIONS[kind], {**_whatever(place, kind), **bare})


def _whatever(place: _Place, kind: str) -> dict[str, Value]:
    """Gives most of what an element of a kind may hold."""
    as_at, keys = place.whole.as_at, dict[str, Value]()
    for name, field_type in FIELDS[kind].items():
        if place.dice.chance(0.8):
            keys[name] = place.dice.choice(pool_of(field_type, as_at))
    there = [(one.id, KINDS.get(one.section, "")) for one in place.whole.entries]
    for name, starts in LINKS.items():
        fitting = [end for end, of in there if of in starts.get(kind, ())]
        if fitting and place.dice.chance(0.8):
            keys[name] = list(place.dice.some(fitting, 1 if name in ONLY_ONE else 3))
    return keys


def _element(place: _Place) -> Unread:
    """Has an element be unread, or two have one id."""
    entry, fresh = place.entry, place.entry._replace(keys={**place.entry.keys, "id": YET_TO_BE_WRITTEN})
    if entry.section == STRATEGY:
        return _field(place)
    readings = [place.put(entry), place.put(fresh)]
    sort = place.dice.choice(("id", "section", "twice", "file"))
    if sort == "id":
        return Unread(sort, place.holding("id", "ZQ 12 a"), readings)
    if sort == "section":
        return Unread(sort, place.put(entry._replace(section=entry.section + "s")), readings)
    other = Entry(entry.section, {**_whatever(place, place.kind), "id": entry.id, "title": "Another"})
    if sort == "twice":
        apart = place.put(entry, other._replace(keys={**other.keys, "id": YET_TO_BE_WRITTEN}))
        return Unread(sort, place.put(entry, other), [apart, apart.mapped(lambda one: _leading_anew(one, entry.id))])
    kind = place.dice.choice([kind for kind in SECTIONS if kind != STRATEGY])
    news = _new(place, frozenset({kind}))
    written = [replace(place.whole, files={**place.whole.files, "zz.yaml": [new]}) for new in news]
    return Unread(sort, replace(place.whole, raw={"zz.yaml": f"{SECTIONS[kind]}: [\n"}), written)


def _leading_anew(entry: Entry, end: str) -> Entry:
    """Gives an entry whose links to an element lead to the one that is yet to be written."""
    return entry._replace(
        keys={name: _anew(value, end) if name in LINKS else value for name, value in entry.keys.items()}
    )


def _anew(value: Value, end: str) -> Value:
    if isinstance(value, list):
        return [_anew(one, end) for one in value]
    if isinstance(value, dict):
        return {name: _anew(one, end) for name, one in value.items()}
    return YET_TO_BE_WRITTEN if value == end else value
