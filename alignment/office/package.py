"""Office files, as Word and Excel write them: a ZIP of XML files, opened within limits and without anything that could run."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

MOST_BYTES: Final = 100 * 1024**2
"""So many bytes a file may unpack to; a plan of 50,000 rows takes a fifth of it."""

OLD: Final = b"\xd0\xcf\x11\xe0"
"""Begins what Office wrote before 2007, and whatever has a password since."""

OF_OLD: Final = (
    "it is of an old kind (.xls, .doc), or has a password. Open it, and save it as .xlsx or .docx without a password."
)

ENDLESS: Final = "it holds things in things without end. Open it in the program that made it, and save it anew."
_DOCTYPE: Final = b"<!DOCTYPE"
_PROLOG: Final = 1024
_ENCRYPTED: Final = 0x1


class NotOpened(NamedTuple):
    """Says in a sentence why a file is not read, and what to do."""

    says: str


class Package(NamedTuple):
    """Holds what an office file packs, by name, in bytes."""

    members: Mapping[str, bytes]

    def xml(self, name: str) -> ET.Element | NotOpened | None:
        """Gives the root of a file of XML; None where there is none of that name."""
        content = self.members.get(name)
        if content is None:
            return None
        if _DOCTYPE in content[:_PROLOG].upper():
            return NotOpened(
                f"it holds {name} with a DOCTYPE, which no office program writes. Save it anew in Word or Excel."
            )
        try:
            return ET.fromstring(content)  # noqa: S314 - no entity can be declared without a DOCTYPE
        except ET.ParseError:
            return NotOpened(f"{name} in it is damaged. Open it and save it anew.")


def package_of(content: bytes, wanted: tuple[str, ...] = (), most: int = MOST_BYTES) -> Package | NotOpened:
    """Opens an office file; of its files those that are wanted, or all. Nothing is unpacked beyond a limit."""
    if content.startswith(OLD):
        return NotOpened(OF_OLD)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            members = [one for one in opened.infolist() if one.filename in wanted or not wanted]
            if any(one.flag_bits & _ENCRYPTED for one in members):
                return NotOpened("it has a password. Save it without one.")
            return _unpacked(opened, members, most)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        return NotOpened("it is no office file, or it is damaged. Open it in Word or Excel and save it anew.")


def _unpacked(opened: zipfile.ZipFile, members: list[zipfile.ZipInfo], most: int) -> Package | NotOpened:
    """Unpacks files up to a limit, whatever sizes are written in the ZIP."""
    found: dict[str, bytes] = {}
    left = most
    for one in members:
        with opened.open(one) as packed:
            found[one.filename] = packed.read(left + 1)
        left -= len(found[one.filename])
        if left < 0:
            return NotOpened(f"it unpacks to more than {most // 1024**2} MiB. Save it without pictures, or in parts.")
    return Package(found)
