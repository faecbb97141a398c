"""The kinds, fields, links and vocabularies of a strategy, written down anew from `docs/model.md`.

Beside them: where a step of a path can start and which kinds it leads to. Nothing here comes from the package.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple, TypeAlias

Kinds: TypeAlias = frozenset[str]

LINK: Final = "link"
LINK_NAME: Final = "link name"
STRATEGY: Final = "strategy"
BASES: Final = ("stated", "promised", "inferred", "illustrative")
STAGES: Final = ("draft", "consultation", "approval", "published", "closed")
ORDERS: Final = {
    "stage": STAGES,
    "frequency": (
        *("every three years", "every two years", "yearly", "twice a year", "termly", "quarterly", "at each meeting"),
        *("every two months", "monthly", "fortnightly", "weekly", "daily"),
    ),
    "level": ("informed", "consulted", "participated", "co-produced"),
    "programme status": ("proposed", "in discussion", "agreed", "closed"),
    "reform status": ("negotiating", "agreed", "delivering", "settled"),
}
GROUPS: Final = {
    "people affected": ("children", "young people", "parents and carers", "parent carer forum"),
    "professionals": ("schools", "education", "health", "social care", "staff", "partners"),
    "public": ("residents", "stakeholders"),
}
_CHOICES: Final = {
    **ORDERS,
    "basis": BASES,
    "who": tuple(who for group in GROUPS.values() for who in group),
    "yes or no": ("yes", "no"),
    "role type": ("post", "unit"),
    "plan type": ("corporate plan", "partnership plan", "action plan", "recovery plan"),
    "plan status": ("draft", "final"),
    "outcome type": ("outcome", "activity"),
    "action status": ("not started", "in progress", "on track", "at risk", "off track", "on hold", "done", "stopped"),
    "measure type": ("input", "output", "outcome", "experience"),
    "direction": ("increase", "decrease", "maintain"),
    "rag": ("red", "amber", "green", "blue", "grey"),
    "duty type": ("duty", "power", "guidance"),
    "method": ("survey", "meeting", "forum", "consultation", "group", "workshop", "interview", "correspondence"),
    "source status": ("planned", "open", "closed"),
    "family view": ("agrees", "disagrees", "not asked"),
    "answer": ("taken", "partly", "not taken", "pending"),
    "contingency status": ("open", "ended"),
    "fund type": ("grant", "deficit", "saving"),
    "assessment type": ("equality", "health", "sustainability", "data protection", "financial", "inspection"),
}
LISTS: Final = ("who", "words")
DATES: Final = ("date", "day")
TEXTS: Final = ("text", "free")

_FIELDS: Final = {
    "strategy": "period_from: date, period_to: date, stage: stage, aim: text, decision_on: day",
    "document": "date: date, url: address, file: text, sha256: text, primary: yes or no",
    "paragraph": "number: text, begins: free",
    "organisation": "",
    "role": "type: role type",
    "board": "type: text, meets: text",
    "plan": "type: plan type, status: plan status",
    "programme": "status: programme status",
    "outcome": "type: outcome type",
    "ambition": "",
    "principle": "",
    "action": (
        "status: action status, starts: date, due: date, due_original: date, how_often: frequency, completed_on: date,"
        " slip_reason: text, cost: number"
    ),
    "measure": (
        "type: measure type, unit: text, direction: direction, baseline_value: number, baseline_on: date,"
        " target_value: number, target_by: date, latest_value: number, latest_on: date, how_often: frequency,"
        " data_from: text, tolerance: number, last_reviewed: date, numerator: text, denominator: text"
    ),
    "milestone": "due: date, done_on: date",
    "reform_item": ("workstream: text, status: reform status, saving_profile: text, balance_by: date, reporting: text"),
    "duty": "act: text, section: text, type: duty type, url: address",
    "source": (
        "when: date, who: who, level: level, method: method, responses: number, status: source status, closes: day,"
        " family_view: family view"
    ),
    "feedback": "answer: answer, reason: text",
    "risk": (
        "cause: text, effect: text, likelihood: text, impact: text, rating: text, matrix: text, controls: text,"
        " review: date"
    ),
    "commitment": "due: date, how_often: frequency",
    "contingency": "trigger: text, review: date, status: contingency status",
    "fund": "type: fund type, amount: number, unit: text, year: date",
    "channel": "",
    "assessment": "type: assessment type, date: date",
    "recommendation": "",
    "observation": (
        "date: date, actual_value: number, grade: text, planned_value: number, target_value: number, numerator: number,"
        " denominator: number, rag: rag, percent_complete: number, forecast: date, comment: free, break_in_series: text"
    ),
    "benchmark": "place: text, date: date, actual_value: number, grade: text",
}
NEEDED: Final = frozenset({("observation", "date"), ("benchmark", "place"), ("benchmark", "date")})
"""Fields beside the title, period and stage that an element must have."""

_OF_EVERY_KIND: Final = "id: text, title: free, reference: text, summary: free, basis: basis, notes: free, tags: words"
_OWNED: Final = "strategy plan programme ambition action measure milestone risk commitment contingency"
_LINKS: Final = {
    "part_of has_part": (
        "outcome > outcome plan, ambition principle action > plan, reform_item > programme, milestone > action,"
        " paragraph > document"
    ),
    "contributes_to contributed_to_by": "ambition > outcome",
    "advances advanced_by": "action > ambition",
    "follows followed_by": "action > principle",
    "measured_by measure_of": "outcome ambition action > measure",
    "delivers delivered_by": "action > reform_item",
    "aligns_with aligned_by": "plan > plan programme, reform_item > ambition",
    "discharges discharged_by": "action commitment > duty",
    "held_by holds": "duty > organisation",
    "informed_by informs": "strategy plan ambition principle action reform_item > source",
    "responds_to answered_by": "action > feedback",
    "said_in gave_rise_to": "feedback > source",
    "run_by ran": "source > organisation board",
    "decided_by decided": "strategy plan ambition source > board",
    "owner owns": f"{_OWNED} > role",
    "responsible responsible_for": f"{_OWNED} > role board organisation",
    "supported_by supports": "action > role",
    "belongs_to has_role": "role > organisation",
    "overseen_by oversees": "strategy plan programme action > board",
    "reports_to receives_from": "board > board",
    "mitigated_by mitigates": "risk > action source commitment",
    "threatens threatened_by": "risk > strategy plan outcome ambition",
    "waits_on awaited_by": "contingency > plan programme reform_item source fund",
    "holds_up held_up_by": "contingency > strategy plan action",
    "depends_on needed_by": "action > action",
    "fulfils fulfilled_by": "plan action > commitment",
    "published_through publishes": "plan commitment > channel",
    "funded_by fund_of": "strategy action reform_item > fund",
    "paid_by pays": "fund > organisation",
    "assessed_by assesses": "strategy plan action reform_item > assessment",
    "shown_in shows": "strategy assessment > document",
    "party_to has_party": "organisation > programme",
    "addressed_to is_asked": "recommendation > board",
    "observation_of observations": "observation > measure action milestone risk outcome ambition",
    "benchmark_for benchmarks": "benchmark > measure",
    "reported_by reported": "observation > role board organisation",
}
ONLY_ONE: Final = ("owner", "belongs_to", "observation_of", "benchmark_for")
ENDS: Final = ("from", "to", "paragraph")
NOT_ELEMENTS: Final = frozenset(
    {"document", "paragraph", "organisation", "role", "board", "channel", "observation", "benchmark"}
)
KINDS: Final = tuple(_FIELDS)
ALL: Final[Kinds] = frozenset(KINDS)
ELEMENT: Final[Kinds] = ALL - NOT_ELEMENTS
SECTIONS: Final = {
    **{kind: f"{kind}s" for kind in KINDS},
    STRATEGY: STRATEGY,
    "feedback": "feedback",
    "duty": "duties",
    "contingency": "contingencies",
}


def _pairs(fields: str) -> dict[str, str]:
    return dict(field.split(": ") for field in fields.split(", ") if field)


def _ends(written: str) -> dict[str, Kinds]:
    lines = [line.split(" > ") for line in written.split(", ")]
    return {start: frozenset(ends.split()) for starts, ends in lines for start in starts.split()}


FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    **{kind: {**_pairs(_OF_EVERY_KIND), **_pairs(fields)} for kind, fields in _FIELDS.items()},
    LINK: {"name": LINK_NAME, "basis": "basis", "quote": "free"},
}
LINKS: Final[Mapping[str, Mapping[str, Kinds]]] = {
    **{names.split()[0]: _ends(ends) for names, ends in _LINKS.items()},
    "about": {"recommendation": ALL},
    "replaces": {kind: frozenset({kind, "document"} if kind == STRATEGY else {kind}) for kind in KINDS},
    "evidence": dict.fromkeys(KINDS, frozenset({"paragraph"})),
}
INVERSES: Final[Mapping[str, str]] = {
    **{names.split()[1]: names.split()[0] for names in _LINKS},
    "subject_of": "about",
    "replaced_by": "replaces",
    "evidence_for": "evidence",
}
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {**_CHOICES, LINK_NAME: tuple(LINKS)}
COMMON: Final = tuple(_pairs(_OF_EVERY_KIND))
CITED_FOR: Final = "evidence_for_link"
"""Leads from a paragraph to the links that it is said to be evidence for."""

STEPS: Final = (*LINKS, *INVERSES, *ENDS, CITED_FOR)


class Step(NamedTuple):
    """One step of a path: any of some names, once or (`+`, `*`) again and again, and the one kind that it keeps."""

    names: tuple[str, ...]
    often: str = ""
    kind: str = ""

    @classmethod
    def of(cls, text: str) -> "Step":
        """Reads `a|b+(kind)`."""
        names, _, kind = text.rstrip(")").partition("(")
        often = names[-1] if names[-1] in "+*" else ""
        return cls(tuple(names.rstrip("+*").split("|")), often, kind)

    def __str__(self) -> str:
        return "|".join(self.names) + self.often + (f"({self.kind})" if self.kind else "")

    def leads_to(self, kinds: Kinds) -> Kinds:
        """Gives the kinds that the step leads to from elements of some kinds."""
        return self.reached(kinds) & {self.kind} if self.kind else self.reached(kinds)

    def reached(self, kinds: Kinds) -> Kinds:
        """Gives the kinds reached before one of them is kept."""
        once = frozenset(end for name in self.names for end in leading(name, kinds))
        if not self.often:
            return once
        reached = kinds | once if self.often == "*" else once
        while not (further := frozenset(end for name in self.names for end in leading(name, reached))) <= reached:
            reached |= further
        return reached


def is_field(name: str) -> bool:
    """Tells whether the last name of a path is a field, which a link never is called."""
    return not set("|(+*") & set(name) and name not in STEPS


@cache
def starting(name: str) -> Kinds:
    """Gives the kinds from which a step can be taken."""
    if name in {*ENDS, CITED_FOR}:
        return frozenset({LINK} if name in ENDS else {"paragraph"})
    if name in LINKS:
        return frozenset(LINKS[name])
    return frozenset(kind for ends in LINKS[INVERSES[name]].values() for kind in ends)


@cache
def leading(name: str, starts: Kinds) -> Kinds:
    """Gives the kinds to which a step leads from some kinds."""
    if not starts & starting(name):
        return frozenset()
    if name in {*ENDS, CITED_FOR}:
        return frozenset({LINK}) if name == CITED_FOR else frozenset({name}) if name in KINDS else ALL
    if name in LINKS:
        return frozenset(end for start in starts for end in LINKS[name].get(start, ()))
    return frozenset(kind for kind, ends in LINKS[INVERSES[name]].items() if starts & ends)


@cache
def sort_of(field_type: str) -> str:
    """Gives the sort of values that may be compared: texts, numbers, dates or words of one vocabulary."""
    return "date" if field_type in DATES else "text" if field_type in TEXTS else field_type
