"""Reviewed links for people at a terminal: those that were suspect or are, and those that nobody has looked at."""

from collections.abc import Iterable
from typing import NamedTuple

from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.source import Location
from alignment.text import visible


class LinkLine(NamedTuple):
    """Says where a link is written, in a word how it stands, and the link."""

    location: Location
    word: str
    says: str


def render(links: Iterable[LinkLine], says: Iterable[str], options: RenderOptions) -> bytes:
    """Lists links, a line each, and what it all comes to in sentences."""
    style = Style(options.width, options.has_colour)
    lines = [_line(link, options) for link in links]
    lines += [line for sentence in says for line in style.folded(sentence)]
    return "".join(f"{disarmed(visible(line))}\n" for line in lines).encode()


def _line(link: LinkLine, options: RenderOptions) -> str:
    return f"{options.path(link.location)}:{link.location.line}:{link.location.column}: {link.word}: {link.says}"
