"""The graph for other programs: every element and link, and no text that becomes anything but text."""

import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import networkx as nx
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from alignment.diagrams.whole import WholeElement, WholeGraph, WholeLink
from alignment.renderers import graph_dot, graph_graphml, graph_json, graph_mermaid
from alignment.text import visible

SCHEMA: Final = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/schemas/graph-1.schema.json").read_text(encoding="utf-8")
)
MERMAID: Final = re.compile(
    r'flowchart LR|  %% (?:[^"#;\[\]{}<>|`%\\]|#\d+;)*|  (e\d+)\["((?:[^"#;\[\]{}<>|`%\\]|#\d+;)*)"\]:::kind_\w+|'
    r'  (e\d+) (-->|-\.->)\|"((?:[^"#;\[\]{}<>|`%\\]|#\d+;)*)"\| (e\d+)'
)
TOKEN: Final = re.compile(r'\s*("(?:\\.|[^"\\])*"|->|[A-Za-z_]\w*|[{}\[\]=,;])', re.DOTALL)


@st.composite
def graphs(draw: st.DrawFn) -> WholeGraph:
    """Draws a graph with any text wherever there can be text, ids too."""
    text = HOSTILE.map(lambda one: one.encode("utf-8", "replace").decode())
    ids = draw(st.lists(text.map(lambda one: f"{one}x"), min_size=1, max_size=4, unique_by=visible))
    some = st.one_of(st.none(), text)
    elements = tuple(WholeElement(own, "action", f"{draw(text)}x", "stated") for own in ids)
    end = st.sampled_from(ids)
    links = tuple(
        WholeLink(draw(end), f"link{number}", f"{draw(text)}x", draw(end), basis, draw(some), draw(some))
        for number, basis in enumerate(draw(st.lists(st.sampled_from(["stated", "inferred"]), max_size=4)))
    )
    return WholeGraph(draw(text.map(lambda one: f"{one}x")), None, elements, links)


def tokens(text: str) -> Iterator[str]:
    """Reads a graph as Graphviz does, sign by sign."""
    place = 0
    while text[place:].strip():
        found = TOKEN.match(text, place)
        assert found, text[place:]
        yield found[1]
        place = found.end()


def attributes(rest: Iterator[str]) -> dict[str, str]:
    """Reads what stands between brackets, and the semicolon after it."""
    found: dict[str, str] = {}
    for name in rest:
        if name == "]":
            assert next(rest) == ";"
            return found
        if name != ",":
            assert next(rest) == "="
            found[name] = next(rest)
    raise AssertionError


def as_text(quoted: str) -> str:
    """Reads a text as Graphviz shows it."""
    unquoted = quoted[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&#35;", "#"), ("&amp;", "&")):
        unquoted = unquoted.replace(entity, char)
    return unquoted


@given(graphs())
def test_dot_holds_every_element_and_link_and_no_text_leaves_its_quotes(graph: WholeGraph) -> None:
    rest = tokens(graph_dot.render(graph).decode())
    assert (next(rest), as_text(next(rest)), next(rest)) == ("digraph", visible(graph.title), "{")
    assert (next(rest), next(rest), as_text(next(rest)), next(rest)) == ("label", "=", visible(graph.title), ";")
    assert [next(rest) for _ in range(4)] == ["rankdir", "=", "LR", ";"]
    assert next(rest) == "node"
    assert next(rest) == "["
    assert attributes(rest) == {"shape": "box"}
    for one in graph.elements:
        assert as_text(next(rest)) == visible(one.id)
        assert next(rest) == "["
        assert attributes(rest).keys() == {"label", "kind", "basis"}
    for link in graph.links:
        assert (as_text(next(rest)), next(rest)) == (visible(link.source), "->")
        assert (as_text(next(rest)), next(rest)) == (visible(link.target), "[")
        given_ = attributes(rest)
        assert as_text(given_["label"]) == visible(link.says)
        assert ("note" in given_, "quote" in given_) == (link.note is not None, link.quote is not None)
        assert given_.get("style") == (None if link.basis == "stated" else "dashed")
    assert list(rest) == ["}"]


@given(graphs())
def test_mermaid_holds_every_element_and_link_and_each_line_follows_its_grammar(graph: WholeGraph) -> None:
    lines = graph_mermaid.render(graph).decode().removesuffix("\n").split("\n")
    found = [MERMAID.fullmatch(line) for line in lines]
    assert None not in found
    elements = [one for one in found if one and one[1]]
    links = [one for one in found if one and one[3]]
    assert lines[0] == "flowchart LR"
    assert len(elements) == len(graph.elements)
    for shown, element in zip(elements, graph.elements, strict=True):
        spelled = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), shown[2])
        assert spelled == f"{visible(element.id)}: {visible(element.title)}"
    numbers = {element.id: f"e{number}" for number, element in enumerate(graph.elements, 1)}
    assert [(one[3], one[4], one[6]) for one in links] == [
        (numbers[link.source], "-->" if link.basis == "stated" else "-.->", numbers[link.target])
        for link in graph.links
    ]


@given(graphs())
def test_graphml_is_read_by_xml_and_by_networkx_with_all_that_it_holds(graph: WholeGraph) -> None:
    content = graph_graphml.render(graph)
    root = ET.fromstring(content)  # noqa: S314 - our own
    assert {one.tag.split("}")[1] for one in root.iter()} <= {"graphml", "key", "graph", "desc", "node", "edge", "data"}
    read = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    shown = {one.id: read.nodes[shown_id] for one, shown_id in zip(graph.elements, read.nodes, strict=True)}
    assert len(read.edges) == len(graph.links)
    for one in graph.elements:
        assert shown[one.id]["kind"] == "action"
        assert shown[one.id]["title"].endswith("x")
    assert sorted(data["type"] for *_, data in read.edges(data=True)) == sorted(link.type for link in graph.links)


@given(graphs())
def test_json_follows_its_schema_and_holds_everything_as_it_is(graph: WholeGraph) -> None:
    document = json.loads(graph_json.render(graph))
    assert [fault.message for fault in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    assert [one["title"] for one in document["elements"]] == [one.title for one in graph.elements]
    assert [(one["from"], one["link"], one["to"], one["note"]) for one in document["links"]] == [
        (link.source, link.type, link.target, link.note) for link in graph.links
    ]


@given(graphs())
def test_no_format_has_a_line_that_is_a_command_to_a_build_service(graph: WholeGraph) -> None:
    for renderer in (graph_dot, graph_mermaid, graph_graphml, graph_json):
        text = renderer.render(graph).decode()
        assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
        assert "##[" not in text


def test_what_may_be_missing_is_said_in_every_format() -> None:
    graph = WholeGraph("Plan", None, (), (), "Not all.")
    assert '  label="Plan Not all.";' in graph_dot.render(graph).decode()
    assert graph_mermaid.render(graph).decode() == "flowchart LR\n  %% Plan Not all.\n"
    assert "<desc>Plan Not all.</desc>" in graph_graphml.render(graph).decode()
    assert json.loads(graph_json.render(graph))["complete"] is False


def test_a_kind_of_an_organisations_own_is_one_word_to_mermaid() -> None:
    graph = WholeGraph("x", None, (WholeElement("A", "quick win-now", "t", "stated"),), ())
    assert graph_mermaid.render(graph).decode().endswith(":::kind_quick_win_now\n")


def test_the_schema_is_one_and_lets_nothing_else_through() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema_version"]["const"] == "1.0"
    parts = [SCHEMA, *(SCHEMA["$defs"][name] for name in ("graph_element", "graph_link"))]
    for part in parts:
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"])
