"""A graph for Mermaid, which pages of repositories draw: every element by kind, every link in its own words."""

import re
from collections.abc import Iterator
from typing import Final

from alignment.diagrams.whole import WholeGraph
from alignment.model.vocabularies import STATED
from alignment.text import visible

_NO_WORD: Final = re.compile(r"\W", re.ASCII)
_PLAIN: Final = frozenset(" .,()/'-")


def render(graph: WholeGraph) -> bytes:
    """Renders a graph; elements are numbered, as Mermaid takes some ids for words of its own."""
    return "".join(f"{line}\n" for line in _lines(graph)).encode()


def _lines(graph: WholeGraph) -> Iterator[str]:
    numbers = {one.id: f"e{number}" for number, one in enumerate(graph.elements, 1)}
    yield "flowchart LR"
    yield f"  %% {_escaped(' '.join(filter(None, (graph.title, graph.note))))}"
    for one in graph.elements:
        yield f'  {numbers[one.id]}["{_escaped(one.id)}: {_escaped(one.title)}"]:::kind_{_NO_WORD.sub("_", one.kind)}'
    for link in graph.links:
        arrow = "-->" if link.basis == STATED else "-.->"
        yield f'  {numbers[link.source]} {arrow}|"{_escaped(link.says)}"| {numbers[link.target]}'


def _escaped(text: str) -> str:
    """Spells every sign that could mean something to Mermaid by its number, as Mermaid reads them between quotes."""
    return "".join(_spelled(char) for char in visible(text))


def _spelled(char: str) -> str:
    return char if not char.isascii() or char.isalnum() or char in _PLAIN else f"#{ord(char)};"
