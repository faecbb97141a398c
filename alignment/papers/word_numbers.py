"""The numbers that Word counts and writes nowhere: `1.1` before a paragraph is a rule in one file and a place in another."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from alignment.office.xml import Xml, child, children, number_of, value_of

_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_STYLES: Final = 20
_NO_LEVEL: Final = -1
_HIGHEST: Final = 9_999
"""A list begins with no higher number, or letters and Roman numbers would fill the memory."""


def _letters(number: int) -> str:
    """Gives `a` to `z`, then `aa`, `bb`, as Word goes on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": "{:02d}".format,
}


class _Level(NamedTuple):
    start: int
    form: str
    says: str

    def shown(self, number: int) -> str:
        """Gives a number as the level writes it."""
        return _FORMS.get(self.form, str)(number)


class NumberedLists(NamedTuple):
    """Holds the lists of a file, and how far each has been counted, paragraph after paragraph in their order."""

    levels: Mapping[str, Mapping[int, _Level]]
    lists: Mapping[str, str]
    styles: Mapping[str, Xml]
    counted: dict[str, dict[int, int]]

    @classmethod
    def of(cls, numbering: Xml | None, styles: Xml | None) -> "NumberedLists":
        """Reads the lists, and the styles that belong to one."""
        return cls(
            {value_of(one, "abstractNumId"): dict(_levels(one)) for one in children(numbering, "abstractNum")},
            {value_of(one, "numId"): _value(one, "abstractNumId") for one in children(numbering, "num")},
            {value_of(one, "styleId"): one for one in children(styles, "style")},
            {},
        )

    def label_of(self, paragraph: Xml) -> str:
        """Gives what stands before a paragraph, with a space behind it, and counts it; nothing where nothing does."""
        number, depth = self._list_of(paragraph)
        name = self.lists.get(number, "")
        level = self.levels.get(name, {}).get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return "\u2022 "
        counts = self.counted.setdefault(name, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return f"{_PLACE.sub(lambda found: self._shown(name, int(found[1]) - 1), level.says)} ".lstrip()

    def _shown(self, name: str, depth: int) -> str:
        level = self.levels[name].get(depth)
        return level.shown(self.counted[name].get(depth, level.start)) if level else ""

    def _list_of(self, paragraph: Xml) -> tuple[str, int]:
        """Gives the list of a paragraph and how deep it is in it: by itself, or by its style and what that builds on."""
        number, depth = "", ""
        for one in self._sources(paragraph):
            number = number or _value(child(one, "numPr"), "numId")
            depth = depth or _value(child(one, "numPr"), "ilvl")
        return number, number_of(depth, 0)

    def _sources(self, paragraph: Xml) -> Iterator[Xml]:
        own = child(paragraph, "pPr")
        if own is None:
            return
        yield own
        name = _value(own, "pStyle")
        for _ in range(_MOST_STYLES):
            style = self.styles.get(name)
            if style is None:
                return
            if (said := child(style, "pPr")) is not None:
                yield said
            name = _value(style, "basedOn")


def _levels(abstract: Xml) -> Iterator[tuple[int, _Level]]:
    for one in children(abstract, "lvl"):
        start = min(number_of(_value(one, "start"), 1), _HIGHEST)
        depth = number_of(value_of(one, "ilvl"), _NO_LEVEL)
        yield depth, _Level(start, _value(one, "numFmt"), _value(one, "lvlText"))


def _value(parent: Xml | None, name: str) -> str:
    return value_of(child(parent, name), "val")
