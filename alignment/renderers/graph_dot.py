"""A graph for Graphviz: every element with its kind, every link in its own words, dashed where it is not stated."""

from collections.abc import Iterator
from typing import Final

from alignment.diagrams.whole import WholeGraph, WholeLink
from alignment.model.vocabularies import STATED
from alignment.text import visible

_ENTITIES: Final = str.maketrans({"&": "&amp;", "#": "&#35;", "<": "&lt;", ">": "&gt;"})
_SIGNS: Final = str.maketrans({"\\": "\\\\", '"': '\\"'})


def render(graph: WholeGraph) -> bytes:
    """Renders a graph."""
    return "".join(f"{line}\n" for line in _lines(graph)).encode()


def _lines(graph: WholeGraph) -> Iterator[str]:
    yield f"digraph {_quoted(graph.title)} {{"
    yield f"  label={_quoted(' '.join(filter(None, (graph.title, graph.note))))};"
    yield "  rankdir=LR;"
    yield "  node [shape=box];"
    for one in graph.elements:
        label = f'"{_escaped(one.id)}\\n{_escaped(one.title)}"'
        yield f"  {_quoted(one.id)} [label={label}, kind={_quoted(one.kind)}, basis={_quoted(one.basis)}];"
    for link in graph.links:
        yield f"  {_quoted(link.source)} -> {_quoted(link.target)} [{_attributes(link)}];"
    yield "}"


def _attributes(link: WholeLink) -> str:
    given = {"label": link.says} | {
        name: getattr(link, name) for name in ("type", "basis", "note", "quote", "evidence")
    }
    written = [f"{name}={_quoted(value)}" for name, value in given.items() if value is not None]
    return ", ".join([*written, *([] if link.basis == STATED else ["style=dashed"])])


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """Spells what Graphviz takes for something else: signs of its language, of labels, and of HTML, which labels know."""
    return visible(text).translate(_ENTITIES).translate(_SIGNS)
