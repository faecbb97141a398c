"""What a picture shows: boxes apart, lines from edge to edge, what is missing in words, the whole of it in words."""

from itertools import combinations, pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from traced import readings_of

from alignment.diagrams.diagram import Box, Diagram
from alignment.diagrams.layout import lay_out
from alignment.diagrams.threads import Threads, threads
from alignment.trace.readings import LinkReadings

PLAN: Final = """\
ambitions:
  - {id: A1, title: Included, measured_by: M2}
  - {id: A2, title: Heard}
  - {id: A3, title: Close to home}
actions:
  - {id: ACT-1, title: Train, advances: [A1, {to: A2, basis: promised}], measured_by: M1, depends_on: ACT-2}
  - {id: ACT-2, title: Map, advances: A1}
  - {id: ACT-3, title: Ask, measured_by: [M1, M2]}
  - {id: ACT-4, title: Wait}
measures:
  - {id: M1, title: Schools}
  - {id: M2, title: Families}
  - {id: M3, title: Nothing}
roles:
  - {id: R1, title: Head}
"""


def threads_of(readings: LinkReadings) -> Threads:
    return threads(readings.graph, readings.metamodel)


def picture_of(text: str) -> Diagram:
    readings = readings_of(text)
    return lay_out(threads_of(readings), readings.graph, "a plan")


def test_columns_hold_their_kinds_and_lines_the_links_between_columns() -> None:
    found = threads_of(readings_of(PLAN))
    assert found.columns == (("A1", "A2", "A3"), ("ACT-1", "ACT-2", "ACT-3", "ACT-4"), ("M1", "M2", "M3"))
    assert [(join.says, join.is_stated) for join in found.joins] == [
        ("ACT-1 advances A1", True),
        ("ACT-2 advances A1", True),
        ("A1 is measured by M2", True),
        ("ACT-1 advances A2 (promised)", False),
        ("ACT-1 is measured by M1", True),
        ("ACT-3 is measured by M1", True),
        ("ACT-3 is measured by M2", True),
    ]


def test_what_an_element_lacks_is_said_in_words() -> None:
    assert {one: gaps for one, gaps in threads_of(readings_of(PLAN)).gaps.items() if gaps} == {
        "A3": ("no action",),
        "ACT-2": ("no measure",),
        "ACT-3": ("no ambition",),
        "ACT-4": ("no ambition", "no measure"),
        "M3": ("no action",),
    }


def test_what_is_lacking_is_judged_on_the_whole_however_little_is_shown() -> None:
    found = threads_of(readings_of(PLAN)).only(["ACT-1", "ACT-2"])
    assert (found.columns, found.joins) == (((), ("ACT-1", "ACT-2"), ()), ())
    assert found.gaps["ACT-1"] == ()


def test_one_ambition_has_its_actions_and_their_measures_and_no_more() -> None:
    found = threads_of(readings_of(PLAN)).of_one("A1")
    assert found.columns == (("A1",), ("ACT-1", "ACT-2"), ("M1", "M2"))
    assert len(found.joins) == 4


def test_other_kinds_can_stand_in_columns() -> None:
    readings = readings_of("outcomes: [{id: O, title: x}]\nambitions: [{id: A, title: y, contributes_to: O}]\n")
    found = threads(readings.graph, readings.metamodel, ("outcome", "ambition"))
    assert [join.says for join in found.joins] == ["A contributes to O"]
    picture = lay_out(found, readings.graph, "a plan")
    assert [column.heading for column in picture.columns] == ["Outcomes", "Ambitions"]


def test_several_links_between_two_are_one_line() -> None:
    readings = readings_of(
        "reform_items: [{id: R, title: x, aligns_with: A}]\nambitions: [{id: A, title: y}]\n"
        "recommendations: [{id: T, title: z, about: [R, {to: A, basis: promised}]}]\n"
    )
    found = threads(readings.graph, readings.metamodel, ("ambition", "reform_item", "recommendation"))
    assert [(join.says, join.is_stated) for join in found.joins] == [
        ("R aligns with A", True),
        ("T is about A (promised)", False),
        ("T is about R", True),
    ]


def test_a_picture_says_in_words_what_it_shows() -> None:
    picture = picture_of(PLAN)
    assert picture.title == "Ambitions, actions and measures: a plan"
    assert picture.description == (
        "3 ambitions, 4 actions and 3 measures, joined by 7 lines. "
        "1 of the lines is dashed: the paper does not state its link. "
        "1 ambition has no action: A3. 1 measure has no action: M3. "
        "1 action has no measure: ACT-2. 1 action has no ambition: ACT-3. "
        "1 action has no ambition and no measure: ACT-4."
    )


def test_a_picture_of_little_says_so() -> None:
    actions = "".join(f"  - {{id: X{one}, title: x}}\n" for one in range(10))
    picture = picture_of(f"actions:\n{actions}")
    assert picture.description == (
        "No ambitions, 10 actions and no measures, joined by no lines. "
        "10 actions have no ambition and no measure: X0, X1, X2, X3, X4, X5, X6, X7 and 2 more."
    )
    assert (picture.lines, picture.loose, picture.legend) == ((), None, None)
    assert [column.nothing for column in picture.columns] == ["No ambitions", "No actions", "No measures"]
    empty = picture_of("roles: [{id: R, title: x}]")
    assert (empty.boxes, empty.lines) == ((), ())


def test_elements_without_a_line_stand_below_their_caption() -> None:
    picture = picture_of(PLAN)
    assert picture.loose is not None
    below = {box.element for box in picture.boxes if box.top > picture.loose}
    assert below == {"A3", "ACT-4", "M3"}
    assert picture.legend is not None
    assert picture.legend > max(box.top + box.height for box in picture.boxes)
    assert picture.height > picture.legend


def test_what_belongs_to_one_ambition_has_its_colour_and_what_belongs_to_two_has_none() -> None:
    hues = {box.element: box.hue for box in picture_of(PLAN).boxes}
    assert hues == {
        "A1": 0, "A2": 1, "A3": 2, "ACT-1": None, "ACT-2": 0, "ACT-3": None, "ACT-4": None,
        "M1": None, "M2": 0, "M3": None,
    }  # fmt: skip
    lines = {(line.start, line.end): line.hue for line in picture_of(PLAN).lines}
    assert (lines["A2", "ACT-1"], lines["ACT-1", "M1"], lines["A1", "M2"]) == (1, None, 0)


def test_long_ids_and_titles_are_cut_and_said_in_full() -> None:
    title = "A title that goes on and on and says more than anybody can read in any box of any picture " * 3
    own = "X" * 64
    (box,) = picture_of(f"actions: [{{id: {own}, title: '{title.strip()}'}}]").boxes
    assert box.id.endswith("...")
    assert len(box.title) == 4
    assert box.title[-1].endswith("...")
    assert box.says == f'{own} "{title.strip()}", stated: no ambition, no measure'


WORDS: Final = st.lists(st.sampled_from(["map", "network", "co-production", "of", "neurodevelopmental"]), min_size=1)


@st.composite
def plans(draw: st.DrawFn) -> str:
    """Draws a plan of ambitions, actions and measures with titles of any length, linked anyhow."""
    ids = {name[0].upper(): range(draw(st.integers(0, 5))) for name in ("ambitions", "measures", "xactions")}
    lines: list[str] = []
    for letter, section, links in (
        ("A", "ambitions", {"measured_by": "M"}),
        ("X", "actions", {"advances": "A", "measured_by": "M"}),
        ("M", "measures", {}),
    ):
        lines += [f"{section}:"] if ids[letter] else []
        for one in ids[letter]:
            lines += [f"  - id: {letter}{one}", f"    title: {' '.join(draw(WORDS))}"]
            for link, other in links.items():
                ends = [f"{other}{end}" for end in ids[other] if draw(st.booleans())]
                lines += [f"    {link}: [{', '.join(ends)}]"] if ends else []
    return "\n".join([*lines, "roles: [{id: R, title: x}]\n"])


def apart(one: Box, other: Box) -> bool:
    beside = one.right < other.left or other.right < one.left
    return beside or one.top + one.height < other.top or other.top + other.height < one.top


@given(plans())
def test_boxes_are_apart_and_within_the_picture_and_lines_run_from_edge_to_edge(plan: str) -> None:
    readings = readings_of(plan)
    picture = lay_out(threads_of(readings), readings.graph, "a plan")
    boxes = {box.element: box for box in picture.boxes}
    assert all(apart(one, other) for one, other in combinations(picture.boxes, 2))
    for box in picture.boxes:
        assert 0 <= box.left < box.right <= picture.width
        assert 0 <= box.top < box.top + box.height <= picture.height
    assert len({line.start + " " + line.end for line in picture.lines}) == len(picture.lines)
    for line in picture.lines:
        start, end = boxes[line.start], boxes[line.end]
        first, *through, last = line.points
        assert (first.x, last.x) == (start.right, end.left)
        assert start.top < first.y < start.top + start.height
        assert end.top < last.y < end.top + end.height
        assert all(one.x < other.x for one, other in pairwise(line.points))
        for point in through:
            column = [box for box in picture.boxes if box.left <= point.x <= box.right]
            assert not [box.element for box in column if box.top < point.y < box.top + box.height]


@given(plans())
def test_the_picture_is_the_same_every_time(plan: str) -> None:
    assert picture_of(plan) == picture_of(plan)


@pytest.mark.parametrize("first", ["A1", "A2", "A3"])
def test_there_is_a_picture_of_every_ambition(first: str) -> None:
    readings = readings_of(PLAN)
    picture = lay_out(threads_of(readings).of_one(first), readings.graph, first)
    assert [box.element for box in picture.boxes if box.is_first] == [first]
