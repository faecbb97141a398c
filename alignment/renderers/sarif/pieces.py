"""The parts that SARIF is made of: messages that are text and no links, and places in files of the repository."""

import re
from typing import Final
from urllib.parse import quote

from alignment.published.json_text import Json
from alignment.results.check import RenderOptions
from alignment.source import Location
from alignment.text import one_line

_LINK: Final = re.compile(r"\](?=\()")
_JOINER: Final = "\u2060"
"""Is not seen; brackets that it parts are no link."""


def unlinked(text: str) -> str:
    """Gives a text in which nothing is a link: SARIF takes `[a](b)` for one even in plain text."""
    return _LINK.sub(f"]{_JOINER}", one_line(text))


def message(text: str) -> Json:
    """Gives a message."""
    return {"text": unlinked(text)}


def physical(location: Location, options: RenderOptions) -> Json:
    """Gives a place, its file relative to the top of the repository."""
    return {"artifactLocation": artifact(location, options), "region": region(location)}


def artifact(location: Location, options: RenderOptions) -> Json:
    """Names a file by its path from the top of the repository."""
    return {"uri": quote(str(options.path(location)), errors="backslashreplace"), "uriBaseId": "ROOT"}


def region(location: Location) -> Json:
    """Gives a stretch of text; SARIF counts as align does."""
    return {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }
