"""What tests in a browser share: reports on disk, what they are asked, and what `look.mjs` saw of them."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from amounts import amount
from generate import CONFIG, generate
from page_in import Page, words
from projects import align, written

ROOT: Final = Path(__file__).resolve().parent.parent.parent
VIEWS: Final = ("light", "dark", "narrow", "no-script", "print")
PLANS: Final[Mapping[str, Sequence[str]]] = {
    "real": ("--stage", "approval"),
    "complete": ("examples/complete-plan",),
    "climate": ("examples/climate-adaptation",),
    "generated": (),
}
PRINTED: Final = frozenset({"real", "complete", "climate"})
"""The plans of which sheets of paper are made; the generated one takes long, and is made of what the others are made of."""

_SECONDS: Final = 400


class Head(NamedTuple):
    """Holds where the head of a table is while its middle is in the window."""

    table: str
    top: float
    is_above: bool


class Filtered(NamedTuple):
    """Holds what was put into the tools of a table, what they then say, and which rows are shown."""

    table: str
    words: str
    choice: str
    only: bool
    says: str
    rows: list[str]


class View(NamedTuple):
    """Holds what was seen of a page in one view."""

    width: int
    wide: int
    small: list[str]
    tools: int
    rows: list[int]
    sections: int
    entries: int
    colours: list[str]
    told: dict[str, int]
    thinned: int
    violations: list[str]
    requests: list[str]
    messages: list[str]
    heads: list[Head]
    filtered: list[Filtered]
    pages: int
    seconds: float


class Wanted(NamedTuple):
    """Holds what is to be put into the tools of a table."""

    table: str
    words: str
    choice: str
    only: bool


@dataclass(frozen=True)
class Subject:
    """Holds a report, and the plan and findings that it is about, read on their own."""

    name: str
    path: Path
    page: Page
    model: Path
    faulty: frozenset[str]

    @cached_property
    def wanted(self) -> list[Wanted]:
        """Gives what to try in the tools of the longest table that has any."""
        tables = sorted(self.page.all("div", class_="tools"), key=lambda one: -len(self.rows(one.attrib["data-table"])))
        if not tables:
            return []
        table = tables[0].attrib["data-table"]
        options = [one.attrib["value"] for one in tables[0].iter("option")]
        chosen = options[2] if options else ""
        word = next(iter(self.rows(table).values())).split()[-1].lower()
        tries = [("", "", False), (word, "", False), ("", chosen, False), ("", "", True), (word[:2], chosen, True)]
        return [Wanted(table, *one) for one in tries] + [Wanted(table, "no row says this", "", only=False)]

    def rows(self, table: str) -> dict[str, str]:
        """Gives the words of every row of a table by the id of its element."""
        rows = (one for one in self.page.at(table).iter("tr") if "data-row" in one.attrib)
        return {words(one.find("th/a")): "".join(one.itertext()).lower() for one in rows}

    def fitting(self, wanted: Wanted) -> list[str]:
        """Works out which rows fit: by the page's words, the model as written, and the findings of `align check`."""
        return [
            one
            for one, text in self.rows(wanted.table).items()
            if all(word in text for word in wanted.words.split())
            and (not wanted.choice or one in self._advancing.get(wanted.choice, ()))
            and (not wanted.only or one in self.faulty)
        ]

    @cached_property
    def _advancing(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for path in self.model.rglob("*.yaml"):
            for action in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("actions") or []:
                ends = action.get("advances", [])
                for end in ends if isinstance(ends, list) else [ends]:
                    found.setdefault(end["to"] if isinstance(end, dict) else end, set()).add(action["id"])
        return found


def subjects(folder: Path) -> list[Subject]:
    """Writes the reports of the real strategy, both examples and a generated plan of 150 actions."""
    texts, _ = generate(300, 4, 1)
    generated = written(folder / "generated", {**texts, "align.yaml": CONFIG})
    return [_subject(folder, name, generated if name == "generated" else ROOT) for name in PLANS]


def _subject(folder: Path, name: str, home: Path) -> Subject:
    path = folder / f"{name}.html"
    run = align(home, "report", *PLANS[name])
    assert (run.code, run.err) == (0, "")
    path.write_bytes(run.bytes_out)
    said = align(home, "check", "--format", "json", *PLANS[name])
    found = json.loads(said.out)["strategies"][0]["findings"]
    inside = home / PLANS[name][0] / "model" if name in {"complete", "climate"} else home / "strategy_model"
    return Subject(name, path, Page.of(run.out), inside, frozenset(one["element"] for one in found if one["element"]))


def missing() -> str | None:
    """Names what is not there that a browser needs."""
    if not (ROOT / "node_modules" / "playwright-core").is_dir() or not (ROOT / "node_modules" / "axe-core").is_dir():
        return "playwright-core and axe-core are not there; `npm ci` installs them"
    programs = [one for one in ("chromium", "node") if shutil.which(one) is None]
    return f"{programs[0]} is not there; the system's packages have it" if programs else None


def look(pages: Sequence[Subject]) -> dict[str, dict[str, View]]:
    """Looks at pages in every view; pictures are kept in the folder that ALIGN_SHOTS names."""
    asked = {
        "chromium": shutil.which("chromium"),
        "shots": os.environ.get("ALIGN_SHOTS"),
        "alike": amount(2, 10_000),
        "pages": [
            {
                "name": one.name,
                "path": str(one.path),
                "filters": [wanted._asdict() for wanted in one.wanted],
                "paper": one.name in PRINTED,
            }
            for one in pages
        ],
    }
    script = Path(__file__).with_name("look.mjs")
    command = [shutil.which("node") or "node", str(script)]
    limit = None if asked["shots"] else _SECONDS
    run = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, timeout=limit, check=False)
    assert run.returncode == 0, run.stderr.decode()
    seen = json.loads(run.stdout)
    return {name: {view: _view(found) for view, found in views.items()} for name, views in seen.items()}


def _view(found: Mapping[str, Any]) -> View:
    parts = {name: value for name, value in found.items() if name not in {"heads", "filtered"}}
    heads = [Head(**one) for one in found.get("heads", ())]
    return View(heads=heads, filtered=[Filtered(**one) for one in found.get("filtered", ())], **parts)
