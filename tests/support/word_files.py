"""Word files as small as they can be, out of the XML of their body."""

import io
import zipfile
from xml.sax.saxutils import escape

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_of(body: str, numbering: str | None = None, styles: str | None = None) -> bytes:
    """Packs the XML of a body, and of numbered lists and styles where they are given."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {_SPACE}><w:body>{body}</w:body></w:document>")
        for name, text in (("numbering", numbering), ("styles", styles)):
            if text is not None:
                archive.writestr(f"word/{name}.xml", f"<w:{name} {_SPACE}>{text}</w:{name}>")
    return content.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """Writes a paragraph of the body."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_file(text: str) -> bytes:
    """Packs a text, a paragraph a line."""
    return word_of("".join(map(paragraph, text.splitlines())))
