"""Generated plans for benchmarks: clean, but for headline defects whose places are known.

A plan passes every other rule of the packs that its `align.yaml` chooses, and those of delivery, risks and
provenance: what is listed in `expected.json` is all that a check may find. One seed, one plan, byte for byte.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Final, TypeAlias, TypedDict

Row: TypeAlias = tuple[str, str, str]

MODEL: Final = "strategy_model"
CONFIG: Final = f"""\
model: {MODEL}
as_at: 2026-01-01
packs: [accountability, measurement, priorities, coproduction]
"""
FEWEST: Final = 20
DEFECTS_IN_A_HUNDRED: Final = 5
STOPPED_IN_A_HUNDRED: Final = 2
MEASURE_TYPES: Final[Sequence[str]] = ("outcome", "input", "experience", "output")
ROLE_TYPES: Final[Sequence[str]] = ("post", "post", "post", "post", "unit")
DIRECTIONS: Final = (("increase", 12), ("decrease", -9), ("maintain", 0))
HEARD: Final = (("affected", "participated", "not asked"), ("affected", "co-produced", "agrees"))
UNHEARD: Final = (("staff", "participated", "not asked"), ("affected", "consulted", "not asked"))
"""Sources that qualify and sources that do not: who came, the level, what families say of that level."""

RULES: Final = {
    "owner": "ACT-OWNER",
    "measured_by": "ACT-MEASURE",
    "advances": "ACT-PRIORITY",
    "informed_by": "ACT-COPROD",
}
"""The links of an action that headline rules ask for."""

PLAN: Final = """\
strategy STRAT 0 1
  title: Tidemouth inclusion strategy 2024-29 | period_from: 2024-04-01 | period_to: 2029-03-31
  stage: published | aim: Every child and young person belongs, takes part and is heard
  decision_on: 2024-02-20 | owner: {post} | decided_by: {board} | overseen_by: {board}
  informed_by: {listened} | shown_in: {document} | evidence: | - {paragraph}
documents DOC 0 1
  title: Inclusion strategy, full text | date: 2024-02-20 | url: https://www.tidemouth.example/strategy
  primary: yes
boards BRD 0.5 1
  title: Partnership Board {number} for {place} | summary: {reason} {step} | meets: {often}
organisations ORG 1.5 1
  title: Tidemouth {area} Partnership {number} | summary: {reason} {step} {more}
roles ROLE 4 1
  title: {post_name} {area}, {place} | summary: Answers for {theme}. {more}
  type: {role_type} | belongs_to: {organisation} | notes: {reason} {step}
paragraphs PAPER 6 1
  title: {area} in {place} | summary: {reason} {step} {more} | number: {section}.{number}
  part_of: {document}
outcomes OUT 1 1
  title: Children and young people know {theme} | summary: {reason} {step} | type: outcome
  evidence: | - {paragraph}
ambitions AMB 1.5 1
  title: Towards {theme} in {place} | summary: {reason} {step} | contributes_to: | - {outcome}
  measured_by: | - {outcome_measure} | informed_by: | - {listened} | decided_by: | - {board}
  evidence: | - {paragraph}
sources SRC 8 2
  title: {occasion} in {place} | summary: {reason} {step} {more} | when: 2024-{month}
  who: | - {who} | - {partner} | level: {level} | method: {held} | responses: 2{month}
  status: closed | closes: {day_2025} | family_view: {view} | run_by: | - {organisation}
  evidence: | - {paragraph}
measures MEA 14 2
  title: {counted}, {place} | summary: {reason} {step} | type: {measure_type} | unit: per cent
  direction: {direction} | baseline_value: {baseline} | baseline_on: 2024-03-31 | target_value: {target}
  target_by: {day_2027} | latest_value: {latest} | latest_on: 2025-09-30
  how_often: {often} | data_from: {area} case system | tolerance: 2 | last_reviewed: {day_2025}
  owner: {post} | evidence: | - {paragraph}
risks RISK 5 1
  title: {risk}, {place} (register line {number}) | summary: {step} | cause: {reason}
  effect: Families wait longer, and work towards {theme} is put off. | rating: D2
  matrix: likelihood A to F by impact 1 to 4 | controls: {reason} {step} | review: {day_2026} | owner: {post}
  mitigated_by: | - {sound} | threatens: | - {ambition} | evidence: | - {paragraph}
milestones MIL 8 1
  title: {reached}, {place} | summary: {reason} {step} {more} | part_of: {marked} | due: {day_2026}
  evidence: | - {paragraph}
actions ACT 0 0
  title: {verb} {team} in {place} {aim} | summary: {reason} {step} {more} | {links} | overseen_by: | - {board}
  status: {status} | starts: {day_2024} | {timing} | cost: {cost} | notes: {more} {step}
  evidence: | - {paragraph}
"""
"""Sections with the start of their ids, share in a hundred and least number (actions are the rest), and the
fields of their elements. What stands in braces is worked out, taken in turn or picked from the phrases."""

PHRASES: Final = """\
place: Harbour North | Harbour South | the Old Town | Eastfield | Westmarsh | St Brannock's | Mill Lane
verb: Train | Support | Fund | Coach | Equip | Advise | Bring together | Recruit within
team: early-years settings | primary schools | secondary schools | family hubs | youth clubs | colleges
aim: to spot speech and language needs early | to plan moves with families | to answer within a month
theme: inclusion from the start | shorter waits | good moves into adult life | places close to home
reason: Families said that they repeat their story at every appointment. | The last two leads moved on.
reason: The offer differs too much between neighbourhoods. | Waiting lists grew after the change of system.
step: The work starts with a pilot in two settings and widens once parents have tried it.
step: A short course runs each term and is refreshed with what families report.
step: Progress is published on the Local Offer in plain words and in pictures.
more: The team keeps a shared log that the partnership reads. | Leads meet every half term.
more: Each partner names a lead who answers for the work. | Families see the figures each term.
post_name: Head of | Service Manager for | Strategic Lead for | Principal Officer for
area: Inclusion | Early Help | SEND Assessment | Commissioning | Transport | Short Breaks | Sufficiency
occasion: Coffee mornings | Workshops with the forum | Drop-in sessions | Themed conversations
counted: Families who say that they were heard | Assessments finished in time | Sessions attended
risk: Key posts stay empty | Partners pull in different directions | Demand outgrows the places
reached: First group trained | Offer agreed with families | Contract signed | Pilot reviewed in public
held: meeting | forum | group
month: 01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | 09 | 10 | 11 | 12
day_2024: 2024-04-01 | 2024-05-13 | 2024-06-24 | 2024-09-02 | 2024-10-07 | 2024-11-18
day_2025: 2025-02-10 | 2025-03-31 | 2025-05-19 | 2025-07-04 | 2025-09-30 | 2025-10-20 | 2025-11-28
day_2026: 2026-02-27 | 2026-03-31 | 2026-05-29 | 2026-07-24 | 2026-09-30 | 2026-10-30 | 2026-12-18
day_2027: 2027-01-29 | 2027-03-31 | 2027-07-23 | 2027-12-17 | 2028-03-31 | 2028-07-28
cost: 2000 | 3500 | 7500 | 12000 | 18500 | 24000 | 36000 | 60000 | 85000 | 120000
often: monthly | quarterly | termly | yearly
status: not started | on track | on track | on track | at risk | off track | on hold | done
affected: children | young people | parents and carers | parent carer forum
staff: schools | education | health
partner: social care | staff | partners
"""


class Expected(TypedDict):
    """Names a finding that a check must make; `line` counts from 1, `file` is relative to the project."""

    rule: str
    element: str
    file: str
    line: int


def generate(elements: int, files: int, seed: int) -> tuple[dict[str, str], list[Expected]]:
    """Gives a plan (paths within the project, with their YAML) and every finding that a check must make.

    Raises ValueError where there are too few elements for a plan or for the files.
    """
    if elements < FEWEST or not 1 <= files <= elements:
        message = f"a plan has at least {FEWEST} elements, and each of its files at least one"
        raise ValueError(message)
    plan = _Plan(random.Random(seed), elements)
    made = plan.elements()
    texts: dict[str, str] = {}
    expected: list[Expected] = []
    for number in range(files):
        count = (number + 1) * elements // files - number * elements // files
        rows = list(islice(made, count))
        path = f"{MODEL}/{rows[0][0]}-{number + 1:0{len(str(files))}}.yaml"
        texts[path] = _file(rows, path, plan.faults, expected)
    return texts, sorted(expected, key=itemgetter("rule", "element"))


def _file(rows: Sequence[Row], path: str, faults: Mapping[str, list[str]], expected: list[Expected]) -> str:
    """Writes one file, and adds what a check must find in it."""
    parts: list[str] = []
    line, last = 1, ""
    for section, own, text in rows:
        if section != last:
            parts.append(f"{section}:\n")
            line, last = line + 1, section
        for key in faults.get(own, ()):
            before = text.partition(f"    {key}:")
            place = line + before[0].count("\n") if before[1] else line
            expected.append({"rule": RULES[key], "element": own, "file": path, "line": place})
        parts.append(text)
        line += text.count("\n")
    return "".join(parts)


def _block(key: str, ends: list[str] | str) -> str:
    """Writes a link of an action, its ends a line each; what is no list is one end, after its key."""
    if isinstance(ends, str):
        return f"    {key}: {ends}\n"
    return "\n      - ".join([f"    {key}:", *ends]) + "\n" if ends else ""


def _phrases() -> dict[str, Sequence[str]]:
    """Gives the phrases by name."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for line in PHRASES.splitlines():
        name, _, words = line.partition(": ")
        phrases[name] += words.split(" | ")
    return {**phrases}


class _Picks(dict[str, str]):
    """Fills a template: with what is worked out for an element, what is next in turn or any phrase."""

    def __init__(self, plan: "_Plan", place: int, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self.plan, self.place = plan, place

    def __missing__(self, name: str) -> str:
        """Finds what stands for a name that was not worked out."""
        return self.plan.turn(name, self.place) if name in self.plan.turns else self.plan.pick(name)


class _Plan:
    """Holds who is who in a plan, and writes its elements one by one."""

    def __init__(self, dice: random.Random, elements: int) -> None:
        self.dice = dice
        self.templates, self.ids = _sections(elements)
        ids = self.ids
        half = (len(ids["sources"]) + 1) // 2
        self.unheard = ids["sources"][half:]
        self.ranked = dice.sample(ids["actions"], len(ids["actions"]))
        self.sound = max(half, len(ids["ambitions"]))
        turns = {name: ids[f"{name}s"] for name in ("document", "paragraph", "outcome", "ambition")}
        turns |= {"advances": ids["ambitions"], "measured_by": ids["measures"], "marked": self.ranked}
        turns |= {"listened": ids["sources"][:half], "sound": self.ranked[: self.sound]}
        turns["outcome_measure"] = ids["measures"][:: len(MEASURE_TYPES)]
        self.turns = {**turns, "measure_type": MEASURE_TYPES, "role_type": ROLE_TYPES}
        posts = [own for place, own in enumerate(ids["roles"]) if self.turn("role_type", place) == "post"]
        self.phrases = {**_phrases(), "post": posts, "unheard": self.unheard}
        self.phrases |= {name: ids[f"{name}s"] for name in ("board", "organisation", "role")}
        self._choose_faults()

    def _choose_faults(self) -> None:
        """Chooses actions to be faulty or stopped, none of those that other elements rest on."""
        rest = self.ranked[self.sound :]
        count = max(1, len(self.ranked) * DEFECTS_IN_A_HUNDRED // 100)
        self.faults: dict[str, list[str]] = defaultdict(list)
        chosen = {key: self.dice.sample(rest, count) for key in RULES}
        for key, owns in chosen.items():
            for own in owns:
                self.faults[own].append(key)
        self.misinformed = set(chosen["informed_by"][::2])
        whole = [own for own in rest if own not in self.faults]
        self.stopped = set(self.dice.sample(whole, len(whole) * STOPPED_IN_A_HUNDRED // 100))

    def elements(self) -> Iterator[Row]:
        """Yields the elements in the order of writing, each with its section and id."""
        work_out = {"sources": self._source, "measures": self._measure, "actions": self._action}
        ranks = {own: rank for rank, own in enumerate(self.ranked)}
        for section, template in self.templates.items():
            for number, own in enumerate(self.ids[section], 1):
                known = {"own": own, "number": str(number), "section": str(number // 12 + 1)}
                place = ranks.get(own, number - 1)
                if section in work_out:
                    known |= work_out[section](own, place)
                yield section, own, template.format_map(_Picks(self, place, known))

    def turn(self, name: str, place: int) -> str:
        """Takes each of a list in its turn, so that all of them are used."""
        return self.turns[name][place % len(self.turns[name])]

    def pick(self, name: str) -> str:
        """Picks a phrase."""
        return self.dice.choice(self.phrases[name])

    def _source(self, _own: str, place: int) -> dict[str, str]:
        who, level, view = self.dice.choice(HEARD if place < len(self.turns["listened"]) else UNHEARD)
        return {"who": self.pick(who), "level": level, "view": view}

    def _measure(self, _own: str, _place: int) -> dict[str, str]:
        direction, step = self.dice.choice(DIRECTIONS)
        start = self.dice.randint(20, 80)
        values = {"baseline": start, "latest": start + step // 3, "target": start + step}
        return {"direction": direction, **{name: str(value) for name, value in values.items()}}

    def _action(self, own: str, rank: int) -> dict[str, str]:
        links = self._links(own, rank)
        for key in self.faults.get(own, ()):
            if key != "informed_by" or own not in self.misinformed:
                del links[key]
        status = self.pick("status")
        if own in self.stopped:
            status = "stopped"
            del links["owner"]
        written = (_block(key, ends) for key, ends in links.items())
        return {"links": "".join(written), "status": status, "timing": self._timing(rank, status)}

    def _links(self, own: str, rank: int) -> dict[str, list[str] | str]:
        sources = [self.turn("listened", rank), *self.unheard[rank : rank + 1]]
        if not self.dice.randrange(5):
            sources[0] = f"to: {sources[0]}\n        basis: stated\n        note: {self.pick('step')}"
        return {
            "advances": [self.turn("advances", rank)],
            "measured_by": [self.turn("measured_by", rank)],
            "informed_by": self.pick("unheard") if own in self.misinformed else sources,
            "owner": self.pick("post"),
            "supported_by": [self.pick("role")],
            "depends_on": [self.ranked[rank // 2]] if rank % 10 == 1 else [],
        }

    def _timing(self, rank: int, status: str) -> str:
        """Says when an action is due: within the year, unless a milestone is."""
        lines = [f"due: {self.pick('day_2026')}"]
        if rank < len(self.ids["milestones"]):
            lines = [self.dice.choice((f"due: {self.pick('day_2027')}", f"how_often: {self.pick('often')}"))]
        elif not self.dice.randrange(7):
            lines += [
                f"due_original: {self.pick('day_2025')}",
                "slip_reason: a key post was empty for a term",
            ]
        if status == "done":
            lines.append(f"completed_on: {self.pick('day_2025')}")
        return "".join(f"    {line}\n" for line in lines)


def _sections(elements: int) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Gives every section the template of its elements and their ids."""
    templates: dict[str, str] = {}
    ids: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=\w)", PLAN):
        head, *body = block.splitlines()
        section, start, share, least = head.split()
        count = max(int(least), int(elements * float(share) / 100))
        count = count or elements - sum(map(len, ids.values()))
        ids[section] = [f"{start}-{number:0{len(str(count))}}" for number in range(1, count + 1)]
        templates[section] = _template(" | ".join(body), "  " if section == "strategy" else "  - ")
    return templates, ids


def _template(fields: str, start: str) -> str:
    """Writes the fields of a kind a line each, as in a file; one in braces alone brings its own lines."""
    indent = " " * len(start)
    lines = [f"{start}id: {{own}}\n"]
    for field in map(str.strip, fields.split(" | ")):
        deeper = "  " if field.startswith("- ") else ""
        lines.append(field if field.startswith("{") else f"{indent}{deeper}{field}\n")
    return "".join(lines)


def main() -> None:
    """Writes a plan, its `align.yaml` and the findings to expect into a folder that holds no plan yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--elements", "--files", "--seed"):
        parser.add_argument(name, type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    texts, expected = generate(asked.elements, asked.files, asked.seed)
    texts |= {"align.yaml": CONFIG, "expected.json": json.dumps(expected, indent=1) + "\n"}
    (asked.out / MODEL).mkdir(parents=True)
    for path, text in texts.items():
        (asked.out / path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
