"""Whole models, for properties of whole checks: of every kind, many with faults of loading, in several files.

They build on the random models of `rules_models`, whose elements get ids of a form that nothing else has (`ZQ-1234`).
A model is kept as entries of files, so that a test can move, rename and rewrite them; `written` turns it into YAML.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias

from amounts import amount
from hypothesis import strategies as st
from oracle.random_models import Dice as Styles
from oracle.random_models import Emitter, Raw, Value
from rules_kinds import LINKS, SECTIONS, STRATEGY
from rules_models import DAYS, Dice, ModelMaker
from rules_world import Yaml

APPROVER: Final = "ZQ-9998"
"""A role that owns nothing and has a title of its own, so that it may approve any waiver."""

NOWHERE: Final = tuple(f"ZQ-000{number}" for number in range(9))
"""Ids that no element has."""


class Entry(NamedTuple):
    """One entry of a file: the section that it stands in, and its keys."""

    section: str
    keys: dict[str, Value]

    @property
    def id(self) -> str:
        return str(self.keys.get("id", ""))


Files: TypeAlias = dict[str, list[Entry]]


@dataclass(frozen=True)
class Whole:
    """A model: the entries of its files; `raw` are files that hold a fault of YAML, as they are."""

    files: Files
    as_at: date
    raw: dict[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> list[Entry]:
        """Gives all entries, in the order in which they are read."""
        return [entry for name in in_reading_order(self.files) for entry in self.files[name]]

    def written(self, style: int = 0) -> dict[str, str]:
        """Writes the files as YAML; each style is another way of writing the same."""
        emitter = Emitter(Styles(style))
        return {**{name: emitter.file(_sections(entries)) for name, entries in self.files.items()}, **self.raw}

    def mapped(self, change: Callable[[Entry], Entry]) -> "Whole":
        """Gives the model with every entry changed."""
        return replace(self, files={name: list(map(change, entries)) for name, entries in self.files.items()})


def in_reading_order(names: Mapping[str, object]) -> list[str]:
    """Gives the names of files in the order in which align reads them."""
    return sorted(names, key=PurePosixPath)


def _sections(entries: list[Entry]) -> dict[str, Value]:
    sections: dict[str, Value] = {}
    for entry in entries:
        there = sections.setdefault(entry.section, [] if entry.section != STRATEGY else entry.keys)
        if isinstance(there, list):
            there.append(entry.keys)
    return sections


def one_another(ids: list[str]) -> list[tuple[str, Value]]:
    """Gives keys that hold a fault, or something odd that is none, with links between some elements."""
    one, two, three, *_ = (*ids, *NOWHERE)
    mapped: dict[str, Value] = {"to": one, "basis": "guessed"}
    twice: list[Value] = [one, two, one]
    odd: list[list[tuple[str, Value]]] = [
        [("onwer", one), ("lead", one), ("colour", "blue"), ("advanced_by", [one, two]), ("owns", three)],
        [("supports", [two]), ("informs", [one]), ("part_off", one), ("statuss", "done"), ("titel", "Train")],
        [("tags", ["pilot", "TBC"]), ("tags", {"a": "b"}), ("summary", ["a"]), ("notes", Raw("yes"))],
        [("owner", [one, two]), ("owner", {"note": "x"}), ("owner", "TBC"), ("overseen_by", NOWHERE[1])],
        [("informed_by", [[one]]), ("informed_by", "see plan"), ("informed_by", twice), ("informed_by", [two, "?"])],
        [("advances", f"{one}, {two}"), ("advances", mapped), ("advances", {"to": two, "notes": "x"})],
        [("advances", [{"to": one, "basis": "inferred", "note": "TBC"}]), ("measured_by", [three, NOWHERE[2]])],
        [("status", "stoped"), ("status", ["done"]), ("status", "on trck"), ("level", "coproduced")],
        [("due", "2022-02-30"), ("due", "ongoing"), ("due", ["2022"]), ("review", "soon"), ("when", "05/2026")],
        [("cost", "£5,000"), ("cost", "about 3"), ("amount", "1,000"), ("basis", "guessed"), ("who", ["parents"])],
        [("evidence", "PAPER 9"), ("depends_on", [one, two]), ("slip_reason", Raw("no")), ("slip_reason", {"a": "b"})],
        [("title", ""), ("title", ["a"]), ("id", "ZQ 12"), ("id", ""), ("url", "www.example"), ("answer", "maybe")],
    ]
    return [key for keys in odd for key in keys]


RAW: Final = (
    "actions:\n  - id: ZQ-0100\n    title: [Train\n",
    "actions:\n  - id: ZQ-0101\n    title: Train\n\towner: ZQ-1\n",
    "measures:\n  - id: ZQ-0102\n    title: Places\n    title: Places kept\n    unit: &a pupils\n",
    "strategy: {id: ZQ-0103, title: Another, period_from: 2022, period_to: 2023, stage: draft}\n",
    "actions:\n  - ZQ-0104\n  - {id: ZQ-0105, title: Train, status: done}\n",
    "only a text\n",
    "",
    "risks:\n  title: No list\n",
    "roles: TBC\nboards: see plan\n",
    "roles:\n  - id: ZQ-0107\n    title: Head\n---\nroles: []\n",
    "actions:\n  - id: ZQ-0108\n    title: Say: when\n    due: -\n",
)
"""Files in which something is wrong that an entry cannot say."""


def whole_model(seed: int, size: int, *, faults: bool = True) -> Whole:
    """Gives a model of about `size` elements; one seed, one model. Without `faults` everything can be read."""
    dice = Dice(seed)
    is_faulty = faults and dice.chance(0.5)
    maker = ModelMaker(dice, size, dice.choice(DAYS), is_clear=not is_faulty)
    numbers = iter(dice.sample(range(1000, 9998), len(maker.elements)))
    names = {old: f"ZQ-{next(numbers)}" for old in maker.elements}
    gone = dice.choice(NOWHERE)
    written: dict[str, Mapping[str, Yaml]] = {**maker.written}
    entries = [
        Entry(SECTIONS[one.kind], {key: _value(key, value, names, gone) for key, value in written[one.id].items()})
        for one in maker.elements.values()
    ]
    if dice.chance(0.3):
        entries.append(Entry("paragraphs", {"id": "ZQ-9999", "title": "Something that nobody cites"}))
    if is_faulty:
        entries = [faulty for entry in entries for faulty in _with_faults(dice, entry, list(names.values()))]
    entries.append(Entry("roles", {"id": APPROVER, "title": "Whoever approves exceptions"}))
    files: Files = {f"{dice.choice(('', 'more/'))}part-{number}.yaml": [] for number in range(dice.randint(1, 4))}
    for entry in dice.sample(entries, len(entries)):
        files[dice.choice(list(files))].append(entry)
    broken = dice.some(RAW, 4) if is_faulty and dice.chance(0.3) else []
    raw = {f"zz-{number}.yaml": text for number, text in enumerate(broken)}
    return Whole({name: entries for name, entries in files.items() if entries}, maker.as_at, raw)


def _with_faults(dice: Dice, entry: Entry, ids: list[str]) -> list[Entry]:
    """Gives an entry with a few faults in it, now and then; with it one of the same id, or in no section there is."""
    if not dice.chance(0.3):
        return [entry]
    chosen = dict(dice.some(one_another(dice.some(ids, 3)), 3))
    broken = {key for key in ("id", "title") if not dice.chance(0.1)}
    keys = {**entry.keys, **{key: value for key, value in chosen.items() if key not in broken}}
    sort = dice.pick(none=12, twice=2, untitled=1, nowhere=1)
    faulty = {
        "none": [keys],
        "twice": [keys, {**entry.keys, "title": "Another"}],
        "untitled": [{key: value for key, value in keys.items() if key != "title"}],
        "nowhere": [keys],
    }
    if entry.section == STRATEGY:
        return [Entry(STRATEGY, keys)]
    section = dice.choice(("acitons", "staff", "waivers", "plan")) if sort == "nowhere" else entry.section
    return [Entry(section, one) for one in faulty[sort]]


def _value(key: str, value: Yaml, names: Mapping[str, str], gone: str) -> Value:
    """Gives a value with the ids in it renamed."""
    if isinstance(value, list):
        return [_value(key, one, names, gone) for one in value]
    if isinstance(value, dict):
        return {name: _value(key if name == "to" else name, one, names, gone) for name, one in value.items()}
    is_id = key == "id" or key in LINKS
    return {**names, "GONE": gone}.get(value, value) if is_id else value


seeds: Final = st.integers(0, 2**32)
sizes: Final = st.one_of(st.integers(5, 12), st.integers(5, amount(20, 60)))
models: Final = st.builds(whole_model, seeds, sizes)
"""Models with faults of loading in half of them."""

readable_models: Final = st.builds(lambda seed, size: whole_model(seed, size, faults=False), seeds, sizes)
"""Models of which every file and element can be read."""

styles: Final = st.integers(0, 2**32)
"""Ways of writing the same."""

dices: Final = st.randoms(use_true_random=True)
