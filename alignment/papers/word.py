"""The text of a Word file as a reader sees it: with the numbers that Word counts, insertions made and deletions gone."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element as Xml

from alignment.office import NotOpened, package_of
from alignment.papers.word_numbers import NumberedLists, W

_DOCUMENT: Final = "word/document.xml"
_NUMBERING: Final = "word/numbering.xml"
_STYLES: Final = "word/styles.xml"
_GONE: Final = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}txbxContent",
        f"{W}pPr",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
"""What no reader sees in the place where it stands: what was taken out, what floats beside it, what is written twice."""

_SIGNS: Final[Mapping[str, str]] = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


class _Reader(NamedTuple):
    lists: NumberedLists

    def lines(self, parent: Xml) -> Iterator[str]:
        """Gives the paragraphs below an element, each with an empty line after it; a row of a table is one line."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from (self._paragraph(child), "")
            elif child.tag == f"{W}tbl":
                yield from (*self._rows(child), "")
            elif child.tag not in _GONE:
                yield from self.lines(child)

    def _rows(self, table: Xml) -> Iterator[str]:
        for row in _nearest(table, f"{W}tr"):
            cells = (" ".join(filter(None, self.lines(cell))) for cell in _nearest(row, f"{W}tc"))
            yield " ".join(" ".join(cells).split())

    def _paragraph(self, paragraph: Xml) -> str:
        text = "".join(_pieces(paragraph)).strip()
        return f"{self.lists.label_of(paragraph)}{text}" if text else ""


def text_of_word(content: bytes) -> str | NotOpened:
    """Gives the text of a .docx file."""
    package = package_of(content, (_DOCUMENT, _NUMBERING, _STYLES))
    if isinstance(package, NotOpened):
        return package
    document, numbering, styles = package.xml(_DOCUMENT), package.xml(_NUMBERING), package.xml(_STYLES)
    if document is None:
        return NotOpened("it is no Word file. Save it as .docx.")
    if isinstance(document, NotOpened):
        return document
    if isinstance(numbering, NotOpened):
        return numbering
    if isinstance(styles, NotOpened):
        return styles
    return "\n".join(_Reader(NumberedLists.of(numbering, styles)).lines(document))


def _nearest(parent: Xml, tag: str) -> Iterator[Xml]:
    """Gives the elements of a tag below another, through the wrappers of content controls and changes."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE:
            yield from _nearest(child, tag)


def _pieces(parent: Xml) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _GONE:
            yield from _pieces(child)
