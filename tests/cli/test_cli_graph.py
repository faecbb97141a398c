"""`align graph`: a picture, or the graph for another program, to standard output or to a file."""

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from projects import HOUSE, STRATEGY, align, align_into, written

MODEL = "strategy_model/plan.yaml"
PLAN = (
    STRATEGY
    + """\
ambitions:
  - {id: A1, title: Included}
  - {id: A2, title: Heard}
actions:
  - {id: ACT-1, title: Train, advances: A1, measured_by: M1, owner: R1}
  - {id: ACT-2, title: Ask, advances: {to: A2, basis: promised}}
measures:
  - {id: M1, title: Readers}
roles:
  - {id: R1, title: Head of inclusion}
"""
)
FORMATS = ["svg", "dot", "mermaid", "graphml", "json"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, {**HOUSE, MODEL: PLAN})


def svg_of(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own


def boxes(content: bytes) -> list[str]:
    found = svg_of(content).iter("{http://www.w3.org/2000/svg}g")
    return [one.attrib["id"].removeprefix("picture-") for one in found]


def test_a_picture_is_what_it_gives_unless_asked_otherwise(project: Path) -> None:
    run = align(project, "graph")
    assert (run.code, run.err) == (0, "")
    assert boxes(run.bytes_out) == ["A1", "A2", "ACT-1", "ACT-2", "M1"]
    assert svg_of(run.bytes_out)[0].text == "Ambitions, actions and measures: Plan"
    assert align(project, "graph", "--format", "svg").out == run.out


def test_of_another_folder_it_draws_the_strategy_that_is_there(project: Path, tmp_path: Path) -> None:
    here = align(project, "graph").out
    elsewhere = written(tmp_path / "other", {})
    assert align(elsewhere, "graph", str(project)).out == here
    assert boxes(align(elsewhere, "graph", "A1", str(project)).bytes_out) == ["A1", "ACT-1", "M1"]


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["graph"], "A picture is not for a terminal. Add `-o strategy.svg` and open that file, or choose another `--format`."),
        (["report"], "The report as a web page is not for a terminal. Add `-o report.html` and open that file, or choose another `--format`."),
        (["report", "--format", "page"], "Add `-o report.html` and open that file"),
    ],
)  # fmt: skip
def test_what_a_terminal_cannot_show_is_kept_in_a_file(project: Path, arguments: list[str], says: str) -> None:
    screen = Terminal(io.BytesIO(), encoding="utf-8")
    code, err = align_into(screen, project, *arguments)
    assert (code, says in err.decode()) == (2, True)
    assert align_into(screen, project, *arguments, "-o", "file")[0] == 0
    assert align_into(screen, project, arguments[0], "--format", "json")[0] == 0


def test_the_picture_of_an_element_has_what_is_upstream_and_downstream_of_it(project: Path) -> None:
    run = align(project, "graph", "a1")
    assert boxes(run.bytes_out) == ["A1", "ACT-1", "M1"]
    assert svg_of(run.bytes_out)[0].text == 'Ambitions, actions and measures: A1 "Included"'
    assert "no ambition" not in run.out


def test_other_formats_hold_every_kind(project: Path) -> None:
    run = align(project, "graph", "--format", "json")
    document = json.loads(run.out)
    assert [one["id"] for one in document["elements"]] == ["S", "A1", "A2", "ACT-1", "ACT-2", "M1", "R1"]
    assert [(one["from"], one["link"], one["to"], one["basis"]) for one in document["links"]] == [
        ("ACT-1", "advances", "A1", "stated"),
        ("ACT-2", "advances", "A2", "promised"),
        ("ACT-1", "measured_by", "M1", "stated"),
        ("ACT-1", "owner", "R1", "stated"),
    ]
    assert (document["title"], document["of"], document["complete"]) == ("Plan", None, True)
    read = nx.read_graphml(io.BytesIO(align(project, "graph", "--format", "graphml").bytes_out))
    assert read.nodes["R1"] == {"kind": "role", "title": "Head of inclusion", "basis": "stated"}
    assert read.edges["ACT-2", "A2"]["basis"] == "promised"
    assert '"ACT-1" -> "R1" [label="is owned by"' in align(project, "graph", "--format", "dot").out
    assert '-.->|"advances"|' in align(project, "graph", env={"ALIGN_FORMAT": "mermaid"}).out


def test_the_graph_of_an_element_has_what_is_upstream_and_downstream_of_it(project: Path) -> None:
    document = json.loads(align(project, "graph", "M1", "--format", "json").out)
    assert [one["id"] for one in document["elements"]] == ["A1", "ACT-1", "M1", "R1"]
    assert (document["title"], document["of"]) == ('M1 "Readers"', "M1")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_gets_the_same_bytes(project: Path, form: str) -> None:
    printed = align(project, "graph", "--format", form)
    run = align(project, "graph", "--format", form, "-o", "out.txt")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert (project / "out.txt").read_bytes() == printed.bytes_out
    assert align(project, "graph", "--format", form, env={"ALIGN_OUTPUT": "other.txt"}).out == ""
    assert (project / "other.txt").read_bytes() == printed.bytes_out


def test_a_file_that_cannot_be_written_is_said(project: Path) -> None:
    run = align(project, "graph", "-o", "nowhere/out.svg")
    assert run.code == 2
    assert "nowhere/out.svg cannot be written: No such file or directory. Nothing was changed." in run.err


@pytest.mark.parametrize("form", FORMATS)
def test_an_unknown_element_is_a_mistake_in_the_command(project: Path, form: str) -> None:
    run = align(project, "graph", "ATC-1", "--format", form)
    assert (run.code, run.out) == (2, "")
    assert run.err.endswith("Error: No element is called `ATC-1`. Did you mean `ACT-1`?\n")


@pytest.mark.parametrize("form", FORMATS)
def test_what_could_not_be_read_is_said_and_the_rest_is_drawn(project: Path, form: str) -> None:
    (project / "strategy_model/more.yaml").write_text("actions: [\n", encoding="utf-8")
    run = align(project, "graph", "--format", form)
    assert run.code == 2
    assert run.err.startswith("Some elements may be missing. strategy_model/more.yaml:1:")
    assert "ACT-1" in run.out
    assert "Not everything could be read" in run.out or json.loads(run.out)["complete"] is False


def test_a_model_without_a_strategy_has_a_picture_all_the_same(tmp_path: Path) -> None:
    written(tmp_path, {MODEL: "actions: [{id: A, title: x}]\n", "ci.yaml": "model: strategy_model\n"})
    run = align(tmp_path, "graph", "--config", "ci.yaml")
    assert run.code == 0
    assert svg_of(run.bytes_out)[0].text == "Ambitions, actions and measures: a strategy without a title"
