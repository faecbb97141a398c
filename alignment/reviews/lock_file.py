"""`align.lock`, read to the links that have been reviewed and written: sorted, a link a line, so that a change can be merged."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from alignment.documents.document import YamlDocument, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Codes, Reader
from alignment.findings.finding import Finding
from alignment.model.link_entries import is_id
from alignment.reviews.lock import (
    ABSENT,
    BETWEEN,
    LENGTH,
    LINKS_KEY,
    VERSION,
    VERSION_KEY,
    LinkId,
    Lock,
    Meaning,
    Reviewed,
)
from alignment.text import shorten, visible

CODE: Final = "LOCK-FILE"
_CODES: Final = Codes(key=CODE, value=CODE, required=CODE)
_KEYS: Final = (VERSION_KEY, LINKS_KEY)
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_PART: Final = re.compile(rf"([a-z][a-z0-9_]*)(?: ([0-9a-f]{{{LENGTH}}}))?", re.ASCII)
_SHOWN: Final = 40


def load_lock(document: YamlDocument) -> tuple[Lock, tuple[Finding, ...]]:
    """Reads what was reviewed; an entry that cannot be read says nothing of its link."""
    path = document.source.path
    reader = Reader(document, _CODES)
    root = reader.mapping(document.root, str(path))
    if root is None or not _is_known(reader, root):
        return Lock(path, {}, is_whole=False), tuple(reader.findings)
    reader.check_keys(root, _KEYS, str(path))
    reviewed = dict(_entries(reader, root.values.get(LINKS_KEY)))
    return Lock(path, reviewed, is_whole=not reader.findings), tuple(reader.findings)


def _is_known(reader: Reader, root: YamlMapping) -> bool:
    version = root.values.get(VERSION_KEY)
    if isinstance(version, YamlText) and version.text == VERSION:
        return True
    message = f"{reader.document.source.path} is no list of reviewed links that this version of align knows"
    reader.refuse(CODE, message, version or root, label=f"no `{VERSION_KEY}: {VERSION}`")
    return False


def _entries(reader: Reader, value: YamlValue | None) -> Iterator[tuple[LinkId, Meaning]]:
    sources = reader.mapping(value, f"`{LINKS_KEY}`")
    for source, written in sources.values.items() if sources else ():
        if (links := reader.mapping(written, f"What was reviewed of {_named(source)}")) is not None:
            yield from _links(reader, source, links)


def _links(reader: Reader, source: str, links: YamlMapping) -> Iterator[tuple[LinkId, Meaning]]:
    for name, fields in links.values.items():
        link = _link(source, name)
        if link is None:
            _refuse(reader, links.keys[name], f"{_named(f'{source} {name}')} is not the name of a link")
        elif (meaning := _meaning(reader, fields, link)) is not None:
            yield link, meaning


def _link(source: str, name: str) -> LinkId | None:
    link, _, target = name.partition(" ")
    return LinkId(source, link, target) if is_id(source) and _NAME.fullmatch(link) and is_id(target) else None


def _meaning(reader: Reader, value: YamlValue, link: LinkId) -> Meaning | None:
    """Gives the digests of a link; None where any of them cannot be read."""
    what = f"What was reviewed of {' '.join(link)}"
    written = reader.only_text(value, what)
    if written is None:
        return None
    parts = [_PART.fullmatch(part) for part in written.text.split(BETWEEN)] if written.text else []
    meaning = {part[1]: part[2] or ABSENT for part in parts if part}
    if len(meaning) == len(parts):
        return meaning
    _refuse(reader, written, f"{what} is no list of fields with their digests")
    return None


def _refuse(reader: Reader, place: YamlText, message: str) -> None:
    reader.refuse(CODE, message, place, label="not written by align")


def _named(text: str) -> str:
    return f"`{visible(shorten(text, _SHOWN))}`"


def write_lock(reviewed: Reviewed) -> bytes:
    """Writes the file that holds these links."""
    by_source: dict[str, dict[str, Meaning]] = {}
    for link in sorted(reviewed):
        by_source.setdefault(link.source, {})[f"{link.type} {link.target}"] = reviewed[link]
    sources = _listed({source: _mapping(_link_lines(links), "    ") for source, links in by_source.items()}, "    ")
    parts = {VERSION_KEY: VERSION, LINKS_KEY: _mapping(sources, "  ")}
    return f"{_mapping(_listed(parts, '  '), '')}\n".encode()


def _link_lines(links: Mapping[str, Meaning]) -> Iterator[str]:
    return _listed({name: json.dumps(_text(meaning)) for name, meaning in links.items()}, "      ")


def _text(meaning: Meaning) -> str:
    """Writes each field with its digest, and one that held nothing alone."""
    return BETWEEN.join(f"{field} {digest}".rstrip() for field, digest in sorted(meaning.items()))


def _listed(values: Mapping[str, str], indent: str) -> Iterator[str]:
    return (f"{indent}{json.dumps(key)}: {value}" for key, value in values.items())


def _mapping(entries: Iterator[str], indent: str) -> str:
    """Writes a mapping whose entries are written already, each on a line of its own."""
    lines = ",\n".join(entries)
    return f"{{\n{lines}\n{indent}}}" if lines else "{}"
