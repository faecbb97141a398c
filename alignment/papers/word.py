"""The text of a Word file as a reader sees it: with the numbers that Word counts, insertions made and deletions gone."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from alignment.office.package import ENDLESS, NotOpened, package_of
from alignment.office.word import AWAY, DOCUMENT, rows_of, words_of
from alignment.office.xml import Xml, below, name_of
from alignment.papers.word_numbers import NumberedLists

_NUMBERING: Final = "word/numbering.xml"
_STYLES: Final = "word/styles.xml"


class _Reader(NamedTuple):
    lists: NumberedLists

    def lines(self, parent: Xml) -> Iterator[str]:
        """Gives the paragraphs below an element, each with an empty line after it; a row of a table is one line."""
        for one in below(parent, "p", "tbl", but=AWAY):
            yield from ([self._paragraph(one)] if name_of(one) == "p" else self._rows(one))
            yield ""

    def _rows(self, table: Xml) -> Iterator[str]:
        for row in rows_of(table):
            cells = (" ".join(filter(None, self.lines(cell))) for cell in below(row, "tc", but=AWAY))
            yield " ".join(" ".join(cells).split())

    def _paragraph(self, paragraph: Xml) -> str:
        text = words_of(paragraph).strip()
        return f"{self.lists.label_of(paragraph)}{text}" if text else ""


def text_of_word(content: bytes) -> str | NotOpened:
    """Gives the text of a .docx file."""
    package = package_of(content, (DOCUMENT, _NUMBERING, _STYLES))
    if isinstance(package, NotOpened):
        return package
    document, numbering, styles = package.xml(DOCUMENT), package.xml(_NUMBERING), package.xml(_STYLES)
    if document is None:
        return NotOpened("it is no Word file. Save it as .docx.")
    if isinstance(document, NotOpened):
        return document
    if isinstance(numbering, NotOpened):
        return numbering
    if isinstance(styles, NotOpened):
        return styles
    try:
        return "\n".join(_Reader(NumberedLists.of(numbering, styles)).lines(document))
    except RecursionError:
        return NotOpened(ENDLESS)
