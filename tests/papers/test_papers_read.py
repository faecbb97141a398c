"""Papers of every kind as pages of text, and what is said of those that cannot be read."""

import io
from pathlib import PurePosixPath

import pytest
from pypdf import PdfWriter
from word_files import word_file

from alignment.documents import limits
from alignment.office.package import NotOpened
from alignment.papers.pdf import pages_of_pdf
from alignment.papers.read import pages_of
from alignment.source import SourceFile


def pdf(*pages: str) -> bytes:
    """Writes a PDF of pages with a line of text each, or none."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for text in pages:
        stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        font = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] %s /Contents %d 0 R >>" % (font, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return content


def locked() -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("a", algorithm="RC4-128")
    writer.write(content)
    return content.getvalue()


def read(name: str, content: bytes) -> tuple[str, ...] | NotOpened:
    return pages_of(SourceFile(PurePosixPath(name), content))


def test_a_text_is_read_page_by_page_where_it_has_pages() -> None:
    assert read("a.txt", b"one\ftwo") == ("one", "two")
    assert read("a.MD", b"one") == ("one",)


def test_a_word_file_is_one_piece() -> None:
    assert read("a.docx", word_file("one\ntwo")) == ("one\n\ntwo\n",)


def test_a_pdf_is_read_page_by_page() -> None:
    assert [one.strip() for one in pages_of_pdf(pdf("1.1. We play.", "1.2. We rest."))] == [
        "1.1. We play.",
        "1.2. We rest.",
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.odt", b"PK", "it is neither text, nor a Word file, nor a PDF."),
        ("a.txt", b" \n", "it holds no text."),
        ("a.txt", b"caf\xe9", "first byte that is not UTF-8."),
        ("a.docx", b"PK", "it is no office file"),
        ("a.pdf", b"%PDF", "it is no PDF file, or it is damaged."),
        ("a.pdf", pdf("", ""), "it holds pictures of pages and no text."),
        ("a.pdf", locked(), "it has a password. Save it without one."),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do(name: str, content: bytes, says: str) -> None:
    found = read(name, content)
    assert isinstance(found, NotOpened)
    assert found.says.startswith(says)


def test_there_are_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    found = pages_of_pdf(pdf("a", "b"), most=1)
    assert isinstance(found, NotOpened)
    assert found.says.startswith("it has more than 1 pages.")
    monkeypatch.setattr(limits, "FILE_BYTES", 3)
    large = read("a.txt", b"four")
    assert isinstance(large, NotOpened)
    assert large.says.startswith("it is larger than 0 MiB.")


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alignment.papers.pdf.find_spec", lambda _: None)
    found = pages_of_pdf(pdf("a"))
    assert isinstance(found, NotOpened)
    assert "Install align with it, or save it as .docx or .txt." in found.says
