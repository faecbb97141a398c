"""A picture as SVG: valid, with nothing but attributes, said in words, readable in light and dark, whatever it shows."""

import re
import xml.etree.ElementTree as ET
from typing import Final

import pytest
from hostile import HOSTILE
from hypothesis import given
from traced import readings_of

from alignment.diagrams.diagram import Diagram
from alignment.diagrams.layout import lay_out
from alignment.diagrams.threads import threads
from alignment.graph import StrategyGraph
from alignment.renderers import graph_svg
from alignment.renderers.support.drawing import HUES, WARNING, Look, drawing
from alignment.renderers.support.escape import xml_text

SVG: Final = "{http://www.w3.org/2000/svg}"
PLAN: Final = """\
ambitions:
  - {id: A1, title: Included, measured_by: M1}
  - {id: A2, title: Heard}
actions:
  - {id: ACT-1, title: Train everybody who works with children in every setting, advances: {to: A1, basis: promised}}
  - {id: ACT-2, title: Map, advances: A1, measured_by: M1}
  - {id: title, title: Wait}
measures:
  - {id: M1, title: Schools}
"""


def picture_of(text: str = PLAN, title: str | None = None) -> Diagram:
    readings = readings_of(text)
    graph = readings.graph
    if title is not None:
        elements = {own: one.model_copy(update={"title": title}) for own, one in graph.elements.items()}
        graph = StrategyGraph.built(elements, graph.links)
    return lay_out(threads(graph, readings.metamodel), graph, title or "a plan")


def parsed(picture: Diagram, look: Look | None = None) -> ET.Element:
    return ET.fromstring(drawing(picture, look or Look()))  # noqa: S314 - our own


def test_a_picture_is_an_image_that_says_in_words_what_it_shows() -> None:
    picture = picture_of()
    root = parsed(picture)
    assert root.tag == f"{SVG}svg"
    assert root.attrib["role"] == "img"
    title, desc = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", picture.title)
    assert (desc.tag, desc.text) == (f"{SVG}desc", picture.description)
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {desc.attrib['id']}"
    assert root.attrib["viewBox"] == f"0 0 780 {picture.height:g}"
    assert not {"width", "height"} & root.attrib.keys()


def test_nothing_in_it_needs_a_style_a_script_or_anything_from_outside() -> None:
    for look in (Look(), Look(has_links=True)):
        text = drawing(picture_of(), look)
        assert not re.search(r"<style|<script|style=|class=|\son\w+=|url\(|<image|<use|<foreignObject|<!", text)
        assert re.findall(r"https?:[^\"]*", text) == ["http://www.w3.org/2000/svg"]
        assert {one.tag.removeprefix(SVG) for one in parsed(picture_of(), look).iter()} <= {
            "svg", "title", "desc", "g", "a", "rect", "path", "text", "tspan",
        }  # fmt: skip


def test_ids_are_unique_and_begin_as_asked_for() -> None:
    root = parsed(picture_of(), Look(prefix="all-"))
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids)) == 8
    assert all(own.startswith("all-") for own in ids)
    assert "all-ACT-1" in ids


def test_boxes_lead_to_their_elements_where_asked_for_and_the_picture_is_then_a_group() -> None:
    assert not parsed(picture_of()).findall(f".//{SVG}a")
    root = parsed(picture_of(), Look(has_links=True))
    assert root.attrib["role"] == "group"
    assert [one.attrib["href"] for one in root.iter(f"{SVG}a")] == ["#A1", "#A2", "#ACT-1", "#ACT-2", "#title", "#M1"]


def test_what_is_not_stated_is_dashed_and_what_is_missing_has_a_sign_and_words() -> None:
    root = parsed(picture_of())
    lines = {one.findtext(f"{SVG}title"): one for one in root.iter(f"{SVG}path") if one.find(f"{SVG}title") is not None}
    assert "stroke-dasharray" in lines["ACT-1 advances A1 (promised)"].attrib
    assert "stroke-dasharray" not in lines["ACT-2 advances A1"].attrib
    texts = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert "no ambition, no measure" in texts
    assert "Linked to nothing else in this picture" in texts
    assert "Dashed: not stated in the paper, but promised, inferred, illustrative or unread" in texts
    signs = [one for one in root.iter(f"{SVG}path") if one.attrib["stroke"] == WARNING]
    assert len(signs) == sum(bool(box.gap) for box in picture_of().boxes) == 3


def test_a_box_holds_all_of_its_text() -> None:
    root = parsed(picture_of())
    (box,) = [one for one in root.iter(f"{SVG}g") if one.attrib["id"] == "picture-ACT-1"]
    words = [" ".join("".join(one.itertext()).split()) for one in box.iter(f"{SVG}text")]
    assert " ".join(words) == "ACT-1 Train everybody who works with children in every setting no measure"
    assert box.findtext(f"{SVG}title") == (
        'ACT-1 "Train everybody who works with children in every setting", stated: no measure'
    )


def test_what_is_missing_is_never_wider_than_its_box() -> None:
    readings = readings_of("reform_items: [{id: R, title: x}]")
    found = threads(readings.graph, readings.metamodel, ("organisation", "reform_item", "recommendation"))
    (box,) = lay_out(found, readings.graph, "x").boxes
    assert box.gap == ("no organisation, no", "recommendation")
    texts = [one.text for one in parsed(lay_out(found, readings.graph, "x")).iter(f"{SVG}text")]
    assert texts[texts.index(box.gap[0]) + 1] == box.gap[1]


def test_a_warning_stands_at_the_foot_with_its_sign_and_is_part_of_the_words() -> None:
    readings = readings_of(PLAN)
    picture = lay_out(threads(readings.graph, readings.metamodel), readings.graph, "x", "Not all of it.")
    root = parsed(picture)
    assert picture.description.endswith(" Not all of it.")
    assert [one.text for one in root.iter(f"{SVG}text")][-1] == "Not all of it."
    assert picture.note is not None
    assert picture.legend is not None
    assert picture.legend < picture.note.level < picture.height


def test_columns_without_anything_say_so() -> None:
    texts = ["".join(one.itertext()) for one in parsed(picture_of("roles: [{id: R, title: x}]")).iter(f"{SVG}text")]
    assert texts == ["Ambitions", "No ambitions", "Actions", "No actions", "Measures", "No measures"]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [*HUES, WARNING])
def test_colours_stand_out_from_light_and_from_dark(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5
    assert (luminance(colour) + 0.05) / 0.05 >= 4.5


def test_colours_are_those_of_the_look_and_ink_is_that_of_the_page() -> None:
    text = drawing(picture_of(), Look(hues=("var(--one)", "var(--two)"), warning="var(--bad)"))
    assert 'stroke="var(--one)"' in text
    assert 'fill="var(--two)"' in text
    assert 'fill="var(--bad)"' in text
    assert "#" not in text.replace("&#", "")
    assert " color=" not in text


def test_more_ambitions_than_colours_begin_again() -> None:
    many = "".join(f"  - {{id: A{one}, title: x}}\n" for one in range(8))
    text = drawing(picture_of(f"ambitions:\n{many}"), Look())
    assert text.count(f'fill="{HUES[0]}"') == text.count(f'fill="{HUES[1]}"') == 2


def test_a_picture_alone_brings_its_own_paper_and_ink() -> None:
    root = ET.fromstring(graph_svg.render(picture_of()))  # noqa: S314 - our own
    assert root.attrib["color"] == "#0b0c0c"
    left, top, width, height = root.attrib["viewBox"].split()
    assert (left, top, width) == ("-20", "-20", "820")
    assert root[2].attrib == {"x": left, "y": top, "width": width, "height": height, "fill": "#ffffff"}


@given(HOSTILE)
def test_no_title_changes_what_a_drawing_is_made_of(title: str) -> None:
    root = parsed(picture_of(title=title + "x"), Look(has_links=True))
    expected = parsed(picture_of(title="x"), Look(has_links=True))
    assert [one.tag for one in root if one.tag != f"{SVG}path"] == [
        one.tag for one in expected if one.tag != f"{SVG}path"
    ]
    assert {one.tag for one in root.iter()} == {one.tag for one in expected.iter()}
    assert {(one.tag, *sorted(one.attrib)) for one in root.iter()} == {
        (one.tag, *sorted(one.attrib)) for one in expected.iter()
    }
    text = drawing(picture_of(title=title), Look())
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
    assert "##" not in text


@given(HOSTILE)
def test_text_is_read_back_as_it_can_be_seen(text: str) -> None:
    root = ET.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')  # noqa: S314 - our own
    assert root.text or text == ""
    assert (root.text or "") == root.attrib["b"]


def test_what_xml_has_no_place_for_is_spelled_out() -> None:
    assert xml_text("a\ufffeb\x00\ud800<") == "aU+FFFEb\\x00U+D800&lt;"
