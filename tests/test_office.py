"""Office files are opened within limits; what is none, or is locked, is refused in one sentence with what to do."""

import io
import zipfile

import pytest

from alignment.office.package import MOST_BYTES, NotOpened, Package, package_of


def packed(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return content.getvalue()


def opened(content: bytes, most: int = MOST_BYTES) -> Package:
    found = package_of(content, most=most)
    assert isinstance(found, Package)
    return found


def refusal(found: object) -> str:
    assert isinstance(found, NotOpened)
    return found.says


def test_of_what_is_packed_only_what_is_wanted_is_read() -> None:
    content = packed(word__document="<a>1</a>", word__media="<b/>")
    found = package_of(content, ("word/document.xml",))
    assert isinstance(found, Package)
    assert dict(found.members) == {"word/document.xml": b"<a>1</a>"}
    root = found.xml("word/document.xml")
    assert root is not None
    assert not isinstance(root, NotOpened)
    assert (root.tag, root.text) == ("a", "1")
    assert found.xml("word/media.xml") is None
    assert sorted(opened(content).members) == ["word/document.xml", "word/media.xml"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is no office file, or it is damaged."),
        (b"PK\x03\x04 and no more", "it is no office file, or it is damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "it is of an old kind (.xls, .doc), or has a password. Open it, and save"),
        (packed(a="x" * 5000)[:60] + b"?" * 10 + packed(a="x" * 5000)[70:], "it is no office file, or it is damaged."),
    ],
)
def test_what_cannot_be_opened_is_refused(content: bytes, says: str) -> None:
    assert refusal(package_of(content)).startswith(says)


def test_a_file_with_a_password_is_refused() -> None:
    locked = bytearray(packed(a="<a/>"))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(package_of(bytes(locked))) == "it has a password. Save it without one."


def test_nothing_is_unpacked_beyond_the_limit() -> None:
    content = packed(a="<a/>", b=" " * (1024**2 - 3))
    assert "more than 1 MiB" in refusal(package_of(content, most=1024**2))
    assert len(opened(content, most=1024**2 + 1).members) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<a><b></a>", "a.xml in it is damaged."),
        ("<?xml version='1.0'?><!doctype a><a/>", "it holds a.xml with a DOCTYPE"),
    ],
)
def test_xml_that_is_damaged_or_declares_things_is_refused(text: str, says: str) -> None:
    assert refusal(opened(packed(a=text)).xml("a.xml")).startswith(says)
