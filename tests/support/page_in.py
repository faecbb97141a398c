"""What tests of the traceability report share: a plan with everything in it, and the page, read as a browser reads it."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

import html5lib
from projects import align, written

SVG: Final = "{http://www.w3.org/2000/svg}"

MODEL: Final = """\
strategy: {id: ST, title: TEXT, aim: TEXT, notes: TEXT, period_from: 2022, period_to: 2025, stage: approval}
outcomes:
  - {id: O1, title: TEXT}
  - {id: O2, title: TEXT, part_of: O1, measured_by: [{to: M1, basis: inferred, note: TEXT, quote: TEXT}]}
ambitions:
  - {id: A1, title: TEXT, contributes_to: O2}
  - {id: A2, title: TEXT}
principles: [{id: P1, title: TEXT}]
actions:
  - id: ACT-1
    title: TEXT
    summary: TEXT
    advances: [{to: A1, basis: inferred, note: TEXT}]
    owner: R1
    informed_by: S1
    due: 2023-03-31
    due_original: 2022-12-31
    slip_reason: TEXT
    responds_to: F1
    evidence: [{to: G1, quote: TEXT}]
  - {id: ACT-2, title: TEXT, how_often: yearly, cost: 5}
measures: [{id: M1, title: TEXT, unit: TEXT}, {id: M2, title: TEXT}]
duties: [{id: D1, title: TEXT, act: TEXT, section: TEXT}]
reform_items: [{id: RI1, title: TEXT, aligns_with: A1}]
sources: [{id: S1, title: TEXT, when: 2022-01, who: [parents and carers], level: co-produced}]
feedback: [{id: F1, title: TEXT, said_in: S1, answer: partly, reason: TEXT}, {id: F2, title: TEXT}]
risks: [{id: RK1, title: TEXT, cause: TEXT, threatens: A1}]
contingencies: [{id: C1, title: TEXT, trigger: TEXT, holds_up: ACT-1}]
channels: [{id: CH1, title: TEXT}]
roles: [{id: R1, title: TEXT}]
documents: [{id: DOC, title: TEXT}]
paragraphs: [{id: G1, title: TEXT, number: TEXT, part_of: DOC}, {id: G2, title: TEXT}]
"""
WAIVERS: Final = """\
waivers:
  - rule: ACT-MEASURE
    element: ACT-1
    reason: TEXT
    approved_by: R1
    approved_on: 2022-09-01
    expires: 2022-12-01
"""


def saying(text: str, template: str = MODEL) -> str:
    """Gives a plan in which everything that is free text says the same."""
    return template.replace("TEXT", json.dumps(text, ensure_ascii=False))


def project(folder: Path, text: str = "Plain words", file: str = "plan") -> Path:
    """Writes a project with everything in it; `file` names the file of the model."""
    model = {
        f"strategy_model/{file}.yaml": saying(text),
        "strategy_model/waivers.yaml": saying(f"{text} until it is filled", WAIVERS),
    }
    return written(folder, {"align.yaml": "as_at: 2022-09-14\n", **model})


def report_in(folder: Path, *options: str, code: int = 0) -> "Page":
    """Runs `align report` in a folder, which must end as said, and reads the page."""
    run = align(folder, "report", *options)
    assert (run.code, run.err) == (code, ""), run.err
    return Page.of(run.out)


class Embedded(NamedTuple):
    """Holds what the page carries for programs; a finding as fingerprint, standing and place."""

    elements: dict[str, int]
    findings: list[list[str]]
    rules: dict[str, list[str | int]]
    digest: str


@dataclass(frozen=True)
class Page:
    """Holds a page as a browser understands it: ends that HTML lets be left out are there."""

    text: str
    root: Element

    @classmethod
    def of(cls, text: str) -> "Page":
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(text)
        assert parser.errors == []
        return cls(text, root)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Gives every part with a tag and some attributes; `_` at the end of a name is left out, `class_` holds a word."""
        return [one for one in self.root.iter(tag) if _fits(one, attributes)]

    def at(self, anchor: str) -> Element:
        """Gives the part with an id."""
        (found,) = (one for one in self.root.iter() if one.get("id") == anchor)
        return found

    def section(self, heading: str) -> str:
        """Gives the words of a section, by the id of its heading, spaces folded."""
        (found,) = self.all("section", **{"aria-labelledby": heading})
        return words(found)

    def rows(self, caption: str) -> list[list[str]]:
        """Gives the words of every cell of a table, row by row, by its caption."""
        (table,) = (one for one in self.all("table") if words(one.find("caption")) == caption)
        return [[words(cell) for cell in row] for row in table.iter("tr")]

    def ids(self) -> Counter[str]:
        return Counter(one.attrib["id"] for one in self.root.iter() if "id" in one.attrib)

    def links(self) -> list[str]:
        return [one.attrib["href"] for one in self.root.iter() if one.tag in {"a", f"{SVG}a"}]

    def outline(self) -> list[tuple[str, tuple[str, ...]]]:
        """Gives tags with the names of their attributes, in order; not those that only set text apart or into lines."""
        return list(_outline(self.root))

    def data(self) -> "Embedded":
        found = json.loads(self.at("_data").text or "")
        return Embedded(found["elements"], found["findings"], found["rules"], found["digest"])


def words(part: Element | None) -> str:
    """Gives the words in a part, spaces folded; what stands in a part of its own is set apart."""
    assert part is not None
    return " ".join(" ".join(part.itertext()).split())


def _fits(part: Element, wanted: dict[str, str]) -> bool:
    return all(
        value in part.get("class", "").split() if name == "class_" else part.get(name.removesuffix("_")) == value
        for name, value in wanted.items()
    )


def _outline(part: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    if part.tag not in {"bdi", "code", "wbr", f"{SVG}text", f"{SVG}tspan"}:
        yield str(part.tag), tuple(sorted(part.attrib))
    for inside in part:
        yield from _outline(inside)
