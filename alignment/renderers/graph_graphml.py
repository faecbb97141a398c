"""A graph as GraphML, which most programs for graphs read, networkx among them."""

from collections.abc import Iterator, Mapping
from typing import Final

from alignment.diagrams.whole import WholeGraph
from alignment.renderers.support.escape import xml_text

_OF_ELEMENTS: Final = ("kind", "title", "basis")
_OF_LINKS: Final = ("type", "says", "basis", "note", "quote", "evidence")


def render(graph: WholeGraph) -> bytes:
    """Renders a graph."""
    return "".join(f"{line}\n" for line in _lines(graph)).encode()


def _lines(graph: WholeGraph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for end, names in (("node", _OF_ELEMENTS), ("edge", _OF_LINKS)):
        for name in names:
            yield f'  <key id="{end}-{name}" for="{end}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph edgedefault="directed">'
    yield f"    <desc>{xml_text(' '.join(filter(None, (graph.title, graph.note))))}</desc>"
    for one in graph.elements:
        yield f'    <node id="{xml_text(one.id)}">'
        yield from _data("node", {"kind": one.kind, "title": one.title, "basis": one.basis})
        yield "    </node>"
    for number, link in enumerate(graph.links, 1):
        ends = f'source="{xml_text(link.source)}" target="{xml_text(link.target)}"'
        yield f'    <edge id="l{number}" {ends}>'
        given = {name: getattr(link, name) for name in _OF_LINKS}
        yield from _data("edge", given)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(end: str, given: Mapping[str, str | None]) -> Iterator[str]:
    return (
        f'      <data key="{end}-{name}">{xml_text(value)}</data>' for name, value in given.items() if value is not None
    )
