"""Slips that officers make, each in an invented plan: what is written, what align finds, and the mend that is followed.

Tests follow every mend; a page of the documentation lists them. `tests/slips/` holds them, a file a family.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias, cast

import yaml

from alignment.checker.result import CheckResult
from alignment.project.request import Request
from alignment.workspace.check import check

SLIPS: Final = Path(__file__).resolve().parent.parent / "tests/slips"
BASE: Final = SLIPS / "base"
PLAN: Final = "strategy_model/plan.yaml"

_Entry: TypeAlias = "str | list[_Entry] | dict[str, _Entry]"


class Place(NamedTuple):
    """Says where a text is put: in place of a text that the file holds once, below the line of one, or as the whole file."""

    over: str | None = None
    below: str | None = None

    def put(self, text: str, before: str | None) -> str:
        """Gives the file with a text put in; `before` is None where there is no file yet."""
        if before is None or (self.over is None and self.below is None):
            return text
        mark = self.over or self.below or ""
        if before.count(mark) != 1:
            message = f"{mark!r} stands in the file {before.count(mark)} times"
            raise ValueError(message)
        if self.over is not None:
            return before.replace(mark, text)
        end = before.index("\n", before.index(mark) + len(mark))
        return f"{before[:end]}\n{text}{before[end:]}"


class Change(NamedTuple):
    """Writes a text at a place of a file."""

    file: str
    text: str
    place: Place

    def made_in(self, folder: Path) -> None:
        """Writes the file."""
        path = folder / self.file
        before = path.read_bytes().decode() if path.exists() else None
        path.write_bytes(self.place.put(self.text, before).encode())


class Expected(NamedTuple):
    """Says which finding is expected: its rule, its element and what stands on its line; nothing where that is the slip's own."""

    rule: str
    element: str | None
    line: str

    def __str__(self) -> str:
        """Writes the rule with the element that it is found on."""
        return f"{self.rule} {self.element or '-'}"


class Slip(NamedTuple):
    """Holds one slip.

    The mend is `fix`, the changes that mends say to paste, or the reason why there is none; `alters` names the elements, or
    fields of them, that are otherwise than in the base once it is mended, and `leaves` what is still found then.
    """

    family: str
    name: str
    change: Change
    finds: tuple[Expected, ...]
    mend: "tuple[Change, ...] | str"
    alters: frozenset[str]
    leaves: tuple[str, ...]

    @property
    def is_fixed(self) -> bool:
        """Tells whether `align check --fix --write` makes the mend."""
        return self.mend == "fix"


def slips() -> Iterator[Slip]:
    """Gives every slip, family by family."""
    for path in sorted(SLIPS.glob("*.yaml")):
        yield from _family(path.read_text(encoding="utf-8"))


def _family(text: str) -> Iterator[Slip]:
    read = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - text only
    family = read["family"]
    for entry in cast("list[dict[str, _Entry]]", read["slips"]):
        unknown = entry.keys() - {*_KEYS, *_PLACES}
        if unknown:
            message = f"{family}: {entry['slip']}: {unknown}"
            raise ValueError(message)
        file = str(entry.get("file", PLAN))
        yield Slip(
            family,
            str(entry["slip"]),
            _change(file, entry, "write"),
            tuple(map(_expected, _several(entry["finds"]))),
            _mend(file, entry["mend"]),
            frozenset(map(str, _several(entry.get("alters", [])))),
            tuple(sorted(map(str, _several(entry.get("leaves", []))))),
        )


_PLACES: Final = ("over", "below")
_KEYS: Final = ("slip", "file", "write", "finds", "mend", "alters", "leaves")


def _several(entry: _Entry) -> list[_Entry]:
    return entry if isinstance(entry, list) else [entry]


def _change(file: str, entry: dict[str, _Entry], key: str) -> Change:
    over, below = (str(entry[name]) if name in entry else None for name in _PLACES)
    return Change(str(entry.get("file", file)), str(entry[key]), Place(over, below))


def _mend(file: str, entry: _Entry) -> "tuple[Change, ...] | str":
    if isinstance(entry, str):
        return entry
    return tuple(_change(file, cast("dict[str, _Entry]", one), "paste") for one in _several(entry))


def _expected(entry: _Entry) -> Expected:
    said, _, line = str(entry).partition(" at ")
    rule, element = said.split()
    return Expected(rule, None if element == "-" else element, line)


def made(slip: Slip, folder: Path) -> Path:
    """Writes the base with a slip made in it into a folder."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    slip.change.made_in(folder)
    return folder


def checked(folder: Path) -> CheckResult:
    """Checks a project on the disk."""
    return check(Request(folder, date(2026, 11, 1)))
