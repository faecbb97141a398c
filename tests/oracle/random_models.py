"""Random models: always YAML that can be read, and as awkward as officers, exports and editors make it.

Every choice comes from one seed. Values are put together first (texts, lists, mappings), then written by a
small emitter that picks the style of each: block or flow, plain or quoted, comments, line endings.
What loading must refuse (anchors, duplicate keys and ids, broken syntax) is left to tests of loading.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

Value: TypeAlias = "str | Raw | list[Value] | dict[str, Value]"
"""A value to be written: a text, a token to be written as it stands, a list or a mapping."""


class Raw(str):
    """Holds a token that goes into the file as it is: an empty value, `~`, `[]`."""

    __slots__ = ()


class Dice(random.Random):
    """Makes the choices."""

    def chance(self, share: float) -> bool:
        """Says yes in this share of the throws."""
        return self.random() < share

    def weighted(self, **weights: int) -> str:
        """Picks one of the names, each as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]

    def some(self, words: Sequence[str], most: int) -> list[str]:
        """Picks between one and `most` different words, in any order."""
        return self.sample(words, min(len(words), self.randint(1, most)))


SECTIONS: Final = {
    "ambitions": ("A", 0.06),
    "roles": ("R-", 0.08),
    "organisations": ("O.", 0.03),
    "measures": ("M", 0.09),
    "sources": ("S-", 0.14),
    "plans": ("PL", 0.02),
    "outcomes": ("OUT.", 0.03),
    "actions": ("ACT-", 0.55),
}
"""Each section with the start of its ids and its share of the elements."""

ODD_IDS: Final = (
    *("no", "Yes", "1.10", "0130", "1e3", "0x1F", "2026-01-01", "on", "12", "NaN"),
    *("none-1", "tbc2", "NA.1", "see-1", "pending-post"),
)
"""Ids that are text, whatever YAML would make of them, and ids that only begin like a placeholder."""

PLACEHOLDERS: Final = (
    *("TBC", "TBD", "TBA", "NA", "N/A", "none", "unknown", "vacant", "pending", "?", "-", "???", "…", "."),
    *("not applicable", "not available", "not stated", "not known", "to be confirmed", "to be agreed"),
    *("to be announced", "to be decided", "to follow", "awaiting recruitment", "awaiting the board's view"),
    *("not yet agreed", "not yet in post", "see action plan", "see link", "", "   ", "null", "~"),
)
NOTHINGS_IN_LISTS: Final = (Raw("null"), Raw("Null"), Raw("~"), Raw("--"), Raw("..."))
NOTHINGS: Final = (*NOTHINGS_IN_LISTS, *(Raw(text) for text in ("", "", "[]", "[ ]", '""', "''")))
STATUSES: Final = ("not started", "in progress", "on track", "at risk", "off track", "on hold", "done")
ODD_STATUSES: Final = ("stoped", "stop", "not stopped", "on-track", "amber", "closed", "paused until spring")
LEVELS: Final = ("informed", "consulted", *(("participated", "co-produced") * 4))
ODD_LEVELS: Final = ("talked", "coproduced", "co produced", "participate", "participation", "engaged", "5")
AFFECTED: Final = ("children", "young people", "parents and carers", "parent carer forum")
PROFESSIONALS: Final = ("schools", "education", "health", "social care", "staff", "partners")
PUBLIC: Final = ("residents", "stakeholders")
ODD_WHO: Final = ("parents", "carers", "child", "young persons", "parents & carers", "people affected")
WHO: Final = (
    *(AFFECTED, AFFECTED, AFFECTED, PROFESSIONALS, PUBLIC, ODD_WHO),
    *((*AFFECTED, *PROFESSIONALS, *PUBLIC), (*AFFECTED, *ODD_WHO)),
)
UNKNOWN_FIELDS: Final = (
    *(("owners", "roles"), ("lead", "roles"), ("measures", "measures")),
    *(("priority", "ambitions"), ("co_production", "sources"), ("colour", "plans")),
)
"""Names that no kind has, each with the section whose ids stand there."""

INVERSE_NAMES: Final = {"owns": "roles", "measure_of": "measures", "advanced_by": "ambitions"}
"""Names of links at their far end, which no file may write, and the section where they would stand."""

TITLES: Final = (
    *("Train early-years settings", "Publish waiting times", "Café mornings at Llŷn Road", "Review: phase 2"),
    *("Straßenfest “Offen für alle”", "Play 🎈", "Ask families, then ask again", "TBC", "N/A", "a #b"),
    *("50% of places", "the parents' panel", 'the "front door" pilot', "- a dash first", "日本語", "2026"),
)
NOTES: Final = ("minutes of 3 March", "said at the meeting: yes", "it's in the annex", "TBC", "né à Brest")
BASES: Final = ("stated", "promised", "inferred", "illustrative")
STRATEGY_ID: Final = "harbour-2026"
MOST_FILES: Final = 8
SINGLE: Final = ("owner", "belongs_to")
PLAIN: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./'-]*[A-Za-z0-9.])?")


def random_model(seed: int, size: int) -> dict[str, str]:
    """Gives a model of about `size` elements as file names with their YAML; one seed, one model."""
    dice = Dice(seed)
    ids = _ids(dice, size)
    maker = _Maker(dice, ids)
    elements: list[tuple[str, dict[str, Value]]] = [
        (section, maker.element(section, own)) for section in SECTIONS for own in ids[section]
    ]
    dice.shuffle(elements)
    count = dice.randint(1, max(1, min(MOST_FILES, size // MOST_FILES)))
    files: list[dict[str, Value]] = [{} for _ in range(count)]
    files[dice.randrange(count)]["strategy"] = maker.strategy()
    for section, element in elements:
        rows = dice.choice(files).setdefault(section, [])
        if isinstance(rows, list):
            rows.append(element)
    return {f"part-{number}.yaml": Emitter(dice).file(data) for number, data in enumerate(files)}


def _ids(dice: Dice, size: int) -> dict[str, list[str]]:
    """Gives every section its ids; no two are the same when case is folded."""
    odd = dice.sample(ODD_IDS, len(ODD_IDS))
    ids: dict[str, list[str]] = {}
    for section, (start, share) in SECTIONS.items():
        count = round(size * share) + dice.randint(0, 1)
        width = dice.choice((1, 1, 3))
        plain = [f"{start}{number:0{width}}" for number in range(1, count + 1)]
        ids[section] = [odd.pop() if odd and dice.chance(0.02) else own for own in plain]
    if dice.chance(0.1):
        ids[dice.choice(("roles", "measures", "ambitions", "sources"))].append("TBC")
    return ids


def _cased(dice: Dice, text: str) -> str:
    """Writes a text in some other case, sometimes with more space than it needs."""
    text = dice.choice((text, text, text.upper(), text.capitalize(), text.title()))
    if dice.chance(0.1):
        text = text.replace(" ", "  ")
    return f" {text}  " if dice.chance(0.05) else text


class _Maker:
    """Makes elements, for better or worse."""

    def __init__(self, dice: Dice, ids: Mapping[str, list[str]]) -> None:
        self.dice = dice
        self.ids = ids
        everything = [own for section in ids.values() for own in section]
        self.others = {
            section: [own for own in (*everything, STRATEGY_ID) if own not in known]
            for section, known in ((name, frozenset(listed)) for name, listed in ids.items())
        }
        self.own: Mapping[str, Callable[[], dict[str, Value]]] = {
            "actions": self._action,
            "sources": self._source,
            "measures": lambda: self._link("owner", "roles", 0.5),
            "roles": lambda: self._link("belongs_to", "organisations", 0.5),
            "ambitions": lambda: self._link("contributes_to", "outcomes", 0.6),
            "plans": lambda: self._link("owner", "roles", 0.6),
        }

    def strategy(self) -> dict[str, Value]:
        """Makes a strategy with nothing wrong in it."""
        stage = self.dice.choice(("draft", "consultation", "approval", "published"))
        period: dict[str, Value] = {"period_from": "2026-04-01", "period_to": "2029-03-31"}
        return {"id": STRATEGY_ID, "title": self.dice.choice(TITLES), **period, "stage": stage}

    def element(self, section: str, own: str) -> dict[str, Value]:
        """Makes one element, its keys in any order."""
        element: dict[str, Value] = {"id": own, "title": self.dice.choice(TITLES)}
        if section in self.own:
            element |= self.own[section]()
        if self.dice.chance(0.15):
            element["notes"] = self.dice.choice(NOTES)
        if self.dice.chance(0.05):
            name, ends = self.dice.choice(UNKNOWN_FIELDS)
            element[name] = self._entry(ends)
        for name, end in INVERSE_NAMES.items():
            if section == end and self.dice.chance(0.05):
                element[name] = [self._entry("actions")]
        if self.dice.chance(0.3):
            keys = self.dice.sample(list(element), len(element))
            element = {key: element[key] for key in keys}
        return element

    def _action(self) -> dict[str, Value]:
        made = {
            **self._link("owner", "roles", 0.75),
            **self._link("measured_by", "measures", 0.75),
            **self._link("advances", "ambitions", 0.75),
            **self._link("informed_by", "sources", 0.95),
            **self._link("supported_by", "roles", 0.2),
        }
        if self.dice.chance(0.7):
            made["status"] = self._status()
        return made

    def _status(self) -> Value:
        sort = self.dice.weighted(stopped=20, nothing=10, good=55, odd=15)
        if sort == "nothing":
            return self._nothing()
        words = {"stopped": ("stopped",), "good": STATUSES, "odd": ODD_STATUSES}[sort]
        return _cased(self.dice, self.dice.choice(words))

    def _source(self) -> dict[str, Value]:
        made: dict[str, Value] = {"when": "2025-11"}
        sort = self.dice.weighted(good=88, odd=6, nothing=3, missing=3)
        if sort == "good":
            made["level"] = _cased(self.dice, self.dice.choice(LEVELS))
        elif sort != "missing":
            made["level"] = self.dice.choice(ODD_LEVELS) if sort == "odd" else self._nothing()
        if self.dice.chance(0.93):
            made["who"] = self._who()
        return made

    def _who(self) -> Value:
        sort = self.dice.weighted(nothing=6, scalar=14, gaps=10, plain=70)
        if sort == "nothing":
            return self._nothing()
        who: list[Value] = [_cased(self.dice, word) for word in self.dice.some(self.dice.choice(WHO), 4)]
        if sort == "scalar":
            return who[0]
        if sort == "gaps":
            who.insert(self.dice.randint(0, len(who)), self._nothing(in_list=True))
        return who

    def _link(self, key: str, section: str, present: float) -> dict[str, Value]:
        """Makes one link: missing, empty, good, or mixed of good, dangling, misplaced and empty ends."""
        if not self.dice.chance(present):
            return {}
        if self.dice.chance(0.12):
            return {key: self._nothing()}
        bad = self.dice.choice((0.0, 0.0, 0.0, 0.75))
        count = 1 if key in SINGLE else self.dice.choice((1, 1, 1, 2, 3, 5))
        ends = [self._entry(section, bad, in_list=count > 1) for _ in range(count)]
        return {key: ends[0] if count == 1 and self.dice.chance(0.6) else ends}

    def _entry(self, section: str, bad: float = 0.0, *, in_list: bool = False) -> Value:
        """Makes one end of a link, with a chance of a bad one."""
        target: Value = self.dice.choice(self.ids[section] or ["GONE-0"])
        if self.dice.chance(bad):
            sort = self.dice.weighted(dangling=2, misplaced=3, nothing=2)
            target = self._misplaced(section) if sort == "misplaced" else f"GONE-{self.dice.randint(1, 9)}"
            target = self._nothing(in_list=in_list) if sort == "nothing" else target
        return self._mapped(target) if self.dice.chance(0.2) else target

    def _misplaced(self, section: str) -> Value:
        """Gives the id of an element that is there, but not of the kind that the link leads to."""
        return self.dice.choice(self.others[section])

    def _mapped(self, target: Value) -> Value:
        """Says more about a link than where it leads."""
        more: dict[str, Value] = {"to": target}
        if self.dice.chance(0.7):
            more["basis"] = _cased(self.dice, self.dice.choice(BASES))
        if self.dice.chance(0.6):
            more["note"] = self.dice.choice(NOTES)
        return more

    def _nothing(self, *, in_list: bool = False) -> Value:
        """Gives one of the ways of saying nothing."""
        if self.dice.chance(0.25):
            return self.dice.choice(NOTHINGS_IN_LISTS if in_list else NOTHINGS)
        text = self.dice.choice(PLACEHOLDERS)
        return _cased(self.dice, text) + ("." if self.dice.chance(0.1) and text[-1:].isalpha() else "")


class Emitter:
    """Writes values as YAML, in a style of its own for every file and every value."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.step = dice.choice((2, 2, 4))
        self.flow_share = dice.choice((0.0, 0.3, 0.9))
        self.quote_share = dice.choice((0.0, 0.2, 1.0))
        self.comment_share = dice.choice((0.0, 0.05, 0.2))
        self.hang = dice.choice((0, self.step))

    def file(self, data: Mapping[str, Value]) -> str:
        """Writes one file."""
        lines = ["---"] if self.dice.chance(0.1) else []
        for section, content in data.items():
            lines += self.pair(section, content, 0, flow_share=0.02)
        if self.dice.chance(0.1) and "outcomes" not in data:
            lines += ["outcomes:" + self.dice.choice(("", " []", " ~"))]
        text = "\n".join(lines) + ("\n" if self.dice.chance(0.9) else "")
        return text.replace("\n", "\r\n") if self.dice.chance(0.25) else text

    def pair(self, key: str, value: Value, depth: int, flow_share: float | None = None) -> list[str]:
        """Writes a key and its value, `depth` spaces in."""
        start = " " * depth + (f'"{key}"' if self.dice.chance(0.02) else key) + ":"
        share = self.flow_share if flow_share is None else flow_share
        lines = [" " * depth + "# as agreed: see below"] if self.dice.chance(self.comment_share) else []
        if isinstance(value, str) or not value or self.dice.chance(share):
            return [*lines, f"{start} {self.inline(value, depth)}".rstrip(" ") + self.comment()]
        lines.append(start + self.comment())
        if isinstance(value, list):
            return lines + self.rows(value, depth + self.hang)
        return lines + self.pairs(value, depth + self.step)

    def pairs(self, mapping: Mapping[str, Value], depth: int) -> list[str]:
        """Writes a mapping in block style."""
        return [line for key, value in mapping.items() for line in self.pair(key, value, depth)]

    def rows(self, items: Sequence[Value], depth: int) -> list[str]:
        """Writes a list in block style."""
        lines: list[str] = []
        for item in items:
            dash = " " * depth + "-"
            if not isinstance(item, dict) or self.dice.chance(self.flow_share / 5):
                lines.append(f"{dash} {self.inline(item, depth)}".rstrip(" ") + self.comment())
            elif self.dice.chance(0.1):
                lines += [dash, *self.pairs(item, depth + self.step)]
            else:
                inner = self.pairs(item, depth + 2)
                first = next(place for place, line in enumerate(inner) if not line.lstrip().startswith("#"))
                lines += [*inner[:first], f"{dash} {inner[first].lstrip()}", *inner[first + 1 :]]
        return lines

    def inline(self, value: Value, depth: int, *, one_line: bool = False) -> str:
        """Writes a value in flow style; a list or mapping may take several lines unless told otherwise."""
        if isinstance(value, Raw):
            return str(value)
        if isinstance(value, str):
            return self.scalar(value)
        spread = not one_line and self.dice.chance(0.15)
        if isinstance(value, dict):
            parts = [f"{key}: {self.inline(item, depth, one_line=True)}" for key, item in value.items()]
            opened, closed = "{", "}"
        else:
            parts = [self.inline(item, depth, one_line=True) or '""' for item in value]
            opened, closed = "[", "]"
        if not spread or not parts:
            return opened + self.dice.choice((", ", ",  ")).join(parts) + closed
        pad = "\n" + " " * (depth + 2 * self.step)
        return opened + pad + f",{pad}".join(parts) + self.dice.choice(("", ",")) + pad + closed

    def scalar(self, text: str) -> str:
        """Writes a text plainly where YAML can read it, else quoted."""
        if PLAIN.fullmatch(text) and not self.dice.chance(self.quote_share):
            return text
        if self.dice.chance(0.5):
            return "'" + text.replace("'", "''") + "'"
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        if self.dice.chance(0.2):
            quoted = "".join(letter if letter.isascii() else f"\\U{ord(letter):08x}" for letter in quoted)
        return f'"{quoted}"'

    def comment(self) -> str:
        """Adds a comment at the end of a line, now and then."""
        if not self.dice.chance(self.comment_share):
            return ""
        return self.dice.choice(("  # check with the board", " # TBC", " #"))
