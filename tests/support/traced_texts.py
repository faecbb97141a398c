"""Traceability reports of small projects, and reports in which one text stands wherever users write words."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from hostile import TURNING
from hypothesis import strategies as st
from projects import written

from alignment.project.request import Request
from alignment.results.report import ChangesSince, Traceability
from alignment.workspace.report import report

MODEL: Final = "strategy_model/plan.yaml"
HEAD: Final = "strategy: {id: S, title: Plan, period_from: 2022, period_to: 2025, stage: approval}\n"
AS_AT: Final = date(2022, 9, 14)
ROOT: Final = Path(__file__).resolve().parents[2]
_Value = TypeVar("_Value")
_HERE: Final = "Qxqx"

TEXTS: Final = st.text(
    st.one_of(st.sampled_from([*"\x1b\x00\r\n\t#:[]()%'\"`*_<>|~&!@=+-\\$;,.{}1a", *sorted(TURNING)]), st.characters(codec="utf-8")),
    max_size=24,
) | st.sampled_from([
    "# x", "- x", "1. x", "> x", "---", "```", "~~~", "<b>x</b>", "<!-- x", "<script>", "[a](b)", "![a](b)", "[a]: b", "&lt;",
    "@me", "a@b.org", "#1", "GH-1", "http://a.b", "www.a.b", "| a | b |", "=1+1", "\uff1d1", " =1", ";=1", "x\n\n# y", "a\\", "`",
    "**x**", "__x__", "~~x~~", "    x", "\u2028x", "]]>", "{{ x }}", "{% x %}", "::error::x", "##[group]x", "+x", "x\n===",
])  # fmt: skip
"""What somebody might write to get more than a text."""

_WORDED: Final = """\
strategy: {id: S, title: Qxqx, period_from: 2022, period_to: 2025, stage: approval, aim: Qxqx, summary: Qxqx, notes: Qxqx,
  owner: R-1, funded_by: FU-1, assessed_by: AS-1}
documents:
  - {id: DOC, title: Qxqx}
paragraphs:
  - {id: PA-1, title: Qxqx, number: Qxqx, part_of: DOC}
  - {id: PA-2, title: Qxqx}
organisations:
  - {id: O-1, title: Qxqx}
roles:
  - {id: R-1, title: Qxqx}
boards:
  - {id: B-1, title: Qxqx}
plans:
  - {id: PL-1, title: Qxqx, summary: Qxqx, type: corporate plan}
outcomes:
  - {id: OU-1, title: Qxqx, part_of: PL-1, measured_by: M-1}
ambitions:
  - {id: A-1, title: Qxqx, summary: Qxqx, contributes_to: OU-1}
  - {id: A-2, title: Qxqx}
principles:
  - {id: P-1, title: Qxqx, summary: Qxqx}
actions:
  - id: ACT-1
    title: Qxqx
    advances: {to: A-1, basis: promised, note: Qxqx}
    owner: R-1
    measured_by: M-1
    informed_by: S-1
    responds_to: F-1
    discharges: D-1
    delivers: RI-1
    follows: P-1
    due: 2023-06
    due_original: 2022-12
    slip_reason: Qxqx
    cost: 5
    evidence: [{to: PA-1, quote: Qxqx}]
  - {id: ACT-2, title: Qxqx, slip_reason: Qxqx}
measures:
  - {id: M-1, title: Qxqx, unit: Qxqx}
reform_items:
  - {id: RI-1, title: Qxqx, aligns_with: A-1}
duties:
  - {id: D-1, title: Qxqx, act: Qxqx, section: Qxqx, held_by: O-1}
  - {id: D-2, title: Qxqx}
sources:
  - {id: S-1, title: Qxqx, summary: Qxqx, when: 2021-11, who: [children], level: consulted, closes: 2022-10-01}
  - {id: S-2, title: Qxqx}
feedback:
  - {id: F-1, title: Qxqx, summary: Qxqx, answer: taken, reason: Qxqx, said_in: S-1}
  - {id: F-2, title: Qxqx, answer: not taken, reason: Qxqx}
risks:
  - {id: RK-1, title: Qxqx, cause: Qxqx, effect: Qxqx, rating: Qxqx, controls: Qxqx, threatens: A-1, mitigated_by: ACT-1, owner: R-1}
  - {id: RK-2, title: Qxqx}
commitments:
  - {id: K-1, title: Qxqx, summary: Qxqx, published_through: CH-1}
contingencies:
  - {id: C-1, title: Qxqx, summary: Qxqx, trigger: Qxqx, status: open, waits_on: S-1, holds_up: ACT-1}
funds:
  - {id: FU-1, title: Qxqx, summary: Qxqx, type: grant, amount: 5, unit: Qxqx, year: 2022}
channels:
  - {id: CH-1, title: Qxqx}
assessments:
  - {id: AS-1, title: Qxqx, summary: Qxqx, type: equality}
recommendations:
  - {id: RE-1, title: Qxqx, summary: Qxqx, addressed_to: B-1, about: S}
"""
_WAIVERS: Final = """\
waivers:
  - {rule: ACT-OWNER, element: ACT-2, reason: Qxqx until it is filled, approved_by: R-1, approved_on: 2022-09-01, expires: 2022-12-01}
"""


def traced(folder: Path, model: str, /, **files: str) -> Traceability:
    """Gives the report of a model; `rules` and `waivers` are further files, `align` the settings."""
    named = {f"{name}.yaml": text for name, text in files.items()}
    return traced_files(folder, {MODEL: model, **named})


def traced_files(folder: Path, files: Mapping[str, str]) -> Traceability:
    """Gives the report of a project."""
    return traced_at(written(folder, files))


def traced_at(folder: Path, path: Path | None = None) -> Traceability:
    """Gives the report of the project in a folder."""
    found = report(Request(folder, AS_AT, path, as_at=None if path else AS_AT))
    return found.traceability


@cache
def _worded() -> Traceability:
    with TemporaryDirectory() as folder:
        files = {MODEL: _WORDED, "strategy_model/Qxqx.yaml": "actions: [x]\n", "strategy_model/waivers.yaml": _WAIVERS}
        found = traced_files(Path(folder), files)
    return found._replace(since=ChangesSince(_HERE, (_HERE, _HERE)))


def worded(text: str) -> Traceability:
    """Gives a report in which a text stands wherever users write words: titles, reasons, notes, names of files."""
    return filled(_worded(), text)


def filled(value: _Value, text: str) -> _Value:
    """Puts a text in the place of the words of users, in values however deep."""
    made: object = value
    match value:
        case str():
            made = value.replace(_HERE, text)
        case PurePosixPath():
            made = PurePosixPath(str(value).replace(_HERE, text))
        case tuple():
            parts = [filled(one, text) for one in value]
            made = type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        case dict():
            made = {filled(key, text): filled(one, text) for key, one in value.items()}
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            named = {one.name: filled(getattr(value, one.name), text) for one in dataclasses.fields(value)}
            made = dataclasses.replace(value, **named)
    assert isinstance(made, type(value))
    return made
