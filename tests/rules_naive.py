"""The language of rules said again, one element at a time, as plain as it can be.

Nothing here comes from the package: which kinds there are, where links lead, which values fields know and what each
word means are written down anew from the description of the language, so that a mistake in one place shows against
the other. Conditions are what YAML would give: texts, lists and mappings. Links and values are only the good ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, TypeAlias

Yaml: TypeAlias = "str | list[Yaml] | dict[str, Yaml]"
Condition: TypeAlias = dict[str, Yaml]

LEVELS: Final = ("informed", "consulted", "participated", "co-produced")
PROGRAMME: Final = ("proposed", "in discussion", "agreed", "closed")
REFORM: Final = ("negotiating", "agreed", "delivering", "settled")
ORDERS: Final = {"level": LEVELS, "programme status": PROGRAMME, "reform status": REFORM}
CHOICES: Final = {
    **ORDERS,
    "action status": ("not started", "on track", "at risk", "off track", "on hold", "done", "stopped"),
    "source status": ("planned", "open", "closed"),
    "plan status": ("draft", "final"),
    "contingency status": ("open", "ended"),
    "plan type": ("corporate plan", "partnership plan", "action plan", "recovery plan"),
    "outcome type": ("outcome", "activity"),
    "measure type": ("input", "output", "outcome", "experience"),
    "role type": ("post", "unit"),
    "method": ("survey", "meeting", "forum", "workshop"),
    "basis": ("stated", "promised", "inferred", "illustrative"),
    "who": ("children", "young people", "parents and carers", "parent carer forum", "residents", "health", "staff"),
}
GROUPS: Final = {
    "people affected": ("children", "young people", "parents and carers", "parent carer forum"),
    "professionals": ("schools", "education", "health", "social care", "staff", "partners"),
    "public": ("residents", "stakeholders"),
}
COMMON: Final = {"basis": "basis", "tags": "words"}
FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "strategy": COMMON,
    "document": COMMON,
    "paragraph": COMMON,
    "organisation": COMMON,
    "role": {**COMMON, "type": "role type"},
    "plan": {**COMMON, "type": "plan type", "status": "plan status"},
    "programme": {**COMMON, "status": "programme status"},
    "outcome": {**COMMON, "type": "outcome type"},
    "ambition": COMMON,
    "principle": COMMON,
    "action": {**COMMON, "status": "action status", "cost": "number", "how_often": "text", "due": "date"},
    "measure": {**COMMON, "type": "measure type", "how_often": "text"},
    "milestone": {**COMMON, "due": "date"},
    "reform_item": {**COMMON, "status": "reform status"},
    "source": {
        **COMMON,
        "level": "level",
        "who": "who",
        "method": "method",
        "status": "source status",
        "responses": "number",
    },
    "risk": {**COMMON, "review": "date"},
    "commitment": {**COMMON, "due": "date", "how_often": "text"},
    "contingency": {**COMMON, "status": "contingency status", "review": "date"},
}
OWNED: Final = ("strategy", "plan", "programme", "action", "measure", "risk", "contingency", "commitment")
LINKS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "part_of": {
        "outcome": ("outcome", "plan"),
        "ambition": ("plan",),
        "principle": ("plan",),
        "action": ("plan",),
        "reform_item": ("programme",),
        "milestone": ("action",),
        "paragraph": ("document",),
    },
    "owner": dict.fromkeys(OWNED, ("role",)),
    "informed_by": dict.fromkeys(("action", "ambition", "principle", "plan", "reform_item", "strategy"), ("source",)),
    "mitigated_by": {"risk": ("action", "commitment", "source")},
    "measured_by": dict.fromkeys(("action", "ambition", "outcome"), ("measure",)),
    "advances": {"action": ("ambition",)},
    "follows": {"action": ("principle",)},
    "supported_by": {"action": ("role",)},
    "depends_on": {"action": ("action",)},
    "fulfils": {"action": ("commitment",), "plan": ("commitment",)},
    "belongs_to": {"role": ("organisation",)},
}
INVERSES: Final = {
    "has_part": "part_of",
    "owns": "owner",
    "informs": "informed_by",
    "mitigates": "mitigated_by",
    "measure_of": "measured_by",
    "advanced_by": "advances",
    "followed_by": "follows",
    "supports": "supported_by",
    "needed_by": "depends_on",
    "fulfilled_by": "fulfils",
    "has_role": "belongs_to",
}
ONLY_ONE: Final = ("owner", "belongs_to")
NEGATIVE: Final = ("is_not", "not_in")


@dataclass
class Element:
    """One element: what is there of its fields, and where its links lead."""

    id: str
    kind: str
    values: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class World:
    """All elements by id, and what the names of definitions stand for."""

    elements: dict[str, Element]
    definitions: dict[str, Condition] = field(default_factory=dict)

    def holds(self, condition: Yaml, element: Element) -> bool:
        """Tells whether every entry of a condition holds for an element."""
        return all(self.entry_holds(key, value, element) for key, value in mapping(condition).items())

    def entry_holds(self, key: str, value: Yaml, element: Element) -> bool:
        if key == "all_of":
            return all(self.holds(part, element) for part in value)
        if key == "any_of":
            return any(self.holds(part, element) for part in value)
        if key == "not":
            return not self.holds(value, element)
        if key == "meets":
            return self.holds(self.definitions[str(value)], element)
        return self.path_holds(key, value, element)

    def path_holds(self, path: str, test: Yaml, element: Element) -> bool:
        *steps, last = path.split(".")
        if "|" in last or "(" in last or last in LINKS or last in INVERSES:
            return self.links_pass(test, self.walk([*steps, last], element))
        ends = self.walk(steps, element)
        found = [(end.values[last], FIELDS[end.kind][last]) for end in ends if end.values.get(last)]
        if test in ("exists", "missing"):
            return bool(found) == (test == "exists")
        return all(
            (bool(found) or word in NEGATIVE)
            and all(passes(word, operand, values, field_type) for values, field_type in found)
            for word, operand in mapping(test).items()
        )

    def walk(self, steps: Iterable[str], element: Element) -> list[Element]:
        """Gives the distinct elements at the end of some steps."""
        here = {element.id}
        for step in steps:
            names, _, kind = step.rstrip(")").partition("(")
            here = {end for start in here for name in names.split("|") for end in self.ends(start, name)}
            here = {end for end in here if not kind or self.elements[end].kind == kind}
        return [self.elements[end] for end in here]

    def ends(self, start: str, name: str) -> list[str]:
        if name in LINKS:
            return self.elements[start].links.get(name, [])
        return [one.id for one in self.elements.values() if start in one.links.get(INVERSES[name], [])]

    def links_pass(self, test: Yaml, ends: list[Element]) -> bool:
        if test in ("exists", "missing"):
            return bool(ends) == (test == "exists")
        tests = mapping(test)
        chosen = [end for end in ends if self.holds(tests.get("where", {}), end)]
        return all(self.link_test_holds(word, value, chosen) for word, value in tests.items() if word != "where")

    def link_test_holds(self, word: str, value: Yaml, ends: list[Element]) -> bool:
        if word == "at_least":
            return len(ends) >= int(str(value))
        if word == "at_most":
            return len(ends) <= int(str(value))
        if word == "exactly":
            return len(ends) == int(str(value))
        met = [self.holds(value, end) for end in ends]
        return {"some": any(met), "every": all(met), "none": not any(met)}[word]


def passes(word: str, operand: Yaml, values: list[str], field_type: str) -> bool:
    """Tells whether the value of one element passes a test; only a list field holds several."""
    wanted = [str(one) for one in operand] if isinstance(operand, list) else [str(operand)]
    if word == "is_at_least":
        order = ORDERS[field_type]
        return order.index(plain(values[0])) >= order.index(plain(wanted[0]))
    if word == "includes":
        wanted = [one for word in wanted for one in GROUPS.get(plain(word), (word,))]
    same = any(alike(value, other, field_type) for value in values for other in wanted)
    return not same if word in NEGATIVE else same


def alike(one: str, other: str, field_type: str) -> bool:
    return Decimal(one) == Decimal(other) if field_type == "number" else plain(one) == plain(other)


def plain(text: str) -> str:
    return " ".join(text.lower().split())


def mapping(value: Yaml) -> dict[str, Yaml]:
    assert isinstance(value, dict)
    return value
