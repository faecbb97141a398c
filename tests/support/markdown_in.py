"""What Markdown comes to where it is rendered, and what sites that render it would make links of on their own."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER: Final = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_CODE: Final = re.compile(r"[\w.:/ -]+", re.ASCII)
SELF_LINKED: Final = re.compile(
    r"@[A-Za-z0-9]|(?<!\w)[#!~%&$]\d|GH-\d|(?:https?|ftp|xmpp|mailto)://|www\.|:[a-z0-9+-]+:(?!\d)", re.IGNORECASE
)


def shape(markdown: str) -> list[str]:
    """Gives the structure of a text: headings, lists, tables, emphasis, links; not the words, and not names set as code."""
    tokens = [*_flat(_PARSER.parse(markdown))]
    assert all(_CODE.fullmatch(one.content) for one in tokens if one.type == "code_inline")
    return [one.type for one in tokens if one.type not in {"text", "code_inline"}]


def words(markdown: str) -> str:
    """Gives the words that a reader sees, code left out."""
    return " ".join(one.content for one in _flat(_PARSER.parse(markdown)) if one.type == "text")


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children is None:
            yield token
        else:
            yield from _flat(token.children)


class Tags(HTMLParser):
    """Collects the tags of a page, with their attributes where they are no words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"<{tag} {' '.join(name for name, _ in attrs)}>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")
