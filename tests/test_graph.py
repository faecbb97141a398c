"""The strategy as a graph: both ways along each link, in the order of the files, and the same as networkx sees it."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from yaml_in import strategy_of

from alignment.graph import StrategyGraph, circles, shortest_circle, shortest_ways
from alignment.graph import components as joined_groups
from alignment.model.kinds.work import Action

HARBOUR: Final = """\
actions:
  - id: ACT-02
    title: Map
    advances: [A2, {to: A1, basis: inferred, note: From the title}]
    depends_on: [ACT-01]
  - id: ACT-01
    title: Train
    advances: [{to: A1, note: in every setting}]
    part_of: {to: PL1, basis: promised}
ambitions:
  - {id: A1, title: Included, contributes_to: [O1]}
  - {id: A2, title: Heard}
outcomes:
  - {id: O1, title: Thriving, part_of: PL1}
plans:
  - {id: PL1, title: Council Plan}
channels:
  - {id: CH1, title: Newsletter}
"""
LINKS: Final = ("depends_on", "replaces", "part_of")


def graph_of(*texts: str) -> StrategyGraph:
    strategy, findings = strategy_of(*texts)
    assert findings == ()
    return StrategyGraph.of(strategy)


def test_links_are_followed_from_either_end_in_the_order_of_the_files() -> None:
    graph = graph_of(HARBOUR)
    assert list(graph.neighbours("ACT-02", "advances")) == ["A2", "A1"]
    assert list(graph.neighbours("A1", "advances", inverse=True)) == ["ACT-02", "ACT-01"]
    assert list(graph.neighbours("PL1", "part_of", inverse=True)) == ["ACT-01", "O1"]


@pytest.mark.parametrize(("element", "link"), [("A1", "advances"), ("ACT-01", "owner"), ("nobody", "advances")])
def test_where_no_link_starts_nothing_is_found(element: str, link: str) -> None:
    assert list(graph_of(HARBOUR).neighbours(element, link)) == []


def test_where_no_link_ends_nothing_is_found() -> None:
    graph = graph_of(HARBOUR)
    assert list(graph.neighbours("CH1", "advances", inverse=True)) == []
    assert list(graph.neighbours("CH1", "owner", inverse=True)) == []


def test_elements_are_kept_by_kind_in_the_order_of_the_files() -> None:
    graph = graph_of(HARBOUR)
    assert list(graph.elements) == ["ACT-02", "ACT-01", "A1", "A2", "O1", "PL1", "CH1"]
    assert graph.kinds["action"] == ("ACT-02", "ACT-01")
    assert list(graph.of_kinds(["plan", "action", "risk"])) == ["PL1", "ACT-02", "ACT-01"]


def test_every_link_is_given_once_by_type() -> None:
    strategy, _ = strategy_of(HARBOUR)
    graph = StrategyGraph.of(strategy)
    assert sorted(graph.links) == sorted(strategy.links)
    types = [link.type for link in graph.links]
    assert types == sorted(types, key=types.index)


def test_nothing_in_a_graph_can_be_changed() -> None:
    graph = graph_of(HARBOUR)
    for name in ("elements", "kinds", "outgoing", "incoming"):
        with pytest.raises(AttributeError):
            setattr(graph, name, {})
    for name in ("id", "title", "part_of"):
        with pytest.raises(ValidationError):
            setattr(graph.elements["A1"], name, "Other")
    tables = (graph.elements, graph.kinds, graph.outgoing, graph.incoming, graph.outgoing["advances"])
    assert not [table for table in tables if hasattr(table, "__setitem__")]
    assert isinstance(graph.outgoing["advances"]["ACT-02"], tuple)


def test_a_graph_does_not_follow_what_happens_to_the_elements_that_it_was_built_of() -> None:
    elements = {"A": Action.model_validate({"id": "A", "title": "Train"})}
    graph = StrategyGraph.built(elements, ())
    elements.clear()
    assert list(graph.elements) == ["A"]


def test_what_is_stated_only_lacks_links_and_never_elements() -> None:
    graph = graph_of(HARBOUR)
    stated = graph.stated_only()
    assert dict(stated.elements) == dict(graph.elements)
    assert dict(stated.kinds) == dict(graph.kinds)
    assert [(link.source, link.target) for link in stated.links if link.type == "advances"] == [
        ("ACT-02", "A2"),
        ("ACT-01", "A1"),
    ]
    assert list(stated.neighbours("PL1", "part_of", inverse=True)) == ["O1"]
    assert list(stated.neighbours("ACT-01", "part_of")) == []


def test_the_graph_of_nothing_is_empty() -> None:
    graph = graph_of("actions: []\n")
    assert (list(graph.elements), list(graph.links), list(graph.of_kinds(["action"]))) == ([], [], [])


def networkx_of(graph: StrategyGraph) -> "nx.MultiDiGraph[str]":
    """Gives the graph as networkx knows it, links keyed by their type."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from(graph.elements)
    for link in graph.links:
        found.add_edge(link.source, link.target, key=link.type)
    return found


@st.composite
def graphs(draw: st.DrawFn) -> StrategyGraph:
    """Draws elements and links of three types between them, loops and cycles too, some of them not stated."""
    ids = [f"X{number}" for number in range(draw(st.integers(1, 8)))]
    end = st.sampled_from(ids)
    drawn = draw(st.sets(st.tuples(end, st.sampled_from(LINKS), end), max_size=16))
    written = next(
        iter(strategy_of("risks: [{id: R, title: t, mitigated_by: S}]", "sources: [{id: S, title: t}]")[0].links)
    )
    elements = {own: Action.model_validate({"id": own, "title": "Train"}) for own in ids}
    links = [
        written._replace(source=source, type=link, target=target, basis=draw(st.sampled_from(("stated", "inferred"))))
        for source, link, target in sorted(drawn)
    ]
    return StrategyGraph.built(elements, links)


def reached(graph: StrategyGraph, start: str, links: Iterable[str], *, inverse: bool) -> set[str]:
    """Searches a graph by its neighbours: what is one step or more away."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        element = waiting.pop()
        for link in links:
            new = set(graph.neighbours(element, link, inverse=inverse)) - found
            found |= new
            waiting += sorted(new)
    return found


def components(graph: StrategyGraph) -> set[frozenset[str]]:
    """Searches a graph both ways from every element."""
    found: set[frozenset[str]] = set()
    for start in graph.elements:
        together, size = {start}, 0
        while len(together) > size:
            size = len(together)
            for link in LINKS:
                for element in sorted(together):
                    together.update(graph.neighbours(element, link))
                    together.update(graph.neighbours(element, link, inverse=True))
        found.add(frozenset(together))
    return found


def only(found: "nx.MultiDiGraph[str]", link: str) -> "nx.DiGraph[str]":
    """Gives what networkx knows of one link type, with every element."""
    chosen: nx.DiGraph[str] = nx.DiGraph()
    chosen.add_nodes_from(found)
    chosen.add_edges_from((source, target) for source, target, key in found.edges(keys=True) if key == link)
    return chosen


@given(graphs())
def test_what_can_be_reached_is_what_networkx_reaches(graph: StrategyGraph) -> None:
    found = networkx_of(graph)
    for element in graph.elements:
        assert reached(graph, element, LINKS, inverse=False) - {element} == nx.descendants(found, element)
        assert reached(graph, element, LINKS, inverse=True) - {element} == nx.ancestors(found, element)
        for link in LINKS:
            chosen = only(found, link)
            assert reached(graph, element, [link], inverse=False) - {element} == nx.descendants(chosen, element)
            assert reached(graph, element, [link], inverse=True) - {element} == nx.ancestors(chosen, element)


@given(graphs())
def test_an_element_reaches_itself_where_networkx_finds_a_cycle(graph: StrategyGraph) -> None:
    for link in LINKS:
        chosen = only(networkx_of(graph), link)
        cyclic = {
            element
            for component in nx.strongly_connected_components(chosen)
            for element in component
            if len(component) > 1 or chosen.has_edge(element, element)
        }
        assert {one for one in graph.elements if one in reached(graph, one, [link], inverse=False)} == cyclic


@given(graphs())
def test_what_hangs_together_is_what_networkx_says(graph: StrategyGraph) -> None:
    assert components(graph) == set(map(frozenset, nx.weakly_connected_components(networkx_of(graph))))


@given(graphs())
def test_stated_links_are_some_of_the_links_and_both_ways_agree(graph: StrategyGraph) -> None:
    stated = graph.stated_only()
    assert list(stated.links) == [link for link in graph.links if link.basis == "stated"]
    assert list(stated.elements) == list(graph.elements)
    backwards = [link for by_target in graph.incoming.values() for links in by_target.values() for link in links]
    assert sorted(link[:3] for link in backwards) == sorted(link[:3] for link in graph.links)


ENDS = st.dictionaries(st.sampled_from("ABCDEFG"), st.lists(st.sampled_from("ABCDEFGH"), max_size=4), max_size=7)


def ways_back(successors: Mapping[str, list[str]], start: str) -> int | None:
    """Searches by brute force how many steps the shortest way from an element back to itself takes."""
    reached = {start}
    for taken in range(1, len(successors) + 1):
        reached = {end for one in reached for end in successors.get(one, ())}
        if start in reached:
            return taken
    return None


@pytest.mark.parametrize(
    ("successors", "groups"),
    [
        ({}, []),
        ({"A": ["B"], "B": []}, []),
        ({"A": ["B", "C"], "B": ["C"]}, []),
        ({"A": ["A"]}, ["A"]),
        ({"A": ["B"], "B": ["A"]}, ["AB"]),
        ({"A": ["B"], "B": ["C"], "C": ["B"]}, ["BC"]),
        ({"A": ["A", "B"], "B": ["C"], "C": ["B"], "D": ["A"]}, ["A", "BC"]),
        ({"A": ["B"], "B": ["C", "D"], "C": ["A"], "D": ["A"]}, ["ABCD"]),
    ],
)
def test_who_is_reached_from_itself_and_with_whom(successors: dict[str, list[str]], groups: list[str]) -> None:
    assert sorted("".join(sorted(group)) for group in circles(successors)) == groups


@given(ENDS)
def test_every_element_in_a_circle_is_in_one_group_with_those_it_reaches_and_is_reached_from(
    successors: dict[str, list[str]],
) -> None:
    groups = circles(successors)
    graph: nx.DiGraph[str] = nx.DiGraph((start, end) for start, ends in successors.items() for end in ends)
    for one in "ABCDEFGH":
        mine = [group for group in groups if one in group]
        assert len(mine) == (ways_back(successors, one) is not None)
        for group in mine:
            assert group == {
                other for other in graph if nx.has_path(graph, one, other) and nx.has_path(graph, other, one)
            }


@given(ENDS)
def test_the_shortest_circle_leads_from_step_to_step_and_is_the_shortest(successors: dict[str, list[str]]) -> None:
    for one in (one for group in circles(successors) for one in group):
        circle = shortest_circle(successors, one)
        assert circle[0] == circle[-1] == one
        assert all(end in successors[start] for start, end in pairwise(circle))
        assert len(circle) - 1 == ways_back(successors, one)


def test_of_two_circles_of_one_length_the_first_by_name_is_shown() -> None:
    assert shortest_circle({"A": ["C", "B"], "B": ["A"], "C": ["A"]}, "A") == ["A", "B", "A"]


@given(graphs())
def test_groups_are_those_that_a_search_finds_in_the_order_of_the_files(graph: StrategyGraph) -> None:
    groups = joined_groups(graph)
    assert set(map(frozenset, groups)) == components(graph)
    order = list(graph.elements)
    assert [list(group) for group in groups] == [sorted(group, key=order.index) for group in groups]
    assert groups == sorted(groups, key=lambda group: order.index(group[0]))


def test_a_way_from_an_element_to_itself_has_no_step() -> None:
    assert shortest_ways(graph_of(HARBOUR), "A1", "A1", 3) == ([["A1"]], 1)


def test_ways_are_listed_up_to_a_number_and_counted_beyond() -> None:
    graph = graph_of(HARBOUR)
    assert shortest_ways(graph, "PL1", "A1", 1) == ([["PL1", "ACT-01", "A1"]], 2)
    assert shortest_ways(graph, "PL1", "A1", 2)[0] == [["PL1", "ACT-01", "A1"], ["PL1", "O1", "A1"]]
    assert shortest_ways(graph, "PL1", "CH1", 2) == ([], 0)
