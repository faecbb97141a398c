"""Up to why an element is there and down to what hangs on it: each link read as a sentence, each element spread once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from traced import drawn_readings, readings_of

from alignment.trace.readings import Direction, LinkReadings
from alignment.trace.trees import DEEPEST, TraceStep, TraceTree, downstream, reached, upstream

HARBOUR: Final = """\
actions:
  - id: ACT-1
    title: Train
    evidence: [P2]
    informed_by: {to: S1, basis: inferred, note: From the title}
    advances: [A2, A1]
    measured_by: M1
    part_of: PL1
ambitions:
  - {id: A1, title: Included, contributes_to: O1, evidence: P1}
  - {id: A2, title: Heard, contributes_to: O1}
outcomes: [{id: O1, title: Thriving, part_of: PL1}]
plans: [{id: PL1, title: Council Plan}]
sources: [{id: S1, title: Forum}]
measures: [{id: M1, title: Schools}]
risks: [{id: K1, title: Posts stay empty, threatens: A1, mitigated_by: ACT-1}]
contingencies: [{id: C1, title: Waits, waits_on: SV, holds_up: PL1}]
programmes: [{id: SV, title: Safety Valve}]
organisations: [{id: DFE, title: Department, party_to: SV}]
documents: [{id: D, title: Paper}]
paragraphs:
  - {id: P1, title: Ambitions, part_of: D}
  - {id: P2, title: Actions, part_of: D}
"""


def lines(steps: Iterable[TraceStep], depth: int = 0) -> Iterator[str]:
    """Writes a tree as lines, the deeper the further in."""
    for step in steps:
        basis = "" if step.reading.basis == "stated" else f" ({step.reading.basis})"
        more = (" ..." if step.is_elsewhere else "") + (f" +{step.left_out}" if step.left_out else "")
        yield f"{'  ' * depth}{step.reading.says} {step.reading.element}{basis}{more}"
        yield from lines(step.steps, depth + 1)


def every(steps: Iterable[TraceStep]) -> Iterator[TraceStep]:
    for step in steps:
        yield step
        yield from every(step.steps)


def test_upstream_is_why_an_element_is_there() -> None:
    tree = upstream(readings_of(HARBOUR), "ACT-1")
    assert list(lines(tree.steps)) == [
        "is informed by S1 (inferred)",
        "is part of PL1",
        "  is held up by C1",
        "    waits on SV",
        "      has as party DFE",
        "advances A2",
        "  contributes to O1",
        "    is part of PL1 ...",
        "advances A1",
        "  contributes to O1 ...",
        "  rests on P1",
        "    is part of D",
        "mitigates K1",
        "  threatens A1 ...",
        "rests on P2",
        "  is part of D",
    ]
    assert (tree.reached, tree.unnamed, tree.left_out) == (12, 0, 0)


def test_downstream_is_what_would_hang_in_the_air() -> None:
    tree = downstream(readings_of(HARBOUR), "SV")
    assert list(lines(tree.steps)) == [
        "is awaited by C1",
        "  holds up PL1",
        "    has as part ACT-1",
        "      is measured by M1",
        "    has as part O1",
        "      is contributed to by A1",
        "        is advanced by ACT-1 ...",
        "        is threatened by K1",
        "          is mitigated by ACT-1 ...",
        "      is contributed to by A2",
        "        is advanced by ACT-1 ...",
    ]


def test_a_measure_is_there_for_what_it_measures_and_nothing_hangs_on_it() -> None:
    readings = readings_of(HARBOUR)
    assert next(lines(upstream(readings, "M1").steps)) == "measures ACT-1"
    assert downstream(readings, "M1") == TraceTree("M1", Direction.DOWN, (), 0, 0, 0)


def test_citations_come_last() -> None:
    types = [reading.link for reading in readings_of(HARBOUR).of("ACT-1", Direction.UP)]
    assert types == ["informed_by", "part_of", "advances", "advances", "mitigated_by", "evidence"]


def test_a_circle_ends_where_it_began() -> None:
    readings = readings_of(
        "actions:\n  - {id: A, title: x, depends_on: B}\n  - {id: B, title: y, depends_on: [A, B]}\n"
    )
    tree = upstream(readings, "A")
    assert list(lines(tree.steps)) == ["depends on B", "  depends on A ...", "  depends on B ..."]
    assert (tree.reached, tree.unnamed) == (1, 0)


def test_what_there_is_no_room_for_is_counted_and_the_nearest_is_listed() -> None:
    readings = readings_of(HARBOUR)
    tree = upstream(readings, "ACT-1", 7)
    assert list(lines(tree.steps)) == [
        "is informed by S1 (inferred)",
        "is part of PL1",
        "  is held up by C1 +1",
        "advances A2 +1",
        "advances A1 +2",
        "mitigates K1 +1",
        "rests on P2 +1",
    ]
    assert (tree.reached, tree.unnamed, tree.left_out) == (12, 5, 0)
    assert upstream(readings, "ACT-1", 0)._replace(left_out=0) == TraceTree("ACT-1", Direction.UP, (), 0, 12, 12)
    assert upstream(readings, "ACT-1", 0).left_out == 6


def test_a_tree_grows_so_deep_and_no_deeper() -> None:
    chain = [f"  - {{id: X{one}, title: x, depends_on: X{one + 1}}}\n" for one in range(3000)]
    readings = readings_of(f"actions:\n{''.join(chain)}  - {{id: X3000, title: x}}\n")
    tree = upstream(readings, "X0")
    *_, last = every(tree.steps)
    assert (last.reading.element, last.left_out) == (f"X{DEEPEST}", 1)
    assert (tree.reached, tree.unnamed) == (3000, 3000 - DEEPEST)


def as_networkx(readings: LinkReadings) -> "nx.MultiDiGraph[str]":
    """Gives the links as networkx knows them, each from the end that would hang in the air without the other."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from(readings.graph.elements)
    for link in readings.graph.links:
        is_down = link.type == "measured_by"
        start, end = (link.target, link.source) if is_down else (link.source, link.target)
        found.add_edge(start, end, key=link.type)
    return found


@given(drawn_readings(), st.one_of(st.none(), st.integers(0, 12)))
def test_a_tree_names_what_networkx_reaches_and_counts_what_it_does_not_name(
    readings: LinkReadings, most: int | None
) -> None:
    known = as_networkx(readings)
    for element in readings.graph.elements:
        for tree, expected in (
            (upstream(readings, element, most), nx.descendants(known, element)),
            (downstream(readings, element, most), nx.ancestors(known, element)),
        ):
            steps = list(every(tree.steps))
            named = {step.reading.element for step in steps}
            assert named - {element} <= expected
            assert tree.reached == len(expected)
            assert tree.unnamed == len(expected - named)
            assert most is None or len(steps) <= most
            assert most is not None or tree.unnamed == 0


@given(drawn_readings())
def test_every_link_stands_in_a_tree_once_and_no_element_is_spread_out_twice(readings: LinkReadings) -> None:
    known = as_networkx(readings)
    for element in readings.graph.elements:
        steps = list(every(upstream(readings, element).steps))
        spread = Counter(step.reading.element for step in steps if step.steps)
        assert all(number == 1 for number in spread.values())
        assert element not in spread
        around = nx.descendants(known, element) | {element}
        assert len(steps) == sum(number for _, number in known.out_degree(around))


@given(drawn_readings())
def test_what_is_upstream_of_one_has_that_one_downstream(readings: LinkReadings) -> None:
    for one in readings.graph.elements:
        for other in reached(readings, one, Direction.UP):
            assert one in reached(readings, other, Direction.DOWN)


@pytest.mark.parametrize("direction", Direction)
def test_a_link_reads_from_either_end_and_leads_up_from_one_only(direction: Direction) -> None:
    readings = readings_of(HARBOUR)
    for element in readings.graph.elements:
        for reading in readings.of(element, direction):
            (other,) = (way for way in Direction if way is not direction)
            back = [one for one in readings.of(reading.element, other) if one.element == element]
            assert (reading.link, not reading.is_inverse) in [(one.link, one.is_inverse) for one in back]
