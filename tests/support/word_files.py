"""Word files as small as they can be, a paragraph a line, with the numbered lists and styles that they use."""

from xml.sax.saxutils import escape

from office_files import packed

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_of(body: str, numbering: str | None = None, styles: str | None = None) -> bytes:
    """Packs the XML of a body, and of numbered lists and styles where they are given."""
    parts = {"document": f"<w:body>{body}</w:body>", "numbering": numbering, "styles": styles}
    return packed(
        {
            f"word/{name}.xml": f"<w:{name} {_SPACE}>{text}</w:{name}>"
            for name, text in parts.items()
            if text is not None
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    """Writes a paragraph of the body."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_file(text: str) -> bytes:
    """Packs a text, a paragraph a line."""
    return word_of("".join(map(paragraph, text.splitlines())))
