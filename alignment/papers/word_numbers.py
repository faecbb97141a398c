"""The numbers that Word counts and writes nowhere: `1.1` before a paragraph is a rule in one file and a place in another."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element as Xml

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE: Final = f"{W}val"
_NUMBER: Final = f"{W}numId"
_LEVEL: Final = f"{W}ilvl"
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_STYLES: Final = 20


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
        abstract = [] if numbering is None else numbering.findall(f"{W}abstractNum")
        listed = [] if numbering is None else numbering.findall(f"{W}num")
        named = [] if styles is None else styles.findall(f"{W}style")
        return cls(
            {one.get(f"{W}abstractNumId", ""): dict(_levels(one)) for one in abstract},
            {one.get(_NUMBER, ""): _value(one, f"{W}abstractNumId") for one in listed},
            {one.get(f"{W}styleId", ""): one for one in named},
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
            number = number or _value(one, f"{W}numPr/{_NUMBER}")
            depth = depth or _value(one, f"{W}numPr/{_LEVEL}")
        return number, int(depth) if depth.isdecimal() else 0

    def _sources(self, paragraph: Xml) -> Iterator[Xml]:
        own = paragraph.find(f"{W}pPr")
        if own is None:
            return
        yield own
        name = _value(own, f"{W}pStyle")
        for _ in range(_MOST_STYLES):
            style = self.styles.get(name)
            if style is None:
                return
            if (said := style.find(f"{W}pPr")) is not None:
                yield said
            name = _value(style, f"{W}basedOn")


def _levels(abstract: Xml) -> Iterator[tuple[int, _Level]]:
    for one in abstract.findall(f"{W}lvl"):
        start = _value(one, f"{W}start")
        level = _Level(int(start) if start.isdecimal() else 1, _value(one, f"{W}numFmt"), _value(one, f"{W}lvlText"))
        depth = one.get(_LEVEL, "")
        if depth.isdecimal():
            yield int(depth), level


def _value(parent: Xml, path: str) -> str:
    found = parent.find(path)
    return "" if found is None else found.get(_VALUE, "")
