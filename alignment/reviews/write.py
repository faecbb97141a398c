"""From reviewed links to `align.lock`: sorted, a link a line, so that a change to it can be read and merged."""

import json
from collections.abc import Iterator, Mapping

from alignment.reviews.lock import BETWEEN, LINKS_KEY, VERSION, VERSION_KEY, Meaning, Reviewed


def written(reviewed: Reviewed) -> bytes:
    """Writes the file that holds these links."""
    by_source: dict[str, dict[str, Meaning]] = {}
    for link in sorted(reviewed):
        by_source.setdefault(link.source, {})[f"{link.type} {link.target}"] = reviewed[link]
    sources = _listed({source: _mapping(_links(links), "    ") for source, links in by_source.items()}, "    ")
    parts = {VERSION_KEY: VERSION, LINKS_KEY: _mapping(sources, "  ")}
    return f"{_mapping(_listed(parts, '  '), '')}\n".encode()


def _links(links: Mapping[str, Meaning]) -> Iterator[str]:
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
