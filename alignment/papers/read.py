"""Any paper as pages of text: plain text, Word or PDF."""

from pathlib import PurePath
from typing import Final

from alignment.documents import limits
from alignment.documents.characters import text_of
from alignment.findings.finding import Finding
from alignment.office.package import NotOpened
from alignment.papers.pdf import pages_of_pdf
from alignment.papers.word import text_of_word
from alignment.source import SourceFile

TEXT_SUFFIXES: Final = frozenset({".txt", ".text", ".md"})
_PDF: Final = ".pdf"
_WORD: Final = frozenset({".docx", ".docm"})
PAPER_SUFFIXES: Final = TEXT_SUFFIXES | _WORD | {_PDF}
_OTHER: Final = "it is neither text, nor a Word file, nor a PDF. Save it as .docx, .pdf or .txt."
_EMPTY: Final = "it holds no text."
_PAGE_BREAK: Final = "\f"


def pages_of(source: SourceFile) -> tuple[str, ...] | NotOpened:
    """Gives the text of a paper page by page; in one piece where nobody can tell its pages."""
    suffix = PurePath(source.path).suffix.lower()
    if suffix not in PAPER_SUFFIXES:
        return NotOpened(_OTHER)
    if len(source.content) > limits.FILE_BYTES:
        return NotOpened(
            f"it is larger than {limits.FILE_BYTES // 1024**2} MiB. Save it without pictures, or in parts."
        )
    if suffix == _PDF:
        return pages_of_pdf(source.content)
    text = text_of_word(source.content) if suffix in _WORD else text_of(source)
    if isinstance(text, NotOpened):
        return text
    if isinstance(text, Finding):
        return NotOpened(f"{text.label}. {text.fix}")
    return tuple(text.split(_PAGE_BREAK)) if text.strip() else NotOpened(_EMPTY)
