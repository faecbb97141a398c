"""How two elements are linked: the shortest ways, whichever way links lead, or that there is none."""

from itertools import pairwise

from hypothesis import given
from traced import drawn_readings, readings_of

from alignment.trace.readings import LinkReadings
from alignment.trace.ways import MOST_WAYS, Leg, ways

TWO = """\
actions:
  - {id: A, title: x, advances: [B, C], informed_by: S}
  - {id: Z, title: z}
ambitions:
  - {id: B, title: y, contributes_to: O, measured_by: M}
  - {id: C, title: y, contributes_to: O}
outcomes: [{id: O, title: x, measured_by: M}]
measures: [{id: M, title: x}]
sources: [{id: S, title: x}]
"""


def said(way: tuple[Leg, ...]) -> list[str]:
    return [f"{' and '.join(reading.says for reading in leg.readings)} {leg.element}" for leg in way]


def test_ways_are_said_link_by_link() -> None:
    found = ways(readings_of(TWO), "S", "O")
    assert [said(way) for way in found.ways] == [
        ["informs A", "advances B", "contributes to O"],
        ["informs A", "advances C", "contributes to O"],
    ]
    assert (found.left_out, found.around) == (0, ())


def test_several_links_between_two_elements_are_one_leg() -> None:
    found = ways(readings_of("plans: [{id: A, title: x, aligns_with: B, replaces: B}, {id: B, title: y}]\n"), "B", "A")
    assert [said(way) for way in found.ways] == [["is replaced by and is aligned by A"]]


def test_where_no_way_leads_each_end_says_what_it_is_linked_to() -> None:
    found = ways(readings_of(TWO), "O", "Z")
    assert (found.ways, found.left_out) == ((), 0)
    first, last = found.around
    assert [f"{one.says} {one.element}" for one in first.readings] == [
        "is measured by M", "is contributed to by B", "is contributed to by C",
    ]  # fmt: skip
    assert (first.element, first.group, last) == ("O", 5, ("Z", (), 0))


def test_ten_are_listed_and_the_rest_is_counted_however_many_there_are() -> None:
    layers = 40
    links = [
        f"  - {{id: L{layer}-{place}, title: x, depends_on: [L{layer + 1}-0, L{layer + 1}-1]}}\n"
        for layer in range(layers)
        for place in range(2)
    ]
    ends = "".join(f"  - {{id: L{layers}-{place}, title: x, depends_on: END}}\n" for place in range(2))
    found = ways(readings_of(f"actions:\n{''.join(links)}{ends}  - {{id: END, title: x}}\n"), "L0-0", "END")
    assert (len(found.ways), found.left_out) == (MOST_WAYS, 2**layers - MOST_WAYS)


def steps_between(readings: LinkReadings, start: str) -> dict[str, tuple[int, int]]:
    """Searches by brute force how far each element is from one, and by how many ways."""
    found = {start: (0, 1)}
    for distance in range(1, len(readings.graph.elements) + 1):
        new = {
            other: sum(
                number for one, (far, number) in found.items() if far == distance - 1 and readings.between(one, other)
            )
            for other in readings.graph.elements
            if other not in found
        }
        found |= {other: (distance, number) for other, number in new.items() if number}
    return found


@given(drawn_readings())
def test_ways_are_the_shortest_and_all_are_counted(readings: LinkReadings) -> None:
    for start in readings.graph.elements:
        known = steps_between(readings, start)
        for end in (end for end in readings.graph.elements if end != start):
            found = ways(readings, start, end)
            distance, number = known.get(end, (0, 0))
            assert len(found.ways) + found.left_out == number
            assert len(found.ways) == min(number, MOST_WAYS) == len(set(found.ways))
            for way in found.ways:
                stops = [start, *(leg.element for leg in way)]
                assert len(way) == distance
                assert stops[-1] == end
                assert all(
                    leg.readings == readings.between(one, other) != ()
                    for leg, (one, other) in zip(way, pairwise(stops), strict=True)
                )
