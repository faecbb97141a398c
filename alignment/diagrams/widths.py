"""How wide text is, by a table of our own, so that a picture needs no fonts and is the same everywhere.

The figures are those of Helvetica, which Arial and Liberation Sans share, in thousandths of the size; with a little
added, because a reader may have another font.
"""

from typing import Final

_GROUPS: Final = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "-()`r{}",
    355: '"',
    389: "*",
    500: "Jcksvxyz^",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_WIDTHS: Final = {char: width for width, chars in _GROUPS.items() for char in chars}
_OTHER: Final = 667
_MARKS: Final = range(0x300, 0x370)
_FROM_WIDE: Final = 0x2E80
_WIDE: Final = 1050
_SPARE: Final = 1.05
BOLDER: Final = 1.08
"""By how much wider bold text is."""

_CUT: Final = "..."
_SHORT: Final = 0.4
_SHARES: Final = (0.9, 0.8, 0.7, 0.6)
"""The parts of its room with which a text is tried, to find lines of about one length."""


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Measures a text at a size."""
    thousandths = sum(_width(char) for char in text)
    return thousandths * size / 1000 * _SPARE * (BOLDER if is_bold else 1)


def fitted(text: str, width: float, size: float, *, is_bold: bool = False) -> str:
    """Cuts a text to a width, with `...` where something is left out."""
    if width_of(text, size, is_bold=is_bold) <= width:
        return text
    room = len(text)
    while room and width_of(text[:room].rstrip() + _CUT, size, is_bold=is_bold) > width:
        room -= 1
    return text[:room].rstrip() + _CUT


def wrapped(text: str, width: float, size: float, *, first: float = 0, most: int = 4) -> tuple[str, ...]:
    """Breaks a text into as few lines as it takes; where the last would be a word or two, into lines of about one length.

    Past `most` lines the rest is cut. The first line has less room, by as much as stands before it, and is empty where
    nothing fits. A word too wide for a line of its own is cut.
    """
    lines = _filled(text, width, size, first, most)
    if width_of(lines[-1], size) > width * _SHORT:
        return lines
    narrower = (_filled(text, width * share, size, first, len(lines)) for share in _SHARES)
    whole = [lines, *(other for other in narrower if " ".join(other) == " ".join(lines))]
    return min(whole, key=lambda other: max(width_of(one, size) + first * (one is other[0]) for one in other))


def _filled(text: str, width: float, size: float, first: float, most: int) -> tuple[str, ...]:
    """Fills line after line."""
    lines = [""]
    words = text.split()
    for number, word in enumerate(words):
        joined = f"{lines[-1]} {word}".strip()
        room = width - (first if len(lines) == 1 else 0)
        if width_of(joined, size) <= room:
            lines[-1] = joined
        elif len(lines) == most:
            rest = " ".join([lines[-1], *words[number:]]).strip()
            lines[-1] = fitted(rest, room, size)
            break
        else:
            lines.append(fitted(word, width, size))
    return tuple(lines)


def _width(char: str) -> int:
    if char in _WIDTHS:
        return _WIDTHS[char]
    code = ord(char)
    if code in _MARKS:
        return 0
    return _WIDE if code >= _FROM_WIDE else _OTHER
