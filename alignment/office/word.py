"""What is read alike of every Word file: where its text is, what of it nobody sees, the rows of a table, the words of a paragraph."""

import re
from collections.abc import Iterator
from typing import Final

from alignment.office.xml import Xml, below, child, name_of, value_of

DOCUMENT: Final = "word/document.xml"
AWAY: Final = frozenset({"del", "moveFrom", "delText", "instrText", "pPr", "txbxContent", "Fallback"})
"""What nobody sees where it stands: what was taken out, how it looks, what floats beside it, what is written twice."""

_SIGNS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WORDS: Final = ("t", *_SIGNS, "sym")
_SIGN: Final = re.compile(r"[0-9A-Fa-f]{4}", re.ASCII)


def rows_of(table: Xml) -> Iterator[Xml]:
    """Gives the rows of a table but for those that somebody has taken out."""
    return (row for row in below(table, "tr", but=AWAY) if child(child(row, "trPr"), "del") is None)


def words_of(paragraph: Xml) -> str:
    """Gives the words of a paragraph, with all changes that are tracked accepted."""
    return "".join(_SIGNS.get(name_of(one)) or _letters(one) for one in below(paragraph, *_WORDS, but=AWAY))


def _letters(element: Xml) -> str:
    if name_of(element) == "sym":
        written = value_of(element, "char")
        return chr(int(written, 16)) if _SIGN.fullmatch(written) else ""
    return element.text or ""
