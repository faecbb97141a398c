"""The text of a PDF file, page by page, with the empty lines that part its paragraphs."""

import io
import logging
from importlib.util import find_spec
from typing import Final

from alignment.office.package import NotOpened

_MOST_PAGES: Final = 500
_INSTALL: Final = "a PDF needs the library pypdf, which align brings with its extra `office`. Install align with it, or save it as .docx or .txt."
_DAMAGED: Final = "it is no PDF file, or it is damaged. Open it and save it anew, or as .docx or .txt."
_LOCKED: Final = "it has a password. Save it without one."
_PICTURES: Final = (
    "it holds pictures of pages and no text. Have a program recognise the text (OCR) and save that as .txt."
)


def pages_of_pdf(content: bytes, most: int = _MOST_PAGES) -> tuple[str, ...] | NotOpened:
    """Gives the text of each page of a PDF file."""
    if find_spec("pypdf") is None:
        return NotOpened(_INSTALL)
    from pypdf import PdfReader  # noqa: PLC0415 - only whoever reads a PDF needs it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return NotOpened(_LOCKED)
        if len(reader.pages) > most:
            return NotOpened(f"it has more than {most} pages. Save those that matter as a file of their own.")
        pages = tuple(page.extract_text(extraction_mode="layout") for page in reader.pages)
    except Exception:  # noqa: BLE001 - a damaged file brings out whatever the library did not think of
        return NotOpened(_DAMAGED)
    return pages if any(page.strip() for page in pages) else NotOpened(_PICTURES)
